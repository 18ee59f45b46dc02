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
from xborder_support.sla import SLA_SCHEMA as _SCHEMA
from xborder_support.sla import Cycle, MetricRule, SlaReport, evaluate

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
    return pl.DataFrame({name: pl.Series(list(values), dtype=moment if name.endswith("_at") else None) for name, values in columns.items()})


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
                targets=draw(
                    st.sampled_from([{"first_response": target}, {"first_response": target, "resolution": target}, {"resolution": target}])
                ),
                when=compile_condition(draw(conditions), _SCHEMA),
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
    columns["answered_at"] = [
        None if wait is None else ticket["started_at"] + wait * _SECOND for ticket, wait in zip(tickets, waits, strict=True)
    ]
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
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(policies=_policies(), tickets=st.lists(_tickets, min_size=1, max_size=12), clock=st.sampled_from(["shop", "shop", "amazon"]))
def test_each_row_is_what_the_scalar_core_says(kind: str, policies: list[SlaPolicy], tickets: list[Mapping[str, Any]], clock: str) -> None:
    report = frames.sla_report(_KINDS[kind](_columns(tickets)), policies=policies, calendars=_CALENDARS, now=_NOW, clock=clock)
    _assert_equal(report, [_expected(_scalar(ticket, policies, _NOW), clock) for ticket in tickets])


@pytest.mark.parametrize("calendar", _CALENDARS)
@pytest.mark.parametrize("target", _TARGETS)
def test_every_target_on_every_calendar(target: str, calendar: str) -> None:
    policies = [SlaPolicy(name="one", targets={"first_response": Target.parse(target)}, calendar=calendar)]
    empty = dict.fromkeys(_FACTS)
    tickets = [
        {
            **empty,
            "started_at": datetime(2026, 2, 27, tzinfo=UTC) + timedelta(minutes=97 * step),
            "wait": None if step % 7 == 0 else 3_600 * (step % 70),
        }
        for step in range(480)
    ]
    report = frames.sla_report(_polars(_columns(tickets)), policies=policies, calendars=_CALENDARS, now=_NOW)
    _assert_equal(report, [_expected(_scalar(ticket, policies, _NOW), "shop") for ticket in tickets])


_DAY = datetime(2026, 3, 3, 9, tzinfo=UTC)
_SECONDS: Any = "datetime64[s, America/New_York]"
_USUAL = SlaPolicy(name="usual", targets={"first_response": Target.parse("2h business")})


def _report(frame: Any, **asked: Any) -> Any:
    return frames.sla_report(frame, **{"policies": [_USUAL], "calendars": _CALENDARS, "now": _NOW, **asked})


def _tickets_of(*waits: int | None, **facts: Any) -> list[dict[str, Any]]:
    return [{**dict.fromkeys(_FACTS), **facts, "started_at": _DAY, "wait": wait} for wait in waits]


@pytest.mark.parametrize(
    "policies",
    [
        [
            SlaPolicy(
                name="start",
                targets=_USUAL.targets,
                when=compile_condition({"started_at": {"in_calendar": "default"}}, _SCHEMA, calendars=_CALENDARS),
            ),
            _USUAL,
        ],
        [SlaPolicy(name="still", targets=_USUAL.targets, rules={"first_response": MetricRule(pauses=frozenset({"new"}))})],
    ],
    ids=["a condition on the start", "a rule that pauses new tickets"],
)
def test_what_depends_on_more_than_facts_is_asked_row_by_row(policies: list[SlaPolicy]) -> None:
    tickets = [
        {**ticket, "started_at": _DAY + timedelta(hours=7 * step)} for step in range(40) for ticket in _tickets_of(None, 90, 9_000, -5)
    ]
    tickets.append({**tickets[0], "started_at": _NOW + _SECOND})
    _assert_equal(
        _report(_polars(_columns(tickets)), policies=policies), [_expected(_scalar(one, policies, _NOW), "shop") for one in tickets]
    )


