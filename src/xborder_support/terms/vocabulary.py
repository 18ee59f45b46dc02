"""List the closed vocabularies that rules, messages and plans are written in.

They are literal strings, so that a TOML file, a JSON document and a type checker all see the same word. ``typing.get_args`` lists them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

__all__ = ["Channel", "Gender", "Metric", "Priority", "Purpose", "Register", "more_urgent"]

#: The name of a channel profile, such as ``"line"``, ``"whatsapp"``, ``"sms"``, ``"email"`` or ``"amazon"``. Open, because a host
#: adds its own channels by name.
Channel: TypeAlias = str

#: The level of politeness of a text. A conversation never mixes two.
Register: TypeAlias = Literal["formal", "casual"]

#: What somebody declared, for the forms of address that need it. It is never guessed from a name.
Gender: TypeAlias = Literal["female", "male", "other", "unknown"]

#: Why a message is sent, which decides what law asks of it: an answer to a question, news about an order, advertising, a survey, or
#: what law itself demands (opt-out confirmations, privacy answers, safety recalls).
Purpose: TypeAlias = Literal["service", "transactional", "marketing", "survey", "legal"]

#: The urgency of a conversation, lowest first, in Zendesk's words.
Priority: TypeAlias = Literal["low", "normal", "high", "urgent"]

#: What is measured. ``first_response``: from the customer's first message to the first answer of a person; ``next_response``: from each
#: later message left waiting to the next such answer; ``every_response``: both. ``periodic_update`` and ``pausable_update``: from each
#: answer to the next, while nothing is solved. ``requester_wait``, ``agent_work`` and ``resolution``: from the first message to solved,
#: without what pauses them; ``first_resolution``: to the first time that it was solved. ``on_hold``: each time that somebody outside was
#: waited for. ``ring_time``: until a call was taken, by a queue or a person; ``queue_wait``: in the queue, until a person took it.
Metric: TypeAlias = Literal[
    "first_response",
    "next_response",
    "every_response",
    "periodic_update",
    "pausable_update",
    "requester_wait",
    "agent_work",
    "first_resolution",
    "resolution",
    "on_hold",
    "ring_time",
    "queue_wait",
]

_PRIORITIES: tuple[Priority, ...] = get_args(Priority)


def more_urgent(first: Priority | None, second: Priority | None) -> Priority | None:
    """Return the higher of two priorities, of which either may be unknown; None where both are.

    Example:
        >>> from xborder_support.terms import more_urgent
        >>> more_urgent("high", "normal"), more_urgent(None, "low")
        ('high', 'low')
    """
    return max((priority for priority in (first, second) if priority is not None), key=_PRIORITIES.index, default=None)
