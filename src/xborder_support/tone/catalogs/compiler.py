"""Turn the entries of a locale into functions that write a text, and refuse those that could fail later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fluent.syntax import ast

from xborder_support.errors import Fault, did_you_mean
from xborder_support.terms import Register

from .bounds import Entry, EntryId, label
from .expressions import compile_expression
from .formats import Formats
from .frame import Frame, Words, Write, literal
from .parameters import Parameter
from .scope import Scope, plain_text

__all__ = ["WORD", "Compiler"]

#: How the terms begin that stand for a word of code.
WORD = "-word-"


@dataclass(slots=True)
class Compiler:
    """Compile the entries of one locale. ``faults`` fills while it runs; ``words`` are its ``-word-…`` terms by the word."""

    formats: Formats
    entries: Mapping[EntryId, Entry]
    faults: list[Fault] = field(default_factory=list)
    words: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        found = {name.removeprefix(WORD): entry for (name, _), entry in self.entries.items() if name.startswith(WORD)}
        self.words = {word: plain_text(entry.pattern) for word, entry in found.items()}

    def compile(self, key: str, register: Register, parameters: Mapping[str, Parameter]) -> Write:
        """Return the function that writes one text."""
        present = frozenset(name for name, parameter in parameters.items() if parameter.is_always_there)
        scope = Scope(self.entries[key, register], label((key, register)), register, parameters, present)
        return self.pattern(scope.entry.pattern, scope)

    def pattern(self, pattern: ast.Pattern, scope: Scope) -> Write:
        """Compile a pattern."""
        writes = [self._element(element, scope) for element in pattern.elements]
        return writes[0] if len(writes) == 1 else _sequence(writes)

    def object_to(self, node: ast.SyntaxNode, scope: Scope, code: str, message: str, hint: str | None = None) -> Write:
        """Note a fault, and return what takes the place of the faulty piece."""
        self.faults.append(scope.entry.source.fault(code, message, at=node, key=scope.key, hint=hint))
        return literal("")

    def variable(self, node: ast.VariableReference, scope: Scope) -> Parameter | None:
        """Return the declaration of a variable, or note that there is none."""
        name = node.id.name
        if parameter := scope.parameters.get(name):
            return parameter
        if scope.arguments is None:
            message, hint = f"the message does not take ${name}", did_you_mean(name, scope.parameters)
        elif name in scope.arguments:
            message, hint = f"no function takes ${name}, with which the term is called", f"choose by it as it is: {{ ${name} -> … }}"
        else:
            message, hint = f"the term is called without ${name}", f'pass it where the term stands: {{ -term({name}: "…") }}'
        self.object_to(node, scope, "undeclared-variable", message, hint)
        return None

    def expression(self, expression: ast.SyntaxNode, scope: Scope) -> Write:
        """Compile what stands in braces."""
        return compile_expression(self, expression, scope)

    def _element(self, element: ast.PatternElement, scope: Scope) -> Write:
        return literal(element.value) if isinstance(element, ast.TextElement) else self.expression(element, scope)


def _sequence(writes: list[Write]) -> Write:
    """Write one piece after the other. Words are put before the piece that follows them, which saves a call for each."""
    steps: list[tuple[str, int, Write]] = []
    words = ""
    for each in writes:
        if isinstance(each, Words):
            words += each.words
        else:
            steps.append((words, len(words), each))
            words = ""
    last, width = words, len(words)

    def write(frame: Frame) -> None:
        append = frame.pieces.append
        for before, length, each in steps:
            if length:
                append(before)
                frame.length += length
            each(frame)
        if width:
            append(last)
            frame.length += width

    return write
