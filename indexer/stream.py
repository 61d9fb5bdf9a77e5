"""The bytes of one source: unpacked if they are packed, counted, ending early rather than raising midway."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final, Protocol, cast

from kashaf.errors import SourceError
from kashaf.indexer.encoding import BAD_BYTES, prepare_errors, recognise
from kashaf.indexer.packing import LEAST_BYTES, MOST_TIMES, Packing, packing_of
from kashaf.indexer.sources import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BAD_BYTES", "MOST_BYTES", "MOST_LINE", "SAMPLE_BYTES", "TOO_LONG", "ByteStream", "opened"]

SAMPLE_BYTES = 1 << 18
"""How much of a source is looked at to know its kind and its encoding."""

MOST_BYTES: Final = 1 << 30
"""How large a source may be that must be read as a whole, because its format is not one that flows."""

MOST_TEXT: Final = 256 << 20
"""How large a text may be that is read as a whole; in memory it takes several times as much."""

MOST_LINE: Final = 32 << 20
"""How many characters a line may have."""

TOO_LONG: Final = "\udcfe"
"""Stands for a line that is too long: a lone surrogate, which no valid text holds."""

_ENDS: Final = ("\n", "\r")
_MAGIC_BYTES: Final = 16
_IN_MEMORY: Final = 32 << 20
_MOST_DEEP: Final = 3  # packed within packed within packed: more is done to do harm


class _Bytes(Protocol):
    """What is read from: a file, a pipe, an unpacker."""

    def read1(self, size: int, /) -> bytes: ...


class _Guarded(io.RawIOBase):
    """Reads from below; where that fails, remembers why and ends. Bytes can be put back at the front."""

    def __init__(self, below: _Bytes, packing: Packing | None = None, packed: _Guarded | None = None) -> None:
        super().__init__()
        self._below = below
        self._packing = packing
        self._packed = packed
        self._failures = (OSError,) if packing is None else packing.failures()
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
        if self.damage is not None:
            return b""
        try:
            data = self._below.read1(size)
        except EOFError:
            self.damage = f"the {self._what} data end too early; what came before is kept"
        except self._failures as error:
            if isinstance(error, OSError) and error.errno is not None:
                self.damage = f"cannot be read further ({error.strerror or error}); what came before is kept"
            else:
                self.damage = f"broken {self._what} data ({error}); what came before is kept"
        except (OSError, ValueError) as error:
            self.damage = f"cannot be read further ({error}); what came before is kept"
        else:
            self.count += len(data)
            if self._is_bomb():
                self.damage = f"unpacks to more than {MOST_TIMES} times its size; what came before is kept"
            return data
        return b""

    @property
    def _what(self) -> str:
        return "" if self._packing is None else self._packing.name

    def _is_bomb(self) -> bool:
        packed = self._packed
        return packed is not None and self.count > max(LEAST_BYTES, MOST_TIMES * packed.count)


class _Unpacked:
    """Reads once from an unpacker, as `read1` does, whichever methods it has."""

    def __init__(self, packing: Packing, below: _Guarded) -> None:
        self._file = packing.opener(io.BufferedReader(below, SAMPLE_BYTES))

    def read1(self, size: int, /) -> bytes:
        return cast(bytes, self._file.read1(size))  # type: ignore[attr-defined]  # each of the unpackers has it


class ByteStream:
    """One opened source.

    Attributes:
        source: what was opened.
        head: its first bytes, unpacked, at most `SAMPLE_BYTES`.
        packed: whether it was packed.
    """

    def __init__(self, source: Source, below: _Bytes) -> None:
        self.source = source
        self._layers = [_Guarded(below)]
        while len(self._layers) <= _MOST_DEEP and (packing := packing_of(self._peek(_MAGIC_BYTES))):
            self._layers.append(_Guarded(_Unpacked(packing, self._top), packing, self._top))
        self.packed = len(self._layers) > 1
        self.head = self._peek(SAMPLE_BYTES)

    @property
    def _top(self) -> _Guarded:
        return self._layers[-1]

    @property
    def position(self) -> int:
        """How many bytes of the source have been read, packed as they are."""
        return self._layers[0].count

    @property
    def damage(self) -> str | None:
        """Why reading ended too early; `None` while all is well."""
        return next((each.damage for each in self._layers if each.damage is not None), None)

    def encoding(self, given: str | None) -> str:
        """Return the encoding that was given, or what the head looks like."""
        return given or recognise(self.head, complete=len(self.head) < SAMPLE_BYTES)

    def lines(self, encoding: str | None, *, newline: str = "\n") -> Iterator[str]:
        r"""Yield the lines as they come, with their ends; bad bytes are `BAD_BYTES`.

        A line of more than `MOST_LINE` characters is read over, and is `TOO_LONG`.

        Args:
            encoding: as given by the user, or `None` to recognise it.
            newline: `"\n"` ends lines there only, `""` at `"\r"` and `"\r\n"` too.
        """
        text = self._decoded(encoding, newline)
        while line := text.readline(MOST_LINE):
            if len(line) == MOST_LINE and not line.endswith(_ENDS):
                while (more := text.readline(SAMPLE_BYTES)) and not more.endswith(_ENDS):
                    pass
                line = f"{TOO_LONG}\n"
            yield line

    def pieces(self, encoding: str | None, size: int) -> Iterator[str]:
        """Yield the text in pieces of at most so many characters, cut at line ends, else at blanks."""
        text, rest = self._decoded(encoding, None), ""
        while more := text.read(size - len(rest)):
            rest += more
            if len(rest) < size:
                continue
            cut = max(rest.rfind("\n", size // 2), 0) or max(rest.rfind(" ", size // 2), 0) or size - 1
            yield rest[: cut + 1]
            rest = rest[cut + 1 :]
        if rest:
            yield rest

    def _decoded(self, encoding: str | None, newline: str | None) -> io.TextIOWrapper:
        return io.TextIOWrapper(self.raw(), self.encoding(encoding), prepare_errors(), newline)

    def text(self, encoding: str | None) -> str:
        """Return the whole text; bad bytes are `BAD_BYTES`, and every line ends with a line feed.

        Raises:
            SourceError: it has more than `MOST_TEXT` bytes.
        """
        with self.file(MOST_TEXT) as file:
            data = file.read()
        text = data.decode(encoding or recognise(data), prepare_errors())
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @contextmanager
    def file(self, most: int = MOST_BYTES) -> Iterator[IO[bytes]]:
        """Open the whole for reading from any place: the file itself, or a copy that is gone afterwards.

        Raises:
            SourceError: it is larger than `most` bytes.
        """
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            while data := self._top.read(SAMPLE_BYTES):
                copy.write(data)
                if copy.tell() > most:
                    raise SourceError(f"more than {most >> 20} MB; split it into parts")
            copy.seek(0)
            yield cast(IO[bytes], copy)

    def raw(self) -> IO[bytes]:
        """Return the unpacked bytes as a file that can be read once, from its beginning to its end."""
        return io.BufferedReader(self._top, SAMPLE_BYTES)

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
    if source.url is not None:
        yield ByteStream(source, io.BytesIO())
        return
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
