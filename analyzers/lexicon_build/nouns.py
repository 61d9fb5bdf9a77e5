"""Nouns of AlKhalil: the forms of a lemma become stems with the endings that each takes.

A form is cut by its number and state, never by its letters alone: the masculine plural is known by its final
vowel, so that the broken plural of a root in noon is not cut.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from kashaf.analyzers.lexicon_build.alkhalil import NounForm
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, normal_root, trim

__all__ = ["ADJECTIVES", "fits", "hamza_seats", "noun_stems"]

ADJECTIVES: Final = frozenset(
    {"نسبة", "اسم فاعل", "اسم مفعول", "صفة مشبهة", "اسم تفضيل", "مبالغة اسم الفاعل"}
)
_SINGULAR, _DUAL, _PLURAL = "مفرد", "مثنى", "جمع"
_NOMINATIVE, _ACCUSATIVE = "مرفوع", "منصوب"
_CONSTRUCT = "مضاف"
_FREE: Final = frozenset({"نكرة", "معرف بأل", "غير مضاف", "معرف"})
_WEAK: Final = re.compile("[اويءأإآؤئ]|(?<=(.))\\1|[تدطذ]")
"""Letters that a derived noun can lose: weak ones, the second of two, those that assimilate."""
_ENDING: Final = re.compile("[\u064e\u064f\u0650]?(?:ان|ون|ات|ة|ا)$")


def _cut(word: str) -> str:
    """Return a form without its ending and the vowel before it."""
    return trim(_ENDING.sub("", word))


def noun_stems(forms: Iterable[NounForm]) -> Iterator[tuple[Lemma, list[Stem]]]:
    """Yield each lemma of each root with its stems."""
    for root, family in groupby(forms, key=lambda form: form.root):
        lemmas: dict[str, list[NounForm]] = defaultdict(list)
        for form in family:
            lemmas[form.lemma].append(form)
        for word, found in lemmas.items():
            yield _lemma(word, normal_root(root), found)


def fits(word: str, root: str) -> bool:
    """Tell whether a lemma has the strong letters of its root; a few in the tables are misspelt."""
    letters = iter(bare(word))
    return all(letter in letters for letter in _WEAK.sub("", root))


def _lemma(word: str, root: str, forms: list[NounForm]) -> tuple[Lemma, list[Stem]]:
    singular = {bare(form.stem) for form in forms if form.number == _SINGULAR}
    nominative = {bare(form.stem) for form in forms if form.case == _NOMINATIVE and form.number != _DUAL}
    construct = {bare(form.stem) for form in forms if form.state == _CONSTRUCT}
    kinds = {form.kind for form in forms}
    lemma = Lemma(
        _written(word, construct),
        "adjective" if kinds & ADJECTIVES else "noun",
        root,
        "f" if all(form.gender == "مؤنث" for form in forms if form.number == _SINGULAR) else "m",
    )
    stems: dict[tuple[str, str], Stem] = {}
    for form in forms:
        for base, kind, ending in _parts(form, singular, nominative, construct):
            stem = stems.get((base, kind))
            if stem is None:
                stem = stems[base, kind] = Stem(base, (lemma.word, "noun"), kind)
            stem.endings.add(ending)
            stem.words.add(trim(form.stem))
    return lemma, [*stems.values(), *_before_pronouns(stems.values())]


def _written(word: str, construct: set[str]) -> str:
    """Return a lemma as it is cited: a participle of a weak root with its yeh (qadin as qadi)."""
    cited = re.sub("\u064d$", "\u0650ي", word)
    letters = bare(word)
    if cited == word and letters not in construct and letters + "ي" in construct:
        cited = trim(word) + "\u0650ي"
    return trim(re.sub("\u064b(?=[اى]$)", "\u064e", cited))


def _parts(
    form: NounForm, singular: set[str], nominative: set[str], construct: set[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the stem of a form, the kind of form and the code of its ending."""
    word = trim(form.stem)
    letters = bare(word)
    if form.number == _DUAL:
        if form.case == _NOMINATIVE and form.state in _FREE:
            yield _dual(_cut(word), singular)
    elif form.case == _NOMINATIVE:
        yield from _nominative(form, word, letters, construct)
    elif form.state == _CONSTRUCT and form.number == _SINGULAR and letters not in nominative:
        yield word, "s", "x" if letters[-1] in "اوي" and len(letters) < 4 else "m"
    elif form.case == _ACCUSATIVE and word.endswith("\u064bا") and letters not in nominative:
        yield trim(word[:-2]), "s" if form.number == _SINGULAR else "b", "t"


def _dual(base: str, singular: set[str]) -> tuple[str, str, str]:
    letters = bare(base)
    if letters.endswith("ت") and letters[:-1] + "ة" in singular:
        return trim(base[:-1]), "s", "D"
    return base, "s", "d"


def _nominative(
    form: NounForm, word: str, letters: str, construct: set[str]
) -> Iterator[tuple[str, str, str]]:
    plural = form.number == _PLURAL
    if plural and form.stem.endswith("ونَ"):
        yield _cut(word), "s", "s"
    elif plural and letters.endswith("ات") and (form.root[-1:] != "ت" or letters.endswith("تات")):
        yield _cut(word), "s", "p"
    elif plural and form.stem.endswith("و") and letters + "ن" not in construct and form.state == _CONSTRUCT:
        return  # the sound plural before another noun, which its free form gives
    else:
        kind = "b" if plural else "s"
        if letters.endswith("ة"):
            yield _cut(word), kind, "f"
        else:
            word = re.sub("\u064b(?=[اى]$)", "\u064e", word)
            yield word, kind, _alone(form, letters, construct)


def _alone(form: NounForm, letters: str, construct: set[str]) -> str:
    if letters.endswith("ى"):
        return "n"
    return "m" if form.state == _CONSTRUCT or letters in construct else "i"


def hamza_seats(word: str) -> tuple[str, ...]:
    """Return how the end of a word is written before a pronoun, where that differs from its free form."""
    last = word[-1:]
    if last == "ى":
        if word.endswith("أَى"):
            return (word[:-3] + "آ",)
        return (word[:-1] + "ا",)
    if last in "ءأ":
        return (word[:-1] + "ؤ", word[:-1] + "ئ")
    if last == "ؤ":
        return (word[:-1] + "ئ",)
    return ()


def _before_pronouns(stems: Iterable[Stem]) -> Iterator[Stem]:
    for stem in stems:
        if stem.endings & {"m", "n"}:
            for word in hamza_seats(stem.word):
                yield Stem(word, stem.lemma, stem.form, {"x"}, words=stem.words)
            if stem.form == "s" and stem.word.endswith("اء"):
                yield Stem(stem.word[:-1] + "و", stem.lemma, "s", {"d", "p"}, words={stem.word + "و"})
