"""How many processes read and analyse."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from typing import Final

from kashaf.indexer.choice import Chosen
from kashaf.indexer.writer import IndexWriter

__all__ = ["jobs_for", "pickled_analyzer"]

_WORTH_BYTES: Final = 16 << 20
_WORTH_FILES: Final = 500
"""Bytes, or files, above which it is worth while to start processes, each of which learns the words anew."""

_QUICK: Final = frozenset({"jsonl", "json", "csv", "tsv", "text", "markdown"})
"""Formats read so quickly that one process, with the engine's own thread beside it, keeps two cores busy."""

_FEW_CORES: Final = 2


def jobs_for(wanted: int | None, chosen: Sequence[Chosen], writer: IndexWriter) -> int:
    """Return how many processes are to read and analyse.

    Args:
        wanted: as the user said; `None` takes one for each core this process may use, where the files are
            large or many, and reading them takes long or there are more than two cores.
        chosen: what is to be read.
        writer: whose analyzer must be one that can be handed to other processes.
    """
    if wanted is not None:
        return wanted
    sizes = [one.source.size for one in chosen]
    known = sum(size for size in sizes if size is not None)
    if known < _WORTH_BYTES and len(sizes) < _WORTH_FILES:
        return 1
    cores = _cores()
    if cores <= _FEW_CORES and all(one.format is None or one.format.name in _QUICK for one in chosen):
        return 1
    return 1 if pickled_analyzer(writer) is None else cores


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pickled_analyzer(writer: IndexWriter) -> bytes | None:
    """Return the analyzer for other processes; `None` where it cannot go there."""
    try:
        return pickle.dumps(writer.analyzer)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
