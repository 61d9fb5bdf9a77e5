"""How strongly two things go together: pure functions of a table of counts.

The table says, of all words of a corpus, how many are a certain word and how many stand in certain places:

|  | the word | other words | |
|---|---|---|---|
| in these places | `both` | | `places` |
| elsewhere | | | |
| | `words` | | `total` |

What would be expected if neither minded the other is `places · words / total` (Evert, Corpora and
Collocations, 2008, in: Corpus Linguistics. An International Handbook).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, log2, sqrt

__all__ = ["Table", "log_dice", "log_likelihood", "log_ratio", "percent_difference", "pmi", "t_score"]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of words.

    Attributes:
        both: how often the word stands in the places.
        places: how many words stand in the places.
        words: how often the word stands anywhere.
        total: how many words there are.
    """

    both: int
    places: int
    words: int
    total: int

    @property
    def expected(self) -> float:
        """How often the word would stand in the places by chance."""
        return self.places * self.words / self.total if self.total else 0.0


def log_likelihood(table: Table) -> float:
    """Return 2 · Σ O · ln(O / E) over the four cells; negative where there is less than expected.

    Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993. Above 3.84, 6.63, 10.83
    and 15.13 chance is less likely than 5, 1, 0.1 and 0.01 per cent.

    >>> round(log_likelihood(Table(10, 100, 20, 1000)), 2)
    21.18
    """
    elsewhere, others = table.total - table.places, table.total - table.words
    cells = (
        (table.both, table.places * table.words),
        (table.places - table.both, table.places * others),
        (table.words - table.both, elsewhere * table.words),
        (elsewhere - table.words + table.both, elsewhere * others),
    )
    value = 2 * sum(count * log(count * table.total / product) for count, product in cells if count > 0)
    return value if table.both >= table.expected else -value


def pmi(table: Table) -> float:
    """Return log2(O / E), the pointwise mutual information: how many times doubled; rare words come out high.

    Church and Hanks, Word Association Norms, Mutual Information, and Lexicography, 1990.

    >>> round(pmi(Table(10, 100, 20, 1000)), 2)
    2.32
    """
    return log2(table.both / table.expected)


def t_score(table: Table) -> float:
    """Return (O − E) / √O: how sure it is that there is more than chance; frequent words come out high.

    Church, Gale, Hanks and Hindle, Using Statistics in Lexical Analysis, 1991.

    >>> round(t_score(Table(10, 100, 20, 1000)), 2)
    2.53
    """
    return (table.both - table.expected) / sqrt(table.both)


def log_dice(both: int, one: int, other: int) -> float:
    """Return 14 + log2(2 · both / (one + other)): at most about 14, and the same whatever the corpus' size.

    Rychlý, A Lexicographer-Friendly Association Score, 2008. One more is twice as often together.

    Args:
        both: how often the two stand together.
        one: how often the one stands anywhere.
        other: how often the other does.

    >>> log_dice(8, 8, 8)
    14.0
    """
    return 14 + log2(2 * both / (one + other))


def log_ratio(one: int, of: int, other: int, of_other: int) -> float:
    """Return log2 of how many times as frequent a word is in one part as in another.

    One more is twice as frequent. A word that one part lacks counts half a time there (Hardie, Log Ratio: an
    Informal Introduction, 2014).

    >>> log_ratio(8, 1000, 2, 1000)
    2.0
    """
    return log2((max(one, 0.5) / of) / (max(other, 0.5) / of_other))


def percent_difference(one: int, of: int, other: int, of_other: int) -> float | None:
    """Return by how many per cent a word is more frequent in one part than in another that has it.

    `None` where the other lacks it. %DIFF: Gabrielatos and Marchi, Keyness: Appropriate Metrics and Practical
    Issues, 2012.

    >>> percent_difference(3, 1000, 2, 1000)
    50.0
    """
    if not other:
        return None
    return (one * of_other - other * of) * 100 / (other * of)
