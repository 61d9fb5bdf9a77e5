"""What are the terms of this text, at each level, and where do they stand in the original?"""

from kashaf.analyzers.analyzer import Analyzer
from kashaf.analyzers.chains import CHAINS, Settings, build
from kashaf.analyzers.fingerprint import fingerprint
from kashaf.analyzers.folding import RULES, Folding, Rule
from kashaf.analyzers.levels import EXACT, STEM, Levels, Stemmer
from kashaf.analyzers.tokens import Token

__all__ = [
    "CHAINS",
    "EXACT",
    "RULES",
    "STEM",
    "Analyzer",
    "Folding",
    "Levels",
    "Rule",
    "Settings",
    "Stemmer",
    "Token",
    "build",
    "fingerprint",
]
