"""An index that is opened, or made if there is none, as commands that write to one want it."""

from __future__ import annotations

from pathlib import Path

import kashaf
from kashaf.analyzers import Settings
from kashaf.engines import DEFAULT
from kashaf.errors import KashafError, MissingIndexError
from kashaf.index import Index

__all__ = ["open_or_create"]


def open_or_create(folder: Path, engine: str | None, settings: Settings | None) -> Index:
    """Open the index in a folder, or make it.

    Args:
        folder: where it is, or is to be.
        engine: the one that is to keep it; `None` takes the default, or the one it has.
        settings: of the analyzer; `None` takes the default, or what it was made with.

    Raises:
        KashafError: the index that is there has another engine or analyzer.
    """
    try:
        index = kashaf.open(folder)
    except MissingIndexError:
        return kashaf.create(folder, engine=engine or DEFAULT, analyzer=settings or Settings())
    there = index.folder.sidecar
    if engine is not None and engine != there.engine:
        raise KashafError(
            f"the index in {folder} is kept by {there.engine}, not {engine}; "
            "leave --engine out, or make another with --index"
        )
    if settings is not None and kashaf.build(settings) != index.analyzer:
        raise KashafError(
            f"the index in {folder} was made by the analyzer {there.profile!r} with other settings; "
            "leave the analyzer's options out, or make another with --index"
        )
    return index
