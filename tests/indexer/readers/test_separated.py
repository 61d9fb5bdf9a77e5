import pytest

from kashaf.indexer.records import BadRow


def values(items: list) -> list:
    return [item.values for item in items if not isinstance(item, BadRow)]


def reports(items: list) -> list[str]:
    return [str(item) for item in items if isinstance(item, BadRow)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(read, delimiter: str) -> None:
    """Semicolons, tabs and bars are as good as commas."""
    data = "id,text\n1,شاي\n".replace(",", delimiter)
    assert [{"id": "1", "text": "شاي"}] == values(read("a.csv", data))


def test_a_given_delimiter_is_taken(read) -> None:
    """What the user says about the delimiter is not second-guessed."""
    assert [{"a,b": "1,2", "c": "3"}] == values(read("a.csv", "a,b:c\n1,2:3\n", delimiter=":"))


def test_a_row_stands_where_it_begins(read) -> None:
    """Line ends within quotes count, and a row is on its first line."""
    items = read("a.csv", 'id,text\n1,"سطر\nثان\r\nثالث"\n2,"قال ""نعم"""\n')
    assert [(2, "سطر\nثان\r\nثالث"), (5, 'قال "نعم"')] == [(i.place.line, i.values["text"]) for i in items]
    assert ["a.csv#2", "a.csv#5"] == [item.name for item in items]


def test_too_many_columns_are_reported_and_too_few_are_absent(read) -> None:
    """A value without a column is a bad row, but not an empty one; a column without a value is absent."""
    items = read("a.csv", "id,text,x\n1,أ,2,3\n2,ب\n3,ج,4,,\n")
    assert ["a.csv:2: 4 columns where the header has 3"] == reports(items)
    assert [{"id": "2", "text": "ب"}, {"id": "3", "text": "ج", "x": "4"}] == values(items)


def test_a_quote_that_is_never_closed_costs_its_line_only(read) -> None:
    """The rows after a lone quote are read as if it were not there."""
    items = read("a.csv", 'id,text\n1,أ\n2,"ب\n3,ج\n4,د\n')
    assert ["a.csv:3: broken CSV: a quote is opened and never closed"] == reports(items)
    assert ["1", "3", "4"] == [row["id"] for row in values(items)]
    assert [2, 4, 5] == [item.place.line for item in items if not isinstance(item, BadRow)]


def test_a_long_value_is_no_error(read) -> None:
    """Values beyond the limit that Python sets are read."""
    assert 300_000 == len(values(read("a.csv", "text\n" + "كلمة " * 60_000))[0]["text"])


def test_bad_bytes_and_nul_cost_their_row_only(read) -> None:
    """Rows with bytes that mean nothing are reported."""
    items = read("a.csv", "id,text\n1,سلام\n2,".encode() + b"\xff\n3,a\0b\n4,c\n")
    assert ["a.csv:3: bytes that are not utf-8", "a.csv:4: a NUL character"] == reports(items)
    assert ["1", "4"] == [row["id"] for row in values(items)]


def test_empty_rows_are_no_rows(read) -> None:
    """Blank lines and rows of empty cells are passed over."""
    assert [] == read("a.csv", "id,text\n\n,\n ; \n, \n")[2:]


def test_the_header_is_made_unique(read) -> None:
    """Columns without a name are numbered, and a second one of a name says so."""
    assert [{"سنة": "1", "column 2": "2", "سنة (2)": "3"}] == values(read("a.csv", "\ufeffسنة,,سنة\n1,2,3\n"))


def test_what_excel_writes_is_read(read) -> None:
    """Its line `sep=;`, its line ends and its mark are understood."""
    data = b"\xef\xbb\xbfsep=;\r\nid;text\r\n1;a,b\r\n"
    assert [{"id": "1", "text": "a,b"}] == values(read("a.csv", data))


def test_a_bad_header_ends_the_file(read) -> None:
    """Without names nothing can be read, and the report says so."""
    items = read("a.csv", b"id,\xff\xff\n1,a\n", encoding="utf-8")
    assert ["a.csv:1: bytes that are not utf-8; nothing can be read without the header"] == reports(items)
    assert 1 == len(items)


def test_quotes_in_tsv_are_taken_as_they_are(read) -> None:
    """TSV seldom quotes: where all lines have the header's tabs, a lone quote opens nothing."""
    items = read("a.tsv", 'id\ttext\n1\t"قال\n2\tنعم" ثم سكت\n')
    assert ['"قال', 'نعم" ثم سكت'] == [row["text"] for row in values(items)]


def test_tsv_that_does_quote_is_read_too(read) -> None:
    """Where a quoted value holds a line end, quotes are understood."""
    items = read("a.tsv", 'id\ttext\n1\t"سطر\nثان"\n')
    assert ["سطر\nثان"] == [row["text"] for row in values(items)]


def test_line_ends_of_old_machines_are_understood(read) -> None:
    """Rows may end with a carriage return alone."""
    assert [{"id": "1", "text": "أ"}, {"id": "2", "text": "ب"}] == values(
        read("a.csv", "id,text\r1,أ\r2,ب\r")
    )
