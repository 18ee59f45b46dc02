"""Answer which rows are judged alike: the same facts, so the same policy, target and calendar. Each group asks the scalar core once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import narwhals as nw
import numpy as np

from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.integrations.frames.columns import Series, nulls_of
from xborder_support.integrations.frames.integers import MICROSECOND, Integers, datetime_of, microsecond_of
from xborder_support.sla import (
    PRESET_CALENDARS,
    SHOP,
    Cycle,
    SlaPolicy,
    SlaReport,
    evaluate,
    list_marketplaces,
    marketplace_policies,
    metric_named,
)

from .names import CONTEXT_FACTS, EVENT_FACTS
from .question import SlaQuestion
from .wide_rows import WideRows

__all__ = ["Asked", "Group", "asked_of", "cycle_of", "groups_of", "judged_alone"]

_SMALL = np.iinfo(np.int16).max


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Hold what is reported of tickets with one row, and what that depends on."""

    question: SlaQuestion
    metric: str
    clock: str
    now: int
    facts: frozenset[str]
    bounds: tuple[int, ...]
    by_start: bool
    pausing: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Hold rows, None for all of them, and the report of the first one; None where they all lie after the instant of the question."""

    rows: Integers | None
    report: SlaReport | None


def asked_of(question: SlaQuestion) -> Asked:
    """Return what a question to tickets with one row depends on.

    Errors: ``UsageError`` ``unknown-clock``, ``unknown-metric``.
    """
    metric, clock = question.metric or "first_response", question.clock or SHOP
    if metric not in _METRICS:
        hint = f"tell events, one row each; of one row a ticket, {' and '.join(_METRICS)} are known"
        raise UsageError(f"{metric} cannot be told from a start and an answer", code="unknown-metric", hint=hint)
    policies = tuple(question.policies)
    clocks = {SHOP, *(policy.clock for policy in policies), *list_marketplaces()}
    if clock not in clocks:
        raise UsageError(f"no clock is called {str(clock)[:60]!r}", code="unknown-clock", hint=did_you_mean(str(clock)[:60], clocks))
    offered = _offered(policies, clock, question.now)
    watched = (*offered, *_on_packaged_days(policies)) if question.wants("findings") else offered
    bounds = {bound for policy in watched for bound in (policy.valid_from, policy.valid_to) if bound is not None}
    fields = {field for policy in watched for field in policy.when.fields}
    facts = frozenset({"market", "marketplace", "priority"}) | (fields & {*EVENT_FACTS, *CONTEXT_FACTS})
    instants = tuple(sorted(microsecond_of(bound) for bound in bounds))
    pausing = frozenset(policy.name for policy in offered if "new" in policy.rule(metric_named(metric)).pauses)
    return Asked(question, metric, clock, microsecond_of(question.now), facts, instants, "started_at" in fields, pausing)


_METRICS = ("first_response", "every_response")


def _offered(policies: tuple[SlaPolicy, ...], clock: str, now: datetime) -> tuple[SlaPolicy, ...]:
    """Return the policies that may count on a clock."""
    given = tuple(policy for policy in policies if policy.clock == clock)
    return given if given or clock not in list_marketplaces() else tuple(marketplace_policies(clock, on=now.date()))


def _on_packaged_days(policies: tuple[SlaPolicy, ...]) -> tuple[SlaPolicy, ...]:
    """Return the policies of clocks on packaged days: where these are not known a finding says so, whichever clock is asked about."""
    clocks = {policy.clock for policy in policies if policy.calendar in PRESET_CALENDARS}
    return tuple(policy for policy in policies if policy.clock in clocks)


def groups_of(rows: WideRows, asked: Asked) -> Iterator[Group]:
    """Yield the groups of rows that are judged alike."""
    codes = _codes(rows, asked)
    if codes is None:
        if len(rows):
            yield _group(rows, asked, None, 0)
        return
    order = np.argsort(codes, kind="stable")
    bounds = np.flatnonzero(np.diff(codes[order])) + 1
    for part in np.split(order, bounds):
        if len(part):
            yield _group(rows, asked, part if len(bounds) else None, int(part[0]))


def _group(rows: WideRows, asked: Asked, part: Integers | None, first: int) -> Group:
    is_idle = rows.started[first] > asked.now  # so are all rows of its group
    return Group(part, None if is_idle else judged_alone(rows, asked, first))


def judged_alone(rows: WideRows, asked: Asked, row: int) -> SlaReport:
    """Return what the scalar core says of one row: a ticket that was created, and perhaps answered."""
    said = {name: _value(series, row) for name, series in rows.facts.items()}
    event = {name: said[name] for name in EVENT_FACTS if said.get(name) is not None}
    context = {name: said[name] for name in CONTEXT_FACTS if said.get(name) is not None}
    try:
        events = [TicketEvent(at=_datetime(rows.started[row]), kind="created", event_id="created", **event)]
        if rows.unanswered is None or not rows.unanswered[row]:
            events.append(TicketEvent(at=_datetime(rows.answered[row]), kind="agent_replied", event_id="answered"))
        question = asked.question
        return evaluate(
            events,
            question.policies,
            calendars=question.calendars,
            now=question.now,
            context={**(question.context or {}), **context},
        )
    except UsageError as error:
        raise UsageError(f"row {row}: {error.message}", code=error.code, hint=error.hint) from None


def cycle_of(report: SlaReport | None, asked: Asked) -> Cycle | None:
    """Return the only run of the metric that is asked about, if the clock has run."""
    if report is None or asked.clock not in report.clocks:
        return None
    cycles = report.metric(asked.metric, clock=asked.clock).cycles
    return cycles[0] if cycles else None


def _value(series: Series, row: int) -> Any:
    value = series[row]
    return value if isinstance(value, str) and value else None


def _datetime(moment: Any) -> datetime:
    return datetime_of(int(moment), MICROSECOND)


def _codes(rows: WideRows, asked: Asked) -> Integers | None:
    """Return a number for each row that is the same for all rows that are judged alike; None where there is but one."""
    found: Integers | None = None
    count = 1
    for part, size in (*_fact_codes(rows.facts), *_segment_codes(rows, asked)):
        found = part if found is None else found * size + part
        count *= size
    if found is None or count <= _SMALL:
        return None if found is None else found.astype(np.int16)
    return np.unique(found, return_inverse=True)[1]


def _fact_codes(facts: Mapping[str, Series]) -> Iterator[tuple[Integers, int]]:
    for series in facts.values():
        nulls = nulls_of(series)
        texts = series if nulls is None else series.fill_null("") if series.dtype == nw.String else series.cast(nw.String).fill_null("")
        texts = texts.cast(nw.String) if texts.dtype == nw.Enum else texts
        texts = texts.cast(nw.Categorical())  # repeated texts are then compared once
        values = texts.unique().to_list()
        if len(values) > 1:
            small = nw.Int16 if len(values) < _SMALL else nw.Int64
            codes = texts.replace_strict(values, list(range(len(values))), return_dtype=small).to_numpy()
            yield codes.astype(np.int64), len(values)


def _segment_codes(rows: WideRows, asked: Asked) -> Iterator[tuple[Integers, int]]:
    """Yield which rows have begun, and the stretch between two changes of policies in which each is judged: at its end, or else now."""
    if rows.last > asked.now:
        yield (rows.started > asked.now).astype(np.int64), 2
    if asked.bounds:
        running = (rows.answered > asked.now) | (rows.answered < rows.started)
        if rows.unanswered is not None:
            running |= rows.unanswered
        judged = np.where(running, asked.now, rows.answered)
        yield np.searchsorted(np.array(asked.bounds), judged, "right"), len(asked.bounds) + 1
