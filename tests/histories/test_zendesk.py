"""Tickets, comments, audits and metric events of Zendesk."""

from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.histories import Histories, TicketHistory, read_zendesk

from .exports import ZENDESK_TICKET, zendesk_audit, zendesk_change, zendesk_comment, zendesk_metric


def _told(history: TicketHistory) -> list[tuple[str, str]]:
    return [(event.at.strftime("%H:%M"), f"{event.kind} {event.status}" if event.status else event.kind) for event in history.events]


def _one(**lists: Any) -> TicketHistory:
    (history,) = read_zendesk(**lists)
    return history


def test_comments_tell_questions_answers_notes_and_machines() -> None:
    comments = [
        zendesk_comment(1, 1, "09:00"),
        zendesk_comment(2, -1, "09:01", via="system"),
        zendesk_comment(3, 7, "09:02", via="rule"),
        zendesk_comment(4, 7, "09:20", public=False),
        zendesk_comment(5, 7, "09:40", via="web"),
        zendesk_comment(6, 99, "10:00"),
    ]
    history = _one(tickets=[{**ZENDESK_TICKET, "status": "open"}], comments=comments, bots=["99"])
    assert _told(history) == [
        ("09:00", "created"),
        ("09:00", "customer_message"),
        ("09:01", "automatic_reply"),
        ("09:02", "automatic_reply"),
        ("09:20", "note"),
        ("09:40", "agent_replied"),
        ("10:00", "automatic_reply"),
    ]
    assert (history.events[0].priority, history.events[0].channel, history.events[5].agent) == ("high", "email", "7")
    assert history.context == {"channel": "email", "priority": "high", "team": "70", "agent": "7", "tags": ("customs",)}


def test_users_tell_who_is_a_customer() -> None:
    users = [{"id": 2, "role": "end-user"}, {"id": 7, "role": "agent"}, {"role": "admin"}]
    history = _one(comments=[zendesk_comment(1, 7, "09:00"), zendesk_comment(2, 2, "09:10")], users=users)
    assert [event.kind for event in history.events] == ["agent_replied", "customer_message"]


def test_without_tickets_and_users_the_first_to_write_is_the_customer() -> None:
    history = _one(comments=[zendesk_comment(2, 7, "09:10"), zendesk_comment(1, 1, "09:00")])
    assert [event.kind for event in history.events] == ["customer_message", "agent_replied"]


def test_a_ticket_that_an_agent_began_says_so() -> None:
    history = _one(tickets=[ZENDESK_TICKET | {"status": "open"}], comments=[zendesk_comment(1, 7, "09:00"), zendesk_comment(2, 7, "12:00")])
    assert (history.events[0].kind, history.events[0].agent) == ("created", "7")
    late = _one(tickets=[ZENDESK_TICKET | {"status": "open"}], comments=[zendesk_comment(1, 7, "09:30")])
    assert late.events[0].agent is None


