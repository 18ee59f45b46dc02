"""Say how one part of a message is doing on one of its ways: to be posted, under way, taken, arrived, or failed for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.conversations import Draft

from .back_off import later
from .facts import OutboxFact
from .record import Record
from .retry_plan import OutboundReason, RetryPlan

__all__ = ["Copy", "Post", "PostState", "look_at_post"]

#: ``ready`` to be posted from ``at`` on; ``open``: posted perhaps, wait for an answer until ``at``; ``accepted`` and ``delivered`` since
#: ``at``; ``failed`` at ``at``, and nothing more is tried.
PostState: TypeAlias = Literal["ready", "open", "accepted", "delivered", "failed"]

#: When a copy arrived, and the keys of the provider's messages that it is.
Copy: TypeAlias = tuple[datetime, tuple[str, ...]]

_ARRIVED = frozenset({"delivered", "read"})
_ENDS_CONTACT = frozenset({"blocked", "opted_out"})
_MAYBE = frozenset({"no_answer", "provider_fault"})  # a provider that failed may have done its work before


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Hold the state of a part since when, and how it came to it.

    ``started_at`` is the first attempt, ``rounds`` counts how often the provider took it and reported a failure afterwards, ``copies`` are
    those that arrived. ``is_uncertain`` tells that an attempt may have arrived without our knowing.
    """

    state: PostState
    at: datetime
    attempts: int = 0
    started_at: datetime | None = None
    rounds: int = 0
    reason: OutboundReason | None = None
    is_uncertain: bool = False
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class _Taking:
    """Hold one time that the provider took the part, and what it reported since; ``reason`` is set where that is a failure."""

    attempt: int
    at: datetime
    keys: tuple[str, ...]
    has_arrived: bool = False
    reason: OutboundReason | None = None
    is_retryable: bool | None = None


@dataclass(frozen=True, slots=True)
class _Failure:
    at: datetime
    reason: OutboundReason
    is_retryable: bool | None = None
    retry_after_seconds: float = 0
    is_open: bool = False


def look_at_post(record: Record, draft: Draft, place: tuple[str, int, int], plan: RetryPlan, *, now: datetime) -> Post:
    """Return the state of one part at ``now``; a part that nobody has tried yet is ready since ever."""
    attempts = _attempts(record.post(*place))
    if not attempts:
        return Post(state="ready", at=now)
    takings = [_taking(record, facts, fact) for facts in attempts.values() for fact in facts if fact.kind == "accepted"]
    copies = tuple(sorted((taking.at, taking.keys) for taking in takings if taking.has_arrived))
    alive = [taking.at for taking in takings if taking.reason is None]
    failure = _failure(attempts, takings, plan)
    state, at = _state(draft, plan, failure, "/".join(map(str, place)), attempts=max(attempts), now=now)
    if copies or alive:
        state, at = ("delivered", copies[0][0]) if copies else ("accepted", min(alive))
    return Post(
        state=state,
        at=at,
        attempts=max(attempts),
        started_at=min(fact.at for facts in attempts.values() for fact in facts),
        rounds=len({taking.attempt for taking in takings if taking.reason}),
        reason=None if copies or alive else failure.reason,
        is_uncertain=bool(alive) or any(map(_may_have_arrived, attempts.values())),
        copies=copies,
    )


def _attempts(facts: Sequence[OutboxFact]) -> dict[int, list[OutboxFact]]:
    """Return the facts by the attempt that they are about. Two processes may have made one at once, so it may have two outcomes."""
    found: dict[int, list[OutboxFact]] = {}
    for fact in sorted(facts, key=lambda one: one.order):
        found.setdefault(fact.attempt, []).append(fact)
    return found


def _taking(record: Record, facts: Sequence[OutboxFact], taken: OutboxFact) -> _Taking:
    begun_at = min(fact.at for fact in facts)
    reports = [record.report(key, taken.thread_key, begun_at) for key in taken.message_keys or ("",)]
    known = [report for report in reports if report]
    failures = [report for report in known if report.status in {"failed", "expired", "canceled"}]
    if failures:
        first = min(failures, key=lambda report: report.order)
        reason = first.reason or ("expired" if first.status == "expired" else "unknown")
        return _Taking(taken.attempt, first.at, taken.message_keys, reason=reason, is_retryable=first.is_retryable)
    if len(known) == len(reports) and all(report.status in _ARRIVED for report in known):
        return _Taking(taken.attempt, max(report.at for report in known), taken.message_keys, has_arrived=True)
    return _Taking(taken.attempt, taken.at, taken.message_keys)


def _failure(attempts: Mapping[int, Sequence[OutboxFact]], takings: Sequence[_Taking], plan: RetryPlan) -> _Failure:
    """Return why the last attempt is none that got through; one without any outcome counts as unanswered once its time is over."""
    if ended := _end_of_contact(attempts, takings):
        return ended
    last = max(attempts)
    lost = max((taking for taking in takings if taking.attempt == last and taking.reason), key=lambda one: (one.at, one.keys), default=None)
    if lost and lost.reason:
        return _Failure(lost.at, lost.reason, lost.is_retryable)
    refused = max((fact for fact in attempts[last] if fact.kind == "failed"), key=lambda fact: fact.order, default=None)
    if refused and refused.reason:
        return _Failure(refused.at, refused.reason, refused.is_retryable, refused.retry_after_seconds)
    begun_at = max(fact.at for fact in attempts[last])
    return _Failure(later(begun_at, plan.answer_seconds), "no_answer", is_open=True)


def _end_of_contact(attempts: Mapping[int, Sequence[OutboxFact]], takings: Sequence[_Taking]) -> _Failure | None:
    """Return that the customer ended contact, whichever attempt told it: word of an earlier one may come after a later one failed."""
    told: list[_Taking | OutboxFact] = [*takings, *(fact for facts in attempts.values() for fact in facts if fact.kind == "failed")]
    ends = [(one.at, one.reason) for one in told if one.reason in _ENDS_CONTACT and not one.is_retryable and one.reason]
    return _Failure(*min(ends), is_retryable=False) if ends else None


def _state(draft: Draft, plan: RetryPlan, failure: _Failure, key: str, *, attempts: int, now: datetime) -> tuple[PostState, datetime]:
    if failure.is_open and now < failure.at:
        return "open", failure.at
    back_off = plan.back_off(failure.reason, provider=draft.provider, is_retryable=failure.is_retryable)
    if attempts >= back_off.attempts:
        return "failed", failure.at
    return "ready", later(failure.at, max(back_off.seconds(attempts, key=key), failure.retry_after_seconds))


def _may_have_arrived(facts: Sequence[OutboxFact]) -> bool:
    """Tell whether an attempt may have arrived though nobody said so: it was not answered, or not by a refusal."""
    outcomes = [fact for fact in facts if fact.kind != "attempted"]
    return not outcomes or any(fact.kind == "failed" and fact.reason in _MAYBE for fact in outcomes)
