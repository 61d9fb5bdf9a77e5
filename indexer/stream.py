"""The bytes of one source: unpacked if they are gzip'd, counted, ending early rather than raising midway."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from kashaf.errors import SourceError
from kashaf.indexer.encoding import BAD_BYTES, prepare_errors, recognise
from kashaf.indexer.sources import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BAD_BYTES", "SAMPLE_BYTES", "ByteStream", "opened"]

SAMPLE_BYTES = 1 << 18
"""How much of a source is looked at to know its kind and its encoding."""

_GZIP_MAGIC = b"\x1f\x8b"


class _Bytes(Protocol):
    """What is read from: a file, a pipe, an unpacker."""

    def read1(self, size: int, /) -> bytes: ...


class _Guarded(io.RawIOBase):
    """Reads from below; where that fails, remembers why and ends. Bytes can be put back at the front."""

    def __init__(self, below: _Bytes) -> None:
        super().__init__()
        self._below = below
        self._front = b""
        self.count = 0
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def unread(self, data: bytes) -> None:
        self._front = data + self._front

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._front[: len(view)] if self._front else self._from_below(len(view))
        self._front = self._front[len(data) :]
        view[: len(data)] = data
        return len(data)

    def _from_below(self, size: int) -> bytes:
        try:
            data = self._below.read1(size)
        except EOFError:
            self.damage = "the gzip data end too early; what came before is kept"
        except (gzip.BadGzipFile, zlib.error) as error:
            self.damage = f"broken gzip data ({error}); what came before is kept"
        except OSError as error:
            self.damage = f"cannot be read further ({error.strerror or error}); what came before is kept"
        else:
            self.count += len(data)
            return data
        return b""


class ByteStream:
    """One opened source.

    Attributes:
        source: what was opened.
        head: its first bytes, unpacked, at most `SAMPLE_BYTES`.
        packed: whether it was gzip'd.
    """

    def __init__(self, source: Source, below: _Bytes) -> None:
        self.source = source
        self._disk = self._top = _Guarded(below)
        self.packed = self._peek(len(_GZIP_MAGIC)) == _GZIP_MAGIC
        if self.packed:
            self._top = _Guarded(gzip.GzipFile(fileobj=io.BufferedReader(self._disk, SAMPLE_BYTES)))
        self.head = self._peek(SAMPLE_BYTES)

    @property
    def position(self) -> int:
        """How many bytes of the source have been read, packed as they are."""
        return self._disk.count

    @property
    def damage(self) -> str | None:
        """Why reading ended too early; `None` while all is well."""
        return self._disk.damage or self._top.damage

    def encoding(self, given: str | None) -> str:
        """Return the encoding that was given, or what the head looks like."""
        return given or recognise(self.head, complete=len(self.head) < SAMPLE_BYTES)

    def lines(self, encoding: str | None, *, newline: str = "\n") -> Iterator[str]:
        r"""Yield the lines as they come, with their ends; bad bytes are `BAD_BYTES`.

        Args:
            encoding: as given by the user, or `None` to recognise it.
            newline: `"\n"` ends lines there only, `""` at `"\r"` and `"\r\n"` too.
        """
        buffer = io.BufferedReader(self._top, SAMPLE_BYTES)
        return io.TextIOWrapper(buffer, self.encoding(encoding), prepare_errors(), newline)

    def text(self, encoding: str | None) -> str:
        """Return the whole text; bad bytes are `BAD_BYTES`, and every line ends with a line feed."""
        data = io.BufferedReader(self._top, SAMPLE_BYTES).read()
        text = data.decode(encoding or recognise(data), prepare_errors())
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _peek(self, size: int) -> bytes:
        data = b""
        while len(data) < size and (more := self._top.read(size - len(data))):
            data += more
        self._top.unread(data)
        return data


@contextmanager
def opened(source: Source) -> Iterator[ByteStream]:
    """Open a source for reading.

    Raises:
        SourceError: it is missing, a folder, or not permitted.
    """
    if source.path is None:
        if sys.stdin is None:
            raise SourceError("standard input is closed; name a file or a folder")
        yield ByteStream(source, sys.stdin.buffer)  # type: ignore[arg-type]  # a BufferedReader, typed as BinaryIO
        return
    try:
        file = source.path.open("rb")
    except OSError as error:
        raise SourceError(f"{source.shown}: cannot be read: {error.strerror or error}") from None
    with file:
        yield ByteStream(source, file)
