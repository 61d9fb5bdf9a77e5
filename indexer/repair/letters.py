"""The letters that the repairs look for, as parts of regular expressions."""

from typing import Final

__all__ = ["LETTER", "MARK", "WORD"]

LETTER: Final = "\u0621-\u063a\u0641-\u064a\u0671"
"""The letters of Arabic, without the stroke that lengthens them."""

MARK: Final = "\u064b-\u0652\u0670"
"""The marks that stand above and below letters."""

WORD: Final = f"[{LETTER}][{LETTER}{MARK}\u0640]*"
"""A word with its marks."""
