"""Write out every wording that a catalogue's text can take, and remember where in its file each piece stands.

Each variant of each choice occurs in at least one wording; the other choices are then at their default. Choices by one value agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from fluent.syntax import ast

from xborder_support.terms import Register
from xborder_support.tone.catalogs import Entry, EntryId, Source, Span, plain_text, written

from .samples import Samples

__all__ = ["Wording", "wordings"]

_DEEPEST = 16  # references and braces; what goes deeper is refused when it is compiled
_MOST = 400  # wordings of one text
_ISOLATE, _POP = "\u2068", "\u2069"

_Choices = dict[str, str]


class _Piece(NamedTuple):
    text: str
    source: Source
    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold a text with sample values, where these stand, and which variants were chosen."""

    pieces: tuple[_Piece, ...]
    choices: _Choices

    @property
    def text(self) -> str:
        """Return the text as a customer would see it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where the sample values stand."""
        found, at = [], 0
        for piece in self.pieces:
            if piece.name is not None:
                margin = 1 if piece.text.startswith(_ISOLATE) else 0
                found.append(Span(piece.name, at + margin, at + len(piece.text) - margin))
            at += len(piece.text)
        return tuple(found)

    def place(self, start: int, end: int) -> tuple[Source, int, int]:
        """Return the file of a range and the code points of the file that it came from."""
        source, first = self._origin(start)
        other, last = self._origin(end - 1) if end > start else (source, first)
        return source, first, max(last + 1, first) if end > start and other is source else first

    def _origin(self, index: int) -> tuple[Source, int]:
        at = 0
        for piece in self.pieces:
            if index < at + len(piece.text):
                return piece.source, piece.start if piece.name is not None else _offset(piece, index - at)
            at += len(piece.text)
        last = self.pieces[-1]
        return last.source, last.end


def wordings(key: str, register: Register, entries: Mapping[EntryId, Entry], samples: Samples) -> Iterator[Wording]:
    """Yield the wordings of a text, each once, the default first."""
    writer, entry = _Writer(entries, samples, register), entries[key, register]
    seen: set[str] = set()
    for choices in islice(chain([{}], writer.choices(entry.pattern, {})), _MOST):
        wording = Wording(tuple(writer.write(entry.pattern, entry.source, choices)), choices)
        if wording.text not in seen and wording.pieces:
            seen.add(wording.text)
            yield wording


@dataclass(frozen=True, slots=True)
class _Writer:
    """Walk the entries of one locale in one register."""

    entries: Mapping[EntryId, Entry]
    samples: Samples
    register: Register

    def choices(self, pattern: ast.Pattern, chosen: _Choices, depth: int = 0) -> Iterator[_Choices]:
        """Yield for each variant what has to be chosen so that it is written."""
        for element in pattern.elements if depth < _DEEPEST else ():
            node = _bare(element)
            if isinstance(node, ast.SelectExpression):
                yield from self._choices_of(node, chosen, depth)
            elif isinstance(node, ast.MessageReference) and (target := self._target(node)) is not None:
                yield from self.choices(target.pattern, chosen, depth + 1)

    def _choices_of(self, node: ast.SelectExpression, chosen: _Choices, depth: int) -> Iterator[_Choices]:
        name = _selector(node)
        for variant in node.variants:
            with_it = chosen | {name: _key(variant)}
            if self._variant(node, with_it) is variant and chosen.get(name, _key(variant)) == _key(variant):
                yield with_it
                yield from self.choices(variant.value, with_it, depth + 1)

    def write(self, pattern: ast.Pattern, source: Source, chosen: _Choices, depth: int = 0) -> Iterator[_Piece]:
        """Yield the pieces of a text."""
        for element in pattern.elements if depth < _DEEPEST else ():
            node = _bare(element)
            start, end = (element.span.start, element.span.end) if element.span else (0, 0)
            if isinstance(node, ast.TextElement):
                yield _Piece(node.value, source, start, end)
            elif isinstance(node, ast.SelectExpression):
                yield from self.write(self._variant(node, chosen).value, source, chosen, depth + 1)
            elif (target := self._target(node)) is not None:
                inside = _arguments(node) if isinstance(node, ast.TermReference) else chosen  # a term only sees what it is called with
                yield from self.write(target.pattern, target.source, inside, depth + 1)
            else:
                yield self._value(node, source, start, end)

    def _variant(self, node: ast.SelectExpression, chosen: _Choices) -> ast.Variant:
        """Return what is written; a choice by an attribute of a term is made once and for all."""
        wanted = chosen.get(_selector(node))
        if isinstance(node.selector, ast.TermReference):
            attribute = self.entries.get((_attribute(node.selector), None))
            wanted = plain_text(attribute.pattern) if attribute else None
        default = next(variant for variant in node.variants if variant.default)
        return next((variant for variant in node.variants if _key(variant) == wanted), default)

    def _target(self, node: object) -> Entry | None:
        """Return the entry that a reference stands for; None where it is none, or leads nowhere."""
        if isinstance(node, ast.MessageReference):
            return self.entries.get((node.id.name, self.register))
        if isinstance(node, ast.TermReference):
            return self.entries.get((f"-{node.id.name}", None))
        return None

    def _value(self, node: object, source: Source, start: int, end: int) -> _Piece:
        if isinstance(node, ast.StringLiteral | ast.NumberLiteral):
            return _Piece(written(node), source, start, end)
        name, function, options = _call(node)
        text = self.samples.write(name, function, options)
        isolated = f"{_ISOLATE}{text}{_POP}" if self.samples.is_foreign(text) else text
        return _Piece(isolated, source, start, end, name)


def _bare(element: object) -> object:
    """Return what stands in braces, however many there are."""
    while isinstance(element, ast.Placeable):
        element = element.expression
    return element


def _call(node: object) -> tuple[str, str, dict[str, str]]:
    """Return the variable, the function and the options of an expression that writes a value."""
    if isinstance(node, ast.FunctionReference):
        names = [each.id.name for each in node.arguments.positional if isinstance(each, ast.VariableReference)]
        return (names or [""])[0], node.id.name, {each.name.name: written(each.value) for each in node.arguments.named}
    return node.id.name if isinstance(node, ast.VariableReference) else "", "", {}


def _selector(node: ast.SelectExpression) -> str:
    """Return by what a choice is made: a variable, or a part of a name."""
    name, _, options = _call(node.selector)
    if isinstance(node.selector, ast.TermReference):
        return _attribute(node.selector)
    return f"{name}.{options['form']}" if "form" in options else name


def _attribute(node: ast.TermReference) -> str:
    return f"-{node.id.name}.{node.attribute.name if node.attribute else ''}"


def _arguments(node: ast.TermReference) -> _Choices:
    """Return what a term is called with."""
    return {} if node.arguments is None else {each.name.name: written(each.value) for each in node.arguments.named}


def _key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else written(variant.key)


def _offset(piece: _Piece, index: int) -> int:
    """Return where a character of a text element stands in the file, which has indentation that the text has not."""
    content, at = piece.source.content, piece.start
    if content.startswith(piece.text, at):
        return at + index
    for character in piece.text[: index + 1]:
        while at < piece.end and content[at] != character:
            at += 1
        at += 1
    return min(at - 1, piece.end)
