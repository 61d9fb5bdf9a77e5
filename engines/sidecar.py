"""The small readable file at the top of an index folder that says what the folder holds: `kashaf.json`.

It is written to a temporary file first and then moved over the old one, so that a reader finds one or the
other. Reading trusts nothing in it: whatever does not fit is one line that says what to do.
"""

from __future__ import annotations

import json
import os
import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kashaf.engines.checksums import FileSum
from kashaf.engines.layout import FieldType, Layout
from kashaf.engines.registry import ENGINES
from kashaf.errors import IndexFolderError, MissingIndexError, NotAnIndexError

__all__ = ["FORMAT", "SIDECAR", "Counts", "Sidecar", "is_unfinished", "now"]

FORMAT = 2
"""The version of what is written here; a higher one was written by a newer Kashaf.

1 kept positions at every level."""

SIDECAR = "kashaf.json"
"""The name of the file."""

_UNFINISHED = f".{SIDECAR}."
_REBUILD = "build the index again with: kashaf index FILES --index DIR"
_FILE_NAME = re.compile(r"\.?[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents an index holds, and how many words of text they have."""

    documents: int = 0
    words: int = 0


@dataclass(frozen=True)
class Sidecar:
    """What an index folder holds.

    Attributes:
        kashaf: the version of Kashaf that wrote it.
        engine: the name of the engine.
        data: the sub-folder with the engine's files.
        profile: the name of the choice of levels.
        fingerprint: the analyzer's, in hexadecimal; other terms have another.
        settings: what the analyzer was made with; only the analyzer reads it.
        levels: the analyzer's levels, in order.
        fields: the reader's fields by name, in order; `None` before the first document is there.
        counts: of documents and words.
        files: size and checksum of every file of the last commit, by name; none before the first.
        created: when the index was made, in ISO 8601 and UTC.
        updated: when it was last written.
    """

    kashaf: str
    engine: str
    data: str
    profile: str
    fingerprint: str
    settings: Mapping[str, Any]
    levels: tuple[str, ...]
    fields: Mapping[str, FieldType] | None
    counts: Counts
    created: str
    updated: str
    files: Mapping[str, FileSum] = field(default_factory=dict)

    @property
    def layout(self) -> Layout | None:
        """The fields with their levels, or `None` before they are known."""
        return None if self.fields is None else Layout(self.levels, self.fields)

    def content(self) -> dict[str, Any]:
        """Return what is written, as JSON knows it."""
        fields = None if self.fields is None else {name: str(kind) for name, kind in self.fields.items()}
        return {
            "format": FORMAT,
            "kashaf": self.kashaf,
            "engine": self.engine,
            "data": self.data,
            "profile": self.profile,
            "analyzer": {"fingerprint": self.fingerprint, "settings": dict(self.settings)},
            "layout": {"levels": list(self.levels), "fields": fields},
            "counts": {"documents": self.counts.documents, "words": self.counts.words},
            "created": self.created,
            "updated": self.updated,
            "files": {name: list(each) for name, each in self.files.items()},
        }

    def write(self, folder: Path) -> None:
        """Write the sidecar of an index folder, at once and for good; raises IndexFolderError."""
        content = self.content()
        text = json.dumps({**content, "crc": _crc(content)}, ensure_ascii=False, indent=2) + "\n"
        try:
            _replace(folder / SIDECAR, text.encode(errors="replace"))
        except OSError as error:
            raise IndexFolderError(f"cannot write {folder / SIDECAR}: {error.strerror or error}") from error

    @classmethod
    def read(cls, folder: Path) -> Sidecar:
        """Read the sidecar of an index folder; raises MissingIndexError or NotAnIndexError."""
        return _parse(_read_bytes(folder), folder)


def _crc(content: Mapping[str, Any]) -> int:
    """Return the checksum of what a sidecar says, whatever the order and the blanks."""
    return zlib.crc32(json.dumps(content, sort_keys=True, ensure_ascii=False).encode(errors="replace"))


def now() -> str:
    """Return the time in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_unfinished(name: str) -> bool:
    """Tell whether a file is a sidecar that was not yet, and perhaps never will be, moved to its place."""
    return name.startswith(_UNFINISHED)


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{_UNFINISHED}{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _read_bytes(folder: Path) -> bytes:
    try:
        return (folder / SIDECAR).read_bytes()
    except FileNotFoundError:
        pass
    except NotADirectoryError as error:
        raise NotAnIndexError(
            f"{folder} is a file; an index is a folder: name another with --index"
        ) from error
    except OSError as error:
        what = "its permissions" if isinstance(error, PermissionError) else "the name given with --index"
        raise IndexFolderError(
            f"cannot read {folder / SIDECAR}: {error.strerror or error}; check {what}"
        ) from error
    if folder.is_dir() and not all(is_unfinished(entry.name) for entry in folder.iterdir()):
        raise NotAnIndexError(
            f"{folder} is not an index of Kashaf: it has no {SIDECAR}; name another with --index"
        )
    raise MissingIndexError(
        f"there is no index in {folder}; make one with: kashaf index FILES --index {folder}"
    )


def _parse(data: bytes, folder: Path) -> Sidecar:
    try:
        content = json.loads(data)
        _check_format(content["format"], folder)
        return _checked(content)
    except KeyError as error:
        raise _broken(folder, f"it has no {error}") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(folder, " ".join(str(error).split())) from error


def _check_crc(content: dict[str, Any]) -> None:
    if content.pop("crc") != _crc(content):
        raise ValueError("it does not say what was written")


def _check_format(number: object, folder: Path) -> None:
    if isinstance(number, int) and number > FORMAT:
        raise NotAnIndexError(f"a newer Kashaf wrote the index in {folder}; update Kashaf to read it")
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number < FORMAT:
        raise NotAnIndexError(f"an older Kashaf wrote the index in {folder}; remove it and {_REBUILD}")
    if number != FORMAT:
        raise ValueError(f"its format is {number!r}")


def _broken(folder: Path, reason: str) -> NotAnIndexError:
    return NotAnIndexError(
        f"{folder / SIDECAR} is broken: {reason[:200]}; to save what is readable:"
        f" kashaf check --repair NEWDIR --index {folder}"
    )


def _checked(content: dict[str, Any]) -> Sidecar:
    """Return the sidecar; raises KeyError, TypeError, ValueError or AttributeError for what does not fit."""
    analyzer, layout, counts = content["analyzer"], content["layout"], content["counts"]
    sidecar = Sidecar(
        kashaf=_text(content, "kashaf"),
        engine=_engine(content),
        data=_data(content),
        profile=_text(content, "profile"),
        fingerprint=_text(analyzer, "fingerprint"),
        settings=_mapping(analyzer, "settings"),
        levels=_levels(layout),
        fields=_fields(layout),
        counts=Counts(_count(counts, "documents"), _count(counts, "words")),
        created=_text(content, "created"),
        updated=_text(content, "updated"),
        files=_files(content),
    )
    _check_crc(content)  # last, because all else says better what does not fit
    return sidecar


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content[key]
    if not isinstance(value, str):
        raise TypeError(f"{key!r} is not text")
    return value


def _mapping(content: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = content[key]
    if not isinstance(value, dict):
        raise TypeError(f"{key!r} is not an object")
    return value


def _count(content: Mapping[str, Any], key: str) -> int:
    value = content[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{key!r} is not a count")
    return value


def _files(content: Mapping[str, Any]) -> dict[str, FileSum]:
    files: dict[str, FileSum] = {}
    for name, numbers in _mapping(content, "files").items():
        size, crc = numbers
        if not _FILE_NAME.fullmatch(name) or not isinstance(size, int) or not isinstance(crc, int):
            raise TypeError(f"{name!r} is no file with its size and checksum")
        files[name] = FileSum(size, crc)
    return files


def _engine(content: Mapping[str, Any]) -> str:
    name = _text(content, "engine")
    if name not in ENGINES:
        raise ValueError(f"its engine is {name!r}, not one of {', '.join(ENGINES)}")
    return name


def _data(content: Mapping[str, Any]) -> str:
    """Return the name of the data folder: a plain name, which cannot lead out of the index folder."""
    name = _text(content, "data")
    if not _PLAIN_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a folder in it")
    return name


def _levels(layout: Mapping[str, Any]) -> tuple[str, ...]:
    levels = layout["levels"]
    if not isinstance(levels, list) or not levels or not all(isinstance(level, str) for level in levels):
        raise TypeError("'levels' is not a list of names")
    return tuple(levels)


def _fields(layout: Mapping[str, Any]) -> dict[str, FieldType] | None:
    if layout.get("fields") is None:
        return None
    return {name: FieldType(kind) for name, kind in _mapping(layout, "fields").items()}
