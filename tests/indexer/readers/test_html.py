import time

import pytest

from kashaf.indexer.records import BadRow, Record


def page(read, markup: str | bytes, **options) -> dict:
    (item,) = read("صفحة.html", markup, **options)
    return dict(item.values)


def test_title_and_text_are_read_and_nothing_else(read) -> None:
    """Scripts, styles, navigation, templates, comments and hidden parts are not text."""
    markup = """<!doctype html><html><head><title> سوق
      الكتب </title><style>p{}</style><script>var x = "لا"</script></head><body><nav>قائمة</nav>
      <!-- تعليق --><template>قالب</template><p hidden>خفي</p><p>فتح السوق أبوابه.</p></body></html>"""
    assert {"title": "سوق الكتب", "text": "فتح السوق أبوابه."} == page(read, markup)


def test_inline_elements_never_cut_a_word(read) -> None:
    """What is bold within a word leaves it whole; blocks and line breaks end lines."""
    text = page(read, "<p>ال<b>كت</b>اب<wbr>ان و<a>ال</a>قلم</p><div>سطر<br>آخر</div>")["text"]
    assert "الكتابان والقلم\nسطر\nآخر" == text


def test_cells_are_parted(read) -> None:
    """The cells of a row are words apart, rows are lines."""
    text = page(read, "<table><tr><td>قمح</td><td>شعير</td></tr>\n<tr><td>1</td><td>2</td></tr></table>")[
        "text"
    ]
    assert "قمح\tشعير\n1\t2" == text


def test_entities_are_decoded(read) -> None:
    """Named and numbered entities are the characters they stand for."""
    assert "قلم & «ورق»" == page(read, "<p>&#1602;&#x644;&#1605; &amp; &laquo;ورق&raquo;</p>")["text"]


def test_blanks_of_the_source_are_one_blank(read) -> None:
    """Line ends in the markup are no line ends of the text, but in `pre`."""
    assert "سطر واحد\nبيت\nآخر" == page(read, "<p>سطر\n   واحد</p><pre>بيت\n  آخر</pre>")["text"]


def test_the_first_heading_stands_in_for_the_title(read) -> None:
    """Without a title the heading is it, and without that the file's name."""
    assert "خبر عاجل" == page(read, "<h1>خبر <i>عاجل</i></h1>نص")["title"]
    assert "صفحة" == page(read, "نص")["title"]


def test_the_title_is_not_text(read) -> None:
    """A title outside of `head` is not repeated in the text."""
    assert {"title": "أ", "text": "ب"} == page(read, "<title>أ</title><p>ب")


def test_the_encoding_that_the_page_says_is_taken(read) -> None:
    """Where the bytes are not UTF-8, the page's own word counts."""
    markup = '<meta charset="iso-8859-6"><p>مدينة قديمة</p>'
    assert "مدينة قديمة" == page(read, markup.encode("iso8859_6"))["text"]


def test_a_page_that_lies_about_its_encoding_is_read(read) -> None:
    """Valid UTF-8 is UTF-8, whatever the page says; and Windows-1256 is seen in spite of a wrong word."""
    assert "سماء" == page(read, '<meta charset="windows-1256"><p>سماء</p>'.encode())["text"]
    assert "سماء صافية" == page(read, '<meta charset="utf-8"><p>سماء صافية</p>'.encode("cp1256"))["text"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + "عميق",
        "<b>" * 20_000 + "عميق" + "</b>" * 20_000,
        "<![if عميق",
        "<!DOCTYPE [<!ENTITY عميق",
        "&#x110000;&#99999999999;عميق",
        "<a href='" + "عميق",
    ],
    ids=["blocks", "inline", "conditional", "entity", "numbers", "attribute"],
)
def test_hostile_markup_is_read_or_reported(read, markup: str) -> None:
    """No markup raises, however deep or broken."""
    assert all(isinstance(item, Record | BadRow) for item in read("a.html", markup))


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "</", "<a ", '<a b="', "&", "<![CDATA[", "<?", "<!", "<p><a /"]
)
def test_repeated_openings_take_no_long_time(read, piece: str) -> None:
    """Markup that opens again and again is read in a time that suits its size."""
    start = time.perf_counter()
    read("a.html", piece * 20_000)
    assert time.perf_counter() - start < 5
