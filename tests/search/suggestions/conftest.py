"""What the tests of suggestions share: a small index of our own sentences, on each engine."""

from pathlib import Path

import pytest

import kashaf
from kashaf.engines.registry import ENGINES
from kashaf.index import Index

SENTENCES = (
    "زار التلاميذ المدرسة القديمة في المدينة",
    "في المدرسة مكتبة كبيرة وفيها كتاب نادر",
    "المدرسة مغلقة في الصيف",
    "نشرت الجمعية تقريرا عن حقوق الإنسان في العالم",
    "حقوق الإنسان لا تتجزأ",
    "حقوق الإنسان مصونة في الدستور",
    "ناقش المؤتمر الاقتصاد العالمي",
    "الاقتصاد العالمي يتباطأ هذا العام",
    "السلام على أهل المدينة",
    "رسالة السلام وصلت إلى القرية",
    "وصل القطار مساء والمسافرون نيام",
    "اشترى الأب كتابا وقرأ الابن الكتاب",
    "الكتاب خير جليس",
    "كتاب الطبخ على الرف",
    "كتب التاريخ كثيرة",
    "هذا كتاب عربي عن الخط العربي",
    "فتح google صفحة السلام",
    "سألنا google عن القرية",
    "يبحث google عن كل شيء",
    "كان صديقي معه وكنت مع حبيبي",
)


@pytest.fixture(scope="session", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """The name of each engine in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, ...]:
    """An index of the sentences on each engine, in the order of the engines' names."""
    return tuple(_indexed(tmp_path_factory.mktemp(name), name) for name in sorted(ENGINES))


@pytest.fixture(scope="session")
def index(both: tuple[Index, ...], engine: str) -> Index:
    """The index of the sentences on one engine."""
    return both[sorted(ENGINES).index(engine)]


def _indexed(folder: Path, engine: str) -> Index:
    made = kashaf.create(folder / "index", engine=engine)
    made.add({"id": str(number), "text": text} for number, text in enumerate(SENTENCES))
    return made
