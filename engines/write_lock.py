"""The lock of the one who writes to an index: a file that is there and locked as long as somebody writes.

The operating system lets go of the lock when its holder ends, however it ends; the file then stays, and says
that a commit may not be written down. On file systems that know no locks the engine's own lock must do.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

__all__ = ["WriteLock"]

_BUSY: Final = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_FAR: Final = 1 << 30  # on Windows bytes are locked, also such as a file does not have

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(file: IO[bytes]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: IO[bytes]) -> None:
        # Not only closed: a process that was forked meanwhile has the file too.
        fcntl.flock(file, fcntl.LOCK_UN)


class WriteLock:
    """A lock that one holder has at a time, in whatever process; made unlocked.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether it is held by this object."""
        return self._file is not None

    def acquire(self) -> bool:
        """Take the lock, and return whether nobody else has it; raises OSError where no file can be made."""
        while self._file is None:
            file = self._path.open("ab")
            if not _locked(file):
                file.close()
                return False
            if _is_at(file, self._path):
                self._file = file
            else:
                file.close()  # the holder before removed it meanwhile: it locks nothing
        return True

    def release(self, *, keep: bool = False) -> None:
        """Let go of the lock.

        Args:
            keep: whether the file stays, because what was written is not written down.
        """
        file, self._file = self._file, None
        if file is None:
            return
        if not keep:
            with suppress(PermissionError):  # Windows removes no file that is open; the next holder will
                self._path.unlink(missing_ok=True)
        with suppress(OSError):
            _unlock(file)
        file.close()
        if not keep and sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def __del__(self) -> None:
        self.release(keep=True)  # a writer that was dropped without being closed


def _locked(file: IO[bytes]) -> bool:
    """Lock a file, or return `False` where somebody else has; a file system without locks refuses nobody."""
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in _BUSY
    return True


def _is_at(file: IO[bytes], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
