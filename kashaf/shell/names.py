"""The commands by their names: `:name`, in English and in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kashaf.errors import QueryError
from kashaf.search.why.language import Language
from kashaf.shell.wording import say

__all__ = ["COMMANDS", "SIGN", "SWITCHES", "Command", "command_of", "names", "parted"]

SIGN: Final = ":"
"""What a line begins with that is a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the shell.

    Attributes:
        name: in English; the key of its help, too.
        arabic: its Arabic name.
        argument: what stands behind it, as the help shows it.
    """

    name: str
    arabic: str
    argument: str = ""

    def named(self, language: Language) -> str:
        """Return its name in a language."""
        return self.arabic if language is Language.ARABIC else self.name


SWITCHES: Final = (
    Command("all", "كل", "on|off"),
    Command("hamza", "همزة", "on|off"),
    Command("teh", "تاء", "on|off"),
    Command("yeh", "ياء", "on|off"),
    Command("letters", "حروف", "on|off"),
    Command("vowels", "حركات", "on|off"),
    Command("operators", "معاملات", "on|off"),
    Command("broad", "موسع", "on|off"),
)
"""The switches of a query; without on or off, the other of the two."""

COMMANDS: Final = (
    Command("open", "افتح", "N"),
    Command("next", "التالي"),
    Command("previous", "السابق"),
    Command("where", "حيث", "FILTER"),
    Command("facet", "أوجه", "FIELD"),
    Command("in", "ضمن", "N"),
    Command("sort", "ترتيب", "FIELD"),
    *SWITCHES,
    Command("live", "فوري", "on|off"),
    Command("why", "لماذا", "N"),
    Command("more", "مثل", "N"),
    Command("meant", "قصدت", "N"),
    Command("concordance", "سياق", "WORD"),
    Command("export", "تصدير", "FILE"),
    Command("save", "حفظ", "NAME"),
    Command("saved", "محفوظ", "NAME"),
    Command("index", "فهرس", "DIR"),
    Command("new", "جديد"),
    Command("lang", "لغة", "ar|en"),
    Command("help", "مساعدة"),
    Command("quit", "خروج"),
)
"""All commands, in the order of the help."""


def names(language: Language) -> Iterator[str]:
    """Yield all names, those of a language first."""
    for command in COMMANDS:
        yield command.named(language)
    for command in COMMANDS:
        yield command.name if language is Language.ARABIC else command.arabic


def parted(line: str) -> tuple[str, str] | None:
    """Return the name and argument of a command, or `None` where a line is a query.

    >>> parted(" :sort -date ")
    ('sort', '-date')
    """
    text = line.strip()
    if not text.startswith(SIGN):
        return None
    name, _, argument = text[len(SIGN) :].strip().partition(" ")
    return name, argument.strip()


def command_of(name: str, language: Language = Language.ENGLISH) -> Command:
    """Return the command that a name stands for, or the only one that begins so; errors are in `language`.

    Raises:
        QueryError: there is none, or several begin so.

    >>> command_of("ham").name, command_of("ترتيب").name
    ('hamza', 'sort')
    """
    sought = name.casefold()
    whole = [command for command in COMMANDS if sought in (command.name, command.arabic)]
    begun = [
        command
        for command in COMMANDS
        if sought and (command.name.startswith(sought) or command.arabic.startswith(sought))
    ]
    found = whole or begun
    if len(found) == 1:
        return found[0]
    if found:
        choices = say("comma", language).join(SIGN + command.named(language) for command in found)
        raise QueryError(say("several commands", language, name=SIGN + name, choices=choices))
    raise QueryError(say("no command", language, name=SIGN + name))
