"""Write words as the value of a Fluent message, so that it reads exactly as they do."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["fluent_text"]

_INDENT = "    "
_BRACES = re.compile(r"[{}]")
_EDGE = re.compile(r"^ +| +$")  # Fluent drops the spaces at the edges of a text, and those that all lines begin with
_MARKS = (".", "*", "[")  # what would begin something else at the start of a line


def fluent_text(pieces: Iterable[tuple[bool, str]]) -> str:
    """Return the value that says what the pieces say: words, or (True) what stands in braces and is Fluent already."""
    text = "".join(piece if is_fluent else _BRACES.sub(lambda brace: f'{{"{brace[0]}"}}', piece) for is_fluent, piece in _marked(pieces))
    lines = text.split("\n")
    return f"\n{_INDENT}".join(map(_line, lines)).replace(_BREAK, "\n") if text else '{""}'


_BREAK = "\0"  # stands for the line breaks within a placeable while those of the words are indented


def _marked(pieces: Iterable[tuple[bool, str]]) -> Iterable[tuple[bool, str]]:
    for is_fluent, piece in pieces:
        yield is_fluent, piece.replace("\n", _BREAK) if is_fluent else piece.replace(_BREAK, "")


def _line(line: str) -> str:
    """Write one line. An empty one is kept by a placeable, since Fluent drops those at the edges of a text."""
    if not line:
        return '{""}'
    line = _EDGE.sub(lambda spaces: f'{{"{spaces[0]}"}}', line)
    return f'{{"{line[0]}"}}{line[1:]}' if line.startswith(_MARKS) else line
