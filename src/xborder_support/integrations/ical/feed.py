"""Read the closures of a calendar feed, within dates, and count whatever is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Literal

import recurring_ical_events  # type: ignore[import-untyped]  # it has annotations, but does not say so

from xborder_support.calendars import ClosedDates
from xborder_support.errors import PayloadError, UsageError
from xborder_support.terms import Finding
from xborder_support.terms import time_zone as known_zone

from .events import Keep, checked_keep, closes_the_shop, event_of, length_of, why_skipped
from .local_days import Taken, joined, taken_by
from .parsing import parse_feed
from .recurrence import check_cost, is_expandable

__all__ = ["Feed", "closures", "read_feed"]

_LONGEST_RANGE = timedelta(days=3_660)
_YEARS = frozenset(range(2, 9_999))  # a date beside the first and the last one exists too
_MARGIN = timedelta(days=2)
_MOST_DAYS = 100_000  # that all events take together: about a second
_SKIPPED = {
    "cancelled-events": "cancelled",
    "free-events": "marked as free time",
    "private-events": "marked as private",
    "other-categories": "without any of the categories of keep=",
    "events-not-kept": "not kept by keep=",
}
_UNREADABLE = {
    "no-start": ("without a start that can be read", "correct DTSTART"),
    "reversed-event": ("with an end before the start", "correct DTEND or DURATION"),
    "endless-event": ("longer than ten years", "correct DTEND or DURATION, or close the calendar otherwise"),
    "unknown-recurrence": ("with a recurrence that cannot be expanded", "let it recur by days, weeks, months or years"),
    "unknown-zone": ("in a zone that nobody knows, read as local time", "use an IANA name as TZID"),
}


@dataclass(frozen=True, slots=True)
class Feed:
    """Hold the closures of a feed: pass ``closed`` and ``breaks`` to a ``BusinessCalendar``.

    ``source`` is the caller's own name of the feed, which each closed date keeps.
    ``findings`` count the events that were left out, by their cause.
    """

    source: str | None
    closed: tuple[ClosedDates, ...]
    breaks: Mapping[date, list[str]]
    findings: tuple[Finding, ...] = ()


def closures(
    feed: str | bytes,
    *,
    first_on: date,
    last_on: date,
    time_zone: str | tzinfo,
    source: str | None = None,
    keep: Keep = closes_the_shop,
) -> list[ClosedDates]:
    r"""Return the whole days that a feed closes between two dates. For closed hours, and for what was left out, see ``read_feed``.

    Errors: as ``read_feed``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.integrations import ical
        >>> lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "SUMMARY:Stocktaking"]
        >>> lines += ["DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20270104", "END:VEVENT", "END:VCALENDAR"]
        >>> found = ical.closures("\n".join(lines), first_on=date(2026, 1, 1), last_on=date(2027, 12, 31), time_zone="Asia/Tokyo")
        >>> [(str(dates), dates.reason) for dates in found]
        [('2026-12-29..2027-01-03', 'Stocktaking')]
    """
    return [*read_feed(feed, first_on=first_on, last_on=last_on, time_zone=time_zone, source=source, keep=keep).closed]


def read_feed(
    feed: str | bytes,
    *,
    first_on: date,
    last_on: date,
    time_zone: str | tzinfo,
    source: str | None = None,
    keep: Keep = closes_the_shop,
) -> Feed:
    """Return what a feed closes between two dates, both included: whole days with their summary as the reason, and hours as breaks.

    ``keep`` says which events close the shop: a function over ``FeedEvent``, or categories. By default that is every event but free time
    and private ones. A cancelled event never closes anything.

    Errors: ``UsageError`` ``bad-date-range``, ``unknown-time-zone``, ``bad-feed``, ``bad-keep``; ``PayloadError`` ``payload-too-large``,
    ``bad-encoding``, ``not-a-calendar``, ``truncated-calendar``, ``nested-calendar``, ``too-many-events``, ``recurrence-too-long``,
    ``bad-recurrence``.
    """
    _check_range(first_on, last_on)
    zone, wanted = known_zone(time_zone), checked_keep(keep)
    left_out: Counter[str] = Counter()
    days: list[tuple[date, str | None]] = []
    hours: list[Taken] = []
    most = _MOST_DAYS
    for calendar in parse_feed(feed):
        for event in _occurrences(calendar, first_on, last_on, left_out):
            taken = [*taken_by(event["DTSTART"].dt, event["DTEND"].dt, zone, first_on, last_on)]
            most = _left(most - len(taken))
            if taken and (skipped := why_skipped(event, wanted)):
                left_out[skipped] += 1
                continue
            days += [(part.day, event_of(event).summary or None) for part in taken if part.is_whole_day]
            hours += [part for part in taken if not part.is_whole_day]
    return Feed(source, tuple(joined(days, source)), _breaks(hours), _findings(left_out))


def _left(days: int) -> int:
    if days < 0:
        message = f"the events of the feed take more than {_MOST_DAYS} days together"
        raise PayloadError(message, code="too-many-events", hint="ask for a shorter range of dates")
    return days


def _check_range(first_on: date, last_on: date) -> None:
    if any(not isinstance(day, date) or isinstance(day, datetime) for day in (first_on, last_on)):
        raise UsageError("first_on= and last_on= are dates", code="bad-date-range", hint="pass local dates, such as date(2026, 1, 1)")
    if not timedelta(0) <= last_on - first_on <= _LONGEST_RANGE or not {first_on.year, last_on.year} <= _YEARS:
        message = f"cannot read a feed from {first_on} to {last_on}"
        raise UsageError(message, code="bad-date-range", hint="pass the earlier date first, and at most ten years")


def _occurrences(calendar: Any, first_on: date, last_on: date, left_out: Counter[str]) -> list[Any]:
    """Return every event between two dates, recurrences written out."""
    events = [*calendar.walk("VEVENT")]
    faults = [_fault(event) for event in events]
    left_out.update(fault for fault in faults if fault)
    calendar.subcomponents = [part for part in calendar.subcomponents if part.name != "VEVENT"]
    calendar.subcomponents += [event for event, fault in zip(events, faults, strict=True) if fault in {None, "unknown-zone"}]
    check_cost(calendar.walk("VEVENT"), first_on, last_on)
    try:
        return list(recurring_ical_events.of(calendar).between(first_on - _MARGIN, last_on + _MARGIN))
    except Exception:  # noqa: BLE001  (the library raises whatever it stumbles over, and quotes the feed in it)
        message = "the recurrences of the feed cannot be expanded"
        raise PayloadError(message, code="bad-recurrence", hint="correct RRULE, RDATE and EXDATE, or ask for single events") from None


def _fault(event: Any) -> str | None:
    """Return what is wrong with an event, as the code of a finding."""
    try:
        start = event["DTSTART"]
        if not isinstance(start.dt, date):
            return "no-start"
        length = length_of(event)
        if not timedelta(0) <= length <= _LONGEST_RANGE:
            return "reversed-event" if length < timedelta(0) else "endless-event"
        if not is_expandable(event):
            return "unknown-recurrence"
    except (KeyError, ValueError, TypeError, AttributeError):
        return "no-start"
    is_local = isinstance(start.dt, datetime) and start.dt.tzinfo is None
    return "unknown-zone" if is_local and "TZID" in start.params else None


def _breaks(hours: Iterable[Taken]) -> dict[date, list[str]]:
    breaks: dict[date, list[str]] = {}
    for part in sorted(set(hours)):
        breaks.setdefault(part.day, []).append(part.hours)
    return breaks


def _findings(left_out: Counter[str]) -> tuple[Finding, ...]:
    return tuple(_finding(rule, count) for rule, count in sorted(left_out.items()))


def _finding(rule: str, count: int) -> Finding:
    facts = {"events": str(count)}
    if rule in _SKIPPED:
        message = f"events that close nothing, {_SKIPPED[rule]}: {count}"
        return Finding(rule, "info", message, suggestion="pass another keep= if they do close the shop", facts=facts)
    problem, remedy = _UNREADABLE[rule]
    severity: Literal["warning", "error"] = "warning" if rule == "unknown-zone" else "error"
    return Finding(rule, severity, f"events {problem}: {count}", suggestion=remedy, facts=facts)
