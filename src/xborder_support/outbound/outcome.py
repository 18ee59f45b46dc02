"""Turn what a provider answered, or reported later, into facts of the outbox."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from math import isfinite

from xborder_support.channels import failure_of
from xborder_support.conversations import DeliveryStatus, InboundEvent, Membership
from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .facts import OutboxFact, OutboxFactKind, Scope, status_of
from .retry_plan import OutboundReason, RetryPlan
from .sending import Send

__all__ = ["facts_of", "of_post", "refusal", "taking"]

_ENDS: dict[str, OutboxFactKind] = {"unfollowed": "stopped", "opted_out": "stopped", "followed": "resumed", "opted_in": "resumed"}


def of_post(kind: OutboxFactKind, send: Send, at: datetime) -> OutboxFact:
    """Return a fact about a post."""
    return OutboxFact(kind=kind, at=utc(at, "at"), key=send.key, way=send.way, part=send.part, attempt=send.attempt)


def taking(send: Send, provider_ids: tuple[str, ...], at: datetime) -> OutboxFact:
    """Return the fact that a provider took a post, under the keys of its messages."""
    instant = utc(at, "at")
    if any(not isinstance(one, str) or not one for one in provider_ids):
        raise UsageError("a provider id is no text, or empty", code="wrong-argument", hint="pass the ids as text, or none")
    keys = tuple(status_of(send.draft, one, instant).message_key for one in provider_ids)
    return OutboxFact(
        kind="accepted",
        at=instant,
        key=send.key,
        way=send.way,
        part=send.part,
        attempt=send.attempt,
        message_keys=keys,
        thread_key=status_of(send.draft, "", instant).conversation_key,
    )


def refusal(
    send: Send, at: datetime, plan: RetryPlan, *, codes: Collection[str], http_status: int | None, retry_after_seconds: float
) -> Iterator[OutboxFact]:
    """Yield the fact that a post failed, and the end of contact where the provider's code means one."""
    if not isfinite(retry_after_seconds) or retry_after_seconds < 0:
        raise UsageError("retry_after_seconds is no length of time", code="wrong-argument", hint="pass the seconds of Retry-After, or 0")
    instant = utc(at, "at")
    failure = failure_of(send.draft.provider, codes)
    reason: OutboundReason = failure.reason if failure else "unknown" if codes and http_status is None else plan.reason_of(http_status)
    yield OutboxFact(
        kind="failed",
        at=instant,
        key=send.key,
        way=send.way,
        part=send.part,
        attempt=send.attempt,
        reason=reason,
        is_retryable=failure.is_retryable if failure else None,
        retry_after_seconds=float(retry_after_seconds),
    )
    if failure and failure.ends:
        scope: Scope = "marketing" if failure.ends == "marketing" else "all"
        yield OutboxFact(kind="stopped", at=instant, scope=scope, conversation=send.conversation)


def facts_of(event: InboundEvent) -> Iterator[OutboxFact]:
    """Yield what an event says about messages on their way out; nothing for most."""
    if isinstance(event, DeliveryStatus):
        is_sweep = event.watermark is not None
        yield OutboxFact(
            kind="reported",
            at=event.at,
            message_keys=() if is_sweep else (event.message_key,),
            thread_key=event.conversation_key if is_sweep else "",
            status=event.status,
            watermark=event.watermark,
            reason=event.reason,
            is_retryable=event.is_retryable,
        )
    elif isinstance(event, Membership) and (kind := _ENDS.get(event.change)):
        yield OutboxFact(kind=kind, at=event.at, scope=event.scope, conversation=event.conversation_key)
