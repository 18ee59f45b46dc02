"""Tables of events, and tables of tickets."""

import math
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from xborder_support.errors import UsageError
from xborder_support.histories import Histories, TicketHistory, mapping_from_config, read_rows, row_reading, row_words

from .exports import COLUMNS, LONG, WIDE, long_row


def _read(rows: Any, config: dict[str, Any] = LONG, *, strict: bool = False) -> Histories:
    return read_rows(rows, mapping_from_config(config), strict=strict)


def _one(rows: Any, config: dict[str, Any] = LONG) -> TicketHistory:
    (history,) = _read(rows, config)
    return history


def _told(history: TicketHistory) -> list[tuple[str, str]]:
    return [(event.at.strftime("%H:%M"), f"{event.kind} {event.status}" if event.status else event.kind) for event in history.events]


def test_a_wide_row_tells_each_of_its_times() -> None:
    row = {"id": 7, "opened": "2026-02-03T09:00:00Z", "answered": "2026-02-03T18:40:00+09:00", "done": None}
    assert _told(_one([row], WIDE)) == [("09:00", "created"), ("09:40", "agent_replied")]


def test_a_table_of_events_is_told_in_order_of_time() -> None:
    rows = [
        long_row("10:00", what="agent reply", who="aiko"),
        long_row("09:00", what="Created", state="new", urgency="Medium"),
        long_row("11:00", what="resolved", who="aiko"),
        long_row("10:30", what="customer-message"),
    ]
    history = _one(rows)
    assert _told(history) == [
        ("09:00", "created new"),
        ("10:00", "agent_replied"),
        ("10:30", "customer_message"),
        ("11:00", "solved"),
    ]
    assert [event.agent for event in history.events] == [None, "aiko", None, "aiko"]
    assert history.events[0].priority == "normal"
    assert history.findings == ()


def test_a_log_of_states_tells_only_what_changed() -> None:
    rows = [
        long_row("09:00", state="New", who="aiko", urgency="low"),
        long_row("09:05", state="Open", who="aiko", urgency="low"),
        long_row("09:10", state="open", who="ben", urgency="low"),
        long_row("09:20", state="Waiting", who="ben", urgency="high"),
        long_row("09:30", state="Resolved"),
        long_row("09:40", state="Open"),
    ]
    assert _told(_one(rows)) == [
        ("09:00", "created new"),
        ("09:00", "assigned"),
        ("09:05", "status_changed open"),
        ("09:10", "assigned"),
        ("09:20", "pending"),
        ("09:20", "priority_changed"),
        ("09:30", "solved"),
        ("09:40", "reopened"),
    ]


def test_the_last_status_of_an_instant_is_the_one_that_counts() -> None:
    config = {**LONG, "columns": {**COLUMNS, "order": "n"}}
    rows = [long_row("09:00", state="new", n="1"), long_row("09:30", state="solved", n="3"), long_row("09:30", state="open", n="2")]
    assert _told(_one(rows, config)) == [("09:00", "created new"), ("09:30", "solved")]


def test_a_status_that_is_not_known_is_kept() -> None:
    rows = [long_row("09:00", state="new"), long_row("10:00", state="Parked at customs")]
    history = _one(rows)
    assert _told(history)[-1] == ("10:00", "status_changed Parked at customs")
    assert history.findings == ()


def test_the_status_at_creation_counts_and_a_strange_one_follows_it() -> None:
    assert _told(_one([long_row("09:00", state="Waiting")])) == [("09:00", "created pending")]
    assert _told(_one([long_row("09:00", state="odd")])) == [("09:00", "created"), ("09:00", "status_changed odd")]


def test_notes_and_machines_are_told_from_answers() -> None:
    config = {**LONG, "columns": {**COLUMNS, "private": "inner", "automatic": "machine"}, "bots": ["robo"]}
    rows = [
        long_row("09:00", what="created", inner="", machine=""),
        long_row("09:01", what="replied", inner="no", machine="yes"),
        long_row("09:02", what="replied", inner="TRUE", machine=""),
        long_row("09:03", what="replied", who="robo", inner="", machine=""),
        long_row("09:04", what="replied", who="aiko", inner="0", machine="0"),
    ]
    kinds = [event.kind for event in _one(rows, config).events]
    assert kinds == ["created", "automatic_reply", "note", "automatic_reply", "agent_replied"]


def test_ratings_topics_and_priorities_come_with_their_events() -> None:
    config = {**LONG, "columns": {**COLUMNS, "rating": "stars", "topic": "about", "market": "shop"}, "context": {"tier": "tier"}}
    rows = [
        long_row("09:00", what="created", stars="", about="customs", shop="JP", tier="gold"),
        long_row("09:10", what="classified", stars="", about="duty", shop="JP", tier="gold"),
        long_row("09:20", what="priority_changed", urgency="urgent", stars="", about="", shop="", tier=""),
        long_row("09:30", what="rated", stars="4", about="", shop="", tier="vip"),
    ]
    history = _one(rows, config)
    created, classified, raised, rated = history.events
    assert (created.market, created.topic, created.priority) == ("JP", "customs", "urgent")
    assert (classified.topic, raised.priority, rated.rating) == ("duty", "urgent", 4)
    assert history.context == {"tier": "vip"}


