"""What the shell says, in English and Arabic, from the table `messages.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kashaf.search.why.language import Language

__all__ = ["messages", "say"]

_TABLE: Final = Path(__file__).with_name("messages.tsv")


@cache
def messages() -> Mapping[Language, Mapping[str, str]]:
    """Return the messages by language and key."""
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {
        language: {row[0]: row[place] for row in rows}
        for place, language in enumerate((Language.ENGLISH, Language.ARABIC), 1)
    }


def say(key: str, language: Language, **told: object) -> str:
    """Return a message with what is told in it.

    >>> say("on", Language.ARABIC)
    'مُشغَّل'
    """
    return messages()[language][key].format(**told)
