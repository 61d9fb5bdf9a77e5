import pytest


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        ("# خبز التنور\n\nنعجن الدقيق.", "خبز التنور", "نعجن الدقيق."),
        ("مقدمة\n\n# خبز #\nنص", "خبز", "مقدمة\n\nنص"),
        ("```\n# ليس عنوانا\n```\n# عنوان\nنص", "عنوان", "```\n# ليس عنوانا\n```\nنص"),
        ("## فرعي\nنص", "ملف", "## فرعي\nنص"),
        ("#وسم\nنص", "ملف", "#وسم\nنص"),
        ("عنوان\n=====\n\nنص", "عنوان", "نص"),
        ('---\ntitle: "من الرأس"\ntags: [أ]\n---\n# آخر\nنص', "من الرأس", "# آخر\nنص"),
        ("---\ndate: 2020-01-01\n---\n# عنوان\nنص", "عنوان", "نص"),
        ("---\nلا نهاية", "ملف", "---\nلا نهاية"),
    ],
)
def test_the_title_is_the_first_heading(read, data: str, title: str, text: str) -> None:
    """The front matter's title, the first heading of the first level, or the file's name."""
    (item,) = read("ملف.md", data)
    assert {"title": title, "text": text} == item.values
