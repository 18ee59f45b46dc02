"""How soon the law wants an answer: what is packaged, whom it binds, and when each clock is due."""

import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import due_at
from xborder_support.conditions import compile_condition
from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.sla import (
    METRICS,
    PRESET_CALENDARS,
    SLA_SCHEMA,
    SlaPolicy,
    SlaReport,
    StatuteLimit,
    evaluate,
    list_statutes,
    preset_calendar,
    statutory_clocks,
    statutory_policies,
)
from xborder_support.terms import Target, territory

ROWS = tomllib.loads((resources.files("xborder_support.sla.presets") / "data" / "statutes.toml").read_text(encoding="utf-8"))["clock"]
_ALWAYS = {"rule", "jurisdiction", "says", "source", "checked", "confidence", "valid_from"}
_SOMETIMES = {"when", "calendar", "limited_to", *METRICS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
class TestEachRow:
    def test_it_says_what_where_when_and_how_sure(self, row: dict[str, Any]) -> None:
        assert set(row) >= _ALWAYS
        assert set(row) <= _ALWAYS | _SOMETIMES
        assert row["checked"] == date(2026, 11, 21)
        assert row["confidence"] in {"high", "medium", "low"}
        assert all(len(source) > 5 for source in row["source"])
        assert row["says"].endswith(".")
        assert row.get("limited_to", "marketplaces") in get_args(StatuteLimit)

    def test_its_rule_looks_like_one_of_the_rulebook_for_its_territory(self, row: dict[str, Any]) -> None:
        assert re.fullmatch("[A-Z]{2}(-[A-Z0-9]+)+", row["rule"])
        assert row["rule"].startswith(f"{territory(row['jurisdiction'])}-")

    def test_a_target_that_needs_a_calendar_names_a_packaged_one(self, row: dict[str, Any]) -> None:
        targets = [Target.parse(row[metric]) for metric in METRICS if metric in row]
        assert targets
        assert any(target.needs_calendar for target in targets) is ("calendar" in row)
        assert row.get("calendar", "every_day") in PRESET_CALENDARS

    def test_the_clock_says_the_same(self, row: dict[str, Any]) -> None:
        [clock] = [clock for clock in statutory_clocks(row["jurisdiction"]) if clock.rule == row["rule"]]
        policy = clock.policy
        assert (clock.says, clock.source, clock.limited_to) == (row["says"], tuple(row["source"]), row.get("limited_to"))
        assert (policy.name, policy.clock, policy.jurisdiction) == (row["rule"], row["jurisdiction"], row["jurisdiction"])
        assert policy.when.to_config() == compile_condition(row.get("when", {}), SLA_SCHEMA).to_config()
        assert not policy.counts_automatic

    def test_a_limit_is_told_in_words_too(self, row: dict[str, Any]) -> None:
        words = {"large_firms": "250 staff", "marketplaces": "marketplace", "covered_sectors": "Certain businesses"}
        assert "limited_to" not in row or words[row["limited_to"]] in row["says"]


def test_the_territories_are_listed() -> None:
    assert list_statutes() == ("AR", "BR", "ES", "GB", "IL", "IN", "KR", "PE", "PH")
    assert len({row["rule"] for row in ROWS}) == len(ROWS)


def policy_of(rule: str) -> SlaPolicy:
    [policy] = [policy for policy in statutory_policies(rule[:2], advisory=True) if policy.name == rule]
    return policy


@pytest.mark.parametrize(
    ("rule", "metric", "local", "expected"),
    [
        ("AR-10", "first_response", "2026-03-07T10:00", "Sun 2026-03-08 10:00"),
        ("BR-ECOM-5", "first_response", "2026-02-16T10:00", "Sun 2026-02-22 00:00"),  # Carnival counts: they are calendar days
        # Three days, Epiphany on the 6th and New Year's Day left out: 29-31, 4, 5, 7, 8, 11-15, 18-20
        ("ES-L10-15BD", "resolution", "2026-12-28T09:00", "Thu 2027-01-21 00:00"),
        ("ES-L10-15BD", "resolution", "2027-01-11T09:00", "Tue 2027-02-02 00:00"),
        ("ES-L10-WAIT", "resolution", "2027-01-11T09:00", "Tue 2027-02-02 00:00"),
        ("ES-L10-WAIT", "queue_wait", "2027-01-11T09:00", "Mon 2027-01-11 09:03"),
        ("ES-L10-WAIT", "ring_time", "2027-01-11T09:00", "Mon 2027-01-11 09:03"),
        ("GB-DUAA-COMPLAINT", "first_response", "2026-06-19T10:00", "Mon 2026-07-20 00:00"),
        ("IL-18B", "queue_wait", "2026-03-03T10:00", "Tue 2026-03-03 10:06"),
        ("IN-ECOM-48H", "first_response", "2026-03-06T18:30", "Sun 2026-03-08 18:30"),
        ("IN-ECOM-48H", "resolution", "2026-03-06T18:30", "Tue 2026-04-07 00:00"),
        ("IN-ECOM-48H", "resolution", "2027-01-31T10:00", "Mon 2027-03-01 00:00"),  # February has no 31st
        ("KR-ECA-20", "first_response", "2026-10-01T10:00", "Thu 2026-10-08 00:00"),  # Monday the 5th stands in for Saturday the 3rd
        ("KR-ECA-20", "resolution", "2026-03-03T10:00", "Wed 2026-03-18 00:00"),
        ("PE-LIBRO", "resolution", "2026-09-01T10:00", "Wed 2026-09-23 00:00"),
        ("PE-LIBRO", "resolution", "2026-10-05T10:00", "Wed 2026-10-28 00:00"),  # 8 October is a holiday
        ("PH-ITA", "resolution", "2026-03-02T10:00", "Tue 2026-03-10 00:00"),
    ],
)
def test_worked_examples(rule: str, metric: Any, local: str, expected: str) -> None:
    policy = policy_of(rule)
    calendar = preset_calendar(policy.calendar or "every_day", rule[:2])
    start = datetime.fromisoformat(local).replace(tzinfo=calendar.time_zone)
    found = due_at(policy.targets[metric], start, calendar)
    assert found.astimezone(calendar.time_zone).strftime("%a %Y-%m-%d %H:%M") == expected


def test_spain_asks_for_95_of_100_calls_and_for_every_case() -> None:
    wait = policy_of("ES-L10-WAIT")
    assert {metric: str(target) for metric, target in wait.targets.items()} == {
        "ring_time": "95% within 3m elapsed",
        "queue_wait": "95% within 3m elapsed",
        "resolution": "15 business days",
    }
    assert wait.when.truth({"channel": "phone"})
    assert not wait.when.truth({"channel": "webchat"})


@pytest.mark.parametrize(
    ("code", "eve", "midnight"),
    [
        ("ES", date(2026, 12, 27), datetime(2026, 12, 27, 23, tzinfo=UTC)),
        ("GB", date(2026, 6, 18), datetime(2026, 6, 18, 23, tzinfo=UTC)),
        ("IN", date(2020, 7, 22), datetime(2020, 7, 22, 18, 30, tzinfo=UTC)),
        ("BR", date(2013, 5, 13), datetime(2013, 5, 14, 3, tzinfo=UTC)),
    ],
)
def test_a_law_counts_from_the_local_midnight_of_its_first_day(code: str, eve: date, midnight: datetime) -> None:
    assert statutory_policies(code, on=eve) == ()
    assert statutory_clocks(code, on=eve) == ()
    policies = statutory_policies(code, on=eve + timedelta(days=1))
    assert policies == statutory_policies(code)
    assert policies
    assert all(policy.is_valid(midnight) and not policy.is_valid(midnight - timedelta(microseconds=1)) for policy in policies)


def test_what_nobody_confirmed_is_listed_and_runs_only_where_asked_for() -> None:
    unconfirmed = [code for code in list_statutes() if any(clock.is_advisory for clock in statutory_clocks(code))]
    assert unconfirmed == ["IL", "KR", "PH"]
    assert all(statutory_policies(code) == () for code in unconfirmed)
    assert all(len(statutory_policies(code, advisory=True)) == 1 for code in unconfirmed)


@pytest.mark.parametrize(
    ("rule", "context", "applies"),
    [
        ("IN-ECOM-48H", {"is_complaint": True}, True),
        ("IN-ECOM-48H", {"is_complaint": False}, False),
        ("IN-ECOM-48H", {}, False),
        ("PE-LIBRO", {"is_complaint": True}, True),
        ("GB-DUAA-COMPLAINT", {"is_complaint": True, "topic": "privacy"}, True),
        ("GB-DUAA-COMPLAINT", {"is_complaint": True, "topic": "late"}, False),
        ("GB-DUAA-COMPLAINT", {"topic": "privacy"}, False),
        ("BR-ECOM-5", {}, True),
        ("ES-L10-15BD", {}, True),
        ("AR-10", {"topic": "return_process"}, True),
        ("AR-10", {"topic": "sizing"}, False),
    ],
)
def test_which_conversations_a_law_speaks_of(rule: str, context: dict[str, Any], applies: bool) -> None:  # noqa: FBT001  (a column)
    assert bool(policy_of(rule).when.truth(context)) is applies


def test_a_territory_of_which_nothing_is_packaged_has_nothing() -> None:
    assert statutory_policies("JP") == ()
    assert statutory_clocks("JP") == ()
    assert [policy.name for policy in statutory_policies("uk")] == ["GB-DUAA-COMPLAINT"]


@pytest.mark.parametrize("code", ["XX", "", "ESP", "../ES", None, 3])
def test_what_is_no_territory_is_refused(code: Any) -> None:
    with pytest.raises(UsageError) as caught:
        statutory_policies(code)
    assert caught.value.code in {"unknown-territory", "wrong-argument"}
    assert caught.value.hint


ASKED = datetime(2026, 3, 6, 13, tzinfo=UTC)  # 18:30 in India


def india(*events: TicketEvent, hours: float = 1) -> SlaReport:
    asked = TicketEvent(at=ASKED, kind="customer_message", channel="email", market="IN")
    return evaluate([asked, *events], statutory_policies("IN"), calendars={}, now=ASKED + timedelta(hours=hours))


def test_a_complaint_starts_the_clocks_of_the_law_beside_the_shops_own() -> None:
    assert india().metric("first_response", clock="IN").state == "no_target"
    found = india(TicketEvent(at=ASKED, kind="complained"))
    assert found.clocks == ("shop", "IN")
    assert found.metric("first_response", clock="IN").cycles[-1].due_at == ASKED + timedelta(hours=48)
    due = found.metric("resolution", clock="IN").cycles[-1].due_at
    assert due == datetime(2026, 4, 6, 18, 30, tzinfo=UTC)


def test_waiting_for_the_customer_does_not_put_off_the_law() -> None:
    waiting = TicketEvent(at=ASKED + timedelta(hours=2), kind="pending")
    found = india(TicketEvent(at=ASKED, kind="complained"), waiting, hours=24 * 10)
    assert found.metric("resolution", clock="IN").cycles[-1].due_at == datetime(2026, 4, 6, 18, 30, tzinfo=UTC)


@settings(max_examples=60)
@given(st.integers(0, 700 * 24 * 60))
def test_spain_never_wants_it_sooner_than_three_weeks_of_days(minutes: int) -> None:
    start = datetime(2026, 12, 28, tzinfo=UTC) + timedelta(minutes=minutes)
    calendar = preset_calendar("bank_days", "ES")
    due = due_at(policy_of("ES-L10-15BD").targets["resolution"], start, calendar)
    assert timedelta(days=19) < due - start < timedelta(days=32)
    assert due.astimezone(calendar.time_zone).strftime("%H:%M") == "00:00"
