"""Name the columns that histories come in, and those of their reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

__all__ = ["ANSWERS", "CONTEXT_FACTS", "EVENT_FACTS", "EVENT_FIELDS", "INPUTS", "AnswerKind"]

#: What a column of a report holds: a few texts over and over, whole numbers, fractions, or UTC instants in microseconds.
AnswerKind: TypeAlias = Literal["texts", "integers", "fractions", "instants"]

#: The columns of a report, in their order. Seconds are whole and rounded down.
ANSWERS: Mapping[str, AnswerKind] = {
    "metric": "texts",
    "clock": "texts",
    "number": "integers",
    "state": "texts",
    "started_at": "instants",
    "due_at": "instants",
    "fulfilled_at": "instants",
    "ended_at": "instants",
    "elapsed_seconds": "integers",
    "business_seconds": "integers",
    "remaining_elapsed_seconds": "integers",
    "remaining_business_seconds": "integers",
    "used_share": "fractions",
    "policy": "texts",
    "policy_version": "texts",
    "target": "texts",
    "calendar": "texts",
    "calendar_digest": "texts",
    "findings": "texts",
}

#: What an event may say of itself. ``at``, ``rating`` and ``promised_at`` are no texts.
EVENT_FIELDS = (
    "kind",
    "event_id",
    "agent",
    "team",
    "channel",
    "market",
    "marketplace",
    "language",
    "topic",
    "priority",
    "message_key",
    "action_key",
    "message",
    "status",
    "scope",
    "promised_at",
    "rule",
    "rating",
)
#: What is known of a ticket that has one row: as its first event says it, or as the caller would.
EVENT_FACTS = ("market", "marketplace", "channel", "topic", "priority")
CONTEXT_FACTS = ("language", "tier")

INPUTS = frozenset({"ticket_id", "at", "started_at", "answered_at", *EVENT_FIELDS, *EVENT_FACTS, *CONTEXT_FACTS})
