"""Logs that lie, contradict themselves or never end: a named error or a finding, and never a silent zero."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.errors import ConfigurationError, UsageError, XborderSupportError
from xborder_support.sla import METRICS, SlaPolicy, SlaReport, evaluate, policies_from_config
from xborder_support.terms import Target

from .stories import CALENDARS, at, judged, last, policy, runs, said, tell

USUAL = policy(targets={"first_response": "2h business", "resolution": "8h business"})
ALL = policy(targets=dict.fromkeys(METRICS, "2h business"))
ELAPSED = policy(targets=dict.fromkeys(METRICS, "24h elapsed"))


def rules(report: SlaReport) -> list[str]:
    return [finding.rule for finding in report.findings]


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UsageError) as caught:
        action()
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize(
    ("story", "rule"),
    [
        ("mon 10:00 customer_message\n tue 10:00 agent_replied", "event-after-now"),
        ("mon 09:00 agent_replied\n mon 09:30 created", "event-before-created"),
        ("mon 09:00 customer_message\n mon 09:30 created", "event-before-created"),
        ("mon 09:00 agent_replied\n mon 09:30 customer_message", "reply-before-question"),
        ("mon 09:00 created\n mon 09:30 status_changed status=wartet", "unknown-status"),
        ("mon 09:00 created\n mon 09:30 status_changed", "unknown-status"),
        ("mon 09:00 created status=Eingang", "unknown-status"),
        ("mon 09:00 customer_message marketplace=nowhere", "marketplace-without-clock"),
    ],
)
def test_an_odd_log_is_judged_and_said_to_be_odd(story: str, rule: str) -> None:
    report = judged(story, USUAL, now="mon 12:00")
    assert rule in rules(report)
    assert runs(report, "first_response")


def test_a_plain_log_has_no_findings() -> None:
    report = judged("mon 09:00 created\n mon 09:00 customer_message\n mon 10:00 agent_replied\n mon 11:00 solved", USUAL, now="mon 12:00")
    assert report.findings == ()


def test_events_of_the_future_answer_nothing_yet() -> None:
    story = "mon 10:00 customer_message\n mon 11:30 agent_replied\n mon 11:45 solved"
    report = judged(story, USUAL, now="mon 11:00")
    assert runs(report, "first_response") == [("mon 10:00", None, "active", "mon 12:00")]
    assert report.findings[0].facts == {"events": "2"}


def test_a_log_of_the_future_alone_says_so() -> None:
    report = judged("tue 10:00 customer_message", USUAL, now="mon 11:00")
    assert (report.metric("first_response").state, rules(report)) == ("idle", ["event-after-now"])


def test_a_message_before_the_ticket_counts_from_its_own_time() -> None:
    report = judged("mon 09:00 customer_message\n mon 10:30 created", USUAL, now="mon 10:45")
    assert runs(report, "first_response") == [("mon 09:00", None, "active", "mon 11:00")]


def test_a_reply_before_any_question_answers_nothing() -> None:
    report = judged("mon 09:00 agent_replied\n mon 10:00 customer_message", USUAL, now="mon 11:00")
    assert runs(report, "first_response") == [("mon 10:00", None, "active", "mon 12:00")]


def test_an_unknown_status_pauses_nothing_and_ends_no_pause() -> None:
    story = """
        mon 09:00 created
        mon 10:00 status_changed status=pending
        mon 11:00 status_changed status=limbo
    """
    report = judged(story, policy(targets={"requester_wait": "4h business"}), now="mon 12:00")
    assert last(report, "requester_wait").state == "paused"
    assert last(report, "requester_wait").business == timedelta(hours=1)
    (finding,) = report.findings
    assert finding.facts == {"events": "1", "statuses": "limbo"}


def test_naive_times_are_refused_wherever_they_come_in() -> None:
    naive = datetime(2026, 2, 2, 9)  # noqa: DTZ001  (what is tested)
    event = tell("mon 09:00 created")
    assert code_of(lambda: TicketEvent(at=naive, kind="created")) == "naive-datetime"
    assert code_of(lambda: evaluate(event, [USUAL], calendars=CALENDARS, now=naive)) == "naive-datetime"
    assert code_of(lambda: policy(targets={"resolution": "1h elapsed"}, valid_from=naive)) == "naive-datetime"
    cycle = last(judged("mon 09:00 created", USUAL, now="mon 10:00"), "resolution")
    assert cycle.due_at is not None
    assert cycle.due_at.tzinfo is UTC


@pytest.mark.parametrize("target", ["2h business", "3 business days", "2 calendar days"])
@pytest.mark.parametrize("calendars", [{}, {"tokyo": CALENDARS["JP"]}])
def test_business_time_without_a_calendar_is_an_error_that_names_the_policy(target: str, calendars: dict[str, BusinessCalendar]) -> None:
    promised = policy("night shift", targets={"first_response": target})
    with pytest.raises(UsageError) as caught:
        evaluate(tell("mon 09:00 created"), [promised], calendars=calendars, now=at("mon 10:00"))
    assert caught.value.code == "no-calendar"
    assert "night shift" in caught.value.message


@pytest.mark.parametrize("text", ["0s elapsed", "0m business", "0 business days", "-2h business", "-1 calendar days", "", "2h", "soon"])
def test_a_target_of_nothing_is_refused(text: str) -> None:
    assert code_of(lambda: Target.parse(text)) == "bad-target"
    with pytest.raises(ConfigurationError) as caught:
        policies_from_config({"sla": [{"first_response": text}]})
    assert [fault.code for fault in caught.value.faults] == ["bad-target"]


@pytest.mark.parametrize("seconds", [0, -1])
def test_a_target_made_in_code_is_refused_alike(seconds: int) -> None:
    assert code_of(lambda: Target(clock="business", seconds=seconds)) == "bad-target"
    assert code_of(lambda: Target(clock="business_days", days=seconds)) == "bad-target"


OPEN_ONCE = BusinessCalendar(time_zone="Europe/Berlin", weekly={}, exceptions={"2026-02-02": ["09:00-10:00"]})
MONDAYS = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon": ["09:00-17:00"]})
TUESDAYS = BusinessCalendar(time_zone="Europe/Berlin", weekly={"tue": ["09:00-17:00"]})


@pytest.mark.parametrize("calendar", [OPEN_ONCE, MONDAYS & TUESDAYS], ids=["open-once", "never-open"])
def test_a_calendar_that_never_opens_again_is_an_error(calendar: BusinessCalendar) -> None:
    code = code_of(lambda: evaluate(tell("mon 12:00 created"), [USUAL], calendars={"default": calendar}, now=at("mon 13:00")))
    assert code == "no-open-time"


THE_END = datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
DAYS = policy(targets={"resolution": "9999 calendar days"})


def judged_or_refused(events: list[TicketEvent], promised: SlaPolicy, now: datetime) -> SlaReport | XborderSupportError:
    try:
        return evaluate(events, [promised], calendars=CALENDARS, now=now)
    except XborderSupportError as error:
        return error


@pytest.mark.parametrize(
    "instant",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))),
        datetime(1899, 12, 31, tzinfo=UTC),
        datetime(2200, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=2))),
        THE_END,
    ],
    ids=str,
)
@pytest.mark.parametrize("promised", [ALL, ELAPSED, DAYS], ids=["business", "elapsed", "days"])
@pytest.mark.parametrize("now", [datetime(2026, 2, 2, tzinfo=UTC), THE_END], ids=["today", "end"])
def test_the_ends_of_time_are_a_named_error_or_told(instant: datetime, promised: SlaPolicy, now: datetime) -> None:
    """Nothing but an error of the library comes out, and where a report does, each clock in it has gone on."""
    events = [TicketEvent(at=instant, kind="created"), TicketEvent(at=instant, kind="agent_replied")]
    found = judged_or_refused(events, promised, now)
    if isinstance(found, XborderSupportError):
        assert str(found)
    elif instant > now:
        assert "event-after-now" in rules(found)
    else:
        told = [cycle for metric in found.metrics for cycle in metric.cycles]
        assert told
        assert all(cycle.due_at is None or cycle.due_at > cycle.started_at for cycle in told)
        assert all(cycle.elapsed >= timedelta(0) for cycle in told)


@pytest.mark.parametrize(
    "instant",
    [datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))), datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-2)))],
    ids=str,
)
def test_what_lies_outside_of_time_is_refused(instant: datetime) -> None:
    assert code_of(lambda: TicketEvent(at=instant, kind="created")) == "datetime-out-of-range"


TO_AND_FRO: tuple[dict[str, Any], ...] = (
    {"kind": "customer_message"},
    {"kind": "agent_replied", "agent": "aiko"},
    {"kind": "status_changed", "status": "pending"},
    {"kind": "status_changed", "status": "on_hold"},
    {"kind": "status_changed", "status": "open"},
    {"kind": "note"},
)
SOLVED_AGAIN_AND_AGAIN: tuple[dict[str, Any], ...] = (
    {"kind": "customer_message"},
    {"kind": "assigned", "agent": "aiko"},
    {"kind": "status_changed", "status": "pending"},
    {"kind": "solved"},
    {"kind": "reopened"},
    {"kind": "agent_replied"},
    {"kind": "closed"},
)


def endless(size: int, round_of: tuple[dict[str, Any], ...] = TO_AND_FRO) -> list[TicketEvent]:
    """Return one ticket of two hours in which the same round of events happens again and again."""
    begin, length, step = at("mon 09:00").astimezone(UTC), len(round_of), timedelta(hours=2) / size
    return [TicketEvent(at=begin + step * number, event_id=f"{number}", **round_of[number % length]) for number in range(size)]


def calls(size: int, round_of: tuple[dict[str, Any], ...]) -> int:
    """Return how many functions are called to judge an endless ticket, and to explain the verdict."""
    events = endless(size, round_of)
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    former = sys.getprofile()
    sys.setprofile(count)
    try:
        report = evaluate(events, [ALL], calendars=CALENDARS, now=events[-1].at)
        assert report.next_check_at or not report.running
        assert report.explain("requester_wait").segments
    finally:
        sys.setprofile(former)
    return counted


ROUNDS = {"to-and-fro": TO_AND_FRO, "closed": SOLVED_AGAIN_AND_AGAIN, "reopened": SOLVED_AGAIN_AND_AGAIN[:-1]}


@pytest.mark.parametrize("round_of", ROUNDS.values(), ids=ROUNDS)
def test_the_work_grows_no_faster_than_the_log(round_of: tuple[dict[str, Any], ...]) -> None:
    small, middle, large = (calls(size, round_of) for size in (600, 1_200, 2_400))
    assert middle <= 2.2 * small
    assert large <= 2.2 * middle


@pytest.mark.slow
def test_two_hundred_thousand_events_on_one_ticket_are_judged() -> None:
    events = endless(200_000)
    report = evaluate(events, [ALL], calendars=CALENDARS, now=events[-1].at)
    assert len(report.metric("periodic_update").cycles) == 33_334  # one for each reply, the last of which still runs
    assert report.metric("resolution").cycles[-1].started_at == events[0].at
    assert said(events[0].at) == "mon 09:00"
