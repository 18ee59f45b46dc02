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

__all__ = ["RoundedTime", "Rounding", "rounding_of"]

_TICK = timedelta(microseconds=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_DEFAULT_STEP = timedelta(minutes=15)
_FINER_STEPS = (timedelta(minutes=15), timedelta(minutes=5), timedelta(minutes=1))
_DAY_MINUTES = 1_440
_MOST_TRIES = 100
_STYLES: tuple[PromiseStyle, ...] = ("by_time", "within")


@dataclass(frozen=True, slots=True)
class RoundedTime:
    """Hold the time that a customer is told, ``at``, the ``exact`` one before rounding, and the ``delays`` before that.

    ``within`` is the same in whole hours from now, where it can be told so.
    """

    at: datetime
    exact: datetime
    delays: tuple[Stretch, ...]
    within: timedelta | None


@dataclass(frozen=True, slots=True)
class Rounding:
    """Say how times are told to a customer: on which clock, in which steps, as a time of day or in whole hours from now."""

    zone: ZoneInfo
    step: timedelta
    style: PromiseStyle

    def applied(self, computed: datetime, hours: ContactHours) -> RoundedTime:
        """Return the first instant that can be told, from a computed one on.

        Errors: ``UsageError`` as ``ContactHours.first_from``.
        """
        exact, delays = hours.first_from(computed)
        for _ in range(_MOST_TRIES):
            # Nobody answers in no time: not at this very instant, and not at the opening that follows it.
            least = exact if hours.has_time_until(exact) else exact + _TICK
            if (within := self._within(least, hours)) is not None:
                return RoundedTime(hours.now + within, exact, delays, within)
            wish = rounded_up(least, self.zone, self.step)
            barred = hours.barred_by(exact, wish)
            latest = min(wish, hours.closes_by(exact, wish))
            if barred is None or latest < barred:
                return RoundedTime(latest, exact, delays, None)
            if told := next(self._before(barred, least), None):
                return RoundedTime(told, exact, delays, None)
            # Less than a minute is left: nobody can be told so exact a time, and the next stretch counts.
            later, more = hours.first_from(barred)
            exact, delays = later, (*delays, Stretch(exact, barred, "rounding"), *more)
        hint = "the time in which an answer may come is cut into pieces of less than a minute: look at quiet and at the agents' hours"
        raise UsageError("no time is left that a customer could be told", code="no-common-time", hint=hint)

    def _within(self, least: datetime, hours: ContactHours) -> timedelta | None:
        """Return the whole hours from now that hold an instant, where an answer may come until they are over."""
        if self.style != "within":
            return None
        length = -(-(least - hours.now) // _HOUR) * _HOUR
        wish = hours.now + length
        is_free = length <= _DAY and hours.closes_by(least, wish) == wish and hours.barred_by(least, wish) is None
        return length if is_free else None

    def _before(self, barred: datetime, least: datetime) -> Iterator[datetime]:
        """Yield the times in finer and finer steps that come before an instant at which nobody may be disturbed."""
        times = (rounded_up(least, self.zone, step) for step in _FINER_STEPS)
        return (time for time in times if time < barred)


def rounding_of(zone: ZoneInfo, minutes: int | None, style: PromiseStyle) -> Rounding:
    """Return how times are told.

    Errors: ``UsageError`` ``bad-rounding``, ``unknown-promise-style``.
    """
    if style not in _STYLES:
        hint = did_you_mean(str(style)[:20], _STYLES)
        raise UsageError(f"no style of promises is called {str(style)[:20]!r}", code="unknown-promise-style", hint=hint)
    return Rounding(zone, _step(minutes), style)


def rounded_up(at: datetime, zone: ZoneInfo, step: timedelta) -> datetime:
    """Return the first instant from one on at which the local clock shows a full step since midnight."""
    # A clock change on the way leaves the local clock between two steps, so it is looked at again.
    while excess := _since_midnight(at, zone) % step:
        at += step - excess
    return at


def _since_midnight(at: datetime, zone: ZoneInfo) -> timedelta:
    wall = at.astimezone(zone)
    return timedelta(0, (wall.hour * 60 + wall.minute) * 60 + wall.second, wall.microsecond)


def _step(minutes: int | None) -> timedelta:
    if minutes is None:
        return _DEFAULT_STEP
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 1 or _DAY_MINUTES % minutes:
        hint = "pass minutes that divide a day, such as 5, 15, 30 or 60"
        raise UsageError(f"cannot round to {str(minutes)[:20]!r} minutes", code="bad-rounding", hint=hint)
    return timedelta(minutes=minutes)
