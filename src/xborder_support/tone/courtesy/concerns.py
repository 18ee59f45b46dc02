"""Say what a topic means for the tone: what troubles the customer, how much is apologised for, whether it is grave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Priority
from xborder_support.topics import Topic, topic_profile

from .tables import table

__all__ = ["ApologyLevel", "Concern", "Situation", "apology_level", "concern_of", "is_grave"]

#: What troubles a customer: the words that texts of empathy choose by.
Concern: TypeAlias = Literal["other", "late", "lost", "damaged", "wrong_item", "refund", "payment", "customs"]

#: How much is apologised for, least first.
ApologyLevel: TypeAlias = Literal["regret", "apology", "sincere"]

#: What a reply may be about beside its topic, where nothing light is said.
Situation: TypeAlias = Literal["apology", "delay", "refund_denied", "complaint", "legal", "safety", "money", "data"]

_LEVELS: tuple[ApologyLevel | None, ...] = (None, *get_args(ApologyLevel))


def concern_of(topic: Topic | None) -> Concern:
    """Return what troubles somebody who writes about a topic; ``"other"`` where nothing does, or the topic is not known.

    Errors: ``UsageError`` ``unknown-topic``.

    Example:
        >>> concern_of("no_scan"), concern_of("sizing")
        ('late', 'other')
    """
    concern: Concern = _row(topic)["concern"] if topic else "other"
    return concern


def apology_level(topic: Topic | None, severity: Priority = "normal") -> ApologyLevel | None:
    """Return how much is apologised for, or None where nothing is. The severity raises it by up to two steps.

    Errors: ``UsageError`` ``unknown-topic``, ``unknown-severity``.

    Source: ``data/concerns.toml``, the project's own policy.

    Example:
        >>> apology_level("sizing"), apology_level("late"), apology_level("late", "high")
        (None, 'apology', 'sincere')
    """
    steps: Mapping[str, int] = table("concerns")["steps"]
    if severity not in tuple(steps):  # which a list is compared with, too
        message = f"no severity is called {str(severity)[:40]!r}"
        raise UsageError(message, code="unknown-severity", hint=did_you_mean(str(severity)[:40], steps))
    base = _row(topic)["apology"] if topic else "none"
    at = _LEVELS.index(None if base == "none" else base) + steps[severity]
    return _LEVELS[min(at, len(_LEVELS) - 1)]


def is_grave(topic: Topic | None, situation: Situation | None = None) -> bool:
    """Tell whether emoji, slang and the greetings of feasts are out of place, in any market.

    Errors: ``UsageError`` ``unknown-topic``, ``unknown-situation``.

    Example:
        >>> is_grave("promo"), is_grave("late"), is_grave("promo", "refund_denied")
        (False, True, True)
    """
    known = table("concerns")["situations"]["words"]
    if situation is not None and situation not in known:
        message = f"no situation is called {str(situation)[:40]!r}"
        raise UsageError(message, code="unknown-situation", hint=did_you_mean(str(situation)[:40], known))
    return situation is not None or (topic is not None and not _row(topic)["emoji"])


def _row(topic: Topic) -> Mapping[str, Any]:
    row: Mapping[str, Any] = table("concerns")["topics"][topic_profile(topic).topic]
    return row
