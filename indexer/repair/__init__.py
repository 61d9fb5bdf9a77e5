"""Repair of Arabic text that was damaged on its way: found first, with evidence, and only then mended.

One damage is one module, with a function that takes a text and returns it mended, with what it changed. They
are tried in the order of `repairs.REPAIRS`, for some hide others. Each looks for signs that sound text does
not have before it looks closer, so that sound text costs little and comes back as it was.
"""

from kashaf.indexer.repair.findings import Change, Finding, Repaired
from kashaf.indexer.repair.repairs import REPAIRS, repair

__all__ = ["REPAIRS", "Change", "Finding", "Repaired", "repair"]
