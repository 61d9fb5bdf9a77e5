"""The keys. Where they are commands and no text, those of the Arabic keyboard do the same at their places."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from prompt_toolkit.filters import Condition, completion_is_selected, has_completions
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from kashaf.shell.wording import say

if TYPE_CHECKING:
    from kashaf.shell.screen import Screen

__all__ = ["bindings"]

_SWITCHED: Final = {
    "f1": ":help",
    "f2": ":hamza",
    "f3": ":vowels",
    "f4": ":all",
    "f5": ":live",
    "f6": ":why",
    "f7": ":broad",
}
"""The lines that function keys stand for."""


def bindings(screen: Screen) -> KeyBindings:
    """Return what the keys of a screen do."""
    keys = KeyBindings()
    for key, line in _SWITCHED.items():
        keys.add(key)(_calling(partial(screen.perform, line)))
    keys.add("pagedown")(_calling(partial(screen.page, 1)))
    keys.add("pageup")(_calling(partial(screen.page, -1)))
    _add_line_keys(keys, screen)
    _add_reading_keys(keys, screen)

    @keys.add(Keys.BracketedPaste)
    def _paste(event: KeyPressEvent) -> None:
        screen.write(" ".join(event.data.split()))  # several lines are one query

    return keys


def _add_line_keys(keys: KeyBindings, screen: Screen) -> None:
    typing = Condition(lambda: not screen.reading)

    @keys.add("c-c", filter=typing)
    def _clear(event: KeyPressEvent) -> None:
        del event
        screen.line.reset()

    @keys.add("c-d", filter=typing)
    def _leave(event: KeyPressEvent) -> None:
        if not screen.line.text:
            event.app.exit()

    @keys.add("escape", filter=typing & has_completions)
    def _drop(event: KeyPressEvent) -> None:
        del event
        screen.line.cancel_completion()

    @keys.add("escape", filter=typing & ~has_completions)
    def _back(event: KeyPressEvent) -> None:
        del event
        screen.back()

    @keys.add("tab", filter=typing)
    def _complete(event: KeyPressEvent) -> None:
        del event
        if screen.line.complete_state:
            screen.line.complete_next()
        else:
            screen.line.start_completion(select_first=False, insert_common_part=True)

    @keys.add("s-tab", filter=typing)
    def _complete_back(event: KeyPressEvent) -> None:
        del event
        screen.line.complete_previous()

    @keys.add("enter", filter=typing & completion_is_selected)
    def _take(event: KeyPressEvent) -> None:
        del event
        screen.line.complete_state = None


def _add_reading_keys(keys: KeyBindings, screen: Screen) -> None:
    reading = Condition(lambda: screen.reading)
    # Behind each Latin letter stands the one on the same key of the Arabic (101) keyboard.
    actions: tuple[tuple[tuple[str, ...], Callable[[], None]], ...] = (
        (("n", "ى"), partial(screen.match, 1)),
        (("N", "آ"), partial(screen.match, -1)),
        (("q", "ض", "escape", "c-c", "c-d", "enter"), screen.back),
        (("j", "ت", "down"), partial(screen.move, 1)),
        (("k", "ن", "up"), partial(screen.move, -1)),
        ((" ",), partial(screen.page, 1)),
        (("b", "-"), partial(screen.page, -1)),
        (("g", "ل", "home"), partial(screen.move, -(10**9))),
        (("G", "end"), partial(screen.move, 10**9)),
        (("/", "ظ"), screen.write),
        ((":",), partial(screen.write, ":")),
    )
    for names, action in actions:
        for name in names:
            keys.add(name, filter=reading)(_calling(action))

    @keys.add(Keys.Any, filter=reading)
    def _other(event: KeyPressEvent) -> None:
        del event
        screen.tell(say("reading", screen.session.language))


def _calling(action: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    def press(event: KeyPressEvent) -> None:
        del event
        action()

    return press
