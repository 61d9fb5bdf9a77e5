"""What is said about a run of indexing: which files are taken, how they are read, and by how many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kashaf.indexer.encoding import check_encoding
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.readers.splitting import parse_split

__all__ = ["IndexingOptions"]


@dataclass(frozen=True, slots=True)
class IndexingOptions:
    """How sources are found and read.

    Attributes:
        format: the name of the format that everything is in; `None` goes by suffixes, and for what has
            none that is known, by the first character.
        encoding: of text; `None` recognises it.
        delimiter: between the columns of CSV; `None` finds it.
        globs: which files of folders are taken; see `find_sources`.
        again: whether files are read, too, that have not changed since they were read.
        prune: whether documents go whose files in the folders that were named are gone.
        commit_every: after how many documents what was read so far is committed, so that it can be searched,
            and stays if the run is cut short; `None` commits at the end, all or nothing.
        jobs: how many processes read and analyse; 1 does all in this one, and `None` takes one for each core
            where that is faster. Above 1, what Python calls the main module must be safe to import.
        repair: what is done about damaged text: `auto`, `report` or `off`.
        boilerplate: whether what stands round articles on pages of the web is kept in their text.
        split: whether one file becomes several documents, as `parse_split` reads it.
        query: the SQL query whose rows are read of databases.
    """

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    globs: tuple[str, ...] = ()
    again: bool = False
    prune: bool = False
    commit_every: int | None = None
    jobs: int | None = 1
    boilerplate: bool = False
    split: str | None = None
    query: str | None = None
    repair: str = "auto"

    def reading(self) -> ReadingOptions:
        """Return what readers are told; raises SourceError for what cannot be."""
        encoding = None if self.encoding is None else check_encoding(self.encoding)
        split = None if self.split is None else parse_split(self.split)
        return ReadingOptions(
            encoding, self.delimiter, split, self.boilerplate, self.query, repair=self.repair
        )

    def contents(self) -> str:
        """Return all that decides which documents a file gives, as text that can be compared."""
        return repr(replace(self, globs=(), again=False, prune=False, commit_every=None, jobs=1))
