"""Commands that reach outside the question: files and other indexes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from kashaf.errors import KashafError
from kashaf.index import open_index
from kashaf.search.results import Results, mark
from kashaf.shell.question import Question
from kashaf.shell.wording import say

if TYPE_CHECKING:
    from kashaf.shell.session import Answer, Session

__all__ = ["FORMATS", "export", "move"]

FORMATS: Final = (".csv", ".jsonl")
"""The endings of files that hits can be written to."""

_EXPORTED: Final = 10_000
"""Hits that are written at most; what is left out is said."""


def export(session: Session, name: str) -> Answer:
    """Write all hits of the question to a file, as CSV or JSON Lines by its ending."""
    from kashaf.shell.session import Answer

    path = Path(name).expanduser()
    if path.suffix not in FORMATS:
        raise KashafError(say("no format", session.language, name=name, choices=", ".join(FORMATS)))
    if not session.question.asks:
        raise KashafError(say("no hits", session.language))
    results = session.question.having().ask(session.index, limit=_EXPORTED)
    with path.open("w", encoding="utf-8", newline="") as out:
        (_write_csv if path.suffix == ".csv" else _write_lines)(out, results)
    said = say("written", session.language, count=f"{len(results):,}", total=f"{results.total:,}", path=path)
    return Answer(said, session.hits)


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


def _write_csv(out: IO[str], results: Results) -> None:
    rows = csv.writer(out)
    rows.writerow(("rank", "id", "score", "title", "snippet", "fields"))
    for rank, hit in enumerate(results, 1):
        fields = json.dumps(dict(hit.fields), ensure_ascii=False)
        rows.writerow((rank, hit.id, f"{hit.score:.6f}", hit.title, mark(hit.snippet, "[", "]"), fields))


def _write_lines(out: IO[str], results: Results) -> None:
    for hit in results:
        out.write(json.dumps(hit.to_json(), ensure_ascii=False) + "\n")
