"""The fingerprint of an analyzer: the same as long as it makes the same terms.

An index made by one analyzer gives wrong answers to another, so an index keeps the fingerprint of its own. It
is a digest of the terms that the analyzer makes of 500 fixed words, of the word lists it uses and of the
number below; it does not change with a release that changes no term.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from kashaf.analyzers.analyzer import Analyzer

__all__ = ["RULES_NUMBER", "fingerprint"]

_WORDS: Final = Path(__file__).with_name("data") / "fingerprint.txt"

RULES_NUMBER: Final = 1
"""To be raised when a change of the rules changes terms that the fixed words do not show."""


def fingerprint(analyzer: Analyzer) -> str:
    """Return 16 hexadecimal digits that are equal for analyzers that make the same terms."""
    digest = hashlib.sha256(f"{RULES_NUMBER}\n{sorted(analyzer.folding.off)}\n".encode())
    above = analyzer.above
    sampled = analyzer if above is None or above.is_sampled else Analyzer(analyzer.folding)
    for terms in sampled.fields(_WORDS.read_text("utf-8")):
        digest.update(terms.encode("utf-8", "surrogatepass") + b"\n")
    if above is not None:
        # Stop words decide which words are neighbours; elsewhere they change no term.
        stop_words = sorted(analyzer.stop_words) if above.pairs else ()
        for part in (*above.names, *sorted(above.keep), above.data_digest, *stop_words):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()[:16]
