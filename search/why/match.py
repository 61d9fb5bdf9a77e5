"""How one part of a query matched a document, as data and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kashaf.search.why.language import Language, usual_language
from kashaf.search.why.relation import Relation
from kashaf.search.why.wording import say

__all__ = ["Match", "said_in_line"]


@dataclass(frozen=True, slots=True)
class Match:
    """One word, phrase or prefix of a query, as a document matched it best.

    Attributes:
        word: of the query.
        text: the word of the document that comes closest to it.
        level: by which it matched.
        relation: how the two are related.
        pieces: the word of the document with what is attached to it, in order, where the lexicon reads it.
        lemma: its dictionary form, without marks, likewise.
        root: its root's letters, likewise.
    """

    word: str
    text: str
    level: str
    relation: Relation
    pieces: tuple[str, ...] = field(default=(), compare=False)  # the last three follow from `text`
    lemma: str = field(default="", compare=False)
    root: str = field(default="", compare=False)

    def said(self, language: Language | None = None) -> str:
        """Return the relation in words.

        >>> Match("كتاب", "والكتب", "lemma", Relation.BROKEN_PLURAL, lemma="كتاب").said(Language.ENGLISH)
        'broken plural of كتاب'
        """
        language = language or usual_language()
        pieces = " + ".join(self.pieces)
        word = self.word.removesuffix("*") if self.relation is Relation.BEGINNING else self.word
        return say(self._key(), language, word=word, lemma=self.lemma, root=self.root, pieces=pieces)

    def _key(self) -> str:
        key = f"relation.{self.relation}"
        match self.relation:
            case Relation.CLITICS if not self.pieces:
                return f"{key}.unread"
            case Relation.CLITICS if len(self.pieces) == 1:
                return f"{key}.none"
            case Relation.INFLECTED if " " in self.word:
                return f"{key}.phrase"
            case Relation.INFLECTED | Relation.BROKEN_PLURAL if not self.lemma:
                return f"{key}.unread"
            case Relation.ROOT if not self.root:
                return f"{key}.unread"
            case _:
                return key

    def to_json(self, language: Language | None = None) -> dict[str, object]:
        """Return the match as JSON takes it, with the words in one language beside the data."""
        return {
            "word": self.word,
            "text": self.text,
            "level": self.level,
            "relation": str(self.relation),
            "pieces": list(self.pieces),
            "lemma": self.lemma,
            "root": self.root,
            "said": self.said(language),
        }


def said_in_line(matches: Iterable[Match], language: Language | None = None) -> str:
    """Return in one line how each part of a query matched: the word, what it found, their relation."""
    language = language or usual_language()
    return " · ".join(_said(match, language) for match in matches)


def _said(match: Match, language: Language) -> str:
    said = match.said(language)
    found = "" if match.word == match.text else match.text + say("comma", language)
    return f"{match.word}: {found}{said}"
