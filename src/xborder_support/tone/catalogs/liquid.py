"""Turn a merchant's Liquid macro into a Fluent text of ours. Nothing of Liquid is ever run: what is no plain value is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean

from .parameters import Parameter, packaged_declarations
from .written_text import fluent_text

if TYPE_CHECKING:
    from .catalog import Catalog

__all__ = ["fluent_from_liquid"]

_MAX_CHARS = 64 * 1024
_OPENING = re.compile(r"\{\{|\{%")
_CLOSING = {"{{": "}}", "{%": "%}"}
_PATH = r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*"
_OUTPUT = re.compile(rf"""\s*(?P<path>{_PATH})\s*(?:\|\s*default\s*:\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')\s*)?""", re.ASCII)
_FILTER = re.compile(rf"\s*{_PATH}\s*\|\s*(\w*)", re.ASCII)
_CALL = re.compile(r"[A-Z][A-Z_-]*\(\s*\$([A-Za-z][\w-]*)[^{}]*\)", re.ASCII)
_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


def fluent_from_liquid(text: str, *, key: str, macros: Mapping[str, str], catalog: Catalog | None = None) -> str:
    """Return the Fluent message that says what a Liquid text says, to be laid over ours.

    ``key`` is one of ours and decides which values there are. ``macros`` gives each name that the text may use the parameter that it stands
    for, or a call: ``{"ticket.requester.first_name": 'PERSON($name, form: "given")', "ticket.id": "ref"}``. Only ``{{ a.b }}`` and
    ``{{ a.b | default: "x" }}`` are known; a value that may be missing needs its default. With a ``catalog``, ``key`` may be one of its
    own messages.

    Errors: ``UsageError`` ``unknown-key``, ``wrong-argument``; ``ConfigurationError`` with every fault, by line and column:
    ``liquid-tag``, ``liquid-filter``, ``liquid-syntax``, ``unknown-macro``, ``unknown-parameter``, ``missing-default``,
    ``source-too-large``.

    Example:
        >>> from xborder_support.tone import fluent_from_liquid
        >>> print(fluent_from_liquid('Case {{ ticket.id | default: "unknown" }}: thank you!', key="ack", macros={"ticket.id": "ref"}))
        ack = Case { $ref ->
                [none] unknown
               *[other] { $ref }
            }: thank you!
    """
    _check(text, macros)
    parameters = _parameters(key, catalog)
    if len(text) > _MAX_CHARS:
        raise ConfigurationError(
            [Fault("source-too-large", f"longer than {_MAX_CHARS} characters", key=key, hint="a macro is a few lines")]
        )
    conversion = _Conversion(text.replace("\r\n", "\n").replace("\r", "\n"), key, parameters, macros)
    pieces = list(conversion.pieces())
    if conversion.faults:
        raise ConfigurationError(conversion.faults)
    return f"{key} = {fluent_text(pieces)}\n"


def _check(text: object, macros: object) -> None:
    if not isinstance(text, str):
        raise UsageError(f"the macro is {type(text).__name__}, not str", code="wrong-argument", hint="pass its Liquid text")
    if not isinstance(macros, Mapping) or not all(isinstance(each, str) for pair in macros.items() for each in pair):
        message = "macros is no mapping of texts to texts"
        raise UsageError(message, code="wrong-argument", hint='pass macros={"ticket.id": "ref"}')


def _parameters(key: str, catalog: Catalog | None) -> Mapping[str, Parameter]:
    if catalog:
        return {each.name: each for each in catalog.parameters(key)}
    declarations = packaged_declarations()
    if not isinstance(key, str) or key not in declarations.keys:
        raise declarations.unknown_key(key)
    return declarations.keys[key]


@dataclass(slots=True)
class _Conversion:
    """Hold one text while it is converted. ``faults`` fills while ``pieces`` runs."""

    text: str
    key: str
    parameters: Mapping[str, Parameter]
    macros: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def pieces(self) -> Iterator[tuple[bool, str]]:
        """Yield the pieces of the text in order: words (False), or what stands in braces (True)."""
        position = 0
        while opening := _OPENING.search(self.text, position):
            yield False, self.text[position : opening.start()]
            end = self.text.find(_CLOSING[opening[0]], opening.end())
            if end < 0:
                message = f"{opening[0]} is never closed"
                self._object(opening.start(), "liquid-syntax", message, f"close it with {_CLOSING[opening[0]]}")
                return
            yield True, self._placeable(opening[0], self.text[opening.end() : end], opening.start())
            position = end + 2
        yield False, self.text[position:]

    def _placeable(self, mark: str, inside: str, start: int) -> str:
        if mark != "{{":
            hint = "write one text for each case, or choose in Fluent: { $variable -> … }"
            return self._object(start, "liquid-tag", "a tag is a program, and is never run", hint)
        output = _OUTPUT.fullmatch(inside)
        if output is None:
            return self._unknown_output(inside, start)
        return self._value(output["path"], output["double"] if output["double"] is not None else output["single"], start)

    def _unknown_output(self, inside: str, start: int) -> str:
        if found := _FILTER.match(inside):
            message = f"the filter {found[1][:40]!r} is not known here" if found[1] != "default" else "only one default, as text in quotes"
            return self._object(start, "liquid-filter", message, 'only {{ a.b | default: "x" }} is: format the value in Fluent')
        return self._object(start, "liquid-syntax", "this is no name of a value", "write {{ a.b }}")

    def _value(self, path: str, default: str | None, start: int) -> str:
        target = self.macros.get(path)
        if target is None:
            return self._object(start, "unknown-macro", f"nothing is said about {path[:60]}", did_you_mean(path[:60], self.macros))
        call = _CALL.fullmatch(target)
        name = call[1] if call else target.removeprefix("$")
        parameter = self.parameters.get(name)
        if parameter is None or parameter.words or not (call or _NAME.fullmatch(name)):
            known = [each for each in self.parameters if not self.parameters[each].words]
            message = f"{path[:60]} stands for {target[:60]!r}, which {self.key} does not write"
            return self._object(start, "unknown-parameter", message, did_you_mean(name[:60], known))
        return self._guarded(parameter, target if call else f"${name}", default, start)

    def _guarded(self, parameter: Parameter, expression: str, default: str | None, start: int) -> str:
        if parameter.is_required:
            return f"{{ {expression} }}"  # its default would never be said
        if default is None:
            hint = 'say what to write then, if only nothing: {{ … | default: "" }}'
            return self._object(start, "missing-default", f"${parameter.name} may be missing", hint)
        return f"{{ ${parameter.name} ->\n        [none] {_inline(default)}\n       *[other] {{ {expression} }}\n    }}"

    def _object(self, start: int, code: str, message: str, hint: str) -> str:
        line = self.text.count("\n", 0, start) + 1
        column = start - self.text.rfind("\n", 0, start)
        self.faults.append(Fault(code, f"{message} (column {column})", key=self.key, line=line, hint=hint))
        return ""


def _inline(default: str) -> str:
    return fluent_text([(False, " ".join(default.split("\n")))])
