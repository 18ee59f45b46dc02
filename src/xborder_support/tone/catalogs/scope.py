"""Say where a pattern stands while it is compiled, and what it may name there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import ast

from xborder_support.terms import Register

from .bounds import Entry
from .parameters import Parameter

__all__ = ["Scope", "beyond_plain_text", "plain_text", "written"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Say where a pattern stands: its entry, what it may name, and which optional values are known to be there.

    Inside a term, ``arguments`` are the literals that it was called with, and no variable of the message is visible.
    """

    entry: Entry
    key: str
    register: Register | None
    parameters: Mapping[str, Parameter]
    present: frozenset[str]
    arguments: Mapping[str, ast.StringLiteral | ast.NumberLiteral] | None = None


def written(literal: ast.StringLiteral | ast.NumberLiteral) -> str:
    """Return the value of a literal: a string without its quotes and escapes, a number as it stands there."""
    return str(literal.parse()["value"]) if isinstance(literal, ast.StringLiteral) else literal.value


def plain_text(pattern: ast.Pattern) -> str:
    """Return the words of a pattern, and the literals that stand in its braces."""
    return "".join(element.value if isinstance(element, ast.TextElement) else _literal(element) for element in pattern.elements)


def beyond_plain_text(pattern: ast.Pattern) -> ast.Placeable | None:
    """Return the first thing in a pattern that ``plain_text`` leaves out."""
    placeables = (each for each in pattern.elements if isinstance(each, ast.Placeable))
    return next((each for each in placeables if not isinstance(each.expression, _LITERALS)), None)


_LITERALS = (ast.StringLiteral, ast.NumberLiteral)


def _literal(element: ast.TextElement | ast.Placeable) -> str:
    inside = element.expression if isinstance(element, ast.Placeable) else None
    return written(inside) if isinstance(inside, _LITERALS) else ""
