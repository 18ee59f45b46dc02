"""Turn the form of an SMS, a delivery report, an opt-out or a subscription into events."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Membership, Message, Party, Text

from .facts import facts

__all__ = ["read_messaging"]

_STATES: dict[str, DeliveryState] = {
    "Sent": "sent",
    "Submitted": "sent",
    "Buffered": "sent",
    "Success": "delivered",
    "Rejected": "failed",
    "Failed": "failed",
    "AbsentSubscriber": "failed",
    "Expired": "expired",
}
_SUBSCRIPTIONS: dict[str | None, Literal["opted_in", "opted_out"]] = {"addition": "opted_in", "deletion": "opted_out"}
_DETAILS = {
    "link_id": "linkId",
    "network_code": "networkCode",
    "cost": "cost",
    "retry_count": "retryCount",
    "keyword": "keyword",
}


def read_messaging(fields: dict[str, Any], origin: Origin, account: str | None) -> list[InboundEvent]:
    """Return what the form says. A report that names the customer's wish is followed by the end of contact."""
    if account is None:
        shop = words(fields, "to") or words(fields, "senderId") or words(fields, "shortCode") or ""
        origin = origin._replace(account=shop)
    if "text" in fields and "from" in fields:
        return [_message(fields, origin)]
    if "status" in fields:
        return _status(fields, origin)
    if "updateType" in fields and "phoneNumber" in fields:
        return [_subscription(fields, origin)]
    if "senderId" in fields and "phoneNumber" in fields:
        return [_membership(fields, origin, "opted_out")]
    return [origin.unparsed("wrong-shape", fields)]


def _message(fields: dict[str, Any], origin: Origin) -> InboundEvent:
    text = words(fields, "text")
    ends: dict[str, Any] = {"sender": Party(address=words(fields, "from")), "recipient": shop_party(origin.account)}
    return Message(**_facts(fields, origin), **ends, parts=(Text(text=text),) if text else ())


def _status(fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    word = words(fields, "status") or ""
    state = _STATES.get(word)
    # The report is about what we sent, so it counts as an echo, and the customer is its recipient.
    ends: dict[str, Any] = {"sender": shop_party(origin.account), "recipient": Party(address=words(fields, "phoneNumber")), "is_echo": True}
    shared = {**_facts(fields, origin), **ends}
    if state is None:
        known = {name: shared[name] for name in ("provider_id", "details", "sent_at", *ends)}
        return [origin.unparsed("unknown-status", fields, provider_type=word or None, **known)]
    cause = words(fields, "failureReason")
    failure = failure_of("africastalking", [cause or "", word]) if state in {"failed", "expired"} else None
    meaning: dict[str, Any] = {"reason": failure.reason, "is_retryable": failure.is_retryable} if failure else {}
    codes = (cause,) if cause else ()
    return with_membership(DeliveryStatus(**shared, **meaning, status=state, provider_status=word, error_codes=codes), failure)


def _subscription(fields: dict[str, Any], origin: Origin) -> InboundEvent:
    word = words(fields, "updateType")
    change = _SUBSCRIPTIONS.get((word or "").lower())
    if change is None:
        return origin.unparsed("unsupported-event", fields, provider_type=word)
    # What ends is the paid subscription of that keyword; answers to a question of the customer's own may go on.
    return _membership(fields, origin, change, scope="marketing")


def _membership(
    fields: dict[str, Any], origin: Origin, change: Literal["opted_in", "opted_out"], scope: Literal["all", "marketing"] = "all"
) -> InboundEvent:
    ends: dict[str, Any] = {"sender": Party(address=words(fields, "phoneNumber")), "recipient": shop_party(origin.account)}
    return Membership(**_facts(fields, origin), **ends, change=change, scope=scope)


def _facts(fields: dict[str, Any], origin: Origin) -> dict[str, Any]:
    return facts(fields, origin, identity=words(fields, "id"), details=_DETAILS)
