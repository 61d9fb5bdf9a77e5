"""The sidecar of the data file: its digest and size, and where its rows come from."""

from __future__ import annotations

import hashlib
from collections import Counter
from importlib.metadata import version
from typing import Final, NamedTuple

from kashaf.analyzers.lexicon_build.collection import Collection

__all__ = ["SOURCES", "sidecar"]


class Source(NamedTuple):
    """A source: its key in `Lemma.source`, its name, the package that holds it, the licence as written."""

    key: str
    name: str
    package: str
    licence: str


SOURCES: Final = (
    Source("alkhalil", "AlKhalil Morpho Sys 2, Oujda NLP Team", "farahidi", "GPL-3.0"),
    Source("kashaf", "Kashaf: the five nouns before pronouns", "", "GPL-3.0-or-later"),
    Source("arramooz", "Arramooz, Taha Zerrouki", "arramooz-pysqlite", "GPL-2.0-or-later"),
)


def sidecar(data: bytes, collection: Collection) -> dict[str, object]:
    """Return what is written beside the data file."""
    stems = collection.stems.values()
    rows = Counter(stem.source for stem in stems)
    lemmas = {stem.lemma for stem in stems}
    first = Counter(collection.lemmas[key].source for key in lemmas)
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "licence": "GPL-3.0-only",
        "lemmas": len(lemmas),
        "stems": len(stems),
        "sources": [
            {
                "name": source.name,
                "package": source.package,
                "version": version(source.package) if source.package else "1",
                "licence": source.licence,
                "lemmas": first[source.key],
                "stems": rows[source.key],
            }
            for source in SOURCES
        ],
    }
