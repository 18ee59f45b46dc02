"""Freshdesk, Gorgias and Chatwoot."""

from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.histories import Histories, TicketHistory, read_chatwoot, read_freshdesk, read_gorgias

from .exports import chatwoot_message, gorgias_message


def _told(history: TicketHistory) -> list[tuple[str, str]]:
    return [(event.at.strftime("%H:%M"), f"{event.kind} {event.status}" if event.status else event.kind) for event in history.events]


def _only(histories: Histories) -> TicketHistory:
    (history,) = histories
    return history


def _at(clock: str) -> str:
    return f"2026-02-03T{clock}:00Z"


FRESHDESK: dict[str, Any] = {
    "id": 8,
    "created_at": _at("09:00"),
    "updated_at": _at("18:00"),
    "status": 4,
    "priority": 3,
    "source": 1,
    "requester_id": 1,
    "responder_id": 5,
    "group_id": 50,
    "tags": ["vat"],
    "stats": {
        "first_responded_at": _at("09:40"),
        "agent_responded_at": _at("11:40"),
        "requester_responded_at": _at("10:30"),
        "pending_since": None,
        "resolved_at": _at("12:00"),
        "closed_at": None,
        "status_updated_at": _at("12:00"),
    },
}


def _conversation(number: int, clock: str, *, incoming: bool, private: bool = False, **more: Any) -> dict[str, Any]:
    return {"id": number, "ticket_id": 8, "incoming": incoming, "private": private, "user_id": 5, "created_at": _at(clock), **more}


def test_freshdesk_stats_tell_the_first_and_the_last() -> None:
    history = _only(read_freshdesk(tickets=[FRESHDESK]))
    assert _told(history) == [
        ("09:00", "created"),
        ("09:40", "agent_replied"),
        ("10:30", "customer_message"),
        ("11:40", "agent_replied"),
        ("12:00", "solved"),
    ]
    assert (history.events[0].priority, history.events[0].channel) == ("high", "email")
    assert history.context == {"channel": "email", "team": "50", "agent": "5", "tags": ("vat",)}
    assert history.findings == ()


def test_freshdesk_conversations_replace_what_stats_tell_of_answers() -> None:
    conversations = [
        _conversation(1, "09:01", incoming=False, auto_response=True),
        _conversation(2, "09:02", incoming=False, automation_id=77),
        _conversation(3, "09:30", incoming=False, private=True),
        _conversation(4, "09:40", incoming=False),
        _conversation(5, "10:30", incoming=True),
        _conversation(6, "10:40", incoming=True, source=6),
        _conversation(7, "11:40", incoming=False, user_id=99),
    ]
    history = _only(read_freshdesk(tickets=[FRESHDESK], conversations=conversations, bots=["99"]))
    kinds = [event.kind for event in history.events]
    assert kinds == [
        "created",
        "automatic_reply",
        "automatic_reply",
        "note",
        "agent_replied",
        "customer_message",
        "note",
        "automatic_reply",
        "solved",
    ]


def test_a_freshdesk_ticket_that_an_agent_wrote_begins_with_those_words() -> None:
    ticket = {**FRESHDESK, "source": 10, "status": 2, "stats": {}, "conversations": [_conversation(4, "09:40", incoming=False)]}
    history = _only(read_freshdesk(tickets=[ticket]))
    assert [(event.kind, event.agent) for event in history.events] == [("created", "5"), ("agent_replied", "5"), ("agent_replied", "5")]


def test_a_status_of_the_shop_keeps_its_number_until_it_is_told() -> None:
    ticket = {
        **FRESHDESK,
        "status": 6,
        "stats": {"status_updated_at": _at("12:30"), "reopened_at": _at("12:10"), "closed_at": _at("12:05")},
    }
    assert _told(_only(read_freshdesk(tickets=[ticket])))[1:] == [("12:05", "closed"), ("12:10", "reopened"), ("12:30", "status_changed 6")]
    assert _told(_only(read_freshdesk(tickets=[ticket], statuses={"6": "pending"})))[-1] == ("12:30", "pending")


