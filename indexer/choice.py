"""Which sources are to be read in a run: what is new, and what has changed since it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from kashaf.indexer.formats import find_format, format_named, suffix_of
from kashaf.indexer.manifest import Known, Manifest
from kashaf.indexer.mapping import FieldMapping
from kashaf.indexer.options import IndexingOptions
from kashaf.indexer.readers.reading import Format
from kashaf.indexer.signature import still_fits
from kashaf.indexer.sources import Skipped, Source, find_sources

__all__ = ["Choice", "Chosen"]

_KEPT_REPORTS: Final = 100


class Chosen(NamedTuple):
    """A source that is to be read.

    Attributes:
        source: under the name that it was first read by.
        format: what it is; `None` where its beginning tells.
        is_kept: whether it is a file, which a next run can know again.
    """

    source: Source
    format: Format | None
    is_kept: bool


class Choice:
    """Chooses, and counts.

    Args:
        manifest: what is known of earlier runs.
        options: how sources are found and read.
        mapping: how fields are taken; files that were read otherwise are read again.

    Attributes:
        contents: all that decides which documents a file gives.
        new: how many files were not known.
        changed: how many known ones are to be read again.
        unchanged: how many are not.
        unchanged_bad_rows: how many bad rows those had when they were read.
        skipped: the first files that are not read.
        skipped_count: all of them.

    Raises:
        SourceError: the format is not known.
    """

    def __init__(self, manifest: Manifest, options: IndexingOptions, mapping: FieldMapping) -> None:
        self._manifest = manifest
        self._options = options
        self._format = None if options.format is None else format_named(options.format)
        self.contents = f"{options.contents()} {mapping!r}"
        self.new = self.changed = self.unchanged = self.unchanged_bad_rows = 0
        self.skipped: list[Skipped] = []
        self.skipped_count = 0
        self._left: dict[Path, Chosen] = {}

    def of(self, names: Sequence[str | Path]) -> list[Chosen]:
        """Return what is to be read of files, folders and streams, in order.

        Raises:
            SourceError: a name leads nowhere.
        """
        asked = {str(name) for name in names}
        chosen: list[Chosen] = []
        for each in find_sources(names, self._options.globs):
            if isinstance(each, Skipped):
                self._skip(each)
                continue
            one = self._taken(each, is_asked=each.shown in asked or each.path is None)
            if one is not None and not (one.is_kept and self._leaves(one)):
                chosen.append(one)
        return [self._named(one) for one in chosen]

    def claimed(self) -> list[Chosen]:
        """Return unchanged files that are to be read all the same, as other files gave up their documents."""
        left = [self._left.pop(path) for path in self._manifest.claimed() if path in self._left]
        self.unchanged -= len(left)
        self.changed += len(left)
        return [self._named(one) for one in left]

    def _taken(self, source: Source, *, is_asked: bool) -> Chosen | None:
        suffix = suffix_of(source.name)
        its_format = self._format or find_format(suffix)
        if its_format is None and not is_asked:
            reason = f"unknown suffix {suffix}" if suffix else "no suffix"
            self._skip(Skipped(source.shown, f"{reason}; to read it, name the file or a format"))
            return None
        return Chosen(source, its_format, source.path is not None and source.size is not None)

    def _leaves(self, one: Chosen) -> bool:
        """Tell whether a file is left as it was read, and count it."""
        path = one.source.path
        known = None if path is None else self._known(path, one.source.name)
        if path is None or known is None:
            self.new += 1
            return False
        if known.signature is not None and known.contents == self.contents and not self._options.again:
            now = still_fits(known.signature, path)
            if now is not None:
                self._manifest.refresh(known, now)
                self.unchanged += 1
                self.unchanged_bad_rows += known.bad_rows
                self._left[path.absolute()] = one
                return True
        self.changed += 1
        return False

    def _named(self, one: Chosen) -> Chosen:
        """Return a source under the name that it was first read by, so that its ids stay."""
        path = one.source.path
        known = None if path is None or not one.is_kept else self._known(path, one.source.name)
        return one if known is None else one._replace(source=replace(one.source, name=known.name))

    def _known(self, path: Path, name: str) -> Known | None:
        return self._manifest.known(path, name, prune=self._options.prune)

    def _skip(self, skipped: Skipped) -> None:
        self.skipped_count += 1
        if len(self.skipped) < _KEPT_REPORTS:
            self.skipped.append(skipped)
