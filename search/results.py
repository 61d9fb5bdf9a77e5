"""What a search gives back: hits in order, how many there are in all, and how they print."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, overload

from kashaf.engines.contract import SEPARATOR
from kashaf.search.facets import Facet
from kashaf.search.marks import Snippet, Span
from kashaf.search.why.absence import Absence
from kashaf.search.why.explanation import Explanation
from kashaf.search.why.language import Language
from kashaf.search.why.match import Match, said_in_line

if TYPE_CHECKING:
    from kashaf.search.suggestions import Suggestion

__all__ = ["Hit", "HitGroup", "Results", "mark", "mark_html"]

_ELLIPSIS: Final = "…"


def mark(snippet: Snippet, before: str, after: str) -> str:
    """Return the text of a snippet with `before` and `after` round each marked place, and … where it was cut.

    Places with nothing but blanks between them are marked as one.

    >>> mark(Snippet("من الكتاب", (Span(3, 9),)), "[", "]")
    'من [الكتاب]'
    """
    parts = [_ELLIPSIS if snippet.cut_before else ""]
    end = 0
    for span in _joined(snippet):
        parts += (snippet.text[end : span.start], before, snippet.text[span.start : span.end], after)
        end = span.end
    parts += (snippet.text[end:], _ELLIPSIS if snippet.cut_after else "")
    return "".join(parts)


def mark_html(snippet: Snippet) -> str:
    """Return a snippet as HTML, escaped, with `<mark>` round each marked place.

    >>> mark_html(Snippet("<b> كتاب", (Span(4, 8),)))
    '&lt;b&gt; <mark>كتاب</mark>'
    """
    # Private-use characters stand for the tags while the text is escaped, and for nothing else.
    opening, closing = "\ue000", "\ue001"
    plain = replace(snippet, text=snippet.text.translate({ord(opening): "\ufffd", ord(closing): "\ufffd"}))
    return html.escape(mark(plain, opening, closing)).replace(opening, "<mark>").replace(closing, "</mark>")


def _joined(snippet: Snippet) -> Iterator[Span]:
    spans = iter(snippet.spans)
    current = next(spans, None)
    for span in spans:
        if current is not None and not snippet.text[current.end : span.start].strip():
            current = Span(current.start, span.end)
        elif current is not None:
            yield current
            current = span
    if current is not None:
        yield current


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Attributes:
        id: the document's id.
        score: the higher, the better; comparable within one search only.
        title: its title, or the empty string.
        snippet: the window of its text that shows most of the query's words; the first of `snippets`.
        fields: its further fields as they were given.
        text: its whole text.
        title_spans: the marked places of the title.
        snippets: the windows, where several were asked for, in the order of the text.
        tell: says how each part of the query matched; asked by `matches`, for it costs a look at the lexicon.
        reckon: explains the score; asked by `explanation`, while the index is open.
        index: where several indexes were searched, the name of its own.
    """

    id: str
    score: float
    title: str
    snippet: Snippet
    fields: Mapping[str, object]
    text: str
    title_spans: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    tell: Callable[[], tuple[Match, ...]] = field(default=tuple, compare=False, repr=False)
    reckon: Callable[[], Explanation] | None = field(default=None, compare=False, repr=False)
    index: str = ""

    @property
    def reference(self) -> str:
        """What the document is known by where it was found: its id, with its index if there are several."""
        return f"{self.index}{SEPARATOR}{self.id}" if self.index else self.id

    @property
    def matches(self) -> tuple[Match, ...]:
        """How each part of the query matched the document, where it did."""
        return self.tell()

    @property
    def explanation(self) -> Explanation:
        """The score as a tree in words; to be asked while the index is open."""
        if self.reckon is None:
            return Explanation(self.score, "score", {"id": self.id, "query": ""})
        return self.reckon()

    @property
    def title_shown(self) -> Snippet:
        """The title with its marks, or the id where there is none."""
        return Snippet(self.title, self.title_spans) if self.title else Snippet(self.id, ())

    def why(self, language: Language | None = None) -> str:
        """Return in one line how each part of the query matched."""
        return said_in_line(self.matches, language)

    def to_json(self, language: Language | None = None, *, explain: bool = False) -> dict[str, object]:
        """Return the hit as JSON takes it, without the whole text.

        Args:
            language: of what is said in words.
            explain: whether the tree of the score is to be there.
        """
        several = {"snippets": [one.to_json() for one in self.snippets]} if len(self.snippets) > 1 else {}
        tree = {"explanation": self.explanation.to_json(language)} if explain else {}
        return {
            "id": self.id,
            **({"index": self.index} if self.index else {}),
            "score": round(self.score, 6),
            "title": self.title,
            "title_spans": [list(span) for span in self.title_spans],
            "snippet": self.snippet.to_json(),
            **several,
            "fields": dict(self.fields),
            "matches": [match.to_json(language) for match in self.matches],
            **tree,
        }

    def __str__(self) -> str:
        return f"{self.score:.3f}  {self.title or self.id}\n       {mark(self.snippet, '[', ']')}"


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The best hits that share a value of a field.

    Attributes:
        label: the value; empty where the documents have none.
        count: how many documents are in the group.
        hits: the best of them.
        clause: keeps these documents, in the query language.
    """

    label: str
    count: int
    hits: tuple[Hit, ...]
    clause: str

    def to_json(self) -> dict[str, object]:
        """Return the group as JSON takes it: its hits by their ids, which stand among the results' hits."""
        ids = [hit.id for hit in self.hits]
        return {"label": self.label, "count": self.count, "clause": self.clause, "hits": ids}


