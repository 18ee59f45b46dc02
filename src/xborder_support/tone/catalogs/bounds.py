"""Say whether every text of a catalogue is bounded: no cycles, and limits on nesting, references and placeables.

All of it is decided before anything is compiled, so that rendering needs no budget: its work is bounded by the texts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from fluent.syntax import ast

from xborder_support.errors import Fault
from xborder_support.terms import Register

from .sources import Source

__all__ = ["Bounds", "Entry", "EntryId", "label", "term_entries", "text_entries"]

_MAX_PLACEABLES = 100
_MAX_NESTING = 16
_MAX_DEPTH = 8

#: A text is ``(key, register)``, a term ``("-brand", None)``, an attribute of a term ``("-brand.gender", None)``.
EntryId: TypeAlias = tuple[str, Register | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a pattern and the file that it came from."""

    source: Source
    pattern: ast.Pattern


def text_entries(source: Source) -> dict[EntryId, Entry]:
    """Return the texts of a source by id."""
    return {(key, register): Entry(source, pattern) for (key, register), pattern in source.texts.items()}


def term_entries(source: Source) -> dict[EntryId, Entry]:
    """Return the terms of a source by id, and their attributes."""
    entries: dict[EntryId, Entry] = {}
    for name, term in source.terms.items():
        entries[f"-{name}", None] = Entry(source, term.value)
        entries |= {(f"-{name}.{each.id.name}", None): Entry(source, each.value) for each in term.attributes}
    return entries


@dataclass(slots=True)
class Bounds:
    """Measure the entries of one locale. ``faults`` fills while it runs; ``unsound`` are the entries that must not be compiled."""

    entries: Mapping[EntryId, Entry]
    faults: list[Fault] = field(default_factory=list)
    unsound: set[EntryId] = field(default_factory=set)
    _sizes: dict[EntryId, tuple[int, int]] = field(default_factory=dict)

    def check(self) -> None:
        """Measure every entry."""
        for entry in self.entries:
            self._measure(entry, ())

    def _measure(self, entry_id: EntryId, stack: tuple[EntryId, ...]) -> tuple[int, int]:
        """Return how many placeables an entry has with all that it refers to, and how deep its references go."""
        if entry_id in self._sizes:
            if entry_id in self.unsound:
                self.unsound.update(stack)
            return self._sizes[entry_id]
        placeables, depth = 0, 0
        for expression, nesting in _placeables(self.entries[entry_id].pattern):
            placeables += 1
            if nesting > _MAX_NESTING:
                self._object(entry_id, stack, "nested-too-deeply", f"braces nest deeper than {_MAX_NESTING} levels", expression)
                break
            for reference in _references(expression, entry_id):
                more, deeper = self._follow(reference, expression, (*stack, entry_id))
                placeables, depth = placeables + more, max(depth, deeper + 1)
        self._sizes[entry_id] = placeables, depth
        self._limit(entry_id, stack, placeables, depth)
        return placeables, depth

    def _follow(self, reference: EntryId, expression: ast.SyntaxNode, stack: tuple[EntryId, ...]) -> tuple[int, int]:
        if reference in stack:
            path = " → ".join(label(each) for each in (*stack[stack.index(reference) :], reference))
            self._object(stack[-1], stack, "reference-cycle", f"the text refers to itself: {path}", expression)
            return 0, 0
        if len(stack) > _MAX_DEPTH:
            self._object(stack[-1], stack, "references-too-deep", f"references go deeper than {_MAX_DEPTH} levels", expression)
            return 0, 0
        return self._measure(reference, stack) if reference in self.entries else (0, 0)

    def _limit(self, entry_id: EntryId, stack: tuple[EntryId, ...], placeables: int, depth: int) -> None:
        pattern = self.entries[entry_id].pattern
        if placeables > _MAX_PLACEABLES:
            self._object(entry_id, stack, "too-many-placeables", f"more than {_MAX_PLACEABLES} placeables, counting references", pattern)
        if depth > _MAX_DEPTH:
            self._object(entry_id, stack, "references-too-deep", f"references go deeper than {_MAX_DEPTH} levels", pattern)

    def _object(self, entry_id: EntryId, stack: tuple[EntryId, ...], code: str, message: str, node: ast.SyntaxNode) -> None:
        source = self.entries[entry_id].source
        self.unsound.update((*stack, entry_id))
        self.faults.append(source.fault(code, message, at=node, key=label(entry_id), hint=_HINTS[code]))


_HINTS = {
    "nested-too-deeply": "write the variants one beside the other",
    "reference-cycle": "let one of them stand by itself",
    "too-many-placeables": "split the text, or write some of it out",
    "references-too-deep": "refer to the text that is meant, not through others",
}


def label(entry: EntryId) -> str:
    """Write an entry as its file does: ``ack``, ``ack.casual``, ``-brand``."""
    key, register = entry
    return f"{key}.{register}" if register == "casual" else key


def _placeables(pattern: ast.Pattern, nesting: int = 1) -> Iterator[tuple[ast.SyntaxNode, int]]:
    """Yield each expression in braces, with how many braces are around it."""
    for element in pattern.elements:
        if isinstance(element, ast.Placeable):
            yield from _inside(element.expression, nesting)


def _inside(expression: ast.SyntaxNode, nesting: int) -> Iterator[tuple[ast.SyntaxNode, int]]:
    yield expression, nesting
    if isinstance(expression, ast.Placeable):
        yield from _inside(expression.expression, nesting + 1)
    elif isinstance(expression, ast.SelectExpression):
        for variant in expression.variants:
            yield from _placeables(variant.value, nesting + 1)


def _references(expression: ast.SyntaxNode, inside: EntryId) -> Iterator[EntryId]:
    """Yield the entries that an expression refers to. A message is meant in the register in which it is referred to."""
    node = expression.selector if isinstance(expression, ast.SelectExpression) else expression
    if isinstance(node, ast.TermReference):
        yield (f"-{node.id.name}.{node.attribute.name}" if node.attribute else f"-{node.id.name}"), None
    elif isinstance(node, ast.MessageReference):
        yield node.id.name, inside[1]