def test_an_answer_before_the_start_or_after_now_is_a_finding_and_not_silent() -> None:
    report = _report(_polars(_columns(_tickets_of(-60, 60, 90 * 86_400, None))), answers=["state", "findings"])
    assert report.select("state", "findings").rows() == [
        ("active_with_misses", "event-before-created"),
        ("met", None),
        ("active_with_misses", "event-after-now"),
        ("active_with_misses", None),
    ]


@pytest.mark.parametrize("kind", _KINDS)
def test_the_frame_that_was_asked_about_stays_as_it_was(kind: str) -> None:
    frame, again = (_KINDS[kind](_columns(_tickets_of(60, None))) for _ in range(2))
    report = _report(frame)
    if kind == "pandas":
        report.loc[0, "started_at"] = pd.Timestamp(_NOW)
    assert frame.equals(again)


def test_other_names_units_and_indexes_are_read_and_kept() -> None:
    frame = pd.DataFrame(
        {
            "case": [7, 8],
            "created": pd.Series([_DAY, _DAY]).dt.tz_convert("America/New_York").astype(_SECONDS),
            "first_reply": pd.Series([_DAY + 90 * _SECOND, pd.NaT]).astype("datetime64[ns, UTC]"),
            "land": ["JP", "DE"],
            "agent": ["aiko", None],
        },
    ).set_axis(["x", "y"])
    names = {"ticket_id": "case", "started_at": "created", "answered_at": "first_reply", "market": "land"}
    report = _report(frame, columns=names, keep=["agent"], answers=["state", "elapsed_seconds", "calendar"])
    assert list(report.columns) == ["case", "land", "agent", "state", "elapsed_seconds", "calendar"]
    assert (list(report.index), list(report["calendar"])) == (["x", "y"], ["JP", "default"])


@pytest.mark.parametrize(
    ("frame", "asked", "code", "place"),
    [
        ({"started_at": [_DAY, None], "answered_at": [_DAY, _DAY]}, {}, "null-in-key", "row 1"),
        ({"started_at": [_DAY], "answered_at": [_DAY]}, {"metric": "resolution"}, "unknown-metric", ""),
        ({"started_at": [_DAY], "answered_at": [_DAY]}, {"clock": "shopp"}, "unknown-clock", ""),
        ({"started_at": [_DAY]}, {}, "unknown-column", "answered_at"),
        ({"started_at": [_DAY, _DAY], "answered_at": [_DAY] * 2, "priority": ["low", "critical"]}, {}, "bad-ticket-event", "row 1"),
        ({"started_at": [_DAY], "answered_at": [_DAY], "channel": [3]}, {}, "not-a-text-column", "channel"),
        ({"started_at": [_DAY, datetime(9999, 1, 2, tzinfo=UTC)], "answered_at": [None, _DAY]}, {}, "datetime-out-of-range", "row 1"),
        ({"started_at": [_DAY], "answered_at": [_DAY]}, {"calendars": {}}, "no-calendar", "row 0"),
        (
            {"started_at": [_DAY, datetime(2201, 1, 1, tzinfo=UTC)], "answered_at": [_DAY] * 2},
            {"now": datetime(2300, 1, 1, tzinfo=UTC)},
            "holidays-out-of-range",
            "row 1",
        ),
    ],
)
def test_what_cannot_be_judged_is_refused_with_its_place(frame: dict[str, list[Any]], asked: dict[str, Any], code: str, place: str) -> None:
    moment = pl.Datetime("us", "UTC")
    made = pl.DataFrame({name: pl.Series(values, dtype=moment if name.endswith("_at") else None) for name, values in frame.items()})
    with pytest.raises(UsageError) as refused:
        _report(made, **asked)
    assert (refused.value.code, place in refused.value.message) == (code, True), refused.value


def test_a_wide_batch_is_the_frame_and_may_be_cut_anywhere() -> None:
    table = _pyarrow(
        {"ticket_id": list(range(8)), **_columns(_tickets_of(60, None, 9_000, -5, market="JP") + _tickets_of(60, None, 90, 5, market="US"))}
    )
    asked: Any = {"policies": [_USUAL], "calendars": _CALENDARS, "now": _NOW}
    cut = pa.Table.from_batches(list(frames.process_batches(table.to_batches(max_chunksize=3), **asked)))
    assert cut.to_pylist() == rows_of(_report(table))
    assert cut.schema == frames.report_schema(table.schema, **asked)