def test_audits_tell_status_priority_assignment_and_rating() -> None:
    audits = [
        zendesk_audit(
            100,
            "09:00",
            {"id": 1, "type": "Create", "field_name": "status", "value": "open"},
            {"id": 2, "type": "Create", "field_name": "priority", "value": "low"},
            {"id": 3, "type": "Comment", "public": True, "author_id": 1},
            author=1,
        ),
        zendesk_audit(101, "09:10", zendesk_change(4, "assignee_id", 7), zendesk_change(5, "group_id", "70")),
        zendesk_audit(102, "09:20", zendesk_change(6, "status", "pending", "open"), {"id": 7, "type": "Comment", "public": True}),
        zendesk_audit(103, "09:30", zendesk_change(8, "status", "hold", "pending"), zendesk_change(9, "priority", "high", "low")),
        zendesk_audit(104, "09:40", zendesk_change(10, "status", "solved", "hold"), {"id": 11, "type": "Notification"}),
        zendesk_audit(105, "09:50", zendesk_change(12, "satisfaction_score", "good", "offered")),
        zendesk_audit(106, "10:00", zendesk_change(13, "status", "open", "solved"), zendesk_change(14, "subject", "a", "b")),
        zendesk_audit(107, "10:10", zendesk_change(15, "status", "closed", "open"), zendesk_change(16, "assignee_id", None, 7)),
    ]
    history = _one(tickets=[{**ZENDESK_TICKET, "status": "closed"}], audits=audits)
    assert sorted(_told(history)) == sorted(
        [
            ("09:00", "created"),
            ("09:00", "customer_message"),
            ("09:00", "status_changed open"),
            ("09:00", "priority_changed"),
            ("09:10", "assigned"),
            ("09:20", "agent_replied"),
            ("09:20", "pending"),
            ("09:30", "status_changed on_hold"),
            ("09:30", "priority_changed"),
            ("09:40", "solved"),
            ("09:50", "rated"),
            ("10:00", "reopened"),
            ("10:10", "closed"),
        ]
    )
    by_kind = {event.kind: event for event in history.events}
    assert (by_kind["assigned"].agent, by_kind["assigned"].team, by_kind["rated"].rating) == ("7", "70", 5)
    assert by_kind["created"].priority is None
    assert history.findings == ()


def test_a_comment_and_its_audit_are_one_message() -> None:
    comment = {**zendesk_comment(3, 7, "09:40"), "audit_id": 102}
    audit = zendesk_audit(102, "09:40", {"id": 999, "type": "Comment", "public": True})
    kinds = [event.kind for event in _one(tickets=[ZENDESK_TICKET], comments=[comment], audits=[audit]).events]
    assert kinds.count("agent_replied") == 1


def test_comments_may_stand_in_their_ticket() -> None:
    inner = [{key: value for key, value in zendesk_comment(3, 7, "09:40").items() if key != "ticket_id"}, "junk"]
    history = _one(tickets=[{**ZENDESK_TICKET, "status": "open", "comments": inner}])
    assert _told(history) == [("09:00", "created"), ("09:40", "agent_replied")]
    assert [(finding.rule, finding.facts["source"]) for finding in history.findings] == [("bad-row", "tickets.comments")]


def test_metric_events_alone_tell_a_history() -> None:
    events = [
        zendesk_metric(1, "reply_time", "activate", "09:00"),
        zendesk_metric(2, "requester_wait_time", "activate", "09:00"),
        zendesk_metric(3, "agent_work_time", "activate", "09:00"),
        zendesk_metric(4, "reply_time", "apply_sla", "09:00"),
        zendesk_metric(5, "reply_time", "breach", "09:30"),
        zendesk_metric(6, "reply_time", "fulfill", "09:40"),
        zendesk_metric(7, "reply_time", "update_status", "09:40"),
        zendesk_metric(8, "requester_wait_time", "pause", "09:40"),
        zendesk_metric(9, "agent_work_time", "pause", "09:40"),
        zendesk_metric(10, "reply_time", "activate", "11:00", instance=2),
        zendesk_metric(11, "requester_wait_time", "activate", "11:00"),
        zendesk_metric(12, "agent_work_time", "activate", "11:00"),
        zendesk_metric(13, "agent_work_time", "pause", "12:00"),
        zendesk_metric(14, "agent_work_time", "activate", "13:00"),
        zendesk_metric(15, "reply_time", "fulfill", "14:00", instance=2),
        zendesk_metric(16, "requester_wait_time", "fulfill", "14:00"),
        zendesk_metric(17, "agent_work_time", "fulfill", "14:00"),
        zendesk_metric(18, "requester_wait_time", "activate", "15:00"),
        zendesk_metric(19, "periodic_update_time", "fulfill", "15:00"),
        zendesk_metric(20, "requester_wait_time", "fulfill", "16:00") | {"deleted": True},
    ]
    history = _one(metric_events=events)
    assert sorted(_told(history)) == sorted(
        [
            ("09:00", "created"),
            ("09:40", "agent_replied"),
            ("09:40", "pending"),
            ("11:00", "customer_message"),
            ("11:00", "status_changed open"),
            ("12:00", "status_changed on_hold"),
            ("13:00", "status_changed open"),
            ("14:00", "agent_replied"),
            ("14:00", "solved"),
            ("15:00", "reopened"),
        ]
    )
    assert history.findings == ()


