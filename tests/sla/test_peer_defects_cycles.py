"""Faults and rules of Zendesk, Jira and Freshdesk: when a clock runs at all, and which run keeps which target."""

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, compile_condition
from xborder_support.sla import SLA_SCHEMA, MetricRule

from .stories import BERLIN, hours, judged, last, only, policy, runs, said

WAITS = policy(targets={"requester_wait": "4h business"})
ANSWER = policy(targets={"first_response": "2h business"})


def having(**asked: str) -> Condition:
    return compile_condition(asked, SLA_SCHEMA)


def test_zendesk_a_clock_starts_whether_or_not_a_policy_applies() -> None:
    """A policy that applies two hours later uses the start of the ticket, not its own."""
    urgent = policy("urgent", targets={"first_response": "3h business"}, when=having(priority="urgent"))
    before = judged("mon 10:00 customer_message", urgent, now="mon 11:00")
    assert runs(before, "first_response") == [("mon 10:00", None, "no_target", None)]
    after = judged("mon 10:00 customer_message\n mon 12:00 priority_changed priority=urgent", urgent, now="mon 12:30")
    assert runs(after, "first_response") == [("mon 10:00", None, "active", "mon 13:00")]


def test_zendesk_a_policy_that_comes_too_late_shows_the_miss_at_once() -> None:
    urgent = policy("urgent", targets={"first_response": "3h business"}, when=having(priority="urgent"))
    late = judged("mon 10:00 customer_message\n mon 15:00 priority_changed priority=urgent", urgent, now="mon 15:00")
    assert runs(late, "first_response") == [("mon 10:00", None, "active_with_misses", "mon 13:00")]


def test_zendesk_each_cycle_has_an_id_of_its_own() -> None:
    story = """
        mon 09:00 customer_message
        mon 09:30 agent_replied
        mon 10:00 customer_message
        mon 10:30 agent_replied
        mon 11:00 customer_message
    """
    report = judged(story, policy(targets={"first_response": "1h business", "next_response": "1h business"}), now="mon 11:10")
    cycles = [cycle for metric in report.metrics for cycle in metric.cycles]
    assert len({cycle.instance_id for cycle in cycles}) == len(cycles)
    assert [cycle.number for cycle in report.metric("next_response").cycles] == [1, 2]


def test_zendesk_an_edited_calendar_reaches_targets_without_an_event() -> None:
    """There, a change of the schedule waits for the next event of the ticket."""
    longer = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-20:00"]})
    due = [said(only(judged("mon 16:00 customer_message", ANSWER, now="mon 16:10", calendars={"default": desk}), "first_response").due_at)
           for desk in (BERLIN, longer)]  # fmt: skip
    assert due == ["tue 10:00", "mon 18:00"]


@pytest.mark.parametrize(
    ("first", "second", "state", "business"),
    [
        ("solved", "status_changed status=pending", "met", 1),  # stop before pause
        ("solved", "customer_message", "active", None),  # stop before start: a new question waits
        ("status_changed status=pending", "customer_message", "active", 1),  # pause before start: the answer is in
    ],
)
def test_jira_ties_count_as_stop_then_pause_then_start(first: str, second: str, state: str, business: float | None) -> None:
    story = ["mon 09:00 created", f"mon 10:00 {first}", f"mon 10:00 {second}"]
    rule = {"requester_wait": MetricRule(pauses=frozenset({"pending"}), reopen="new_cycle")}
    promised = policy(targets={"requester_wait": "4h business"}, rules=rule)
    reports = [judged("\n".join(order), promised, now="mon 10:00") for order in (story, [story[0], story[2], story[1]])]
    assert reports[0] == reports[1]
    cycle = last(reports[0], "requester_wait")
    assert cycle.state == state
    assert business is None or cycle.business == hours(business)


def test_jira_every_start_to_stop_is_a_cycle_and_the_old_one_keeps_its_target() -> None:
    rule = {"resolution": MetricRule(pauses=frozenset(), reopen="new_cycle")}
    usual = policy(targets={"resolution": "4h business"}, rules=rule)
    urgent = policy("urgent", targets={"resolution": "1h business"}, rules=rule, when=having(priority="urgent"))
    story = """
        mon 09:00 created
        mon 12:00 solved
        mon 14:00 reopened
        mon 14:05 priority_changed priority=urgent
    """
    assert runs(judged(story, urgent, usual, now="mon 14:10"), "resolution") == [
        ("mon 09:00", "mon 12:00", "met", "mon 13:00"),
        ("mon 14:00", None, "active", "mon 15:00"),
    ]


