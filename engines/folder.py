"""An index folder: the sidecar and the engine's files together."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from kashaf import __version__
from kashaf.engines.checksums import FileSum, damage, file_sums
from kashaf.engines.contract import EngineIndex
from kashaf.engines.layout import FieldType
from kashaf.engines.registry import DEFAULT, engine
from kashaf.engines.sidecar import SIDECAR, Counts, Sidecar, now
from kashaf.errors import (
    DamagedIndexError,
    ForeignAnalyzerError,
    IndexFolderError,
    MissingIndexError,
    NotAnIndexError,
)

__all__ = ["WRITING", "IndexFolder"]

WRITING = "kashaf.writing"
"""The name of the file that is there while somebody writes to an index."""

_SCRATCH = "kashaf.new"
_ATTEMPTS = 20
_PAUSE = 0.05  # seconds


@dataclass
class IndexFolder:
    """One index on disk.

    The fields of an index are decided at its first commit; before that there is a sidecar and no engine's
    index.

    Attributes:
        path: the folder.
        sidecar: what it says of itself; `save` writes another.
    """

    path: Path
    sidecar: Sidecar
    _index: EngineIndex | None = field(default=None, repr=False)

    @classmethod
    def create(  # each is a line of the sidecar
        cls,
        path: Path,
        *,
        fingerprint: str,
        levels: Sequence[str],
        profile: str = "light",
        settings: Mapping[str, Any] | None = None,
        fields: Mapping[str, FieldType] | None = None,
        engine_name: str = DEFAULT,
    ) -> IndexFolder:
        """Make an index in a new or empty folder; raises IndexFolderError for one that holds anything."""
        chosen = engine(engine_name)
        _claim(path)
        made = now()
        sidecar = Sidecar(
            kashaf=__version__,
            engine=chosen.name,
            data=chosen.name,
            profile=profile,
            fingerprint=fingerprint,
            settings=settings or {},
            levels=tuple(levels),
            fields=None,
            counts=Counts(),
            created=made,
            updated=made,
        )
        sidecar.write(path)
        folder = cls(path, sidecar)
        if fields is not None:
            folder.decide(fields)
        return folder

    @classmethod
    def open(cls, path: Path) -> IndexFolder:
        """Open an index; raises MissingIndexError, NotAnIndexError or IndexFolderError."""
        return cls(path, Sidecar.read(path))

    def decide(self, fields: Mapping[str, FieldType]) -> None:
        """Settle which fields the index has, and make the engine's index for them."""
        if self.sidecar.fields is not None:
            raise IndexFolderError(f"the fields of the index in {self.path} are settled already")
        decided = replace(self.sidecar, fields=dict(fields))
        layout = decided.layout
        if layout is None:
            raise IndexFolderError(f"the index in {self.path} has no fields")
        try:
            # What an attempt left that was cut short before its fields were written down is worth nothing.
            if self._data.exists():
                import shutil  # seldom needed, slow to load

                shutil.rmtree(self._data)
            self._data.mkdir()
        except OSError as error:
            raise IndexFolderError(f"cannot make {self._data}: {error.strerror or error}") from error
        self._index = engine(decided.engine).create(self._data, layout.engine_fields())
        self.save(decided)

    def save(self, sidecar: Sidecar) -> None:
        """Write another sidecar, with the time of now."""
        self.sidecar = replace(sidecar, updated=now(), kashaf=__version__)
        self.sidecar.write(self.path)

    def count(self, documents: int, words: int) -> None:
        """Write how many documents and words there are now."""
        self.save(replace(self.sidecar, counts=Counts(documents, words), files=self._sums()))

    @property
    def _data(self) -> Path:
        return self.path / self.sidecar.data

    @property
    def index(self) -> EngineIndex:
        """The engine's index; raises MissingIndexError before the fields are settled."""
        if self._index is None:
            self._index = self._opened()
        return self._index

    def _opened(self) -> EngineIndex:
        before = self.sidecar.fingerprint
        if self.sidecar.layout is not None:
            self._check_files()
        layout = self.sidecar.layout
        if layout is None:
            raise MissingIndexError(
                f"the index in {self.path} has no documents yet;"
                f" add some: kashaf index FILES --index {self.path}"
            )
        if self.sidecar.fingerprint != before:
            raise IndexFolderError(f"the index in {self.path} has been made anew meanwhile; open it again")
        return engine(self.sidecar.engine).open(self._data, layout.engine_fields())

    def begin(self) -> None:
        """Say that somebody writes: until `seal`, the files can be those of a commit not written down yet.

        A writer that is killed leaves this behind, and the next one takes it over.
        """
        try:
            (self.path / WRITING).touch()
        except OSError as error:
            raise IndexFolderError(f"cannot write in {self.path}: {error.strerror or error}") from error

    def seal(self) -> None:
        """Write down the sizes and checksums of the files, once nobody writes any more."""
        self.save(replace(self.sidecar, files=self._sums()))
        try:
            (self.path / WRITING).unlink(missing_ok=True)
        except OSError as error:
            raise IndexFolderError(f"cannot write in {self.path}: {error.strerror or error}") from error

    @property
    def scratch(self) -> str:
        """The name of the folder, inside the index's, in which it is made anew."""
        return _SCRATCH

    def turn_to(self, made: IndexFolder, sidecar: Sidecar) -> None:
        """Become an index that was made inside this folder: at once, and the old files go.

        Args:
            made: the index, closed and whole.
            sidecar: what it is to say of itself; the name of its data folder is changed here.
        """
        before = self._data
        data = next(name for name in _data_names(sidecar.engine) if not (self.path / name).exists())
        if sidecar.fields is not None:
            (made.path / made.sidecar.data).rename(self.path / data)
        self._index = None
        self.save(replace(sidecar, data=data))
        self._remove(before)

    def remove_leftovers(self) -> None:
        """Remove what attempts left that were cut short: folders inside the index's that are not its own."""
        for place in self.path.iterdir():
            if place.is_dir() and place.name != self.sidecar.data:
                self._remove(place)

    def _remove(self, place: Path) -> None:
        import shutil  # seldom needed, slow to load

        shutil.rmtree(place, ignore_errors=True)

    def _sums(self) -> Mapping[str, FileSum]:
        """Return the sums of the files of the newest commit; those that never change are read once."""
        index = self._index
        if index is None:
            return self.sidecar.files
        before = {name: each for name, each in self.sidecar.files.items() if not index.rewritten(name)}
        try:
            return file_sums(self._data, index.files(), before)
        except OSError as error:
            raise IndexFolderError(f"cannot read {self._data}: {error.strerror or error}") from error

    def _check_files(self) -> None:
        """Raise DamagedIndexError where the files are not those of the last commit."""
        for _ in range(_ATTEMPTS):
            sidecar = self.sidecar = Sidecar.read(self.path)
            found = damage(self._data, sidecar.files)
            if found is None or (self.path / WRITING).exists():
                return
            self.sidecar = Sidecar.read(self.path)
            if self.sidecar.files == sidecar.files:
                raise DamagedIndexError(
                    f"the index in {self.path} is damaged: {found}; build it again with:"
                    " kashaf index FILES --index DIR"
                )
            time.sleep(_PAUSE)  # somebody has written meanwhile

    def check_analyzer(self, fingerprint: str) -> None:
        """Raise ForeignAnalyzerError unless the index was made by the analyzer with this fingerprint."""
        if fingerprint != self.sidecar.fingerprint:
            raise ForeignAnalyzerError(
                f"the index in {self.path} was made by another analyzer ({self.sidecar.fingerprint[:12]}, not"
                f" {fingerprint[:12]}); make it anew of what it stores: kashaf rebuild --index {self.path}"
            )

    def size(self) -> int:
        """Return how many bytes the files of the index take."""
        total = 0
        for place in (self.path, *(entry for entry in self.path.rglob("*") if entry.is_dir())):
            total += sum(_file_size(entry) for entry in place.iterdir())
        return total


def _data_names(engine_name: str) -> Iterator[str]:
    """Yield names for an engine's folder: the engine's, and then with numbers."""
    yield engine_name
    for number in count(2):
        yield f"{engine_name}-{number}"


def _file_size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0  # a writer removed it meanwhile


def _claim(path: Path) -> None:
    """Make the folder, or find it empty."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        held = sorted(entry.name for entry in path.iterdir())
    except (FileExistsError, NotADirectoryError) as error:
        raise NotAnIndexError(f"{path} is a file; an index is a folder: name another with --index") from error
    except OSError as error:
        raise IndexFolderError(f"cannot make an index in {path}: {error.strerror or error}") from error
    if SIDECAR in held:
        raise IndexFolderError(
            f"there is an index in {path} already; open it, or name another folder with --index"
        )
    if held:
        raise NotAnIndexError(
            f"{path} holds {held[0]!r} and is no index; name an empty or a new folder with --index"
        )