ONE_CLOCK = {
    "agent work": (
        [("agent_work_time", "activate", "09:00"), ("agent_work_time", "pause", "10:00"), ("agent_work_time", "fulfill", "11:00")],
        [("09:00", "created"), ("10:00", "pending"), ("11:00", "solved")],
    ),
    "resolution": (
        [("resolution_time", "activate", "09:00"), ("resolution_time", "fulfill", "11:00")],
        [("09:00", "created"), ("11:00", "solved")],
    ),
    "updates": ([("periodic_update_time", "activate", "09:00")], []),
}


@pytest.mark.parametrize(("acts", "told"), ONE_CLOCK.values(), ids=list(ONE_CLOCK))
def test_one_clock_tells_what_it_can(acts: list[tuple[str, str, str]], told: list[tuple[str, str]]) -> None:
    history = _one(metric_events=[zendesk_metric(number, *act) for number, act in enumerate(acts)])
    assert _told(history) == told


def test_metric_events_fill_only_what_the_others_leave_open() -> None:
    metrics = [
        zendesk_metric(1, "reply_time", "activate", "09:00"),
        zendesk_metric(2, "reply_time", "fulfill", "09:40"),
        zendesk_metric(3, "requester_wait_time", "activate", "09:00"),
        zendesk_metric(4, "requester_wait_time", "pause", "10:00"),
    ]
    comments = [zendesk_comment(1, 1, "09:00"), zendesk_comment(2, 7, "09:39")]
    with_comments = _one(tickets=[{**ZENDESK_TICKET, "status": "pending"}], comments=comments, metric_events=metrics)
    assert _told(with_comments) == [("09:00", "created"), ("09:00", "customer_message"), ("09:39", "agent_replied"), ("10:00", "pending")]
    audits = [zendesk_audit(102, "10:01", zendesk_change(6, "status", "pending", "open"))]
    with_audits = _one(audits=audits, metric_events=metrics)
    assert _told(with_audits) == [("09:00", "created"), ("09:40", "agent_replied"), ("10:01", "pending")]


def test_how_a_ticket_stands_is_told_where_its_events_do_not_tell() -> None:
    exact = _one(tickets=[{**ZENDESK_TICKET, "metric_set": {"solved_at": "2026-02-03T12:00:00Z"}}])
    assert _told(exact) == [("09:00", "created"), ("12:00", "solved")]
    assert exact.findings == ()
    closed = _one(tickets=[{**ZENDESK_TICKET, "status": "closed", "metric_set": {"status_updated_at": "2026-02-03T17:00:00Z"}}])
    assert _told(closed) == [("09:00", "created"), ("17:00", "closed")]
    approximate = _one(tickets=[ZENDESK_TICKET])
    assert _told(approximate) == [("09:00", "created"), ("18:00", "solved")]
    assert [(finding.rule, finding.severity) for finding in approximate.findings] == [("approximate-time", "warning")]
    strange = _one(tickets=[{**ZENDESK_TICKET, "status": "waiting_for_parts"}])
    assert _told(strange)[-1] == ("18:00", "status_changed waiting_for_parts")
    ours = _one(tickets=[{**ZENDESK_TICKET, "status": "waiting_for_parts"}], statuses={"Waiting_for_parts": "on_hold"})
    assert _told(ours)[-1] == ("18:00", "status_changed on_hold")


