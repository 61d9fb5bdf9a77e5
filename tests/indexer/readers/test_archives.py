import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.indexer.formats import guess_format
from kashaf.indexer.readers.nested import harmless_name
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import BadRow, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

LINES = '{"id": 1, "text": "قمح"}\n{"id": 2, "text": "شعير"}\n'
zstd = zstandard.ZstdCompressor(write_checksum=True).compress
PAGE = "<title>خبز</title><p>طحين"


def zipped(members: dict[str, bytes | str], **options) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(members: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members.items():
            written = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(written)
            archive.addfile(info, io.BytesIO(written))
    return data.getvalue()


def names(items) -> list[str]:
    return [item.name for item in items if isinstance(item, Record)]


def reasons(items) -> list[str]:
    return [str(item) for item in items if isinstance(item, BadRow)]


@pytest.mark.parametrize(("suffix", "make"), [(".zip", zipped), (".tar", tarred)], ids=["zip", "tar"])
def test_members_are_read_as_files(read, suffix: str, make) -> None:
    """Each member is read by its suffix, and called by the archive and its name in it."""
    items = read(f"أرشيف{suffix}", make({"a.jsonl": LINES, "مجلد/صفحة.html": PAGE, "x.exe": b"MZ"}))
    stem = f"أرشيف{suffix}"
    assert [f"{stem}/a.jsonl#1", f"{stem}/a.jsonl#2", f"{stem}/مجلد/صفحة.html"] == names(items)
    assert [f"{stem}: members of no known kind are not read, 1 in all: x.exe"] == reasons(items)


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstd),
    ],
    ids=["gzip", "bzip2", "xz", "zstd"],
)
def test_every_packing_is_unpacked(read, suffix: str, pack) -> None:
    """A packed file is read as what is in it, whether that is text or an archive."""
    assert ["a.jsonl" + suffix + "#1"] == names(read("a.jsonl" + suffix, pack(LINES.encode())))[:1]
    assert ["a.tar" + suffix + "/b.html"] == names(read("a.tar" + suffix, pack(tarred({"b.html": PAGE}))))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd])
def test_cut_packings_keep_what_came_before(pack) -> None:
    """Data that end too early or are broken give damage, never an exception."""
    data = pack(("سطر من نص\n" * 5000).encode())
    for broken in (data[: len(data) // 2], data[:20] + b"\xff\x00\xff" + data[23:]):
        stream = ByteStream(Source("s", "s"), io.BytesIO(broken))
        stream.text(None)
        assert stream.damage is not None or stream.head == broken


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, gzip.compress], ids=["bzip2", "xz", "gzip"])
def test_a_bomb_is_read_up_to_the_bound(pack) -> None:
    """What unpacks to hundreds of times its size ends there and is reported."""
    stream = ByteStream(Source("s", "s"), io.BytesIO(pack(bytes(90 << 20))))
    raw = stream.raw()
    count = sum(len(data) for data in iter(lambda: raw.read(1 << 20), b""))
    assert count < 70 << 20
    assert "200 times" in str(stream.damage)


def test_a_zip_bomb_is_read_up_to_the_bound(read) -> None:
    """All members together may unpack to a bound; what comes then is reported, not read."""
    bomb = zipped({f"{number}.txt": bytes(24 << 20) for number in range(5)})
    items = read("a.zip", bomb)
    assert any("200 times its size" in reason for reason in reasons(items))


def test_archives_in_archives_are_opened_to_a_bound(read) -> None:
    """Three archives deep is read; what lies deeper is reported."""
    data = zipped({"a.html": PAGE})
    for _ in range(2):
        data = zipped({"n.zip": data})
    assert ["o.zip/n.zip/n.zip/a.html"] == names(read("o.zip", data))
    assert ["o.zip/n.zip/n.zip/n.zip/a.html: archives are opened 3 deep, not deeper"] == reasons(
        read("o.zip", zipped({"n.zip": data}))
    )


def test_paths_that_lead_out_are_only_names(read) -> None:
    """No member's name leads out of the archive, and none is written anywhere."""
    items = read("a.zip", zipped({"../../etc/a.html": PAGE, "/b.html": PAGE}))
    assert ["a.zip/etc/a.html", "a.zip/b.html"] == names(items)


def test_members_of_one_name_do_not_replace_each_other(read) -> None:
    """A name that comes twice is told apart."""
    items = read("a.tar", tarred({"x/a.html": PAGE, "./x/a.html": PAGE}))
    assert ["a.tar/x/a.html", "a.tar/x/a~2.html"] == names(items)


def test_names_of_old_archives_are_recognised(read) -> None:
    """A name in Windows-1256 without a mark comes out Arabic."""
    data = zipped({"xxxx xxxxxx.html": PAGE}).replace(b"xxxx xxxxxx", "خبر اليوم..".encode("cp1256"))
    assert ["a.zip/خبر اليوم...html"] == names(read("a.zip", data))


def test_a_broken_member_takes_no_other_with_it(read) -> None:
    """A member whose checksum fails is reported; the others are read."""
    data = zipped({"a.txt": "نص", "b.html": PAGE, "c.html": PAGE})
    start = data.index(b"b.html") + len("b.html")
    items = read("a.zip", data[: start + 3] + bytes([data[start + 3] ^ 255]) + data[start + 4 :])
    assert {"a.zip/a.txt", "a.zip/c.html"} <= set(names(items))
    assert reasons(items)


def test_an_archive_is_known_without_its_suffix() -> None:
    """The first bytes tell a ZIP and a TAR from text."""
    for data, name in ((zipped({"a.html": PAGE}), "zip"), (tarred({"a.html": PAGE}), "tar")):
        assert name == guess_format(ByteStream(Source("s", "s"), io.BytesIO(data))).name


@given(st.text(max_size=60))
def test_no_name_leads_out(name: str) -> None:
    """Whatever a member is called, its name is relative, within, and can be written."""
    parts = harmless_name(name).split("/")
    assert all(part not in {"", "..", "."} for part in parts)
    "/".join(parts).encode()


@pytest.mark.parametrize(("suffix", "make"), [(".zip", zipped), (".tar", tarred)], ids=["zip", "tar"])
@settings(max_examples=50)
@given(data=st.data())
def test_mutated_archives_never_raise(read, suffix: str, make, data) -> None:
    """Flipped bytes anywhere in an archive give records and bad rows."""
    whole = bytearray(make({"a.jsonl": LINES, "b/c.html": PAGE}))
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)
    ):
        whole[place] = value
    assert all(isinstance(item, Record | BadRow) for item in read(f"a{suffix}", bytes(whole)))


def test_reading_options_are_passed_on(read) -> None:
    """What the user said of text counts within archives, too."""
    items = read("a.zip", zipped({"a.csv": "text;x\nنص;1".encode("cp1256")}), encoding="cp1256")
    assert {"text": "نص", "x": "1"} == items[0].values
    assert 0 == ReadingOptions().depth
