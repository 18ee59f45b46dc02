"""Judge the tickets of a history by the policies of a desk, and keep what a table of attainment asks of each run of a clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation, ConversationState
from xborder_support.desk import SupportDesk
from xborder_support.errors import UsageError
from xborder_support.histories import TicketHistory
from xborder_support.sla import Cycle, SlaState, evaluate
from xborder_support.terms import Finding

__all__ = ["GROUPS", "JudgedRun", "Judges", "Remark", "groups_of"]

_UNKNOWN = "?"
_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class JudgedRun:
    """Hold one run of a clock: what is measured, how it ended, and the names of the groups that it is counted in."""

    metric: str
    clock: str
    state: SlaState
    groups: tuple[str, ...]


class Remark(NamedTuple):
    """Hold a kind of finding: how often it was made, the first of them by its row, and the ticket of that one."""

    times: int
    first: Finding
    ticket_id: str | None


@dataclass(slots=True)
class Judges:
    """Judge one ticket after another. ``left_out`` counts those that cannot be judged, by what is missing; ``odd`` holds the findings."""

    desk: SupportDesk
    now: datetime
    by: Sequence[str]
    left_out: Counter[str] = field(default_factory=Counter)
    odd: dict[tuple[str, str, str | None], Remark] = field(default_factory=dict)
    _calendars: dict[str | None, Mapping[str, BusinessCalendar]] = field(default_factory=dict)

    def judge(self, history: TicketHistory) -> Iterator[JudgedRun]:
        """Yield the runs of a ticket that somebody had promised something for."""
        self.note(history.findings, history.ticket_id)
        if not history.events:
            self.left_out["no row could be read"] += 1
            return
        state = Conversation(history.events).state
        calendars, policies = self._calendars_for(state.market), self.desk.parts.policies
        try:
            report = evaluate(history.events, policies, calendars=calendars, now=self.now, context=history.context)
        except UsageError as error:
            self.left_out[str(error)] += 1
            return
        self.note(report.findings, history.ticket_id)
        cycles = report.cycles
        if not cycles and history.events[-1].at <= self.now:  # what is still to come may start a clock
            self.left_out["no row says the start"] += 1
        for cycle in cycles:
            if cycle.target is not None:
                yield JudgedRun(cycle.metric, cycle.clock, cycle.state, groups_of(cycle, state, self.by))

    def note(self, findings: Iterable[Finding], ticket_id: str | None = None) -> None:
        """Count findings by rule, words and column, and keep the first of each."""
        for finding in findings:
            kind = finding.rule, finding.message, finding.facts.get("column")
            known = self.odd.get(kind)
            times = known.times + 1 if known else 1
            is_later = known is not None and _row(known.first) <= _row(finding)
            self.odd[kind] = known._replace(times=times) if known and is_later else Remark(times, finding, ticket_id)

    def _calendars_for(self, market: str | None) -> Mapping[str, BusinessCalendar]:
        """Return the calendars of the desk file, and for a market that it lists the hours of the team there.

        A desk with a single calendar keeps those hours for everybody. Otherwise hours that are not known are not invented.
        """
        if market not in self._calendars:
            parts = self.desk.parts
            own = {market: parts.calendar_of_market(market, on=self.now.date())} if market in parts.config.markets else {}
            known = list(parts.calendars.values())
            usual = {_DEFAULT: known[0]} if len(known) == 1 else {}
            self._calendars[market] = {**usual, **own, **parts.calendars}
        return self._calendars[market]


def _row(finding: Finding) -> int:
    return int(finding.facts.get("row", "0"))


def groups_of(cycle: Cycle, state: ConversationState, by: Sequence[str]) -> tuple[str, ...]:
    """Return the group of a run for each of the questions. Its time is when it started, on the clock of its calendar."""
    started = cycle.started_at.astimezone(cycle.calendar.time_zone if cycle.calendar else UTC)
    return tuple(_TIMES[name](started) if name in _TIMES else _named(state if name in _FACTS else cycle, name) for name in by)


def _named(holder: object, name: str) -> str:
    value: Any = getattr(holder, name)
    return _UNKNOWN if value is None else str(value)


def _week(started: datetime) -> str:
    year, week, _ = started.isocalendar()
    return f"{year}-W{week:02}"


_TIMES: dict[str, Callable[[datetime], str]] = {
    "month": lambda started: f"{started:%Y-%m}",
    "week": _week,
    "day": lambda started: f"{started:%Y-%m-%d}",
    "weekday": lambda started: str(started.isoweekday()),
    "hour": lambda started: f"{started:%H}",
}
_FACTS = ("market", "language", "channel", "marketplace", "topic", "priority", "team", "owner")
#: What attainment can be grouped by.
GROUPS = (*_FACTS, "policy", "calendar_name", *_TIMES)
