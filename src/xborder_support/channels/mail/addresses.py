"""Read the mailboxes of a mail header, including group syntax (``Team: a@x, b@x;``) and the ways in which programs get it wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from .header_text import header_line, header_text

__all__ = ["Mailbox", "first_mailbox", "is_one_address", "mailboxes"]

_MAX_MAILBOXES = 50
_MAX_CHARS = 16_000
_TOKEN = re.compile(r'"(?:[^"\\]|\\.?)*(?:"|$)|=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=|[(),:;<>]|[^"(),:;<>=]+|.', re.DOTALL)
# The ordinary cases, "Name <address>" and the address alone, on a length where no pattern can be slow.
_ORDINARY = re.compile(r'\s*("[^"\\]*"\s*|[^"<>(),:;@]*)<([^\s<>@,;:"()]+@[^\s<>@,;:"()]+)>\s*\Z')
_BARE = re.compile(r'\s*([^\s<>@,;:"()=]+@[^\s<>@,;:"()=]+)\s*\Z')
_ORDINARY_CHARS = 300
_ADDRESS = re.compile(r'[^\s<>@,;:"()]+@[^\s<>@,;:"()]+')
_ONE_ADDRESS = re.compile(r'(?:[^\s<>@,;:"()]+|"[^"\\<>]*")@[^\s<>@,;:"()]+')
_QUOTED_PAIR = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Hold one address of a header and the name displayed with it."""

    address: str = field(repr=False)
    name: str | None = field(default=None, repr=False)


@dataclass(slots=True)
class _Reading:
    """Hold what was read of one mailbox so far."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angle: list[str] | None = None
    in_angle: bool = False
    comment_depth: int = 0

    def take(self, piece: str) -> None:
        if self.comment_depth:
            self.comments.append(piece)
        elif self.in_angle and self.angle is not None:
            self.angle.append(piece)
        else:
            self.words.append(piece)

    def mailbox(self, charset: str | None) -> Mailbox | None:
        words = "".join(self.words).strip()
        if self.angle is not None:
            address = _bare("".join(self.angle))
            return Mailbox(address, _name(words, charset)) if address else None
        found = _ONE_ADDRESS.fullmatch(words) or _ADDRESS.search(words)
        return Mailbox(header_line(found[0]), _name("".join(self.comments), charset)) if found else None


def first_mailbox(value: str | None, *, charset: str | None = None) -> Mailbox | None:
    """Return the first mailbox of a header, or None."""
    if not value:
        return None
    if len(value) <= _ORDINARY_CHARS and value.isascii():
        if bare := _BARE.match(value):
            return Mailbox(bare[1])
        if ordinary := _ORDINARY.match(value):
            return Mailbox(ordinary[2], _name(ordinary[1], charset))
    return next(_read(value, charset), None)


def is_one_address(text: str) -> bool:
    """Tell whether a text is one address, which no mail program and no server reads as several."""
    return text.isprintable() and _ONE_ADDRESS.fullmatch(text) is not None


def mailboxes(value: str | None, *, charset: str | None = None) -> tuple[Mailbox, ...]:
    """Return the mailboxes of a header, at most fifty."""
    return tuple(islice(_read(value, charset), _MAX_MAILBOXES)) if value else ()


def _read(value: str, charset: str | None) -> Iterator[Mailbox]:
    reading = _Reading()
    for match in _TOKEN.finditer(value[:_MAX_CHARS]):
        piece = match[0]
        if piece in {",", ";"} and not reading.comment_depth and not reading.in_angle:
            if found := reading.mailbox(charset):
                yield found
            reading = _Reading()
        else:
            _advance(reading, piece)
    if found := reading.mailbox(charset):
        yield found


def _advance(reading: _Reading, piece: str) -> None:
    """Take one piece of a mailbox: brackets open and close, everything else is words."""
    if piece == "(":
        reading.comment_depth += 1
    elif piece == ")" and reading.comment_depth:
        reading.comment_depth -= 1
    elif reading.comment_depth:
        reading.take(piece)
    elif piece == "<":
        reading.angle, reading.in_angle = [], True
    elif piece == ">":
        reading.in_angle = False
    elif piece == ":" and not reading.in_angle:  # what stood before is the name of a group
        reading.words.clear()
    else:
        reading.take(piece)


def _bare(inside: str) -> str:
    """Return the address between angle brackets, without a source route and without white space."""
    address = "".join(inside.rpartition(":")[2].split()) if '"' not in inside else inside.strip()
    return header_line(address)


def _name(words: str, charset: str | None) -> str | None:
    plain = words.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = _QUOTED_PAIR.sub(r"\1", plain[1:-1])
    return " ".join(header_text(plain, charset=charset).split()) or None
