"""Reading of word lists: one word or row a line, UTF-8, with `#` before a remark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kashaf.errors import AnalyzerError

__all__ = ["read_pairs", "read_rows", "read_words"]

_REMARK: Final = "#"


def read_words(path: Path) -> tuple[str, ...]:
    """Read a list of one word a line, in the file's order.

    Blank lines and what follows a `#` are passed over.

    Raises:
        AnalyzerError: the file cannot be read, or a line holds more than one word.
    """
    words = []
    for number, line in read_rows(path):
        if len(line.split()) != 1:
            raise AnalyzerError(f"{path}:{number}: {line!r} is more than one word; write one word a line")
        words.append(line)
    return tuple(words)


def read_pairs(path: Path) -> dict[str, str]:
    """Read a table of two columns parted by a tab.

    Raises:
        AnalyzerError: the file cannot be read, a line has not two columns of one word each, or a word of the
            first column comes twice.
    """
    pairs: dict[str, str] = {}
    for number, line in read_rows(path):
        cells = line.split("\t")
        if len(cells) != 2 or any(len(cell.split()) != 1 for cell in cells):
            raise AnalyzerError(f"{path}:{number}: {line!r} is not a row; write a word, a tab and its stem")
        word, stem = (cell.strip() for cell in cells)
        if word in pairs:
            raise AnalyzerError(f"{path}:{number}: {word} has a row already; remove one of them")
        pairs[word] = stem
    return pairs


def read_rows(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a list that hold something, with their numbers, without remarks.

    Raises:
        AnalyzerError: the file cannot be read or is not UTF-8.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise AnalyzerError(f"{path}: {error.strerror}; name a readable word list") from error
    except UnicodeDecodeError as error:
        place = error.object[: error.start].count(b"\n") + 1
        raise AnalyzerError(f"{path}:{place}: not UTF-8; save the word list as UTF-8") from error
    for number, line in enumerate(text.splitlines(), 1):
        row = line.partition(_REMARK)[0].strip()
        if row:
            yield number, row
