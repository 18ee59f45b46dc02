"""Clocks of conversations whose earlier events are sealed, or were stored by an earlier version."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.conditions import compile_condition
from xborder_support.conversations import Conversation, TicketEvent
from xborder_support.sla import MetricRule, SlaReport, evaluate
from xborder_support.sla.policies import SLA_SCHEMA
from xborder_support.terms import Target

from .stories import at, judged, last, policy, tell

_LEFT_AND_SOLVED = """
    mon 10:00 customer_message
    mon 10:10 agent_replied
    mon 10:20 customer_message
    mon 10:30 solved
    mon 11:00 reopened
"""
_LEFT_AND_CLOSED = _LEFT_AND_SOLVED.replace("solved", "closed")
_SOLVED_AND_CLOSED = _LEFT_AND_SOLVED.replace("mon 11:00", "mon 10:40 closed\n    mon 11:00")


@pytest.mark.parametrize("reopen", ["resume", "new_cycle", "ignore"])
@pytest.mark.parametrize("story", [_LEFT_AND_SOLVED, _LEFT_AND_CLOSED, _SOLVED_AND_CLOSED])
def test_an_answer_that_was_left_owed_goes_on_alike_where_it_is_sealed(story: str, reopen: Any) -> None:
    rule = MetricRule(reopen=reopen)
    metrics = ("first_response", "next_response")
    promised = policy(targets=dict.fromkeys(metrics, "2h elapsed"), rules=dict.fromkeys(metrics, rule))
    sealed = Conversation(tell(story)).seal(at("mon 10:50"))
    assert sealed.checkpoint is not None
    after = evaluate(sealed.events, [promised], calendars={}, now=at("mon 12:00"), before=sealed.checkpoint.state)
    whole = judged(story, promised, now="mon 12:00")
    for metric in metrics:
        assert _running(after, metric) == _running(whole, metric)


def _running(report: SlaReport, metric: str) -> list[tuple[object, ...]]:
    return [(run.started_at, run.started_by, run.due_at, run.elapsed) for run in report.metric(metric).cycles if run.is_running]


@pytest.mark.parametrize("reopen", ["resume", "new_cycle", "ignore"])
@pytest.mark.parametrize("story", [_LEFT_AND_CLOSED, _SOLVED_AND_CLOSED])
def test_what_is_reopened_after_it_was_closed_is_a_new_question(story: str, reopen: Any) -> None:
    promised = policy(targets={"first_response": "2h elapsed"}, rules={"first_response": MetricRule(reopen=reopen)})
    found = last(judged(story, promised, now="mon 12:00"), "first_response")
    assert (found.started_at, found.state) == (at("mon 11:00"), "active")


_NINE = datetime(2026, 2, 2, 9, tzinfo=UTC)


def _stored(**state: str) -> Conversation:
    """Return a conversation as a version stored it that knew no statuses and no matters."""
    known = {"opened_at": _NINE.isoformat(), "last_customer_message_at": {}, "opted_out_at": {}, **state}
    checkpoint = {"sealed_before": (_NINE + timedelta(minutes=1)).isoformat(), "count": 1, "digest": "x", "state": known}
    return Conversation.from_json(json.dumps({"schema": "conversation/1", "events": [], "checkpoint": checkpoint}))


def _event(minute: int, kind: Any, **more: str) -> TicketEvent:
    return TicketEvent(at=_NINE + timedelta(minutes=minute), kind=kind, **more)  # type: ignore[arg-type]


def test_a_matter_that_an_earlier_version_stored_is_one_matter() -> None:
    nine = _NINE.isoformat()
    kept = _stored(waiting_since=nine, unsolved_since=nine)
    kept = kept.add(_event(10, "customer_message"), _event(20, "solved"), _event(40, "reopened"))
    assert kept.checkpoint is not None
    promised = [policy(targets={"resolution": "5h elapsed"})]
    report = evaluate(kept.events, promised, calendars={}, now=_NINE + timedelta(hours=1), before=kept.checkpoint.state)
    (found,) = report.metric("resolution").cycles
    assert (found.started_at, found.elapsed) == (_NINE, timedelta(minutes=40))
    assert kept.state.asked_since == _NINE


def test_what_an_earlier_version_stored_as_solved_is_reopened_by_a_change_of_status() -> None:
    kept = _stored(solved_at=_NINE.isoformat()).add(_event(20, "status_changed", status="open"))
    assert kept.checkpoint is not None
    promised = [policy(targets={"resolution": "5h elapsed"})]
    report = evaluate(kept.events, promised, calendars={}, now=_NINE + timedelta(hours=1), before=kept.checkpoint.state)
    assert last(report, "resolution").started_at == _NINE + timedelta(minutes=20)
    assert (kept.state.status, kept.state.solved_at, kept.state.unsolved_since) == ("open", None, _NINE + timedelta(minutes=20))


@pytest.mark.parametrize(("name", "law"), [("shop", None), ("ES", "ES")])
def test_a_marketplace_called_like_another_clock_stops_no_other_clock(name: str, law: str | None) -> None:
    asked = TicketEvent(at=_NINE, kind="customer_message", marketplace=name)
    promised = policy(targets={"first_response": "2h elapsed"}, jurisdiction=law)
    report = evaluate([asked], [promised], calendars={}, now=_NINE)
    assert report.metric("first_response", clock=name).state == "active"


def test_the_caller_tells_what_events_do_not_hold() -> None:
    context = {"is_complaint": True, "market": "JP"}
    report = judged(
        "mon 10:00 customer_message",
        policy(targets={"first_response": "2h business"}, when=compile_condition({"is_complaint": True}, SLA_SCHEMA)),
        policy("others", targets={"first_response": "1h elapsed"}),
        now="mon 10:00",
        context=context,
    )
    found = last(report, "first_response")
    assert (found.policy, found.calendar_name, found.target) == ("usual", "JP", Target.parse("2h business"))


def test_an_answer_that_is_left_and_reopened_twice_is_one_cycle_where_it_resumes() -> None:
    promised = policy(targets={"first_response": "2h elapsed"}, rules={"first_response": MetricRule(reopen="resume")})
    story = """
        mon 10:00 customer_message
        mon 10:10 solved
        mon 10:20 reopened
        mon 10:30 solved
        mon 10:40 reopened
    """
    whole = judged(story, promised, now="mon 11:00")
    (found,) = whole.metric("first_response").cycles
    assert (found.started_at, found.elapsed) == (at("mon 10:00"), timedelta(minutes=40))
    for until in ("mon 10:15", "mon 10:25", "mon 10:35", "mon 10:45"):
        sealed = Conversation(tell(story)).seal(at(until))
        assert sealed.checkpoint is not None
        after = evaluate(sealed.events, [promised], calendars={}, now=at("mon 11:00"), before=sealed.checkpoint.state)
        assert _running(after, "first_response") == _running(whole, "first_response")


@pytest.mark.parametrize("until", ["mon 10:00", "mon 10:01", "mon 10:06"])
def test_a_ticket_that_an_agent_makes_of_a_message_does_not_swallow_the_answer(until: str) -> None:
    story = """
        mon 10:00 customer_message
        mon 10:05 created agent=aiko
        mon 10:10 agent_replied agent=aiko
    """
    promised = policy(targets={"first_response": "2h elapsed"})
    sealed = Conversation(tell(story)).seal(at(until))
    before = sealed.checkpoint.state if sealed.checkpoint else None
    found = last(evaluate(sealed.events, [promised], calendars={}, now=at("mon 11:00"), before=before), "first_response")
    assert (found.state, found.fulfilled_at) == ("met", at("mon 10:10"))
    assert sealed.state.waiting_since is None


def test_a_ticket_that_is_created_again_by_an_agent_does_not_swallow_the_next_answer() -> None:
    events = tell("""
        mon 10:00 customer_message
        mon 10:10 agent_replied
        mon 10:20 customer_message
        mon 10:30 created agent=aiko
        mon 10:40 agent_replied
    """)
    assert Conversation(events).state.waiting_since is None
    found = evaluate(events, [policy(targets={"next_response": "2h elapsed"})], calendars={}, now=at("mon 11:00"))
    assert last(found, "next_response").fulfilled_at == at("mon 10:40")
