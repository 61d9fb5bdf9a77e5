import io
from pathlib import Path

import pytest

from kashaf.indexer.readers import html
from kashaf.indexer.readers.page import name_of_page
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream

TITLE = "افتتاح مكتبة البلدة بعد ترميم دام ثلاث سنوات"
LEAD = "افتتحت البلدية صباح اليوم المكتبة العامة بعد ترميم دام ثلاث سنوات، وحضر الافتتاح مئات من أهل البلدة."
CAPTION = "جانب من قاعة القراءة الجديدة (رويترز)"
BODY = (
    "وقال مدير المكتبة إن القاعة الكبرى تتسع لمئتي قارئ، وإن رفوفها تحمل ستين ألف كتاب في شتى العلوم.",
    "وأضاف أن الدخول مجاني لطلاب المدارس.",
)
HEAD = "قاعة للأطفال"
LAST = "وخصصت المكتبة قاعة للأطفال فيها قصص مصورة وألعاب تعليمية، تفتح كل يوم من العاشرة حتى الرابعة عصرا."
ARTICLE = [LEAD, CAPTION, *BODY, HEAD, LAST]
FURNITURE = [
    "شارك",
    "اترك ردّاً",
    "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    "Get our letter every morning, subscribe now!",
]


def tags(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


PARAGRAPHS = tags([LEAD, *BODY]) + f"<h2>{HEAD}</h2><p>{LAST}</p>"
LINKS = "".join(f'<li><a href="/{word}">{word}</a>' for word in ("الرئيسية", "محليات", "رياضة"))
MENU = f"<ul>{LINKS}</ul>"
FORM = (
    f"<h3>{FURNITURE[1]}</h3><form><p>{FURNITURE[2]}</p><label>الاسم *</label><input>"
    "<textarea></textarea><input type=submit value='إرسال التعليق'></form>"
)
SHAPES = {
    "tags of their own": (
        f"<header>صحيفة البلدة {MENU}</header><main><article><h1>{TITLE}</h1><p>{LEAD}</p>"
        f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>{PARAGRAPHS}"
        "<div class='share-buttons'><span>شارك</span></div></article>"
        f"<section class='comments-area'>{FORM}</section></main><footer><p>{FURNITURE[3]}</p></footer>"
    ),
    "classes": (
        f"<div id='top-menu'>{MENU}</div><div class='post'><h1>{TITLE}</h1><div>{LEAD}</div>"
        f"<div>{CAPTION}</div>{PARAGRAPHS}</div><div class='post-share'>شارك</div>"
        f"<div id='respond'>{FORM}</div><div class='newsletter'>{FURNITURE[3]}</div>"
    ),
    "tables": (
        f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1><p>{LEAD}</p><p>{CAPTION}</p>{PARAGRAPHS}"
        f"{tags(FURNITURE)}</td></tr></table>"
    ),
    "bare": f"<h1>{TITLE}</h1>" + "<br>".join([LEAD, CAPTION, LEAD, *BODY, HEAD, LAST, *FURNITURE]),
}


def check(values: dict) -> None:
    """Expect the article, whole and in order, and nothing else."""
    assert TITLE == values["title"]
    assert ARTICLE == [line for line in values["text"].split("\n") if line]
    assert "رويترز" == values["agency"]


def test_a_copied_page_is_read_as_its_article(read) -> None:
    """Title, lead once, caption, body and section heads are kept; what comes after is put aside."""
    (item,) = read("a.txt", "\n\n".join([TITLE, LEAD, CAPTION, LEAD, *BODY, HEAD, LAST, *FURNITURE]))
    check(item.values)
    assert {"lines": [LEAD, *FURNITURE]} == item.values["boilerplate"]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_is_read_as_its_article(read, shape: str) -> None:
    """Whatever way the page is built, the article is its text, and what stands round it is put aside."""
    (item,) = read("a.html", f"<title>{TITLE} | صحيفة البلدة</title><body>{SHAPES[shape]}</body>")
    check(item.values)
    assert FURNITURE[1] in item.values["boilerplate"]["lines"]


def test_boilerplate_is_kept_when_it_is_asked_for() -> None:
    """With the option all that the page shows is its text."""
    stream = ByteStream(Source("a.html", "a.html"), io.BytesIO(SHAPES["bare"].encode()))
    (item,) = html.FORMAT.read(stream, ReadingOptions(boilerplate=True))
    assert isinstance(item, Record)
    assert str(item.values["text"]).endswith(FURNITURE[-1])


def test_lines_of_many_pages_of_a_folder_go(tmp_path: Path) -> None:
    """What is the same on the pages of a folder is the site's, though no list knows it."""
    slogan = "صوت البلدة منذ ثلاثة أجيال"
    for number in range(8):
        page = f"<title>{number}</title><p>بسم الله الرحمن الرحيم<p>{LAST} {number}<p>{slogan}"
        (tmp_path / f"{number}.html").write_text(page, "utf-8")
    path = tmp_path / "3.html"
    stream = ByteStream(Source("3.html", "3.html", path), io.BytesIO(path.read_bytes()))
    (item,) = html.FORMAT.read(stream, ReadingOptions())
    assert isinstance(item, Record)
    assert f"بسم الله الرحمن الرحيم\n{LAST} 3" == item.values["text"]


def test_comments_longer_than_the_article_are_put_aside(read) -> None:
    """The size of what readers wrote does not make it the article."""
    comments = "".join(f"<div class='comment'><p>{LAST} {number}</p></div>" for number in range(9))
    markup = f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div><div id='comments'>{comments}</div>"
    (item,) = read("a.html", markup)
    assert LAST == item.values["text"].split("\n")[-1]


def test_a_page_in_one_element_with_a_telling_name_is_kept(read) -> None:
    """A form or an element called a menu that holds most of the page is the page."""
    for markup in (f"<form>{PARAGRAPHS}</form>", f"<div class='menu-page'>{PARAGRAPHS}</div>"):
        (item,) = read("a.html", markup)
        assert [LEAD, *BODY, HEAD, LAST] == item.values["text"].split("\n")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (f"{TITLE} | صحيفة البلدة", TITLE),
        (f"صحيفة البلدة - {TITLE}", TITLE),
        (f"{TITLE}", TITLE),
        ("صحيفة البلدة", "صحيفة البلدة"),
        (f"{TITLE} في صور", f"{TITLE} في صور"),
    ],
)
def test_the_name_of_the_site_is_not_the_titles(title: str, name: str) -> None:
    """A heading tells which part of the title is the page's own; else it is left as it is."""
    assert name == name_of_page(title, [TITLE])
