"""Commands that reach outside the question: files and other indexes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kashaf.errors import KashafError
from kashaf.exporting import all_hits, check_format, hit_table, write_table
from kashaf.index import open_index
from kashaf.saved import SavedSearches
from kashaf.search.results import Results
from kashaf.shell.question import Question
from kashaf.shell.views import Told
from kashaf.shell.wording import say

if TYPE_CHECKING:
    from kashaf.shell.session import Answer, Session

__all__ = ["export", "move", "save", "saved"]


def export(session: Session, name: str) -> Answer:
    """Write all hits of the question to a file, in the format that its name says."""
    from kashaf.shell.session import Answer

    if not session.question.asks:
        raise KashafError(say("no hits", session.language))
    path = Path(name).expanduser()
    check_format(path)
    search = session.question.named(session.index)

    def page(limit: int, token: str | None) -> Results:
        return replace(search, limit=limit).run(session.index, after=token)

    heading = search.query or " ".join(search.where) or str(search.like)
    hits = hit_table(heading, all_hits(page), session.index.layout, session.language)
    count = write_table(hits, path)
    return Answer(say("written", session.language, count=f"{count:,}", path=path), session.hits)


def save(session: Session, name: str) -> Answer:
    """Keep the question under a name, for `:saved` and `kashaf saved`."""
    from kashaf.shell.session import Answer

    if not session.question.asks:
        raise KashafError(say("no hits", session.language))
    SavedSearches().save(name, session.question.named(session.index))
    return Answer(say("saved", session.language, name=name))


def saved(session: Session, name: str) -> Answer:
    """Ask the question that was kept under a name; without one, list them."""
    from kashaf.shell.session import Answer

    searches = SavedSearches()
    if name:
        return session.search(Question.of(searches[name]))
    told = [f"{each} — {searches[each].query or ' '.join(searches[each].where)}" for each in searches]
    return Answer(say("back" if told else "none saved", session.language), Told.of(told) if told else None)


def move(session: Session, name: str) -> Answer:
    """Open another index in place of the one that is searched; without a name, see what was added to it."""
    from kashaf.shell.guide import guide
    from kashaf.shell.session import Answer

    if not name:
        session.index.reload()
        answer = session.again()
        return answer if answer.view else Answer(_holds(session))
    index = open_index(Path(name).expanduser())
    session.index.close()
    session.index, session.question, session.hits = index, Question(), None
    return Answer(_holds(session), guide(session.language))


def _holds(session: Session) -> str:
    return say("holds", session.language, name=session.index.path, count=f"{len(session.index):,}")
