"""A text that a reader writes line by line, with marks where pages and sections begin."""

from __future__ import annotations

from kashaf.indexer.records import Mark

__all__ = ["Writing"]


class Writing:
    """A text in the making.

    Attributes:
        marks: where pages and sections begin.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._waiting: list[tuple[str, str]] = []
        self.marks: list[Mark] = []

    def add(self, line: str, *, heading: bool = False) -> None:
        """Add a line, or lines; blank ones are passed over."""
        line = line.strip()
        if not line:
            return
        if heading:
            self._waiting.append(("heading", " ".join(line.split())))
        # A page without text begins nothing; the next one does.
        self.marks.extend(Mark(self._length, kind, label) for kind, label in self._waiting)
        self._waiting = []
        self._lines.append(line)
        self._length += len(line) + 1

    def page(self, label: str) -> None:
        """Say that a page begins with the next line."""
        self._waiting = [*(each for each in self._waiting if each[0] != "page"), ("page", label)]

    @property
    def first_heading(self) -> str:
        """The words of the first heading; empty where there is none."""
        return next((mark.label for mark in self.marks if mark.kind == "heading"), "")

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)
