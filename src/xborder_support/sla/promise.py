"""Say by when a customer can honestly be told to expect an answer.

It is the due time of the target. Where nobody is there at that instant, it is the next opening. It is then rounded up on the customer's
clock, but not past the close of the shift that it falls into. A close itself counts as open, since whoever promises it answers before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from xborder_support.calendars import due_at
from xborder_support.errors import UsageError
from xborder_support.terms import Reason, Target, time_zone, utc

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Promise", "promise"]

_DEFAULT_ROUNDING = timedelta(minutes=15)
_DAY_MINUTES = 1_440
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Hold the time that a customer can be told. A person answers by then, at the latest.

    ``at`` is aware UTC and ``local`` the same instant in the customer's zone. ``computed_at`` is the exact time before rounding.
    ``is_late`` says that the target had passed already, so that it was counted anew from ``now``. ``reasons`` hold ``target-passed`` and
    ``nobody-there-when-due`` where these moved it.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import BusinessCalendar, Target
        >>> from xborder_support.sla import promise
        >>> berlin = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
        >>> asked = datetime(2026, 2, 6, 16, 7, tzinfo=UTC)  # Friday, 17:07 in Berlin
        >>> made = promise(Target.parse("2h business"), start=asked, now=asked, agents=berlin, customer_zone="Asia/Kolkata")
        >>> made.computed_at.isoformat(), made.local.isoformat()
        ('2026-02-09T09:07:00+00:00', '2026-02-09T14:45:00+05:30')
    """

    at: datetime
    local: datetime
    computed_at: datetime
    target: Target
    is_late: bool
    reasons: tuple[Reason, ...] = ()


def promise(
    target: Target,
    *,
    start: datetime,
    now: datetime,
    agents: BusinessCalendar | None,
    customer_zone: str | tzinfo,
    rounding: int | None = None,
) -> Promise:
    """Return by when somebody will have answered a message that came at ``start``.

    ``rounding`` is in minutes, 15 unless given. The promise is never earlier than computed, never in the past and never in closed time.
    Without ``agents``, somebody is always there.

    Errors: ``UsageError`` ``no-calendar`` for business time or days without ``agents``, ``no-open-time``, ``bad-rounding``,
    ``unknown-time-zone``, ``naive-datetime``.
    """
    asked, at, zone, step = utc(start, "start"), utc(now, "now"), time_zone(customer_zone), _step(rounding)
    due = due_at(target, asked, agents)
    computed = due if due >= at else due_at(target, at, agents)
    staffed = _when_somebody_is_there(computed, agents)
    promised = _rounded(staffed, agents, zone, step)
    return Promise(
        at=promised,
        local=promised.astimezone(zone),
        computed_at=staffed,
        target=target,
        is_late=due < at,
        reasons=() if staffed == due else tuple(_reasons(due, computed, staffed)),
    )


def _reasons(due: datetime, computed: datetime, staffed: datetime) -> Iterator[Reason]:
    if computed != due:
        yield Reason("target-passed", {"due_at": due.isoformat()})
    if staffed != computed:
        yield Reason("nobody-there-when-due", {"due_at": computed.isoformat(), "opens_at": staffed.isoformat()})


def _step(rounding: int | None) -> timedelta:
    if rounding is None:
        return _DEFAULT_ROUNDING
    if not isinstance(rounding, int) or isinstance(rounding, bool) or rounding < 1 or _DAY_MINUTES % rounding:
        hint = "pass minutes that divide a day, such as 5, 15, 30 or 60"
        raise UsageError(f"cannot round to {rounding!r} minutes", code="bad-rounding", hint=hint)
    return timedelta(minutes=rounding)


def _when_somebody_is_there(at: datetime, agents: BusinessCalendar | None) -> datetime:
    # At a close the shift has just ended: whoever promises that instant answers before it.
    if agents is None or agents.is_open(at) or agents.is_open(at - _TICK):
        return at
    return agents.next_open(at)


def _rounded(at: datetime, agents: BusinessCalendar | None, zone: ZoneInfo, step: timedelta) -> datetime:
    rounded = _rounded_up(at, zone, step)
    if agents is None or rounded == at or agents.business_duration(at, rounded) == rounded - at:
        return rounded
    return agents.next_close(at) if agents.is_open(at) else at


def _rounded_up(at: datetime, zone: ZoneInfo, step: timedelta) -> datetime:
    # A clock change on the way leaves the local clock between two steps, so it is looked at again.
    while excess := _since_midnight(at, zone) % step:
        at += step - excess
    return at


def _since_midnight(at: datetime, zone: ZoneInfo) -> timedelta:
    wall = at.astimezone(zone)
    return timedelta(0, (wall.hour * 60 + wall.minute) * 60 + wall.second, wall.microsecond)
