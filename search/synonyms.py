"""Lists of synonyms that people write for their own searches; no index has to be made anew for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from kashaf.analyzers.analyzer import Analyzer
from kashaf.errors import AnalyzerError
from kashaf.search.synonym_lookup import SynonymLookup
from kashaf.search.synonym_rules import SynonymRule, read_rules

__all__ = ["NO_SYNONYMS", "Synonyms"]


@dataclass(frozen=True)
class Synonyms:
    """A list of synonyms; `synonym_rules.py` says how its lines are written.

    A synonym of a synonym is none: what a line does not say is not concluded from several.

    Attributes:
        rules: one for each line that is not blank, in order.

    >>> Synonyms.parse("car, auto, automobile").rules[0].found
    ('car', 'auto', 'automobile')
    """

    rules: tuple[SynonymRule, ...] = ()
    _lookups: dict[Analyzer, SynonymLookup] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def read(cls, path: str | Path) -> Self:
        """Read a list from a file in UTF-8.

        Raises:
            AnalyzerError: the file cannot be read, or a line is none of the list; the message says which.
        """
        try:
            text = Path(path).read_text("utf-8-sig")
        except OSError as error:
            raise AnalyzerError(f"{path}: {error.strerror}; name a readable list of synonyms") from error
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise AnalyzerError(f"{path}:{line}: not UTF-8; save the list of synonyms as UTF-8") from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, origin: str = "synonyms") -> Self:
        """Read a list from a text.

        Args:
            text: the list.
            origin: what messages call it.

        Raises:
            AnalyzerError: a line is none of the list.
        """
        return cls(tuple(read_rules(text, origin)))

    def lookup(self, analyzer: Analyzer) -> SynonymLookup:
        """Return the list as an analyzer reads it; it is read once for each."""
        if analyzer not in self._lookups:
            self._lookups[analyzer] = SynonymLookup(self.rules, analyzer)
        return self._lookups[analyzer]


NO_SYNONYMS: Final = Synonyms()
"""Nobody's list: only other writings of the same words are found."""
