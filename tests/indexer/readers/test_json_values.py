from kashaf.indexer.records import BadRow, Record


def test_each_object_of_an_array_has_its_line(read) -> None:
    """The elements of an array are told by where they begin, and named by their order."""
    items = read("a.json", '[\n {"text": "أ"},\n\n {"text":\n "ب"}, {"text": "ج"}]')
    assert [(2, "a.json#1"), (4, "a.json#2"), (5, "a.json#3")] == [(i.place.line, i.name) for i in items]


def test_a_single_object_is_named_by_its_file(read) -> None:
    """A file with one object is one document, and needs no number."""
    (item,) = read("dir/a.json", '\ufeff {"text": "قهوة"}\n')
    assert "dir/a.json" == item.name


def test_objects_one_after_another_are_read(read) -> None:
    """JSON Lines under the name .json are read as such, and so are objects that take several lines."""
    lines = read("a.json", '{"text": "أ"}\n{"text":\n{"text": "ب"}\n')
    assert ["a.json:1", "a.json:3"] == [str(item.place) for item in lines if isinstance(item, Record)]
    items = read("a.json", '{"text":\n"أ"}\n{"text": "ب"}\n')
    assert ["a.json#1", "a.json#2"] == [item.name for item in items]


def test_a_broken_object_costs_itself_only(read) -> None:
    """Reading goes on at the next object that stands as far in."""
    items = read("a.json", '[\n  {"n": 1},\n  {"n": ,\n    "x": [\n    {"inner": 1}]},\n  {"n": 3}\n]')
    assert [Record, BadRow, Record] == [type(item) for item in items]
    assert "a.json:3: broken JSON: Expecting value (line 3, column 9)" == str(items[1])
    assert {"n": 3} == items[2].values


def test_the_report_says_when_the_rest_is_lost(read) -> None:
    """Where nothing tells where to go on, the report says that nothing after it can be read."""
    items = read("a.json", '[{"n": 1}, {"n": }, {"n": 3}]')
    assert [Record, BadRow] == [type(item) for item in items]
    assert "nothing after it can be read" in items[1].reason


def test_other_values_are_bad_rows(read) -> None:
    """A number or a string among the objects is reported."""
    items = read("a.json", '[7, {"n": 1}, "نص"]')
    assert ["a number where an object belongs", "a string where an object belongs"] == [
        item.reason for item in items if isinstance(item, BadRow)
    ]


def test_bad_bytes_cost_their_object_only(read) -> None:
    """An object with bytes that are not UTF-8 is reported at its line."""
    items = read("a.json", '[{"a": "سلام"},\n{"a": "'.encode() + b'\xff"},\n{"a": "c"}]')
    assert [Record, BadRow, Record] == [type(item) for item in items]
    assert 2 == items[1].place.line


def test_an_empty_array_and_an_empty_file_have_no_rows(read) -> None:
    """Nothing is read of nothing."""
    assert [] == read("a.json", "[]\n") + read("a.json", "") + read("a.json", " \n")


def test_depth_is_a_bad_row(read) -> None:
    """Nesting that the decoder cannot follow is reported."""
    assert "nested too deep" in read("a.json", "[" * 200_000)[0].reason
