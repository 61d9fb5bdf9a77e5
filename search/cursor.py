"""The token by which a search goes on where a page ended, however the index has changed meanwhile.

It holds what the last hit of the page was ordered by, and its id. The next page begins behind that place:
documents that were added or deleted before it move nothing, so that no hit comes twice and none is left out.
New documents change the rarity of words, and with it all scores. So the score that the last hit has now says
where the place is; where it is gone, that of one of the hits before it; and only where those are gone too,
the score that the last one had.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zlib import crc32

from kashaf.engines.contract import After, Hit, Order, Searcher
from kashaf.engines.query import Query
from kashaf.errors import QueryError

__all__ = ["anchored", "read_token", "search_digest", "write_token"]

_KEPT: Final = 4
"""How many of the last hits a token holds."""


def search_digest(*parts: object) -> int:
    """Return a number by which a search is known again."""
    return crc32(repr(parts).encode("utf-8", "replace"))


def write_token(hits: Sequence[Hit], rank: int, digest: int) -> str:
    """Return the token for the place behind a page.

    Args:
        hits: the page.
        rank: how many hits stand before the place.
        digest: of the search.
    """
    last = [[hit.reference, *hit.keys] for hit in hits[-_KEPT:]]
    written = json.dumps([digest, rank, *last], ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(written.encode()).decode().rstrip("=")


def read_token(token: str, digest: int) -> tuple[After, ...]:
    """Return the places behind the last hits of a page, the very last at the end.

    Raises:
        QueryError: it is no token, or one of another search.
    """
    try:
        known, rank, *last = json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        places = tuple(After(tuple(keys), str(name), max(0, int(rank))) for name, *keys in last)
    except (ValueError, TypeError, RecursionError) as error:
        raise QueryError(
            f"{token[:40]!r} is no token of a page; take the one that the page before gave"
        ) from error
    kept = (key for place in places for key in place.keys)
    if known != digest or not places or not all(isinstance(key, str | int | float | None) for key in kept):
        raise QueryError(
            "the token belongs to another search; ask with the query, filters and order of the page before"
        )
    return places


def anchored(places: Sequence[After], query: Query, orders: Sequence[Order], searcher: Searcher) -> After:
    """Return where to go on: behind the last of some hits that is still there, by the score it has now."""
    if any(order.field is None for order in orders):
        for place in reversed(places):
            score = searcher.score(query, place.id)
            if score is not None:
                pairs = zip(place.keys, orders, strict=False)
                return replace(place, keys=tuple(score if by.field is None else key for key, by in pairs))
    return places[-1]
