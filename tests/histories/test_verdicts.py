"""Exports as each help desk writes them, judged by clocks, and recounted by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.histories import (
    TicketHistory,
    mapping_from_config,
    read_chatwoot,
    read_freshdesk,
    read_gorgias,
    read_rows,
    read_zendesk,
)
from xborder_support.sla import SlaReport, evaluate, policies_from_config

from .exports import ZENDESK_TICKET, chatwoot_message, gorgias_message, zendesk_audit, zendesk_change, zendesk_comment

_POLICIES = policies_from_config(
    {"sla": [{"first_response": "2h elapsed", "next_response": "2h elapsed", "resolution": "8h elapsed", "requester_wait": "8h elapsed"}]}
)
_NOW = datetime(2026, 2, 10, 9, tzinfo=UTC)
_OPEN = {**ZENDESK_TICKET, "status": "open"}
_USER = {"sender": {"id": 5, "type": "user"}}
_LONG = {"columns": {"ticket": "t", "time": "w", "event": "e", "status": "s", "agent": "a"}, "time_zone": "UTC"}


def _judged(history: TicketHistory) -> SlaReport:
    return evaluate(history.events, _POLICIES, calendars={}, now=_NOW, context=history.context)


def _ends(history: TicketHistory, metric: str) -> list[tuple[str, str | None]]:
    """Return state and end of each cycle."""
    cycles = _judged(history).metric(metric).cycles
    return [(cycle.state, cycle.fulfilled_at.strftime("%d %H:%M") if cycle.fulfilled_at else None) for cycle in cycles]


def _rows(*rows: tuple[str, str, str, str]) -> TicketHistory:
    table = [{"t": "1", "w": f"2026-02-03 {clock}", "e": event, "s": status, "a": agent} for clock, event, status, agent in rows]
    return read_rows(table, mapping_from_config(_LONG)).ticket("1")


def _comment(number: int, clock: str, *, author: int) -> dict[str, Any]:
    return {"id": number, "type": "Comment", "public": True, "author_id": author, "created_at": f"2026-02-03T{clock}:00Z"}


def test_who_is_set_to_pending_again_after_the_customer_wrote_waits_again() -> None:
    history = _rows(
        ("09:00", "created", "open", ""),
        ("10:00", "", "pending", ""),
        ("11:00", "customer_message", "", ""),
        ("12:00", "", "pending", ""),
        ("14:00", "solved", "", ""),
    )
    (cycle,) = _judged(history).metric("requester_wait").cycles
    assert cycle.elapsed == timedelta(hours=2)


@pytest.mark.parametrize("status", ["pending", "on_hold", "solved", "closed"])
def test_a_row_says_how_the_ticket_stood_after_what_the_customer_wrote(status: str) -> None:
    history = _rows(("09:00", "created", "open", ""), ("10:00", "replied", "pending", "x"), ("11:00", "customer_message", status, ""))
    state: Any = None
    for event in history.events:
        state = event.status_after(state)
    assert state == status


def test_an_agent_who_creates_a_ticket_by_writing_has_answered_nothing_yet() -> None:
    history = _rows(("09:00", "created", "", "x"), ("09:00", "replied", "", "x"), ("13:00", "replied", "", "x"))
    assert _ends(history, "first_response") == [("missed", "03 13:00")]
    assert _rows(("09:00", "created", "", "x"), ("09:30", "replied", "", "x")).events[0].agent is None


def test_a_customer_who_solves_the_ticket_with_a_last_word_leaves_it_solved() -> None:
    ticket = {**ZENDESK_TICKET, "status": "closed", "metric_set": {"status_updated_at": "2026-02-07T12:00:00Z"}}
    audits = [
        zendesk_audit(100, "09:00", {"id": 1, "type": "Create", "field_name": "status", "value": "new"}, author=1),
        zendesk_audit(101, "10:00", _comment(4, "10:00", author=7), zendesk_change(5, "status", "pending", "new")),
        zendesk_audit(
            102,
            "12:00",
            _comment(6, "12:00", author=1),
            zendesk_change(7, "status", "open", "pending"),
            zendesk_change(8, "status", "solved", "open"),
            author=1,
        ),
    ]
    (history,) = read_zendesk(tickets=[ticket], audits=audits)
    assert _ends(history, "resolution") == [("met", "03 12:00")]
    (cycle,) = _judged(history).metric("requester_wait").cycles
    assert cycle.elapsed < timedelta(hours=1, seconds=1)


def test_of_what_triggers_change_in_one_second_the_last_counts() -> None:
    changes = [zendesk_change(9, "status", "open", "new"), zendesk_change(10, "status", "hold", "open")]
    (history,) = read_zendesk(
        audits=[zendesk_audit(9, "09:00", *changes), zendesk_audit(10, "09:00", zendesk_change(11, "status", "open"))]
    )
    assert [event.status for event in history.events] == ["open"]


def test_solving_is_told_once_by_audits_and_by_the_ticket() -> None:
    ticket = {**ZENDESK_TICKET, "metric_set": {"solved_at": "2026-02-03T12:00:01Z"}}
    (history,) = read_zendesk(tickets=[ticket], audits=[zendesk_audit(1, "12:00", zendesk_change(1, "status", "solved", "open"))])
    assert [event.kind for event in history.events] == ["created", "solved"]


def test_what_merging_wrote_is_no_answer() -> None:
    merge = {"via": {"channel": "web", "source": {"from": {"ticket_id": 34}, "to": {}, "rel": "merge"}}}
    comments = [zendesk_comment(1, 1, "09:00"), {**zendesk_comment(2, 7, "09:30"), **merge}, zendesk_comment(3, 7, "12:00")]
    (history,) = read_zendesk(tickets=[_OPEN], comments=comments)
    assert _ends(history, "first_response") == [("missed", "03 12:00")]


def test_who_gets_a_copy_is_a_customer_unless_users_say_otherwise() -> None:
    comments = [zendesk_comment(1, 1, "09:00"), zendesk_comment(2, 44, "09:30"), zendesk_comment(3, 7, "12:00")]
    lists: dict[str, Any] = {"tickets": [{**_OPEN, "email_cc_ids": [44, 7]}], "comments": comments}
    assert _ends(read_zendesk(**lists).ticket("35"), "first_response") == [("missed", "03 12:00")]
    by_agent = read_zendesk(**lists, users=[{"id": 44, "role": "agent"}]).ticket("35")
    assert _ends(by_agent, "first_response") == [("met", "03 09:30")]


_TICKET_EVENTS: list[dict[str, Any]] = [
    {
        "id": 9,
        "ticket_id": 35,
        "timestamp": 1_770_109_200,
        "updater_id": 1,
        "via": "Mail",
        "event_type": "Audit",
        "child_events": [
            {"id": 91, "event_type": "Comment", "comment_public": True, "via": "Mail"},
            {"id": 92, "event_type": "Create", "status": "new", "priority": "high"},
        ],
    },
    {
        "id": 10,
        "ticket_id": 35,
        "timestamp": 1_770_111_000,
        "updater_id": 7,
        "via": "Web form",
        "event_type": "Audit",
        "child_events": [
            {"id": 93, "event_type": "Comment", "comment_public": True, "via": "Rule"},
            {"id": 94, "type": "Comment", "event_type": "Comment", "public": True, "via": {}, "author_id": 7},
            {"id": 95, "event_type": "Change", "status": "pending", "previous_value": "new"},
            "junk",
        ],
    },
]


@pytest.mark.parametrize("name", ["ticket_events", "audits"])
def test_zendesk_ticket_events_are_audits_in_another_form(name: str) -> None:
    (history,) = read_zendesk(**{name: _TICKET_EVENTS})  # type: ignore[arg-type]
    assert [event.kind for event in history.events] == [
        "created",
        "status_changed",
        "customer_message",
        "priority_changed",
        "agent_replied",
        "pending",
        "automatic_reply",
    ]
    assert _ends(history, "first_response") == [("met", "03 09:30")]
    assert [finding.rule for finding in history.findings] == ["bad-row"]


def test_an_audit_without_its_events_is_a_finding_and_hides_no_metric_events() -> None:
    (history,) = read_zendesk(audits=[{"id": 1, "ticket_id": 35, "created_at": "2026-02-03T09:00:00Z"}])
    assert [finding.rule for finding in history.findings] == ["bad-object"]


_FRESHDESK: dict[str, Any] = {"id": 8, "created_at": "2026-02-03T09:00:00Z", "updated_at": "2026-02-03T18:00:00Z", "status": 2, "source": 1}


def _conversation(number: int, clock: str, **more: Any) -> dict[str, Any]:
    stated = {"id": number, "ticket_id": 8, "incoming": False, "private": False, "user_id": 5}
    return {**stated, "created_at": f"2026-02-03T{clock}:00Z", **more}


def test_what_is_sent_on_to_somebody_else_answers_nobody() -> None:
    conversations = [_conversation(1, "09:30", source=8), _conversation(2, "12:00")]
    (history,) = read_freshdesk(tickets=[_FRESHDESK], conversations=conversations)
    assert _ends(history, "first_response") == [("missed", "03 12:00")]


def test_stats_tell_the_answers_that_a_short_list_lacks() -> None:
    stats = {"first_responded_at": "2026-02-03T09:40:00Z", "agent_responded_at": "2026-02-03T11:00:02Z"}
    conversations = [_conversation(1, "09:30", private=True), _conversation(2, "11:00")]
    (history,) = read_freshdesk(tickets=[{**_FRESHDESK, "stats": stats}], conversations=conversations)
    assert _ends(history, "first_response") == [("met", "03 09:40")]
    assert [event.kind for event in history.events].count("agent_replied") == 2
    assert [(finding.rule, finding.severity) for finding in history.findings] == [("missing-message", "warning")]


def test_nobody_owes_an_answer_to_spam_and_to_what_was_deleted() -> None:
    (spam,) = read_freshdesk(tickets=[{**_FRESHDESK, "spam": True}])
    assert [(event.kind, event.scope) for event in spam.events] == [("created", None), ("excluded", "no_response_needed")]
    (deleted,) = read_freshdesk(tickets=[{**_FRESHDESK, "deleted": True}])
    assert [event.kind for event in deleted.events] == ["created", "closed"]


_GORGIAS: dict[str, Any] = {
    "id": 9,
    "created_datetime": "2026-02-03T09:00:00",
    "updated_datetime": "2026-02-03T12:00:00",
    "closed_datetime": "2026-02-03T12:00:00",
    "status": "closed",
    "messages": [gorgias_message(1, "09:00", from_agent=False)],
}


def test_a_snoozed_ticket_is_not_solved() -> None:
    (history,) = read_gorgias(tickets=[{**_GORGIAS, "snooze_datetime": "2026-02-20T00:00:00"}])
    assert _ends(history, "resolution") == [("active_with_misses", None)]
    assert history.events[-1].status == "on_hold"
    (over,) = read_gorgias(tickets=[{**_GORGIAS, "snooze_datetime": "2026-02-03T11:00:00"}])
    assert _ends(over, "resolution") == [("met", "03 12:00")]


def test_spam_and_trash_are_told_by_the_ticket_of_gorgias() -> None:
    (history,) = read_gorgias(tickets=[{**_GORGIAS, "status": "open", "spam": True, "trashed_datetime": "2026-02-03T10:00:00"}])
    assert [event.kind for event in history.events] == ["created", "customer_message", "excluded", "closed"]


def test_what_was_taken_for_spam_and_is_none_counts_again() -> None:
    marks = [("ticket-marked-spam", "10:00"), ("ticket-unmarked-spam", "10:05")]
    events = [
        {"id": number, "object_id": 9, "object_type": "Ticket", "type": kind, "created_datetime": f"2026-02-03T{clock}:00"}
        for number, (kind, clock) in enumerate(marks)
    ]
    (history,) = read_gorgias(tickets=[_GORGIAS], events=events)
    assert "excluded" not in [event.kind for event in history.events]
    (still,) = read_gorgias(tickets=[_GORGIAS], events=events[:1])
    assert "excluded" in [event.kind for event in still.events]


def test_the_ticket_that_another_was_merged_into_stays_open() -> None:
    merged = {"id": 1, "object_id": 9, "object_type": "Ticket", "type": "ticket-merged", "created_datetime": "2026-02-03T10:00:00"}
    (history,) = read_gorgias(tickets=[{**_GORGIAS, "status": "open"}], events=[merged], strict=True)
    assert [event.kind for event in history.events] == ["created", "customer_message"]


def test_a_reply_that_could_not_be_sent_and_one_of_nobody_are_no_answers() -> None:
    messages = [
        chatwoot_message(1, 0, 0),
        chatwoot_message(2, 1, 600, status="failed", **_USER),
        chatwoot_message(3, 1, 700),
        chatwoot_message(4, 1, 800, **_USER) | {"private": []},
        chatwoot_message(5, 1, 10_800, status="read", **_USER),
    ]
    conversation = {"id": 3, "created_at": 1_770_109_200, "status": "open"}
    (history,) = read_chatwoot(conversations=[conversation], messages=messages)
    assert [event.kind for event in history.events[2:]] == ["note", "automatic_reply", "note", "agent_replied"]
    assert _ends(history, "first_response") == [("missed", "03 12:00")]
