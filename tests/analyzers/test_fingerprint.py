"""The fingerprint: the same as long as the terms are the same."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources

import pytest

from kashaf.analyzers import CHAINS, Analyzer, Settings, build, fingerprint
from kashaf.analyzers.fingerprint import RULES_NUMBER, fixed_words
from kashaf.analyzers.folding import RULES
from kashaf.analyzers.lexicon import Lexicon
from kashaf.analyzers.light import LightStemmer

WORDS = (resources.files("kashaf.analyzers") / "data" / "fingerprint.txt").read_text("utf-8").splitlines()

every_chain = pytest.mark.parametrize("name", CHAINS)


def test_words() -> None:
    """The fixed words are 500, each once, and each rule of folding changes some of them."""
    assert 500 == len(WORDS) == len(set(WORDS))
    assert [] == [word for word in WORDS if [word] != word.split()]
    for rule in RULES:
        assert any(map(lambda word, rule=rule: "".join(map(rule.fold, word)) != word, WORDS)), rule.name


@every_chain
def test_form(name: str) -> None:
    """A fingerprint is 16 hexadecimal digits, and an analyzer tells its own."""
    analyzer = build(Settings(name))
    assert re.fullmatch("[0-9a-f]{16}", fingerprint(analyzer))
    assert analyzer.fingerprint == fingerprint(analyzer)


@every_chain
def test_equal(name: str) -> None:
    """Equal analyzers have equal fingerprints, used or not, with whatever cache."""
    analyzer = build(Settings(name, off=("teh", "alef"), keep=("ولد", "بيت")))
    used = build(Settings(name, off=("alef", "teh"), keep=("بيت", "ولد")))
    used.fields(" ".join(WORDS))
    forgetful = Analyzer(analyzer.folding, analyzer.above, cached_chunks=3, written=analyzer.keeps_written)
    assert fingerprint(analyzer) == fingerprint(used) == fingerprint(forgetful)


def test_different() -> None:
    """Another chain, a rule off or other words to keep make another fingerprint, each its own."""
    chosen = [
        *(Settings(name) for name in CHAINS),
        *(Settings(name, off=(rule.name,)) for name in CHAINS for rule in RULES),
        *(
            Settings(name, keep=keep)
            for name in ("light", "snowball")
            for keep in (("ولد",), ("بيت",), ("ولد", "بيت"))
        ),
    ]
    assert len(chosen) == len({fingerprint(build(one)) for one in chosen})


def test_other_stemmer() -> None:
    """A stemmer that makes other terms, or has other data, makes another fingerprint."""

    class Shorter(LightStemmer):
        def stem(self, word: str) -> str:
            return super().stem(word)[:3]

    class OtherData(LightStemmer):
        data_digest = "other"

    plain = build()
    prints = {
        fingerprint(Analyzer(plain.folding, stemmer)) for stemmer in (Shorter(), OtherData(), LightStemmer())
    }
    assert 3 == len(prints)


@pytest.mark.parametrize("seed", ["0", "1", "42"])
def test_stable_between_processes(seed: str) -> None:
    """A fingerprint does not depend on the order of sets, which changes from process to process."""
    settings: Mapping[str, object] = {"off": ("teh", "alef", "marks"), "keep": ("ولد", "بيت", "كلب")}
    code = (
        "from kashaf.analyzers import CHAINS, Settings, build\n"
        f"print(*(build(Settings(name, **{settings!r})).fingerprint for name in CHAINS))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert [build(Settings(name, **settings)).fingerprint for name in CHAINS] == run.stdout.split()


def test_the_rules_number_belongs_to_the_terms() -> None:
    """Terms of morphology change only together with the rules number or the lexicon's digest.

    An index knows its analyzer by these two. Where this fails because the terms were meant to change, raise
    RULES_NUMBER, unless the lexicon has changed too, and put the new values here.
    """
    analyzer = build(Settings("full", written=False))  # that level has a number of its own
    terms = "\n".join(analyzer.fields(fixed_words()))
    digest = hashlib.sha256(terms.encode()).hexdigest()[:16]
    lexicon = Lexicon.shipped().digest
    assert (3, "2f508b51feb7c6e6", "9df0bf7fa1610968") == (RULES_NUMBER, lexicon, digest)
