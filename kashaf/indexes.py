"""Several indexes searched as one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kashaf.engines import FieldType, Layout, Searcher
from kashaf.errors import KashafError
from kashaf.index import Index, open_index
from kashaf.searchable import Searchable

__all__ = ["Indexes", "open_several"]


def open_several(paths: Iterable[str | Path]) -> Indexes:
    """Open the indexes in some folders, to be searched as one.

    Raises:
        KashafError: there is none at one of the places, they were made by different analyzers, or a field
            is of one type here and of another there.
    """
    return Indexes({str(path): open_index(path) for path in paths})


class Indexes(Searchable):
    """Indexes that are searched as one: hits know theirs (`hit.index`), and scores can be compared.

    How far they can is said in `kashaf.engines.several`.

    Attributes:
        parts: the indexes by name, in the order in which ties come.
    """

    def __init__(self, parts: dict[str, Index]) -> None:
        if not parts:
            raise KashafError("no index was named; name one or more folders")
        first, *others = parts.items()
        for name, index in others:
            if index.analyzer.fingerprint != first[1].analyzer.fingerprint:
                raise KashafError(
                    f"the indexes {first[0]} and {name} were made by different analyzers;"
                    f" make one as the other is: kashaf rebuild --index {name}"
                    f" --analyzer {first[1].folder.sidecar.profile}"
                )
        super().__init__(first[1].analyzer)
        self.parts = parts
        self._layout = _joined({name: index.layout for name, index in parts.items() if index.layout})
        self._reading: Searcher | None = None

    @property
    def layout(self) -> Layout | None:
        """The fields of all; `None` before the first document."""
        return self._layout

    def searcher(self) -> Searcher | None:
        """Return the searcher of all; `None` before the first document."""
        from kashaf.engines.several import Part, SeveralSearchers

        if self._reading is None:
            parts = [
                Part(name, searcher, frozenset(field.name for field in index.layout.engine_fields()))
                for name, index in self.parts.items()
                if index.layout is not None and (searcher := index.searcher()) is not None
            ]
            self._reading = SeveralSearchers(parts) if parts else None
        return self._reading

    def close(self) -> None:
        """Let go of the files of all."""
        for index in self.parts.values():
            index.close()
        self._reading = None
        self.forget()

    def __repr__(self) -> str:
        return f"<Indexes {', '.join(self.parts)}: {len(self):,} documents>"


def _joined(layouts: dict[str, Layout]) -> Layout | None:
    fields: dict[str, FieldType] = {}
    homes: dict[str, str] = {}
    for place, layout in layouts.items():
        for name, kind in layout.fields.items():
            if fields.setdefault(name, kind) is not kind:
                raise KashafError(
                    f"{name!r} is a field of type {fields[name]} in {homes[name]} and of type {kind} in"
                    f" {place}; rebuild one of them, or search them apart"
                )
            homes.setdefault(name, place)
    return Layout(next(iter(layouts.values())).levels, fields) if layouts else None
