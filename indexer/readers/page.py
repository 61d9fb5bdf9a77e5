"""A page as a record: title, the article's text, its agency, and what was put aside.

What stands round the article is kept as the field `boilerplate`, which is stored and not searched, so that
nothing is lost; `boilerplate=True` of the reading options leaves all in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from kashaf.indexer.readers.agency import agencies
from kashaf.indexer.readers.article import Line, find_article
from kashaf.indexer.readers.furniture import plain
from kashaf.indexer.records import Mark

__all__ = ["heading_marks", "name_of_page", "page_values"]

_SITE: Final = re.compile(r"\s*(?:[|»«·•:]|\s[-–—]\s)\s*")
_GAPS: Final = re.compile(r"\n{3,}")


def page_values(
    title: str, lines: Sequence[Line], recurring: Collection[str] = ()
) -> tuple[dict[str, object], tuple[Mark, ...]]:
    """Return the values of a page's record, and the marks of its headings.

    Args:
        title: of the page.
        lines: all of its lines.
        recurring: lines that other pages of the same source have, too.
    """
    found = find_article(lines, title, recurring)
    text = "\n".join(line.text for line in found.lines)
    if found.aside:
        text = _GAPS.sub("\n\n", text).strip("\n")
    values: dict[str, object] = {"title": title, "text": text}
    names = agencies([line.text for line in found.lines])
    if names:
        values["agency"] = names[0] if len(names) == 1 else names
    if found.aside:
        # In an object, it is stored and never taken for a field to search.
        values["boilerplate"] = {"lines": [line.text for line in found.aside]}
    return values, tuple(heading_marks(found.lines))


def heading_marks(lines: Iterable[Line]) -> Iterator[Mark]:
    """Yield a mark for each heading of lines that are joined by line feeds, none of them empty."""
    position = 0
    for line in lines:
        if line.heading:
            yield Mark(position, "heading", line.text)
        position += len(line.text) + 1


def name_of_page(title: str, headings: Sequence[str]) -> str:
    """Return a page's title without the name of its site, where a heading says which part is the title.

    >>> name_of_page("افتتاح القاعة | صحيفة البلدة", ["افتتاح القاعة"])
    'افتتاح القاعة'
    """
    parts = {plain(part) for part in (*_SITE.split(title), title)}
    written = plain(title)
    for heading in headings:
        its_plain = plain(heading)
        if its_plain and (its_plain in parts or _is_edge(its_plain, written)):
            return heading
    return title


def _is_edge(heading: str, title: str) -> bool:
    """Return whether a title is a heading with something more before or after it, parted by a sign."""
    rest = title.removeprefix(heading) if title.startswith(heading) else title.removesuffix(heading)
    return rest != title and bool(_SITE.match(rest) or _SITE.search(rest[-3:]))
