"""The option `--bidi`, which every command has."""

from __future__ import annotations

from typing import Final

import click

__all__ = ["chosen_bidi", "with_bidi"]

_OPTION: Final = "bidi"
_KEPT: Final = "kashaf.bidi"
_USUAL: Final = "auto"


def with_bidi(command: click.Command) -> click.Command:
    """Return a command that takes `--bidi`; what it says is kept in the context, for whoever prints."""
    if not any(parameter.name == _OPTION for parameter in command.params):
        command.params.append(
            click.Option(
                ["--bidi"],
                type=click.Choice(["auto", "off", "visual"]),
                default=_USUAL,
                envvar="KASHAF_BIDI",
                show_envvar=True,
                expose_value=False,
                callback=_keep,
                help="Who puts Arabic in order: the terminal, with isolates (auto) or without (off), or "
                "Kashaf (visual).  [default: auto]",
            )
        )
    return command


def chosen_bidi() -> str:
    """Return what `--bidi` says in the command that runs."""
    context = click.get_current_context(silent=True)
    return _USUAL if context is None else context.meta.get(_KEPT, _USUAL)


def _keep(context: click.Context, _parameter: click.Parameter, value: str) -> None:
    context.meta[_KEPT] = value
