"""The engines there are, in one table, and the way to one of them.

An engine's module is imported when the engine is asked for, and no sooner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from kashaf.engines.contract import Engine
from kashaf.errors import KashafError

__all__ = ["DEFAULT", "ENGINES", "EngineEntry", "EngineInfo", "engine", "engines"]


@dataclass(frozen=True, slots=True)
class EngineEntry:
    """One line of the table.

    Attributes:
        module: the module that holds the engine.
        maker: the name of its class there, made without arguments.
        description: one line for a person.
    """

    module: str
    maker: str
    description: str


DEFAULT = "tantivy"
"""The engine of an index for which none was named."""

ENGINES: Mapping[str, EngineEntry] = {
    "tantivy": EngineEntry("kashaf.engines.tantivy_engine", "TantivyEngine", "compiled, embedded, fast"),
    "whoosh": EngineEntry(
        "kashaf.engines.whoosh_engine", "WhooshEngine", "pure Python: nothing compiled, runs everywhere"
    ),
}
"""Every engine by name."""


@dataclass(frozen=True)
class EngineInfo:
    """An engine as it is listed for a person: `version` is empty where its library is missing."""

    name: str
    version: str
    description: str
    default: bool


def engine(name: str = DEFAULT) -> Engine:
    """Return the engine of that name; raises KashafError for another, or where its library is missing."""
    entry = ENGINES.get(name)
    if entry is None:
        raise KashafError(f"there is no engine {name!r}; choose one of: {', '.join(ENGINES)}")
    try:
        made: Engine = getattr(import_module(entry.module), entry.maker)()
    except ImportError as error:
        raise KashafError(
            f"the engine {name!r} cannot be loaded: {error}; try: pip install {name}"
        ) from error
    return made


def engines() -> tuple[EngineInfo, ...]:
    """Return every engine with its version, the default first; this loads them all."""
    return tuple(_info(name) for name in ENGINES)


def _info(name: str) -> EngineInfo:
    try:
        version = engine(name).version()
    except KashafError:
        version = ""
    return EngineInfo(name, version, ENGINES[name].description, name == DEFAULT)
