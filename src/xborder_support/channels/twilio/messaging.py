"""Turn the form of a message, or of the status of one of ours, into events."""

from __future__ import annotations

from typing import Any, Literal

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Membership, Message, Party

from .addresses import Address, read_address
from .fields import chosen
from .parts import read_parts
from .webhook import Webhook

__all__ = ["STATES", "delivery", "read_messaging"]

#: The words of message statuses and of delivery receipts.
STATES: dict[str, DeliveryState] = {
    "accepted": "accepted",
    "queued": "accepted",
    "scheduled": "accepted",
    "sending": "accepted",
    "sent": "sent",
    "partially_delivered": "sent",
    "delivered": "delivered",
    "read": "read",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "canceled",
}
_INBOUND = frozenset({"received", "receiving"})
_CHANGES: dict[str | None, Literal["opted_in", "opted_out"]] = {"STOP": "opted_out", "START": "opted_in"}
_DETAILS = {
    "account_sid": "AccountSid",
    "messaging_service_sid": "MessagingServiceSid",
    "num_segments": "NumSegments",
    "from_country": "FromCountry",
    "opt_out_type": "OptOutType",
    "message_type": "MessageType",
    "forwarded": "Forwarded",
    "referral_source_id": "ReferralSourceId",
    "referral_source_type": "ReferralSourceType",
    "referral_headline": "ReferralHeadline",
    "raw_dlr_done_date": "RawDlrDoneDate",
    "channel_prefix": "ChannelPrefix",
    "error_message": "ErrorMessage",
}


def read_messaging(fields: dict[str, Any], webhook: Webhook) -> list[InboundEvent]:
    """Return the message or the status that the fields describe, and after it the opt-in or opt-out that it means."""
    status = words(fields, "MessageStatus") or words(fields, "SmsStatus")
    is_status = status is not None and status not in _INBOUND
    ours = read_address(words(fields, "From" if is_status else "To"))
    theirs = read_address(words(fields, "To" if is_status else "From"))
    channel = theirs.channel if theirs.number else ours.channel
    origin = webhook.origin(channel or "sms", _account(ours) or words(fields, "MessagingServiceSid"))
    identity = words(fields, "MessageSid") or words(fields, "SmsSid") or words(fields, "SmsMessageSid")
    if channel is None:
        return [origin.unparsed("unsupported-channel", fields, provider_type=theirs.prefix or ours.prefix or None, provider_id=identity)]
    if identity is None:
        return [origin.unparsed("wrong-shape", fields)]
    facts = {**_facts(fields, origin, identity, theirs), "details": _details(fields, webhook, theirs)}
    return delivery(facts, status) if is_status and status else _message(fields, facts)


def delivery(facts: dict[str, Any], word: str) -> list[InboundEvent]:
    """Return how far a message of ours got. ``facts`` are those of a message from the customer whom it went to."""
    # The status is about what we sent, so it counts as an echo, and the customer is its recipient.
    shared = {**facts, "sender": facts["recipient"], "recipient": facts["sender"], "is_echo": True}
    state = STATES.get(word)
    if state is None:
        origin = Origin(*(shared.pop(name) for name in ("channel", "provider", "account", "received_at")))
        return [origin.unparsed("unknown-status", shared.pop("raw"), provider_type=word, **shared)]
    code = words(facts["raw"], "ErrorCode")
    codes = (code,) if code and code != "0" else ()
    failure = failure_of("twilio", codes) if state == "failed" else None
    meaning: dict[str, Any] = {"reason": failure.reason, "is_retryable": failure.is_retryable} if failure else {}
    return with_membership(DeliveryStatus(**shared, **meaning, status=state, provider_status=word, error_codes=codes), failure)


def _account(ours: Address) -> str | None:
    """Return the shop's own end; an RCS agent keeps its prefix, because its name alone is no sender."""
    return f"rcs:{ours.number}" if ours.prefix == "rcs" and ours.number else ours.number


def _facts(fields: dict[str, Any], origin: Origin, identity: str, theirs: Address) -> dict[str, Any]:
    """Return the fields that both kinds of event have; the customer is put where the kind says."""
    whatsapp_id = words(fields, "WaId")
    ids = {"wa_id": whatsapp_id} if whatsapp_id else {}
    return {
        **origin._asdict(),
        "provider_id": identity,
        "sender": Party(address=theirs.number, name=words(fields, "ProfileName"), ids=ids),
        "recipient": shop_party(origin.account),
        "raw": fields,
    }


def _details(fields: dict[str, Any], webhook: Webhook, theirs: Address) -> dict[str, str]:
    return {
        **chosen(fields, _DETAILS),
        **webhook.token_details(),
        **({"carrier": "rcs"} if theirs.prefix == "rcs" else {}),
    }


def _message(fields: dict[str, Any], facts: dict[str, Any]) -> list[InboundEvent]:
    message = Message(
        **facts,
        parts=read_parts(fields),
        in_reply_to=words(fields, "OriginalRepliedMessageSid"),
        window_expires_at=window_expires_at(facts["channel"], None, facts["received_at"]),
    )
    change = _CHANGES.get(words(fields, "OptOutType"))
    return [message, Membership(**facts, change=change)] if change else [message]
