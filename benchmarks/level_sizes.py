"""How large an index is, by level: what each level's terms, postings, positions and length steps take.

    python benchmarks/level_sizes.py --corpus news.jsonl.gz --analyzers full,lean,light

Tantivy keeps a file of each kind for a segment, with the fields one after the other; the end of the file
says where each begins (tantivy 0.27, `directory/composite_file.rs`). So sizes are counted to the byte, in
the one index that holds all levels. Stored texts and columns (ids, lengths, typed values) belong to no level.
"""

from __future__ import annotations

import argparse
import json
import struct
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpora import SEEDS, read_records, texts
from indexes import build_index
from measuring import table

from kashaf.analyzers import Settings, build
from kashaf.index import Index

KINDS: Final = {".term": "terms", ".idx": "postings", ".pos": "positions", ".fieldnorm": "length steps"}
"""What the files that are divided by fields hold."""

OTHERS: Final = {".store": "stored texts", ".fast": "columns"}

_OTHER_FIELDS: Final = "ids, keywords, dates"
_MAGIC: Final = 1337


def main() -> None:
    """Read the arguments, index the corpus by each analyzer and print its table."""
    parser = argparse.ArgumentParser(description="The size of an index on Tantivy, by level.")
    parser.add_argument("--corpus", type=Path, default=SEEDS / "corpus.jsonl", help="JSON Lines, or gzip'd")
    parser.add_argument("--analyzers", default="full,lean,light", help="names with commas between them")
    options = parser.parse_args()
    records = read_records(options.corpus)
    text = sum(len(text.encode()) for text in texts(records))
    print(f"{len(records):,} documents, {_megabytes(text)} MB of text in UTF-8; sizes in MB\n")
    for name in options.analyzers.split(","):
        with tempfile.TemporaryDirectory(prefix="kashaf-sizes-") as place:
            index = build_index(Path(place) / "index", records, build(Settings(name)), "tantivy")
            print(_table(name, index, text), end="\n\n", flush=True)


def _table(name: str, index: Index, text: int) -> str:
    sizes = level_sizes(index)
    levels = (*index.analyzer.levels, _OTHER_FIELDS, *OTHERS.values())
    rows = []
    for level in levels:
        kinds = [_megabytes(size) if (size := sizes[level, kind]) else "" for kind in KINDS.values()]
        total = sum(size for (its_level, _), size in sizes.items() if its_level == level)
        rows.append((level, *kinds, _megabytes(total), f"{total / text:.2f}"))
    total = sum(sizes.values())
    rows.append(("all", *[""] * len(KINDS), _megabytes(total), f"{total / text:.2f}"))
    return table((name, *KINDS.values(), "all", "x text"), rows)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.2f}"


def level_sizes(index: Index) -> Counter[tuple[str, str]]:
    """Return the bytes of each level and kind of an index on Tantivy, and of what belongs to no level."""
    if index.layout is None:
        raise ValueError(f"{index} has no documents; add some first")
    folder = index.folder.path / "tantivy"
    schema = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["schema"]
    names = {f"f{place}": field.name for place, field in enumerate(index.layout.engine_fields())}
    sizes: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.iterdir()):
        if path.suffix in OTHERS:
            sizes[OTHERS[path.suffix], ""] += path.stat().st_size
        elif path.suffix in KINDS:
            for place, size in _parts(path.read_bytes()):
                name = names.get(schema[place]["name"], "id")
                level = name.rpartition(".")[2] if name.endswith(index.analyzer.levels) else _OTHER_FIELDS
                sizes[level, KINDS[path.suffix]] += size
    return sizes


def _parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the place in the schema and the bytes of each field of a file that is divided by fields.

    From the end: a magic number, the length of a footer (version and checksum) and the footer; then the
    length of the table of fields and the table: how many there are, and for each how far its beginning is
    from the one before, its place in the schema in four bytes, and a number that is 0 here.
    """
    footer, magic = struct.unpack("<II", data[-8:])
    if magic != _MAGIC:
        raise ValueError(f"magic number {magic}: no file of this version of Tantivy")
    end = len(data) - 8 - footer - 4
    (length,) = struct.unpack_from("<I", data, end)
    at = end - length
    count, place_in_table = _varint(data, at)
    starts: list[tuple[int, int]] = []
    start = 0
    for _ in range(count):
        step, place_in_table = _varint(data, place_in_table)
        start += step
        (place,) = struct.unpack_from("<I", data, place_in_table)
        starts.append((place, start))
        _, place_in_table = _varint(data, place_in_table + 4)
    ends = [start for _, start in starts[1:]] + [at]
    if place_in_table != end or sorted(ends) != ends:
        raise ValueError("the table of fields is not of this version of Tantivy")
    for (place, start), its_end in zip(starts, ends, strict=True):
        yield place, its_end - start


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, the lowest first, the last byte marked; and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte & 0x80:
            return number, at


if __name__ == "__main__":
    main()
