"""OpenITI mARkdown: one file, one book, with its pages and sections marked.

* `#META#` lines give title and author; they end with `#META#Header#End#`.
* `### |` begins a heading, `# ` a paragraph, `~~` goes on with the line before; `%~%` parts the halves of a
  verse.
* `PageV01P002` ends the page 2 of the volume 1; `ms12` and tags such as `@P01` are left out.

A file is known by its first line, `######OpenITI#`, under the suffixes of Markdown and text and without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.readers.plain_text import file_title
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.readers.writing import Writing
from kashaf.indexer.records import Place, Record
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT", "MAGIC"]

MAGIC: Final = b"######OpenITI#"
_HEADER_END: Final = "#META#Header#End#"
_META: Final = re.compile(r"#META#\s*(?:\d+\.)?\s*([^:]+?)\s*::\s*(.*)")
_NOTHING: Final = frozenset({"NODATA", "NOTGIVEN", "NOCODE", ""})
_TITLES: Final = ("BookTITLE", "العنوان", "title")
_AUTHORS: Final = ("AuthorNAME", "AuthorAKA", "المؤلف", "author")
_PAGE: Final = re.compile(r"PageV([0-9]{1,3})P([0-9A-Za-z]{1,6})")
_TAGS: Final = re.compile(r"\bms[A-Z]?[0-9]{1,5}\b|@[A-Za-z][A-Za-z0-9_]*|[ \t]*%~%[ \t]*")
_HEADING: Final = re.compile(r"### \|*[A-Z$ ]*\|*\s*")
_BLANKS: Final = re.compile(r" {2,}")


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    text = stream.text(options.encoding).replace(BAD_BYTES, "\ufffd").removeprefix("\ufeff")
    header, end, body = text.partition(_HEADER_END)
    if not end:
        header, body = "", text
    meta = {found[1]: found[2].strip() for line in header.split("\n") if (found := _META.match(line))}
    book = _Book()
    for line in body.split("\n"):
        book.line(line)
    writing = book.end()
    values: dict[str, object] = {"title": _first(meta, _TITLES) or file_title(stream), "text": writing.text}
    if author := _first(meta, _AUTHORS):
        values["author"] = author
    place = Place(stream.source.shown)
    yield Record(place, values, stream.source.name, mapped=True, marks=tuple(writing.marks))


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    """Return the first value whose name ends with one of the names, in their order."""
    for wanted in names:
        for name, value in meta.items():
            if name.endswith(wanted) and value not in _NOTHING:
                return value
    return ""


class _Book:
    """Collects the paragraphs of a page until its end is met, for a page's number stands at its end."""

    def __init__(self) -> None:
        self._writing = Writing()
        self._page: list[tuple[list[str], bool]] = []

    def line(self, line: str) -> None:
        """Take one line."""
        position = 0
        for found in _PAGE.finditer(line):
            self._part(line[position : found.start()], goes_on=position > 0)
            self._flush(_label(*found.groups()))
            position = found.end()
        self._part(line[position:], goes_on=position > 0)

    def end(self) -> Writing:
        """Return what was written."""
        self._flush(None)
        return self._writing

    def _part(self, part: str, *, goes_on: bool) -> None:
        heading = _HEADING.match(part)
        text = part[heading.end() :] if heading else part.removeprefix("~~").removeprefix("# ")
        text = _BLANKS.sub(" ", _TAGS.sub(_tag, text)).strip(" #")
        if not text:
            return
        if (goes_on or part.startswith("~~")) and self._page and not self._page[-1][1]:
            self._page[-1][0].append(text)
        else:
            self._page.append(([text], heading is not None))

    def _flush(self, label: str | None) -> None:
        if label is not None:
            self._writing.page(label)
        for parts, is_heading in self._page:
            self._writing.add(" ".join(parts), heading=is_heading)
        self._page = []


def _tag(found: re.Match[str]) -> str:
    return "\t" if "%~%" in found[0] else ""


def _label(volume: str, page: str) -> str:
    """Return `2`, or `3/2` where the volume is not the first."""
    number = page.lstrip("0") or "0"
    return number if int(volume) <= 1 else f"{int(volume)}/{number}"


FORMAT = Format(
    "openiti",
    (".completed", ".inprogress"),
    "OpenITI mARkdown: a book, its pages marked",
    _read,
    magic=(MAGIC,),
)
