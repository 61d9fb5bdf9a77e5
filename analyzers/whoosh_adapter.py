"""The analyzer for anyone's own Whoosh schema, with right positions and character offsets."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis import Analyzer as WhooshBase
from whoosh.analysis import Token

from kashaf.analyzers import tokens as words
from kashaf.analyzers.chains import Settings, build
from kashaf.analyzers.levels import GRAMS, NEAR
from kashaf.errors import AnalyzerError

__all__ = ["WhooshAnalyzer"]


class WhooshAnalyzer(WhooshBase):  # type: ignore[misc] # Whoosh ships no types
    """Kashaf's terms at one level as Whoosh tokens, for `whoosh.fields.TEXT(analyzer=…)`.

    Args:
        settings: which analyzer to build.
        level: the level of the terms, one of those with a term a word; by default the analyzer's main one.

    Raises:
        AnalyzerError: the settings name no analyzer, or it has no such level.
    """

    def __init__(self, settings: Settings = Settings(), level: str | None = None) -> None:
        self.settings = settings
        analyzer = build(settings)
        self.level = level or analyzer.main_level
        if self.level in (GRAMS, NEAR):
            raise AnalyzerError(f"level {self.level!r} has not one term a word; choose another")
        self._place = analyzer.place(self.level)
        self._analyzer = analyzer

    def __call__(
        self,
        value: str,
        positions: bool = False,  # noqa: FBT001, FBT002 - Whoosh's signature
        chars: bool = False,  # noqa: FBT001, FBT002
        start_pos: int = 0,
        start_char: int = 0,
        tokenize: bool = True,  # noqa: FBT001, FBT002
        **asked: object,
    ) -> Iterator[Token]:
        """Yield a token for each word of `value`; as in Whoosh, it is one object with changing attributes.

        What Whoosh asks not to be cut, the text of a prefix, wildcard or range, is folded as a whole and
        not stemmed. Other arguments are passed on to the token.
        """
        shown = Token(positions, chars, **asked)
        shown.boost = 1.0
        for token in self._analyzer.tokens(value) if tokenize else self._whole(value):
            shown.text = token.terms[self._place]
            shown.original = token.source
            shown.stopped = False
            if positions:
                shown.pos = start_pos + token.position
            if chars:
                shown.startchar = start_char + token.start
                shown.endchar = start_char + token.end
            yield shown

    def _whole(self, value: str) -> tuple[words.Token]:
        terms = (self._analyzer.fold(value),) * len(self._analyzer.levels)
        return (words.Token(value, 0, len(value), 0, terms),)

    def __getstate__(self) -> dict[str, object]:
        return {"settings": self.settings, "level": self.level}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__init__(**state)  # type: ignore[misc] # the state is the arguments

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, WhooshAnalyzer)
            and self.settings == other.settings
            and self.level == other.level
        )

    def __hash__(self) -> int:
        return hash((self.settings, self.level))

    def __repr__(self) -> str:
        return f"WhooshAnalyzer({self.settings!r}, {self.level!r})"
