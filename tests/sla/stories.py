"""Tell short stories of tickets: one line an event, in the local time of a desk in Berlin.

``mon 10:00`` is Monday, 2026-02-02, ``fri+1 17:07:30`` the Friday a week later. Answers are said in the same words.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.sla import Cycle, SlaPolicy, SlaReport, evaluate
from xborder_support.terms import Target

#: Eight hours a day, so that 8 h of open time is a day and 40 h a week.
BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-17:00"]})
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-17:00"]})
CALENDARS: Mapping[str, BusinessCalendar] = {"default": BERLIN, "JP": TOKYO}

_ZONE = ZoneInfo("Europe/Berlin")
_MONDAY = datetime(2026, 2, 2)  # noqa: DTZ001  (a wall time, which gets its zone below)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORDS = re.compile(rf"(?P<day>{'|'.join(_DAYS)})(?:\+(?P<weeks>\d+))? (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?")

Run = tuple[str, str | None, str, str | None]


def at(words: str) -> datetime:
    """Return the instant that ``mon 10:00`` means."""
    found = _WORDS.fullmatch(words)
    assert found, words
    days = _DAYS.index(found["day"]) + 7 * int(found["weeks"] or 0)
    wall = _MONDAY + timedelta(days=days, hours=int(found["hour"]), minutes=int(found["minute"]), seconds=int(found["second"] or 0))
    return wall.replace(tzinfo=_ZONE)


def said(instant: datetime | None) -> str | None:
    """Return an instant in the words of the stories."""
    if instant is None:
        return None
    wall = instant.astimezone(_ZONE).replace(tzinfo=None)
    weeks, day = divmod((wall - _MONDAY).days, 7)
    clock = wall.strftime("%H:%M:%S.%f" if wall.microsecond else "%H:%M:%S" if wall.second else "%H:%M")
    return f"{_DAYS[day]}{f'+{weeks}' if weeks else ''} {clock}"


def tell(story: str) -> tuple[TicketEvent, ...]:
    """Return the events of a story: a line is ``mon 10:00 kind field=value``."""
    return tuple(_event(line) for line in story.strip().splitlines() if line.strip())


def _event(line: str) -> TicketEvent:
    day, clock, kind, *given = line.split()
    fields: dict[str, Any] = dict(item.split("=", 1) for item in given)
    return TicketEvent(at=at(f"{day} {clock}"), kind=kind, **fields)  # type: ignore[arg-type]


def policy(name: str = "usual", *, targets: Mapping[Any, str], **more: Any) -> SlaPolicy:
    """Return a policy whose targets are written in the short form."""
    return SlaPolicy(name=name, targets={metric: Target.parse(text) for metric, text in targets.items()}, **more)


def judged(story: str, *policies: SlaPolicy, now: str, **more: Any) -> SlaReport:
    """Return the report of a story as of an instant."""
    return evaluate(tell(story), policies, now=at(now), **{"calendars": CALENDARS, **more})


def only(report: SlaReport, metric: str, clock: str = "shop") -> Cycle:
    """Return the single cycle of a metric."""
    (cycle,) = report.metric(metric, clock=clock).cycles
    return cycle


def last(report: SlaReport, metric: str, clock: str = "shop") -> Cycle:
    """Return the cycle of a metric that started last."""
    return report.metric(metric, clock=clock).cycles[-1]


def runs(report: SlaReport, metric: str, clock: str = "shop") -> list[Run]:
    """Return start, end, state and due time of each cycle of a metric."""
    cycles = report.metric(metric, clock=clock).cycles
    return [(said(cycle.started_at) or "", said(cycle.ended_at), cycle.state, said(cycle.due_at)) for cycle in cycles]


def pauses(cycle: Cycle) -> list[tuple[str | None, str | None, str]]:
    """Return the pauses of a cycle in words."""
    return [(said(pause.start), said(pause.end), pause.status) for pause in cycle.pauses]


def hours(amount: float) -> timedelta:
    """Return a duration."""
    return timedelta(hours=amount)
