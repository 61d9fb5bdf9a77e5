"""Kashaf (كشّاف): a full-text search engine for Arabic.

    >>> import tempfile
    >>> index = create(tempfile.mkdtemp())
    >>> index.add([{"id": "1", "title": "في المكتبة", "text": "قَرَأَ الطلابُ كتابين عن النجوم"}])
    1
    >>> for hit in index.search("والكتاب للطلاب"):
    ...     print(hit.id, [hit.text[a:b] for a, b in hit.snippet.spans])
    1 ['الطلابُ', 'كتابين']

Importing this package loads no engine and no analyzer; its names load theirs when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kashaf.analyzers import Analyzer, Settings, Token, build
    from kashaf.errors import KashafError
    from kashaf.index import Index, check, create, rebuild, recover
    from kashaf.index import open_index as open  # noqa: A004 - as in gzip.open: it is used with its module's name
    from kashaf.indexes import Indexes, open_several
    from kashaf.search import Hit, Match, Relation, Results, Snippet
    from kashaf.search.synonyms import Synonyms

__all__ = [
    "Analyzer",
    "Hit",
    "Index",
    "Indexes",
    "KashafError",
    "Match",
    "Relation",
    "Results",
    "Settings",
    "Snippet",
    "Synonyms",
    "Token",
    "__version__",
    "build",
    "check",
    "create",
    "open",
    "open_several",
    "rebuild",
    "recover",
]

_HOMES = {
    "Analyzer": ("kashaf.analyzers", "Analyzer"),
    "Hit": ("kashaf.search", "Hit"),
    "Index": ("kashaf.index", "Index"),
    "Indexes": ("kashaf.indexes", "Indexes"),
    "KashafError": ("kashaf.errors", "KashafError"),
    "Match": ("kashaf.search", "Match"),
    "Relation": ("kashaf.search", "Relation"),
    "Results": ("kashaf.search", "Results"),
    "Settings": ("kashaf.analyzers", "Settings"),
    "Snippet": ("kashaf.search", "Snippet"),
    "Synonyms": ("kashaf.search.synonyms", "Synonyms"),
    "Token": ("kashaf.analyzers", "Token"),
    "build": ("kashaf.analyzers", "build"),
    "check": ("kashaf.index", "check"),
    "create": ("kashaf.index", "create"),
    "open": ("kashaf.index", "open_index"),
    "open_several": ("kashaf.indexes", "open_several"),
    "rebuild": ("kashaf.index", "rebuild"),
    "recover": ("kashaf.index", "recover"),
}


def __getattr__(name: str) -> object:
    """Load a public name from the module it stands in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value: object = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
