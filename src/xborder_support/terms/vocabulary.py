"""List the closed vocabularies that rules, messages and plans are written in.

They are literal strings, so that a TOML file, a JSON document and a type checker all see the same word. ``typing.get_args`` lists them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Channel", "Priority", "Purpose", "Register"]

#: The name of a channel profile, such as ``"line"``, ``"whatsapp"``, ``"sms"``, ``"email"`` or ``"amazon"``. Open, because a host
#: adds its own channels by name.
Channel: TypeAlias = str

#: The level of politeness of a text. A conversation never mixes two.
Register: TypeAlias = Literal["formal", "casual"]

#: Why a message is sent, which decides what law asks of it: an answer to a question, news about an order, advertising, a survey, or
#: what law itself demands (opt-out confirmations, privacy answers, safety recalls).
Purpose: TypeAlias = Literal["service", "transactional", "marketing", "survey", "legal"]

#: The urgency of a conversation, lowest first, in Zendesk's words.
Priority: TypeAlias = Literal["low", "normal", "high", "urgent"]
