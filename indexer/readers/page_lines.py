"""The lines of an HTML page, with what its markup says of each.

* Blocks end lines; what is inline (`<b>`, `<span>`, `<wbr>`) never cuts a word; tabs part the cells of a row.
* What people do not read is left out: scripts, styles, navigation, templates, forms' parts, what is `hidden`.
* An element is outside of the article by its name (`footer`, `aside`, `form`), its role, or a word of its
  class or id (`share`, `comments`, `related`), unless it holds the page's main heading or most of its text.

The tree is walked without recursion, so that no nesting is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from kashaf.indexer.readers.article import Line

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

__all__ = ["page_lines"]

_LEFT_OUT = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "nav"}
    | {"iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "rp"}
    | {"button", "select", "option", "textarea", "datalist"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"i", "img", "input", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_CELLS = frozenset({"td", "th"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_OUTSIDE_NAMES = frozenset({"footer", "aside", "form", "menu", "dialog", "header"})
_OUTSIDE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "form", "dialog", "alert"}
)
_OUTSIDE_WORDS = frozenset(
    {"share", "sharing", "shares", "sharebar", "sharedaddy", "social", "addtoany", "related", "newsletter"}
    | {"subscribe", "subscription", "breadcrumb", "breadcrumbs", "sidebar", "menu", "navbar", "navigation"}
    | {"cookie", "cookies", "gdpr", "consent", "advert", "adverts", "advertisement", "ads", "ad", "sponsored"}
    | {"promo", "popup", "modal", "footer", "pagination", "pager", "toolbar", "popular", "trending"}
    | {"mostread", "recommended", "topbar", "login", "signup", "ticker", "copyright", "tags", "taglist"}
)
_COMMENTS = frozenset(
    {"comment", "comments", "comments-area", "comment-list", "commentlist", "comment-form", "comment-respond"}
    | {"respond", "reader-comments", "user-comments", "disqus_thread"}
)
_ARTICLES = frozenset({"article", "main"})
_WHOLE = frozenset({"html", "body", "[document]"})
_WORDS = re.compile(r"[a-z]+")
_SOURCE_BLANKS = re.compile(r"\s+")
_BLANKS = re.compile(r"[ \t]{2,}")
_MOST_WEIGHED: Final = (
    300  # elements whose whole text is looked at, so that no page takes a time of its square
)
_MOST_TEXT: Final = 0.5
_MOST_COMMENTS: Final = 0.9


class _Where(NamedTuple):
    """What is known of the place in the tree."""

    linked: bool = False
    inside: bool = False
    outside: bool = False
    heading: int = 0


def page_lines(soup: BeautifulSoup) -> list[Line]:
    """Return the lines of a page that are not empty, in order."""
    return list(_lines(_pieces(soup)))


def _lines(pieces: Iterator[tuple[str, _Where]]) -> Iterator[Line]:
    parts: list[str] = []
    linked, where = 0, _Where()
    for piece, its_place in pieces:
        first, *rest = piece.split("\n")
        for number, part in enumerate((first, *rest)):
            if number:
                if line := _line("".join(parts), linked, where):
                    yield line
                parts, linked = [], 0
            parts.append(part)
            if part.strip():
                where = its_place
                linked += len(part) if its_place.linked else 0
    if line := _line("".join(parts), linked, where):
        yield line


def _line(written: str, linked: int, where: _Where) -> Line | None:
    text = _BLANKS.sub(_one_blank, written).strip()
    return Line(text, min(linked, len(text)), where.inside, where.outside, where.heading) if text else None


def _one_blank(found: re.Match[str]) -> str:
    return "\t" if "\t" in found[0] else " "


def _pieces(soup: BeautifulSoup) -> Iterator[tuple[str, _Where]]:
    """Yield the text of the tree in order, with the line ends and tabs that its blocks and cells make."""
    from bs4.element import PreformattedString, Tag

    scale = _Scale(soup)
    stack: list[tuple[object, _Where]] = [(soup, _Where())]
    while stack:
        node, where = stack.pop()
        if isinstance(node, Tag):
            edge = (_edge(node), where)
            yield edge
            if node.name == "pre":
                yield node.get_text(), where
            elif node.name not in _LEFT_OUT and not node.has_attr("hidden"):
                below = _within(node, where, scale)
                stack.append(edge)
                stack.extend((child, below) for child in reversed(node.contents))
        elif isinstance(node, str) and not isinstance(node, PreformattedString):  # which comments are
            yield node if type(node) is str else _SOURCE_BLANKS.sub(" ", node), where


def _edge(tag: Tag) -> str:
    if tag.name in _INLINE or ":" in tag.name:  # <o:p>, <st1:place>: an office program's, within lines
        return ""
    return "\t" if tag.name in _CELLS else "\n"


def _within(tag: Tag, where: _Where, scale: _Scale) -> _Where:
    """Return what is known within an element."""
    is_article = tag.name in _ARTICLES or tag.get("role") == "main" or tag.get("itemprop") == "articleBody"
    return _Where(
        where.linked or tag.name == "a",
        where.inside or (is_article and not where.outside),
        where.outside or scale.is_outside(tag, where),
        _HEADINGS.get(tag.name, where.heading),
    )


class _Scale:
    """Weighs elements of one page: whether they stand round the article or hold it."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._all = len(soup.get_text())
        self._weighed = 0

    def is_outside(self, tag: Tag, where: _Where) -> bool:
        """Return whether an element is not of the article."""
        if tag.name in _WHOLE or tag.name in _ARTICLES or tag.name in _INLINE:
            return False
        words = _words(tag)
        comments = not _COMMENTS.isdisjoint(words)
        if not comments and not (self._named(tag, where) or _sounds_outside(words)):
            return False
        self._weighed += 1
        if self._weighed > _MOST_WEIGHED or tag.find("h1") or tag.find(itemprop="articleBody"):
            return False
        return len(tag.get_text()) <= (_MOST_COMMENTS if comments else _MOST_TEXT) * self._all

    def _named(self, tag: Tag, where: _Where) -> bool:
        if tag.name == "header" and where.inside:
            return False  # that of the article, with its lead
        return tag.name in _OUTSIDE_NAMES or tag.get("role") in _OUTSIDE_ROLES


def _words(tag: Tag) -> list[str]:
    """Return the words of an element's class and id, as they are written, in small letters."""
    return (
        " ".join(filter(None, (*tag.get_attribute_list("class"), *tag.get_attribute_list("id"))))
        .lower()
        .split()
    )


def _sounds_outside(words: list[str]) -> bool:
    return any(not _OUTSIDE_WORDS.isdisjoint(_WORDS.findall(word)) for word in words)
