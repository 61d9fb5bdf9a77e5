"""Libraries that a reader needs: imported when it reads, and what they raise on broken data."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from importlib import import_module
from typing import Any, Final

from kashaf.errors import SourceError

__all__ = ["FAILURES", "load", "said_by"]

FAILURES: Final[tuple[type[Exception], ...]] = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RuntimeError,
    OSError, EOFError, MemoryError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
    StopIteration,
)  # fmt: skip
"""What parsers raise on data that are not what they should be, beside errors of their own."""

_LONGEST: Final = 200


def load(module: str, extra: str) -> Any:
    """Import a library.

    Args:
        module: as it is imported.
        extra: of the package, that brings it.

    Raises:
        SourceError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise SourceError(
            f'reading this needs {name}, which is not installed: pip install "kashaf[{extra}]"'
        ) from None


def said_by(error: Exception) -> str:
    """Return in one line what a library said of broken data."""
    return " ".join(str(error).split())[:_LONGEST] or type(error).__name__
