"""An example of a reader in a package of its own: subtitles (.srt), one document a file.

Its package says in pyproject.toml:

    [project.entry-points."kashaf.readers"]
    srt = "kashaf_subtitles:FORMAT"
"""

import re
from collections.abc import Iterator

from kashaf.indexer.readers.plain_text import file_title
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import Place, Record
from kashaf.indexer.stream import ByteStream

_TIMES = re.compile(r"^\d+\n[\d:,]+ --> [\d:,]+.*\n", re.MULTILINE)


def _read(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    spoken = _TIMES.sub("", stream.text(options.encoding)).replace("\n\n", "\n").strip()
    values = {"title": file_title(stream), "text": spoken}
    yield Record(Place(stream.source.shown), values, stream.source.name, mapped=True)


FORMAT = Format("srt", (".srt",), "subtitles: what is spoken in a film", _read)
