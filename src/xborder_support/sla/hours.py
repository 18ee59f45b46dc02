"""Find the calendar that a policy counts on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Target

from .policy import SlaPolicy
from .preset_calendars import PRESET_CALENDARS, preset_calendar

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Hours", "needs_calendar"]

_DEFAULT = "default"


def needs_calendar(target: Target) -> bool:
    """Tell whether a target counts open time or days, or asks what a weekend is: all but plain wall time."""
    return target.clock != "elapsed" or target.weekend_until is not None


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
        if named in PRESET_CALENDARS and market is not None:
            return named, preset_calendar(named, market)
        if policy is None or target is None or not needs_calendar(target):
            return None, None
        raise self._unknown(policy, (named,) if named else (market, _DEFAULT))

    def _unknown(self, policy: SlaPolicy, wanted: tuple[str | None, ...]) -> UsageError:
        names = " or ".join(name for name in wanted if name)
        hint = f'{did_you_mean(names, self._calendars)}; one called "default" serves every market without its own'
        return UsageError(f"policy {policy.name!r} counts open time, and no calendar is called {names}", code="no-calendar", hint=hint)
