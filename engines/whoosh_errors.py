"""What goes wrong in Whoosh, in Kashaf's words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kashaf.errors import EngineError, KashafError

__all__ = ["translated"]


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """Turn what Whoosh raises about the index in `folder` into EngineError.

    Whoosh checks little of what it reads: a damaged file shows as any exception at all, a bare `Exception`
    among them. The cause is kept.
    """
    try:
        yield
    except KashafError:
        raise
    except PermissionError as error:
        raise EngineError(
            f"no permission for the index in {folder}; ask its owner, or copy the folder"
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise EngineError(
                f"the disk with the index in {folder} is full; make room and try again"
            ) from error
        if error.errno == errno.EFBIG:
            raise EngineError(
                f"a file of the index in {folder} may not grow as large as needed; see ulimit -f"
            ) from error
        raise EngineError(f"the index in {folder} failed: {error.strerror or error}; try again") from error
    except Exception as error:
        text = " ".join(str(error).split())[:200] or type(error).__name__
        raise EngineError(
            f"the index in {folder} failed: {text}; build it again: kashaf index FILES --index DIR"
        ) from error