def test_wide_and_long_columns_may_stand_in_one_table() -> None:
    config = {"columns": {"ticket": "n", "created_at": "opened", "time": "at", "status": "state", "closed_at": "shut"}}
    rows = [
        {"n": "1", "opened": "2026-02-03T08:00Z", "at": "2026-02-03T09:00Z", "state": "New", "shut": "2026-02-03T12:00Z"},
        {"n": "1", "opened": "2026-02-03T08:00Z", "at": "2026-02-03T10:00Z", "state": "Resolved", "shut": "2026-02-03T12:00Z"},
    ]
    assert _told(_one(rows, config)) == [("08:00", "created"), ("10:00", "solved"), ("12:00", "closed")]


TIMES = {
    "ISO 8601": ("iso", None, "2026-02-03T21:40:00+09:00"),
    "ISO 8601 of a zone": ("iso", "Asia/Tokyo", "2026-02-03 21:40"),
    "seconds": ("epoch_seconds", None, "1770122400"),
    "a number of seconds": ("epoch_seconds", None, 1770122400.0),
    "milliseconds": ("epoch_milliseconds", None, 1770122400000),
    "a pattern": ("%d/%m/%Y %H:%M", "Europe/Berlin", "03/02/2026 13:40"),
    "a pattern with an offset": ("%d/%m/%Y %H:%M %z", None, "03/02/2026 13:40 +0100"),
    "a datetime": ("epoch_seconds", None, datetime(2026, 2, 3, 12, 40, tzinfo=UTC)),
    "a naive datetime": ("iso", "Europe/Berlin", datetime(2026, 2, 3, 13, 40)),  # noqa: DTZ001
}


@pytest.mark.parametrize(("form", "zone", "value"), TIMES.values(), ids=list(TIMES))
def test_times_are_read_in_each_format(form: str, zone: str | None, value: object) -> None:
    config = {"columns": {"ticket": "id", "created_at": "at"}, "time_format": form, "time_zone": zone}
    assert _one([{"id": 1, "at": value}], config).events[0].at == datetime(2026, 2, 3, 12, 40, tzinfo=UTC)


