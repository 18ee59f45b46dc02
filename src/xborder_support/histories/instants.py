"""Read the times of an export: ISO 8601, seconds or milliseconds since 1970, or a pattern that the mapping declares."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from xborder_support.calendars import wall_instant
from xborder_support.terms import time_zone

__all__ = ["EPOCH_FORMATS", "InstantReader", "UnreadableTime", "help_desk_time", "instant_reader"]

#: What a mapping may say instead of a pattern, and by what the number is divided.
EPOCH_FORMATS = {"epoch_seconds": 1, "epoch_milliseconds": 1000}

InstantReader = Callable[[object], datetime]

_LONGEST = 64  # characters
_LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z, where datetime ends


class UnreadableTime(ValueError):  # noqa: N818  (it never leaves the package: a finding is made of it)
    """Say why a cell is no time, as a code and in words that do not quote it."""

    def __init__(self, code: str, reason: str, suggestion: str) -> None:
        super().__init__(reason)
        self.code, self.reason, self.suggestion = code, reason, suggestion


_NO_TIME = "the text is no time as ISO 8601 writes it"
_DECLARE = 'declare time_format, such as "%d-%m-%Y %H:%M", "epoch_seconds" or "epoch_milliseconds"'
_DECLARE_ZONE = 'declare time_zone = "Europe/Berlin", the zone in which these times were written'
_OUT_OF_RANGE = "write a time in the years 1 to 9999"


def instant_reader(time_format: str, zone: ZoneInfo | None) -> InstantReader:
    """Return the reader of times in one format. It raises ``UnreadableTime``."""
    if time_format in EPOCH_FORMATS:
        return _epoch_reader(EPOCH_FORMATS[time_format], zone)
    parse = _from_iso if time_format == "iso" else _pattern_parser(time_format)
    read_text = _text_reader(parse, zone, time_format)

    def read(value: object) -> datetime:
        if isinstance(value, str):
            return read_text(value)
        if isinstance(value, datetime):
            return _placed(value, zone)
        raise UnreadableTime("bad-time", f"a time was expected, not {type(value).__name__}", _DECLARE)

    return read


def help_desk_time(value: object, *, times_are_utc: bool) -> datetime:
    """Return a time as help desks write it: ISO 8601, or seconds since 1970. ``times_are_utc`` where theirs lack the offset.

    Errors: ``UnreadableTime``.
    """
    return _epoch(value, 1) if isinstance(value, (int, float)) else _iso_reader(times_are_utc=times_are_utc)(value)


@cache
def _iso_reader(*, times_are_utc: bool) -> InstantReader:
    return instant_reader("iso", time_zone("UTC") if times_are_utc else None)


def _from_iso(text: str) -> datetime:
    """Return a time of ISO 8601. Python would read a count of milliseconds as a day of the year 1770."""
    if text.isdigit():
        raise ValueError("digits alone are a count")
    return datetime.fromisoformat(text)


def _pattern_parser(pattern: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, pattern)  # noqa: DTZ007  (the zone comes from the mapping)


def _text_reader(parse: Callable[[str], datetime], zone: ZoneInfo | None, time_format: str) -> Callable[[str], datetime]:
    def read(text: str) -> datetime:
        try:
            written = parse(_plain_text(text))
        except (ValueError, OverflowError):
            reason = _NO_TIME if time_format == "iso" else "the text does not fit time_format"
            raise UnreadableTime("bad-time", reason, _DECLARE) from None
        return _placed(written, zone)

    return read


def _plain_text(text: str) -> str:
    """Return the text of a time. Python's reader of ISO 8601 would stop at a null character, and not see what follows."""
    if len(text) > _LONGEST or "\0" in text:
        raise ValueError("no time looks like that")
    return text.strip()


def _placed(written: datetime, zone: ZoneInfo | None) -> datetime:
    """Return a time in UTC; one without an offset is wall time in the zone of the mapping."""
    if type(written) is datetime and written.tzinfo is UTC:
        return written
    try:
        if written.utcoffset() is not None:
            return _plain(written.astimezone(UTC))
        if zone is None:
            raise UnreadableTime("naive-time", "the time has no offset, and no zone is declared", _DECLARE_ZONE)
        return _on_the_clock_of(zone, _plain(written))
    except OverflowError:
        raise UnreadableTime("bad-time", "the time is outside the years 1 to 9999", _OUT_OF_RANGE) from None


def _on_the_clock_of(zone: ZoneInfo, wall: datetime) -> datetime:
    if zone.key == "UTC":
        return wall.replace(tzinfo=UTC)
    clock = timedelta(0, (wall.hour * 60 + wall.minute) * 60 + wall.second, wall.microsecond)
    try:
        return wall_instant(wall.date(), clock, zone.key)
    except ValueError:
        raise OverflowError from None  # the last year, as the first one


def _plain(written: datetime) -> datetime:
    """Return a datetime of Python's own type: data frames have their own, which lose themselves in arithmetic."""
    if type(written) is datetime:
        return written
    date, time = (written.year, written.month, written.day), (written.hour, written.minute, written.second, written.microsecond)
    return datetime(*date, *time, tzinfo=written.tzinfo)


def _epoch_reader(divisor: int, zone: ZoneInfo | None) -> InstantReader:
    def read(value: object) -> datetime:
        return _placed(value, zone) if isinstance(value, datetime) else _epoch(value, divisor)

    return read


def _epoch(value: object, divisor: int) -> datetime:
    number = _number(value)
    if number is None:
        raise UnreadableTime("bad-time", "the count of seconds since 1970 is no number", _DECLARE)
    if not -_LAST_SECOND <= number / divisor <= _LAST_SECOND:
        raise UnreadableTime("bad-time", "the time is outside the years 1 to 9999", _OUT_OF_RANGE)
    try:
        return datetime.fromtimestamp(number / divisor, UTC)
    except (OverflowError, ValueError, OSError):
        raise UnreadableTime("bad-time", "the time is outside the years 1 to 9999", _OUT_OF_RANGE) from None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)) or (isinstance(value, str) and len(value) > _LONGEST):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
