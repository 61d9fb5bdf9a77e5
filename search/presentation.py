"""How the hits of a search are shown: marks, windows, relations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from kashaf.analyzers.analyzer import Analyzer
from kashaf.engines import contract
from kashaf.engines.layout import TEXT, TITLE
from kashaf.engines.stored import decode
from kashaf.errors import QueryError
from kashaf.search.highlight import Highlighter
from kashaf.search.marks import Marked
from kashaf.search.meaning import Meaning
from kashaf.search.relations import Matches, word_of
from kashaf.search.results import Hit
from kashaf.search.sought import Sought
from kashaf.search.why.explanation import Explanation
from kashaf.search.windows import SNIPPET_LENGTH, windows

__all__ = ["USUAL_LOOK", "Look", "Presentation"]

_NOTHING: Final = Sought()


@dataclass(frozen=True, slots=True)
class Look:
    """How hits are to be shown.

    Attributes:
        length: of a snippet, in characters.
        snippets: how many at most.
        marked: `word` to mark words as they stand, `stem` to leave out what is attached to them.
    """

    length: int = SNIPPET_LENGTH
    snippets: int = 1
    marked: str = Marked.WORD

    def __post_init__(self) -> None:
        if self.length < 1 or self.snippets < 1:
            raise QueryError(
                f"snippets are at least one of one character; these are {self.snippets} of {self.length}"
            )
        if self.marked not in list(Marked):
            raise QueryError(f"{self.marked!r} cannot be marked; choose one of {', '.join(Marked)}")


USUAL_LOOK: Final = Look()
"""One window a text, words marked as they stand."""


class Presentation:
    """Shows the hits of one query; what it finds out about words is kept from hit to hit.

    Args:
        analyzer: the one that the index was made with.
        meaning: of the query.
        query: as it was typed.
        look: how hits are to be shown.
        explain: explains the score of the document with an id.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        meaning: Meaning,
        query: str,
        look: Look,
        explain: Callable[[str], Explanation],
    ) -> None:
        marked = Marked(look.marked)
        in_title, in_text = (meaning.sought.get(name, _NOTHING) for name in (TITLE, TEXT))
        self._in_text = Highlighter(analyzer, in_text, marked)
        # Most queries seek the same in both; what one finds out about words serves the other.
        same = in_title == in_text
        self._in_title = self._in_text if same else Highlighter(analyzer, in_title, marked)
        self._matches = Matches(analyzer, query)
        self._look = look
        self._explain = explain

    def hit(self, hit: contract.Hit) -> Hit:
        """Return a hit with its marks and windows."""
        document = decode(hit.stored)
        title, text = self._in_title.find(document.title), self._in_text.find(document.text)
        closest = self._in_text.closest(document.text, (*title, *text))
        if closest:
            text = sorted((*text, *closest), key=lambda found: found.span)
        snippets = windows(
            document.text,
            text,
            self._look.length,
            self._look.snippets,
            word_of=lambda found: word_of(found.part),
        )
        return Hit(
            hit.id,
            hit.score,
            document.title,
            snippets[0],
            document.fields,
            document.text,
            tuple(place.marked for place in title),
            snippets,
            partial(self._matches.best, ((document.title, title), (document.text, text))),
            partial(self._explain, hit.reference),
            hit.index,
        )
