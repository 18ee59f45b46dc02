"""Turn what happened in a chat window, other than a message, into one of our events."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.wire.payload import amount, ident, instant_text, words
from xborder_support.conversations import (
    DeliveryStatus,
    Edit,
    Form,
    InboundEvent,
    Membership,
    Message,
    Reaction,
    Unsend,
)

from .batch import Batch, consent_details, facts
from .messages import read_parts

__all__ = ["read_event"]

_Change = Literal["joined", "left", "opted_in", "opted_out", "unfollowed"]
_Status = Literal["delivered", "read", "failed"]
_Reader = Callable[[dict[str, Any], Batch], list[InboundEvent] | None]


def read_event(item: Any, batch: Batch) -> list[InboundEvent]:
    """Return what happened; a failure that ends contact says that too."""
    if type(item) is not dict:
        return [batch.unparsed("wrong-shape", item)]
    kind = words(item, "type")
    reader = _READERS.get(kind) if kind else None
    if reader is None:
        return [batch.unparsed("unsupported-event" if kind else "missing-type", item, provider_type=kind)]
    return reader(item, batch) or [batch.unparsed("missing-content", item, provider_type=kind)]


def _facts(item: dict[str, Any], batch: Batch) -> dict[str, Any]:
    return facts(batch, item, key="event_id", time="at")


def _target(item: dict[str, Any], batch: Batch) -> str | None:
    target = ident(item, "target")
    return batch.named(target) if target else None


def _status(status: _Status) -> _Reader:
    """Return the reader of a report on our messages: one of them (``target``), or all that were sent by a time (``until``)."""

    def read(item: dict[str, Any], batch: Batch) -> list[InboundEvent] | None:
        target, watermark = _target(item, batch), instant_text(item.get("until"))
        if target is None and watermark is None:
            return None
        if (found := _facts(item, batch))["is_echo"]:  # a colleague has read what the customer wrote, which is no report on our message
            return [batch.unparsed("unsupported-event", item, provider_type=status)]
        code = ident(item, "error_code") if status == "failed" else None
        failure = failure_of("webchat", [code]) if code else None
        ends = {"sender": found["recipient"], "recipient": found["sender"], "is_echo": True}
        report = DeliveryStatus(
            **(found | ends | {"provider_id": target or found["provider_id"]}),
            status=status,
            provider_status=status,
            error_codes=(code,) if code else (),
            reason=failure.reason if failure else None,
            is_retryable=failure.is_retryable if failure else None,
            watermark=None if target else batch.origin.no_later(watermark),
        )
        return with_membership(report, failure)

    return read


def _edit(item: dict[str, Any], batch: Batch) -> list[InboundEvent] | None:
    target, parts = _target(item, batch), read_parts(item)
    if not (target and parts):
        return None
    found = _facts(item, batch)
    if not found["is_echo"]:
        found["details"] |= consent_details(item, batch)
    return [Edit(**found, target=target, parts=parts)]


def _unsend(item: dict[str, Any], batch: Batch) -> list[InboundEvent] | None:
    target = _target(item, batch)
    return [Unsend(**_facts(item, batch), target=target)] if target else None


def _reaction(item: dict[str, Any], batch: Batch) -> list[InboundEvent] | None:
    target = _target(item, batch)
    return [Reaction(**_facts(item, batch), target=target, emoji=words(item, "emoji"))] if target else None


def _membership(change: _Change) -> _Reader:
    def read(item: dict[str, Any], batch: Batch) -> list[InboundEvent]:
        scope: Literal["all", "marketing"] = "marketing" if item.get("scope") == "marketing" else "all"
        return [Membership(**_facts(item, batch), change=change, scope=scope)]

    return read


def _rating(item: dict[str, Any], batch: Batch) -> list[InboundEvent] | None:
    """Return a rating as an answered form, whose title is the comment."""
    if amount(item.get("score")) is None:
        return None
    found = _facts(item, batch)
    found["details"] |= consent_details(item, batch)
    answers = {name: item[name] for name in ("score", "of", "target") if type(item.get(name)) in {int, float, str}}
    form = Form(name="rating", json=json.dumps(answers), title=words(item, "text"))
    return [Message(**found, parts=(form,), locale_hint=words(item, "locale"))]


_READERS: dict[str, _Reader] = {
    "delivered": _status("delivered"),
    "read": _status("read"),
    "failed": _status("failed"),
    "edit": _edit,
    "unsend": _unsend,
    "reaction": _reaction,
    "joined": _membership("joined"),
    "left": _membership("left"),
    "opted_in": _membership("opted_in"),
    "opted_out": _membership("opted_out"),
    "blocked": _membership("unfollowed"),
    "rating": _rating,
}
