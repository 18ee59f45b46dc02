"""Read the hours of one day: ``09:00-12:00``, ``22:00-06:00``, ``00:00-24:00``.

Hours are local wall times. They belong to the date on which they start, and may end on the next one.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from traceback import walk_stack
from typing import TypeAlias

from xborder_support.errors import OverlappingHoursWarning, UsageError

__all__ = ["DAY_SECONDS", "Hours", "HoursLike", "first_overlap", "parse_hours", "print_hours", "read_hours", "warn_of_overlap", "within"]

DAY_SECONDS = 86_400

#: Start and end in seconds of wall time after the midnight that begins the date. The end is later than the start and may pass 86,400.
Hours: TypeAlias = tuple[int, int]

#: What a caller writes for a day: one stretch, or several. None at all is a closed day.
HoursLike: TypeAlias = str | Iterable[str]

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_HOURS = re.compile(rf"\s*{_CLOCK}\s*[-\N{{EN DASH}}]\s*{_CLOCK}\s*", re.ASCII)
_HINT = 'write "09:00-18:00", "22:00-06:00" over midnight, or "09:00-24:00" until midnight'


def parse_hours(text: str) -> Hours:
    """Read one stretch. An end at or before the start means the next day, so "09:00-00:00" closes at midnight.

    Errors: ``UsageError`` ``bad-hours``.
    """
    match = _HOURS.fullmatch(text) if isinstance(text, str) else None
    if not match:
        raise UsageError(f"cannot read the hours {str(text)[:40]!r}", code="bad-hours", hint=_HINT)
    start = _seconds(text, *match.groups(default="0")[:3])
    end = _seconds(text, *match.groups(default="0")[3:])
    if start == DAY_SECONDS:
        raise UsageError(f"{text[:40]!r} starts at 24:00", code="bad-hours", hint='start at "00:00" of the next day instead')
    return start, end if end > start else end + DAY_SECONDS


def read_hours(hours: HoursLike) -> tuple[Hours, ...]:
    """Read the hours of a day, sorted. Stretches may overlap: the time they share counts once."""
    stretches = [hours] if isinstance(hours, str) else hours
    if not isinstance(stretches, Iterable) or isinstance(stretches, bytes):
        raise UsageError(f"hours are text, not {type(hours).__name__}", code="bad-hours", hint="write [] for a closed day")
    return tuple(sorted({parse_hours(stretch) for stretch in stretches}))


def print_hours(hours: Hours) -> str:
    """Write a stretch in the form that ``parse_hours`` reads; seconds only where there are any."""
    return "-".join(_clock(moment) for moment in hours)


def first_overlap(stretches: Iterable[Hours]) -> int | None:
    """Return where the first of sorted stretches begins before the one before it has ended, or None."""
    return next((start for (_, end), (start, _) in pairwise(stretches) if start < end), None)


def warn_of_overlap(where: str) -> None:
    """Warn that hours of a day share time, which is legal and rarely meant."""
    text = f"hours of {where} overlap: the time that they share counts once; write them as one stretch, or part them"
    warnings.warn(text, OverlappingHoursWarning, stacklevel=_frames_to_the_caller())


def _frames_to_the_caller() -> int:
    """Return how many frames lie between this library's warning and the line that wrote the hours."""
    frames = (str(frame.f_globals.get("__name__")) for frame, _ in walk_stack(sys._getframe(1)))  # noqa: SLF001  (warnings count frames too)
    return 1 + max((level for level, name in enumerate(frames, start=1) if name.startswith("xborder_support.")), default=0)


@contextmanager
def within(place: object) -> Iterator[None]:
    """Name the place of whatever is wrong inside, such as ``exceptions`` or ``mon-fri``."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{str(place)[:40]}: {error.message}", code=error.code, hint=error.hint) from None


def _seconds(text: str, hour: str, minute: str, second: str) -> int:
    moment = int(hour) * 3600 + int(minute) * 60 + int(second)
    if moment > DAY_SECONDS or int(minute) >= 60 or int(second) >= 60:
        raise UsageError(f"there is no such time as in {text[:40]!r}", code="bad-hours", hint="a day runs from 00:00 to 24:00")
    return moment


def _clock(moment: int) -> str:
    within_day = moment if moment <= DAY_SECONDS else moment - DAY_SECONDS
    minutes, seconds = divmod(within_day, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
