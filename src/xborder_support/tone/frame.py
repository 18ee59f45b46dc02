"""Collect one text while it is rendered: its pieces, and which of them are values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import accumulate
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError

from .cleaning import is_right_to_left
from .formats import Formats
from .output import OutputKind, html_literal
from .rendered import Span

__all__ = ["Frame", "Write", "literal"]

_ISOLATE, _POP = "\u2068", "\u2069"


class Frame:
    """Hold what one rendering needs: the checked values, how the locale and the channel write, and the pieces so far."""

    __slots__ = ("_escape", "_finish", "_isolates", "_marks", "_right_to_left", "formats", "is_html", "pieces", "values", "zone")

    def __init__(self, values: Mapping[str, Any], formats: Formats, kind: OutputKind, zone: ZoneInfo | None) -> None:
        self.values = values
        self.formats = formats
        self.zone = zone
        self.is_html = kind.is_html
        self.pieces: list[str] = []
        self._marks: list[tuple[str, int]] = []
        self._escape = kind.value
        self._finish = kind.finish
        self._isolates = kind.isolates
        self._right_to_left = formats.is_right_to_left

    def insert(self, name: str, text: str) -> None:
        """Append a value: escaped, and isolated where it runs against the direction of the text and the channel can take it."""
        pieces = self.pieces
        shown = self._escape(text) if self._escape else text
        if self._isolates and (self._right_to_left or not text.isascii()) and self._runs_against(text):
            self._marks.append((name, len(pieces) + 1))
            pieces += (_ISOLATE, shown, _POP)
        else:
            self._marks.append((name, len(pieces)))
            pieces.append(shown)

    def insert_formatted(self, name: str, text: str) -> None:
        """Append what the locale itself wrote, such as a date. It runs in the direction of the text."""
        self._marks.append((name, len(self.pieces)))
        self.pieces.append(self._escape(text) if self._escape else text)

    def _runs_against(self, text: str) -> bool:
        return is_right_to_left(text) is not self._right_to_left and not text.isdecimal()

    def local(self, instant: datetime, name: str) -> datetime:
        """Return an instant on the wall clock that the customer reads, without its zone.

        Errors: ``UsageError`` ``missing-time-zone``: whose clock is meant is never guessed.
        """
        if self.zone is None:
            message = f"${name} cannot be shown without a time zone"
            raise UsageError(message, code="missing-time-zone", hint="pass time_zone='Asia/Tokyo', the customer's own")
        return instant.astimezone(self.zone).replace(tzinfo=None)

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """Return the text, and where each value stands in it."""
        text = "".join(self.pieces)
        if self._finish:
            text = self._finish(text)
        starts = [0, *accumulate(map(len, self.pieces))]
        return text, tuple([_span(Span, (name, starts[index], starts[index + 1])) for name, index in self._marks])


_span = tuple.__new__  # as Span(…) does, without the detour by its keyword arguments


#: A compiled piece of a message: it writes itself into a frame.
Write: TypeAlias = Callable[[Frame], None]


def literal(text: str) -> Write:
    """Return what writes fixed words, in each form that an output kind wants."""
    html = html_literal(text)
    if html == text:
        return lambda frame: frame.pieces.append(text)

    def write(frame: Frame) -> None:
        frame.pieces.append(html if frame.is_html else text)

    return write
