"""Text on a terminal: how wide it is, in which direction it runs, where it is lit.

width.py      how many columns a text takes; cutting, padding and breaking by columns
direction.py  which way a text runs; isolates, which keep a run from disturbing what stands beside it
visual.py     reordering and shaping, for terminals that do neither
screen.py     the terminal that is written to: its direction setting, its colour, its columns
doctor.py     what a terminal does with Arabic, asked of itself and shown to its reader
"""

from kashaf.terminal.direction import Direction, direction_of, isolated, without_controls
from kashaf.terminal.screen import Bidi, Screen, lit
from kashaf.terminal.width import Align, cut, one_line, padded, width

__all__ = [
    "Align",
    "Bidi",
    "Direction",
    "Screen",
    "cut",
    "direction_of",
    "isolated",
    "lit",
    "one_line",
    "padded",
    "width",
    "without_controls",
]
