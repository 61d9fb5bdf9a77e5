"""Verbs of AlKhalil: the forms of a lemma become stems with the endings of the persons that each takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from kashaf.analyzers.lexicon_build.alkhalil import VerbForm
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, normal_root, trim
from kashaf.analyzers.lexicon_build.nouns import hamza_seats

__all__ = ["verb_stems"]

_PAST, _PRESENT = "ماض", "مضارع"
_PASSIVE = "مجهول"
_INDICATIVE = "مرفوع"
_FORMS: Final = {_PAST: ("P", "p"), _PRESENT: ("I", "i"), "أمر": ("M", "M")}
_PAST_ENDINGS: Final = {
    "هو": "", "هي": "ت", "هما": "ا", "هما(ة)": "تا", "هم": "وا", "هن": "ن", "أنتَ": "ت", "أنتِ": "ت",
    "أنا": "ت", "أنتما": "تما", "أنتم": "تم", "أنتن": "تن", "نحن": "نا",
}  # fmt: skip
_LONG: Final = {"هما": "ان", "هما(ة)": "ان", "أنتما": "ان", "هم": "ون", "أنتم": "ون", "أنتِ": "ين"}
_SHORT: Final = {"هما": "ا", "هما(ة)": "ا", "أنتما": "ا", "هم": "وا", "أنتم": "وا", "أنتِ": "ي"}
_SHORTEST: Final = 2
_TENSE_WEIGHT: Final = {"P": 1.0, "I": 1.0, "M": 0.1, "p": 0.15, "i": 0.15}
_PERSON_WEIGHT: Final = {"هو": 1.0, "هي": 0.8, "هم": 0.4, "هما": 0.1, "نحن": 0.15, "أنا": 0.15}
_ORDERED_WEIGHT: Final = {"أنتَ": 1.0, "أنتم": 0.6, "أنتِ": 0.3}
_RARE_PERSON: Final = 0.05
_MOOD_WEIGHT: Final = {"منصوب": 0.3, "مجزوم": 0.2}


def _ending(form: VerbForm) -> str:
    if form.person in {"هن", "أنتن"} and form.tense != _PAST:
        return "ن"
    if form.tense == _PAST:
        return _PAST_ENDINGS[form.person]
    endings = _LONG if form.tense == _PRESENT and form.mood == _INDICATIVE else _SHORT
    return endings.get(form.person, "")


def verb_stems(forms: Iterable[VerbForm]) -> Iterator[tuple[Lemma, list[Stem]]]:
    """Yield each lemma of each root with its stems."""
    for root, family in groupby(forms, key=lambda form: form.root):
        lemmas: dict[str, list[VerbForm]] = defaultdict(list)
        for form in family:
            lemmas[form.lemma].append(form)
        for word, found in lemmas.items():
            yield Lemma(word, "verb", normal_root(root)), _stems(word, found)


def _stems(lemma: str, forms: list[VerbForm]) -> list[Stem]:
    stems: dict[tuple[str, str], Stem] = {}
    for form in forms:
        word, ending = trim(form.stem), _ending(form)
        base, code = _cut(word, ending)
        kind = _FORMS[form.tense][form.voice == _PASSIVE]
        for stem_word, stem_code in ((base, code), *((x, "x") for x in hamza_seats(base) if not ending)):
            stem = stems.get((stem_word, kind))
            if stem is None:
                stem = stems[stem_word, kind] = Stem(stem_word, (lemma, "verb"), kind)
            stem.endings.add(stem_code)
            stem.words.add(word)
            stem.weight += _weight(form, kind)
    return list(stems.values())


def _weight(form: VerbForm, kind: str) -> float:
    persons = _ORDERED_WEIGHT if kind == "M" else _PERSON_WEIGHT
    person = persons.get(form.person, _RARE_PERSON)
    return _TENSE_WEIGHT[kind] * person * _MOOD_WEIGHT.get(form.mood, 1.0)


def _cut(word: str, ending: str) -> tuple[str, str]:
    """Return a form's stem and the code of its ending; the whole form where too little would be left."""
    letters = bare(word)
    if not ending or not letters.endswith(ending) or len(letters) - len(ending) < _SHORTEST:
        return word, "Z" if word.endswith("ى") else "Y" if ending else ""
    base, left = word, len(ending)
    while left:
        left -= not "\u064b" <= base[-1] <= "\u0652"
        base = base[:-1]
    return trim(base), ending
