"""The windows of a text that show most of what was found in it.

- A window shows as many different words of the query as it can, then as many marked places, and stands first
  in the text. A further window is chosen likewise, by the words that none shows yet.
- It begins and ends with a sentence where one begins or ends near enough, else between words, and never
  between a letter and its marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from kashaf.search.clusters import border_after, border_before
from kashaf.search.marks import Found, Snippet, Span
from kashaf.search.sentences import SENTENCE_END

__all__ = ["SNIPPET_LENGTH", "windows"]

SNIPPET_LENGTH: Final = 220
"""How long a snippet is, in characters, before it is brought to the borders of words."""

_LEAD: Final = 40  # characters of context before the first marked word of a window
_LOOK_BACK: Final = 90  # how far before it a sentence may begin
_SENTENCE_SHARE: Final = 0.6  # of a window must be full before it ends with a sentence
_LINE_ENDS: Final = {ord(character): " " for character in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}


class _Run(NamedTuple):
    """Marked places in a row that have room in one window: of `found`, from `first` up to `end`."""

    first: int
    end: int
    different: int


def windows(
    text: str,
    found: Sequence[Found],
    length: int = SNIPPET_LENGTH,
    count: int = 1,
    word_of: Callable[[Found], Hashable] = lambda one: one.part,
) -> tuple[Snippet, ...]:
    """Return the best windows of a text, in the order of the text; at least one.

    Args:
        text: the original.
        found: in it, in order.
        length: of a window, in characters; at least 1.
        count: how many windows at most.
        word_of: tells for which word of the query a place was found.
    """
    if len(text) <= length:
        return (_snippet(text, (0, len(text)), found),)
    if not found:
        return (_snippet(text, _limits(text, (0, 0), length, (0, len(text))), found),)
    words = [word_of(one) for one in found]
    chosen: list[tuple[int, int]] = []
    shown: set[Hashable] = set()
    runs = list(_runs(found, words, max(1, length - _LEAD)))
    while len(chosen) < count:
        free = [run for run in runs if _is_free(found, run, chosen)] if chosen else runs
        if not free:
            break
        best = max(free, key=lambda run: _value(run, words, shown))
        chosen.append(_placed(text, found, best, length, chosen))
        shown.update(words[best.first : best.end])
    return tuple(_snippet(text, place, found) for place in sorted(chosen))


def _runs(found: Sequence[Found], words: Sequence[Hashable], room: int) -> Iterator[_Run]:
    """Yield for every place the longest run that begins there and has room."""
    inside: Counter[Hashable] = Counter()
    end = 0
    for first, one in enumerate(found):
        while end < len(found) and (end <= first or found[end].marked.end <= one.marked.start + room):
            inside[words[end]] += 1
            end += 1
        yield _Run(first, end, len(inside))
        inside[words[first]] -= 1
        if not inside[words[first]]:
            del inside[words[first]]


def _value(run: _Run, words: Sequence[Hashable], shown: set[Hashable]) -> tuple[int, ...]:
    new = len(set(words[run.first : run.end]) - shown) if shown else run.different
    return new, run.different, run.end - run.first, -run.first


def _is_free(found: Sequence[Found], run: _Run, chosen: Iterable[tuple[int, int]]) -> bool:
    start, end = found[run.first].marked.start, found[run.end - 1].marked.end
    return all(end <= low or high <= start for low, high in chosen)


def _placed(
    text: str, found: Sequence[Found], run: _Run, length: int, chosen: Iterable[tuple[int, int]]
) -> tuple[int, int]:
    """Return where the window of a run begins and ends, clear of the windows that were chosen before."""
    start, end = found[run.first].marked.start, found[run.end - 1].marked.end
    low = max((after for _, after in chosen if after <= start), default=0)
    high = min((before for before, _ in chosen if before >= end), default=len(text))
    return _limits(text, (start, end), length, (low, high))


def _limits(text: str, shown: tuple[int, int], length: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return the start and end of a window of about `length` characters.

    Args:
        text: the original.
        shown: what the window must show.
        length: in characters.
        bounds: between which it must lie.
    """
    low, high = bounds
    first, last = shown
    start = max(low, min(first - _LEAD, high - length), min(first, last - length))
    sentence = _sentence_start(text, max(low, first - _LOOK_BACK), first)
    if sentence is not None and last - sentence <= length and high - sentence >= length * _SENTENCE_SHARE:
        start = sentence
    elif start > low:
        start = min(_to_blank_after(text, start), border_before(text, first))
    end = min(high, max(start + length, last))
    if end < high:
        full = max(last, start + int(length * _SENTENCE_SHARE))
        end = _sentence_end(text, full, end) or max(_to_blank_before(text, end), last)
    return start, end


def _sentence_start(text: str, start: int, end: int) -> int | None:
    """Return where the last sentence begins between two places."""
    if start == 0:
        return 0
    place = _sentence_end(text, start, end)
    if place is None:
        return None
    while place < end and text[place].isspace():
        place += 1
    return border_after(text, place) if place <= end else None


def _sentence_end(text: str, start: int, end: int) -> int | None:
    """Return where the last sentence ends between two places."""
    ends = list(SENTENCE_END.finditer(text, start, end))
    return ends[-1].end() if ends else None


def _to_blank_after(text: str, start: int) -> int:
    """Return the beginning of the first word at or behind `start`, if it is near."""
    if start == 0 or text[start - 1].isspace():
        return border_after(text, start)
    for place in range(start, min(start + _LEAD, len(text))):
        if text[place].isspace():
            return border_after(text, place + 1)
    return border_after(text, start)


def _to_blank_before(text: str, end: int) -> int:
    """Return the end of the last word at or before `end`, if it is near."""
    if end >= len(text) or text[end].isspace():
        return border_before(text, end)
    for place in range(end, max(end - _LEAD, 0), -1):
        if text[place].isspace():
            return border_before(text, place)
    return border_before(text, end)


def _snippet(text: str, place: tuple[int, int], found: Sequence[Found]) -> Snippet:
    start, end = place
    spans = tuple(
        Span(one.marked.start - start, one.marked.end - start)
        for one in found
        if start <= one.marked.start and one.marked.end <= end
    )
    shown = text[start:end].translate(_LINE_ENDS)
    return Snippet(shown, spans, start, bool(text[:start].strip()), bool(text[end:].strip()))
