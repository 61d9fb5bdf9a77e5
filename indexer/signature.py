"""By what a file is known again: its size and time, and a digest of its bytes where these leave doubt."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

__all__ = ["Signature", "begin_signature", "finish_signature", "is_gone", "still_fits"]

_GRAIN: Final = 2_000_000_000
"""Nanoseconds within which two writings may leave the same time: FAT file systems count in two seconds."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a file was when it was read.

    Attributes:
        size: in bytes.
        modified: when it was written last, in nanoseconds since 1970.
        taken: when this was noted, by the same clock.
        digest: BLAKE2b of its bytes, 16 bytes long; empty while it is still to be made.
    """

    size: int
    modified: int
    taken: int
    digest: bytes = b""

    def is_doubtful(self) -> bool:
        """Tell whether the file may have been written once more without another time: it was just written,
        or the clock has gone back."""
        return self.modified > self.taken - _GRAIN


def begin_signature(path: Path) -> Signature | None:
    """Return what is known before a file is read; `None` for what is no regular file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Signature(found.st_size, found.st_mtime_ns, time.time_ns())


def finish_signature(path: Path, begun: Signature | None) -> Signature | None:
    """Return the whole signature after a file was read; `None` where it was written meanwhile."""
    if begun is None:
        return None
    digest = _digest(path)
    now = begin_signature(path)
    if digest is None or now is None or (now.size, now.modified) != (begun.size, begun.modified):
        return None
    return replace(begun, digest=digest)


def still_fits(known: Signature, path: Path) -> Signature | None:
    """Return the signature that an unchanged file has now; `None` where it has changed."""
    now = begin_signature(path)
    if now is None or now.size != known.size:
        return None
    if now.modified == known.modified and not known.is_doubtful():
        return known
    whole = finish_signature(path, now)
    return whole if whole is not None and whole.digest == known.digest else None


def _digest(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError:
        return None


def is_gone(path: Path) -> bool:
    """Tell whether there is certainly no file any more: what cannot be seen may be there."""
    try:
        os.stat(path)  # noqa: PTH116 - Path.exists() takes what cannot be seen for gone
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
