import gzip

from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.indexer.records import BadRow, Record

PAGE = "<title>خبز</title><p>طحين"


def archive(*, packed: bool = True) -> bytes:
    answers = (
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("404 Not Found", "text/html", b"<p>none"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/plain\r\nContent-Encoding: gzip", gzip.compress("قمح وشعير".encode())),
    )
    records = []
    for number, (status, kind, content) in enumerate(answers):
        answer = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"WARC-Date: 2020-05-01T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if packed else record for record in records)


def test_pages_that_were_found_are_documents(read) -> None:
    """Pages and texts are read with address and day; pictures and what was not found are passed over."""
    for name, packed in (("a.warc.gz", True), ("a.warc", False)):
        first, second = read(name, archive(packed=packed))
        assert {
            "title": "خبز",
            "text": "طحين",
            "url": "https://example.org/0",
            "date": "2020-05-01",
        } == first.values
        assert "قمح وشعير" == second.values["text"]
        assert [f"{name}#1", f"{name}#4"] == [first.name, second.name]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_mutated_archives_never_raise(read, data) -> None:
    """Flipped bytes and cut ends give records and bad rows."""
    whole = bytearray(archive(packed=False))
    places = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, max_size=8)):
        whole[place] = value
    end = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    assert all(isinstance(item, Record | BadRow) for item in read("a.warc", bytes(whole[:end])))
