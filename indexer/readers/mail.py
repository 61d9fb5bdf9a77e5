"""E-mail: a message (.eml) or a mailbox (.mbox), each message a document, each attachment as a file.

The subject is the title; the plain text is the text, or that of the HTML part where there is no other.
`from`, `to` and `date` are fields. A mailbox is read message by message.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final

from kashaf.errors import SourceError
from kashaf.indexer.readers.html import page_title_and_lines
from kashaf.indexer.readers.library import FAILURES, said_by
from kashaf.indexer.readers.nested import Members
from kashaf.indexer.readers.plain_text import file_title
from kashaf.indexer.readers.reading import Format, Item, ReadingOptions
from kashaf.indexer.records import BadRow, Place, Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

__all__ = ["EML", "MBOX"]

_LARGEST: Final = 64 << 20
_FROM: Final = b"From "
_FAILURES: tuple[type[Exception], ...] = (*FAILURES, SourceError)


def _read_message(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    data = stream.raw().read(_LARGEST + 1)
    return _message(data, stream, Place(stream.source.shown), stream.source.name, options)


def _read_mailbox(stream: ByteStream, options: ReadingOptions) -> Iterator[Item]:
    for number, (line, data) in enumerate(_messages(stream), 1):
        place = Place(stream.source.shown, line)
        yield from _message(data, stream, place, f"{stream.source.name}#{number}", options)


def _messages(stream: ByteStream) -> Iterator[tuple[int, bytes]]:
    """Yield the line at which each message begins, and its bytes, of which too many are cut."""
    parts: list[bytes] = []
    size, begin, number = 0, 1, 0
    is_blank = starts = True
    for line in _bounded_lines(stream):
        number += starts
        if starts and is_blank and line.startswith(_FROM):
            if parts:
                yield begin, b"".join(parts)
            parts, size, begin = [], 0, number
        elif size <= _LARGEST:
            parts.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            size += len(line)
        starts = line.endswith(b"\n")
        is_blank = not line.strip()
    if parts:
        yield begin, b"".join(parts)


def _bounded_lines(stream: ByteStream) -> Iterator[bytes]:
    raw = stream.raw()
    while line := raw.readline(1 << 20):
        yield line


def _message(
    data: bytes, stream: ByteStream, place: Place, name: str, options: ReadingOptions
) -> Iterator[Item]:
    if len(data) > _LARGEST:
        yield BadRow(place, f"a message of more than {_LARGEST >> 20} MB; it is not read")
        return
    if not data.strip():
        return
    try:
        message = message_from_bytes(data, policy=policy.default)
        values = _values(message)
        attached = [(part.get_filename() or "", _payload(part)) for part in message.iter_attachments()]
    except _FAILURES as error:
        yield BadRow(place, f"broken message: {said_by(error)}")
        return
    values["title"] = values["title"] or file_title(stream)
    yield Record(place, values, name, mapped=True)
    members = Members(Source(place.file, name), len(data), options)
    for file, content in attached:
        if file and members.wants(file):
            yield from members.read(file, io.BytesIO(content))
    yield from members.left_out()


def _values(message: EmailMessage) -> dict[str, object]:
    body = message.get_body(("plain", "html"))
    text = "" if body is None else str(body.get_content())
    if body is not None and body.get_content_type() == "text/html":
        text = "\n".join(line.text for line in page_title_and_lines(text)[1])
    subject = " ".join(str(message["subject"] or "").split())
    values: dict[str, object] = {"title": subject, "text": text.replace("\r\n", "\n").strip() or subject}
    for name in ("from", "to"):
        if message[name]:
            values[name] = " ".join(str(message[name]).split())
    if date := _date(str(message["date"] or "")):
        values["date"] = date
    return values


def _date(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except FAILURES:
        return None


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


EML = Format("eml", (".eml",), "e-mail: a message and its attachments", _read_message)
MBOX = Format("mbox", (".mbox", ".mbx"), "mailbox: each message a document", _read_mailbox)