@dataclass(frozen=True, slots=True)
class Results(Sequence[Hit]):
    """One page of hits, best first; a sequence of `Hit`.

    Attributes:
        query: as it was asked.
        total: how many documents match in all.
        took_ms: how long the search took, in milliseconds.
        hits: the page; where hits are grouped, those of the groups in their order.
        notes: what a reader should know of how the query was read.
        offset: how many hits, or groups, stand before this page.
        inquire: finds out why nothing was found; asked by `why_nothing`, while the index is open.
        propose: makes suggestions; asked by `suggestions`, while the index is open.
        facets: what was counted beside, in the order in which it was asked for.
        groups: where hits are grouped, the group of the best hit first.
        all_groups: how many groups there are.
        next: the token of the next page, to be given as `after`; `None` where this is the last.
    """

    query: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()
    offset: int = 0
    inquire: Callable[[], Absence] | None = field(default=None, compare=False, repr=False)
    propose: Callable[[], tuple[Suggestion, ...]] = field(default=tuple, compare=False, repr=False)
    facets: tuple[Facet, ...] = ()
    groups: tuple[HitGroup, ...] = ()
    all_groups: int = 0
    next: str | None = None

    @property
    def why_nothing(self) -> Absence | None:
        """Why nothing was found, where that is so; to be asked while the index is open."""
        return None if self.total or self.inquire is None else self.inquire()

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What may have been meant, where little was found or a word is not in the index.

        To be asked while the index is open; whoever does not ask pays nothing.
        """
        return self.propose()

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Hit]: ...
    def __getitem__(self, place: int | slice) -> Hit | Sequence[Hit]:
        return self.hits[place]

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def to_json(self, language: Language | None = None, *, explain: bool = False) -> dict[str, Any]:
        """Return the page as JSON takes it; what there is none of, of what was not asked for, is left out.

        Args:
            language: of what is said in words.
            explain: whether the trees of the scores are to be there.
        """
        data: dict[str, Any] = {
            "query": self.query,
            "total": self.total,
            "took_ms": round(self.took_ms, 3),
            "hits": [hit.to_json(language, explain=explain) for hit in self.hits],
        }
        if self.next:
            data["next"] = self.next
        if self.facets:
            data["facets"] = [facet.to_json() for facet in self.facets]
        if self.groups:
            data["groups"] = [group.to_json() for group in self.groups]
            data["all_groups"] = self.all_groups
        if self.notes:
            data["notes"] = list(self.notes)
        if suggestions := self.suggestions:
            data["suggestions"] = [one.to_json() for one in suggestions]
        nothing = self.why_nothing
        if nothing is not None:
            data["why_nothing"] = nothing.to_json()
        return data

    def __str__(self) -> str:
        lines = [f"{self.total:,} found for {self.query} in {self.took_ms:.1f} ms"]
        lines += (f"{rank:>3}. {hit}" for rank, hit in enumerate(self.hits, self.offset + 1))
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Show the page in a notebook, from right to left."""
        rows = "".join(
            f"<li value='{rank}'><b>{mark_html(hit.title_shown)}</b> <small>{hit.score:.3f}</small>"
            f"<br>{'<br>'.join(map(mark_html, hit.snippets or (hit.snippet,)))}</li>"
            for rank, hit in enumerate(self.hits, self.offset + 1)
        )
        return (
            f"<div dir='auto'><p>{html.escape(self.query)}: {self.total:,}</p><ol dir='rtl'>{rows}</ol></div>"
        )
