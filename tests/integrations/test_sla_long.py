"""A frame of events gives the cycles of the scalar core, ticket by ticket, in any order of rows and cut into batches anywhere."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, SlaPolicy, Target, TicketEvent
from xborder_support.conditions import compile_condition
from xborder_support.errors import UsageError
from xborder_support.integrations import frames
from xborder_support.sla import SLA_SCHEMA, evaluate

_NOW = datetime(2026, 4, 1, 10, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_CALENDARS = {
    "default": BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}),
    "JP": BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"}),
}
_POLICIES = (
    SlaPolicy(
        name="urgent", targets={"first_response": Target.parse("30m business")}, when=compile_condition({"priority": "urgent"}, SLA_SCHEMA)
    ),
    SlaPolicy(
        name="usual",
        targets={
            "first_response": Target.parse("2h business"),
            "next_response": Target.parse("8h elapsed"),
            "resolution": Target.parse("3 business days"),
            "agent_work": Target.parse("4h business"),
        },
    ),
)
_ASKED: Any = {"policies": _POLICIES, "calendars": _CALENDARS, "now": _NOW}
_TEXTS = ("ticket_id", "kind", "event_id", "market", "priority", "status")
_EVENT = st.fixed_dictionaries(
    {
        "ticket_id": st.sampled_from(["a", "b", "c", "d"]),
        "at": st.integers(0, 33 * 1_440).map(lambda part: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=part)),
        "kind": st.sampled_from(
            ["created", "customer_message", "agent_replied", "pending", "solved", "reopened", "closed", "status_changed", "note"]
        ),
        "market": st.sampled_from(["JP", "DE", None]),
        "priority": st.sampled_from(["urgent", "low", None]),
        "status": st.sampled_from(["on_hold", "open", "waiting for godot", None]),
    }
)


def _arrow(events: Sequence[Mapping[str, Any]]) -> pa.Table:
    rows = {name: pa.array([event.get(name) for event in events], pa.string()) for name in _TEXTS}
    return pa.table({**rows, "at": pa.array([event["at"] for event in events], pa.timestamp("us", "UTC"))})


def _numbered(events: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**event, "event_id": f"e{number}"} for number, event in enumerate(events)]


def _expected(events: Sequence[Mapping[str, Any]], *, now: datetime = _NOW) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for ticket in dict.fromkeys(event["ticket_id"] for event in events):
        own = [{name: value for name, value in event.items() if name != "ticket_id"} for event in events if event["ticket_id"] == ticket]
        report = evaluate([TicketEvent(**event) for event in own], _POLICIES, calendars=_CALENDARS, now=now)
        found = ", ".join(dict.fromkeys(finding.rule for finding in report.findings)) or None
        cycles = [cycle for metric in report.metrics for cycle in metric.cycles]
        rows += [
            {
                "ticket_id": ticket,
                "metric": cycle.metric,
                "clock": cycle.clock,
                "number": cycle.number,
                "state": cycle.state,
                "started_at": cycle.started_at,
                "due_at": cycle.due_at,
                "fulfilled_at": cycle.fulfilled_at,
                "ended_at": cycle.ended_at,
                "elapsed_seconds": cycle.elapsed // _SECOND,
                "business_seconds": None if cycle.business is None else cycle.business // _SECOND,
                "used_share": cycle.used_share,
                "policy": cycle.policy,
                "target": None if cycle.target is None else str(cycle.target),
                "calendar": cycle.calendar_name,
                "findings": found,
            }
            for cycle in cycles
        ] or [{"ticket_id": ticket, "state": "idle", "metric": None, "findings": found}]
    return rows


def _assert_same(found: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> None:
    assert len(found) == len(expected)
    for row, told in zip(found, expected, strict=True):
        assert {name: row[name] for name in told} == told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EVENT, min_size=1, max_size=25))
def test_the_cycles_are_those_of_the_scalar_core(events: list[dict[str, Any]]) -> None:
    numbered = _numbered(events)
    _assert_same(frames.sla_report(_arrow(numbered), **_ASKED).to_pylist(), _expected(numbered))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EVENT, min_size=1, max_size=25), st.integers(1, 9), st.randoms(use_true_random=False))
def test_batches_shuffled_rows_and_duplicates_change_nothing(events: list[dict[str, Any]], size: int, random: Random) -> None:
    table = _arrow([{name: value for name, value in event.items() if name != "event_id"} for event in events]).drop_columns(["event_id"])
    whole = frames.process_batch(table.sort_by("ticket_id").combine_chunks().to_batches()[0], **_ASKED)
    order = [*range(len(events)), *random.sample(range(len(events)), k=len(events) // 2)]
    random.shuffle(order)
    mixed = table.take(order).sort_by("ticket_id").combine_chunks()
    cut = list(frames.process_batches(mixed.to_batches(max_chunksize=size), **_ASKED))
    assert (
        pa.Table.from_batches(cut).select(whole.schema.names[:1] + whole.schema.names[2:]).to_pylist()
        == pa.Table.from_batches([whole]).select(whole.schema.names[:1] + whole.schema.names[2:]).to_pylist()
    )


def _two_days() -> list[dict[str, Any]]:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    told = [("7", "created", 0), ("9", "created", 1), ("7", "agent_replied", 2), ("8", "note", 3)]
    return [
        {"ticket_id": ticket, "kind": kind, "at": at + timedelta(hours=hours), "market": "JP" if kind == "created" else None}
        for ticket, kind, hours in told
    ]


_READ: dict[str, Callable[[Any], list[dict[str, Any]]]] = {
    "pandas": lambda report: report.astype(object).where(report.notna(), None).to_dict("records"),
    "polars": lambda report: report.to_dicts(),
    "pyarrow": lambda report: report.to_pylist(),
}


@pytest.mark.parametrize("kind", _READ)
def test_every_library_gets_its_own_kind_of_frame(kind: str) -> None:
    table = _arrow(_two_days())
    given: Any = {"pandas": table.to_pandas(), "polars": pl.from_arrow(table), "pyarrow": table}[kind]
    if kind == "pandas":
        given.index = [7, 7, 7, 7]
    report = frames.sla_report(given, **_ASKED, metric="first_reply", answers=["state", "due_at", "number"])
    assert type(report) is type(given)
    rows = _READ[kind](report)
    assert [(row["ticket_id"], row["market"], row["state"]) for row in rows] == [
        ("7", "JP", "met"),
        ("9", "JP", "active_with_misses"),
        ("8", None, "idle"),
    ]
    assert [row["due_at"] is None for row in rows] == [False, False, True]


def test_a_ticket_keeps_what_was_said_of_it_last() -> None:
    events = [{**event, "team": f"team {number}"} for number, event in enumerate(_two_days())]
    frame = pl.DataFrame(events)
    report = frames.sla_report(frame, **_ASKED, metric="first_response", keep=["team"], answers=["state"])
    assert report.rows() == [("7", "JP", "team 2", "met"), ("9", "JP", "team 1", "active_with_misses"), ("8", None, "team 3", "idle")]


def test_names_of_other_systems_and_numbers_of_tickets_are_mapped() -> None:
    frame = (
        pl.DataFrame(_two_days())
        .rename({"ticket_id": "case", "at": "when", "kind": "what", "market": "land"})
        .with_columns(pl.col("case").cast(pl.Int64))
    )
    names = {"ticket_id": "case", "at": "when", "kind": "what", "market": "land"}
    report = frames.sla_report(frame, **_ASKED, columns=names, metric="first_response", clock="shop", answers=["state"])
    assert report.columns == ["case", "land", "state"]
    assert report["case"].to_list() == [7, 9, 8]


def test_the_tier_of_a_column_is_known_to_conditions() -> None:
    vip = SlaPolicy(name="vip", targets={"first_response": Target.parse("1m elapsed")}, when=compile_condition({"tier": "vip"}, SLA_SCHEMA))
    frame = pl.DataFrame([{**event, "tier": "vip" if event["ticket_id"] == "7" else None} for event in _two_days()])
    report = frames.sla_report(frame, policies=[vip], calendars={}, now=_NOW, metric="first_response", answers=["state", "policy"])
    assert report["policy"].to_list() == ["vip", None, None]


def test_progress_is_told_by_ticket_and_by_batch() -> None:
    table, told = _arrow(_two_days()).sort_by("ticket_id"), []
    frames.sla_report(table, **_ASKED, progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]
    told.clear()
    list(frames.process_batches(table.to_batches(max_chunksize=3), progress=lambda *words: told.append(words), total=4, **_ASKED))
    assert told == [(3, 4), (4, 4)]


def _refused(frame: Any, **asked: Any) -> tuple[str, str]:
    with pytest.raises(UsageError) as refused:
        frames.sla_report(frame, **{**_ASKED, **asked})
    return refused.value.code, refused.value.message


@pytest.mark.parametrize(
    ("column", "value", "code", "place"),
    [
        ("kind", "agent_repied", "unknown-event-kind", "row 2"),
        ("kind", None, "null-in-key", "row 2"),
        ("at", None, "null-in-key", "row 2"),
        ("ticket_id", None, "null-in-key", "row 2"),
        ("priority", "critical", "bad-ticket-event", "row 2"),
        ("rating", 9, "bad-ticket-event", "row 2"),
    ],
)
def test_what_an_event_cannot_say_is_refused_with_its_row(column: str, value: object, code: str, place: str) -> None:
    rows = _two_days()
    rows[2][column] = value
    found, message = _refused(pl.DataFrame(rows, infer_schema_length=None))
    assert (found, place in message) == (code, True)


def test_an_unknown_status_is_a_finding() -> None:
    rows = [*_two_days(), {"ticket_id": "7", "kind": "status_changed", "status": "limbo", "at": datetime(2026, 3, 3, tzinfo=UTC)}]
    report = frames.sla_report(_arrow(rows), **_ASKED, metric="first_response", answers=["findings"])
    assert report["findings"].to_pylist() == ["unknown-status", None, None]


@pytest.mark.parametrize(
    ("frame", "asked", "code"),
    [
        (pl.DataFrame({"id": ["a"]}), {}, "unknown-shape"),
        (pl.DataFrame({"at": [_NOW], "kind": ["note"], "started_at": [_NOW]}), {}, "unknown-shape"),
        (pl.DataFrame({"at": [_NOW], "kind": ["note"]}), {}, "unknown-column"),
        (pl.DataFrame(_two_days()).lazy(), {}, "lazy-frame"),
        ([1, 2], {}, "not-a-frame"),
        (pl.DataFrame(_two_days()), {"columns": {"tickt_id": "case"}}, "unknown-column"),
        (pl.DataFrame(_two_days()), {"columns": {"priority": "urgency"}}, "unknown-column"),
        (pl.DataFrame(_two_days()), {"keep": ["owner"]}, "unknown-column"),
        (pl.DataFrame(_two_days()), {"keep": "owner"}, "unknown-column"),
        (pl.DataFrame(_two_days()), {"answers": ["stat"]}, "unknown-column"),
        (pl.DataFrame(_two_days()), {"answers": "state"}, "unknown-column"),
        (pl.DataFrame(_two_days()).with_columns(state=1), {"keep": ["state"]}, "duplicate-columns"),
        (pl.DataFrame(_two_days()), {"metric": "reply"}, "unknown-metric"),
        (pl.DataFrame(_two_days()), {"shape": "broad"}, "unknown-shape"),
        (pl.DataFrame(_two_days()), {"policies": ["usual"]}, "not-a-policy"),
        (pl.DataFrame(_two_days()), {"calendars": [1]}, "not-a-calendar"),
        (pl.DataFrame(_two_days()), {"calendars": {"JP": "09-18"}}, "not-a-calendar"),
        (pl.DataFrame(_two_days()), {"now": datetime(2026, 1, 1)}, "naive-datetime"),  # noqa: DTZ001  (on purpose)
        (pl.DataFrame(_two_days()).with_columns(pl.col("at").dt.replace_time_zone(None)), {}, "naive-column"),
        (pl.DataFrame(_two_days()).with_columns(pl.col("at").cast(pl.String)), {}, "not-a-datetime-column"),
        (pl.DataFrame(_two_days()).with_columns(ticket_id=1.5), {}, "bad-by-column"),
        (pl.DataFrame(_two_days()).with_columns(kind=1), {}, "unknown-event-kind"),
    ],
)
def test_a_wrong_question_is_refused(frame: Any, asked: dict[str, Any], code: str) -> None:
    assert _refused(frame, **asked)[0] == code


def test_a_zone_may_be_told_for_columns_without_one() -> None:
    frame = pl.DataFrame(_two_days()).with_columns(pl.col("at").dt.replace_time_zone(None))
    report = frames.sla_report(frame, **_ASKED, time_zone="Asia/Tokyo", metric="first_response", answers=["started_at"])
    assert report["started_at"][0] == datetime(2026, 3, 2, tzinfo=UTC)


def test_tickets_out_of_order_are_refused_across_batches() -> None:
    with pytest.raises(UsageError) as refused:
        list(frames.process_batches(_arrow(_two_days()).to_batches(max_chunksize=2), **_ASKED))
    assert refused.value.code == "not-sorted"


def test_a_null_ticket_is_refused_in_a_batch() -> None:
    rows = [*_two_days(), {"ticket_id": None, "kind": "note", "at": _NOW}]
    with pytest.raises(UsageError) as refused:
        list(frames.process_batches(_arrow(rows).to_batches(), **_ASKED))
    assert refused.value.code == "null-in-key"


def test_no_rows_make_a_report_of_no_rows() -> None:
    empty = _arrow([])
    assert frames.sla_report(empty, **_ASKED).num_rows == 0
    batch = pa.RecordBatch.from_pylist([], schema=empty.schema)
    made = frames.process_batch(batch, **_ASKED)
    assert (made.num_rows, made.schema) == (0, frames.report_schema(empty.schema, **_ASKED))
    assert list(frames.process_batches([batch], **_ASKED)) == []


def test_texts_of_pandas_with_gaps_are_no_texts() -> None:
    frame = pd.DataFrame({"ticket_id": [1, 1], "at": pd.to_datetime([_NOW, _NOW], utc=True), "kind": pd.Categorical(["created", "note"])})
    frame["market"] = pd.Series(["JP", float("nan")], dtype=object)
    assert frames.sla_report(frame, **_ASKED, metric="first_response", answers=["calendar"])["calendar"].tolist() == ["JP"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_EVENT, min_size=1, max_size=25))
def test_events_without_ids_are_those_of_the_scalar_core_without_ids(events: list[dict[str, Any]]) -> None:
    _assert_same(frames.sla_report(_arrow(events).drop_columns(["event_id"]), **_ASKED).to_pylist(), _expected(events))


def test_a_second_answer_in_the_same_words_is_another_answer() -> None:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    kinds = ["created", "agent_replied", "customer_message", "agent_replied", "customer_message"]
    log = pl.DataFrame({"ticket_id": "a", "at": [at + timedelta(hours=hour) for hour in range(5)], "kind": kinds})
    report = frames.sla_report(log, **_ASKED, metric="next_response", answers=["number", "state"])
    assert report.rows() == [("a", 1, "met"), ("a", 2, "active_with_misses")]


@pytest.mark.parametrize("rating", [4.7, float("inf"), "x"])
def test_a_rating_that_is_no_whole_number_is_refused_and_not_rounded(rating: object) -> None:
    rows = [{**row, "rating": None} for row in _two_days()]
    rows[2]["rating"] = rating
    found, message = _refused(pl.DataFrame(rows, infer_schema_length=None))
    assert (found, "row 2" in message) == ("bad-ticket-event", True)


def test_a_rating_may_come_as_a_fraction_or_a_text() -> None:
    for rating in (4.0, "4"):
        rows = [{**row, "rating": rating if number == 2 else None} for number, row in enumerate(_two_days())]
        assert len(frames.sla_report(pd.DataFrame(rows), **_ASKED, metric="first_response")) == 3


def _batches_of(ids: pa.Array) -> list[pa.RecordBatch]:
    at = pa.array([_NOW] * len(ids), pa.timestamp("us", "UTC"))
    return list(pa.table({"ticket_id": ids, "at": at, "kind": ["created"] * len(ids)}).to_batches(max_chunksize=1))


def test_tickets_of_a_dictionary_column_are_carried_over_three_batches() -> None:
    ids = pa.array(["a", "b", "b", "b", "c"])
    batches = [
        pa.record_batch({**dict(zip(one.schema.names, one.columns, strict=True)), "ticket_id": one["ticket_id"].dictionary_encode()})
        for one in _batches_of(ids)
    ]
    judged = list(frames.process_batches(batches, **_ASKED, metric="first_response", answers=["state"]))
    assert [ticket for batch in judged for ticket in batch["ticket_id"].to_pylist()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "ids", [pa.array([[1], [2]]), pa.array([b"0" * 16, b"1" * 16], pa.binary(16)).cast(pa.uuid())], ids=["list", "uuid"]
)
def test_ids_that_have_no_order_are_refused(ids: pa.Array) -> None:
    with pytest.raises(UsageError) as refused:
        list(frames.process_batches(_batches_of(ids), **_ASKED))
    assert refused.value.code == "bad-by-column"


@pytest.mark.parametrize(("column", "code"), [("kind", "null-in-key"), ("ticket_id", "null-in-key")])
def test_a_bad_row_of_a_later_batch_is_found_by_what_the_error_says(column: str, code: str) -> None:
    rows = [{"ticket_id": f"t{number // 3:03}", "at": _NOW, "kind": "created"} for number in range(60)]
    rows[50][column] = None
    schema = pa.schema({"ticket_id": pa.string(), "at": pa.timestamp("us", "UTC"), "kind": pa.string()})
    with pytest.raises(UsageError) as refused:
        list(frames.process_batches(pa.Table.from_pylist(rows, schema=schema).to_batches(max_chunksize=20), **_ASKED))
    before, row = (int(number) for number in re.findall(r"\d+", refused.value.message))
    assert (refused.value.code, before + row) == (code, 50)