def test_of_several_states_of_a_ticket_the_newest_counts() -> None:
    older = {**ZENDESK_TICKET, "status": "open", "updated_at": "2026-02-03T10:00:00Z"}
    for tickets in ([older, ZENDESK_TICKET], [ZENDESK_TICKET, older]):
        assert _told(_one(tickets=tickets))[-1] == ("18:00", "solved")


HOSTILE: dict[str, tuple[dict[str, Any], str]] = {
    "a ticket that is none": ({"tickets": [None]}, "bad-row"),
    "a ticket without an id": ({"tickets": [{"created_at": "2026-02-03T09:00:00Z"}]}, "no-ticket"),
    "an id of lists": ({"tickets": [{"id": [[]]}]}, "no-ticket"),
    "a ticket without a time": ({"tickets": [{"id": 1, "status": "open"}]}, "no-time"),
    "a ticket of year 0": ({"tickets": [{"id": 1, "created_at": "0000-00-00T00:00:00Z"}]}, "bad-time"),
    "a time without a zone": ({"tickets": [{"id": 1, "created_at": "2026-02-03T09:00:00"}]}, "naive-time"),
    "a time of junk": ({"tickets": [{"id": 1, "created_at": {"a": []}}]}, "bad-time"),
    "a comment without a ticket": ({"comments": [{"id": 1}]}, "no-ticket"),
    "a comment without a time": ({"comments": [{"id": 1, "ticket_id": 1}]}, "no-time"),
    "a comment without an id": ({"comments": [{"ticket_id": 1, "created_at": "2026-02-03T09:00:00Z"}]}, "no-id"),
    "an audit without an id": ({"audits": [{"ticket_id": 1, "created_at": "2026-02-03T09:00:00Z", "events": []}]}, "no-id"),
    "an audit without a time": ({"audits": [{"ticket_id": 1, "id": 1}]}, "no-time"),
    "an audit without a ticket": ({"audits": [{"id": 1}]}, "no-ticket"),
    "an audit of junk": ({"audits": [zendesk_audit(1, "09:00", 5)]}, "bad-row"),  # type: ignore[arg-type]
    "a metric event without a time": (
        {"metric_events": [{**zendesk_metric(1, "reply_time", "activate", "09:00"), "time": None}]},
        "no-time",
    ),
    "a metric event of 1e308": ({"metric_events": [{**zendesk_metric(1, "reply_time", "activate", "09:00"), "time": 1e308}]}, "bad-time"),
    "a metric event of no ticket": ({"metric_events": [{"type": "activate"}]}, "no-ticket"),
}


def _findings(histories: Histories) -> list[str]:
    return [finding.rule for finding in (*histories.findings, *(finding for history in histories for finding in history.findings))]


@pytest.mark.parametrize(("lists", "code"), HOSTILE.values(), ids=list(HOSTILE))
def test_what_cannot_be_read_is_a_finding_or_an_error(lists: dict[str, Any], code: str) -> None:
    assert _findings(read_zendesk(**lists)) == [code]
    with pytest.raises(UsageError) as caught:
        read_zendesk(**lists, strict=True)
    assert caught.value.code == code


def test_an_unknown_metric_event_is_noted_and_stops_nothing() -> None:
    events = [zendesk_metric(1, "reply_time", "levitate", "09:00"), {"ticket_id": 35, "type": ["activate"]}]
    (history,) = read_zendesk(metric_events=events, strict=True)
    assert [(finding.rule, finding.severity) for finding in history.findings] == [("unknown-event", "info")] * 2


def test_a_whole_page_is_refused_with_the_remedy() -> None:
    page: Any = {"tickets": [ZENDESK_TICKET], "next_page": None}
    with pytest.raises(UsageError, match=r'page\["tickets"\]'):
        read_zendesk(tickets=page)


def test_a_status_that_is_none_of_ours_is_refused() -> None:
    statuses: Any = {"6": "waiting"}
    with pytest.raises(UsageError, match="unknown-status"):
        read_zendesk(statuses=statuses)
