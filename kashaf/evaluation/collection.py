"""A test collection: documents, queries, and judgements of which documents answer which query.

| file | a line |
|---|---|
| queries | `id TAB text`; further columns are passed over |
| judgements (qrels) | `query 0 document relevance`, as TREC has them; relevance 0 is judged to be no answer |

Documents are whatever `kashaf index` reads. All files may be gzip'd.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import kashaf.seeds
from kashaf.errors import KashafError, SourceError
from kashaf.evaluation.lines import broken, numbered_lines
from kashaf.indexer.sources import find_sources

__all__ = ["Collection", "Judgements", "read_collection", "read_judgements", "read_queries", "seeds"]

Judgements = Mapping[str, Mapping[str, int]]
"""By query and document, how well the document answers the query: 0 not at all."""

_JUDGEMENT = "QUERY 0 DOCUMENT RELEVANCE"


@dataclass(frozen=True)
class Collection:
    """Documents, queries and judgements.

    Attributes:
        documents: the files and folders that hold them.
        queries: all texts by id.
        judgements: all that there are.
    """

    documents: tuple[Path, ...]
    queries: Mapping[str, str]
    judgements: Judgements

    @cached_property
    def asked(self) -> Mapping[str, str]:
        """The queries that are judged, by id; only they are asked.

        Raises:
            KashafError: there are none.
        """
        asked = {name: text for name, text in self.queries.items() if name in self.judgements}
        if not asked:
            raise KashafError(
                f"no query is judged: the queries are called {_some(self.queries)}, "
                f"and judged are {_some(self.judgements)}; give files whose ids agree"
            )
        return asked

    @cached_property
    def judged(self) -> Judgements:
        """The judgements of the queries that are asked."""
        return {name: self.judgements[name] for name in self.asked}

    def notes(self) -> Iterator[str]:
        """Yield a sentence for what is left out because its other half is missing."""
        unjudged = [name for name in self.queries if name not in self.judgements]
        if unjudged:
            yield f"queries without judgements, left out: {len(unjudged):,} ({_some(unjudged)})"
        unasked = [name for name in self.judgements if name not in self.queries]
        if unasked:
            yield f"judged queries without words, left out: {len(unasked):,} ({_some(unasked)})"


def read_collection(
    documents: Sequence[str | Path], queries: str | Path, judgements: str | Path
) -> Collection:
    """Read the queries and judgements, and see that the documents are there.

    Args:
        documents: files and folders, as for `kashaf index`.
        queries: a file with a line `id TAB text` for each.
        judgements: a file in TREC's form.

    Raises:
        SourceError: a file is missing or a line is broken; the message names file and line.
    """
    if "-" in map(str, documents):
        raise SourceError(
            "documents cannot come from standard input, they are read more than once: name a file"
        )
    for _ in find_sources(documents):
        pass  # a name that leads nowhere is an error now, and not after the first analyzer's work
    paths = tuple(map(Path, documents))
    return Collection(paths, read_queries(Path(queries)), read_judgements(Path(judgements)))


def seeds() -> Collection:
    """Return the collection that comes along with Kashaf."""
    folder = Path(str(kashaf.seeds.__file__)).parent
    return read_collection(
        (folder / "corpus.jsonl", folder / "files"), folder / "queries.tsv", folder / "qrels.txt"
    )


def read_queries(path: Path) -> dict[str, str]:
    """Return the texts of the queries by id, in order; raises SourceError for a line that is none."""
    queries: dict[str, str] = {}
    for number, line in numbered_lines(path):
        name, _, rest = line.partition("\t")
        name, text = name.strip(), rest.partition("\t")[0].strip()
        if not (name and text):
            raise broken(path, number, f"{line[:60]!r} is no query; a line is: ID, a tab, and the words")
        if name in queries:
            raise broken(path, number, f"there is a query {name!r} already; give each an id of its own")
        queries[name] = text
    return queries


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """Return the judgements; raises SourceError for a line that is none or contradicts another."""
    judgements: dict[str, dict[str, int]] = {}
    for number, line in numbered_lines(path):
        query, document, relevance = _judgement(path, number, line)
        of_query = judgements.setdefault(query, {})
        if of_query.setdefault(document, relevance) != relevance:
            raise broken(path, number, f"{document!r} is judged otherwise for {query!r} before; keep one")
    return judgements


def _judgement(path: Path, number: int, line: str) -> tuple[str, str, int]:
    columns = line.split()
    if len(columns) != 4:
        raise broken(path, number, f"{len(columns)} columns where a judgement has 4: {_JUDGEMENT}")
    query, _, document, relevance = columns
    try:
        return query, document, int(relevance)
    except ValueError:
        raise broken(
            path, number, f"relevance {relevance!r} is no whole number; write {_JUDGEMENT}"
        ) from None


def _some(names: Mapping[str, object] | Sequence[str], count: int = 3) -> str:
    shown = ", ".join(map(repr, list(names)[:count]))
    return f"{shown} …" if len(names) > count else shown or "nothing"
