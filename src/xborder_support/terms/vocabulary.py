"""List the closed vocabularies that rules, messages and plans are written in.

They are literal strings, so that a TOML file, a JSON document and a type checker all see the same word. ``typing.get_args`` lists them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

__all__ = ["Channel", "Priority", "Purpose", "Register", "more_urgent"]

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

_PRIORITIES: tuple[Priority, ...] = get_args(Priority)


def more_urgent(first: Priority | None, second: Priority | None) -> Priority | None:
    """Return the higher of two priorities, of which either may be unknown; None where both are.

    Example:
        >>> from xborder_support.terms import more_urgent
        >>> more_urgent("high", "normal"), more_urgent(None, "low")
        ('high', 'low')
    """
    return max((priority for priority in (first, second) if priority is not None), key=_PRIORITIES.index, default=None)
