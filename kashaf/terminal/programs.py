"""Which terminal this is, as far as the environment tells, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kashaf.terminal.screen import Bidi

__all__ = ["Program", "program"]


@dataclass(frozen=True, slots=True)
class Program:
    """A terminal program.

    Attributes:
        name: as people call it.
        bidi: the setting of `--bidi` that fits it; `None` where that is not known.
    """

    name: str
    bidi: Bidi | None = None


_BY_VARIABLE: Final = (
    ("KITTY_WINDOW_ID", Program("kitty", Bidi.VISUAL)),
    ("ALACRITTY_WINDOW_ID", Program("Alacritty", Bidi.VISUAL)),
    ("WEZTERM_PANE", Program("WezTerm")),
    ("KONSOLE_VERSION", Program("Konsole")),
    ("MLTERM", Program("mlterm", Bidi.OFF)),  # it reorders, and draws isolates as boxes
    ("VTE_VERSION", Program("a VTE terminal such as GNOME's", Bidi.AUTO)),
    ("WT_SESSION", Program("Windows Terminal")),
    ("XTERM_VERSION", Program("xterm", Bidi.VISUAL)),
)
"""Variables that programs set for what they run; one that was started from another has those of both."""

_BY_TERM: Final = {
    "foot": Program("foot", Bidi.VISUAL),
    "linux": Program("the Linux console", Bidi.VISUAL),
}
_BETWEEN: Final = {"TMUX": "tmux", "STY": "screen"}


def program(environment: Mapping[str, str]) -> Program:
    """Return the terminal program that an environment speaks of.

    >>> program({"XTERM_VERSION": "XTerm(379)"})
    Program(name='xterm', bidi=<Bidi.VISUAL: 'visual'>)
    >>> program({"TMUX": "/tmp/tmux", "XTERM_VERSION": "XTerm(379)"}).name
    'tmux, in another terminal'
    """
    for variable, name in _BETWEEN.items():
        if environment.get(variable):
            return Program(f"{name}, in another terminal")
    for variable, known in _BY_VARIABLE:
        if environment.get(variable):
            return known
    term = environment.get("TERM", "")
    return _BY_TERM.get(
        term, Program(environment.get("TERM_PROGRAM") or (f"one like {term}" if term else "none"))
    )
