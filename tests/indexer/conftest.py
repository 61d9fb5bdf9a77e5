"""What the tests of this room share."""

import io
from collections.abc import Callable

import pytest

from kashaf.indexer.formats import find_format, suffix_of
from kashaf.indexer.readers.reading import Item, ReadingOptions
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

Read = Callable[..., list[Item]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads bytes as a file of some name would be read."""

    def items(
        name: str, data: bytes | str, encoding: str | None = None, delimiter: str | None = None
    ) -> list[Item]:
        data = data.encode() if isinstance(data, str) else data
        its_format = find_format(suffix_of(name))
        stream = ByteStream(Source(name, name), io.BytesIO(data))
        return list(its_format.read(stream, ReadingOptions(encoding, delimiter)))

    return items
