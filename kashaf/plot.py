"""The use of a word over time as a picture.

Matplotlib draws it, and shapes Arabic itself from version 3.11 on; its own font has Arabic letters, so no
font need be installed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kashaf.errors import KashafError
from kashaf.search.why.language import Language
from kashaf.search.why.wording import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from kashaf.search.concordance import Timeline

__all__ = ["FORMATS", "draw"]

FORMATS: Final = (".png", ".svg", ".pdf")
"""What a picture's name may end in."""

_SIZE: Final = (9.0, 4.5)  # inches
_LABELS: Final = 20  # periods that are named below the axis, at most
_LEVEL: Final = 8  # labels that stand level beside each other, at most
_INK: Final = "#1f5c7a"
_GAP: Final = "#ececec"


def draw(found: Timeline, path: Path, language: Language = Language.ENGLISH) -> None:
    """Write a picture with a bar for each period.

    Args:
        found: the use over time.
        path: of the picture; its ending says which kind it is to be.
        language: of what is written on it.

    Raises:
        KashafError: Matplotlib is missing, the ending is none of `FORMATS`, or the file cannot be written.
    """
    if path.suffix.lower() not in FORMATS:
        raise KashafError(f"{path} is no kind of picture; let its name end in one of {', '.join(FORMATS)}")
    try:
        from matplotlib.figure import Figure
    except ImportError as error:  # it comes with an extra
        raise KashafError(
            "a picture needs Matplotlib 3.11; install it with: pip install 'kashaf[plot]'"
        ) from error
    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.subplots()
    labels = [moment.label for moment in found.moments]
    places = range(len(labels))
    axes.bar(places, [moment.per_million or 0.0 for moment in found.moments], color=_INK)
    _shade_gaps(axes, found, language)
    step = max(1, -(-len(labels) // _LABELS))
    axes.set_xticks(places[::step], labels[::step])
    if len(labels) > _LEVEL:
        for name in axes.get_xticklabels():
            name.set(rotation=45, horizontalalignment="right", rotation_mode="anchor")
    axes.set_title(say("plot.title", language, query=found.query))
    axes.set_ylabel(say("plot.axis", language))
    axes.spines[["top", "right"]].set_visible(False)
    try:
        figure.savefig(path, dpi=150)
    except OSError as error:
        raise KashafError(f"cannot write {path}: {error.strerror or error}") from error


def _shade_gaps(axes: Axes, found: Timeline, language: Language) -> None:
    """Shade the periods without documents, which would look like those without the word."""
    said = say("plot.gap", language)
    for place, moment in enumerate(found.moments):
        if moment.per_million is None:
            axes.axvspan(place - 0.5, place + 0.5, color=_GAP, label=said)
            said = ""
    if not said:
        axes.legend(frameon=False)
