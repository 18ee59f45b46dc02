"""List the closed vocabularies that rules, messages and plans are written in."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

__all__ = ["Channel", "Priority", "Purpose", "Register"]

#: The name of a channel profile, such as ``"line"``, ``"whatsapp"``, ``"sms"``, ``"email"`` or ``"amazon"``. Open, because a host
#: adds its own channels by name.
Channel: TypeAlias = str


class Register(StrEnum):
    """Name the level of politeness of a text. A conversation never mixes two."""

    FORMAL = "formal"
    CASUAL = "casual"


class Purpose(StrEnum):
    """Say why a message is sent, which decides what law asks of it."""

    SERVICE = "service"
    """An answer to something the customer asked."""
    TRANSACTIONAL = "transactional"
    """News about an order the customer placed."""
    MARKETING = "marketing"
    SURVEY = "survey"
    LEGAL = "legal"
    """Opt-out confirmations, privacy answers, safety recalls."""


class Priority(StrEnum):
    """Rank the urgency of a conversation, lowest first, in Zendesk's words."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"
