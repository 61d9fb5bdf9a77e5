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
from kashaf.analyzers.written import WRITTEN_NUMBER

__all__ = ["RULES_NUMBER", "fingerprint", "fixed_words"]

_WORDS: Final = Path(__file__).with_name("data") / "fingerprint.txt"

RULES_NUMBER: Final = 3
"""To be raised when rules change terms: of morphology always, of others where the fixed words do
not show. A test holds it together with the terms."""


def fixed_words() -> str:
    """Return the 500 words, chosen so that every rule acts on some of them."""
    return _WORDS.read_text("utf-8")


def fingerprint(analyzer: Analyzer) -> str:
    """Return 16 hexadecimal digits that are equal for analyzers that make the same terms."""
    digest = hashlib.sha256(f"{RULES_NUMBER}\n{sorted(analyzer.folding.off)}\n".encode())
    above = analyzer.above
    # Where the rules number and the data say it all, no start of the program waits for 500 words.
    for terms in analyzer.fields(fixed_words()) if above is None or above.is_sampled else ():
        digest.update(terms.encode("utf-8", "surrogatepass") + b"\n")
    if above is not None:
        # Stop words decide which words are neighbours; elsewhere they change no term.
        stop_words = sorted(analyzer.stop_words) if above.pairs else ()
        for part in (*above.names, *sorted(above.keep), above.data_digest, *stop_words):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\n")
    if analyzer.keeps_written:
        digest.update(f"written {WRITTEN_NUMBER}\n".encode())
    return digest.hexdigest()[:16]
