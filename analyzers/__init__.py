"""What are the terms of this text, at each level, and where do they stand in the original?"""

from kashaf.analyzers.analyzer import EXACT, STEM, Analyzer, Stemmer
from kashaf.analyzers.chains import CHAINS, Settings, build
from kashaf.analyzers.fingerprint import fingerprint
from kashaf.analyzers.folding import RULES, Folding, Rule
from kashaf.analyzers.tokens import Token

__all__ = [
    "CHAINS",
    "EXACT",
    "RULES",
    "STEM",
    "Analyzer",
    "Folding",
    "Rule",
    "Settings",
    "Stemmer",
    "Token",
    "build",
    "fingerprint",
]
