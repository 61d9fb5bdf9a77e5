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
    "HAMZA_ON_TOOTH",
    "INVISIBLE",
    "MARKS",
    "OTHER_MARKS",
    "PHRASE_LIGATURES",
    "PRESENTATION",
    "STANDARD_LETTERS",
    "TATWEEL",
    "TATWEEL_FORMS",
    "TEH_MARBUTA_FORMS",
    "TRANSLITERATION_MARKS",
    "YEH_FORMS",
]


def _span(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


ALEF: Final = araby.ALEF
TATWEEL: Final = araby.TATWEEL

TATWEEL_FORMS: Final = TATWEEL + _span("\u0883", "\u0885")
"""The stroke that only lengthens a word, and the three kinds of it in Quran prints that carry a sign."""

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
    **dict.fromkeys(_span("\u0870", "\u0882"), ALEF),  # alef with the attached signs of Quran prints
}

HAMZA_CARRIERS: Final = {
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    "\u0674": "",  # high hamza, which Kazakh writes beside the letter
    "\u0676": araby.WAW,  # high hamza waw
    "\u0677": araby.WAW,  # u with hamza above
    "\u0678": araby.YEH,  # high hamza yeh
}

YEH_FORMS: Final = {araby.ALEF_MAKSURA: araby.YEH}
TEH_MARBUTA_FORMS: Final = {araby.TEH_MARBUTA: araby.HEH}

FOREIGN_LETTERS: Final = {
    "\u06cc": araby.YEH,  # Farsi yeh
    "\u06d2": araby.YEH,  # yeh barree
    "\u06cd": araby.YEH,  # yeh with tail
    "\u06ce": araby.YEH,  # yeh with small v, Kurdish
    "\u06d0": araby.YEH,  # e
    "\u0620": araby.YEH,  # Kashmiri yeh
    "\u0886": araby.YEH,  # thin yeh
    "\u06d3": araby.YEH_HAMZA,  # yeh barree with hamza above
    "\u06a9": araby.KAF,  # keheh
    "\u06aa": araby.KAF,  # swash kaf
    "\u06ad": araby.KAF,  # ng, Moroccan for g
    "\u06af": araby.KAF,  # gaf
    "\u06ab": araby.KAF,  # kaf with ring, Pashto for g
    "\u06ac": araby.KAF,  # kaf with dot above, Malay for g
    "\u0762": araby.KAF,  # keheh with dot above, the same
    "\u0763": araby.KAF,  # keheh with three dots above, Moroccan for g
    "\u067e": araby.BEH,  # peh
    "\u066e": araby.BEH,  # dotless beh
    "\u0686": araby.JEEM,  # tcheh
    "\u0681": araby.HAH,  # hah with hamza above, Pashto
    "\u0685": araby.HAH,  # hah with three dots above, Pashto
    "\u0698": araby.ZAIN,  # jeh
    "\u06a4": araby.FEH,  # veh
    "\u06a5": araby.FEH,  # feh with three dots below, Algerian and Tunisian for v
    "\u06a2": araby.FEH,  # feh with dot moved below, Maghribi
    "\u06a1": araby.FEH,  # dotless feh
    "\u08bb": araby.FEH,  # African feh
    "\u06a7": araby.QAF,  # qaf with dot above, Maghribi
    "\u066f": araby.QAF,  # dotless qaf
    "\u08bc": araby.QAF,  # African qaf
    "\u06a8": araby.QAF,  # qaf with three dots above, Tunisian for g
    "\u06c1": araby.HEH,  # heh goal
    "\u06be": araby.HEH,  # heh doachashmee
    "\u06c0": araby.HEH,  # heh with yeh above
    "\u06c2": araby.HEH,  # heh goal with hamza above
    "\u06d5": araby.HEH,  # ae
    "\u06c3": araby.TEH_MARBUTA,  # teh marbuta goal
    "\u0679": araby.TEH,  # tteh
    "\u067c": araby.TEH,  # teh with ring, Pashto
    "\u0688": araby.DAL,  # ddal
    "\u0689": araby.DAL,  # dal with ring, Pashto
    "\u0691": araby.REH,  # rreh
    "\u0693": araby.REH,  # reh with ring, Pashto
    "\u0695": araby.REH,  # reh with small v below, Kurdish
    "\u0696": araby.REH,  # reh with dot below and dot above, Pashto
    "\u069a": araby.SEEN,  # seen with dot below and dot above, Pashto
    "\u069c": araby.SEEN,  # seen with three dots below and above, Moroccan for ch
    "\u06a0": araby.AIN,  # ain with three dots above, Malay for ng
    "\u06b5": araby.LAM,  # lam with small v, Kurdish
    "\u06ba": araby.NOON,  # noon ghunna
    "\u06bc": araby.NOON,  # noon with ring, Pashto
    "\u06bd": araby.NOON,  # noon with three dots above, Malay for ny
    "\u08bd": araby.NOON,  # African noon
    "\u06cb": araby.WAW,  # ve
    "\u06c6": araby.WAW,  # oe
    "\u06c7": araby.WAW,  # u
    "\u06c5": araby.WAW,  # Kirghiz oe
    "\u06c8": araby.WAW,  # yu
    "\u06c9": araby.WAW,  # Kirghiz yu
    "\u06cf": araby.WAW,  # waw with dot above, Malay for v
}
"""Persian, Urdu and neighbours' letters, and the Arabic letter that an Arabic reader takes each for."""

