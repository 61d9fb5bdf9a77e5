"""Of everyday cases, a sentence, a query and whether it must find the sentence: which are answered right?

    python benchmarks/cases.py --cases cases.tsv --wrong

The file has a head line and at least the columns `id`, `group`, `level`, `document`, `query` and `verdict`
(`find` or `not`), with tabs between them and no quoting. The level says how to ask: `default` and `exact` and
`root` for a level's name before each word, `vowels` for the switch; all words are required.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from measuring import table

import kashaf
from kashaf.analyzers import Settings
from kashaf.engines import ENGINES
from kashaf.search.switches import Switches

_FIND: Final = "find"
_BY_LEVEL: Final = ("exact", "root")


@dataclass(frozen=True, slots=True)
class Case:
    """One row of the file."""

    id: str
    group: str
    level: str
    document: str
    query: str
    verdict: str


def main() -> None:
    """Read the arguments, ask every case and print the table."""
    parser = argparse.ArgumentParser(description="Everyday cases, by level and group.")
    parser.add_argument("--cases", type=Path, required=True, help="a file of cases, as described above")
    parser.add_argument("--analyzer", default="full", help="the name of an analyzer")
    parser.add_argument("--engine", default="tantivy", choices=list(ENGINES))
    parser.add_argument("--wrong", action="store_true", help="list the cases that are answered wrongly")
    options = parser.parse_args()
    cases = read_cases(options.cases)
    with tempfile.TemporaryDirectory(prefix="kashaf-cases-") as place:
        settings = Settings(options.analyzer, written=True)
        index = kashaf.create(Path(place) / "index", engine=options.engine, analyzer=settings)
        index.add({"id": case.id, "text": case.document} for case in cases)
        wrong = [case for case in cases if not is_right(index, case)]
    print(table(("level", "group", "must find", "finds", "must not", "finds"), list(_rows(cases, wrong))))
    if options.wrong:
        for case in wrong:
            print(case.id, case.query, f"must {case.verdict}", case.document, sep=" · ")


def read_cases(path: Path) -> list[Case]:
    """Return the rows of a file; marks of direction and blanks inside cells stay as they are."""
    head, *rows = path.read_text("utf-8").removesuffix("\n").split("\n")
    names = head.split("\t")
    columns = [names.index(name) for name in Case.__slots__]
    return [Case(*(row.split("\t")[column] for column in columns)) for row in rows]


def is_right(index: kashaf.Index, case: Case) -> bool:
    """Tell whether a case is found where it must be, and not where it must not."""
    switches = Switches(all_words=True, vowels=case.level == "vowels")
    results = index.search(_asked(case), limit=len(index), switches=switches)
    return (case.verdict == _FIND) == any(hit.id == case.id for hit in results)


def _asked(case: Case) -> str:
    if case.level not in _BY_LEVEL or case.query.startswith('"'):
        return case.query
    return " ".join(f"{case.level}:{word}" for word in case.query.split())


def _rows(cases: list[Case], wrong: list[Case]) -> Iterator[tuple[str, ...]]:
    kinds: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        kinds[case.level, case.group].append(case)
        kinds["all", ""].append(case)
    failed = {case.id for case in wrong}
    for (level, group), each in sorted(kinds.items(), key=lambda kind: (kind[0][0] == "all", kind[0])):
        must = [case for case in each if case.verdict == _FIND]
        must_not = [case for case in each if case.verdict != _FIND]
        found = sum(case.id not in failed for case in must)
        wrongly = sum(case.id in failed for case in must_not)
        yield level, group, f"{len(must)}", f"{found}", f"{len(must_not)}", f"{wrongly}"


if __name__ == "__main__":
    main()