@pytest.mark.parametrize("kind", _KINDS)
def test_no_tickets_make_no_rows(kind: str) -> None:
    frame = _KINDS[kind](_columns(_tickets_of(60)))
    empty = frame.head(0) if kind != "pyarrow" else frame.slice(0, 0)
    assert len(_report(empty)) == 0


def test_more_combinations_than_a_small_code_can_count() -> None:
    columns = _columns(
        [{**ticket, "channel": f"c{number % 300}", "tier": f"t{number % 211}"} for number, ticket in enumerate(_tickets_of(*[60] * 400))]
    )
    policies = [SlaPolicy(name="one", targets=_USUAL.targets, when=compile_condition({"channel": "c7", "tier": "t7"}, _SCHEMA)), _USUAL]
    assert _report(_polars(columns), policies=policies)["policy"].to_list() == [
        "one" if n % 300 == 7 and n % 211 == 7 else "usual" for n in range(400)
    ]


@pytest.mark.parametrize(
    ("target", "answered", "code", "place"),
    [
        ("1 business day", _DAY, "holidays-out-of-range", "'started_at', row 1"),
        ("2h business", _DAY, "holidays-out-of-range", "'started_at', row 1"),
        ("2h elapsed", _DAY, "holidays-out-of-range", "'started_at', row 1"),
    ],
)
def test_a_start_that_the_calendar_does_not_know_is_named(target: str, answered: datetime, code: str, place: str) -> None:
    frame = _polars({"started_at": [_DAY, datetime(2201, 1, 2, tzinfo=UTC)], "answered_at": [answered] * 2})
    policies = [SlaPolicy(name="one", targets={"first_response": Target.parse(target)})]
    with pytest.raises(UsageError) as refused:
        _report(frame, policies=policies, now=datetime(2300, 1, 1, tzinfo=UTC))
    assert (refused.value.code, place in refused.value.message) == (code, True), refused.value


def test_an_answer_that_the_calendar_does_not_know_is_named() -> None:
    frame = _polars({"started_at": [_DAY, _DAY], "answered_at": [_DAY, datetime(2201, 1, 2, tzinfo=UTC)]})
    with pytest.raises(UsageError, match="column 'answered_at', row 1"):
        _report(frame, now=datetime(2300, 1, 1, tzinfo=UTC))


def test_a_calendar_that_never_opens_is_named_with_the_row() -> None:
    never = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-03-03": "08:00-10:00"})
    frame = _polars({"started_at": [_DAY - timedelta(hours=5), _DAY], "answered_at": [_DAY, _DAY]})
    with pytest.raises(UsageError, match="column 'started_at', row 1") as refused:
        _report(frame, calendars={"default": never})
    assert refused.value.code == "no-open-time"


@pytest.mark.parametrize("answer", ["due_at", "state", "business_seconds", "remaining_business_seconds", "used_share", "findings"])
@pytest.mark.parametrize("target", ["2h business", "36h elapsed", "1 business day", "24h elapsed, weekend mon 12:00"])
def test_one_answer_alone_is_the_same_as_among_all(target: str, answer: str) -> None:
    frame = _polars(_columns(_tickets_of(60, None, 9_000, -5, 90 * 86_400)))
    policies = [SlaPolicy(name="one", targets={"first_response": Target.parse(target)})]
    assert _report(frame, policies=policies, answers=[answer])[answer].to_list() == _report(frame, policies=policies)[answer].to_list()


def test_many_policies_have_many_names() -> None:
    tickets = [{**ticket, "channel": f"c{number}"} for number, ticket in enumerate(_tickets_of(*[60] * 200))]
    policies = [SlaPolicy(name=f"p{n}", targets=_USUAL.targets, when=compile_condition({"channel": f"c{n}"}, _SCHEMA)) for n in range(200)]
    assert _report(_polars(_columns(tickets)), policies=policies)["policy"].to_list() == [f"p{n}" for n in range(200)]
