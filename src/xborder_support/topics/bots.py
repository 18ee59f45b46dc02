"""Decide whether a bot may answer a topic alone."""

from __future__ import annotations

from dataclasses import dataclass

from xborder_support.terms import Reason

from .profiles import topic_profile
from .vocabulary import Topic

__all__ = ["BotVerdict", "may_bot_answer"]


@dataclass(frozen=True, slots=True)
class BotVerdict:
    """Say whether a bot may answer without a person, and the reason for it or against it."""

    allowed: bool
    reason: Reason


def may_bot_answer(
    topic: Topic | None, *, is_negative: bool = False, is_complaint: bool = False, is_culture_sensitive: bool = False
) -> BotVerdict:
    """Say whether a bot may answer alone: questions about orders, parcels and products yes, whatever needs a person no.

    Complaints, safety, privacy and what touches culture never go to a bot alone, and neither does what nobody could classify.
    ``is_negative`` is that of the guess; angry wording makes any topic a complaint. ``is_complaint`` and ``is_culture_sensitive`` are
    what the host knows beyond the words. The reason's code is ``bot-may-answer``, ``topic-unknown``, or ``bot-never-alone`` with the
    ground: ``complaint``, ``safety``, ``privacy`` or ``culture``.

    Errors: ``UsageError`` ``unknown-topic``.

    Example:
        >>> from xborder_support.topics import may_bot_answer
        >>> may_bot_answer("late").allowed, may_bot_answer("late", is_negative=True).reason
        (True, Reason(code='bot-never-alone', facts={'topic': 'late', 'ground': 'complaint'}))
    """
    if topic is None:
        return BotVerdict(False, Reason("topic-unknown"))
    rule = topic_profile(topic).bot
    if rule == "may" and (is_negative or is_complaint):
        rule = "complaint"
    if rule == "may" and is_culture_sensitive:
        rule = "culture"
    if rule == "may":
        return BotVerdict(True, Reason("bot-may-answer", {"topic": topic}))
    return BotVerdict(False, Reason("bot-never-alone", {"topic": topic, "ground": rule}))
