"""Random and mutated bytes through all readers: a short run always, a long one with `-m slow`.

`KASHAF_FUZZ` says how many inputs each reader gets in the long run. An input that takes longer than
`_SECONDS` ends the process, for a hang in a library cannot be caught otherwise.
"""

import faulthandler
import io
import json
import os
import random
import sqlite3
import tarfile
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from reportlab.pdfgen import canvas

from kashaf.errors import SourceError
from kashaf.indexer.formats import FORMATS
from kashaf.indexer.readers.reading import Format, ReadingOptions
from kashaf.indexer.readers.splitting import parse_split
from kashaf.indexer.records import BadRow, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

_SECONDS = 30
_LONG = int(os.environ.get("KASHAF_FUZZ", "5000"))
_SPLITS = ("page", "heading", "paragraph", "words:10")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PIECES = [
    b"<",
    b">",
    b'"',
    b"\0",
    b"\xff",
    b"&",
    b"\n",
    b"{",
    b"[",
    b"PK\x03\x04",
    b"%PDF",
    "ب".encode(),
    b"9" * 20,
]


def _zipped(**parts: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _saved(save) -> bytes:
    data = io.BytesIO()
    save(data)
    return data.getvalue()


def _pdf() -> bytes:
    data = io.BytesIO()
    page = canvas.Canvas(data, invariant=True, pageCompression=0)
    page.drawString(50, 700, "a line of text")
    page.showPage()
    page.save()
    return data.getvalue()


def _workbook() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["id", "text"])
    made.active.append([1, "قمح"])
    return _saved(made.save)


def _database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.db")
        made = sqlite3.connect(path)
        made.execute("CREATE TABLE t (id INTEGER, text TEXT)")
        made.execute("INSERT INTO t VALUES (1, 'قمح')")
        made.commit()
        made.close()
        return path.read_bytes()


def _samples() -> dict[str, bytes]:
    word = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>قمح</w:t></w:r></w:p></w:body></w:document>'
    package = '<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine>'
    package += '<itemref idref="a"/></spine></package>'
    rows = pyarrow.table({"id": [1, 2], "text": ["قمح", "شعير"]})
    wiki = "<mediawiki><page><title>أ</title><text>'''ب''' {{ج|د}} [[ه]]\n== و ==\n</text></page></mediawiki>"
    page = "<title>خبز</title><body><div class=share>شارك</div><p>طحين <b>أ</b>بيض<table><tr><td>أ</table>"
    warc = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 51\r\n\r\n"
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(page.encode())
        archive.addfile(info, io.BytesIO(page.encode()))
    return {
        "jsonl": b'{"id": 1, "text": "a"}\n' * 3,
        "json": json.dumps([{"id": 1, "text": "قمح"}] * 2, indent=1).encode(),
        "csv": 'id,text\n1,"قمح\n"\n2,x\n'.encode(),
        "tsv": "id\ttext\n1\tقمح\n".encode(),
        "text": "عنوان\n\nنص طويل.\n\nشارك\n\nاترك ردا\n".encode(),
        "markdown": "---\ntitle: أ\n---\n# ب\n```\nج\n```\n".encode(),
        "html": page.encode(),
        "pdf": _pdf(),
        "docx": _zipped(**{"word/document.xml": word}),
        "odt": _zipped(**{"content.xml": "<x><p>قمح<span>ب</span></p></x>"}),
        "xlsx": _workbook(),
        "epub": _zipped(**{"a.opf": package, "a.html": page}),
        "eml": b"Subject: =?utf-8?b?2YLZhdit?=\nContent-Type: text/html\n\n<p>a",
        "mbox": b"From a\nSubject: a\n\nb\n\nFrom b\nSubject: c\n\nd\n",
        "wiki": wiki.encode(),
        "openiti": "######OpenITI#\n#META#Header#End#\n### | أ\n# ب PageV01P001\n".encode(),
        "sqlite": _database(),
        "sql": b"",
        "parquet": _saved(lambda file: pyarrow.parquet.write_table(rows, file)),
        "warc": (warc + "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x").encode(),
        "zip": _zipped(**{"a.html": page, "b.jsonl": '{"text": "a"}'}),
        "tar": tar.getvalue(),
    }


SAMPLES = _samples()


def _mutated(sample: bytes, chance: random.Random) -> bytes:
    """Return bytes with flips, cuts, insertions and repetitions, or random ones."""
    if chance.random() < 0.1:
        return chance.randbytes(chance.randrange(200))
    data = bytearray(sample)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0 if at < len(data):
                data[at] = chance.randrange(256)
            case 1:
                data[at:at] = chance.choice(_PIECES)
            case 2:
                del data[at : at + chance.randrange(1, 30)]
            case 3:
                data[at:at] = data[at : at + chance.randrange(1, 60)] * chance.randrange(1, 20)
            case _:
                data[at : at + 1] = chance.choice(_PIECES)
    return bytes(data)


def _mutated_within(sample: bytes, chance: random.Random) -> bytes:
    """Return a ZIP of which one part is mutated, so that its checksums are right."""
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    parts[name] = _mutated(parts[name], chance)
    return _zipped(**parts)


def run(each: Format, count: int) -> None:
    chance = random.Random(each.name)  # noqa: S311 - the same inputs in every run
    for number in range(count):
        sample = SAMPLES.get(each.name, b"")
        is_zip = sample.startswith(b"PK") and chance.random() < 0.7
        data = _mutated_within(sample, chance) if is_zip else _mutated(sample, chance)
        options = ReadingOptions(split=parse_split(chance.choice(_SPLITS)))
        faulthandler.dump_traceback_later(_SECONDS, exit=True)
        try:
            items = list(each.read(ByteStream(Source("a", "a"), io.BytesIO(data)), options))
        except SourceError:
            items = []
        except BaseException as error:
            raise AssertionError(f"{each.name}, input {number}: {data[:2000]!r}") from error
        finally:
            faulthandler.cancel_dump_traceback_later()
        assert all(isinstance(item, Record | BadRow) for item in items)


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_some_mutated_inputs_give_records_and_bad_rows(each: Format) -> None:
    """Whatever is in a source, a reader neither raises nor hangs."""
    run(each, 40)


@pytest.mark.slow
@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_many_mutated_inputs_give_records_and_bad_rows(each: Format) -> None:
    """The same for thousands of inputs a reader."""
    run(each, _LONG)
