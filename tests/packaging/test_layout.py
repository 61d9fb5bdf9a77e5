"""The house itself: packages, imports, names, and what importing loads."""

import ast
import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ROOMS = {
    "analyzers": {"analyzers"},
    "engines": {"engines", "analyzers"},
    "indexer": {"indexer", "engines", "analyzers"},
    "search": {"search", "engines", "analyzers"},
}
"""What each room may import, beside the errors, which are open to all."""

NOT_INSTALLED = {"kashaf.analyzers.lexicon_build"}
"""Packages that build data files and are not needed to use them."""


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules of Kashaf that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name == "kashaf" or name.startswith("kashaf.")}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room):
    """A room imports only rooms before it, and the errors."""
    for path in modules(room):
        for name in imported(path):
            parts = name.split(".")
            allowed = parts[:2] in (["kashaf", "errors"], ["kashaf", "__version__"]) or parts == ["kashaf"]
            assert allowed or parts[1] in ROOMS[room], f"{path.relative_to(ROOT)} imports {name}"


def test_every_package_is_installed():
    """pyproject.toml lists the packages of the folders; one left out would be missing from the wheel."""
    found = set()
    for room in ("kashaf", *ROOMS, "seeds"):
        prefix = () if room == "kashaf" else ("kashaf",)
        for path in (ROOT / room).rglob("__init__.py"):
            parts = path.parent.relative_to(ROOT).parts
            if not any((ROOT / part).is_symlink() for part in map("/".join, _heads(parts))):
                found.add(".".join((*prefix, *parts)))
    assert found - NOT_INSTALLED == set(PROJECT["tool"]["setuptools"]["packages"])


def _heads(parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [parts[:length] for length in range(1, len(parts) + 1)]


def test_the_links_lead_to_the_rooms():
    """The links inside kashaf/ are what type checkers and doctests follow."""
    for room in (*ROOMS, "seeds"):
        assert (ROOT / "kashaf" / room).resolve() == ROOT / room


@pytest.mark.parametrize(
    "name",
    ["kashaf", "kashaf.analyzers", "kashaf.engines", "kashaf.indexer", "kashaf.search", "kashaf.errors"],
)
def test_public_names_are_there(name):
    """Every name of __all__ can be had, and is listed once."""
    module = importlib.import_module(name)
    assert sorted(set(module.__all__)) == sorted(module.__all__)
    for public in module.__all__:
        assert hasattr(module, public), f"{name} has no {public}"


def test_the_front_door_lists_what_it_opens():
    """The public names of the package are those of its table, of its type hints and of dir()."""
    import kashaf

    assert {*kashaf._HOMES, "__version__"} == set(kashaf.__all__) == set(dir(kashaf))


def test_importing_loads_nothing_heavy():
    """`import kashaf` loads no engine, no analyzer and no library."""
    script = "import sys, kashaf; print(*sorted(name for name in sys.modules if '.' not in name))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
    heavy = {"tantivy", "whoosh", "pyarabic", "snowballstemmer", "click", "lark", "rich", "bs4", "rapidfuzz"}
    assert set() == heavy & set(loaded.split())


def test_searching_loads_only_what_it_needs(tmp_path):
    """A search on Tantivy loads no reader, no other engine and nothing that draws progress bars."""
    script = (
        "import sys, kashaf\n"
        f"index = kashaf.create({str(tmp_path / 'index')!r})\n"
        "index.search('كتاب')\n"
        "print(*sorted(name for name in sys.modules if '.' not in name))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout
    heavy = {"whoosh", "snowballstemmer", "click", "rich", "bs4", "charset_normalizer"}
    assert set() == heavy & set(loaded.split())


def test_no_dumping_grounds():
    """A file is named after what it holds."""
    for room in ("kashaf", *ROOMS):
        for path in modules(room):
            assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc", "tools"}, path


def test_the_version_is_one():
    """The package and its metadata say the same version."""
    import kashaf

    assert PROJECT["project"]["version"] == kashaf.__version__
