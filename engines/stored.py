"""What comes back with a hit: the originals of a document, as the bytes an engine keeps for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kashaf.engines.surrogates import without_surrogates
from kashaf.errors import EngineError

__all__ = ["Stored", "decode"]

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Stored:
    """The originals of a document.

    Attributes:
        title: as it was given; empty where there is none.
        text: as it was given.
        fields: the other fields by name, as JSON knows them.
    """

    title: str
    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the bytes to keep: JSON in UTF-8, with U+FFFD in the place of lone surrogates.

        Raises TypeError or ValueError for a field that JSON has no word for.
        """
        content = {"title": self.title, "text": self.text, "fields": dict(self.fields)}
        written = _ENCODER.encode(content)
        try:
            return written.encode()
        except UnicodeEncodeError:
            return without_surrogates(written).encode()


def decode(data: bytes) -> Stored:
    """Return the originals that `Stored.encode` made bytes of; raises EngineError for other bytes."""
    try:
        content = json.loads(data)
        stored = Stored(content["title"], content["text"], content["fields"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _broken() from error
    if not (
        isinstance(stored.title, str) and isinstance(stored.text, str) and isinstance(stored.fields, dict)
    ):
        raise _broken()
    return stored


def _broken() -> EngineError:
    return EngineError(
        "the stored text of a document is broken; build the index again: kashaf index FILES --index DIR"
    )
