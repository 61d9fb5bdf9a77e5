# ruff: noqa: E501, RUF100 - markup is easier to read in lines as long as a page's
"""How much of an article is kept of pages in many shapes, and how much of what stands round it.

    python benchmarks/boilerplate.py [--show]

Forty pages: four articles of the seeds in ten shapes, from HTML 5 to tables and copied text, with menus,
share buttons, related news, comments, forms and rights in wordings that no list of Kashaf was made of.
Where `trafilatura` is installed it reads the same pages beside it.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import kashaf.seeds
from kashaf.indexer.formats import find_format, suffix_of
from kashaf.indexer.readers.reading import ReadingOptions
from kashaf.indexer.records import Record
from kashaf.indexer.sources import Source
from kashaf.indexer.stream import ByteStream, opened

ARTICLES = ("news-001", "news-002", "news-003", "news-004")
MENU = ("أخبار البلد", "اقتصاد وأسواق", "ملاعب", "ثقافة وفن", "كتّاب الرأي", "مرئيات")
SITE = "صحيفة الضفاف"
SHARE = ("شارك", "أرسل إلى صديق", "نسخ الرابط")
RELATED = (
    "مطر غزير يعطل حركة القطارات في الشمال",
    "معرض للخزف القديم يفتح أبوابه",
    "سعر القمح يرتفع للأسبوع الثالث",
)
TEASER = "قال سكان الحي إن المياه انقطعت عنهم ثلاثة أيام، وإن البلدية وعدت بإصلاح الأنبوب قبل نهاية الأسبوع الجاري."
COMMENTS = (
    "أبو سامر: كلام جميل لكن أين الأفعال؟ انتظرنا سنوات ولم نر شيئا من كل هذه الوعود التي سمعناها.",
    "قارئة من الجنوب: شكرا على هذا الخبر المفرح، نتمنى أن نرى مثله في مدينتنا قريبا إن شاء الله.",
)
FORM = (
    "اترك ردّاً",
    "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    "الاسم *",
    "البريد الإلكتروني *",
)
LETTER = "Never miss a story, our letter comes every Friday!"
RIGHTS = "جميع الحقوق محفوظة لصحيفة الضفاف، ولا يجوز النقل إلا بذكر المصدر"


class Page(NamedTuple):
    """A page: its file's name and markup, the lines of its article and those round it."""

    name: str
    markup: str
    article: tuple[str, ...]
    round_it: tuple[str, ...]


