"""Round a promise up as people say times: on the customer's clock, or in whole hours from now, and never out of the time it may be in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from xborder_support.errors import UsageError, did_you_mean

from .contact_hours import ContactHours, Stretch

if TYPE_CHECKING:
    from xborder_support.markets import PromiseStyle

__all__ = ["Landing", "Manner", "manner_of"]

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_DEFAULT_STEP = timedelta(minutes=15)
_FINER_STEPS = (timedelta(minutes=15), timedelta(minutes=5), timedelta(minutes=1))
_DAY_MINUTES = 1_440
_MOST_TRIES = 100
_STYLES: tuple[PromiseStyle, ...] = ("by_time", "within")


@dataclass(frozen=True, slots=True)
class Landing:
    """Hold where a promise lands: ``exact`` before rounding, after the ``delays``; ``at`` after it; ``within`` so many hours, or None."""

    at: datetime
    exact: datetime
    delays: tuple[Stretch, ...]
    within: timedelta | None


@dataclass(frozen=True, slots=True)
class Manner:
    """Say how times are told to a customer: on which clock, in which steps, as a time of day or in whole hours from now."""

    zone: ZoneInfo
    step: timedelta
    style: PromiseStyle

    def land(self, computed: datetime, hours: ContactHours, *, now: datetime) -> Landing:
        """Return the first instant that can be told, from a computed one on.

        Errors: ``UsageError`` as ``ContactHours.first_from``.
        """
        exact, delays = hours.first_from(computed)
        for _ in range(_MOST_TRIES):
            if (within := self._within(exact, hours, now)) is not None:
                return Landing(now + within, exact, delays, within)
            wish = rounded_up(exact, self.zone, self.step)
            barred = hours.barred_by(exact, wish)
            latest = min(wish, hours.closes_by(exact, wish))
            if barred is None or latest < barred:
                return Landing(latest, exact, delays, None)
            if told := next(self._before(barred, exact), None):
                return Landing(told, exact, delays, None)
            # Less than a minute is left: nobody can be told so exact a time, and the next stretch counts.
            later, more = hours.first_from(barred)
            exact, delays = later, (*delays, Stretch(exact, barred, "rounding"), *more)
        hint = "the time in which an answer may come is cut into pieces of less than a minute: look at quiet and at the agents' hours"
        raise UsageError("no time is left that a customer could be told", code="no-common-time", hint=hint)

    def _within(self, exact: datetime, hours: ContactHours, now: datetime) -> timedelta | None:
        """Return the whole hours from now that hold an instant, where an answer may come until they are over."""
        if self.style != "within":
            return None
        length = max(-(-(exact - now) // _HOUR), 1) * _HOUR
        wish = now + length
        is_free = length <= _DAY and hours.closes_by(exact, wish) == wish and hours.barred_by(exact, wish) is None
        return length if is_free else None

    def _before(self, barred: datetime, exact: datetime) -> Iterator[datetime]:
        """Yield the times in finer and finer steps that come before an instant at which nobody may be disturbed."""
        times = (rounded_up(exact, self.zone, step) for step in _FINER_STEPS)
        return (time for time in times if time < barred)


def manner_of(zone: ZoneInfo, rounding: int | None, style: PromiseStyle) -> Manner:
    """Return how times are told.

    Errors: ``UsageError`` ``bad-rounding``, ``unknown-promise-style``.
    """
    if style not in _STYLES:
        hint = did_you_mean(str(style)[:20], _STYLES)
        raise UsageError(f"no style of promises is called {str(style)[:20]!r}", code="unknown-promise-style", hint=hint)
    return Manner(zone, _step(rounding), style)


def rounded_up(at: datetime, zone: ZoneInfo, step: timedelta) -> datetime:
    """Return the first instant from one on at which the local clock shows a full step since midnight."""
    # A clock change on the way leaves the local clock between two steps, so it is looked at again.
    while excess := _since_midnight(at, zone) % step:
        at += step - excess
    return at


def _since_midnight(at: datetime, zone: ZoneInfo) -> timedelta:
    wall = at.astimezone(zone)
    return timedelta(0, (wall.hour * 60 + wall.minute) * 60 + wall.second, wall.microsecond)


def _step(rounding: int | None) -> timedelta:
    if rounding is None:
        return _DEFAULT_STEP
    if not isinstance(rounding, int) or isinstance(rounding, bool) or rounding < 1 or _DAY_MINUTES % rounding:
        hint = "pass minutes that divide a day, such as 5, 15, 30 or 60"
        raise UsageError(f"cannot round to {str(rounding)[:20]!r} minutes", code="bad-rounding", hint=hint)
    return timedelta(minutes=rounding)
