"""Which statuses each metric counts, what reopening does to it, whose replies count, and what it is called."""

from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.sla import METRIC_RULES, METRICS, MetricRule, SlaReport, metric_named

from .stories import hours, judged, last, only, pauses, policy, runs

AMPLE = dict.fromkeys(METRICS, "900h elapsed")
MATTERS = ("requester_wait", "agent_work", "first_resolution", "resolution")
UPDATES = ("periodic_update", "pausable_update")

Short = tuple[str, str | None, str]


def ample(story: str, *, now: str = "fri 17:00", **more: Any) -> SlaReport:
    return judged(story, policy(targets=AMPLE, **more), now=now)


def short(report: SlaReport, metric: str) -> list[Short]:
    return [(start.removeprefix("mon "), end and end.removeprefix("mon "), state) for start, end, state, _ in runs(report, metric)]


STATUSES = """
    mon 09:00 created
    mon 10:00 agent_replied
    mon 10:00 status_changed status=open
    mon 11:00 status_changed status=pending
    mon 13:00 status_changed status=on_hold
    mon 14:00 status_changed status=open
    mon 15:00 solved
"""


@pytest.mark.parametrize(
    ("metric", "used", "stood_still"),
    [
        ("first_response", 1, []),
        ("every_response", 1, []),
        ("requester_wait", 4, [("11:00", "13:00", "pending")]),
        ("agent_work", 3, [("11:00", "13:00", "pending"), ("13:00", "14:00", "on_hold")]),
        ("first_resolution", 6, []),
        ("resolution", 6, []),
        ("periodic_update", 5, []),
        ("pausable_update", 3, [("11:00", "13:00", "pending")]),
        ("on_hold", 1, []),
    ],
)
def test_which_statuses_a_metric_counts(metric: str, used: float, stood_still: list[Short]) -> None:
    cycle = last(ample(STATUSES), metric)
    assert cycle.elapsed == hours(used)
    assert [(str(a).removeprefix("mon "), str(b).removeprefix("mon "), status) for a, b, status in pauses(cycle)] == stood_still


@pytest.mark.parametrize("metric", ["first_response", "every_response", *UPDATES, *MATTERS])
def test_a_policy_may_pause_any_metric_that_runs_with_a_ticket(metric: str) -> None:
    """Pending from 11:00 to 12:00, in a ticket in which each clock runs until then and on: each has one hour less."""
    story = """
        mon 09:00 created
        mon 10:00 note
        mon 11:00 status_changed status=pending
        mon 12:00 status_changed status=open
    """
    if metric in UPDATES:
        story += "\n mon 10:00 agent_replied"
    rules = {metric: MetricRule(pauses=frozenset({"pending"}), reopen="resume")}
    cycle = only(ample(story, rules=rules, now="mon 13:00"), metric)
    assert cycle.elapsed == hours(2 if metric in UPDATES else 3)


REOPENED = """
    mon 09:00 created
    mon 10:00 solved
    mon 12:00 reopened
    mon 13:00 solved
"""
WRITTEN_AGAIN = REOPENED.replace("reopened", "customer_message")
OPENED_AGAIN = REOPENED.replace("reopened", "status_changed status=open")


@pytest.mark.parametrize("story", [REOPENED, WRITTEN_AGAIN, OPENED_AGAIN], ids=["reopened", "customer-writes", "status-changed"])
@pytest.mark.parametrize("metric", MATTERS)
@pytest.mark.parametrize(
    ("reopen", "expected"),
    [
        ("resume", [("09:00", "13:00", "met")]),
        ("new_cycle", [("09:00", "10:00", "met"), ("12:00", "13:00", "met")]),
        ("ignore", [("09:00", "10:00", "met")]),
    ],
)
def test_what_reopening_does(story: str, metric: str, reopen: Any, expected: list[Short]) -> None:
    report = ample(story, rules={metric: MetricRule(pauses=frozenset(), reopen=reopen)})
    assert short(report, metric) == expected
    assert sum((cycle.elapsed for cycle in report.metric(metric).cycles), hours(0)) == hours({"ignore": 1}.get(reopen, 2))


def test_what_goes_on_does_not_count_the_time_in_between() -> None:
    cycle = only(ample(REOPENED), "resolution")
    assert pauses(cycle) == [("mon 10:00", "mon 12:00", "solved")]
    assert cycle.elapsed == hours(2)


