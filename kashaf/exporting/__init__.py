"""What is found, as files for other programs: JSON Lines, CSV, a workbook, Markdown with citations.

table.py     a table with rows as they come, and the citation of each
hits.py      hits as such a table
formats.py   the formats by the endings of files; writing all or nothing
"""

from kashaf.exporting.formats import FORMATS, check_format, write_table
from kashaf.exporting.hits import all_hits, hit_table
from kashaf.exporting.table import Citation, Row, Table
from kashaf.exporting.usage import concordance_table, record_table

__all__ = [
    "FORMATS",
    "Citation",
    "Row",
    "Table",
    "all_hits",
    "check_format",
    "concordance_table",
    "hit_table",
    "record_table",
    "write_table",
]
