"""How a whole query is asked: which differences between words count, and what its words demand.

Each switch of letters or vowels can be set for one word, phrase or group too, by its name as a prefix:
`hamza:أكل`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final, Self

__all__ = ["NO_SWITCHES", "PREFIXES", "Switches"]


@dataclass(frozen=True, slots=True)
class Switches:
    """What a query is asked with; all are off unless said otherwise.

    Attributes:
        all_words: every word must be there, stop words apart.
        hamza: أ إ آ and ا differ, and so do ؤ and و, ئ and ي.
        teh: ة and ه differ.
        yeh: ى and ي differ.
        vowels: the marks that are typed must be compatible with those of the text.
        arabic_operators: و, أو and ليس are operators everywhere, not between groups and quotes only.
        as_you_type: the last word is also the beginning of one.
        max_terms: how many words of the index may be looked at for what is attached before them, for a
            wildcard or a fuzzy word.
    """

    all_words: bool = False
    hamza: bool = False
    teh: bool = False
    yeh: bool = False
    vowels: bool = False
    arabic_operators: bool = False
    as_you_type: bool = False
    max_terms: int = 2000

    @property
    def letters(self) -> bool:
        """Whether all the letters that are folded differ: hamza, teh and yeh."""
        return self.hamza and self.teh and self.yeh

    @property
    def ask_written(self) -> bool:
        """Whether it counts how a word is written in the text."""
        return self.hamza or self.teh or self.yeh or self.vowels

    def with_letters(self) -> Self:
        """Return the same with `hamza`, `teh` and `yeh` on."""
        return replace(self, hamza=True, teh=True, yeh=True)

    def having(self, *names: str) -> Self:
        """Return the same with the switches of these names on; `letters` stands for three.

        >>> Switches().having("letters", "vowels").hamza
        True
        """
        switched = self.with_letters() if "letters" in names else self
        return replace(switched, **{name: True for name in names if name != "letters"})

    def on(self) -> tuple[str, ...]:
        """Return the names of the switches that are on, in order."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name) is True)


NO_SWITCHES: Final = Switches()
"""The usual: nothing is switched on."""

PREFIXES: Final = {
    "hamza": "hamza",
    "teh": "teh",
    "yeh": "yeh",
    "letters": "letters",
    "vowels": "vowels",
    "همزة": "hamza",
    "تاء": "teh",
    "ياء": "yeh",
    "حروف": "letters",
    "حركات": "vowels",
}
"""The names by which a switch is set for one word, where no field of the index has that name."""