GORGIAS: dict[str, Any] = {
    "id": 9,
    "created_datetime": "2026-02-03T09:00:00",
    "updated_datetime": _at("18:00"),
    "closed_datetime": _at("12:00"),
    "status": "closed",
    "channel": "email",
    "language": "ja",
    "priority": "critical",
    "from_agent": False,
    "assignee_user": {"id": 5},
    "tags": [{"name": "returns"}, "vip"],
    "satisfaction_survey": {"id": 1, "score": 2, "scored_datetime": _at("13:00")},
}


def test_gorgias_messages_tell_who_wrote_and_how() -> None:
    messages = [
        gorgias_message(1, "09:00", from_agent=False, sent_datetime="1999-01-01T00:00:00+00:00"),
        gorgias_message(2, "09:01", from_agent=True, rule_id=4),
        gorgias_message(3, "09:02", from_agent=True, via="rule"),
        gorgias_message(4, "09:10", from_agent=True, channel="internal-note", public=False),
        gorgias_message(5, "09:20", from_agent=True, sent_datetime="2026-02-03T09:25:00+00:00"),
        gorgias_message(6, "09:30", from_agent=True, failed_datetime="2026-02-03T09:31:00+00:00"),
    ]
    history = _only(read_gorgias(tickets=[{**GORGIAS, "messages": messages[:3]}], messages=messages[3:]))
    assert _told(history) == [
        ("09:00", "created"),
        ("09:00", "customer_message"),
        ("09:01", "automatic_reply"),
        ("09:02", "automatic_reply"),
        ("09:10", "note"),
        ("09:25", "agent_replied"),
        ("09:30", "note"),
        ("12:00", "solved"),
        ("13:00", "rated"),
    ]
    created, rated = history.events[0], history.events[-1]
    assert (created.language, created.priority, created.agent, rated.rating) == ("ja", "urgent", None, 2)
    assert history.context == {"channel": "email", "language": "ja", "agent": "5", "tags": ("returns", "vip")}


def test_gorgias_events_tell_how_a_ticket_stood() -> None:
    def event(number: int, kind: str, clock: str, **data: Any) -> dict[str, Any]:
        named = {"id": number, "object_id": 9, "object_type": "Ticket", "type": kind}
        return {**named, "created_datetime": f"2026-02-03T{clock}:00", "data": data}

    events = [
        event(1, "ticket-created", "09:00"),
        event(2, "ticket-assigned", "09:05", assignee_user_id=5),
        event(3, "ticket-team-assigned", "09:06", assignee_team_id=50),
        event(4, "ticket-snoozed", "09:10"),
        event(5, "ticket-self-unsnoozed", "09:20"),
        event(6, "ticket-closed", "09:30"),
        event(7, "ticket-reopened", "09:40"),
        event(8, "ticket-marked-spam", "09:50"),
        event(9, "ticket-tags-added", "09:51"),
        event(10, "ticket-trashed", "09:55"),
    ]
    history = _only(read_gorgias(events=events, strict=True))
    assert _told(history) == [
        ("09:00", "created"),
        ("09:05", "assigned"),
        ("09:06", "assigned"),
        ("09:10", "status_changed on_hold"),
        ("09:20", "status_changed open"),
        ("09:30", "solved"),
        ("09:40", "reopened"),
        ("09:50", "excluded"),
        ("09:55", "closed"),
    ]
    assert [(event.agent, event.team) for event in history.events[1:3]] == [("5", None), (None, "50")]


def test_gorgias_events_of_other_things_are_noted() -> None:
    others: list[dict[str, Any]] = [
        {"object_type": "Tag", "type": "tag-created"},
        {"object_type": "Ticket", "object_id": 9, "type": "ticket-levitated"},
        {"object_type": "Ticket", "object_id": 9, "type": 5},
    ]
    histories = read_gorgias(events=others, strict=True)
    assert [finding.rule for finding in histories.findings] == ["other-event", "other-event"]
    assert [finding.rule for finding in histories.ticket("9").findings] == ["unknown-event"]


