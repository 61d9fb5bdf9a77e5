"""The languages in which Kashaf says why."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kashaf.errors import KashafError

__all__ = ["LANGUAGE_VARIABLE", "Language", "usual_language"]

LANGUAGE_VARIABLE: Final = "KASHAF_LANG"
"""The variable of the environment that chooses a language over the locale's."""

_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # in this order, as POSIX has it


class Language(StrEnum):
    """A language of messages, by its code of ISO 639-1."""

    ARABIC = "ar"
    ENGLISH = "en"


def usual_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that `KASHAF_LANG` names, else Arabic where the locale is, else English.

    Raises:
        KashafError: the variable names another language.

    >>> usual_language({"LANG": "ar_EG.UTF-8"}).value, usual_language({}).value
    ('ar', 'en')
    """
    chosen = environment.get(LANGUAGE_VARIABLE, "")
    if chosen:
        if chosen not in list(Language):
            raise KashafError(
                f"{LANGUAGE_VARIABLE} is {chosen!r}; set it to one of {', '.join(Language)}, or unset it"
            )
        return Language(chosen)
    locale = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return Language.ARABIC if locale.startswith("ar") else Language.ENGLISH
