"""The documents: their links lead somewhere, their examples run, and nothing is left out of them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kashaf.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "benchmarks/README.md",
    "seeds/README.md",
    "docs/QUERY_LANGUAGE.md",
)
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    """Every relative link of a document leads to a file of the project."""
    path = ROOT / name
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{name}: {target}"


def test_the_checks_run_the_test_command_of_the_readme():
    """What .ci/run calls is what the README says."""
    line = next(line for line in README.splitlines() if line.endswith("pytest") and "venv" in line)
    assert line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("block", blocks("python"))
def test_python_of_the_readme_runs(block, tmp_path):
    """Each Python block runs as it stands, in an empty folder."""
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=tmp_path, capture_output=True, check=False, env={"PYTHONUTF8": "1"}
    )
    assert 0 == done.returncode, done.stderr.decode()
    assert done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name):
    """Each command stands in the README."""
    assert f"kashaf {name}" in README


def test_the_readme_names_every_option():
    """Each option of each command stands in the README."""
    for name in COMMANDS:
        command = cli.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert f"`{option}" in README, f"kashaf {name} {option}"
