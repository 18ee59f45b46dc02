"""Say which part of the day it is for somebody, as people of a language greet by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, tzinfo
from functools import lru_cache
from itertools import takewhile
from typing import Any, Literal, NamedTuple, TypeAlias

from babel import Locale, UnknownLocaleError

from xborder_support.errors import UsageError
from xborder_support.terms import language_tag, utc
from xborder_support.terms import time_zone as zone_of

from .customs import wider
from .tables import table

__all__ = ["DayPart", "day_part"]

#: A part of the day that a greeting can go by. Few languages greet by night, and then the neutral greeting is right.
DayPart: TypeAlias = Literal["morning", "afternoon", "evening", "night"]


def day_part(now: datetime, *, locale: str, time_zone: str | tzinfo | None) -> DayPart | None:
    """Return the part of the day on the customer's clock, or None where the zone or the customs of the language are not known.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``unknown-time-zone``, ``bad-language-tag``.

    Source: CLDR 48 dayPeriods, with the exceptions of ``data/locales.toml``.

    Example:
        >>> from datetime import UTC, datetime
        >>> at_ten = datetime(2026, 2, 3, 3, 0, tzinfo=UTC)
        >>> day_part(at_ten, locale="id", time_zone="Asia/Jakarta"), day_part(at_ten, locale="es", time_zone="Europe/Madrid")
        ('afternoon', 'night')
    """
    instant, tag = utc(now, "now"), language_tag(locale)
    if time_zone is None:
        return None
    local = _on_the_clock(instant, zone_of(time_zone))
    found = next((period.part for period in _periods(tag) if period.holds(local)), None)
    return "night" if found == "morning" and local < _morning_from(tag) else found


def _on_the_clock(instant: datetime, zone: tzinfo) -> time:
    try:
        return instant.astimezone(zone).time()
    except OverflowError:
        message = f"now is in the year {instant.year}, which ends in some zones"
        raise UsageError(message, code="not-a-datetime", hint="pass datetime.now(UTC)") from None


class _Period(NamedTuple):
    start: int
    end: int
    part: DayPart

    def holds(self, local: time) -> bool:
        """Tell whether a time lies in the period, which may run over midnight."""
        second = (local.hour * 60 + local.minute) * 60 + local.second
        return self.start <= second < self.end if self.start < self.end else second >= self.start or second < self.end


@lru_cache(maxsize=256)
def _periods(tag: str) -> tuple[_Period, ...]:
    """Return the periods of a language. The instants midnight and noon are left out: the periods around them hold there as well."""
    exceptions = _exceptions(tag)
    return tuple(
        _Period(rule["from"], rule["before"], exceptions.get(name) or _part_of(name))
        for name, rules in _rules(tag).items()
        for rule in (rules if isinstance(rules, list | tuple) else [rules])
        if "from" in rule
    )


def _rules(tag: str) -> Mapping[str, Any]:
    for each in takewhile(lambda each: each != "und", wider(tag)):
        try:
            return dict(Locale.parse(each, sep="-").day_period_rules.get(None, {}))
        except (UnknownLocaleError, ValueError):
            continue
    return {}


def _part_of(name: str) -> DayPart:
    """Return the part that a period such as ``morning2`` belongs to."""
    parts: tuple[DayPart, ...] = ("morning", "afternoon", "evening", "night")
    return next(part for part in parts if name.startswith(part))


def _exceptions(tag: str) -> Mapping[str, DayPart]:
    found: Mapping[str, DayPart] = table("locales")["day_parts"]["languages"].get(tag.partition("-")[0], {})
    return found


def _morning_from(tag: str) -> time:
    return time.fromisoformat(_exceptions(tag).get("morning_from") or table("locales")["day_parts"]["morning_from"])