WALLS = {
    "skipped": ("2026-03-29 02:30", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    "skipped to its end": ("2026-03-29 03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
    "twice": ("2026-10-25 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    "usual": ("2026-07-01 12:00", datetime(2026, 7, 1, 10, 0, tzinfo=UTC)),
}


@pytest.mark.parametrize(("wall", "instant"), WALLS.values(), ids=list(WALLS))
def test_a_wall_time_takes_effect_at_the_first_instant_that_reads_it(wall: str, instant: datetime) -> None:
    config = {**WIDE, "time_zone": "Europe/Berlin"}
    assert _one([{"id": 1, "opened": wall, "answered": "", "done": ""}], config).events[0].at == instant


def test_an_hour_of_seconds_before_a_change_lands_on_the_change_too() -> None:
    config = {**WIDE, "time_zone": "America/New_York"}
    row = {"id": 1, "opened": "2026-03-08T02:59:59.999999", "answered": "", "done": ""}
    assert _one([row], config).events[0].at == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


BAD_TIMES = {
    "words": ("last Tuesday", "bad-time"),
    "without a zone": ("2026-02-03 09:00", "naive-time"),
    "of year 0": ("0000-01-01T00:00:00Z", "bad-time"),
    "before all years": ("0001-01-01T00:00:00+14:00", "bad-time"),
    "a number": (1_770_122_400, "bad-time"),
    "a list": (["2026"], "bad-time"),
    "a null character": ("2026-02-03T09:00:00Z\0", "bad-time"),
    "a truth value": (True, "bad-time"),
    "endless": ("9" * 100_000, "bad-time"),
}


@pytest.mark.parametrize(("value", "code"), BAD_TIMES.values(), ids=list(BAD_TIMES))
def test_a_time_that_cannot_be_read_is_a_finding_with_its_row(value: object, code: str) -> None:
    rows = [{"id": 1, "opened": "2026-02-03T09:00Z", "answered": "", "done": ""}, {"id": 2, "opened": value, "answered": "", "done": ""}]
    histories = _read(rows, WIDE)
    (finding,) = histories.ticket("2").findings
    assert (finding.rule, finding.facts["row"], finding.facts["column"]) == (code, "2", "opened")
    assert str(value)[:8] not in finding.message
    assert histories.ticket("2").events == ()
    with pytest.raises(UsageError) as caught:
        _read(rows, WIDE, strict=True)
    assert caught.value.code == code


@pytest.mark.parametrize("value", [1e308, -1e308, math.inf, "1e400", "x", 2**80, -(10**12), -2 * 10**11, [], True, "1" * 5000])
def test_an_epoch_out_of_range_is_a_finding(value: object) -> None:
    config = {"columns": {"ticket": "id", "created_at": "at"}, "time_format": "epoch_seconds"}
    history = _one([{"id": 1, "at": value}], config)
    assert [finding.rule for finding in history.findings] == ["bad-time"]


def test_empty_cells_are_no_times() -> None:
    config = {**WIDE, "missing": ["?", "n/a"]}
    row = {"id": "1", "opened": "2026-02-03T09:00Z", "answered": "?", "done": math.nan}
    assert _told(_one([row], config)) == [("09:00", "created")]


def test_rows_that_cannot_be_read_never_vanish() -> None:
    rows: list[Any] = [
        None,
        ["case", "A1"],
        long_row("09:00", case="", what="created"),
        {"case": {"deep": ["junk"]}, "when": "2026-02-03 09:00"},
        {},
        {"case": "A1"},
        {"case": "A1", "when": ""},
        long_row("09:00", what="exploded"),
        long_row("09:00", state="x" * 5_000),
        long_row("09:00", urgency="whenever"),
        {"case": "A1", "when": "2026-02-03 09:00", "who": ["aiko"]},
        {"case": "A1", "when": "2026-02-03 09:00", "what": b"created"},
    ]
    histories = _read(rows)
    beside = [(finding.rule, finding.facts.get("row")) for finding in histories.findings]
    assert beside == [("bad-row", "1"), ("bad-row", "2"), ("no-ticket", "3"), ("no-ticket", "4"), ("no-ticket", "5")]
    inside = [(finding.rule, finding.facts["row"]) for finding in histories.ticket("A1").findings]
    assert inside == [
        ("no-time", "6"),
        ("no-time", "7"),
        ("unknown-event", "8"),
        ("bad-cell", "9"),
        ("unknown-priority", "10"),
        ("bad-cell", "11"),
        ("bad-cell", "12"),
    ]


def test_the_same_fault_is_reported_for_each_row_that_has_it() -> None:
    findings = _one([long_row("09:00", what="exploded")] * 3).findings
    assert [finding.facts["row"] for finding in findings] == ["1", "2", "3"]


def test_findings_and_errors_never_quote_a_cell() -> None:
    secret = "call me at 0171 2345678"
    history = _one([{**long_row("09:00"), "when": secret, "what": secret}, long_row("09:00", what=secret)])
    assert history.findings
    assert all(secret not in str(finding) for finding in history.findings)


def test_bad_ratings_orders_and_further_columns_are_findings() -> None:
    config = {**LONG, "columns": {**COLUMNS, "rating": "stars", "order": "n"}, "context": {"tier": "tier"}}
    rows = [
        {**long_row("09:00", what="rated", stars="6", n="nan"), "tier": {"a": 1}},
        {**long_row("09:01", what="rated", stars="good", n="later"), "tier": "x" * 2_000},
        {**long_row("09:02", what="rated", stars="5"), "tier": 3},
    ]
    history = _one(rows, config)
    rules = [finding.rule for finding in history.findings]
    assert rules == ["bad-order", "bad-rating", "bad-cell", "bad-order", "bad-rating", "bad-cell", "bad-order"]
    assert history.context == {"tier": 3}


def test_a_column_that_no_row_has_is_reported_once_with_the_nearest() -> None:
    config = {"columns": {"ticket": "case", "created_at": "opend"}}
    histories = _read([{"case": "1", "opened": "2026-02-03T09:00Z"}] * 2, config)
    (finding,) = histories.findings
    assert (finding.rule, finding.facts["column"]) == ("unknown-column", "opend")
    assert 'did you mean "opened"?' in (finding.suggestion or "")


def test_rows_of_one_id_that_differ_are_a_conflict() -> None:
    config = {**LONG, "columns": {**COLUMNS, "id": "row"}}
    rows = [
        long_row("09:00", what="created", row="1"),
        long_row("09:30", what="replied", row="2"),
        long_row("09:20", what="replied", row="2"),
    ]
    history = _one(rows, config)
    assert _told(history) == [("09:00", "created"), ("09:20", "agent_replied")]
    assert [finding.rule for finding in history.findings] == ["conflicting-rows"]
    with pytest.raises(UsageError, match="conflicting-rows"):
        _read(rows, config, strict=True)
    assert len(_read(rows[:2], config, strict=True)) == 1


def test_a_ticket_that_was_created_twice_was_created_at_first() -> None:
    rows = [{"id": 1, "opened": f"2026-02-03T{hour}:00Z", "answered": "", "done": ""} for hour in ("10", "09")]
    history = _one(rows, WIDE)
    assert _told(history) == [("09:00", "created")]
    assert [finding.rule for finding in history.findings] == ["conflicting-times"]


def test_ids_are_read_alike_whatever_a_data_frame_made_of_them() -> None:
    times = {"opened": "2026-02-03T09:00Z", "answered": "", "done": ""}
    histories = _read([{"id": 42, **times}, {"id": "42", **times}, {"id": 42.0, **times}, {"id": " 42 ", **times}], WIDE)
    assert histories.ticket_ids == ("42",)
    assert len(histories.ticket("42").events) == 1


def test_numbers_of_arrays_are_ids_too() -> None:
    times = {"opened": "2026-02-03T09:00Z", "answered": "", "done": ""}
    assert _read([{"id": np.int64(42), **times}, {"id": np.float64(42), **times}], WIDE).ticket_ids == ("42",)
    assert _read([{"id": number, **times} for number in (True, 2.5, math.inf, 10**50)], WIDE).ticket_ids == ()


class _FrameTime(datetime):
    """Stand in for the datetimes of data frames."""


def test_datetimes_of_data_frames_become_plain_ones() -> None:
    rows = [{"id": 1, "opened": _FrameTime(2026, 2, 3, 10, tzinfo=ZoneInfo("Europe/Berlin")), "answered": "", "done": ""}]
    (event,) = _one(rows, WIDE).events
    assert (type(event.at), event.at) == (datetime, datetime(2026, 2, 3, 9, tzinfo=UTC))
    wall = [{"id": 1, "opened": _FrameTime(2026, 2, 3, 10), "answered": "", "done": ""}]
    assert _one(wall, {**WIDE, "time_zone": "Europe/Berlin"}).events[0].at == event.at


def test_truth_values_need_no_words() -> None:
    config = {**LONG, "columns": {**COLUMNS, "private": "inner"}}
    rows: list[dict[str, Any]] = [
        {**long_row("09:00", what="replied"), "inner": True},
        {**long_row("09:01", what="replied"), "inner": False},
    ]
    assert [event.kind for event in _one(rows, config).events] == ["note", "agent_replied"]


def test_what_is_remembered_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [long_row(f"09:{minute:02}", what="replied", who=str(minute % 7)) for minute in range(40)]
    usual = list(_read(rows))
    monkeypatch.setattr(row_words, "_REMEMBERED", 2)
    monkeypatch.setattr(row_reading, "_REMEMBERED", 2)
    assert list(_read(rows)) == usual


def test_ten_thousand_columns_cost_nothing() -> None:
    row = {f"column {number}": number for number in range(10_000)} | {"id": 1, "opened": "2026-02-03T09:00Z", "answered": "", "done": ""}
    assert _told(_one([row], WIDE)) == [("09:00", "created")]


def test_null_characters_and_half_surrogates_in_ids_do_no_harm() -> None:
    history = _one([long_row("09:00", case="A\0\ud800", what="replied", who="a\0b")])
    assert history.ticket_id == "A\0\ud800"
    assert history.events[0].agent == "a\0b"


def test_cells_that_nobody_can_look_up_are_read_all_the_same() -> None:
    config = {**LONG, "context": {"tags": "tags"}}
    history = _one([{**long_row("09:00", what="created"), "tags": ["a"]}], config)
    assert _told(history) == [("09:00", "created")]
    assert [finding.rule for finding in history.findings] == ["bad-cell"]


def test_the_customer_is_no_agent_and_has_no_name() -> None:
    (event,) = _one([long_row("09:00", what="customer_message", who="Hanako Yamada")]).events
    assert event.agent is None
    assert "Hanako" not in event.to_json()


def test_what_is_of_no_interest_is_left_out() -> None:
    config = {**LONG, "events": {"Viewed": "ignore"}}
    assert _told(_one([long_row("09:00", what="created"), long_row("09:01", what="viewed")], config)) == [("09:00", "created")]


def test_an_unknown_ticket_is_refused_with_the_nearest() -> None:
    histories = _read([long_row("09:00", what="created")])
    with pytest.raises(UsageError, match="unknown-ticket"):
        histories.ticket("A2")
    assert len(histories) == 1
    assert repr(histories) == "<Histories of 1 ticket, 0 findings beside them>"


@pytest.mark.parametrize("rows", ["id,opened", b"id", {"id": 1}, 5, None])
def test_what_is_no_list_of_rows_is_refused(rows: Any) -> None:
    with pytest.raises(UsageError, match="wrong-argument"):
        _read(rows, WIDE)


def test_what_is_no_mapping_is_refused() -> None:
    config: Any = WIDE
    with pytest.raises(UsageError, match="mapping_from_config"):
        read_rows([], config)