MARKS: Final = (
    araby.TASHKEEL_STRING
    + _span("\u0610", "\u061a")  # honorifics above a letter, small fatha, damma and kasra
    + HAMZA_MARKS
    + _span("\u0656", "\u065f")  # subscript alef … wavy hamza below
    + araby.SMALL_ALEF  # U+0670, the dagger alef
    + _span("\u06d6", "\u06dc")  # Quranic pause marks
    + _span("\u06df", "\u06e8")  # Quranic annotation, with small waw and small yeh
    + _span("\u06ea", "\u06ed")
    + _span("\u0897", "\u089f")
    + _span("\u08ca", "\u08e1")
    + _span("\u08e3", "\u08ff")
    + _span("\U00010efa", "\U00010eff")
)
"""Every mark above, below or beside an Arabic letter: Unicode's blocks Arabic and Arabic Extended-A to -C."""

_OPEN_FATHATAN: Final = "\u08f0"
_NO_FATHATAN: Final = MARKS.replace(araby.FATHATAN, "").replace(_OPEN_FATHATAN, "")

HAMZA_ON_TOOTH: Final = (
    rf"(?:(?<!{TATWEEL}){TATWEEL}++(?![{_NO_FATHATAN}]*{ALEF})|[{araby.ALEF_MAKSURA}\u06cc])"
    rf"([{MARKS}]*?){araby.HAMZA_ABOVE}"
)
"""The pattern of a hamza on a tooth that Unicode does not compose; its group is what stands between the two.

The tooth is a tatweel, as the Quran's writing has it, or an alef maksura or Farsi yeh, as some keyboards do.
On a tatweel before an alef without fathatan the hamza is mostly that of an alef madda, and is not meant.
"""

INVISIBLE: Final = (
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u061c"  # Arabic letter mark
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5"  # Khmer inherent vowels
    + _span("\u180b", "\u180f")  # Mongolian variation selectors and vowel separator
    + _span("\u200b", "\u200f")  # zero-width space, non-joiner, joiner; left-to-right and right-to-left marks
    + _span("\u202a", "\u202e")  # bidirectional embeddings and overrides
    + _span("\u2060", "\u206f")  # word joiner, invisible operators, bidirectional isolates, shaping controls
    + _span("\ufe00", "\ufe0f")  # variation selectors
    + "\ufeff"  # byte order mark
)
"""Characters of no width, which can stand inside a word without cutting it.

Source: Unicode's property Default_Ignorable_Code_Point, in the first plane.
"""

COMBINING_LATIN: Final = (
    _span("\u0300", "\u036f")
    + _span("\u1ab0", "\u1aff")
    + _span("\u1dc0", "\u1dff")
    + _span("\u20d0", "\u20ff")
    + _span("\ufe20", "\ufe2f")
)
"""Unicode's blocks of combining diacritical marks and half marks."""

OTHER_MARKS: Final = (
    r"\u0483-\u0489"  # Cyrillic
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    r"\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3"  # Syriac, Thaana, NKo
    r"\u0900-\u0963\u0966-\u0dff"  # the scripts of India, letters and marks, without the danda
    r"\u0e31-\u0e3a\u0e47-\u0e4e"  # Thai
    r"\u3099\u309a"  # the marks of voice in Japanese
)
"""Marks of other scripts, which cut no word of theirs, as ranges of a pattern's class."""

TRANSLITERATION_MARKS: Final = _span("\u02b9", "\u02bf")
"""Primes, raised commas and the half rings by which hamza and ain are written in Latin letters."""

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
    r"\U0001ee00-\U0001eeff"
)
"""Presentation forms A and B and mathematical letters that stand for letters of one word, as ranges of a
pattern's class."""

STANDARD_LETTERS: Final = r"\u0621-\u063a\u0641-\u064a"
"""The letters of Arabic as it is typed, as ranges of a pattern's class; folding leaves none of them empty."""

ARABIC_LETTERS: Final = (
    r"\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    r"\u0750-\u077f\u0870-\u0887\u0889-\u088e\u08a0-\u08c9" + PRESENTATION
)
"""The letters that a word begins with, as ranges of a pattern's class."""

DECIMAL_SEPARATORS: Final = "." + araby.DECIMAL
GROUP_SEPARATORS: Final = "," + araby.THOUSANDS
