"""What the commands do. Each takes the session and what stands behind the command's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Final

from kashaf.errors import KashafError, QueryError
from kashaf.search.switches import Switches
from kashaf.search.why.language import Language
from kashaf.shell.context import concordance
from kashaf.shell.document import opened
from kashaf.shell.guide import guide
from kashaf.shell.places import export, move, save, saved
from kashaf.shell.question import PAGE
from kashaf.shell.session import Answer, Session
from kashaf.shell.views import Told
from kashaf.shell.wording import say

__all__ = ["ACTIONS"]

_Action = Callable[[Session, str], Answer]

_OFF: Final = frozenset({"off", "none", "-", "بلا", "إيقاف"})
_ON: Final = frozenset({"on", "تشغيل"})


def _open(session: Session, number: str) -> Answer:
    document = opened(session.index, session.question, session.hit(number or "1").id)
    return Answer(say("matches", session.language, count=f"{document.matches:,}"), document)


def _next(session: Session, _: str) -> Answer:
    return _turn(session, PAGE)


def _previous(session: Session, _: str) -> Answer:
    return _turn(session, -PAGE)


def _turn(session: Session, step: int) -> Answer:
    if session.hits is None:
        raise KashafError(say("no hits", session.language))
    offset = session.question.offset + step
    if not 0 <= offset < session.hits.results.total:
        return Answer(say("last page" if step > 0 else "first page", session.language))
    return session.search(replace(session.question, offset=offset))


def _where(session: Session, text: str) -> Answer:
    if not text:
        filters = session.question.where
        return Answer(" · ".join(filters) if filters else say("no filter", session.language), session.hits)
    where = () if text in _OFF else (*session.question.where, text)
    return session.search(session.question.having(where=where))


def _facet(session: Session, text: str) -> Answer:
    facets = () if text in _OFF or not text else tuple(dict.fromkeys((*session.question.facets, text)))
    return session.search(session.question.having(facets=facets))


def _in(session: Session, number: str) -> Answer:
    facets = session.hits.results.facets if session.hits is not None else ()
    buckets = list(chain.from_iterable(facet.buckets for facet in facets))
    if not buckets:
        raise KashafError(say("no facets", session.language))
    if not number.isdecimal() or not 1 <= int(number) <= len(buckets):
        raise KashafError(say("no such bucket", session.language, number=number, last=len(buckets)))
    clause = buckets[int(number) - 1].clause
    return session.search(session.question.having(where=(*session.question.where, clause)))


def _sort(session: Session, text: str) -> Answer:
    return session.search(session.question.having(sort=() if text in _OFF else tuple(text.split())))


def _switch(name: str, session: Session, text: str) -> Answer:
    switches = session.question.switches
    on = _wanted(session, text, getattr(switches, name))
    names = ("hamza", "teh", "yeh") if name == "letters" else (name,)
    changed: Switches = replace(switches, **dict.fromkeys(names, on))
    answer = session.search(session.question.having(switches=changed))
    return answer if answer.said else Answer(_state(session, name, on=on))


def _broad(session: Session, text: str) -> Answer:
    on = _wanted(session, text, session.question.broad)
    answer = session.search(session.question.having(broad=on))
    return answer if answer.said else Answer(_state(session, "broad", on=on))


def _live(session: Session, text: str) -> Answer:
    session.live = _wanted(session, text, session.live)
    return Answer(_state(session, "live", on=session.live))


def _why(session: Session, text: str) -> Answer:
    if text.isdecimal():
        tree = session.hit(text).explanation
        return Answer(say("back", session.language), Told.of(tree.lines(session.language)))
    session.why = _wanted(session, text, session.why)
    answer = session.again()
    return answer if answer.said else Answer(_state(session, "why", on=session.why))


def _more(session: Session, number: str) -> Answer:
    hit = session.hit(number or "1")
    answer = session.search(session.question.having(like=hit.id, query="", sort=()))
    return replace(answer, said=f"{say('like', session.language, title=hit.title or hit.id)}: {answer.said}")


def _meant(session: Session, number: str) -> Answer:
    suggestions = session.hits.results.suggestions if session.hits is not None else ()
    place = int(number) if number.isdecimal() else 1
    if not 1 <= place <= len(suggestions):
        raise KashafError(say("none meant", session.language))
    return session.search(session.question.asking(suggestions[place - 1].query))


def _new(session: Session, _: str) -> Answer:
    session.question = type(session.question)()
    session.hits = None
    return Answer(say("new", session.language), guide(session.language))


def _lang(session: Session, code: str) -> Answer:
    if code not in list(Language):
        raise QueryError(say("no language", session.language, code=code, choices=", ".join(Language)))
    session.language = Language(code)
    answer = session.again()
    return (
        answer if answer.view is not None else Answer(say("ready", session.language), guide(session.language))
    )


def _help(session: Session, _: str) -> Answer:
    return Answer(say("back", session.language), guide(session.language))


def _quit(_: Session, __: str) -> Answer:
    return Answer(done=True)


def _wanted(session: Session, text: str, now: bool) -> bool:  # noqa: FBT001 - what a switch is set to now
    if text and text not in _ON | _OFF:
        raise QueryError(say("on or off", session.language, text=text))
    return text in _ON if text else not now


def _state(session: Session, name: str, *, on: bool) -> str:
    return f"{say(f'switch.{name}', session.language)}: {say('on' if on else 'off', session.language)}"


ACTIONS: Final[Mapping[str, _Action]] = {
    "open": _open,
    "next": _next,
    "previous": _previous,
    "where": _where,
    "facet": _facet,
    "in": _in,
    "sort": _sort,
    "all": partial(_switch, "all_words"),
    "hamza": partial(_switch, "hamza"),
    "teh": partial(_switch, "teh"),
    "yeh": partial(_switch, "yeh"),
    "letters": partial(_switch, "letters"),
    "vowels": partial(_switch, "vowels"),
    "operators": partial(_switch, "arabic_operators"),
    "broad": _broad,
    "live": _live,
    "why": _why,
    "more": _more,
    "meant": _meant,
    "concordance": concordance,
    "export": export,
    "save": save,
    "saved": saved,
    "index": move,
    "new": _new,
    "lang": _lang,
    "help": _help,
    "quit": _quit,
}
"""What each command does, by its English name."""
