"""The code points that the rules speak of, each class defined once.

Letters and marks that PyArabic names are taken from it; what it lacks is written here by code point with
the Unicode name beside it.
"""

from typing import Final

from pyarabic import araby

__all__ = [
    "ALEF",
    "ALEF_FORMS",
    "ARABIC_LETTERS",
    "COMBINING_LATIN",
    "DECIMAL_SEPARATORS",
    "FOREIGN_LETTERS",
    "GROUP_SEPARATORS",
    "HAMZA_CARRIERS",
    "HAMZA_MARKS",
    "INVISIBLE",
    "MARKS",
    "PHRASE_LIGATURES",
    "PRESENTATION",
    "TATWEEL",
    "TEH_MARBUTA_FORMS",
    "YEH_FORMS",
]

ALEF: Final = araby.ALEF
TATWEEL: Final = araby.TATWEEL

HAMZA_MARKS: Final = araby.MADDA_ABOVE + araby.HAMZA_ABOVE + araby.HAMZA_BELOW
"""The combining marks that Unicode composes with a letter below: U+0653, U+0654, U+0655."""

ALEF_FORMS: Final = {
    araby.ALEF_MADDA: ALEF,
    araby.ALEF_HAMZA_ABOVE: ALEF,
    araby.ALEF_HAMZA_BELOW: ALEF,
    araby.ALEF_WASLA: ALEF,
    "\u0672": ALEF,  # alef with wavy hamza above
    "\u0673": ALEF,  # alef with wavy hamza below
    "\u0675": ALEF,  # high hamza alef
}

HAMZA_CARRIERS: Final = {
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    "\u0676": araby.WAW,  # high hamza waw
    "\u0678": araby.YEH,  # high hamza yeh
}

YEH_FORMS: Final = {araby.ALEF_MAKSURA: araby.YEH}
TEH_MARBUTA_FORMS: Final = {araby.TEH_MARBUTA: araby.HEH}

FOREIGN_LETTERS: Final = {
    "\u06cc": araby.YEH,  # Farsi yeh
    "\u06d2": araby.YEH,  # yeh barree
    "\u06cd": araby.YEH,  # yeh with tail
    "\u06d0": araby.YEH,  # e
    "\u0649\u0654": araby.YEH_HAMZA,  # alef maksura + hamza above, as some keyboards type it
    "\u06d3": araby.YEH_HAMZA,  # yeh barree with hamza above
    "\u06a9": araby.KAF,  # keheh
    "\u06aa": araby.KAF,  # swash kaf
    "\u06ad": araby.KAF,  # ng, Moroccan for g
    "\u06af": araby.KAF,  # gaf
    "\u067e": araby.BEH,  # peh
    "\u0686": araby.JEEM,  # tcheh
    "\u0698": araby.ZAIN,  # jeh
    "\u06a4": araby.FEH,  # veh
    "\u06a2": araby.FEH,  # feh with dot moved below, Maghribi
    "\u06a7": araby.QAF,  # qaf with dot above, Maghribi
    "\u06a8": araby.QAF,  # qaf with three dots above, Tunisian for g
    "\u06c1": araby.HEH,  # heh goal
    "\u06be": araby.HEH,  # heh doachashmee
    "\u06c0": araby.HEH,  # heh with yeh above
    "\u06c2": araby.HEH,  # heh goal with hamza above
    "\u06d5": araby.HEH,  # ae
    "\u06c3": araby.TEH_MARBUTA,  # teh marbuta goal
    "\u0679": araby.TEH,  # tteh
    "\u0688": araby.DAL,  # ddal
    "\u0691": araby.REH,  # rreh
    "\u06ba": araby.NOON,  # noon ghunna
    "\u06cb": araby.WAW,  # ve
    "\u06c6": araby.WAW,  # oe
    "\u06c7": araby.WAW,  # u
}
"""Persian, Urdu and neighbours' letters, and the Arabic letter that an Arabic reader takes each for."""


def _span(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


MARKS: Final = (
    araby.TASHKEEL_STRING
    + _span("\u0610", "\u061a")  # honorifics above a letter, small fatha, damma and kasra
    + HAMZA_MARKS
    + _span("\u0656", "\u065f")  # subscript alef … wavy hamza below
    + araby.SMALL_ALEF  # U+0670, the dagger alef
    + _span("\u06d6", "\u06dc")  # Quranic pause marks
    + _span("\u06df", "\u06e8")  # Quranic annotation, with small waw and small yeh
    + _span("\u06ea", "\u06ed")
    + _span("\u0898", "\u089f")
    + _span("\u08ca", "\u08e1")
    + _span("\u08e3", "\u08ff")
)
"""Every mark above, below or beside an Arabic letter (Unicode's blocks Arabic, Arabic Extended-A and -B)."""

INVISIBLE: Final = (
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u061c"  # Arabic letter mark
    + _span("\u200b", "\u200f")  # zero-width space, non-joiner, joiner; left-to-right and right-to-left marks
    + _span("\u202a", "\u202e")  # bidirectional embeddings and overrides
    + _span("\u2060", "\u2064")  # word joiner and invisible operators
    + _span("\u2066", "\u206f")  # bidirectional isolates, deprecated shaping controls
    + _span("\ufe00", "\ufe0f")  # variation selectors
    + "\ufeff"  # byte order mark
)
"""Characters of no width, which can stand inside a word without cutting it."""

COMBINING_LATIN: Final = _span("\u0300", "\u036f")

PHRASE_LIGATURES: Final = {
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufdcf": "سلامه علينا",
    "\ufdfa": "صلى الله عليه وسلم",
    "\ufdfb": "جل جلاله",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
}
"""Single characters that stand for several words (Unicode's block Arabic Presentation Forms-A)."""

PRESENTATION: Final = (
    r"\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdf9\ufdfc\ufe70-\ufe74\ufe76-\ufefc"
)
"""Presentation forms A and B that stand for letters of one word, as ranges of a pattern's class."""

ARABIC_LETTERS: Final = (
    r"\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    r"\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9" + PRESENTATION
)
"""The letters that a word begins with, as ranges of a pattern's class."""

DECIMAL_SEPARATORS: Final = "." + araby.DECIMAL
GROUP_SEPARATORS: Final = "," + araby.THOUSANDS
