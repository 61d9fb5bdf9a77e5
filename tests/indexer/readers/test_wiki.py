import bz2

import pytest

from kashaf.indexer.records import BadRow

PAGE = "<page><title>{}</title><ns>{}</ns>{}<revision><text>{}</text></revision></page>"
ARTICLE = """'''حلب''' [[مدينة]] في [[سوريا|سورية]].&lt;ref&gt;كتاب&lt;/ref&gt;{{صندوق|س=1}}
[[ملف:حلب.jpg|تصغير|القلعة]]
== التاريخ ==
بنيت قديما.
{| class="x"
| جدول
|}
[[تصنيف:مدن]]"""


def dump(*pages: str) -> bytes:
    return (
        f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/">{"".join(pages)}</mediawiki>'.encode()
    )


def test_an_article_is_read_without_its_markup(read) -> None:
    """Links give their words; templates, references, files, tables and categories go; sections are marked."""
    (item,) = read("a.xml", dump(PAGE.format("حلب", 0, "", ARTICLE)))
    assert "حلب" == item.values["title"]
    assert ["حلب مدينة في سورية.", "التاريخ", "بنيت قديما."] == [
        line for line in item.values["text"].split("\n") if line.strip()
    ]
    assert ["التاريخ"] == [mark.label for mark in item.marks]


def test_only_articles_are_read_and_packed_dumps_too(read) -> None:
    """Pages of other namespaces and those that lead elsewhere are passed over."""
    pages = dump(
        PAGE.format("أ", 0, "", "نص"),
        PAGE.format("نقاش:أ", 1, "", "كلام"),
        PAGE.format("ا", 0, '<redirect title="أ"/>', "#تحويل [[أ]]"),
    )
    assert ["a.xml.bz2#أ"] == [item.name for item in read("a.xml.bz2", bz2.compress(pages))]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html/>", "no MediaWiki dump"),
        (b'<!DOCTYPE m [<!ENTITY a "a">]><mediawiki>&a;</mediawiki>', "EntitiesForbidden"),
        (b'<!DOCTYPE m [<!ENTITY a SYSTEM "/etc/passwd">]><mediawiki>&a;</mediawiki>', "EntitiesForbidden"),
        (b"<mediawiki><page>", "broken XML"),
        (b"<mediawiki>" + b"<a>" * 100_000, "broken XML"),
    ],
    ids=["other", "entity", "external", "cut", "deep"],
)
def test_other_and_hostile_xml_is_reported(read, data: bytes, reason: str) -> None:
    """XML of another kind, with entities or broken is one bad row."""
    (item,) = read("a.xml", data)
    assert isinstance(item, BadRow)
    assert reason in item.reason


def test_articles_before_a_break_are_kept(read) -> None:
    """A dump that ends too early gives what came before."""
    first, second = read("a.xml", dump(PAGE.format("أ", 0, "", "نص"))[:-8])
    assert ("نص", BadRow) == (first.values["text"], type(second))
