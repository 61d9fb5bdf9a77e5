"""The level `written`: what is kept of a word as it was typed, and in which index it stands."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kashaf.analyzers import CHAINS, Folding, Settings, build
from kashaf.analyzers.levels import EXACT, WRITTEN
from kashaf.analyzers.written import SEPARATOR, written_form, written_part, written_term


@pytest.mark.parametrize(
    ("kept", "word"),
    [
        ("إعلام", "إعلام"),
        ("مدرسة", "مدرسة"),
        ("على", "على"),
        ("مسؤول", "مسؤول"),
        ("ٱلحمد", "ٱلحمد"),
        ("علی", "علی"),  # a Farsi yeh stays what it is
        ("كَتَبَ", "كَـــتَبَ"),
        ("مي", "م\u200cي"),
        ("لا", "ﻻ"),
        ("نقطة", "ﻧﻘﻄﺔ"),
        ("أمل", "ا\u0654مل"),  # a hamza of its own code point
        ("الرحمٰن", "الرحمـٰن"),
        ("2024", "٢٠٢٤"),
        ("iphone", "iPhone"),
    ],
)
def test_form(kept: str, word: str) -> None:
    """Letters and marks stay as they were typed; encodings of one writing become one."""
    assert kept == written_form(word)


def test_order_of_marks() -> None:
    """A shadda and its vowel are one writing, in whichever order they were typed."""
    assert written_form("در\u0651\u064eس") == written_form("در\u064e\u0651س")


@given(st.text())
def test_form_is_stable(word: str) -> None:
    """A written form is its own, composed, and folds as the word does."""
    form = written_form(word)
    assert form == written_form(form) == unicodedata.normalize("NFC", form)
    assert Folding()(word) == Folding()(form)


@given(st.text(alphabet="اأإآءؤئىيةهلكتبمَُِّْٰـ"))
def test_term(word: str) -> None:
    """A term holds the folded word before the separator and the written one behind it."""
    folded = Folding()(word)
    term = written_term(word, folded)
    assert (folded, written_form(word)) == (term.split(SEPARATOR)[0], written_part(term))


@pytest.mark.parametrize("name", CHAINS)
def test_chains(name: str) -> None:
    """The full chain has the level, the others when they are told to; positions are those of `exact`."""
    assert (name == "full") == (WRITTEN in build(Settings(name)).levels)
    assert WRITTEN not in build(Settings(name, written=False)).levels
    analyzer = build(Settings(name, written=True))
    text = "والكِتابُ، في #المدرسة_الأولى ﷺ 12,5 iPhone"
    exact = analyzer.terms(text, EXACT)
    assert exact == [term.split(SEPARATOR)[0] for term in analyzer.terms(text, WRITTEN)]
    assert [token.terms[analyzer.place(WRITTEN)] for token in analyzer.tokens(text)] == analyzer.terms(
        text, WRITTEN
    )


@pytest.mark.parametrize("written", [True, False])
def test_settings(*, written: bool) -> None:
    """The choice comes back from an index, is part of the fingerprint and outlives other stop words."""
    analyzer = build(Settings("light", written=written, stop_words=("هذا",)))
    told = Settings.from_json(json.loads(json.dumps(analyzer.settings())))
    assert analyzer == build(told)
    assert analyzer.fingerprint == build(told).fingerprint
    assert analyzer.fingerprint != analyzer.with_written(written=not written).fingerprint


def test_settings_of_old() -> None:
    """An index that does not say has no such level."""
    assert WRITTEN not in build(Settings.from_json({"name": "full", "off": [], "keep": []})).levels
