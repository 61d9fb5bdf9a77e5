"""Arabic that is typed in Latin letters: Arabizi, as people chat, and Buckwalter's, letter for letter.

Arabizi writes the letters that Latin lacks as digits of a like shape, and vowels as it likes, so a word has
many readings; which of them is a word, the index says. Buckwalter's transliteration (2002) has one reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from kashaf.errors import QueryError

__all__ = ["Transliteration", "from_arabizi", "from_buckwalter", "transliteration"]


class Transliteration(StrEnum):
    """How Latin letters are to be read."""

    ARABIZI = "arabizi"
    BUCKWALTER = "buckwalter"


def transliteration(name: str | None) -> Transliteration | None:
    """Return a way to read Latin letters by its name.

    Raises:
        QueryError: there is none of that name.
    """
    if name is None:
        return None
    if name not in list(Transliteration):
        raise QueryError(f"there is no transliteration {name!r}; choose one of {', '.join(Transliteration)}")
    return Transliteration(name)


_BUCKWALTER: Final[Mapping[str, str]] = dict(
    zip(
        "'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG",
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْٰٱپچڤگ",
        strict=True,
    )
)


def from_buckwalter(text: str) -> str:
    """Return what a text in Buckwalter's transliteration says; what is no letter of it stays.

    >>> from_buckwalter("Almdrsp"), from_buckwalter("kitaAb")
    ('المدرسة', 'كِتَاب')
    """
    return "".join(_BUCKWALTER.get(character, character) for character in text)


_SOUNDS: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "3'": (("غ", 0.0),),
    "7'": (("خ", 0.0),),
    "6'": (("ظ", 0.0),),
    "9'": (("ض", 0.0),),
    "sh": (("ش", 0.0), ("سه", 4.0)),
    "ch": (("ش", 0.0), ("تش", 1.5)),
    "kh": (("خ", 0.0), ("كه", 4.0)),
    "gh": (("غ", 0.0),),
    "th": (("ث", 0.0), ("ذ", 1.0), ("ته", 4.0)),
    "dh": (("ذ", 0.0), ("ض", 0.5), ("ظ", 1.0)),
    "ou": (("و", 0.0), ("", 1.5)),
    "oo": (("و", 0.0),),
    "ee": (("ي", 0.0),),
    "ii": (("ي", 0.0),),
    "aa": (("ا", 0.0),),
    "ei": (("ي", 0.0), ("", 2.0)),
    "ai": (("ي", 0.0), ("اي", 1.0), ("اءي", 3.0), ("ايي", 2.0)),
    "ay": (("ي", 0.0), ("اي", 1.0)),
    "aw": (("و", 0.0), ("او", 1.5)),
    "au": (("و", 0.0), ("او", 1.5)),
    "2": (("ا", 0.5), ("ء", 0.5), ("ق", 2.0), ("ي", 2.0), ("و", 2.0), ("", 2.0)),
    "3": (("ع", 0.0),),
    "4": (("ذ", 0.5), ("غ", 2.0)),
    "5": (("خ", 0.0),),
    "6": (("ط", 0.0),),
    "7": (("ح", 0.0),),
    "8": (("ق", 0.0), ("غ", 1.5)),
    "9": (("ص", 0.0), ("ق", 1.0)),
    "a": (("ا", 0.7), ("", 0.7), ("ع", 4.0)),
    "b": (("ب", 0.0),),
    "c": (("س", 0.5), ("ك", 1.0)),
    "d": (("د", 0.0), ("ض", 1.0), ("ذ", 2.5)),
    "e": (("", 0.5), ("ي", 1.0), ("ا", 1.5)),
    "f": (("ف", 0.0),),
    "g": (("ج", 0.5), ("غ", 1.5), ("ق", 1.5), ("ك", 2.0)),
    "h": (("ه", 0.3), ("ح", 1.0)),
    "i": (("ي", 0.7), ("", 0.7), ("ا", 2.5)),
    "j": (("ج", 0.0),),
    "k": (("ك", 0.0), ("ق", 2.0), ("خ", 3.0)),
    "l": (("ل", 0.0),),
    "m": (("م", 0.0),),
    "n": (("ن", 0.0),),
    "o": (("و", 0.7), ("", 0.7), ("ا", 3.0)),
    "p": (("ب", 0.0),),
    "q": (("ق", 0.0),),
    "r": (("ر", 0.0),),
    "s": (("س", 0.0), ("ص", 1.0)),
    "t": (("ت", 0.0), ("ط", 1.0)),
    "u": (("و", 0.7), ("", 0.7), ("ا", 3.0)),
    "v": (("ف", 0.0),),
    "w": (("و", 0.0),),
    "x": (("كس", 0.0), ("خ", 2.0)),
    "y": (("ي", 0.0),),
    "z": (("ز", 0.0), ("ذ", 1.5), ("ظ", 1.5)),
}
"""What each sound may be written with in Arabic, folded, with its cost in nats."""

_AT_THE_BEGINNING: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "al": (("ال", 0.0),),
    "el": (("ال", 0.0),),
    "il": (("ال", 0.0),),
    "a": (("ا", 0.0), ("ع", 3.0)),
    "e": (("ا", 0.0), ("اي", 1.5)),
    "i": (("ا", 0.0), ("اي", 1.5), ("ع", 3.0)),
    "o": (("ا", 0.5), ("او", 0.5), ("ع", 3.0)),
    "u": (("ا", 0.5), ("او", 1.0)),
}
"""No Arabic word begins with a vowel: an alef carries it."""

_AT_THE_END: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "ah": (("ه", 0.0), ("اه", 2.0)),
    "eh": (("ه", 0.0), ("يه", 2.0)),
    "a": (("ه", 0.3), ("ا", 0.5), ("ي", 1.5), ("اء", 1.5), ("", 3.0)),
    "e": (("ه", 0.5), ("ي", 0.5), ("", 1.5)),
    "i": (("ي", 0.0), ("", 2.5)),
    "o": (("و", 0.0), ("ه", 1.0)),
    "y": (("ي", 0.0),),
}
_KEPT: Final = 300
_LONGEST: Final = 30


def from_arabizi(word: str) -> dict[str, float]:
    """Return the readings of a word in Arabizi, folded, with what each costs in nats.

    >>> readings = from_arabizi("3arabi")
    >>> min(readings["عربي"], readings["عرب"]) == readings["عربي"]
    True
    """
    sounds = word.lower().replace("\u2019", "'")
    if len(sounds) > _LONGEST:
        return {}
    # The readings of what is left at each place, the cheapest kept: a beam from the left.
    reached: list[dict[str, float]] = [{"": 0.0}, *({} for _ in sounds)]
    for place in range(len(sounds)):
        kept = sorted(reached[place].items(), key=lambda item: (item[1], item[0]))[:_KEPT]
        for sound, options in _sounds_at(sounds, place):
            after = reached[place + len(sound)]
            for letters, cost in options:
                for begun, so_far in kept:
                    reading, total = begun + letters, so_far + cost
                    if total < after.get(reading, total + 1):
                        after[reading] = total
    return {reading: cost for reading, cost in reached[-1].items() if reading}


def _sounds_at(sounds: str, place: int) -> list[tuple[str, tuple[tuple[str, float], ...]]]:
    """Return the sounds that may be heard at a place, each with its letters."""
    found = []
    for length in (1, 2):
        sound = sounds[place : place + length]
        if len(sound) < length:
            continue
        options = _SOUNDS.get(sound)
        if place + length == len(sounds):
            options = _AT_THE_END.get(sound, options)
        if place == 0:
            options = _AT_THE_BEGINNING.get(sound, options)
        if length == 2 and sound[0] == sound[1] and options is None:
            options = _SOUNDS.get(sound[0])  # a doubled consonant is written once
        if options is not None:
            found.append((sound, options))
        elif length == 1 and place > 0 and sound == "'":
            found.append((sound, (("", 0.5), ("ع", 1.5))))
    return found
