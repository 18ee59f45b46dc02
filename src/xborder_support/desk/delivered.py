"""Decide about reports on messages of ours: nothing while they arrive, and a person where one did not."""

from __future__ import annotations

from typing import get_args

from xborder_support.conversations import Conversation, DeliveryState, DeliveryStatus
from xborder_support.terms import Reason

from .actions import NeedsApproval
from .keys import idempotency_key
from .noted import ignored, observed
from .outcome import Outcome

__all__ = ["delivery_reported"]

_RANK = {state: rank for rank, state in enumerate(get_args(DeliveryState))}


def delivery_reported(event: DeliveryStatus, past: Conversation) -> Outcome:
    """Return what a report asks for. One that is behind what is known of the message already asks for nothing.

    The conversation keeps every report, so that it is the same in whatever order they come.
    """
    kept = (observed(event, event.event_id, "delivery", status=event.status, message_key=event.message_key),)
    if event.watermark is None and _rank_known(past, event.message_key) >= event.rank:
        return Outcome(actions=ignored(event, "delivery-report-behind", status=event.status).actions, observed=kept)
    if event.status not in {"failed", "expired"}:
        return Outcome(actions=ignored(event, "delivery-report", status=event.status).actions, observed=kept)
    facts = {"status": event.status, "reason": event.reason or "unknown", "retry": _RETRY[event.is_retryable]}
    key = idempotency_key("needs_approval", event.event_id)
    return Outcome(actions=(NeedsApproval(idempotency_key=key, reasons=(Reason("delivery-failed", facts),)),), observed=kept)


_RETRY = {True: "sending it again may help", False: "sending it again will not help", None: "whether sending it again helps is not known"}


def _rank_known(past: Conversation, message_key: str) -> int:
    """Return the highest rank that was reported of a message, or -1."""
    found = (_RANK.get(item.status or "", -1) for item in past.events if item.kind == "delivery" and item.message_key == message_key)
    return max(found, default=-1)
