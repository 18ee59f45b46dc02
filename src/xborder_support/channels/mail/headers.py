"""Read the headers of a mail, or of a part of one, where a text begins with them (RFC 5322)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .header_text import header_line, header_text
from .parameters import parameters

__all__ = ["Headers", "read_entity", "read_headers"]

_MAX_HEADERS = 1_000
_MAX_HEADER_CHARS = 32_000
_FIELD = re.compile(r"([!-9;-~]++):[ \t]*+([^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)")
_BLOCK = re.compile(r"(?:[!-9;-~]++:[^\n]*+(?:\n[ \t][^\n]*+)*+(?:\n|\Z))++")
_SKIPPED = frozenset(" \t:")
_BLANK = re.compile(r"\r?\n")


class Headers:
    """Give the headers of one entity by name, raw as they arrived, first one first."""

    __slots__ = ("_parameters", "_values")

    def __init__(self, values: dict[str, list[str]]) -> None:
        self._values = values
        self._parameters: dict[str, Mapping[str, str]] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Headers:
        """Return headers given one by one."""
        values: dict[str, list[str]] = {}
        for name, value in pairs:
            values.setdefault(name.lower(), []).append(value)
        return cls(values)

    def __bool__(self) -> bool:
        return bool(self._values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each name, in lower case, with each of its values."""
        return ((name, value) for name, values in self._values.items() for value in values)

    def raw(self, name: str) -> str | None:
        """Return the first value under a lower-case name, as it stands."""
        found = self._values.get(name)
        return found[0] if found else None

    def line(self, name: str) -> str | None:
        """Return the first value on one line, or None where it is absent or blank."""
        found = self._values.get(name)
        return (header_line(found[0]) or None) if found else None

    def text(self, name: str, *, charset: str | None = None) -> str | None:
        """Return the first value decoded for reading, or None where it is absent or blank."""
        found = self._values.get(name)
        return (header_text(found[0], charset=charset) or None) if found else None

    def parameter(self, header: str, name: str) -> str | None:
        """Return one parameter of a header such as ``content-type``."""
        known = self._parameters.get(header)
        if known is None:
            value = self.raw(header)
            known = self._parameters[header] = parameters(value) if value and ";" in value else {}
        return known.get(name)


def read_headers(text: str) -> Headers:
    """Return the headers that a text begins with."""
    return read_entity(text)[0]


def read_entity(text: str) -> tuple[Headers, str]:
    """Return the headers of an entity and its content, which begins where no header can."""
    values: dict[str, list[str]] = {}
    position, count = _line_end(text, 0) if text.startswith(("From ", ">From ")) else 0, 0
    while position < len(text):
        if block := _BLOCK.match(text, position):
            end = block.end()
            fields = _FIELD.findall(text, position, end)[: _MAX_HEADERS - count]
            for name, value in fields:
                values.setdefault(name.lower(), []).append(value[:_MAX_HEADER_CHARS].rstrip("\r\n"))
            position, count = end, count + len(fields)
        elif text[position] in _SKIPPED:  # the rest of a field whose name is missing
            position = _line_end(text, position)
        else:
            blank = _BLANK.match(text, position)
            return Headers(values), text[blank.end() if blank else position :]
    return Headers(values), ""


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end + 1 if end >= 0 else len(text)
