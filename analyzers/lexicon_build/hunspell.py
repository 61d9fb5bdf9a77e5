"""The Debian package hunspell-ar, unpacked: nouns that no other source has.

The dictionary's entries are forms with the numbers of affix flags and of tags; only forms whose tags do not
call them verbs are read, and only those that no stem of the collection explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["FOLDER", "nouns"]

FOLDER: Final = Path("usr/share/hunspell")
_ENTRY: Final = re.compile(r"([\u0621-\u064a]{3,})/\d+(?:\t(.*))?$")


def nouns(folder: Path) -> Iterator[str]:
    """Yield the unvocalised forms of the entries that are not verbs, in the file's order."""
    tags = [
        line.split("#")[0][3:].strip()
        for line in (folder / FOLDER / "ar.aff").read_text("utf-8", errors="replace").splitlines()
        if line.startswith("AM ")
    ][1:]
    for line in (folder / FOLDER / "ar.dic").read_text("utf-8", errors="replace").splitlines():
        entry = _ENTRY.match(line)
        if entry:
            named = (
                tags[int(tag) - 1] if tag.isdigit() and int(tag) <= len(tags) else tag
                for tag in (entry[2] or "").split()
            )
            if not any("po:verb" in tag for tag in named):
                yield entry[1]
