"""The help page, in each language."""

from __future__ import annotations

from typing import Final

from kashaf.exporting import FORMATS
from kashaf.search.why.language import Language
from kashaf.shell.lines import Line
from kashaf.shell.names import COMMANDS, SIGN, Command
from kashaf.shell.views import Told
from kashaf.shell.wording import messages, say

__all__ = ["guide"]

_KEYS: Final = ("enter", "tab", "arrows", "pages", "numbers", "matches", "functions", "clear", "leave")


def guide(language: Language) -> Told:
    """Return what can be typed and pressed."""
    lines: list[Line] = [(("title", say("guide.title", language)),)]
    lines += ((("", f"  {say(f'key.{key}', language)}"),) for key in _KEYS)
    lines += ((("", ""),), (("title", say("guide.commands", language)),))
    lines += (_described(command, language) for command in COMMANDS)
    return Told(tuple(lines))


def _described(command: Command, language: Language) -> Line:
    name = f"  {SIGN}{command.named(language)}"
    argument = messages()[language].get(f"argument.{command.argument}", command.argument)
    told = say(f"help.{command.name}", language, choices=", ".join(FORMATS))
    return (("rank", f"{name} {argument}".rstrip()), ("", f" — {told}"))
