"""What is sought for a word of a query because it is its synonym."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kashaf.search.sought import Sought, SoughtPhrase, SoughtWord
from kashaf.search.synonym_lookup import Kind

__all__ = ["SynonymPhrase", "SynonymWord", "without_doubles"]


@dataclass(frozen=True)
class SynonymWord(SoughtWord):
    """A word that is a synonym, written as in the list of synonyms.

    Attributes:
        asked: what was typed in the query.
        kind: why it stands for that.
    """

    asked: str
    kind: Kind = Kind.LISTED


@dataclass(frozen=True)
class SynonymPhrase(SoughtPhrase):
    """Several words that are a synonym.

    Attributes:
        asked: what was typed in the query.
        kind: why it stands for that.
    """

    asked: str
    kind: Kind = Kind.LISTED


def without_doubles(sought: Sought, levels: Sequence[str]) -> Sought:
    """Return what is sought with one meaning for each word of a text, so that marks are told in one way.

    A synonym that is itself a word of the query is told as that word; a synonym of two words of the query
    as that of one.

    Args:
        sought: in one field.
        levels: the levels of the terms, in order.
    """
    words = {word for word in sought.words if not isinstance(word, SynonymWord)}
    taken = {pair for word in words for pair in _terms(word, levels)}
    synonyms = [word for word in sought.words if isinstance(word, SynonymWord)]
    for synonym in sorted(synonyms, key=lambda word: (word.asked, word.terms)):
        pairs = _terms(synonym, levels)
        if pairs[-1] not in taken:
            left = tuple(level for level, term in pairs if (level, term) not in taken)
            words.add(replace(synonym, levels=left))
            taken.update(pairs)
    return replace(sought, words=frozenset(words), phrases=_phrases(sought))


def _terms(word: SoughtWord, levels: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((level, word.terms[levels.index(level)]) for level in word.levels)


def _phrases(sought: Sought) -> frozenset[SoughtPhrase]:
    synonyms = (phrase for phrase in sought.phrases if isinstance(phrase, SynonymPhrase))
    first = {
        (phrase.level, phrase.terms): phrase
        for phrase in sorted(synonyms, key=lambda phrase: phrase.asked, reverse=True)
    }
    asked = {phrase for phrase in sought.phrases if not isinstance(phrase, SynonymPhrase)}
    for phrase in asked:
        first.pop((phrase.level, phrase.terms), None)
    return frozenset(asked | set(first.values()))
