"""A frame with one row a ticket is judged as the scalar core judges that ticket, row by row, whatever the policies and the library."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, Holidays, SlaPolicy, Target, TicketEvent
from xborder_support.conditions import compile_condition
from xborder_support.errors import UsageError
from xborder_support.integrations import frames
from xborder_support.sla import SLA_SCHEMA, Cycle, MetricRule, SlaReport, evaluate

_SECOND = timedelta(seconds=1)
_NOW = datetime(2026, 4, 1, 10, tzinfo=UTC)
_CALENDARS = {
    "default": BusinessCalendar(
        time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]}, holidays=[Holidays(territory="DE")]
    ),
    "JP": BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["08:59:59-12:03:07", "12:10:01-18:00"]}),
    "US": BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri": "22:00-06:00", "sat": "10:00-14:00"}),
    "AU": BusinessCalendar(time_zone="Australia/Lord_Howe", weekly={"mon-sun": "00:00-24:00"}),
}
_TARGETS = [
    "90m business",
    "2h business",
    "36h elapsed",
    "45s elapsed",
    "1 business day",
    "3 business days",
    "2 calendar days",
    "1 calendar month",
    "cut-off 18:00 due 19:00",
    "cut-off 22:30 due 09:00",
    "24h elapsed, weekend mon 12:00",
    "4h business, weekend mon 12:00",
    "95% within 3m elapsed",
]
_VALUES = ("state", "number", "started_at", "due_at", "fulfilled_at", "ended_at", "policy", "policy_version", "calendar_digest")


def _pandas(columns: Mapping[str, Sequence[Any]]) -> Any:
    return pd.DataFrame({name: pd.Series(list(values), dtype=_dtype(values)) for name, values in columns.items()})


def _dtype(values: Sequence[Any]) -> str:
    first = next((value for value in values if value is not None), None)
    return "str" if isinstance(first, str) else "int64" if isinstance(first, int) else "datetime64[us, UTC]"


def _polars(columns: Mapping[str, Sequence[Any]]) -> Any:
    moment = pl.Datetime("us", "UTC")
    return pl.DataFrame(
        {name: pl.Series(list(values), dtype=moment if name.endswith("_at") else None) for name, values in columns.items()}
    )


def _pyarrow(columns: Mapping[str, Sequence[Any]]) -> Any:
    moment = pa.timestamp("us", "UTC")
    return pa.table({name: pa.array(list(values), type=moment if name.endswith("_at") else None) for name, values in columns.items()})


_KINDS: dict[str, Callable[[Mapping[str, Sequence[Any]]], Any]] = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}


def rows_of(report: Any) -> list[dict[str, Any]]:
    """Return the rows of a report as plain Python values."""
    if isinstance(report, pa.Table):
        return list(report.to_pylist())
    if isinstance(report, pl.DataFrame):
        return list(report.to_dicts())
    return [{name: _plain(value) for name, value in row.items()} for row in report.astype(object).to_dict("records")]


def _plain(value: Any) -> Any:
    if value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124  (not a number)
        return None
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


@st.composite
def _policies(draw: st.DrawFn) -> list[SlaPolicy]:
    conditions = st.sampled_from(
        [
            {},
            {"market": "JP"},
            {"market": ["JP", "US"]},
            {"priority": ["high", "urgent"]},
            {"channel": "line"},
            {"none": [{"market": "AU"}]},
            {"tier": "vip"},
            {"language": "ja"},
        ]
    )
    bounds = st.sampled_from([None, None, None, datetime(2026, 3, 10, tzinfo=UTC)])
    found = []
    for number in range(draw(st.integers(0, 3))):
        target = Target.parse(draw(st.sampled_from(_TARGETS)))
        found.append(
            SlaPolicy(
                name=f"policy {number}",
                targets=draw(st.sampled_from([{"first_response": target}, {"first_response": target, "resolution": target}, {"resolution": target}])),
                when=compile_condition(draw(conditions), SLA_SCHEMA),
                calendar=draw(st.sampled_from([None, None, "JP", "US"])),
                marketplace=draw(st.sampled_from([None, None, None, "amazon"])),
                valid_from=draw(bounds),
            )
        )
    return found


_instants = st.integers(0, 40 * 86_400 * 1_000).map(lambda part: datetime(2026, 2, 27, tzinfo=UTC) + timedelta(milliseconds=part))
_tickets = st.fixed_dictionaries(
    {
        "started_at": _instants,
        "wait": st.none() | st.integers(-3_600, 6 * 86_400),
        "market": st.sampled_from(["JP", "US", "AU", "DE", None]),
        "priority": st.sampled_from(["low", "high", "urgent", None]),
        "channel": st.sampled_from(["line", "email", None]),
        "marketplace": st.sampled_from([None, None, "amazon", "bazaar"]),
        "tier": st.sampled_from(["vip", None]),
        "language": st.sampled_from(["ja", "de", None]),
    }
)
_FACTS = ("market", "priority", "channel", "marketplace", "tier", "language")


def _columns(tickets: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {name: [ticket[name] for ticket in tickets] for name in ("started_at", *_FACTS)}
    waits = [ticket["wait"] for ticket in tickets]
    columns["answered_at"] = [None if wait is None else ticket["started_at"] + wait * _SECOND for ticket, wait in zip(tickets, waits, strict=True)]
    return columns


def _scalar(ticket: Mapping[str, Any], policies: Sequence[SlaPolicy], now: datetime) -> SlaReport:
    said = {name: ticket[name] for name in ("market", "priority", "channel", "marketplace")}
    events = [TicketEvent(at=ticket["started_at"], kind="created", **said)]
    if ticket["wait"] is not None:
        events.append(TicketEvent(at=ticket["started_at"] + ticket["wait"] * _SECOND, kind="agent_replied"))
    context = {name: ticket[name] for name in ("tier", "language") if ticket[name] is not None}
    return evaluate(events, policies, calendars=_CALENDARS, now=now, context=context)


def _expected(report: SlaReport, clock: str) -> dict[str, Any]:
    findings = ", ".join(dict.fromkeys(finding.rule for finding in report.findings)) or None
    cycles = report.metric("first_response", clock=clock).cycles if clock in report.clocks else ()
    if not cycles:
        return {"metric": "first_response", "clock": clock, "state": "idle", "findings": findings}
    return {**_of_cycle(cycles[0]), "metric": "first_response", "clock": clock, "findings": findings}


def _of_cycle(cycle: Cycle) -> dict[str, Any]:
    return {
        **{name: getattr(cycle, name) for name in _VALUES},
        "target": None if cycle.target is None else str(cycle.target),
        "calendar": cycle.calendar_name,
        "elapsed_seconds": cycle.elapsed // _SECOND,
        "business_seconds": None if cycle.business is None else cycle.business // _SECOND,
        "remaining_elapsed_seconds": None if cycle.remaining_elapsed is None else cycle.remaining_elapsed // _SECOND,
        "remaining_business_seconds": None if cycle.remaining_business is None else cycle.remaining_business // _SECOND,
        "used_share": cycle.used_share,
    }


def _assert_equal(report: Any, expected: Sequence[Mapping[str, Any]]) -> None:
    found = rows_of(report)
    assert len(found) == len(expected)
    for number, (row, told) in enumerate(zip(found, expected, strict=True)):
        said = {name: row[name] for name in row if name != "market"}
        assert said == {name: told.get(name) for name in said}, f"row {number}"


@pytest.mark.parametrize("kind", _KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(policies=_policies(), tickets=st.lists(_tickets, min_size=1, max_size=12), clock=st.sampled_from(["shop", "shop", "amazon"]))
def test_each_row_is_what_the_scalar_core_says(
    kind: str, policies: list[SlaPolicy], tickets: list[Mapping[str, Any]], clock: str
) -> None:
    report = frames.sla_report(_KINDS[kind](_columns(tickets)), policies=policies, calendars=_CALENDARS, now=_NOW, clock=clock)
    _assert_equal(report, [_expected(_scalar(ticket, policies, _NOW), clock) for ticket in tickets])


@pytest.mark.parametrize("calendar", _CALENDARS)
@pytest.mark.parametrize("target", _TARGETS)
def test_every_target_on_every_calendar(target: str, calendar: str) -> None:
    policies = [SlaPolicy(name="one", targets={"first_response": Target.parse(target)}, calendar=calendar)]
    empty = dict.fromkeys(_FACTS)
    tickets = [
        {**empty, "started_at": datetime(2026, 2, 27, tzinfo=UTC) + timedelta(minutes=97 * step), "wait": None if step % 7 == 0 else 3_600 * (step % 70)}
        for step in range(480)
    ]
    report = frames.sla_report(_polars(_columns(tickets)), policies=policies, calendars=_CALENDARS, now=_NOW)
    _assert_equal(report, [_expected(_scalar(ticket, policies, _NOW), "shop") for ticket in tickets])
