"""In which forms a word stands in the documents, and how often each."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from kashaf.analyzers.folding import Folding
from kashaf.search.concordance.asked import Asked, Corpus
from kashaf.search.concordance.lines import places_of

__all__ = ["Form", "Forms", "forms"]

_WRITTEN: Final = Folding(off=("alef", "foreign", "hamza", "teh", "yeh"))


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a word: its letters as they are written, without marks and what lengthens it.

    Attributes:
        text: the form.
        count: how often it stands.
        documents: in how many documents.
    """

    text: str
    count: int
    documents: int

    def to_json(self) -> dict[str, object]:
        """Return the form as JSON takes it."""
        return {"form": self.text, "count": self.count, "documents": self.documents}


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms of a word, the most frequent first, equals by code point.

    Attributes:
        query: the word as it was typed.
        forms: with their counts.
        total: how many places there are in all.
        documents: in how many documents.
        notes: what a reader should know.
    """

    query: str
    forms: tuple[Form, ...]
    total: int = 0
    documents: int = 0
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the forms as JSON takes them."""
        return {
            "query": self.query,
            "total": self.total,
            "documents": self.documents,
            "notes": list(self.notes),
            "forms": [form.to_json() for form in self.forms],
        }


def forms(corpus: Corpus, asked: Asked) -> Forms:
    """Return the forms of what is asked for; all documents that hold it are read."""
    counts: Counter[str] = Counter()
    held: defaultdict[str, set[str]] = defaultdict(set)
    for place in places_of(corpus, asked):
        form = " ".join(map(_WRITTEN, place.text[place.span.start : place.span.end].split()))
        counts[form] += 1
        held[form].add(place.document)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    found = tuple(Form(form, count, len(held[form])) for form, count in ranked)
    documents = len(set().union(*held.values()))
    return Forms(asked.text, found, counts.total(), documents, asked.notes)
