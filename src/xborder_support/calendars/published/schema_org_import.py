"""Answer which hours a page of schema.org data states, and name whatever a calendar cannot take over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from xborder_support.calendars.hours import DAY_SECONDS, Hours, print_hours
from xborder_support.calendars.weekdays import DAY_NAMES
from xborder_support.terms import Finding

from .imported_hours import DatedWeek, ImportedHours
from .opening_hours_text import LONGEST_TEXT, read_text
from .schema_org_place import Item, items_of
from .schema_org_values import PUBLIC_HOLIDAYS, Clock, read_clock, read_day, read_valid, tail

__all__ = ["from_schema_org"]

_LONGEST_VALIDITY = 3_660  # days
_DAY = timedelta(days=1)
_LAST_MINUTE = DAY_SECONDS - 60
_CLOSED: Hours = (0, 0)


def from_schema_org(document: Any) -> ImportedHours:
    """Read opening hours from decoded JSON-LD: a specification, a list of them, a whole shop, a graph with one shop, or a short text.

    Dated entries with weekdays become seasons; dated entries without, and special hours, become exceptions. Nothing is dropped in
    silence: see ``ImportedHours.findings``.

    Errors: ``UsageError`` ``bad-specification``, ``no-opening-hours``, ``several-places``, ``too-many-specifications``.

    Source: https://schema.org/OpeningHoursSpecification

    Example:
        >>> from xborder_support.calendars.published import from_schema_org
        >>> from_schema_org({"dayOfWeek": ["Monday", "https://schema.org/Friday"], "opens": "22:00:00", "closes": "02:00"}).weekly
        {'mon': ['22:00-02:00'], 'fri': ['22:00-02:00']}
        >>> [finding.rule for finding in from_schema_org({"dayOfWeek": "PublicHolidays", "opens": "10:00", "closes": "12:00"}).findings]
        ['public-holidays']
    """
    reading = _Reading()
    items = items_of(document)
    texts = [item for item in items if isinstance(item.value, str)]
    for item in items:
        if not isinstance(item.value, str):
            reading.read(item)
    if len(texts) == len(items):
        reading.read_texts(texts)
    elif texts:
        reading.compare(texts)
    return reading.result()


class _Reading:
    """Collect hours and findings while the entries are read."""

    def __init__(self) -> None:
        self.week: dict[int, set[Hours]] = {}
        self.dates: dict[date, set[Hours]] = {}
        self.seasons: dict[tuple[date, date], dict[int, set[Hours]]] = {}
        self.findings: list[Finding] = []

    def result(self) -> ImportedHours:
        """Return what was collected."""
        weekly = self._weekly(self.week)
        seasons = tuple(DatedWeek(first, last, self._weekly(week)) for (first, last), week in sorted(self.seasons.items()))
        exceptions = {day: self._printed(hours, day.isoformat()) for day, hours in sorted(self.dates.items())}
        return ImportedHours(weekly, exceptions, seasons, tuple(self.findings))

    def read(self, item: Item) -> None:
        """Read one specification."""
        if not isinstance(item.value, Mapping):
            return self._lost(item.place, "bad-entry", "an entry is an object", "write an OpeningHoursSpecification")
        entry = {tail(key): value for key, value in item.value.items() if isinstance(key, str)}
        hours = self._hours(item.place, entry)
        days = self._days(item.place, entry.get("dayOfWeek"), hours)
        if hours is None or days is None:
            return None
        if entry.get("validFrom") is None and entry.get("validThrough") is None:
            return self._every_week(item.place, days, hours)
        return self._dated(item, days, hours, (entry.get("validFrom"), entry.get("validThrough")))

    def read_texts(self, items: Iterable[Item]) -> None:
        """Read entries of the short form."""
        for place, text, _ in items:
            entries = read_text(text) if len(text) <= LONGEST_TEXT else None
            if entries is None:
                self._lost(place, "bad-text", "the text cannot be read", "write it as 'Mo-Fr 09:00-17:00'")
            for days, times in entries or ():
                for opens, closes in times or (("00:00", "00:00"),):
                    hours = self._hours(place, {"opens": opens, "closes": closes})
                    known = self._days(place, [DAY_NAMES[day] if day < 7 else "PH" for day in days], hours)
                    if hours is not None and known is not None:
                        self._every_week(place, known, hours)

    def compare(self, texts: list[Item]) -> None:
        """Report where the short form beside the specifications says something else. The specifications count."""
        other = _Reading()
        other.read_texts(texts)
        if _open(other.week) != _open(self.week) or other.findings:
            message = "the short form says something else than the specifications, which count"
            self._note(texts[0].place, "two-versions", message, "state the hours once")

    def _hours(self, place: str, entry: Mapping[str, Any]) -> Hours | None:
        """Return the stretch of an entry, ``_CLOSED``, or None where it cannot be read."""
        texts = entry.get("opens"), entry.get("closes")
        if texts == (None, None):
            return _CLOSED
        opens, closes = map(read_clock, texts)
        if opens is None or closes is None:
            name = "opens" if opens is None else "closes"
            self._lost(f"{place}.{name}", "bad-time", "there is no such time", "write a local time such as 09:00")
            return None
        if opens.zone or closes.zone:
            self._note(place, "zone-suffix", "the zone behind the times was not used", "hours are local: leave the zone out")
        return self._stretch(place, opens, closes)

    def _stretch(self, place: str, opens: Clock, closes: Clock) -> Hours | None:
        start, end = opens.seconds, closes.seconds
        if start == end == 0:
            return _CLOSED
        if start == 0 and end >= _LAST_MINUTE:
            return 0, DAY_SECONDS
        if start in {end, DAY_SECONDS}:
            remedy = "write 00:00 to 00:00 for a closed day, 00:00 to 23:59 for a whole one"
            self._lost(place, "same-times", "it opens and closes at the same time", remedy)
            return None
        return start, end if end > start else end + DAY_SECONDS

    def _days(self, place: str, value: Any, hours: Hours | None) -> tuple[int, ...] | None:
        """Return the weekdays, none at all where none are named, or None where one cannot be read."""
        values = [] if value is None else value if isinstance(value, list | tuple) else [value]
        days = [read_day(day) for day in values]
        if None in days:
            self._lost(f"{place}.dayOfWeek", "unknown-day", "there is no such day", "write https://schema.org/Monday")
            return None
        if PUBLIC_HOLIDAYS in days:
            told = {} if hours is None else {"hours": "closed" if hours == _CLOSED else print_hours(hours)}
            remedy = "give the calendar holidays=[Holidays(territory=...)], and exceptions where it is open"
            self._lost(place, "public-holidays", "the hours of public holidays have no dates here", remedy, told)
        known = tuple(day for day in days if day is not None and day != PUBLIC_HOLIDAYS)
        return None if values and not known else known

    def _every_week(self, place: str, days: tuple[int, ...], hours: Hours) -> None:
        if not days:
            return self._lost(
                place, "missing-days", "neither weekdays nor dates are named", "give dayOfWeek, or validFrom and validThrough"
            )
        for day in days:
            self.week.setdefault(day, set()).add(hours)
        return None

    def _dated(self, item: Item, days: tuple[int, ...], hours: Hours, valid: tuple[Any, Any]) -> None:
        first, last = map(read_valid, valid)
        if first is None or last is None or not 0 <= (last - first).days <= _LONGEST_VALIDITY:
            remedy = "give validFrom and validThrough as dates such as 2026-12-24, at most ten years apart"
            return self._lost(item.place, "bad-validity", "the dates of validity cannot be used", remedy)
        covered = [first + step * _DAY for step in range((last - first).days + 1)]
        dates = [day for day in covered if not days or day.weekday() in days]
        if not dates:
            message = "none of its weekdays lies within its dates, so it says nothing"
            return self._note(item.place, "no-such-date", message, "correct dayOfWeek or the dates, if it should", "info")
        if days and not item.is_special and first != last:
            for weekday in {day.weekday() for day in dates}:
                self.seasons.setdefault((first, last), {}).setdefault(weekday, set()).add(hours)
            return None
        for day in dates:
            self.dates.setdefault(day, set()).add(hours)
        return None

    def _weekly(self, week: Mapping[int, set[Hours]]) -> dict[str, list[str]]:
        return {DAY_NAMES[day]: self._printed(hours, DAY_NAMES[day]) for day, hours in sorted(week.items())}

    def _printed(self, hours: set[Hours], place: str) -> list[str]:
        if _CLOSED in hours and len(hours) > 1:
            self._note(place, "open-and-closed", "one entry says closed, another gives hours, which count", "remove one of the entries")
        return [print_hours(stretch) for stretch in sorted(hours - {_CLOSED})]

    def _lost(self, place: str, rule: str, message: str, remedy: str, facts: Mapping[str, str] | None = None) -> None:
        told = {"place": place, **(facts or {})}
        self.findings.append(Finding(rule, "error", f"{place}: {message}", suggestion=remedy, facts=told))

    def _note(self, place: str, rule: str, message: str, remedy: str, severity: Literal["warning", "info"] = "warning") -> None:
        self.findings.append(Finding(rule, severity, f"{place}: {message}", suggestion=remedy, facts={"place": place}))


def _open(week: Mapping[int, set[Hours]]) -> dict[int, set[Hours]]:
    return {day: hours - {_CLOSED} for day, hours in week.items() if hours - {_CLOSED}}
