"""Build the calendars that packaged clocks name: every day, bank days, and every day but public holidays."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, TypeAlias, get_args

from xborder_support.calendars import BusinessCalendar, Holidays
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.markets import get_market, list_markets
from xborder_support.terms import territory, territory_time_zones

__all__ = ["PRESET_CALENDARS", "PresetCalendar", "main_zone", "preset_calendar"]

#: ``every_day`` never closes; ``bank_days`` is Monday to Friday without public and bank holidays; ``days_but_holidays`` is every day that
#: is no public holiday. Each open day has 24 hours.
PresetCalendar: TypeAlias = Literal["every_day", "bank_days", "days_but_holidays"]
#: All of them, in this order.
PRESET_CALENDARS: tuple[PresetCalendar, ...] = get_args(PresetCalendar)

_CHECKED = date(2026, 11, 21)  # The day on which the facts were read. Zones and holidays of a market do not depend on the day asked for.
_WEEKLY = {"every_day": "mon-sun", "bank_days": "mon-fri", "days_but_holidays": "mon-sun"}
_CLOSED = {"bank_days": ("public", "bank"), "days_but_holidays": ("public",)}


def preset_calendar(name: str, territory_code: str) -> BusinessCalendar:
    """Return a calendar that packaged clocks name, in the main zone of a territory and with its national holidays.

    A calendar of your own under the same name serves where a region has holidays of its own, or where the zone is another one.

    Errors: ``UsageError`` ``unknown-calendar``, ``unknown-territory``, and ``several-time-zones`` for a territory whose main zone is not
    known.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.sla import preset_calendar
        >>> days = preset_calendar("bank_days", "GB")
        >>> days.is_open(datetime(2026, 5, 22, 20, tzinfo=UTC)), days.is_open(datetime(2026, 5, 25, 10, tzinfo=UTC))  # a bank holiday
        (True, False)
    """
    if name not in PRESET_CALENDARS:
        hint = did_you_mean(str(name)[:60], PRESET_CALENDARS)
        raise UsageError(f"no packaged calendar is called {str(name)[:60]!r}", code="unknown-calendar", hint=hint)
    return _built(name, territory(territory_code))


@lru_cache(maxsize=256)
def _built(name: str, code: str) -> BusinessCalendar:
    return BusinessCalendar(time_zone=main_zone(code), weekly={_WEEKLY[name]: "00:00-24:00"}, holidays=_holidays(name, code))


def main_zone(code: str) -> str:
    """Return the IANA name of a territory's main zone: its market's, its only one, or the one that zone.tab calls the main one.

    Errors: ``UsageError`` ``several-time-zones``.
    """
    if code in list_markets():
        return get_market(code, on=_CHECKED).time_zones[0]
    zones = territory_time_zones(code)
    if len(zones) == 1:
        return zones[0]
    if code in _main_zones():
        return _main_zones()[code]
    named = f", such as {', '.join(zones[:3])}" if zones else ""
    hint = f"put a BusinessCalendar of your own in calendars, under the name that the policy asks for and in the zone that counts{named}"
    raise UsageError(f"{code} has {len(zones)} time zones, and none is known as the main one", code="several-time-zones", hint=hint)


def _holidays(name: str, code: str) -> list[Holidays]:
    if name not in _CLOSED:
        return []
    subdivision = get_market(code, on=_CHECKED).holidays.subdivision if code in list_markets() else None
    try:
        return [Holidays(territory=code, subdivision=subdivision, categories=_CLOSED[name])]
    except UsageError as error:
        if error.code != "unknown-holiday-category":
            raise
        return [Holidays(territory=code, subdivision=subdivision)]  # Most lists tell bank holidays and public ones as one.


@cache
def _main_zones() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("data", "main_zones.toml").read_text(encoding="utf-8")
    return {row["territory"]: row["time_zone"] for row in tomllib.loads(text)["zone"]}
