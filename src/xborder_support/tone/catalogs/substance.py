"""Say whether a text says something in every case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fluent.syntax import ast

from xborder_support.errors import Fault
from xborder_support.terms import Register

from .bounds import Entry, EntryId, label
from .parameters import Declarations

__all__ = ["Substance"]


@dataclass(frozen=True, slots=True)
class Substance:
    """Judge the entries of one locale, which are known to be free of cycles."""

    entries: Mapping[EntryId, Entry]

    def faults(self, key: str, register: Register, declarations: Declarations) -> Iterator[Fault]:
        """Yield ``blank-text`` for a text that can come out empty. A courtesy may: then nothing is said."""
        entry = self.entries[key, register]
        if key not in declarations.courtesies and self._can_be_blank(entry.pattern, register):
            hint = "write words in every variant; only a courtesy, such as opening, may say nothing"
            yield entry.source.fault("blank-text", "the text can be empty", at=entry.pattern, key=label((key, register)), hint=hint)

    def _can_be_blank(self, pattern: ast.Pattern, register: Register) -> bool:
        return all(self._is_nothing(element, register) for element in pattern.elements)

    def _is_nothing(self, node: ast.SyntaxNode, register: Register) -> bool:
        """Tell whether a piece can come out as nothing but space; a value never does."""
        if isinstance(node, ast.TextElement):
            return not node.value.strip()
        if isinstance(node, ast.Placeable):
            return self._is_nothing(node.expression, register)
        if isinstance(node, ast.StringLiteral):
            return not node.parse()["value"].strip()
        if isinstance(node, ast.SelectExpression):
            return any(self._can_be_blank(variant.value, register) for variant in node.variants)
        referred = self._referred(node, register)
        return referred is not None and self._can_be_blank(referred.pattern, register)

    def _referred(self, node: ast.SyntaxNode, register: Register) -> Entry | None:
        if isinstance(node, ast.TermReference):
            return self.entries.get((f"-{node.id.name}", None))
        return self.entries.get((node.id.name, register)) if isinstance(node, ast.MessageReference) else None
