import os
from pathlib import Path

import pytest

from kashaf.errors import SourceError
from kashaf.indexer.sources import Skipped, Source, find_sources


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of a few files."""
    folder = tmp_path / "corpus"
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden/x.txt", ".y.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("نص", encoding="utf-8")
    return folder


def names(*wanted: str | Path, globs: tuple[str, ...] = ()) -> list[str]:
    return [found.name for found in find_sources(wanted, globs) if isinstance(found, Source)]


def test_a_folder_is_walked_in_the_order_of_its_names(corpus: Path) -> None:
    """Files come sorted, whatever order the disk has; hidden ones are passed over."""
    assert ["corpus/a.txt", "corpus/b.txt", "corpus/sub/c.md"] == names(corpus)


def test_names_do_not_depend_on_where_the_folder_lies(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named from within or from above, a folder gives the same names."""
    expected = names(corpus)
    monkeypatch.chdir(corpus)
    assert expected == names(".")
    assert expected == names("../corpus/")


def test_globs_choose_by_name_or_by_path(corpus: Path) -> None:
    """A pattern without a slash meets names, one with a slash the path below the folder."""
    assert ["corpus/sub/c.md"] == names(corpus, globs=("*.md",))
    assert ["corpus/b.txt", "corpus/sub/c.md"] == names(corpus, globs=("sub/*", "b.*"))


def test_two_sources_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Files of the same name in two folders keep documents of their own."""
    for year in ("2019", "2020"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "news.jsonl").touch()
    found = names(tmp_path / "2019/news.jsonl", tmp_path / "2020/news.jsonl")
    assert ["2019/news.jsonl", "2020/news.jsonl"] == found


def test_the_same_name_twice_is_read_once(corpus: Path) -> None:
    """A source that is named twice gives its documents once."""
    assert ["a.txt"] == names(corpus / "a.txt", corpus / "a.txt")


def test_links_that_run_in_circles_end(corpus: Path) -> None:
    """A link to a folder above is not followed again."""
    (corpus / "sub" / "up").symlink_to(corpus)
    assert ["corpus/a.txt", "corpus/b.txt", "corpus/sub/c.md"] == names(corpus)


def test_what_is_no_file_is_skipped_with_its_reason(corpus: Path) -> None:
    """Pipes would block, and dead links lead nowhere: both are named."""
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "dead.txt").symlink_to(corpus / "nowhere")
    reasons = [found.reason for found in find_sources([corpus]) if isinstance(found, Skipped)]
    assert ["a link that leads nowhere", "not a regular file"] == reasons


def test_an_index_is_no_corpus(corpus: Path) -> None:
    """A folder that holds an index is skipped, and said to be."""
    (corpus / "sub" / "kashaf.json").touch()
    found = list(find_sources([corpus]))
    assert ["corpus/a.txt", "corpus/b.txt"] == [each.name for each in found if isinstance(each, Source)]
    assert [Skipped(str(corpus / "sub"), "an index")] == [each for each in found if isinstance(each, Skipped)]


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 5000, "\ud800"])
def test_a_name_that_leads_nowhere_is_an_error(name: str) -> None:
    """The error names what was asked for and what can be."""
    with pytest.raises(SourceError, match="name a file, a folder or -"):
        list(find_sources([name]))


def test_a_file_name_that_is_no_utf8_gives_a_valid_name(tmp_path: Path) -> None:
    """Bytes of a name that are no text become U+FFFD."""
    (tmp_path / os.fsdecode(b"a\xff.txt")).touch()
    assert names(tmp_path) == [f"{tmp_path.name}/a\ufffd.txt"]