CHATWOOT: dict[str, Any] = {
    "id": 3,
    "created_at": 1_770_109_200,
    "status": "open",
    "priority": "medium",
    "inbox_id": 4,
    "meta": {"channel": "Channel::Whatsapp", "assignee": {"id": 5}, "team": {"id": 6}},
    "labels": ["refund"],
    "first_reply_created_at": 1_770_109_800,
    "last_activity_at": 1_770_120_000,
    "messages": [chatwoot_message(40, 1, 9_000, sender={"id": 5, "type": "user"})],
}
_USER = {"sender": {"id": 5, "type": "user"}}


def test_chatwoot_messages_tell_people_from_machines() -> None:
    messages = [
        chatwoot_message(1, 0, 0, sender={"id": 1, "type": "contact"}),
        chatwoot_message(2, "template", 10),
        chatwoot_message(3, 1, 20, sender={"id": 2, "type": "agent_bot"}),
        chatwoot_message(4, 1, 30, content_attributes={"automation_rule_id": 3}, **_USER),
        chatwoot_message(5, 1, 40, additional_attributes={"campaign_id": 3}, **_USER),
        chatwoot_message(6, 1, 50, sender=None),
        chatwoot_message(7, 2, 60),
        chatwoot_message(8, 1, 70, **_USER) | {"private": True},
        chatwoot_message(9, "outgoing", 80, sender_type="User", sender_id=5),
        chatwoot_message(10, 1, 90, sender=None, content_attributes={"external_echo": True}),
        chatwoot_message(11, 1, 100),
        chatwoot_message(12, 1, 110, sender={"id": 99, "type": "user"}),
    ]
    history = _only(read_chatwoot(conversations=[{**CHATWOOT, "first_reply_created_at": 0}], messages=messages, bots=["99"]))
    assert [event.kind for event in history.events] == [
        "created",
        "customer_message",
        *["automatic_reply"] * 5,
        "note",
        "note",
        *["agent_replied"] * 2,
        "automatic_reply",
        "automatic_reply",
    ]
    assert (history.events[0].priority, history.events[0].channel, history.events[9].agent) == ("normal", "whatsapp", "5")
    assert history.context == {"channel": "whatsapp", "agent": "5", "team": "6", "inbox": "4", "tags": ("refund",)}


def test_the_newest_message_alone_is_no_list_of_messages() -> None:
    history = _only(read_chatwoot(conversations=[CHATWOOT]))
    assert _told(history) == [("09:00", "created"), ("09:10", "agent_replied")]
    several = [chatwoot_message(41, 0, 0), chatwoot_message(42, 1, 600, **_USER)]
    whole = _only(read_chatwoot(conversations=[{**CHATWOOT, "messages": several}]))
    assert _told(whole) == [("09:00", "created"), ("09:00", "customer_message"), ("09:10", "agent_replied")]


def test_a_survey_answer_is_a_rating() -> None:
    answer = {"submitted_values": {"csat_survey_response": {"rating": 5, "feedback_message": "thanks"}}}
    message = chatwoot_message(1, 3, 60, content_attributes=answer, updated_at="2026-02-03T10:00:00Z")
    assert _only(read_chatwoot(messages=[message])).events[-1].rating == 5


def _reported(name: str, begin: int, end: int, **more: Any) -> dict[str, Any]:
    return {"conversation_id": 3, "name": name, "event_start_time": 1_770_109_200 + begin, "event_end_time": 1_770_109_200 + end, **more}


def test_chatwoot_reporting_events_tell_answers_and_statuses() -> None:
    reported = [
        _reported("conversation_opened", 0, 0),
        _reported("conversation_bot_handoff", 0, 60),
        _reported("first_response", 0, 600, user_id=5),
        _reported("reply_time", 1_200, 1_800, user_id=5),
        _reported("conversation_resolved", 0, 3_600),
        _reported("conversation_bot_resolved", 0, 3_600),
        _reported("conversation_opened", 3_600, 7_200),
    ]
    history = _only(read_chatwoot(conversations=[{**CHATWOOT, "first_reply_created_at": 0}], reporting_events=reported))
    assert _told(history) == [
        ("09:00", "created"),
        ("09:01", "handed_over"),
        ("09:10", "agent_replied"),
        ("09:20", "customer_message"),
        ("09:30", "agent_replied"),
        ("10:00", "solved"),
        ("10:00", "excluded"),
        ("11:00", "reopened"),
    ]


