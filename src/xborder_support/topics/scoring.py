"""Say how urgent a conversation is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from xborder_support.errors import UsageError
from xborder_support.terms import Priority, Reason

from .profiles import topic_profile
from .vocabulary import Topic
from .weights import FULL, UrgencyWeights, urgency_weights

__all__ = ["Urgency", "urgency"]

_UNKNOWN_TOPIC = 15  # As urgent as a plain question, so that what nobody could classify is not left for last.


@dataclass(frozen=True, slots=True)
class Urgency:
    """Say how urgent a conversation is: a priority, the score behind it (0 to 100), and each reason with the points it gave."""

    priority: Priority
    score: int
    reasons: tuple[Reason, ...] = ()
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class _Situation:
    topic: Topic | None
    tier: str | None
    age: timedelta | None
    window_closes_in: timedelta | None
    is_public: bool
    is_negative: bool


def urgency(  # noqa: PLR0913  (each is one thing that makes a message urgent; all are optional and named)
    *,
    topic: Topic | None,
    tier: str | None = None,
    age: timedelta | None = None,
    window_closes_in: timedelta | None = None,
    is_public: bool = False,
    is_negative: bool = False,
    is_safety: bool = False,
    weights: UrgencyWeights | None = None,
) -> Urgency:
    """Say how urgent a conversation is. No argument makes it less urgent by rising.

    ``age`` is how long the customer has waited. ``window_closes_in`` is the time left to answer in the channel; one that has closed
    counts like one about to close. ``is_safety`` is for what the host knows and the words do not say. ``tier`` is the host's own word, in
    any case; one that the weights do not list gives nothing. A public delay of a VIP is raised further, to step in before a bad review.

    Errors: ``UsageError`` ``unknown-topic``, or ``wrong-argument`` for a time that is no ``timedelta``.

    Example:
        >>> from datetime import timedelta
        >>> from xborder_support.topics import urgency
        >>> urgency(topic="late").priority, urgency(topic="late", tier="vip", is_public=True, age=timedelta(days=1)).priority
        ('normal', 'urgent')
    """
    for name, given in (("age", age), ("window_closes_in", window_closes_in)):
        if given is not None and not isinstance(given, timedelta):
            raise UsageError(f"{name}: a timedelta was expected", code="wrong-argument", hint="pass timedelta(hours=...)")
    table = weights or urgency_weights()
    situation = _Situation(topic, tier, age, window_closes_in, is_public, is_negative)
    reasons = [*_reasons(situation, table)]
    score = min(FULL, sum(points for _, points in reasons))
    floor, why = _floor(topic, table, is_safety=is_safety)
    if floor > score:
        score, reasons = floor, [*reasons, (why, floor)]
    told = tuple(Reason(code.code, {**code.facts, "points": str(points)}) for code, points in reasons)
    return Urgency(table.priority_of(score), score, told, is_negative)


def _reasons(situation: _Situation, table: UrgencyWeights) -> Iterator[tuple[Reason, int]]:
    """Yield what adds points, with the points."""
    topic, tier = situation.topic, situation.tier
    base = table.topics[topic_profile(topic).topic] if topic else _UNKNOWN_TOPIC
    yield Reason("urgent-by-topic", {"topic": topic or "unknown"}), base
    if tier and (points := _of_tier(tier, table)):
        yield Reason("urgent-by-tier", {"tier": tier}), points
    yield from _of_time(situation, table)
    if situation.is_public:
        yield Reason("urgent-in-public"), table.public
    if situation.is_negative:
        yield Reason("urgent-by-angry-wording"), table.negative
    if topic and topic_profile(topic).is_delay and situation.is_public and tier and _is_early(tier, table):
        yield Reason("early-step-in", {"topic": topic, "tier": str(tier)}), table.early_step_in


def _of_tier(tier: str, table: UrgencyWeights) -> int:
    """Return the points of a tier, in whatever case either side writes it; the most where several are spelled alike."""
    return max((points for name, points in table.tiers.items() if name.casefold() == tier.casefold()), default=0)


def _is_early(tier: str, table: UrgencyWeights) -> bool:
    return tier.casefold() in {name.casefold() for name in table.early_tiers}


def _of_time(situation: _Situation, table: UrgencyWeights) -> Iterator[tuple[Reason, int]]:
    age, left = situation.age, situation.window_closes_in
    waited = [step for step in table.age if age is not None and age >= timedelta(hours=step[0])]
    if waited:
        hours, points = waited[-1]
        yield Reason("urgent-by-age", {"hours": str(hours)}), points
    closing = [step for step in table.window if left is not None and left <= timedelta(hours=step[0])]
    if closing:
        hours, points = closing[0]
        yield Reason("urgent-by-window", {"hours": str(hours)}), points


def _floor(topic: Topic | None, table: UrgencyWeights, *, is_safety: bool) -> tuple[int, Reason]:
    kind: Topic | None = "safety" if is_safety else topic
    least = table.floors.get(kind, "low") if kind else "low"
    return table.least_score_of(least), Reason("never-below", {"topic": str(kind), "priority": least})
