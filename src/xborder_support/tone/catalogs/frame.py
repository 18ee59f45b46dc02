"""Collect one text while it is rendered: its pieces, and which of them are values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import accumulate
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError
from xborder_support.tone.cleaning import is_right_to_left

from .formats import Formats
from .output import OutputKind, html_literal
from .placeholders import Placeholder
from .rendered import Span
from .wall_clock import WallClock, wall_clock

__all__ = ["FOREIGN", "FORMATTED", "VERBATIM", "Frame", "PreviewFrame", "Words", "Write", "literal"]

_ISOLATE, _POP = "\u2068", "\u2069"

#: How a piece came into the text: written by the locale itself, such as a date, without any mark-up; a value of the caller, which may run in
#: another direction; an address, in which no mark may be changed, and which has no neighbour that an app could take for its last character.
FORMATTED, FOREIGN, VERBATIM = range(3)


class Frame:
    """Hold what one rendering needs: the checked values, how the locale and the channel write, and the pieces so far."""

    __slots__ = ("_kind", "formats", "is_html", "marks", "pieces", "values", "zone")

    def __init__(self, values: Mapping[str, Any], formats: Formats, kind: OutputKind, zone: ZoneInfo | None) -> None:
        self.values = values
        self.formats = formats
        self.zone = zone
        self.is_html = kind.is_html
        self.pieces: list[str] = []
        self._kind = kind
        self.marks: list[tuple[str, int, int]] = []

    def insert(self, name: str, text: str, source: int = FOREIGN) -> None:
        """Append a value. A foreign one will be isolated where it runs against the direction of the text and the channel can take it."""
        self.marks.append((name, len(self.pieces), source))
        self.pieces.append(text)

    def local(self, instant: datetime, name: str) -> WallClock:
        """Return an instant on the wall clock that the customer reads.

        Errors: ``UsageError`` ``missing-time-zone``: whose clock is meant is never guessed.
        """
        if self.zone is None:
            message = f"${name} cannot be shown without a time zone"
            raise UsageError(message, code="missing-time-zone", hint="pass time_zone='Asia/Tokyo', the customer's own")
        return wall_clock(instant, self.zone)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text, with each value as the channel wants it, and where the values stand in it."""
        pieces, kind = self.pieces, self._kind
        isolated = self._dress() if self.marks and (kind.value or kind.isolates) else ()
        starts = [0, *accumulate(map(len, pieces))]
        spans = [_span(Span, (name, starts[index], starts[index + 1])) for name, index, _ in self.marks]
        if isolated:
            spans = [
                _span(Span, (span.name, span.start + 1, span.end - 1)) if index in isolated else span
                for span, (_, index, _) in zip(spans, self.marks, strict=True)
            ]
        text = "".join(pieces)
        return kind.finish(text) if kind.finish else text, tuple(spans)

    def _dress(self) -> list[int]:
        """Escape each value, isolate those that need it, and return which ones these are. A span leaves the isolate out."""
        pieces, escape, is_html = self.pieces, self._kind.value, self.is_html
        isolates, right_to_left = self._kind.isolates, self.formats.is_right_to_left
        isolated = []
        for _, index, source in self.marks:
            if not source:
                continue
            text = pieces[index]
            if escape and (is_html or source == FOREIGN):
                pieces[index] = escape(text)
            if isolates and (right_to_left or not text.isascii()) and source == FOREIGN and _runs_against(text, right_to_left):
                pieces[index] = f"{_ISOLATE}{pieces[index]}{_POP}"
                isolated.append(index)
        return isolated


class PreviewFrame(Frame):
    """Hold what one preview needs. A moment that is missing needs no clock."""

    __slots__ = ()

    def local(self, instant: datetime, name: str) -> WallClock:
        """Return an instant on the wall clock that the customer reads, or the placeholder that stands for it."""
        if isinstance(instant, Placeholder):
            stand_in: Any = instant
            return WallClock(stand_in, stand_in, stand_in)
        return Frame.local(self, instant, name)


def _runs_against(text: str, right_to_left: bool) -> bool:  # noqa: FBT001  (private, and called for every value)
    return is_right_to_left(text) is not right_to_left and not text.isdecimal()


_span = tuple.__new__  # as Span(…) does, without the detour by its keyword arguments


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


def literal(text: str) -> Write:
    """Return what writes fixed words, in each form that an output kind wants."""
    html = html_literal(text)
    if html == text:
        return Words(text)

    def write(frame: Frame) -> None:
        frame.pieces.append(html if frame.is_html else text)

    return write