def test_a_conversation_that_a_bot_has_does_not_wait_for_the_customer() -> None:
    assert [
        event.kind for event in _only(read_chatwoot(conversations=[{**CHATWOOT, "status": "pending", "first_reply_created_at": 0}])).events
    ] == ["created"]
    snoozed = _only(read_chatwoot(conversations=[{**CHATWOOT, "status": "snoozed"}]))
    assert _told(snoozed)[-1] == ("12:00", "status_changed on_hold")


HOSTILE: dict[str, tuple[Any, dict[str, Any], str]] = {
    "freshdesk: no ticket": (read_freshdesk, {"tickets": [{}]}, "no-ticket"),
    "freshdesk: a conversation of no ticket": (read_freshdesk, {"conversations": [{"incoming": True}]}, "no-ticket"),
    "freshdesk: a conversation of nobody": (
        read_freshdesk,
        {"conversations": [{**_conversation(1, "09:00", incoming=True), "incoming": 1}]},
        "bad-object",
    ),
    "freshdesk: no time": (read_freshdesk, {"conversations": [{**_conversation(1, "09:00", incoming=True), "created_at": ""}]}, "no-time"),
    "freshdesk: inner junk": (read_freshdesk, {"tickets": [{**FRESHDESK, "conversations": [[]]}]}, "bad-row"),
    "gorgias: no ticket": (read_gorgias, {"tickets": [{"id": {}}]}, "no-ticket"),
    "gorgias: a message of no ticket": (read_gorgias, {"messages": [{"id": 1}]}, "no-ticket"),
    "gorgias: a message of nobody": (
        read_gorgias,
        {"messages": [{**gorgias_message(1, "09:00", from_agent=True), "from_agent": None}]},
        "bad-object",
    ),
    "gorgias: no time": (
        read_gorgias,
        {"messages": [{**gorgias_message(1, "09:00", from_agent=True), "created_datetime": None}]},
        "no-time",
    ),
    "gorgias: an event of no ticket": (read_gorgias, {"events": [{"object_type": "Ticket", "type": "ticket-closed"}]}, "no-ticket"),
    "chatwoot: no conversation": (read_chatwoot, {"conversations": [{"id": True}]}, "no-ticket"),
    "chatwoot: a message of none": (read_chatwoot, {"messages": [{"id": 1}]}, "no-ticket"),
    "chatwoot: a message of no type": (read_chatwoot, {"messages": [chatwoot_message(1, 9, 0)]}, "bad-object"),
    "chatwoot: a message of 1e308": (read_chatwoot, {"messages": [chatwoot_message(1, 0, 0) | {"created_at": 1e308}]}, "bad-time"),
    "chatwoot: a report of none": (read_chatwoot, {"reporting_events": [{"name": "first_response"}]}, "no-ticket"),
}


@pytest.mark.parametrize(("read", "lists", "code"), HOSTILE.values(), ids=list(HOSTILE))
def test_what_cannot_be_read_is_a_finding_or_an_error(read: Any, lists: dict[str, Any], code: str) -> None:
    histories = read(**lists)
    assert code in {finding.rule for finding in (*histories.findings, *(one for history in histories for one in history.findings))}
    with pytest.raises(UsageError) as caught:
        read(**lists, strict=True)
    assert caught.value.code == code


@pytest.mark.parametrize(("read", "name"), [(read_freshdesk, "conversations"), (read_gorgias, "messages"), (read_chatwoot, "messages")])
def test_a_message_without_an_id_is_reported_with_its_ticket(read: Any, name: str) -> None:
    row = {"ticket_id": 1, "conversation_id": 1, "created_at": "2026-02-03T09:00:00Z", "created_datetime": "2026-02-03T09:00:00Z"}
    (finding,) = read(**{name: [row]}).ticket("1").findings
    assert (finding.rule, finding.facts) == ("no-id", {"source": name, "row": "1", "column": "id"})


def test_unknown_reports_are_noted() -> None:
    reports = [_reported("levitated", 0, 1), {"conversation_id": 3, "name": ["x"]}]
    history = _only(read_chatwoot(reporting_events=reports, strict=True))
    assert [finding.rule for finding in history.findings] == ["unknown-event"] * 2
