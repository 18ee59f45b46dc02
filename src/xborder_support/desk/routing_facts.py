"""Say what the routing rules can ask about a conversation, and what an assignment needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from xborder_support.conversations import ConversationState, Customer
from xborder_support.routing import AssignmentRequest, Relaxation, RouteTarget
from xborder_support.terms import Priority
from xborder_support.topics import TOPICS, may_bot_answer

from .assembly import Parts

__all__ = ["assignment_request", "known_facts"]

# Where a desk file has no rule that fits, the market's own team answers.
_USUAL_TARGETS = (RouteTarget(team="of_market"),)
_MINUTE = timedelta(minutes=1)


def known_facts(parts: Parts, state: ConversationState, customer: Customer, now: datetime) -> dict[str, object]:
    """Return the routing context of a conversation, as far as its events and the customer's record tell it. None is not known."""
    people = parts.roster.teams.get(parts.team_of_market(state.market) or "")
    since = state.waiting_since
    return {
        **customer.attributes,
        "market": state.market,
        "language": state.language,
        "channel": state.channel,
        "marketplace": state.marketplace,
        "topic": state.topic,
        "priority": state.priority or "normal",
        "tier": customer.tier,
        "segments": customer.segments or None,
        "is_complaint": state.is_complaint,
        "is_open": people.calendar.is_open(now) if people else None,
        "waiting_since": since,
        "waiting_minutes": max(now - since, timedelta(0)) // _MINUTE if since else None,
    }


def assignment_request(
    parts: Parts,
    facts: Mapping[str, object],
    targets: tuple[RouteTarget, ...],
    *,
    priority: Priority | None,
    owner: str | None,
    relaxed: Relaxation | None = None,
) -> AssignmentRequest:
    """Return what a conversation needs of whoever answers, less what a ladder has let go of."""
    less = relaxed or Relaxation()
    market, language, since = _text(facts["market"]), _text(facts["language"]), facts["waiting_since"]
    table = parts.config.markets.get(market or "")
    request = AssignmentRequest(
        targets=tuple(filter(None, (_relaxed(target, less) for target in targets))) or _USUAL_TARGETS,
        market_team=parts.team_of_market(market),
        language=language,
        previous_owner=owner,
        channel=_text(facts["channel"]),
        priority=less.raised(priority or "normal"),
        chains=table.fallback_languages if table else {},
        waiting_since=since if isinstance(since, datetime) else None,
        bot_intake=parts.config.shop.bot_intake and _is_for_a_bot(facts),
    )
    return request if less.max_language_distance is None else replace(request, max_language_distance=less.max_language_distance)


def _relaxed(target: RouteTarget, relaxed: Relaxation) -> RouteTarget | None:
    """Return a target without a skill that is no longer asked for; None where that skill was all it named."""
    if target.skill not in relaxed.dropped_skills:
        return target
    return replace(target, skill=None, level=None) if target.team or target.agent else None


def _is_for_a_bot(facts: Mapping[str, object]) -> bool:
    topic = facts["topic"]
    return topic in TOPICS and may_bot_answer(topic, is_negative=facts.get("is_negative") is True).allowed


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
