"""An index folder: the sidecar and the engine's files together."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kashaf import __version__
from kashaf.engines.checksums import MISSING, FileSum, damage, damages, file_sums
from kashaf.engines.contract import EngineIndex
from kashaf.engines.folder_places import SCRATCH, claim, data_names, file_size, is_attempt
from kashaf.engines.layout import FieldType
from kashaf.engines.registry import DEFAULT, engine
from kashaf.engines.sidecar import Counts, Sidecar, is_unfinished, now
from kashaf.engines.write_lock import WriteLock
from kashaf.errors import (
    DamagedIndexError,
    ForeignAnalyzerError,
    IndexFolderError,
    LockedIndexError,
    MissingIndexError,
    NotAnIndexError,
)

__all__ = ["WRITING", "IndexFolder"]

WRITING = "kashaf.writing"
"""The name of the file that is there, and locked, while somebody writes to an index."""

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

    def __post_init__(self) -> None:
        self._lock = WriteLock(self.path / WRITING)
        self._left = False  # by a killed writer: a commit that may not be written down

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
        claim(path)
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

    @classmethod
    def without_sidecar(cls, path: Path) -> IndexFolder:
        """Take a folder for an index though its sidecar is broken or gone, by the engine's folder in it.

        Fields, analyzer and sums are not known then. Raises NotAnIndexError where there is no such folder.
        """
        places = sorted(path.iterdir()) if path.is_dir() else ()
        found = [each.name for each in places if each.is_dir() and is_attempt(each.name)]
        found = [name for name in found if name != SCRATCH]
        if not found:
            raise NotAnIndexError(f"{path} holds no index of Kashaf; name another with --index")
        sidecar = Sidecar(
            kashaf="",
            engine=found[-1].partition("-")[0],
            data=found[-1],
            profile="",
            fingerprint="",
            settings={},
            levels=(),
            fields=None,
            counts=Counts(),
            created="",
            updated="",
        )
        return cls(path, sidecar)

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
            if self.data.exists():
                import shutil  # seldom needed, slow to load

                shutil.rmtree(self.data)
            self.data.mkdir()
        except OSError as error:
            raise IndexFolderError(f"cannot make {self.data}: {error.strerror or error}") from error
        self._index = engine(decided.engine).create(self.data, layout.engine_fields())
        self.save(decided)

    def save(self, sidecar: Sidecar) -> None:
        """Write another sidecar, with the time of now."""
        self.sidecar = replace(sidecar, updated=now(), kashaf=__version__)
        self.sidecar.write(self.path)

    def count(self, documents: int, words: int) -> None:
        """Write how many documents and words there are now."""
        self.save(replace(self.sidecar, counts=Counts(documents, words), files=self._sums()))

    @property
    def data(self) -> Path:
        """Where the engine's files are."""
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
            raise self._made_anew()
        return engine(self.sidecar.engine).open(self.data, layout.engine_fields())

    def begin(self) -> None:
        """Become the one who writes: until `seal`, the files can be those of a commit not written down yet.

        What the sidecar says is read again, for others may have written meanwhile, and what a killed writer
        left is removed. Beginning again changes nothing.

        Raises:
            LockedIndexError: somebody else is writing.
            IndexFolderError: nothing can be written there, or the index has been made anew meanwhile.
        """
        if self._lock.held:
            return
        try:
            left = (self.path / WRITING).exists()
            is_ours = self._lock.acquire()
        except OSError as error:
            raise IndexFolderError(f"cannot write in {self.path}: {error.strerror or error}") from error
        if not is_ours:
            raise LockedIndexError(
                f"somebody else is writing to the index in {self.path}; try again when that has ended"
            )
        self._left = left
        try:
            self._catch_up()
            self.remove_leftovers()
        except BaseException:
            self._lock.release(keep=left)
            raise

    def _catch_up(self) -> None:
        """Read the sidecar again; raises IndexFolderError if the index has been made anew for others."""
        before, self.sidecar = self.sidecar, Sidecar.read(self.path)
        if self.sidecar.data != before.data:
            self._index = None
        if self.sidecar.fingerprint != before.fingerprint:
            raise self._made_anew()

    def _made_anew(self) -> IndexFolderError:
        return IndexFolderError(f"the index in {self.path} has been made anew meanwhile; open it again")

    def seal(self) -> None:
        """Write down the sizes and checksums of the files, if any were opened, and let others write."""
        if not self._lock.held:
            return
        try:
            if self._index is not None:
                self.save(replace(self.sidecar, files=self._sums()))
                self._left = False
        except BaseException:
            self._lock.release(keep=True)
            raise
        self._release()

    def end(self) -> None:
        """Let others write: there are no files any more that could be written down."""
        self._left = False
        self._release()

    def _release(self) -> None:
        try:
            self._lock.release(keep=self._left)
        except OSError as error:
            raise IndexFolderError(f"cannot write in {self.path}: {error.strerror or error}") from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one who writes, from `begin` to `seal`."""
        self.begin()
        try:
            yield
        finally:
            self.seal()

    @property
    def scratch(self) -> str:
        """The name of the folder, inside the index's, in which it is made anew."""
        return SCRATCH

    def turn_to(self, made: IndexFolder, sidecar: Sidecar) -> None:
        """Become an index that was made inside this folder: at once, and the old files go.

        Args:
            made: the index, closed and whole.
            sidecar: what it is to say of itself; the name of its data folder is changed here.
        """
        before = self.data
        data = next(name for name in data_names(sidecar.engine) if not (self.path / name).exists())
        if sidecar.fields is not None:
            (made.path / made.sidecar.data).rename(self.path / data)
        self._index = None
        self.save(replace(sidecar, data=data))
        self._left = False
        self._remove(before)

    def remove_leftovers(self) -> None:
        """Remove what attempts left that were cut short: engines' folders not in use, half a sidecar."""
        for place in self.path.iterdir():
            if is_attempt(place.name) and place.name != self.sidecar.data:
                self._remove(place)
            elif is_unfinished(place.name):
                with suppress(OSError):  # it does no harm
                    place.unlink()

    def _remove(self, place: Path) -> None:
        import shutil  # seldom needed, slow to load

        shutil.rmtree(place, ignore_errors=True)

    def _sums(self) -> Mapping[str, FileSum]:
        """Return the sums of the files of the newest commit; those that never change are read once."""
        index = self._index
        if index is None:
            return self.sidecar.files
        rewritten = engine(self.sidecar.engine).rewritten
        before = {name: each for name, each in self.sidecar.files.items() if not rewritten(name)}
        for _ in range(_ATTEMPTS):
            try:
                return file_sums(self.data, index.files(), before)
            except FileNotFoundError:
                time.sleep(_PAUSE)  # the engine merges files, and removed one after it was listed
            except OSError as error:
                raise IndexFolderError(f"cannot read {self.data}: {error.strerror or error}") from error
        raise IndexFolderError(f"the files in {self.data} change too fast; try again")

    @property
    def unsealed(self) -> bool:
        """Whether somebody writes, or was killed writing: there can be files that are not written down."""
        return self._left if self._lock.held else (self.path / WRITING).exists()

    def damages(self) -> dict[str, str]:
        """Read every file through, and return what is wrong with those that are damaged, by name.

        Of an index that is `unsealed`, only files that are there and never change are known.
        """
        sidecar = self.sidecar
        sums = self._lasting(sidecar) if self.unsealed else sidecar.files
        return dict(damages(self.data, sums))

    def _check_files(self) -> None:
        """Raise DamagedIndexError where the files are not those of the last commit.

        While somebody writes, or after a writer was killed, newer files can be there and older ones gone;
        those that are there still and never change are checked all the same.
        """
        for _ in range(_ATTEMPTS):
            sidecar = self.sidecar = Sidecar.read(self.path)
            found = damage(self.data, sidecar.files)
            if found is not None and self.unsealed:
                found = damage(self.data, self._lasting(sidecar))
            if found is None:
                return
            is_going = self.unsealed and found.endswith(MISSING)  # gone between two looks
            self.sidecar = Sidecar.read(self.path)
            if (self.sidecar.files, self.sidecar.data) == (sidecar.files, sidecar.data) and not is_going:
                raise self._damaged(found)
            time.sleep(_PAUSE)  # somebody has written meanwhile

    def _lasting(self, sidecar: Sidecar) -> dict[str, FileSum]:
        """Return the sums of the files that are there and that no commit writes over."""
        rewritten = engine(sidecar.engine).rewritten
        data = self.path / sidecar.data
        return {
            name: each
            for name, each in sidecar.files.items()
            if not rewritten(name) and (data / name).exists()
        }

    def _damaged(self, found: str) -> DamagedIndexError:
        return DamagedIndexError(
            f"the index in {self.path} is damaged: {found}; to see what can be saved: "
            f"kashaf check --index {self.path}"
        )

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
            total += sum(file_size(entry) for entry in place.iterdir())
        return total
