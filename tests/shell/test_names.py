"""The commands' names and what is said of them."""

import re

import pytest

from kashaf.errors import QueryError
from kashaf.search.why.language import Language
from kashaf.shell.actions import ACTIONS
from kashaf.shell.guide import guide
from kashaf.shell.lines import Paper, text_of
from kashaf.shell.names import COMMANDS, command_of, parted
from kashaf.shell.wording import messages


def test_every_command_does_something():
    """The table of names and the table of actions are of the same commands."""
    assert {command.name for command in COMMANDS} == set(ACTIONS)


def test_names_are_told_apart():
    """No two commands share a name, in either language."""
    names = [name for command in COMMANDS for name in (command.name, command.arabic)]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("language", list(Language))
def test_the_help_tells_all_commands(language):
    """The help names every command in its language, in lines that fit a small terminal."""
    shown = "\n".join(map(text_of, guide(language).lines(Paper(78))))
    assert all(f":{command.named(language)}" in shown for command in COMMANDS)


@pytest.mark.parametrize("key", sorted(messages()[Language.ENGLISH]))
def test_both_languages_tell_the_same(key):
    """A message tells the same things in both languages."""
    told = [sorted(set(re.findall(r"{(\w+)", messages()[language][key]))) for language in Language]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("typed", "name"), [("hamza", "hamza"), ("ham", "hamza"), ("همزة", "hamza"), ("مس", "help")]
)
def test_beginnings_of_names_are_enough(typed, name):
    """A command goes by its name in either language, or a beginning that is its own."""
    assert name == command_of(typed).name


@pytest.mark.parametrize(
    ("typed", "told"), [("xyz", ":help lists"), ("l", ":letters, :live, :lang"), ("", "no")]
)
def test_other_names_are_refused(typed, told):
    """What is no command, or may be several, is said with the choices."""
    with pytest.raises(QueryError, match=told):
        command_of(typed)


def test_a_line_without_the_sign_is_a_query():
    """Only a line that begins with a colon is a command; a colon in a query is the query's."""
    assert parted("title:كتاب") is None
    assert parted(": sort  -date ") == ("sort", "-date")
