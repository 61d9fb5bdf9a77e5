"""Which encoding some bytes are in, and text from bytes without ever stopping at a bad one.

In this order:

* an option names the encoding;
* a byte order mark: UTF-8, UTF-16, UTF-32;
* UTF-16 without a mark: in Arabic text every other byte is 00 or 06, which no other encoding writes so often;
* UTF-8, if it is valid, or if more characters than not are well formed (then only the bad ones are reported);
* Windows-1256 or ISO 8859-6, if nine in ten of the foreign letters come out Arabic;
* what charset-normalizer takes it for.
"""

from __future__ import annotations

import codecs

from kashaf.errors import SourceError

__all__ = ["BAD_BYTES", "ERRORS", "check_encoding", "prepare_errors", "recognise"]

BAD_BYTES = "\udcff"
"""Stands in decoded text for bytes that mean nothing: a lone surrogate, which no valid text holds."""

ERRORS = "kashaf-bad-bytes"
"""The name of the error handler that puts `BAD_BYTES`; `prepare_errors` makes it known."""

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC_ENCODINGS = ("cp1256", "iso8859_6")
_ARABIC_SHARE = 0.9  # Russian read as Windows-1256 gives about a half, French nearly nothing
_WIDE_SHARE = 0.7
_TOO_FEW = 2  # so few bad bytes in ASCII tell nothing; they are better reported than read as a letter
_FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\u06ff"  # the block Arabic


def check_encoding(name: str) -> str:
    """Return the name as Python spells it.

    Raises:
        SourceError: there is no text encoding of that name.

    >>> check_encoding("Windows-1256")
    'cp1256'
    """
    try:
        "".encode(name)
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        raise SourceError(
            f"encoding {name!r} is not known; say one such as utf-8, utf-16, windows-1256 or iso-8859-6"
        ) from None


def prepare_errors() -> str:
    """Make the error handler known to the codecs (doing so again changes nothing) and return its name."""
    codecs.register_error(ERRORS, _put_bad_bytes)
    return ERRORS


def _put_bad_bytes(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return BAD_BYTES, error.end
    raise error


def recognise(sample: bytes, *, complete: bool = True) -> str:
    """Return the name of the encoding that `sample` is most probably in.

    Args:
        sample: the beginning of a source.
        complete: whether it is the whole; otherwise its last character may be cut.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    return _wide(sample) or _utf8(sample, complete=complete) or _arabic(sample) or _by_library(sample)


def _wide(sample: bytes) -> str | None:
    if len(sample) < 4 or (b"\0" not in sample and b"\x06" not in sample):
        return None
    half = len(sample) // 2
    for name, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        column = sample[place::2]
        if column.count(0) + column.count(6) >= _WIDE_SHARE * half and 0 not in _other(sample, place):
            return name
    return None


def _other(sample: bytes, place: int) -> bytes:
    """Return the low bytes beside the high bytes at `place`: NULs there too mean that this is no text."""
    return sample[1 - place :: 2]


def _utf8(sample: bytes, *, complete: bool) -> str | None:
    decoder = codecs.getincrementaldecoder("utf-8")(prepare_errors())
    text = decoder.decode(sample, complete)
    bad = text.count(BAD_BYTES)
    if not bad:
        return "utf-8"
    foreign = sum(not char.isascii() for char in text) - bad
    return "utf-8" if foreign > bad or bad <= _TOO_FEW else None


def _arabic(sample: bytes) -> str | None:
    for name in _ARABIC_ENCODINGS:
        text = sample.decode(name, "replace")
        foreign = [char for char in text if not char.isascii() and (char.isalpha() or char == "\ufffd")]
        arabic = sum(_FIRST_ARABIC <= char <= _LAST_ARABIC for char in foreign)
        if foreign and arabic >= _ARABIC_SHARE * len(foreign):
            return name
    return None


def _by_library(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # 30 ms, needed for strange bytes only

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "utf-8"
