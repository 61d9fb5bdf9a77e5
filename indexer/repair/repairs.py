"""All repairs in their order, and the way of a text through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kashaf.indexer.repair.controls import controls
from kashaf.indexer.repair.encodings import wrong_encodings
from kashaf.indexer.repair.findings import Change, Finding, Mended, Repaired
from kashaf.indexer.repair.lam_alef import swapped_lam_alef
from kashaf.indexer.repair.line_ends import broken_words
from kashaf.indexer.repair.marks import parted_marks
from kashaf.indexer.repair.order import visual_order
from kashaf.indexer.repair.persian import persian_letters
from kashaf.indexer.repair.presentation import presentation_forms
from kashaf.indexer.repair.spaced import spaced_letters
from kashaf.indexer.repair.tatweel import tatweel_runs

__all__ = ["REPAIRS", "repair"]

REPAIRS: Final[Mapping[str, Callable[[str], Mended]]] = {
    "wrong encoding": wrong_encodings,
    "control characters": controls,
    "presentation forms": presentation_forms,
    "visual order": visual_order,
    "swapped lam and alef": swapped_lam_alef,
    "tatweel runs": tatweel_runs,
    "parted marks": parted_marks,
    "spaced letters": spaced_letters,
    "broken words": broken_words,
    "Persian letters": persian_letters,
}
"""By name, in their order: letters must be letters before their order can be seen, and so on."""


def repair(text: str) -> Repaired:
    """Mend a text, as far as the evidence goes.

    Args:
        text: as it was read.

    Returns:
        The text, the very one where nothing was found, and what was found.
    """
    if text.isascii():
        return Repaired(text)
    findings = []
    for kind, function in REPAIRS.items():
        found = function(text)
        if found.count and found.example is not None:
            findings.append(_finding(kind, text, found, found.example))
            text = found.text
    return Repaired(text, tuple(findings))


def _finding(kind: str, before: str, found: Mended, example: Change) -> Finding:
    changed = sum(one != other for one, other in zip(before, found.text, strict=False))
    changed = max(changed if len(before) == len(found.text) else 0, abs(len(before) - len(found.text)))
    return Finding(kind, found.count, min(1.0, changed / max(1, len(before))), example)
