"""Suggestions and completions, from an index's own words: see `Suggester` and `Completer`."""

from kashaf.search.suggestions.completion import Completer, Completion
from kashaf.search.suggestions.suggester import LIMIT, Suggester
from kashaf.search.suggestions.suggestion import Change, Kind, Suggestion
from kashaf.search.suggestions.transliteration import Transliteration, transliteration

__all__ = [
    "LIMIT",
    "Change",
    "Completer",
    "Completion",
    "Kind",
    "Suggester",
    "Suggestion",
    "Transliteration",
    "transliteration",
]
