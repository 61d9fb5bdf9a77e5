"""The analyzer for other libraries: as a plain callable, for scikit-learn, bm25s and whatever takes one."""

from __future__ import annotations

from dataclasses import dataclass, field

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.chains import Settings, build

__all__ = ["TermList"]


@dataclass(frozen=True)
class TermList:
    """A callable from a text to the list of its terms at one level.

    For scikit-learn's vectorizers it is the argument `analyzer`; for bm25s it makes the lists that are
    indexed and asked. It can be pickled, and compares by value.

    Attributes:
        settings: which analyzer to build.
        level: the level of the terms; by default the analyzer's main one.

    Raises:
        AnalyzerError: the settings name no analyzer, or it has no such level.

    >>> TermList()("والكتابُ كتابنا")
    ['كتاب', 'كتاب']
    """

    settings: Settings = Settings()
    level: str | None = None
    _analyzer: Analyzer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        analyzer = build(self.settings)
        if self.level is not None:
            analyzer.place(self.level)
        object.__setattr__(self, "_analyzer", analyzer)

    def __call__(self, text: str) -> list[str]:
        """Return the terms of a text in order."""
        return self._analyzer.terms(text, self.level or self._analyzer.main_level)

    def __reduce__(self) -> tuple[type[TermList], tuple[Settings, str | None]]:
        return TermList, (self.settings, self.level)
