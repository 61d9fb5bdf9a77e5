"""What goes wrong in Tantivy, in Kashaf's words; its panics, which are no `Exception`s, included."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from kashaf.errors import EngineError, IndexFolderError, LockedIndexError

__all__ = ["denied", "translated"]

_PANIC = "PanicException"  # pyo3 makes the class at the first panic; it cannot be imported


class translated:  # noqa: N801 - read as a word of the statement it stands in
    """Turn what Tantivy raises about the index in `folder` into LockedIndexError or EngineError.

    A class, for it stands round the adding of every document, and a generator costs several times as much.
    """

    __slots__ = ("_folder",)

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        if isinstance(error, ValueError | OSError | RuntimeError) or type(error).__name__ == _PANIC:
            raise _in_our_words(error, self._folder) from error


def denied(error: BaseException) -> bool:
    """Return whether Tantivy failed because it may not write to the folder."""
    text = str(error)
    return "PermissionDenied" in text or "ReadOnlyFilesystem" in text or "Read-only file system" in text


def _in_our_words(error: BaseException, folder: Path) -> IndexFolderError:
    text = " ".join(str(error).split())
    if "LockBusy" in text:
        return LockedIndexError(
            f"somebody else is writing to the index in {folder}; try again when that has ended"
        )
    if "StorageFull" in text or "No space left" in text:
        return EngineError(f"the disk with the index in {folder} is full; make room and try again")
    if "File too large" in text or "FileTooLarge" in text:
        return EngineError(f"a file of the index in {folder} may not grow as large as needed; see ulimit -f")
    if "worker thread" in text:  # of which Tantivy does not say what went wrong
        return EngineError(
            f"the index in {folder} could not be written; see that the disk has room and files may grow"
            " (ulimit -f), and try again"
        )
    if denied(error):
        return EngineError(
            f"no permission to write to the index in {folder}; ask its owner, or copy the folder"
        )
    return EngineError(
        f"the index in {folder} failed: {text[:200]}; build it again with: kashaf index FILES --index DIR"
    )
