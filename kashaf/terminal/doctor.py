"""What a terminal does with Arabic: what is known of it, what it says itself, and what its reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from kashaf.errors import KashafError
from kashaf.terminal.direction import isolated
from kashaf.terminal.programs import Program, program
from kashaf.terminal.screen import Bidi, Screen
from kashaf.terminal.width import width

__all__ = ["SAMPLES", "Examination", "Sample", "examine", "page"]

_SENTENCE: Final = "قرأتُ كتابًا (جديدًا) عن Linux في 2024 لا غير"
_WORD: Final = "كلمة"
_SIGNS: Final = "✗✓"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text whose columns are asked for.

    Attributes:
        name: what is tried.
        text: that shows it.
        matters: what goes wrong where the terminal counts otherwise.
    """

    name: str
    text: str
    matters: str


SAMPLES: Final = (
    Sample("letters", "كتاب", "columns do not line up"),
    Sample("marks", "كِتَابٌ", "columns move where texts are vocalised"),
    Sample("Quranic marks", "ٱلرَّحْمَٰنِ", "columns move in Quranic text"),
    Sample("tatweel", "كتـــاب", "columns move where letters are stretched"),
    Sample("lam-alef", "لا", "lines at the right move by one for each"),
    Sample("isolates", "\u2068ab\u2069", "boxes or gaps: take --bidi off"),
    Sample("zero-width non-joiner", "می\u200cخواهم", "columns move in Persian"),
    Sample("wide letters", "中文", "columns move beside Chinese or Japanese"),
)


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found out about a terminal.

    Attributes:
        program: as far as the environment tells.
        columns: by the names of the samples, what the terminal gives them; `None` where it does not say.
        visual: whether what `--bidi visual` needs is installed.
    """

    program: Program
    columns: Mapping[str, int | None]
    visual: bool

    @property
    def answered(self) -> bool:
        """Whether the terminal said where its cursor is."""
        return any(columns is not None for columns in self.columns.values())

    def to_json(self) -> dict[str, object]:
        """Return what was found out as JSON takes it, beside what Kashaf counts."""
        counted = {sample.name: width(sample.text) for sample in SAMPLES}
        return {
            "program": asdict(self.program),
            "columns": dict(self.columns),
            "counted": counted,
            "visual": self.visual,
        }


def examine(
    environment: Mapping[str, str], measure: Callable[[Sequence[str]], Sequence[int | None]] | None
) -> Examination:
    """Find out what an environment and a terminal tell.

    Args:
        environment: the variables.
        measure: asks the terminal how many columns it gives texts; `None` where there is no terminal.
    """
    texts = [sample.text for sample in SAMPLES]
    widths = [None] * len(texts) if measure is None else measure(texts)
    columns = {sample.name: columns for sample, columns in zip(SAMPLES, widths, strict=True)}
    return Examination(program(environment), columns, _visual_is_there())


def page(found: Examination) -> Iterator[str]:
    """Yield the lines of the page that a reader looks at."""
    known = found.program.bidi
    advice = "your eyes tell which setting fits" if known is None else f"it takes --bidi {known}"
    yield f"Terminal: {found.program.name}; {advice}"
    yield ""
    yield "1. Order and letters. Which line can you read, its letters joined?"
    yield ""
    yield f"     A   {Screen(Bidi.AUTO).line(isolated(_SENTENCE))}"
    yield f"     B   {_visual_sentence(found)}"
    yield ""
    yield "   A: your terminal does it all; nothing needs to be set (--bidi auto)."
    yield "   A, with boxes or gaps at its ends:  export KASHAF_BIDI=off"
    yield "   B: it does not reorder:  export KASHAF_BIDI=visual"
    yield ""
    yield "2. Columns. In which line does 1 stand right of the word, as in the first?"
    yield ""
    yield "         | word | 1 |"
    yield f"     C   | {isolated(_WORD)} | 1 |"
    yield f"     D   | {_WORD} | 1 |"
    yield ""
    yield "   C: isolates keep columns in their places, which --bidi auto writes."
    yield "   Only D, or neither: tables keep their columns with --bidi visual alone."
    yield ""
    yield from _columns(found)


def _columns(found: Examination) -> Iterator[str]:
    yield "3. Columns, by the place of the cursor."
    yield ""
    if not found.answered:
        yield "   Not asked, or not answered: this needs a terminal for input and output."
        return
    for sample in SAMPLES:
        given, counted = found.columns[sample.name], width(sample.text)
        well = given == counted
        said = "" if well else f" for {counted}: {sample.matters}"
        yield f"   {_SIGNS[well]} {sample.name:<22} {'?' if given is None else given}{said}"


def _visual_sentence(found: Examination) -> str:
    if not found.visual:
        return 'not installed: pip install "kashaf[bidi]"'
    return Screen(Bidi.VISUAL).line(isolated(_SENTENCE))


def _visual_is_there() -> bool:
    from kashaf.terminal.visual import check_visual

    try:
        check_visual()
    except KashafError:
        return False
    return True
