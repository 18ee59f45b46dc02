"""Read service targets in their short form: ``2h business``, ``24h elapsed``, ``3 business days``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from xborder_support.errors import UsageError

__all__ = ["Target"]

_LONGEST = timedelta(days=9_999)  # Beyond that a target is a slip of the finger, and dates would run out of years.
_SHORT_FORM = re.compile(r"(?P<count>\d{1,9})\s*(?P<unit>s|m|min|h)\s+(?P<clock>business|elapsed)")
_DAY_FORM = re.compile(r"(?P<count>\d{1,4})\s+(?P<clock>business|calendar)\s+days?")
_LEAVE_OUT = "leave it out where there is no target"
_SECONDS = {"s": 1, "m": 60, "min": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Target:
    """Promise an answer within so much time on a named clock.

    ``clock`` is ``elapsed`` (wall time), ``business`` (open time of a calendar), ``business_days`` or ``calendar_days``. ``seconds`` counts
    on the first two, ``days`` on the last two; the other one is 0.

    Errors: ``UsageError`` ``bad-target`` where it is not above zero, or longer than 9,999 days.

    Example:
        >>> from xborder_support.terms import Target
        >>> Target.parse("2h business")
        Target(clock='business', seconds=7200, days=0)
        >>> str(Target.parse("3 business days"))
        '3 business days'
    """

    clock: Literal["elapsed", "business", "business_days", "calendar_days"]
    seconds: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        counts_days = self.clock in {"business_days", "calendar_days"}
        amount, other = (self.days, self.seconds) if counts_days else (self.seconds, self.days)
        if amount <= 0 or other:
            raise UsageError("a target must be longer than nothing", code="bad-target", hint=_LEAVE_OUT)
        if amount > (_LONGEST.days if counts_days else _LONGEST.total_seconds()):
            raise UsageError(f"a target must not exceed {_LONGEST.days} days", code="bad-target", hint=_LEAVE_OUT)

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read the short form. A bare "2h" is refused, because it does not say which clock counts.

        Errors: ``UsageError`` ``bad-target``.
        """
        if match := _SHORT_FORM.fullmatch(text.strip()):
            return cls(clock=_timed(match["clock"]), seconds=int(match["count"]) * _SECONDS[match["unit"]])
        if match := _DAY_FORM.fullmatch(text.strip()):
            return cls(clock="business_days" if match["clock"] == "business" else "calendar_days", days=int(match["count"]))
        raise UsageError(
            f"cannot read the target {text[:40]!r}",
            code="bad-target",
            hint='write "2h business", "24h elapsed", "3 business days" or "14 calendar days"',
        )

    @property
    def duration(self) -> timedelta:
        """Return the length on the elapsed or business clock; zero for targets in days."""
        return timedelta(seconds=self.seconds)

    def __str__(self) -> str:
        if self.days:
            kind = "business" if self.clock == "business_days" else "calendar"
            return f"{self.days} {kind} {'day' if self.days == 1 else 'days'}"
        for unit in ("h", "m", "s"):
            if self.seconds % _SECONDS[unit] == 0:
                return f"{self.seconds // _SECONDS[unit]}{unit} {self.clock}"
        raise AssertionError  # pragma: no cover  (every integer is a multiple of one second)


def _timed(clock: str) -> Literal["elapsed", "business"]:
    return "business" if clock == "business" else "elapsed"
