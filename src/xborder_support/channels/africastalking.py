"""Read and write SMS at Africa's Talking: messages, delivery reports and bulk opt-outs.

Post what ``render`` returns to ``https://api.africastalking.com/version1/messaging`` with the header ``apiKey``, and put the field
``username`` in front if the draft's details do not name it. Its webhooks carry no signature at all, so the address must be a secret.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NoReturn

from xborder_support.conversations import DeliveryState, DeliveryStatus, Draft, InboundEvent, Membership, Message, Party, Text
from xborder_support.errors import UsageError

from .outgoing import Outgoing, form, sendable
from .request import Headers, Secrets
from .wire.forms import read_form
from .wire.origin import Origin, arrival, shop_party
from .wire.payload import Unreadable, fragment_id, words
from .wire.recognition import ANOTHER, other_provider_of_text

__all__ = ["parse", "receive", "render", "verify"]

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


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the one event of a webhook: a message, a delivery report, or the opt-out of a subscriber.

    ``account`` stands for the shop's short code or number in the payload; a delivery report does not name it, so pass it there to find
    the conversation again. Times without a zone are UTC. ``details["link_id"]`` ties answers to a paid subscription.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import africastalking
        >>> body = "id=m1&from=%2B2348000000000&to=20880&text=Good+morning&date=2026-02-03+09%3A05%3A00"
        >>> event = africastalking.parse(body, received_at=datetime(2026, 2, 3, 9, 6, tzinfo=UTC))[0]
        >>> event.text, event.sent_at.isoformat()
        ('Good morning', '2026-02-03T09:05:00+00:00')
    """
    received = arrival(received_at)
    fields = read_form(body)
    if other := other_provider_of_text(body):
        return [Origin("sms", "africastalking", account or "", received).unparsed(ANOTHER, body, provider_type=other)]
    if isinstance(fields, Unreadable):
        return [Origin("sms", "africastalking", account or "", received).unparsed(fields.reason, body)]
    shop = account if account is not None else words(fields, "to") or words(fields, "senderId") or ""
    return [_event(fields, Origin("sms", "africastalking", shop, received))]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,
    url: str | None = None,
) -> NoReturn:
    """Refuse: there is nothing to verify, and passing would look like proof.

    Give the webhook an address that nobody can guess, compare that part in your own router, and call ``parse``.

    Errors: always ``UsageError`` ``provider-signs-nothing``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import africastalking
        >>> from xborder_support.errors import UsageError
        >>> try:
        ...     africastalking.verify("id=1", {}, "secret", now=datetime(2026, 2, 3, tzinfo=UTC))
        ... except UsageError as error:
        ...     print(error.code)
        provider-signs-nothing
    """
    del body, headers, secrets, now, url
    hint = "put a long random part into the webhook's path, check it in your router, and call africastalking.parse"
    raise UsageError("Africa's Talking signs none of its webhooks", code="provider-signs-nothing", hint=hint)


def receive(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    received_at: datetime,
    account: str | None = None,
    url: str | None = None,
) -> list[InboundEvent]:
    """Refuse as ``verify`` does: call ``parse`` behind a secret address."""
    del account
    verify(body, headers, secrets, now=received_at, url=url)


def render(draft: Draft) -> list[Outgoing]:
    """Return the call that sends a draft; ``Draft.account`` is the short code or sender id.

    ``details["username"]`` and ``details["link_id"]`` are sent along where they are set. The provider takes no idempotency key.
    ``Errors:`` ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text`` or ``text-too-long``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import africastalking
        >>> draft = Draft(channel="sms", provider="africastalking", account="20880", to="+2348000000000", text="On its way.")
        >>> africastalking.render(draft)[0].body
        b'to=%2B2348000000000&message=On+its+way.&from=20880'
    """
    text = sendable(draft, channels={"sms"})
    fields = {
        "username": draft.details.get("username"),
        "to": draft.to,
        "message": text,
        "from": draft.account,
        "linkId": draft.details.get("link_id"),
    }
    body = form({name: value for name, value in fields.items() if value})
    return [Outgoing(to=draft.to, body=body, content_type="application/x-www-form-urlencoded", operation="messaging")]


def _event(fields: dict[str, Any], origin: Origin) -> InboundEvent:
    if "text" in fields and "from" in fields:
        return _message(fields, origin)
    if "status" in fields:
        return _status(fields, origin)
    if "senderId" in fields and "phoneNumber" in fields:
        customer = Party(address=words(fields, "phoneNumber"))
        return Membership(**_facts(fields, origin), sender=customer, recipient=shop_party(origin.account), change="opted_out")
    kind = "ussd" if "sessionId" in fields else None
    return origin.unparsed("unsupported-event" if kind else "wrong-shape", fields, provider_type=kind)


def _message(fields: dict[str, Any], origin: Origin) -> InboundEvent:
    text, customer = words(fields, "text"), Party(address=words(fields, "from"))
    facts = {**_facts(fields, origin), "sender": customer, "recipient": shop_party(origin.account)}
    return Message(**facts, sent_at=_instant(words(fields, "date")), parts=(Text(text=text),) if text else ())


def _status(fields: dict[str, Any], origin: Origin) -> InboundEvent:
    word = words(fields, "status") or ""
    state = _STATES.get(word)
    facts = _facts(fields, origin)
    # The report is about what we sent, so it counts as an echo, and the customer is its recipient.
    ends: dict[str, Any] = {"sender": shop_party(origin.account), "recipient": Party(address=words(fields, "phoneNumber")), "is_echo": True}
    if state is None:
        known = {"provider_id": facts["provider_id"], "details": facts["details"], **ends}
        return origin.unparsed("unknown-status", fields, provider_type=word or None, **known)
    reason = words(fields, "failureReason")
    return DeliveryStatus(**facts, **ends, status=state, provider_status=word, error_codes=(reason,) if reason else ())


def _facts(fields: dict[str, Any], origin: Origin) -> dict[str, Any]:
    details = {"link_id": words(fields, "linkId"), "network_code": words(fields, "networkCode")}
    return {
        **origin._asdict(),
        "provider_id": words(fields, "id") or fragment_id(fields),
        "details": {name: value for name, value in details.items() if value},
        "raw": fields,
    }


def _instant(text: str | None) -> datetime | None:
    """Return a time that is written as RFC 3339, or as date and time in UTC."""
    try:
        written = datetime.fromisoformat(text or "")
        return written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
