"""Collect one text while it is rendered: its pieces, and which of them are values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.tone.cleaning import is_right_to_left

from .formats import Formats
from .output import OutputKind, html_literal, html_value
from .placeholders import Placeholder
from .rendered import Span
from .wall_clock import WallClock, wall_clock

__all__ = ["Frame", "PreviewFrame", "Words", "Write", "literal"]

_ISOLATE, _POP = "\u2068", "\u2069"
_span = tuple.__new__  # as Span(…) does, without the detour by its keyword arguments


class Frame:
    """Hold what one rendering needs: the checked values, how the locale and the channel write, and the pieces so far.

    ``length`` counts the characters of the pieces. Whoever appends one adds to it, so that the place of each value is known.
    """

    __slots__ = ("_kind", "_right_to_left", "formats", "is_html", "length", "pieces", "spans", "values", "zone")

    def __init__(self, values: Mapping[str, Any], formats: Formats, kind: OutputKind, zone: ZoneInfo | None) -> None:
        self.values = values
        self.formats = formats
        self.zone = zone
        self.is_html = kind.is_html
        self.pieces: list[str] = []
        self.spans: list[Span] = []
        self.length = 0
        self._kind = kind
        self._right_to_left = formats.is_right_to_left

    def insert(self, name: str, text: str) -> None:
        """Append a value as the channel wants it, isolated where it runs against the direction of the text.

        The span leaves the isolate out.
        """
        kind, right_to_left, start = self._kind, self._right_to_left, self.length
        shown = kind.value(text) if kind.value else text
        if kind.isolates and (right_to_left or not text.isascii()) and is_right_to_left(text) is not right_to_left and not text.isdecimal():
            self.pieces.append(f"{_ISOLATE}{shown}{_POP}")
            start += 1
            end = start + len(shown)
            self.length = end + 1
        else:
            self.pieces.append(shown)
            self.length = end = start + len(shown)
        self.spans.append(_span(Span, (name, start, end)))

    def insert_formatted(self, name: str, text: str) -> None:
        """Append what the locale itself wrote, such as a date. It runs in the direction of the text and has no mark-up."""
        start = self.length
        self.length = end = start + len(text)
        self.pieces.append(text)
        self.spans.append(_span(Span, (name, start, end)))

    def insert_verbatim(self, name: str, text: str) -> None:
        """Append an address: no mark in it is changed, and it has no neighbour that an app could take for its last character."""
        self.insert_formatted(name, html_value(text) if self.is_html else text)

    def local(self, instant: datetime, name: str) -> WallClock:
        """Return an instant on the wall clock that the customer reads.

        Errors: ``UsageError`` ``missing-time-zone``: whose clock is meant is never guessed.
        """
        if self.zone is None:
            message = f"${name} cannot be shown without a time zone"
            raise UsageError(message, code="missing-time-zone", hint="pass time_zone='Asia/Tokyo', the customer's own")
        return wall_clock(instant, self.zone)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text and where the values stand in it."""
        written, finish = ("".join(self.pieces), tuple(self.spans)), self._kind.finish
        return finish(*written) if finish else written


class PreviewFrame(Frame):
    """Hold what one preview needs. A moment that is missing needs no clock."""

    __slots__ = ()

    def local(self, instant: datetime, name: str) -> WallClock:
        """Return an instant on the wall clock that the customer reads, or the placeholder that stands for it."""
        if isinstance(instant, Placeholder):
            stand_in: Any = instant
            return WallClock(stand_in, stand_in, stand_in)
        return Frame.local(self, instant, name)


#: A compiled piece of a message: it writes itself into a frame.
Write: TypeAlias = Callable[[Frame], None]


class Words:
    """Hold words that are the same for every output kind. A sequence appends them without a call."""

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def __call__(self, frame: Frame) -> None:
        """Append the words."""
        frame.pieces.append(self.words)
        frame.length += len(self.words)


def literal(text: str) -> Write:
    """Return what writes fixed words, in each form that an output kind wants."""
    html = html_literal(text)
    if html == text:
        return Words(text)

    def write(frame: Frame) -> None:
        words = html if frame.is_html else text
        frame.pieces.append(words)
        frame.length += len(words)

    return write
