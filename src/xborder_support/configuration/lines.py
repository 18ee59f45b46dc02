"""Tell on which line of a TOML text each key stands.

``tomllib`` does not say, and error messages need it. This is a plain scan beside the parser: it never decides what a file means, and a key
that it misses gets the line of its table.
"""

from __future__ import annotations

import re

from .document import KeyPath

__all__ = ["lines_of_keys"]

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_PATH = rf"(?P<path>{_PART}(?:\s*\.\s*{_PART})*)"
_HEADER = re.compile(rf"\s*(?P<open>\[\[?)\s*{_PATH}\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(rf"\s*{_PATH}\s*=")
_INLINE_KEY = re.compile(rf"[{{,]\s*{_PATH}\s*=")
_TEXTS = re.compile(
    r"""
    "{3}.*?(?:"{3}|$) | '{3}.*?(?:'{3}|$)  # a text of several lines, or as much of it as this line has
    | "(?:[^"\\]|\\.)*" | '[^']*'          # a text
    | \#.*                                 # a comment
    """,
    re.VERBOSE,
)
_TRIPLE_QUOTES = ('"""', "'''")
_OPENING = ("[", "{", *_TRIPLE_QUOTES)


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """Map the key paths of a TOML text to 1-based lines. An array's elements are told apart, however many lines it takes."""
    scan = _Scan()
    for number, line in enumerate(text.split("\n"), 1):
        scan.read(number, line)
    return {**scan.implied, **scan.lines}


class _Scan:
    """Keep what one line leaves open for the next: a table, a text of several lines, or an array."""

    def __init__(self) -> None:
        self.lines: dict[KeyPath, int] = {(): 1}
        self.implied: dict[KeyPath, int] = {}
        self._elements: dict[KeyPath, int] = {}
        self._table: KeyPath = ()
        self._key: KeyPath = ()
        self._depth = 0
        self._position = 0
        self._open_quotes = ""

    def read(self, number: int, line: str) -> None:
        if self._open_quotes:
            line = self._behind_the_text(line)
        elif not self._depth:
            line = self._at_the_margin(number, line)
        self._values(number, line)

    def _at_the_margin(self, number: int, line: str) -> str:
        """Read a table header or a key, and return the value that follows."""
        if header := _HEADER.match(line):
            self._open_table(_split(header["path"]), is_array=header["open"] == "[[")
            self._note(self._table, number)
            return ""
        if assignment := _ASSIGNMENT.match(line):
            self._key, self._position = (*self._table, *_split(assignment["path"])), 0
            self._note(self._key, number)
            for inner in _INLINE_KEY.finditer(line, assignment.end()):
                self.lines.setdefault((*self._key, *_split(inner["path"])), number)
            return line[assignment.end() :]
        return ""

    def _note(self, path: KeyPath, number: int) -> None:
        """Note the line of a key, and for the tables around it that it is the first to mention them."""
        self.lines.setdefault(path, number)
        for length in range(1, len(path)):
            self.implied.setdefault(path[:length], number)

    def _open_table(self, path: tuple[str, ...], *, is_array: bool) -> None:
        """Enter a table, as ``[routing.to]`` under the second ``[[routing]]`` means ``routing[1].to``."""
        full: KeyPath = ()
        for depth, part in enumerate(path):
            full = (*full, part)
            if full in self._elements and depth < len(path) - 1:
                full = (*full, self._elements[full])
        if is_array:
            self._elements[full] = self._elements.get(full, -1) + 1
            full = (*full, self._elements[full])
        self._table = full

    def _behind_the_text(self, line: str) -> str:
        before, quotes, behind = line.partition(self._open_quotes)
        if not quotes or before.endswith("\\"):
            return ""
        self._open_quotes = ""
        return behind

    def _values(self, number: int, value: str) -> None:
        """Note on which line each element of an array begins, and what is still open at the end of the line."""
        if not self._depth and not any(mark in value for mark in _OPENING):
            return
        code = _TEXTS.sub(self._without_text, value)
        for char in code:
            if self._depth == 1 and char not in ",]} \t\r":
                self.lines.setdefault((*self._key, self._position), number)
            self._depth += (char in "[{") - (char in "]}")
            self._position += char == "," and self._depth == 1

    def _without_text(self, match: re.Match[str]) -> str:
        text = match[0]
        if text.startswith(_TRIPLE_QUOTES) and (len(text) < 6 or not text.endswith(text[:3])):
            self._open_quotes = text[:3]
        return "" if text.startswith("#") else "text"


def _split(path: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, path))
