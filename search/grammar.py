"""The grammar of queries at work: from text to syntax tree by `grammar.lark`.

Loading it takes several times as long as a search, so it is loaded for queries that have signs in them only.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.tree import Meta

from kashaf.errors import QueryError
from kashaf.search.syntax import Clause, Group, Operand, Phrase, Prefix, Sign, Word

__all__ = ["parse_signs"]


@v_args(meta=True, inline=True)
class _Builder(Transformer[Token, Group]):
    """Makes the syntax tree out of the parser's, one method a rule of the grammar."""

    def query(self, _meta: Meta, *clauses: Clause) -> Group:
        return Group(clauses, 0)

    def clause(self, meta: Meta, *parts: Token | tuple[str | None, Operand]) -> Clause:
        sign = Sign(str(parts[0])) if len(parts) > 1 else Sign.WANTED
        field, operand = parts[-1]
        return Clause(operand, sign, field, meta.start_pos)  # type: ignore[arg-type] # the last part is the pair

    def operand(self, _meta: Meta, *parts: Token | Operand) -> tuple[str | None, Operand]:
        field = str(parts[0])[:-1] if len(parts) > 1 else None
        return field, parts[-1]  # type: ignore[return-value] # the last part is the operand

    def word(self, meta: Meta, text: Token) -> Word:
        return Word(str(text), meta.start_pos)

    def prefix(self, meta: Meta, text: Token) -> Prefix:
        return Prefix(str(text)[:-1], meta.start_pos)

    def phrase(self, meta: Meta, text: Token) -> Phrase:
        return Phrase(str(text)[1:-1], meta.start_pos + 1)

    def group(self, meta: Meta, *clauses: Clause) -> Group:
        return Group(clauses, meta.start_pos)


@cache
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, start="query", parser="lalr", propagate_positions=True)


def parse_signs(text: str) -> Group:
    """Return the syntax tree of a query.

    Raises:
        QueryError: a quote or parenthesis is without its other half.
    """
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _syntax_error(text, error) from None
    return _Builder().transform(tree)


def _syntax_error(text: str, error: UnexpectedInput) -> QueryError:
    position = error.pos_in_stream
    at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
    if at_end or position is None or not 0 <= position < len(text):
        position = _open_parenthesis(text)
    return QueryError(
        f"{text[position]} at character {position + 1} has no other half: add it or take it away", position
    )


def _open_parenthesis(text: str) -> int:
    """Return the place of the last parenthesis that is open at the end of the text."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] == ")") - (text[position] == "(")
        if depth < 0:
            return position
    return 0
