"""A session: one index, one question, and what each line that is typed makes of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kashaf.errors import KashafError
from kashaf.index import Index
from kashaf.search.results import Hit, Results
from kashaf.search.switches import NO_SWITCHES
from kashaf.search.why.language import Language
from kashaf.shell.names import command_of, parted
from kashaf.shell.question import PAGE, Question, asked_so_far
from kashaf.shell.views import Hits, View, found_line
from kashaf.shell.wording import say
from kashaf.state import remember

__all__ = ["Answer", "Session"]

_ANY_WORD: Final = "كتاب"

_SUGGESTED: Final = 3  # queries that are proposed below a result


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line led to.

    Attributes:
        said: one line about it; the empty string leaves what was said.
        view: what is to be shown; `None` leaves what is shown.
        failed: whether `said` is an error.
        done: whether the shell is to be left.
    """

    said: str = ""
    view: View | None = None
    failed: bool = False
    done: bool = False


class Session:
    """Performs lines: queries, numbers of hits and commands. To be used by one thread at a time.

    Args:
        index: the one that is searched; `:index` opens another in its place.
        language: of all that is said.
    """

    def __init__(self, index: Index, language: Language) -> None:
        self.index = index
        self.language = language
        self.question = Question()
        self.hits: Hits | None = None
        self.live = False
        self.why = False

    def perform(self, line: str) -> Answer:
        """Return what a line leads to; what is wrong with it is said in the answer and never raised."""
        return self._safely(lambda: self._perform(line))

    def peek(self, text: str, limit: int = PAGE) -> Answer:
        """Return the first hits of a query whose last word is still being typed.

        Args:
            text: what stands on the line.
            limit: how many hits at most.
        """
        if not any(map(str.isalnum, asked_so_far(text))):
            return Answer()
        return self._safely(lambda: self.search(self.question.asking(text), unfinished=True, limit=limit))

    def prepare(self) -> Answer:
        """Have all read that a first search reads, so that it is as fast as the next."""
        unfinished = NO_SWITCHES.having("as_you_type")

        def work() -> Answer:
            self.index.search(_ANY_WORD, limit=1, switches=unfinished)
            return Answer()

        return self._safely(work)

    def search(self, question: Question, *, unfinished: bool = False, limit: int = PAGE) -> Answer:
        """Ask a question and keep it and its hits.

        Raises:
            KashafError: it cannot be answered; the question before it stays.
        """
        if not question.asks:
            self.question = question
            return Answer()
        results = question.ask(self.index, unfinished=unfinished, limit=limit)
        self.question = question
        reasons = {hit.id: hit.why(self.language) for hit in results} if self.why else {}
        # While a word is being typed, what is wrong with it is no news.
        advice = () if unfinished else self._advice(results)
        self.hits = Hits(question, results, self.language, reasons, advice, unfinished)
        return Answer(found_line(results, self.language), self.hits)

    def remember(self) -> None:
        """Keep what is shown, so that `kashaf open` opens a hit by its number after the shell is left."""
        if self.hits is not None:
            remember(self.hits.question.named(self.index), self.hits.results)

    def again(self) -> Answer:
        """Ask the same question anew, after something about it has changed."""
        return self.search(self.question)

    def hit(self, number: str) -> Hit:
        """Return the hit with a number.

        Raises:
            KashafError: it is no number, or no hit of the page has it.
        """
        page = self.hits.results if self.hits is not None else ()
        offset = self.hits.results.offset if self.hits is not None else 0
        if number.isdecimal() and 0 <= int(number) - offset - 1 < len(page):
            return page[int(number) - offset - 1]
        if not page:
            raise KashafError(say("no hits", self.language))
        raise KashafError(
            say("no such hit", self.language, number=number, first=offset + 1, last=offset + len(page))
        )

    def _perform(self, line: str) -> Answer:
        from kashaf.shell.actions import ACTIONS

        named = parted(line)
        if named is not None:
            command = command_of(named[0], self.language)
            return ACTIONS[command.name](self, named[1])
        text = line.strip()
        if not text:
            return Answer()
        if self._numbers_a_hit(text):
            return ACTIONS["open"](self, text)
        return self.search(self.question.asking(text))

    def _numbers_a_hit(self, text: str) -> bool:
        """Whether a line is the number of a hit of the page; other numbers are searched for."""
        if self.hits is None or not text.isdecimal():
            return False
        return 0 <= int(text) - self.hits.results.offset - 1 < len(self.hits.results)

    def _advice(self, results: Results) -> tuple[str, ...]:
        """Return why nothing was found, or what may have been meant."""
        nothing = results.why_nothing
        if nothing is not None:
            return tuple(nothing.lines(self.language))
        if not (suggestions := results.suggestions[:_SUGGESTED]):
            return ()
        queries = say("comma", self.language).join(map(str, suggestions))
        return (say("meant", self.language, queries=queries),)

    def _safely(self, work: Callable[[], Answer]) -> Answer:
        try:
            return work()
        except KashafError as error:
            return self._failure(str(error))
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            return self._failure(f"{place}{error.strerror or error}")
        except MemoryError:
            return self._failure(say("memory", self.language))
        except Exception as error:  # a fault of ours must not take the session and its history along
            if os.environ.get("KASHAF_DEBUG"):
                raise
            return self._failure(say("internal", self.language, error=f"{type(error).__name__}: {error}"))

    def _failure(self, message: str) -> Answer:
        return Answer(say("error", self.language, message=" ".join(message.split())), failed=True)
