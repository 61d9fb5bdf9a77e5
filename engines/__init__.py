"""Keep these documents as inverted lists; which match this query tree, ranked?

An engine takes documents whose fields are terms already and answers query trees; it never analyses text and
never parses what a person typed. `contract` says what every engine does, `query` what it can be asked,
`layout` which fields there are; `registry` is the list of engines, and `folder` keeps an index of any of them
together with its sidecar. Importing this room loads no engine.
"""

from kashaf.engines.contract import (
    BY_SCORE,
    MAX_ID_BYTES,
    After,
    Document,
    Engine,
    EngineIndex,
    Expansion,
    Field,
    FieldKind,
    FieldStatistics,
    Hit,
    Hits,
    Order,
    Searcher,
    Value,
    Writer,
)
from kashaf.engines.folder import IndexFolder
from kashaf.engines.layout import FieldType, Layout, level_field
from kashaf.engines.registry import DEFAULT, ENGINES, EngineInfo, engine, engines
from kashaf.engines.sidecar import Counts, Sidecar
from kashaf.engines.stored import Stored

__all__ = [
    "BY_SCORE",
    "DEFAULT",
    "ENGINES",
    "MAX_ID_BYTES",
    "After",
    "Counts",
    "Document",
    "Engine",
    "EngineIndex",
    "EngineInfo",
    "Expansion",
    "Field",
    "FieldKind",
    "FieldStatistics",
    "FieldType",
    "Hit",
    "Hits",
    "IndexFolder",
    "Layout",
    "Order",
    "Searcher",
    "Sidecar",
    "Stored",
    "Value",
    "Writer",
    "engine",
    "engines",
    "level_field",
]