@pytest.mark.parametrize(
    ("reopen", "expected"),
    [
        ("resume", [("09:00", "13:00", "met")]),
        ("new_cycle", [("09:00", "10:00", "cancelled"), ("12:00", "13:00", "met")]),
        ("ignore", [("09:00", "10:00", "cancelled")]),
    ],
)
def test_what_reopening_does_to_an_answer_that_was_still_owed(reopen: Any, expected: list[Short]) -> None:
    story = "mon 09:00 created\n mon 10:00 solved\n mon 12:00 reopened\n mon 13:00 agent_replied"
    report = ample(story, rules={"first_response": MetricRule(reopen=reopen)})
    assert short(report, "first_response") == expected


def test_a_verdict_may_change_where_reopening_resumes() -> None:
    """Two of three hours are used when it is solved, and two more after it is reopened: late by an hour."""
    usual = policy(targets={"resolution": "3h business"})
    story = "mon 09:00 created\n mon 11:00 solved\n mon 13:00 reopened\n mon 15:00 solved"
    assert runs(judged(story, usual, now="mon 12:00"), "resolution") == [("mon 09:00", "mon 11:00", "met", "mon 12:00")]
    assert runs(judged(story, usual, now="mon 16:00"), "resolution") == [("mon 09:00", "mon 15:00", "missed", "mon 14:00")]


def test_the_shop_that_wrote_first_answers_with_its_second_words() -> None:
    story = """
        mon 09:00 created agent=aiko
        mon 09:00 agent_replied agent=aiko
        mon 11:00 customer_message
        mon 12:00 agent_replied agent=aiko
    """
    assert last(ample(story), "first_response").fulfilled_at == last(ample(story), "every_response").fulfilled_at
    (first,) = ample(story).metric("first_response").cycles
    assert (first.state, short(ample(story), "first_response")[0][1]) == ("met", "12:00")


@pytest.mark.parametrize("kind", ["sent message=ack", "automatic_reply"])
def test_an_automatic_reply_answers_where_the_policy_says_so(kind: str) -> None:
    story = f"mon 09:00 created\n mon 09:01 {kind}"
    assert short(ample(story, counts_automatic=True), "first_response") == [("09:00", "09:01", "met")]
    assert short(ample(story), "first_response") == [("09:00", None, "active")]


def test_an_excluded_conversation_is_not_measured_where_the_policy_says_so() -> None:
    story = "mon 09:00 created\n mon 10:00 excluded scope=no_response_needed"
    excluding = ample(story, excludes=frozenset({"no_response_needed"}))
    assert short(excluding, "first_response") == [("09:00", "10:00", "cancelled")]
    assert excluding.metric("first_response").cycles[-1].cancelled_by == "no_response_needed"
    assert short(ample(story, excludes=frozenset({"holiday_mode"})), "first_response") == [("09:00", None, "active")]


def test_hand_overs_are_counted_and_too_many_are_a_finding() -> None:
    story = """
        mon 09:00 created
        mon 09:30 assigned agent=aiko
        mon 10:00 handed_over agent=ines
        mon 11:00 handed_over agent=joao
        mon 12:00 handed_over agent=aiko
    """
    assert ample(story, max_hand_overs=3).findings == ()
    report = ample(story, max_hand_overs=2)
    assert report.hand_overs.count == 3
    assert [finding.rule for finding in report.findings] == ["too-many-hand-overs"]


@pytest.mark.parametrize(
    ("alias", "metric"),
    [
        ("first_reply", "first_response"),
        ("first_reply_time", "first_response"),
        ("next_reply_time", "next_response"),
        ("total_resolution_time", "resolution"),
        ("full_resolution_time", "resolution"),
        ("requester_wait_time", "requester_wait"),
        ("agent_work_time", "agent_work"),
        ("on_hold_time", "on_hold"),
        ("periodic_update_time", "periodic_update"),
        ("pausable_update_time", "pausable_update"),
        ("first_resolution_time", "first_resolution"),
    ],
)
def test_the_names_that_help_desks_use_are_understood(alias: str, metric: str) -> None:
    assert metric_named(alias) == metric
    assert ample("").metric(alias).metric == metric


def test_every_metric_has_a_rule_and_an_unknown_one_is_an_error() -> None:
    assert set(METRIC_RULES) == set(METRICS)
    assert len(METRICS) == 12
    with pytest.raises(UsageError) as caught:
        metric_named("first_responce")
    assert caught.value.code == "unknown-metric"
    assert "first_response" in str(caught.value.hint)
