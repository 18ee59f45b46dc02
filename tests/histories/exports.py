"""Exports that the tests read, all of them made up."""

from typing import Any

COLUMNS = {
    "ticket": "case",
    "time": "when",
    "event": "what",
    "status": "state",
    "agent": "who",
    "priority": "urgency",
}
LONG: dict[str, Any] = {"columns": COLUMNS, "statuses": {"Waiting": "pending"}, "time_format": "%Y-%m-%d %H:%M", "time_zone": "UTC"}
WIDE: dict[str, Any] = {"columns": {"ticket": "id", "created_at": "opened", "first_reply_at": "answered", "solved_at": "done"}}


def long_row(when: str, *, case: str = "A1", **cells: str) -> dict[str, str]:
    return {"case": case, "when": f"2026-02-03 {when}", "what": "", "state": "", "who": "", "urgency": "", **cells}


def zendesk_metric(number: int, metric: str, act: str, clock: str, *, instance: int = 1, ticket: int = 35) -> dict[str, Any]:
    time = f"2026-02-03T{clock}:00Z"
    return {"id": number, "ticket_id": ticket, "metric": metric, "instance_id": instance, "type": act, "time": time}


def zendesk_comment(number: int, author: int, clock: str, *, public: bool = True, via: str = "email", ticket: int = 35) -> dict[str, Any]:
    time = f"2026-02-03T{clock}:00Z"
    return {"id": number, "ticket_id": ticket, "author_id": author, "public": public, "created_at": time, "via": {"channel": via}}


def zendesk_audit(number: int, clock: str, *events: dict[str, Any], author: int = 7, via: str = "web") -> dict[str, Any]:
    time = f"2026-02-03T{clock}:00Z"
    return {"id": number, "ticket_id": 35, "author_id": author, "created_at": time, "via": {"channel": via}, "events": list(events)}


def zendesk_change(number: int, field: str, value: Any, former: Any = None) -> dict[str, Any]:
    return {"id": number, "type": "Change", "field_name": field, "value": value, "previous_value": former}


ZENDESK_TICKET: dict[str, Any] = {
    "id": 35,
    "created_at": "2026-02-03T09:00:00Z",
    "updated_at": "2026-02-03T18:00:00Z",
    "status": "solved",
    "priority": "high",
    "requester_id": 1,
    "submitter_id": 1,
    "assignee_id": 7,
    "group_id": 70,
    "tags": ["customs"],
    "via": {"channel": "email"},
}


def chatwoot_message(number: int, kind: Any, seconds: int, **more: Any) -> dict[str, Any]:
    return {"id": number, "conversation_id": 3, "message_type": kind, "private": False, "created_at": 1_770_109_200 + seconds, **more}


def gorgias_message(number: int, clock: str, *, from_agent: bool, **more: Any) -> dict[str, Any]:
    stated = {"id": number, "ticket_id": 9, "from_agent": from_agent, "public": True, "channel": "email", "sender": {"id": 5}}
    return {**stated, "created_datetime": f"2026-02-03T{clock}:00+00:00", **more}
