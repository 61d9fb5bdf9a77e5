"""The analyzers by name, each built from its parts, and the settings by which an index remembers its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeGuard

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.folding import Folding
from kashaf.analyzers.own_words import OwnWord
from kashaf.errors import AnalyzerError

__all__ = ["CHAINS", "DEFAULT", "Settings", "build", "folded", "full", "lean", "light", "snowball"]

DEFAULT: Final = "full"

_MORPHOLOGICAL: Final = ("full", "lean")


def full(off: Iterable[str] = (), keep: Iterable[str] = ()) -> Analyzer:
    """Build the default analyzer: folding and morphology, with words as written and their neighbours too.

    Args:
        off: folding rules to leave out.
        keep: words to protect, in any writing: they are their own lemma.
    """
    return _morphological(off, keep, lean=False)


def lean(off: Iterable[str] = (), keep: Iterable[str] = ()) -> Analyzer:
    """Build the analyzer with the level lemma alone: a smaller index; the arguments are those of `full`."""
    return _morphological(off, keep, lean=True)


def _morphological(
    off: Iterable[str], keep: Iterable[str], *, lean: bool, words: tuple[OwnWord, ...] = ()
) -> Analyzer:
    # the lexicon is opened only when it is used
    from kashaf.analyzers.lemma_levels import LemmaLevels, own_lexicon

    folding = Folding(off)
    levels = LemmaLevels(lean, frozenset(map(folding, keep)), own_lexicon(words, folding))
    name = "lean" if lean else "full"
    return Analyzer(folding, levels, name=name, written=_has_written(name))


def _has_written(name: str) -> bool:
    """Tell whether a chain has the level `written` unless told otherwise."""
    return name == "full"


def light(off: Iterable[str] = (), keep: Iterable[str] = ()) -> Analyzer:
    """Build the analyzer without a lexicon, with Kashaf's light stemmer; arguments as in `full`."""
    from kashaf.analyzers.light import LightStemmer  # its word list is read only when it is used

    folding = Folding(off)
    return Analyzer(folding, LightStemmer(frozenset(map(folding, keep))), name="light")


def snowball(off: Iterable[str] = (), keep: Iterable[str] = ()) -> Analyzer:
    """Build the analyzer with Snowball's Arabic stemmer; the arguments are those of `full`."""
    from kashaf.analyzers.snowball import SnowballStemmer  # needs a library of its own

    folding = Folding(off)
    return Analyzer(folding, SnowballStemmer(frozenset(map(folding, keep))), name="snowball")


def folded(off: Iterable[str] = (), keep: Iterable[str] = ()) -> Analyzer:
    """Build the analyzer without a stemmer; `keep` has no effect on it."""
    del keep
    return Analyzer(Folding(off), name="folded")


CHAINS: Final[Mapping[str, Callable[[Iterable[str], Iterable[str]], Analyzer]]] = {
    "full": full,
    "lean": lean,
    "light": light,
    "snowball": snowball,
    "folded": folded,
}
"""The analyzers that can be chosen by name."""


@dataclass(frozen=True)
class Settings:
    """What an analyzer was built from, as an index keeps it.

    The order of rules and words is of no account: they are sorted, and each is kept once.

    Attributes:
        name: a name of `CHAINS`.
        off: folding rules that are left out.
        keep: protected words, as they were given.
        stop_words: in place of the list that comes along; `None` leaves that.
        lexicon: words added to the lexicon; for `full` and `lean` only.
        written: whether there is the level `written`, for searches that respect letters and marks; `None`
            leaves that to the chain: `full` has it, the others do not.
    """

    name: str = DEFAULT
    off: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    stop_words: tuple[str, ...] | None = None
    lexicon: tuple[OwnWord, ...] = ()
    written: bool | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "off", tuple(sorted(set(self.off))))
        object.__setattr__(self, "keep", tuple(sorted(set(self.keep))))
        if self.stop_words is not None:
            object.__setattr__(self, "stop_words", tuple(sorted(set(self.stop_words))))
        if self.written is None:
            object.__setattr__(self, "written", _has_written(self.name))

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Settings:
        """Read what `Analyzer.settings` wrote.

        Raises:
            AnalyzerError: the data is of another form.
        """
        name, off, keep, stop_words = (data.get(key) for key in ("name", "off", "keep", "stop_words"))
        own: object = [] if stop_words is None else stop_words
        rows = data.get("lexicon", [])
        written = data.get("written", False)  # an index that does not say has no such level
        if not (
            isinstance(name, str)
            and _is_strings(off)
            and _is_strings(keep)
            and _is_strings(own)
            and isinstance(written, bool)
            and isinstance(rows, list)
            and all(_is_strings(row) and len(row) > 1 for row in rows)
        ):
            raise AnalyzerError(
                "the settings of an analyzer are name, off and keep, and stop_words where they are its own; "
                f"these are not: {dict(data)!r}"
            )
        lexicon = tuple(OwnWord(lemma, tuple(forms), root) for lemma, root, *forms in rows)
        stop_list = None if stop_words is None else tuple(own)
        return cls(name, tuple(off), tuple(keep), stop_list, lexicon, written)


def _is_strings(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def build(settings: Settings = Settings()) -> Analyzer:
    """Build an analyzer.

    Raises:
        AnalyzerError: the name is none of `CHAINS`, or a rule to leave out is none of the folding's.
    """
    if settings.name not in CHAINS:
        raise AnalyzerError(f"there is no analyzer {settings.name!r}; choose one of {', '.join(CHAINS)}")
    if settings.lexicon and settings.name not in _MORPHOLOGICAL:
        raise AnalyzerError(
            f"the analyzer {settings.name!r} has no lexicon to add to; "
            f"choose one of {', '.join(_MORPHOLOGICAL)}"
        )
    if settings.lexicon:
        is_lean = settings.name == "lean"
        analyzer = _morphological(settings.off, settings.keep, lean=is_lean, words=settings.lexicon)
    else:
        analyzer = CHAINS[settings.name](settings.off, settings.keep)
    if settings.written != analyzer.keeps_written:
        analyzer = analyzer.with_written(written=bool(settings.written))
    return analyzer if settings.stop_words is None else analyzer.with_stop_words(settings.stop_words)
