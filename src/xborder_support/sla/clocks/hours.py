"""Find the calendar that a policy counts on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.sla.policies import SlaPolicy
from xborder_support.sla.presets import PRESET_CALENDARS, preset_calendar
from xborder_support.terms import Target

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Hours"]

_DEFAULT = "default"


class Hours:
    """Hold the calendars by name. A policy may name one; else the one called like the market counts, or ``default``."""

    def __init__(self, calendars: Mapping[str, BusinessCalendar]) -> None:
        self._calendars = calendars

    def of(self, policy: SlaPolicy | None, market: str | None, target: Target | None) -> tuple[str | None, BusinessCalendar | None]:
        """Return the calendar of a run and its name. Where nothing is owed in open time or days, none is fine.

        Errors: ``UsageError`` ``no-calendar``.
        """
        named = policy.calendar if policy else None
        for name in (named,) if named else (market, _DEFAULT):
            if name is not None and name in self._calendars:
                return name, self._calendars[name]
        if policy is None or target is None or not target.needs_calendar:
            return None, None
        if named in PRESET_CALENDARS and (home := policy.jurisdiction or market) is not None:  # a law counts the days of its own country
            return named, preset_calendar(named, home)
        raise self._unknown(policy, (named,) if named else (market, _DEFAULT))

    def _unknown(self, policy: SlaPolicy, wanted: tuple[str | None, ...]) -> UsageError:
        names = " or ".join(name for name in wanted if name)
        hint = did_you_mean(names, self._calendars)
        if not policy.calendar:
            hint += '; one called "default" serves every market without its own'
        elif policy.calendar in PRESET_CALENDARS:
            hint = (
                f"it is made for the market of a conversation, and this one names none; or pass one: calendars={{{policy.calendar!r}: ...}}"
            )
        return UsageError(f"policy {policy.name!r} counts open time, and no calendar is called {names}", code="no-calendar", hint=hint)
