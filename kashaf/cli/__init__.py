"""The command line: `kashaf COMMAND`.

Each command is one module of this folder with a function `command`, imported only when it is asked for.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Final

import click

from kashaf import __version__
from kashaf.cli.bidi import with_bidi
from kashaf.errors import KashafError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS: Final = {
    "index": "kashaf.cli.index",
    "watch": "kashaf.cli.watch",
    "search": "kashaf.cli.search",
    "saved": "kashaf.cli.saved",
    "show": "kashaf.cli.show",
    "open": "kashaf.cli.open",
    "suggest": "kashaf.cli.suggest",
    "complete": "kashaf.cli.complete",
    "why": "kashaf.cli.why",
    "shell": "kashaf.cli.shell",
    "concordance": "kashaf.cli.concordance",
    "words": "kashaf.cli.words",
    "demo": "kashaf.cli.demo",
    "analyze": "kashaf.cli.analyze",
    "lexicon": "kashaf.cli.lexicon",
    "info": "kashaf.cli.info",
    "delete": "kashaf.cli.delete",
    "export": "kashaf.cli.export",
    "rebuild": "kashaf.cli.rebuild",
    "check": "kashaf.cli.check",
    "engines": "kashaf.cli.engines",
    "readers": "kashaf.cli.readers",
    "doctor": "kashaf.cli.doctor",
    "eval": "kashaf.cli.evaluate",
}
"""The commands, in the order of the help text, and the modules they stand in."""

_DEBUG: Final = "KASHAF_DEBUG"
_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return with_bidi(command)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Try it: kashaf demo",
)
@click.version_option(__version__, "-V", "--version", prog_name="kashaf")
@click.pass_context
def cli(context: click.Context) -> None:
    """Index Arabic text and search it, ranked, from the command line.

    On a terminal, without a command, the shell opens where there is an index.
    """
    if context.invoked_subcommand is None:
        _without_command(context)


def _without_command(context: click.Context) -> None:
    """Open the shell on a terminal where there is an index; else show the help."""
    from kashaf.cli.shell import command, opens_here

    if opens_here():
        command.main([], prog_name="kashaf", standalone_mode=False)
        return
    click.echo(context.get_help(), err=True)
    context.exit(2)


def main() -> None:
    """Run the command line; every error ends in one line and an exit code, never in a traceback.

    Exit codes: 0 done, 1 an error in what was given, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        # What the terminal's encoding lacks is shown escaped instead of ending the program.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = _fail("interrupted", _INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        code = 1
    except KashafError as error:
        code = _fail(str(error))
    except MemoryError:
        code = _fail("out of memory: give less at once")
    except OSError as error:
        code = _fail(_os_error(error))
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        code = _fail(
            f"internal error, {type(error).__name__}: {error}; set {_DEBUG}=1 to see where, and report it"
        )
    sys.exit(code)


def _fail(message: str, code: int = 1) -> int:
    line = " ".join(message.split())
    click.echo(f"Error: {line}", err=True)
    return code


def _os_error(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}"


def _drop_output() -> None:
    """Let nothing more be written to a pipe whose reader has gone, not even when the interpreter ends."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
