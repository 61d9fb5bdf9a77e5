"""The ways in which a word of a text can be related to the word of a query that found it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Relation"]


class Relation(StrEnum):
    """How a word of a text is related to the word of the query that found it, the closest first."""

    AS_WRITTEN = "as written"
    SPELT = "spelt as"
    LETTERS = "same letters"
    CLITICS = "with clitics"
    INFLECTED = "inflected"
    WRITING = "joined or apart"
    SINGULAR = "singular"
    BROKEN_PLURAL = "broken plural"
    SYNONYM = "synonym"
    SPELLING = "other spelling"
    BEGINNING = "begins so"
    PATTERN = "fits the pattern"
    ROOT = "same root"
    SIMILAR = "similar spelling"
