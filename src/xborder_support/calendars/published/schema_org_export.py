"""Answer how schema.org writes hours: a list of ``OpeningHoursSpecification``, for the JSON-LD of a shop's page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from xborder_support.calendars.hours import DAY_SECONDS, Hours
from xborder_support.errors import UsageError

from .given_week import WeekLike, given_week

__all__ = ["to_schema_org"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ALL_DAY, _CLOSED = ("00:00", "23:59"), ("00:00", "00:00")
_ALL_DAYS = range(7)
_LAST_MINUTE = DAY_SECONDS - 60
_DAY = timedelta(days=1)
_NO_DATES: Mapping[date, tuple[Hours, ...]] = {}


def to_schema_org(
    week: WeekLike,
    *,
    exceptions: Mapping[date, tuple[Hours, ...]] = _NO_DATES,
    seasons: Iterable[tuple[date, date, WeekLike]] = (),
) -> list[dict[str, Any]]:
    """Return weekly hours, seasons (first date, last date, week) and the hours of single dates as JSON-LD values.

    A date or a season's day without hours is closed, which is written as 00:00 to 00:00; a whole day is 00:00 to 23:59, as search engines
    ask. A close at or before the opening is on the next day. Weekdays that are closed all year are left out, and so are those that a short
    season does not have. A date of ``exceptions`` has those hours, whatever its season says.

    Errors: ``UsageError`` ``not-representable`` for hours of 24 hours and more that do not start at midnight, and for those from
    midnight into the last minute of the day, which would be read as the whole of it; ``bad-date-range``, ``not-a-week``.

    Source: https://schema.org/OpeningHoursSpecification

    Example:
        >>> from xborder_support.calendars.published import to_schema_org
        >>> [monday] = to_schema_org({"mon": "09:00-18:00"})
        >>> monday["dayOfWeek"], monday["opens"], monday["closes"]
        (['https://schema.org/Monday'], '09:00', '18:00')
    """
    parts = _week(week, _ALL_DAYS, {})
    for first, last, hours in seasons:
        if last < first:
            raise UsageError(f"the season ends before it starts: {first}..{last}", code="bad-date-range", hint="swap the dates")
        if days := _left_to_season(first, last, exceptions):
            parts += _week(hours, days, _valid(first, last))
    for first, last, stretches in _alike(exceptions):
        parts += [_part({}, times, _valid(first, last)) for times in _all_times(stretches)]
    return parts


def _left_to_season(first: date, last: date, exceptions: Mapping[date, Any]) -> set[int]:
    """Return the weekdays of a season; none where each of its dates has hours of its own, which must not be said to be open twice."""
    dates = [first + step * _DAY for step in range((last - first).days + 1)]
    return {day.weekday() for day in dates} if any(day not in exceptions for day in dates) else set()


def _week(week: WeekLike, days: Collection[int], valid: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return one entry for each pair of times, with all the days that have it. A closed day is told only where dates are."""
    days_at: dict[tuple[str, str], list[str]] = {}
    for day, hours in enumerate(given_week(week)):
        for times in _all_times(hours) if day in days and (hours or valid) else ():
            days_at.setdefault(times, []).append(f"https://schema.org/{_DAYS[day]}")
    return [_part({"dayOfWeek": days}, times, valid) for times, days in days_at.items()]


def _part(days: Mapping[str, Any], times: tuple[str, str], valid: Mapping[str, str]) -> dict[str, Any]:
    return {"@type": "OpeningHoursSpecification", **days, "opens": times[0], "closes": times[1], **valid}


def _valid(first: date, last: date) -> dict[str, str]:
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()}


def _alike(exceptions: Mapping[date, tuple[Hours, ...]]) -> list[tuple[date, date, tuple[Hours, ...]]]:
    """Return runs of consecutive dates with equal hours."""
    runs: list[tuple[date, date, tuple[Hours, ...]]] = []
    for day, hours in sorted(exceptions.items()):
        if runs and runs[-1][1] + _DAY == day and runs[-1][2] == hours:
            runs[-1] = (runs[-1][0], day, hours)
        else:
            runs.append((day, day, hours))
    return runs


def _all_times(hours: tuple[Hours, ...]) -> list[tuple[str, str]]:
    return [_times(stretch) for stretch in hours] or [_CLOSED]


def _times(hours: Hours) -> tuple[str, str]:
    start, end = hours
    if hours == (0, DAY_SECONDS):
        return _ALL_DAY
    if start == 0 and _LAST_MINUTE <= end < DAY_SECONDS:
        hint = "close at 23:58, or keep open for the whole day, until 24:00"
        raise UsageError("schema.org reads 00:00 to 23:59 as a whole day", code="not-representable", hint=hint)
    if end - start >= DAY_SECONDS:
        hint = "split the hours at midnight, and give the rest to the next day"
        raise UsageError(f"schema.org cannot write 24 hours from {_clock(start)}", code="not-representable", hint=hint)
    return _clock(start), _clock(end % DAY_SECONDS)


def _clock(moment: int) -> str:
    minutes, seconds = divmod(moment, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
