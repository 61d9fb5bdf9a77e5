"""What a query asks of a field of values, with the mend where it is none."""

from __future__ import annotations

from collections.abc import Iterator

from kashaf.engines import query as tree
from kashaf.engines.layout import FieldType
from kashaf.search.parts import Parts
from kashaf.search.reading import Reading
from kashaf.search.rows import Rows
from kashaf.search.scope import Scope, of_text
from kashaf.search.slips import Slip
from kashaf.search.syntax import Operand, Phrase, Sign, Word
from kashaf.search.values import ANY, NotAValueError, value_query

__all__ = ["Values", "placed"]


def placed(message: str, operand: Operand) -> str:
    """Return a message with the place of what it speaks of."""
    return f"at character {operand.position + 1}: {message}"


class Values:
    """Makes queries of values.

    Args:
        reading: the query that they stand in.
        rows: reads as words what is no value.
    """

    def __init__(self, reading: Reading, rows: Rows) -> None:
        self._reading = reading
        self._rows = rows

    def query(self, operand: Operand, sign: Sign, scope: Scope, parts: Parts) -> Iterator[tree.Query]:
        """Yield what finds a value, a range or a pattern; or the words that stand there, if it is none."""
        name = scope.fields[0]
        try:
            if scope.kind is FieldType.KEYWORD and isinstance(operand, Word | Phrase):
                yield self._keyword(name, operand.text)
            else:
                yield value_query(name, scope.kind, operand)
        except NotAValueError as error:
            message = placed(str(error), operand)
            self._reading.slips.append(Slip(message, "as words", operand.position))
            text = f"{name} {getattr(operand, 'text', '')}"
            yield from self._rows.words(text, sign, of_text(scope, self._reading.layout), parts)

    def _keyword(self, name: str, text: str) -> tree.Query:
        """Return what finds a keyword; where none is written so, those that are but for what is folded."""
        held, fold = self._reading.held, self._reading.analyzer.fold
        if held.frequency is None or held.expand is None or text == ANY or held.frequency(name, text):
            return value_query(name, FieldType.KEYWORD, Word(text, 0))
        folded = [fold(word) for word in text.split()]
        alike = (
            keyword
            for keyword in held.expand(tree.Prefix(name, ""), None).terms
            if [fold(word) for word in keyword.split()] == folded
        )
        return tree.Constant(tree.AnyTerm(name, tuple(alike)))
