"""Say how much work lies before a message, and so how much open time passes until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import isfinite

from xborder_support.errors import UsageError

__all__ = ["Load"]

_LONGEST = timedelta(days=366)
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Count the messages before this one, how long each takes, and how many people answer them at a time.

    ``waiting`` are the messages that will be answered first, with those that are being answered. They are taken in turn: each of the
    ``agents`` takes the next one when the last is done, and each message takes ``minutes_each`` of open time. Nobody is assumed to be
    half done, so the figure errs on the late side.

    Errors: ``UsageError`` ``bad-load`` for a negative or broken number, for no minutes, and for more than a year of open time;
    ``no-agents`` where nobody answers.

    Example:
        >>> from xborder_support.sla import Load
        >>> load = Load(waiting=12, minutes_each=6, agents=2)
        >>> str(load.in_line), str(load.until_answered)
        ('0:36:00', '0:42:00')
    """

    waiting: int
    minutes_each: float
    agents: int = 1

    def __post_init__(self) -> None:
        if not _is_count(self.waiting):
            raise _bad(f"waiting is {self.waiting!r}", "pass how many messages are answered before this one, 0 for none")
        if not _is_count(self.agents):
            raise _bad(f"agents is {self.agents!r}", "pass how many people answer at a time")
        if self.agents == 0:
            hint = "leave load out, and pass the hours in which somebody is there as agents"
            raise UsageError("nobody answers: agents is 0", code="no-agents", hint=hint)
        if not _is_length(self.minutes_each):
            raise _bad(f"minutes_each is {self.minutes_each!r}", "pass how many minutes an answer takes, such as 6 or 4.5")
        # Compared as numbers: a figure without sense would be too large for a timedelta.
        if self.minutes_each * (self.waiting // self.agents + 1) > _LONGEST / timedelta(minutes=1):
            raise _bad("the line is longer than a year of open time", "check the unit: minutes_each is in minutes")

    @property
    def in_line(self) -> timedelta:
        """Return the open time until somebody takes this message up."""
        return timedelta(minutes=self.minutes_each) * (self.waiting // self.agents)

    @property
    def until_answered(self) -> timedelta:
        """Return the open time until this message has been answered."""
        return self.in_line + timedelta(minutes=self.minutes_each)


def _is_count(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _MOST


def _is_length(minutes: object) -> bool:
    if not isinstance(minutes, int | float) or isinstance(minutes, bool):
        return False
    return minutes > 0 and (isinstance(minutes, int) or isfinite(minutes))


def _bad(what: str, hint: str) -> UsageError:
    return UsageError(f"this load makes no sense: {what[:80]}", code="bad-load", hint=hint)
