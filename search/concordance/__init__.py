"""How are words used in this index? Their lines in context, their forms, their neighbours, their times.

A concordance shows every place where a word stands, with what is around it. What a query marks in a search
is what a concordance of it shows: words with all forms of their lemmas, phrases, patterns.

The numbers are counts over the stored texts, so both engines give the same ones. A text field is read by
itself: no context goes from a title into a text. Statistics are in words, and windows do not mind the ends
of sentences.
"""

from kashaf.search.concordance.asked import Asked, Corpus, ask
from kashaf.search.concordance.collocates import Collocate, Collocates, collocates
from kashaf.search.concordance.forms import Form, Forms, forms
from kashaf.search.concordance.keyness import Key, Keyness, keyness
from kashaf.search.concordance.lines import Concordance, Line, concordance
from kashaf.search.concordance.timeline import Moment, Timeline, timeline
from kashaf.search.concordance.vocabulary import Vocabulary, VocabularyWord, vocabulary

__all__ = [
    "Asked",
    "Collocate",
    "Collocates",
    "Concordance",
    "Corpus",
    "Form",
    "Forms",
    "Key",
    "Keyness",
    "Line",
    "Moment",
    "Timeline",
    "Vocabulary",
    "VocabularyWord",
    "ask",
    "collocates",
    "concordance",
    "forms",
    "keyness",
    "timeline",
    "vocabulary",
]
