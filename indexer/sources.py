"""Which files and streams are meant: names on the command line become sources, folders become their files.

* `-` is standard input.
* `sqlite:///books.db`, anything with `://`, is a database.
* A folder is walked in the order of its names. Hidden files and folders, folders that hold an index, and
  folders seen before under another name (symbolic links may run in circles) are passed over.
* A source has a name, from which the ids of documents without one are made. It begins with the name of
  the file or folder that was asked for and says nothing of where that lies; only where two of one run
  would be named alike do the folders above come in.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from kashaf.engines.sidecar import SIDECAR
from kashaf.engines.surrogates import without_surrogates
from kashaf.errors import SourceError

__all__ = ["SQL_SUFFIX", "STDIN", "Skipped", "Source", "find_sources"]

STDIN = "stdin"
SQL_SUFFIX = ".sql-rows"
"""What a database is called by, so that its reader is found."""

_URL = "://"


@dataclass(frozen=True, slots=True)
class Source:
    """One file or stream.

    Attributes:
        shown: as the user named it, for messages.
        name: stable, for ids; with `/` between its parts.
        path: where it is; `None` is standard input.
        size: bytes on the disk; `None` where that cannot be known before reading.
        url: of a database, which has no path.
    """

    shown: str
    name: str
    path: Path | None = None
    size: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not read, and why."""

    shown: str
    reason: str


def find_sources(names: Sequence[str | Path], globs: Sequence[str] = ()) -> Iterator[Source | Skipped]:
    """Yield the sources behind the names, in order.

    Args:
        names: files, folders, or `-`.
        globs: shell patterns; of a folder only the files are taken whose name one of them matches, or
            whose path below the folder if the pattern has a `/`. None takes all.

    Raises:
        SourceError: a name leads nowhere.
    """
    yield from (_database(str(name)) for name in names if _URL in str(name))
    names = [name for name in names if _URL not in str(name)]
    paths = [None if str(name) == "-" else Path(name) for name in dict.fromkeys(map(str, names))]
    for path, name in zip(paths, _names(paths), strict=True):
        if path is None:
            yield Source(STDIN, STDIN)
        elif stat.S_ISDIR((found := _status(path)).st_mode):
            yield from _Walk(path, name, globs).sources()
        else:
            size = found.st_size if stat.S_ISREG(found.st_mode) else None
            yield Source(_printable(str(path)), name, path, size)


def _database(url: str) -> Source:
    """Return the source that a database is, without user and password in what is shown."""
    kind, _, rest = url.partition(_URL)
    shown = f"{kind}{_URL}{rest.rpartition('@')[2].partition('?')[0]}"
    return Source(
        shown, f"{rest.partition('?')[0].rstrip('/').rpartition('/')[2] or kind}{SQL_SUFFIX}", url=url
    )


def _names(paths: Sequence[Path | None]) -> list[str]:
    """Return a name for each path: its last part, and as many before it as it takes to tell them apart."""
    parts = [(STDIN,) if path is None else Path(os.path.abspath(path)).parts for path in paths]  # noqa: PTH100 - resolve() would follow links
    longest = max(map(len, parts), default=0)
    lengths = [1] * len(parts)
    for _ in range(longest):
        names = [_printable("/".join(part[-length:])) for part, length in zip(parts, lengths, strict=True)]
        count = Counter(names)
        if len(count) == len(names):
            break
        lengths = [length + (count[name] > 1) for name, length in zip(names, lengths, strict=True)]
    return names if parts else []


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise SourceError(
            f"{_printable(str(path))[:200]}: {error.strerror or error}; name a file, a folder or -"
        ) from None
    except ValueError:  # a NUL or half a character in the name
        raise SourceError(f"{str(path)!r} cannot be the name of a file; name a file, a folder or -") from None


def _printable(name: str) -> str:
    """Return a file's name as valid text: bytes that are not UTF-8 become U+FFFD."""
    return without_surrogates(name)


class _Walk:
    """One folder and all below it."""

    def __init__(self, top: Path, name: str, globs: Sequence[str]) -> None:
        self._top = top
        self._name = name
        self._globs = globs
        self._seen: set[tuple[int, int]] = set()

    def sources(self) -> Iterator[Source | Skipped]:
        """Yield the files, depth first; the stack holds what is still to be looked at, the next one last."""
        stack = [""]
        while stack:
            below = stack.pop()
            path = self._top / below
            shown = _printable(str(path))
            try:
                if (path / SIDECAR).exists():
                    yield Skipped(shown, "an index")
                elif path.is_dir():
                    stack.extend(f"{below}/{child}".lstrip("/") for child in self._children(path))
                elif self._wanted(below):
                    yield self._file(path, below, shown)
            except OSError as error:
                yield Skipped(shown, f"cannot be read: {error.strerror or error}")

    def _children(self, path: Path) -> list[str]:
        """Return the names in a folder, last first; none if it was seen before."""
        found = path.stat()
        if (found.st_dev, found.st_ino) in self._seen:
            return []
        self._seen.add((found.st_dev, found.st_ino))
        return sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)  # noqa: PTH208 - names are all that is needed

    def _wanted(self, below: str) -> bool:
        last = below.rpartition("/")[2]
        return not self._globs or any(
            fnmatchcase(below if "/" in glob else last, glob) for glob in self._globs
        )

    def _file(self, path: Path, below: str, shown: str) -> Source | Skipped:
        if path.is_file():
            return Source(shown, f"{self._name}/{_printable(below)}", path, path.stat().st_size)
        if path.exists():
            return Skipped(shown, "not a regular file")
        return Skipped(shown, "a link that leads nowhere")
