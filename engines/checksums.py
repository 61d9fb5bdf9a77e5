"""Sizes and checksums of an index's files, so that damage is noticed before it can answer.

The checksum is CRC-32 (zlib's): it finds every change of up to 32 bits in a row, and misses one in four
thousand million others. It guards against disks, copies and slips, not against a person who means harm.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["AT_ONCE", "MISSING", "FileSum", "damage", "damages", "file_sum", "file_sums"]

AT_ONCE: Final = 256 << 20
"""How many bytes of an index are read through when it is opened; of a larger one, sizes are compared."""

MISSING: Final = "is missing"
"""What is said of a file that is not there."""

_BLOCK: Final = 1 << 20

_Stamp = tuple[int, int, int, int]
_known: dict[Path, tuple[_Stamp, FileSum]] = {}
"""What this process has read through already, with inode, size and times of change: it is read once."""

_MOST_KNOWN: Final = 10_000


class FileSum(NamedTuple):
    """The size of a file in bytes, and its CRC-32."""

    size: int
    crc: int


def file_sum(path: Path) -> FileSum:
    """Read a file through; raises OSError."""
    with path.open("rb") as file:
        crc = size = 0
        while block := file.read(_BLOCK):
            crc = zlib.crc32(block, crc)
            size += len(block)
    return FileSum(size, crc)


def file_sums(folder: Path, names: Iterable[str], before: Mapping[str, FileSum]) -> dict[str, FileSum]:
    """Return the sums of files as they were written.

    Args:
        folder: where they are.
        names: which they are.
        before: sums of files that cannot have changed since: what came over them since would be damage.
    """
    return {name: before.get(name) or file_sum(folder / name) for name in sorted(names)}


def damage(folder: Path, sums: Mapping[str, FileSum], *, at_most: int | None = AT_ONCE) -> str | None:
    """Return what is wrong with the first file that is not as it was written, or `None`.

    Args:
        folder: where the files are.
        sums: of the files, by name.
        at_most: up to how many bytes in all the files are read through; `None` reads them however many.
    """
    is_whole = at_most is None or sum(each.size for each in sums.values()) <= at_most
    return next((f"{name} {found}" for name, found in damages(folder, sums, is_whole=is_whole)), None)


def damages(folder: Path, sums: Mapping[str, FileSum], *, is_whole: bool = True) -> Iterator[tuple[str, str]]:
    """Yield each file that is not as it was written, with what is wrong with it.

    Args:
        folder: where the files are.
        sums: of the files, by name.
        is_whole: whether they are read through, or only their sizes compared.
    """
    for name, expected in sums.items():
        found = _difference(folder / name, expected, is_whole=is_whole)
        if found is not None:
            yield name, found


def _difference(path: Path, expected: FileSum, *, is_whole: bool) -> str | None:
    try:
        size = path.stat().st_size
        if size != expected.size:
            return f"has {size:,} bytes instead of {expected.size:,}"
        if is_whole and _read_once(path) != expected:
            return "does not hold what was written"
    except FileNotFoundError:
        return MISSING
    except OSError as error:
        return f"cannot be read ({error.strerror or error})"
    return None


def _read_once(path: Path) -> FileSum:
    status = path.stat()
    stamp = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    known = _known.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    found = file_sum(path)
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[path] = stamp, found
    return found
