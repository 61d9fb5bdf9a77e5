from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from kashaf.indexer.records import BadRow, Record


def message(subject: str, text: str, html: str = "") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "ليلى <layla@example.org>", "omar@example.org"
    made["Date"] = "Fri, 01 May 2020 10:00:00 +0300"
    if text:
        made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_a_message_has_its_subject_as_title(read) -> None:
    """Subject, plain text, sender, receiver and day are read, whatever encodes them."""
    (item,) = read("a.eml", message("موعد اللقاء", "نلتقي غدا صباحا.", "<p>غير هذا").as_bytes())
    assert {
        "title": "موعد اللقاء",
        "text": "نلتقي غدا صباحا.",
        "from": "ليلى <layla@example.org>",
        "to": "omar@example.org",
        "date": "2020-05-01",
    } == item.values


def test_html_is_read_where_there_is_no_plain_text(read) -> None:
    """The text of the HTML part stands in."""
    (item,) = read("a.eml", message("س", "", "<p>نلتقي <b>غدا</b><p>صباحا").as_bytes())
    assert "نلتقي غدا\nصباحا" == item.values["text"]


def test_attachments_are_read_as_files(read) -> None:
    """An attachment is a document of its own; one of no known kind is reported."""
    made = message("س", "مرفق")
    made.add_attachment("طحين", filename="خبز.txt")
    made.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="x.exe")
    first, second, report = read("a.eml", made.as_bytes())
    assert ("a.eml", "a.eml/خبز.txt", "طحين") == (first.name, second.name, second.values["text"].strip())
    assert "x.exe" in report.reason


def test_a_mailbox_is_its_messages(read) -> None:
    """Each message is a document with its line; a quoted "From" begins none."""
    one = b"From a@b Fri May  1 10:00:00 2020\n" + message("أول", "نص\n>From here").as_bytes()
    two = b"\n\nFrom a@b Fri May  1 11:00:00 2020\n" + message("ثان", "نص").as_bytes()
    first, second = read("a.mbox", one + two)
    assert [("a.mbox#1", "أول"), ("a.mbox#2", "ثان")] == [
        (item.name, item.values["title"]) for item in (first, second)
    ]
    assert second.place.line > first.place.line


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.eml", "a.mbox"]))
def test_odd_messages_never_raise(read, data: bytes, name: str) -> None:
    """Whatever stands behind the headers gives records and bad rows."""
    head = b"From x\nContent-Type: multipart/mixed; boundary=b\nSubject: =?utf-8?b?2LM=?=\n"
    assert all(isinstance(item, Record | BadRow) for item in read(name, head + data))