def test_jira_outside_the_calendar_nothing_is_used() -> None:
    used = [only(judged("mon 16:00 created", WAITS, now=at), "requester_wait").used_share for at in ("mon 17:00", "mon 22:00", "tue 09:00")]
    assert used == [0.25] * 3


def test_freshdesk_each_status_may_stop_the_timer_or_not() -> None:
    story = """
        mon 09:00 created
        mon 10:00 status_changed status=on_hold
        mon 11:00 status_changed status=pending
        mon 13:00 status_changed status=open
    """
    found = {}
    for statuses in ((), ("pending",), ("on_hold",), ("pending", "on_hold")):
        rule = {"resolution": MetricRule(pauses=frozenset(statuses), reopen="resume")}
        report = judged(story, policy(targets={"resolution": "4h business"}, rules=rule), now="mon 13:30")
        found[statuses] = said(only(report, "resolution").due_at)
    assert found == {(): "mon 13:00", ("pending",): "mon 15:00", ("on_hold",): "mon 14:00", ("pending", "on_hold"): "mon 16:00"}


def test_freshdesk_every_response_has_a_target() -> None:
    story = """
        mon 09:00 customer_message
        mon 09:30 agent_replied
        mon 10:00 customer_message
        mon 12:00 agent_replied
        mon 13:00 customer_message
    """
    report = judged(story, policy(targets={"every_response": "1h business"}), now="mon 13:10")
    assert runs(report, "every_response")[-2:] == [
        ("mon 10:00", "mon 12:00", "missed", "mon 11:00"),
        ("mon 13:00", None, "active", "mon 14:00"),
    ]


EARLIER = "mon 09:00 created\n mon 12:00 solved"


def test_jira_a_goal_that_is_edited_reaches_no_cycle_that_is_over() -> None:
    generous, strict = policy(targets={"resolution": "4h business"}), policy(targets={"resolution": "1h business"})
    before = judged(EARLIER, generous, now="mon 12:30")
    after = judged(EARLIER, strict, now="mon 13:00", judged=before)
    assert runs(after, "resolution") == [("mon 09:00", "mon 12:00", "met", "mon 13:00")]
    assert only(after, "resolution").policy_version == only(before, "resolution").policy_version
    assert runs(judged(EARLIER, strict, now="mon 13:00"), "resolution") == [("mon 09:00", "mon 12:00", "missed", "mon 10:00")]


def test_jira_a_calendar_that_is_edited_reaches_no_cycle_that_is_over() -> None:
    promised = policy(targets={"resolution": "2h business"})
    late = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["11:00-17:00"]})
    before = judged(EARLIER, promised, now="mon 12:30")
    after = judged(f"{EARLIER}\n mon 13:00 closed", promised, now="mon 13:30", judged=before, calendars={"default": late})
    assert runs(after, "resolution") == [("mon 09:00", "mon 12:00", "missed", "mon 11:00")]
    assert only(after, "resolution").calendar_digest == BERLIN.digest


def test_jira_a_goal_that_is_edited_reaches_the_cycle_that_runs() -> None:
    generous, strict = policy(targets={"resolution": "4h business"}), policy(targets={"resolution": "1h business"})
    before = judged("mon 09:00 created", generous, now="mon 09:30")
    assert runs(judged("mon 09:00 created", strict, now="mon 09:40", judged=before), "resolution") == [
        ("mon 09:00", None, "active", "mon 10:00")
    ]


def test_jira_what_is_reopened_and_resumes_is_judged_anew() -> None:
    promised = policy(targets={"resolution": "4h business"})
    before = judged(EARLIER, promised, now="mon 12:30")
    story = f"{EARLIER}\n mon 13:00 reopened\n mon 16:00 solved"
    assert runs(judged(story, promised, now="mon 16:30", judged=before), "resolution") == [
        ("mon 09:00", "mon 16:00", "missed", "mon 14:00")
    ]


def test_a_pause_after_the_due_time_hides_no_miss() -> None:
    cycle = only(judged("mon 09:00 created\n mon 14:00 status_changed status=pending", WAITS, now="tue 09:00"), "requester_wait")
    assert (cycle.state, said(cycle.due_at), cycle.is_paused) == ("active_with_misses", "mon 13:00", True)


@pytest.mark.parametrize("story", ["solved\n mon 10:00 status_changed status=open", "status_changed status=open\n mon 10:00 solved"])
def test_what_is_opened_and_solved_in_one_minute_is_solved(story: str) -> None:
    """Exports that know minutes alone tell both at once: stop comes before start, and nothing runs any more."""
    report = judged(f"mon 09:00 created\n mon 10:00 {story}", WAITS, now="tue 12:00")
    assert runs(report, "requester_wait") == [("mon 09:00", "mon 10:00", "met", "mon 13:00")]
