"""Markdown: one file, one document, kept as it is written.

The title is that of the front matter (`title:` between two `---` lines at the top), else the first heading of
the first level, else the file's name. Heading and front matter are not repeated in the text; a `#` inside
a fenced block of code is no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kashaf.indexer.readers import openiti
from kashaf.indexer.readers.plain_text import read_titled
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.stream import ByteStream

__all__ = ["FORMAT"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*")


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    if stream.head.startswith(openiti.MAGIC):
        return openiti.FORMAT.read(stream, replace(options, split=None))
    return read_titled(stream, options, _title_and_text)


def _title_and_text(text: str) -> tuple[str, str]:
    title = ""
    if front := _FRONT_MATTER.match(text):
        found = _FRONT_TITLE.search(front[1])
        title = found[1].strip("\"'") if found else ""
        text = text[front.end() :]
    if title:
        return title, text.strip("\n")
    return _take_heading(text.split("\n"))


def _take_heading(lines: list[str]) -> tuple[str, str]:
    """Return the first heading of the first level and the lines without it."""
    fence = ""
    for number, line in enumerate(lines):
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif line.strip().startswith(fence):
                fence = ""
        elif not fence:
            if found := _HEADING.fullmatch(line):
                return found[1], "\n".join(lines[:number] + lines[number + 1 :]).strip("\n")
            if number and lines[number - 1].strip() and _UNDERLINE.fullmatch(line):
                return lines[number - 1].strip(), "\n".join(lines[: number - 1] + lines[number + 1 :]).strip(
                    "\n"
                )
    return "", "\n".join(lines).strip("\n")


FORMAT = Format(
    "markdown", (".md", ".markdown"), "Markdown: one document a file, its first heading the title", _read
)
