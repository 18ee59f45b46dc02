"""Say how soon something is promised, and which clock counts: ``2h business``, ``24h elapsed``, ``3 business days``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean

from .target_text import target_fields, target_hint, target_words, wall_time

__all__ = ["Target"]

_Clock: TypeAlias = Literal["elapsed", "business", "business_days", "calendar_days", "calendar_months", "cut_off"]

#: What each clock counts in. A daily cut-off counts nothing: it names two wall times.
_COUNTED_IN: dict[str, str | None] = {
    "elapsed": "seconds",
    "business": "seconds",
    "business_days": "days",
    "calendar_days": "days",
    "calendar_months": "months",
    "cut_off": None,
}
#: Beyond 9,999 days a target is a slip of the finger, and dates would run out of years.
_MOST = {"seconds": 9_999 * 86_400, "days": 9_999, "months": 328}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAST_SHARE = 0.01
_LEAVE_OUT = "leave it out where there is no target"
_CUT_OFF_HINT = 'write "cut-off 18:00 due 19:00": what comes before 18:00 is due at 19:00 of that day'


@dataclass(frozen=True, slots=True, repr=False)
class Target:
    """Promise an answer within so much time on a named clock.

    ``clock`` is ``elapsed`` (wall time), ``business`` (open time of a calendar), ``business_days``, ``calendar_days``, ``calendar_months``
    or ``cut_off``. ``seconds`` counts on the first two, ``days`` on the next two, ``months`` on the fifth; the others are 0. A cut-off is a
    daily cycle: what comes before the wall time ``cut_off`` is due ``until`` that day, what comes later on the next day that counts. Where
    ``until`` is the earlier of the two, it is that of the day after.

    ``weekend_until`` (``"mon 12:00"``, local time) is when that is due which starts at the weekend before it, whatever the target says.
    ``share`` is how many of all answers must keep the target, 0.95 for 95 %; it moves no due time.

    Errors: ``UsageError`` ``bad-target`` where it is not above zero, longer than 9,999 days (328 months), counts in two units, or names
    a wall time, a weekday or a share (0.01 to 1) that is none.

    Example:
        >>> from xborder_support.terms import Target
        >>> Target.parse("2h business")
        Target.parse('2h business')
        >>> Target.parse("2h business").seconds
        7200
        >>> Target.parse("95% within 180s elapsed") == Target("elapsed", seconds=180, share=0.95)
        True
        >>> str(Target("elapsed", seconds=86_400, weekend_until="mon 12:00"))
        '24h elapsed, weekend mon 12:00'
    """

    clock: _Clock
    seconds: int = 0
    days: int = 0
    months: int = 0
    cut_off: str | None = None
    until: str | None = None
    weekend_until: str | None = None
    share: float = 1.0

    def __post_init__(self) -> None:
        if self.clock not in _COUNTED_IN:
            raise _bad(f"unknown clock {str(self.clock)[:20]!r}", did_you_mean(str(self.clock)[:20], _COUNTED_IN))
        for unit in _MOST:
            _check_amount(getattr(self, unit), unit, self.clock)
        if self.clock == "cut_off" or self.cut_off is not None or self.until is not None:
            object.__setattr__(self, "cut_off", _cut_off_time(self.clock, self.cut_off))
            object.__setattr__(self, "until", _cut_off_time(self.clock, self.until, refused="00:00"))
        if self.weekend_until is not None:
            object.__setattr__(self, "weekend_until", _weekend_time(self.weekend_until))
        object.__setattr__(self, "share", _share(self.share))

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read the short form. A bare "2h" is refused, because it does not say which clock counts.

        Errors: ``UsageError`` ``bad-target``.

        Example:
            >>> from xborder_support.terms import Target
            >>> lazada = Target.parse("cut-off 18:00 due 19:00")
            >>> lazada.clock, lazada.cut_off, lazada.until
            ('cut_off', '18:00', '19:00')
        """
        fields = target_fields(text) if isinstance(text, str) else None
        if fields is None:
            raise _bad(f"cannot read the target {str(text)[:40]!r}", target_hint(text))
        return cls(**fields)

    @classmethod
    def parse_wait(cls, text: str) -> Target:
        """Read a target that says how long to wait: an amount of time or of days, and nothing else.

        Errors: ``UsageError`` ``bad-target``, also for months, a cut-off, a weekend and a share.
        """
        wait = cls.parse(text)
        if wait.months or wait.cut_off or wait.weekend_until or wait.share < 1:
            raise _bad(f"nobody can wait for {str(text)[:40]!r}", 'write "30m elapsed", "2h business" or "3 business days"')
        return wait

    @property
    def duration(self) -> timedelta:
        """Return the length on the elapsed or business clock; zero on the others."""
        return timedelta(seconds=self.seconds)

    @property
    def counts_open_time(self) -> bool:
        """Return whether it is the open time of a calendar that is used up, and not wall time."""
        return self.clock in {"business", "business_days"}

    @property
    def needs_calendar(self) -> bool:
        """Return whether the due time depends on a calendar: on its hours, its dates or its zone."""
        return self.clock != "elapsed" or self.weekend_until is not None

    def __repr__(self) -> str:
        return f"Target.parse({str(self)!r})"

    def __str__(self) -> str:
        return target_words(self)


def _bad(message: str, hint: str) -> UsageError:
    return UsageError(message, code="bad-target", hint=hint)


def _check_amount(amount: object, unit: str, clock: str) -> None:
    own = _COUNTED_IN[clock]
    if not isinstance(amount, int) or isinstance(amount, bool):
        raise _bad(f"{unit} are a whole number, not {type(amount).__name__}", _LEAVE_OUT)
    if unit != own:
        if amount:
            raise _bad(f"a target on the clock {clock!r} counts no {unit}", f"pass {own}=" if own else _CUT_OFF_HINT)
    elif amount <= 0:
        raise _bad("a target must be longer than nothing", _LEAVE_OUT)
    elif amount > _MOST[unit]:
        raise _bad(f"a target must not exceed {_MOST['days']} days", _LEAVE_OUT)


def _cut_off_time(clock: str, text: object, refused: str | None = None) -> str:
    if clock != "cut_off":
        raise _bad(f"a target on the clock {clock!r} has no cut-off", 'pass clock="cut_off", or leave cut_off and until out')
    read = wall_time(text)
    if read is None or read == refused:
        raise _bad(f"cannot read the wall time {str(text)[:20]!r} of a cut-off", _CUT_OFF_HINT)
    return read


def _weekend_time(text: object) -> str:
    day, _, clock = str(text).partition(" ")
    read = wall_time(clock.strip())
    if day not in _DAYS or read is None:
        raise _bad(f"cannot read the end of the weekend {str(text)[:20]!r}", 'write "mon 12:00": a weekday and a wall time')
    return f"{day} {read}"


def _share(share: object) -> float:
    if isinstance(share, int | float) and not isinstance(share, bool) and _LEAST_SHARE <= share <= 1:
        return float(share)
    raise _bad(f"a share of {str(share)[:20]} is out of range", 'write "95% within 3m elapsed": from 1% to 100%, 0.95 for 95%')
