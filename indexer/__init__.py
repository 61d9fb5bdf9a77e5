"""How do these files, archives and streams become documents of an index, all or nothing?

`sources` finds what is meant, `stream` opens it, the readers in `readers/` (listed in `formats`) make records
of it, `mapping` and `guess` say what a record's fields are, `writer` hands documents to an engine, and
`build` does all of it for a run. This room never ranks, and loads a library for a format only when one comes.
"""

from kashaf.indexer.build import IndexingOptions, index_sources
from kashaf.indexer.documents import TextAnalyzer
from kashaf.indexer.formats import FORMATS
from kashaf.indexer.mapping import FieldMapping, parse_field
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.sources import Skipped
from kashaf.indexer.summary import FieldSummary, Progress, Step, Summary
from kashaf.indexer.writer import IndexWriter

__all__ = [
    "FORMATS",
    "BadRow",
    "FieldMapping",
    "FieldSummary",
    "IndexWriter",
    "IndexingOptions",
    "Place",
    "Progress",
    "Record",
    "Skipped",
    "Step",
    "Summary",
    "TextAnalyzer",
    "index_sources",
    "parse_field",
]