class Article(NamedTuple):
    """An article: title, lead, caption of its picture, and the other paragraphs with a section head."""

    title: str
    lead: str
    caption: str
    body: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All but the title."""
        return (self.lead, self.caption, *self.body)


def tagged(lines: tuple[str, ...], tag: str = "p") -> str:
    """Return lines, each in an element."""
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def links(lines: tuple[str, ...], tag: str = "li") -> str:
    """Return lines, each a link in an element."""
    return "".join(f'<{tag}><a href="/{number}">{line}</a></{tag}>' for number, line in enumerate(lines))


def html5(a: Article) -> tuple[str, tuple[str, ...]]:
    """Elements that say what they are."""
    return (
        f"<header><p>{SITE}</p><nav><ul>{links(MENU)}</ul></nav></header><main><article><h1>{a.title}</h1>"
        f"<p>{a.lead}</p><figure><img src=x><figcaption>{a.caption}</figcaption></figure>{tagged(a.body)}"
        f"</article><aside><h3>أيضا</h3><ul>{links(RELATED)}</ul><p>{TEASER}</p></aside></main>"
        f"<footer><p>{RIGHTS}</p></footer>",
        (SITE, *MENU, *RELATED, TEASER, RIGHTS),
    )


def blog(a: Article) -> tuple[str, tuple[str, ...]]:
    """Classes as a common content system writes them, with comments and a form."""
    return (
        f"<div id=masthead><a href=/>{SITE}</a><ul class=menu>{links(MENU)}</ul></div>"
        f"<div id=content class=site-content><div class=entry-header><h1>{a.title}</h1></div>"
        f"<div class=entry-content><p>{a.lead}</p><p>{a.caption}</p>{tagged(a.body)}</div>"
        f"<div class='sharedaddy sd-sharing'>{tagged(SHARE, 'span')}</div>"
        f"<div id=comments class=comments-area>{tagged(COMMENTS)}<div id=respond>{tagged(FORM)}</div></div></div>"
        f"<div id=colophon>{RIGHTS}</div>",
        (SITE, *MENU, *SHARE, *COMMENTS, *FORM, RIGHTS),
    )


def tables(a: Article) -> tuple[str, tuple[str, ...]]:
    """A table for the layout, and no classes."""
    return (
        f"<table><tr><td colspan=2>{SITE}<tr><td>{links(MENU, 'p')}<td><h1>{a.title}</h1><p><b>{a.lead}</b>"
        f"<p>{a.caption}{tagged(a.body)}<tr><td colspan=2>{RIGHTS}</table>",
        (SITE, *MENU, RIGHTS),
    )


def unnamed(a: Article) -> tuple[str, tuple[str, ...]]:
    """Columns whose classes say nothing, teasers beside the article."""
    boxes = "".join(f"<div class=col-4><a href=/x>{line}</a><p>{TEASER}</p></div>" for line in RELATED[:2])
    return (
        f"<div class=row>{links(MENU, 'div')}</div><div class=row><div class=col-8><h1>{a.title}</h1>"
        f"{tagged(a.lines)}</div>{boxes}</div><div class=row>{LETTER}</div>",
        (*MENU, *RELATED[:2], TEASER, LETTER),
    )


def breaks(a: Article) -> tuple[str, tuple[str, ...]]:
    """Line breaks only; the menu has no links."""
    return (
        f"{'<br>'.join((*MENU, a.title, *a.lines, a.lead, *SHARE, *FORM, LETTER))}",
        (*MENU, *SHARE, *FORM, LETTER),
    )


def within(a: Article) -> tuple[str, tuple[str, ...]]:
    """Links to other articles, an advertisement and tags within the article."""
    half = len(a.body) // 2
    return (
        f"<div class=page><div class=post><h1>{a.title}</h1><p>{a.lead}</p><p>{a.caption}</p>{tagged(a.body[:half])}"
        f"<div class='inline-related'><p>اقرأ أيضا: <a href=/1>{RELATED[0]}</a></p></div><div class=ad-slot>إعلان</div>"
        f"{tagged(a.body[half:])}<div class=tags>{links(MENU[:3], 'span')}</div></div></div>",
        (f"اقرأ أيضا: {RELATED[0]}", "إعلان", *MENU[:3]),
    )


def form(a: Article) -> tuple[str, tuple[str, ...]]:
    """One form round all."""
    return (
        f"<form id=aspnetForm><div class=topbar>{links(MENU, 'span')}</div><div id=main><h2>{a.title}</h2>"
        f"{tagged(a.lines)}</div><div class=social-links>{tagged(SHARE)}</div><div>{RIGHTS}</div></form>",
        (*MENU, *SHARE, RIGHTS),
    )


def cards(a: Article) -> tuple[str, tuple[str, ...]]:
    """Roles and properties."""
    return (
        f"<div role=banner>{SITE}</div><section itemprop=articleBody><h1>{a.title}</h1>{tagged(a.lines, 'div')}</section>"
        f"<section class=most-popular><h4>الأكثر قراءة</h4>{links(RELATED)}</section>"
        f"<section class=newsletter-box><p>اكتب بريدك ليصلك جديدنا كل صباح</p><p>{LETTER}</p></section>",
        (SITE, "الأكثر قراءة", *RELATED, "اكتب بريدك ليصلك جديدنا كل صباح", LETTER),
    )


def copied(a: Article) -> tuple[str, tuple[str, ...]]:
    """Text as it is copied of a page, paragraphs apart."""
    lines = (a.title, a.lead, a.caption, a.lead, *a.body, *SHARE[:1], *FORM, LETTER)
    return "\n\n".join(lines), (*SHARE[:1], *FORM, LETTER)


def dense(a: Article) -> tuple[str, tuple[str, ...]]:
    """The same without empty lines, with a menu above."""
    lines = (*MENU, *SHARE[:1], *a.lines, "الوسوم", *SHARE, *FORM, RIGHTS)
    return f"{a.title}\n\n" + "\n".join(lines), (*MENU, *SHARE, "الوسوم", *FORM, RIGHTS)


SHAPES: tuple[tuple[str, Callable[[Article], tuple[str, tuple[str, ...]]]], ...] = (
    ("html", html5), ("html", blog), ("html", tables), ("html", unnamed), ("html", breaks), ("html", within),
    ("html", form), ("html", cards), ("txt", copied), ("txt", dense),
)  # fmt: skip


def pages() -> Iterator[Page]:
    """Yield all pages."""
    path = Path(kashaf.seeds.__file__).parent / "corpus.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for row in [row for row in rows if row["id"] in ARTICLES]:
        first, *rest = row["text"].split("\n")
        caption = f"من المكان: {row['title']} (رويترز)"
        article = Article(
            row["title"], first, caption, (*rest, "ماذا بعد", f"{first} هذا ما جاء في البيان الأخير.")
        )
        for suffix, shape in SHAPES:
            body, round_it = shape(article)
            head = f"<html><head><title>{article.title} | {SITE}</title></head><body>{body}</body></html>"
            name = f"{shape.__name__}-{row['id']}.{suffix}"
            yield Page(name, head if suffix == "html" else body, article.lines, round_it)


def by_kashaf(page: Page) -> str:
    """Return the text of a page that stands alone."""
    stream = ByteStream(Source(page.name, page.name), io.BytesIO(page.markup.encode()))
    return text_of(stream, page.name)


def by_kashaf_in_a_folder(page: Page, folder: Path) -> str:
    """Return the text of a page among others of its shape."""
    with opened(Source(page.name, page.name, folder / page.name.partition("-")[0] / page.name)) as stream:
        return text_of(stream, page.name)


def text_of(stream: ByteStream, name: str) -> str:
    """Return the text that is read."""
    its_format = find_format(suffix_of(name))
    assert its_format is not None
    records = [item for item in its_format.read(stream, ReadingOptions()) if isinstance(item, Record)]
    return str(records[0].values["text"])


def by_trafilatura(page: Page) -> str:
    """Return the text that trafilatura takes out."""
    import trafilatura

    return trafilatura.extract(page.markup, include_comments=False, favor_recall=True) or ""


def share(lines: tuple[str, ...], text: str) -> tuple[int, int]:
    """Return how many words the lines have that are in the text, and in all."""
    have = {" ".join(line.split()) for line in text.split("\n")}
    kept = [line for line in lines if line in have or (len(line) > 20 and any(line in each for each in have))]
    return sum(len(line.split()) for line in kept), sum(len(line.split()) for line in lines)


def measure(name: str, read: Callable[[Page], str], *, show: bool) -> None:
    """Read all pages and print the shares."""
    kept, inside, left, outside = 0, 0, 0, 0
    for page in pages():
        if name == "trafilatura" and page.name.endswith(".txt"):
            continue
        text = read(page)
        in_article, of_article = share(page.article, text)
        in_rest, of_rest = share(page.round_it, text)
        kept, inside, left, outside = (
            kept + in_article,
            inside + of_article,
            left + in_rest,
            outside + of_rest,
        )
        if show and (in_article < of_article or in_rest):
            print(
                f"  {page.name}: {in_article} of {of_article} words kept, {in_rest} of {of_rest} words round it"
            )
    print(
        f"{name}: {kept / inside:.1%} of the articles' words kept, {left / outside:.1%} of those round them"
    )


def main() -> None:
    """Measure Kashaf alone, in a folder, and trafilatura."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--show", action="store_true", help="name the pages that are not read as they should be"
    )
    show = parser.parse_args().show
    assert len(list(pages())) >= 30
    measure("kashaf, one page alone", by_kashaf, show=show)
    with tempfile.TemporaryDirectory() as name:
        for page in pages():
            folder = Path(name, page.name.partition("-")[0])
            folder.mkdir(exist_ok=True)
            for copy in ("", "0"):  # a folder of five pages at least
                text = (
                    page.markup.replace(page.article[0], f"{page.article[0]} {copy}") if copy else page.markup
                )
                (folder / f"{copy}{page.name}").write_text(text, "utf-8")
        measure(
            "kashaf, among pages of its site", lambda page: by_kashaf_in_a_folder(page, Path(name)), show=show
        )
    try:
        measure("trafilatura", by_trafilatura, show=show)
    except ImportError:
        print("trafilatura is not installed")


if __name__ == "__main__":
    main()
