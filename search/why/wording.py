"""The messages in each language, from the table `messages.tsv`.

A row is a key, the English and the Arabic; `{names}` stand for what is told. What is counted has rows for
the forms of its noun: `.zero`, `.one`, `.two`, `.few` (3 to 10) and `.many`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kashaf.search.why.language import Language

__all__ = ["counted", "field_name", "level_name", "messages", "say"]

_TABLE: Final = Path(__file__).with_name("messages.tsv")
_LANGUAGES: Final = (Language.ENGLISH, Language.ARABIC)


@cache
def messages() -> Mapping[Language, Mapping[str, str]]:
    """Return the messages by language and key."""
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {language: {row[0]: row[place] for row in rows} for place, language in enumerate(_LANGUAGES, 1)}


def say(key: str, language: Language, **told: object) -> str:
    """Return a message.

    >>> say("relation.as written", Language.ENGLISH)
    'as written'
    """
    return messages()[language][key].format(**told)


def counted(noun: str, count: int, language: Language) -> str:
    """Return a number with its noun, as the language counts.

    >>> counted("documents", 1, Language.ENGLISH), counted("documents", 12, Language.ENGLISH)
    ('1 document', '12 documents')
    """
    form = _form(count)
    return say(f"{noun}.{form}", language, count=f"{count:,}")


def _form(count: int) -> str:
    if count < 3:
        return ("zero", "one", "two")[count]
    # From 100 on the last two digits govern the Arabic noun: 103 is as 3, but 100 to 102 are as 11.
    return "few" if 3 <= count % 100 <= 10 else "many"


def level_name(level: str, language: Language) -> str:
    """Return the name of a level; one that has none in the table has its own."""
    return messages()[language].get(f"level.{level}", level)


def field_name(field: str, language: Language) -> str:
    """Return the name of a field; those that every index has are named in the language."""
    return messages()[language].get(f"field.{field}", field)
