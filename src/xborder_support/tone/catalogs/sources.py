"""Read the text of a catalogue file: its syntax, its review mark, and where each thing stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from xborder_support.errors import Fault, did_you_mean
from xborder_support.terms import Register

from .rendered import ReviewState

__all__ = ["Source", "read_source"]

_MAX_BYTES = 64 * 1024
_REVIEW = re.compile(r"#{1,3} *review: *(confident|draft) *\r?(?:\n|$)")
_REGISTERS: dict[str, Register] = {"": "formal", "casual": "casual"}
# Control characters, overrides of direction, half a character: nothing that a customer could read, and much that breaks what carries it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\ud800-\udfff]|\r(?!\n)")
_SYNTAX_HINTS = {
    "E0003": "a message is written key = text, and what stands in braces is closed by }",
    "E0010": "mark the variant for every other case with *: *[other] …",
    "E0014": (
        "what follows a name and a colon is a text in quotes or a number, never a $value: "
        'choose in the message, { $count -> [one] { -term(count: "one") } *[other] … }'
    ),
    "E0027": 'a brace that is meant as such is written {"}"}',
}


@dataclass(frozen=True, slots=True)
class Source:
    """Hold the parsed entries of one catalogue file.

    ``texts`` are the patterns by key and register, ``terms`` the private ``-brand`` entries; ``name`` stands for the file in faults.
    """

    name: str
    locale: str
    content: str = field(repr=False)
    review: ReviewState = "draft"
    texts: dict[tuple[str, Register], ast.Pattern] = field(default_factory=dict)
    terms: dict[str, ast.Term] = field(default_factory=dict)

    def fault(self, code: str, message: str, *, at: ast.SyntaxNode | int = 0, key: str = "", hint: str | None = None) -> Fault:
        """Return a fault at a node or a character offset of the file. The message ends with the column, counted from 1."""
        offset = at if isinstance(at, int) else at.span.start if at.span else 0
        line = self.content.count("\n", 0, offset) + 1
        column = offset - self.content.rfind("\n", 0, offset)
        return Fault(code, f"{message} (column {column})", key=key, file=self.name, line=line, hint=hint)


def read_source(content: str, *, name: str, locale: str) -> tuple[Source, list[Fault]]:
    """Parse a catalogue file and return it with everything that is wrong with its form.

    Fault codes: ``source-too-large``, ``template-syntax``, ``missing-default-variant``, ``nested-too-deeply``, ``missing-review``,
    ``duplicate-key``, ``unknown-register``, ``control-character``.
    """
    content = content.removeprefix("\ufeff")
    source = Source(name, locale, content)
    encoded = content.encode("utf-8", "surrogatepass")
    if len(encoded) > _MAX_BYTES:
        limit = len(encoded[:_MAX_BYTES].decode("utf-8", "ignore"))
        return source, [
            source.fault("source-too-large", f"larger than {_MAX_BYTES} bytes from here on", at=limit, hint="shorten the texts")
        ]
    try:
        body = FluentParser(with_spans=True).parse(content).body
    except RecursionError:
        hint = "a text needs two or three levels of braces, never hundreds"
        return source, [source.fault("nested-too-deeply", "braces are nested too deeply to be read", at=_deepest(content), hint=hint)]
    mark = _REVIEW.match(content)
    source = Source(name, locale, content, review="confident" if mark and mark[1] == "confident" else "draft")
    faults = [*_control_characters(source), *(fault for entry in body for fault in _take(source, entry))]
    return source, faults if mark else [_unmarked(source), *faults]


def _unmarked(source: Source) -> Fault:
    hint = "begin the file with '# review: confident' once a reader of the language approved it, or with '# review: draft'"
    return source.fault("missing-review", "the first line does not say whether the texts were reviewed", hint=hint)


def _control_characters(source: Source) -> Iterator[Fault]:
    for found in _UNWRITABLE.finditer(source.content):
        message = f"the character U+{ord(found[0]):04X} stands here, which nobody can read"
        yield source.fault("control-character", message, at=found.start(), hint="take it out; a line ends with a line feed")


class _Escapes(Visitor):
    """Collect the strings of an entry whose escapes make no character that can be written."""

    def __init__(self) -> None:
        self.unsound: list[ast.StringLiteral] = []

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:  # noqa: N802  (the name that the visitor looks for)
        try:
            is_sound = not _UNWRITABLE.search(node.parse()["value"])
        except ValueError:  # beyond U+10FFFF
            is_sound = False
        if not is_sound:
            self.unsound.append(node)


def _take(source: Source, entry: Any) -> Iterator[Fault]:
    """Put an entry into the source, or say what is wrong with it."""
    escapes = _Escapes()
    if "\\" in source.content:
        escapes.visit(entry)
    if escapes.unsound:
        message, hint = "an escape here makes no character that can be written", "write the character itself"
        yield from (source.fault("template-syntax", message, at=node, hint=hint) for node in escapes.unsound)
    elif isinstance(entry, ast.Junk):
        yield _syntax_fault(source, entry)
    elif isinstance(entry, ast.Term):
        if entry.id.name in source.terms:
            yield _duplicate(source, f"-{entry.id.name}", entry)
        source.terms.setdefault(entry.id.name, entry)
    elif isinstance(entry, ast.Message):
        yield from _take_message(source, entry)


def _take_message(source: Source, message: ast.Message) -> Iterator[Fault]:
    key = message.id.name
    value = [("", message.value, message)] if message.value else []
    for name, pattern, node in (*value, *((each.id.name, each.value, each) for each in message.attributes)):
        label = f"{key}.{name}" if name else key
        if name not in _REGISTERS:
            hint = did_you_mean(name, ["casual"]) + "; the formal text is the value itself"
            yield source.fault("unknown-register", f"no register is called {name!r}", at=node, key=label, hint=hint)
        elif (key, _REGISTERS[name]) in source.texts:
            yield _duplicate(source, label, node)
        else:
            source.texts[key, _REGISTERS[name]] = pattern


def _duplicate(source: Source, label: str, node: Any) -> Fault:
    return source.fault("duplicate-key", f"{label} stands twice in this file", at=node, key=label, hint="remove one of them")


def _syntax_fault(source: Source, junk: ast.Junk) -> Fault:
    annotation = junk.annotations[0]  # the parser never leaves Junk without one
    code = "missing-default-variant" if annotation.code == "E0010" else "template-syntax"
    key = re.match(r"-?[A-Za-z][\w-]*", junk.content or "")
    hint = _SYNTAX_HINTS.get(annotation.code, "see the guide of Project Fluent, or compare with the packaged messages")
    said = annotation.message or "a syntax error"
    message = f"{said[:1].lower()}{said[1:]}"
    return source.fault(code, message, at=annotation, key=key[0] if key else "", hint=hint)


def _deepest(content: str) -> int:
    """Return about where the braces are deepest. It only serves the error message."""
    depth, deepest, place = 0, 0, 0
    for match in re.finditer(r"[{}]", content):
        depth = max(0, depth + (1 if match[0] == "{" else -1))
        if depth > deepest:
            deepest, place = depth, match.start()
    return place
