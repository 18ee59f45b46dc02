"""Answer on which days a rule lets a feast begin and end in a Gregorian year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from xborder_support.errors import UsageError
from xborder_support.terms import Territory

from .computus import easter_sunday
from .listed import runs_in, sighted_on
from .rule import FeastRule

__all__ = ["Span", "spans_in"]

#: First and last day of a feast.
Span = tuple[date, date]

_ONE_DAY = timedelta(days=1)
_SUNDAY = 7


def spans_in(rule: FeastRule, territory: Territory, year: int) -> tuple[Span, ...]:
    """Return the spans that begin in a year, in order: none where the custom does not exist, two where a lunar month comes twice.

    Errors: ``UsageError`` ``feast-year-unknown`` where the rule cannot know; ``holidays-out-of-range`` where a list cannot.
    """
    if not rule.is_kept_in(year):
        return ()
    if not rule.is_known_in(year):
        raise unknown_year(year)
    return tuple(_DATED_BY[rule.kind](rule, territory, year))


def unknown_year(year: int) -> UsageError:
    """Return the error for a year without knowledge."""
    hint = "ask for another year, or keep a list of feasts of your own for it"
    return UsageError(f"the date of a feast is not known for {year}", code="feast-year-unknown", hint=hint)


def _fixed(rule: FeastRule, _: Territory, year: int) -> Iterator[Span]:
    day = _month_day(rule, year)
    yield _lasting(rule, day + timedelta(days=rule.if_sunday if day.isoweekday() == _SUNDAY else 0))


def _by_weekday(rule: FeastRule, _: Territory, year: int) -> Iterator[Span]:
    earliest = _month_day(rule, year)
    yield _lasting(rule, earliest + timedelta(days=(rule.weekday - earliest.isoweekday()) % 7))


def _by_easter(rule: FeastRule, _: Territory, year: int) -> Iterator[Span]:
    yield _lasting(rule, easter_sunday(year, rule.church))


def _by_list(rule: FeastRule, _: Territory, year: int) -> Iterator[Span]:
    starts = runs_in(rule.list, rule.categories, rule.name, year)
    if not starts:
        raise unknown_year(year)
    for start in starts:
        yield _lasting(rule, start)


def _by_moon(rule: FeastRule, territory: Territory, year: int) -> Iterator[Span]:
    """Yield the spans by Umm al-Qura, each a day later where the place's own list says so, be it in the next year."""
    for reckoned, month_end in _reckoned(rule, year):
        first = sighted_on(territory, rule.listed_as, reckoned) if rule.listed_as else reckoned
        if first.year == year:
            yield _lasting(rule, first) if rule.days else (first, month_end)


def _reckoned(rule: FeastRule, year: int) -> Iterator[Span]:
    """Yield the first day of the feast and the last of its month, for each Hijri year that has a day in a Gregorian year."""
    from hijridate import Gregorian, Hijri  # noqa: PLC0415  (its tables are only needed for a lunar feast)

    try:
        years = range(Gregorian(year, 1, 1).to_hijri().year, Gregorian(year, 12, 31).to_hijri().year + 1)
    except OverflowError:
        raise unknown_year(year) from None
    for hijri_year in years:
        first = Hijri(hijri_year, rule.month, rule.day)
        start = date.fromordinal(first.to_gregorian().toordinal())
        yield start, start + timedelta(days=first.month_length() - rule.day)


def _month_day(rule: FeastRule, year: int) -> date:
    return date.fromisoformat(f"{year:04}-{rule.first}")


def _lasting(rule: FeastRule, start: date) -> Span:
    first = start + rule.offset * _ONE_DAY
    return first, first + ((rule.days or 1) - 1) * _ONE_DAY


_DATED_BY: Mapping[str, Callable[[FeastRule, Territory, int], Iterator[Span]]] = MappingProxyType(
    {"fixed": _fixed, "weekday": _by_weekday, "easter": _by_easter, "listed": _by_list, "hijri": _by_moon}
)
