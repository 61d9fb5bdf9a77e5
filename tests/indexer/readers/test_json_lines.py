from kashaf.indexer.records import BadRow, Record


def test_each_line_is_a_record_with_its_place(read) -> None:
    """A line becomes a record that knows where it stands and has an id of its own to fall back on."""
    items = read("سوق.jsonl", '{"text": "فتح السوق"}\n{"text": "أغلق"}')
    assert [("سوق.jsonl:1", "سوق.jsonl#1"), ("سوق.jsonl:2", "سوق.jsonl#2")] == [
        (str(i.place), i.name) for i in items
    ]
    assert {"text": "فتح السوق"} == items[0].values


def test_bad_lines_are_reported_and_the_others_kept(read) -> None:
    """Broken JSON, other values, bad bytes, depth and huge numbers each cost their line only."""
    lines = [
        b'{"a": }',
        b"[1]",
        b'{"a": "\xff"}',
        b"[" * 100_000,
        b'{"a": ' + b"1" * 5000 + b"}",
        b"",
        b'{"a": 1}',
    ]
    items = read("a.jsonl", b"\n".join(lines))
    assert [
        "a.jsonl:1: broken JSON: Expecting value (column 7)",
        "a.jsonl:2: a list where an object belongs",
        "a.jsonl:3: bytes that are not utf-8",
        "a.jsonl:4: broken JSON: nested too deep",
        "a.jsonl:5: broken JSON: a number of too many digits",
    ] == [str(item) for item in items[:-1]]
    assert {"a": 1} == items[-1].values
    assert 7 == items[-1].place.line


def test_empty_lines_are_no_rows(read) -> None:
    """Blank lines are passed over in silence, and counted in line numbers."""
    items = read("a.jsonl", ' \n\r\n{"text": "ماء"}\n\n')
    assert [3] == [item.place.line for item in items]


def test_nan_is_no_value(read) -> None:
    """NaN and Infinity, which Python writes into JSON, are taken as null."""
    assert {"a": None, "b": None} == read("a.jsonl", '{"a": NaN, "b": -Infinity}')[0].values


def test_windows_1256_lines_are_read(read) -> None:
    """A file in Windows-1256 is recognised as a whole."""
    items = read("a.jsonl", '{"text": "وصلت السفينة"}\n{"text": "غادرت"}\n'.encode("cp1256"))
    assert ["وصلت السفينة", "غادرت"] == [item.values["text"] for item in items]


def test_utf16_lines_are_read(read) -> None:
    """A file in UTF-16 with its mark is read line by line."""
    items = read("a.jsonl", '{"text": "مطر"}\n{"text": "ثلج"}\n'.encode("utf-16"))
    assert ["مطر", "ثلج"] == [item.values["text"] for item in items]


def test_a_given_encoding_is_taken(read) -> None:
    """What the user says about the encoding is not second-guessed."""
    items = read("a.jsonl", '{"text": "é"}'.encode("latin-1"), encoding="latin-1")
    assert "é" == items[0].values["text"]


def test_few_bad_lines_do_not_change_the_encoding(read) -> None:
    """A file whose lines are mostly UTF-8 is UTF-8; the others are reported."""
    good = '{"text": "كتب الشاعر قصيدة"}\n'.encode()
    items = read("a.jsonl", good * 3 + '{"text": "قديم"}\n'.encode("cp1256") + good)
    assert [Record, Record, Record, BadRow, Record] == [type(item) for item in items]
