from kashaf.indexer.records import BadRow, Place


def test_a_place_is_written_as_editors_and_compilers_write_it() -> None:
    """A place with a line is `file:line`."""
    assert "أخبار.jsonl:12" == str(Place("أخبار.jsonl", 12))


def test_a_place_without_a_line_is_the_file() -> None:
    """A place that means the whole file has no colon."""
    assert "مقال.html" == str(Place("مقال.html"))


def test_a_bad_row_says_where_and_why() -> None:
    """A bad row is `file:line: reason`."""
    assert "a.csv:3: no text" == str(BadRow(Place("a.csv", 3), "no text"))
