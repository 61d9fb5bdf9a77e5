import pytest

from kashaf.engines.layout import FieldType
from kashaf.indexer.guess import MAX_GUESSED, guess_fields, guess_type

KEYWORD, NUMBER, DATE, TEXT, STORED = (
    FieldType.KEYWORD,
    FieldType.NUMBER,
    FieldType.DATE,
    FieldType.TEXT,
    FieldType.STORED,
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2.5, "٣"], NUMBER),
        (["2017", "1990"], NUMBER),
        (["2017-01-20", "٢٠/١/٢٠١٧"], DATE),
        (["رياضة", "ثقافة"], KEYWORD),
        ([True, False], KEYWORD),
        ([1, "غير معروف"], KEYWORD),
        ([["أ", "ب"], "ج", []], KEYWORD),
        ([[1, 2], 3], NUMBER),
        (["0501234567", "0551112223"], KEYWORD),
        (["+966501234567"], KEYWORD),
        (["9789953421234001"], KEYWORD),
        ([2**60], KEYWORD),
        (["https://example.org/" + "a" * 300], KEYWORD),
        (["سطر طويل من الكلام " * 20], TEXT),
        (["قصير", "سطر طويل من الكلام " * 20], TEXT),
        ([{"lat": 1}], STORED),
        ([{"lat": 1}, "نص"], STORED),
        ([["سطر طويل من الكلام " * 20]], STORED),
        ([[[1]]], STORED),
        ([], STORED),
        ([[]], STORED),
    ],
)
def test_the_first_type_that_all_values_fit_is_taken(values: list[object], expected: FieldType) -> None:
    """Number before date before keyword before text; what fits none is only stored."""
    assert expected is guess_type(values)


def test_title_and_text_come_first_and_given_types_are_kept() -> None:
    """What the user gave is not guessed, and stands even if no record has it."""
    records = [{"سنة": "1990", "قسم": "أدب"}, {"سنة": "2001"}]
    assert [("title", TEXT), ("text", TEXT), ("سنة", KEYWORD), ("سعر", NUMBER), ("قسم", KEYWORD)] == list(
        guess_fields(records, {"سنة": KEYWORD, "سعر": NUMBER}, frozenset()).items()
    )


def test_reserved_names_are_stored_only() -> None:
    """A field whose name means something else in an index cannot be searched."""
    assert STORED is guess_fields([{"title.exact": "كلمة"}], {}, {"title.exact"})["title.exact"]


def test_names_without_end_do_not_make_fields_without_end() -> None:
    """Beyond a limit, further fields are stored only."""
    fields = guess_fields([{f"n{number}": number for number in range(MAX_GUESSED + 50)}], {}, ())
    assert MAX_GUESSED == list(fields.values()).count(NUMBER)
    assert 50 == list(fields.values()).count(STORED)
