"""Arramooz, as the package arramooz-pysqlite holds it: nouns with their plurals, and the verbs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import as_file, files
from typing import Final, NamedTuple

from kashaf.analyzers.lexicon_build.collection import Collection
from kashaf.analyzers.lexicon_build.entries import Lemma, Stem, bare, fold, normal_root, trim
from kashaf.analyzers.lexicon_build.nouns import hamza_seats

__all__ = ["Noun", "add_nouns", "nouns", "verb_letters"]

_DATABASE: Final = ("arramooz", "data", "arabicdictionary.sqlite")
_PLURAL: Final = "جمع تكسير"
_ADJECTIVES: Final = frozenset(
    {"اسم فاعل", "اسم مفعول", "صفة مشبهة", "صفة", "منسوب", "اسم تفضيل", "صيغة مبالغة"}
)
_WORD: Final = re.compile("[\u0621-\u064a\u064b-\u0652]{3,}")


class Noun(NamedTuple):
    """A row: vocalised words without case vowels, and the codes of the endings that the row allows."""

    word: str
    adjective: bool
    root: str
    feminine: bool
    single: str
    plurals: tuple[str, ...]
    endings: frozenset[str]


def _rows(query: str) -> Iterator[tuple[str, ...]]:
    with (
        as_file(files(_DATABASE[0]).joinpath(*_DATABASE[1:])) as path,
        closing(sqlite3.connect(path)) as database,
    ):
        yield from database.execute(query)


def verb_letters() -> frozenset[str]:
    """Return the letters of every verb."""
    return frozenset(bare(word) for (word,) in _rows("select vocalized from verbs order by id"))


def nouns() -> Iterator[Noun]:
    """Yield the nouns, singulars before broken plurals."""
    query = (
        "select vocalized, wordtype, root, gender, single, broken_plural, number, feminable, dualable, "
        "masculin_plural, feminin_plural from nouns order by number = 'جمع تكسير', id"
    )
    for word, kind, root, gender, single, plurals, number, *allowed in _rows(query):
        if number != _PLURAL or single:
            yield Noun(
                trim(_clean(word)),
                kind.split(":")[-1] in _ADJECTIVES,
                normal_root(root or ""),
                gender == "مؤنث",
                trim(_clean(single or "")) if number == _PLURAL else "",
                tuple(trim(_clean(found)) for found in re.split("[;،,]", plurals or "") if _clean(found)),
                frozenset(code for code, flag in zip(("f", "d", "s", "p"), allowed, strict=True) if flag),
            )


def _clean(word: str) -> str:
    word = re.sub("([\u064b-\u0650])\\1+", r"\1", word.strip())
    return word if _WORD.fullmatch(word) else ""


def add_nouns(collection: Collection) -> None:
    """Add the nouns whose letters no lemma has yet, and every broken plural to its singular's lemma."""
    best = _best_lemmas(collection)
    for noun in nouns():
        if not noun.word:
            continue
        letters = bare(noun.single or noun.word)
        lemma = best.get(letters)
        if lemma is None:
            if noun.single:
                continue
            lemma = Lemma(
                noun.word, "adjective" if noun.adjective else "noun", noun.root, "mf"[noun.feminine]
            )
            collection.add("arramooz", lemma, singular_stems(noun.word, noun.endings))
            best[letters] = lemma
        for plural in (noun.word,) if noun.single else noun.plurals:
            if not _is_sound(plural, lemma.word):
                collection.add("arramooz", lemma, plural_stems(plural))


def _best_lemmas(collection: Collection) -> dict[str, Lemma]:
    best: dict[str, Lemma] = {}
    for (word, group), lemma in collection.lemmas.items():
        if group == "noun":
            letters = bare(word)
            if letters not in best or best[letters].share < lemma.share:
                best[letters] = lemma
    return best


def _is_sound(plural: str, singular: str) -> bool:
    letters, stem = fold(plural), fold(singular)
    return letters.endswith(("ون", "ين", "ات")) and letters[:-2] in {stem, stem[:-1]}


def singular_stems(word: str, endings: frozenset[str]) -> list[Stem]:
    """Return the stems of a singular: where it ends in teh marbuta or yeh, those endings follow."""
    letters = bare(word)
    if letters.endswith("ة"):
        base = trim(re.sub("\u064e?ة$", "", word))
        return [_stem(base, "s", {"f", "D"} | ({"p"} & endings))]
    if letters.endswith("ى"):
        return _with_pronouns(_stem(word, "s", {"n"}))
    return _with_pronouns(
        _stem(word, "s", {"m", "t"} | (endings & set("fdsp")) | ({"D"} if "f" in endings else set()))
    )


def plural_stems(word: str) -> list[Stem]:
    """Return the stems of a broken plural."""
    letters = bare(word)
    if letters.endswith("ة"):
        return [_stem(trim(re.sub("\u064e?ة$", "", word)), "b", {"f"})]
    if letters.endswith("ى"):
        return _with_pronouns(_stem(word, "b", {"n"}))
    return _with_pronouns(_stem(word, "b", {"m", "t"}))


def _stem(word: str, form: str, endings: set[str]) -> Stem:
    return Stem(word, ("", ""), form, endings, words={word})


def _with_pronouns(stem: Stem) -> list[Stem]:
    return [
        stem,
        *(Stem(seat, ("", ""), stem.form, {"x"}, words={stem.word}) for seat in hamza_seats(stem.word)),
    ]
