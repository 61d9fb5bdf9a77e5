"""Every error that Kashaf raises on purpose.

    KashafError                 anything below; its text is one line for a person
    ├── AnalyzerError           an analyzer cannot be built as asked
    ├── DocumentError           one document cannot be indexed
    ├── SourceError             a file or stream cannot be read
    ├── QueryError              a query cannot be understood; knows its position
    │   └── QueryTooLargeError  it is too long or nested too deep to be read at all
    └── IndexFolderError        something about an index folder
        ├── MissingIndexError   there is none at that place
        ├── NotAnIndexError     the folder is something else, or its sidecar is broken
        │   └── DamagedIndexError  its files are not what was written
        ├── ForeignAnalyzerError  it was made by another analyzer
        ├── LockedIndexError    somebody else is writing
        └── EngineError         the engine below failed

A message names the value, what is allowed and the next step. This module imports nothing, so that every
room may use it.
"""

__all__ = [
    "AnalyzerError",
    "DamagedIndexError",
    "DocumentError",
    "EngineError",
    "ForeignAnalyzerError",
    "IndexFolderError",
    "KashafError",
    "LockedIndexError",
    "MissingIndexError",
    "NotAnIndexError",
    "QueryError",
    "QueryTooLargeError",
    "SourceError",
]


class KashafError(Exception):
    """The base of all errors that Kashaf raises on purpose; `str()` of it is one line."""


class AnalyzerError(KashafError):
    """An analyzer cannot be built as asked: an unknown rule or name, a word list that cannot be read."""


class DocumentError(KashafError):
    """One document cannot be indexed: no text, a value of the wrong type, an id that is too long."""


class SourceError(KashafError):
    """A file or stream cannot be read at all: missing, not permitted, of an unknown kind."""


class QueryError(KashafError):
    """A query cannot be understood.

    Attributes:
        position: where, in characters from the start of the query, counted from 0.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position


class QueryTooLargeError(QueryError):
    """A query is too long or nested too deep to be read, even as plain words."""


class IndexFolderError(KashafError):
    """Something is wrong with an index folder."""


class MissingIndexError(IndexFolderError):
    """There is no index at the place that was named."""


class NotAnIndexError(IndexFolderError):
    """The folder is not an index of Kashaf, or what it holds is broken."""


class DamagedIndexError(NotAnIndexError):
    """The files of an index are not what was written."""


class ForeignAnalyzerError(IndexFolderError):
    """The index was made by an analyzer that gives other terms than the one at hand."""


class LockedIndexError(IndexFolderError):
    """Another writer has the index open."""


class EngineError(IndexFolderError):
    """The engine that keeps the inverted lists failed or panicked."""
