"""CSV and TSV: a header, then one document a row, streamed.

* The delimiter of a `.csv` file is the one of , ; tab and | that its header has most of; a first line `sep=;`
  says it, too.
* A quoted value may hold delimiters and line ends; a row stands on the line where it begins.
* A quote that is opened and never closed would swallow the rest: that row is reported, and reading goes on at
  the next line.
* TSV files seldom quote. Where every line of the first part of one has as many tabs as the header, quotes are
  taken as they are.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from kashaf.indexer.encoding import BAD_BYTES
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions, bad_bytes, too_long
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.stream import TOO_LONG, ByteStream

__all__ = ["CSV", "TSV", "column_names"]

_DELIMITERS = ",;\t|"
_LONGEST_VALUE = 1 << 24  # characters: more than a book of ten thousand pages
_SEP = re.compile(r"sep=(.)\s*", re.IGNORECASE)


class _Feed:
    """The lines for the CSV parser: counted, and kept while a row lasts, to go back to."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.row: list[str] = []
        self.number = 0
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines, "")
        if not line:
            self.is_over = True
            raise StopIteration
        self.number += 1
        self.row.append(line)
        return line

    def begin(self) -> int:
        """Begin a row; return its line."""
        self.row.clear()
        return self.number + 1

    def go_back(self) -> None:
        """Give all lines of this row but its first once more."""
        self.number -= len(self.row) - 1
        self._again.extend(reversed(self.row[1:]))
        self.is_over = False


class _Table:
    """One file."""

    def __init__(self, stream: ByteStream, options: ReadingOptions, delimiter: str | None) -> None:
        self._source = stream.source
        self._encoding = stream.encoding(options.encoding)
        sample = stream.head.decode(self._encoding, "replace").removeprefix("\ufeff")
        self._feed = _Feed(stream.lines(self._encoding, newline=""))
        self._delimiter = options.delimiter or delimiter or _find_delimiter(sample)
        self._is_unquoted = self._delimiter == "\t" and _is_even(sample)

    def items(self) -> Iterator[Item]:
        """Yield a record or a bad row for each row below the header, of which all depends."""
        csv.field_size_limit(
            max(csv.field_size_limit(), _LONGEST_VALUE)
        )  # of the whole process; only ever raised
        header: list[str] | None = None
        for line, row in self._rows():
            item = self._checked(line, row)
            if header is None:
                if isinstance(item, BadRow):
                    yield BadRow(item.place, f"{item.reason}; nothing can be read without the header")
                    return
                header = None if _SEP.fullmatch(self._feed.row[0]) else column_names(item)
            elif isinstance(item, BadRow):
                yield item
            elif any(map(str.strip, item)):
                yield self._record(line, header, item)

    def _checked(self, line: int, row: list[str] | str) -> list[str] | BadRow:
        place = Place(self._source.shown, line)
        if isinstance(row, str):
            return BadRow(place, row)
        lines = "".join(self._feed.row)
        if TOO_LONG in lines:
            return too_long(place)
        if BAD_BYTES in lines:
            return bad_bytes(place, self._encoding)
        return BadRow(place, "a NUL character") if "\0" in lines else row

    def _record(self, line: int, header: list[str], row: list[str]) -> Item:
        place = Place(self._source.shown, line)
        if any(row[len(header) :]):
            return BadRow(place, f"{len(row)} columns where the header has {len(header)}")
        return Record(place, dict(zip(header, row, strict=False)), f"{self._source.name}#{line}")

    def _rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield the line of each row that is not empty with its values, or with what is wrong."""
        feed = self._feed
        if self._is_unquoted:
            parser = csv.reader(feed, delimiter=self._delimiter, quoting=csv.QUOTE_NONE)
        else:
            parser = csv.reader(feed, delimiter=self._delimiter)
        while True:
            line = feed.begin()
            try:
                row = next(parser, None)
            except csv.Error as error:
                yield line, f"broken CSV: {error}"
                feed.go_back()
                continue
            if row is None:
                return
            if feed.is_over:  # the parser asked for more within the row
                yield line, "broken CSV: a quote is opened and never closed"
                feed.go_back()
            elif row:
                yield line, row


def _find_delimiter(sample: str) -> str:
    header = sample.lstrip("\r\n").partition("\n")[0]
    if said := _SEP.fullmatch(header):
        return said[1]
    bare = re.sub(r'"[^"]*"', "", header)
    return max(_DELIMITERS, key=bare.count)


def _is_even(sample: str) -> bool:
    """Return whether all whole lines have as many tabs as the first."""
    lines = [line for line in sample.split("\n") if line.strip()]
    whole = lines if sample.endswith("\n") or len(lines) < 2 else lines[:-1]
    return len({line.count("\t") for line in whole}) <= 1


def column_names(row: list[str]) -> list[str]:
    """Return the header's names without blanks round them, each only once: `year`, `year (2)`, `column 3`."""
    times: Counter[str] = Counter()
    names: dict[str, None] = {}
    for place, cell in enumerate(row, 1):
        name = plain = cell.strip() or f"column {place}"
        while name in names:
            times[plain] += 1
            name = f"{plain} ({times[plain] + 1})"
        names[name] = None
    return list(names)


def _read_csv(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    return _Table(stream, options, None).items()


def _read_tsv(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    return _Table(stream, options, "\t").items()


CSV = Format("csv", (".csv",), "CSV: a header, then one document a row", _read_csv)
TSV = Format("tsv", (".tsv", ".tab"), "TSV: the same with tabs", _read_tsv)
