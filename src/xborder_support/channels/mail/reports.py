"""Read what mail servers and mail programs report about a mail of ours: bounced, late, delivered, read, complained about.

Delivery status notifications are RFC 3464, disposition notifications RFC 8098, feedback reports RFC 5965.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xborder_support.channels.failures import failure_of
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Membership, Message, Party

from .addresses import first_mailbox, mailboxes
from .header_text import message_ids
from .headers import Headers, read_headers
from .letter import Letter
from .status_codes import smtp_codes, status_code
from .threads import thread_named

__all__ = ["report_events"]


_DELIVERY_REPORTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_COMPLAINTS = frozenset({"abuse", "complaint", "opt-out", "opt-out-list"})
_MAX_HEADER_BYTES = 100_000

# What became of the mail, and whether sending it again can help; None leaves that to the status code.
_ACTIONS: dict[str, tuple[DeliveryState, bool | None]] = {
    "failed": ("failed", None),
    "delayed": ("sent", True),
    "delivered": ("delivered", None),
    "relayed": ("sent", None),
    "expanded": ("delivered", None),
}
_CLASSES: dict[str, tuple[DeliveryState, bool | None]] = {"2": ("delivered", None), "4": ("sent", True), "5": ("failed", False)}
_DISPOSITIONS: dict[str, DeliveryState] = {
    "displayed": "read",
    "deleted": "delivered",
    "processed": "delivered",
    "dispatched": "delivered",
    "denied": "delivered",
}


@dataclass(frozen=True, slots=True)
class _Original:
    """Say which mail of ours a report is about."""

    message_id: str
    thread_id: str
    recipient: str | None


def report_events(letter: Letter, message: Message) -> list[InboundEvent]:
    """Return what a report says of our mails, one event for each recipient; nothing for a mail that is no report.

    ``provider_id`` is the id of our mail, or that of the report where it does not name ours.
    """
    if letter.automatic not in {"bounce", "feedback-report", "disposition-notification"}:
        return []
    original = _original(letter)
    common: dict[str, Any] = {
        "channel": message.channel,
        "provider": message.provider,
        "account": message.account,
        "received_at": message.received_at,
        "sent_at": message.sent_at,
        "provider_id": original.message_id or message.provider_id,
        "thread_id": original.thread_id or message.thread_id,
        "raw": message.raw,
    }
    return [*_deliveries(letter, common), *_readings(letter, common), *_complaints(letter, original, common)]


def _deliveries(letter: Letter, common: dict[str, Any]) -> Iterator[DeliveryStatus]:
    blocks = [block for leaf in letter.mime.leaves if leaf.content_type in _DELIVERY_REPORTS for block in leaf.blocks]
    statuses = [
        status for block in blocks if "final-recipient" in block or "original-recipient" in block if (status := _delivery(block, common))
    ]
    yield from statuses
    if not statuses:  # older Gmail says it in a header of its own
        for mailbox in mailboxes(letter.mime.headers.raw("x-failed-recipients")):
            yield _status("failed", "failed", Party(address=mailbox.address), common)


def _delivery(block: Headers, common: dict[str, Any]) -> DeliveryStatus | None:
    code = status_code(block.line("status") or block.line("diagnostic-code") or "")
    action = (block.line("action") or "").lower().partition(" ")[0]
    meaning = _ACTIONS.get(action) or (_CLASSES.get(code[0]) if code else None)
    if meaning is None:
        return None
    state, is_retryable = meaning
    if state == "failed" and code:
        is_retryable = code[0] == "4"
    codes = (code,) if code and code[0] != "2" else ()
    recipient = _recipient(block, "final-recipient") or _recipient(block, "original-recipient")
    failure = failure_of("email", smtp_codes(codes))
    reason = failure.reason if failure else None
    return _status(state, action or "status", Party(address=recipient), common, error_codes=codes, is_retryable=is_retryable, reason=reason)


def _readings(letter: Letter, common: dict[str, Any]) -> Iterator[DeliveryStatus]:
    for block in _blocks(letter, "message/disposition-notification"):
        # "manual-action/MDN-sent-manually; displayed"; what follows a slash says how
        word = (block.line("disposition") or "").lower().rpartition(";")[2].partition("/")[0].strip()
        if state := _DISPOSITIONS.get(word):
            named = next(iter(message_ids(block.raw("original-message-id") or "")), None)
            about = {**common, "provider_id": named} if named else common
            yield _status(state, word, Party(address=_recipient(block, "final-recipient")), about)


def _complaints(letter: Letter, original: _Original, common: dict[str, Any]) -> Iterator[Membership]:
    for block in _blocks(letter, "message/feedback-report"):
        if (block.line("feedback-type") or "").lower() in _COMPLAINTS:
            named = (_recipient(block, name) for name in ("removal-recipient", "original-rcpt-to"))
            address = next((address for address in named if address), original.recipient)
            yield Membership(change="opted_out", sender=Party(address=address), recipient=_shop(common), **common)


def _status(state: DeliveryState, word: str, recipient: Party, common: dict[str, Any], **facts: Any) -> DeliveryStatus:
    shop = _shop(common)  # a status is about what we sent, so it counts as an echo and the customer is the recipient
    return DeliveryStatus(status=state, provider_status=word, sender=shop, recipient=recipient, is_echo=True, **common, **facts)


def _shop(common: dict[str, Any]) -> Party:
    return Party(address=common["account"] or None)


def _blocks(letter: Letter, content_type: str) -> Iterator[Headers]:
    return (block for leaf in letter.mime.leaves if leaf.content_type == content_type for block in leaf.blocks[:1])


def _recipient(block: Headers, name: str) -> str | None:
    """Return the address of a field such as ``rfc822; a@example.com``."""
    value = block.line(name)
    found = first_mailbox(value.rpartition(";")[2]) if value else None
    return found.address if found else None


def _original(letter: Letter) -> _Original:
    headers = next(_returned_headers(letter), None)
    referred = (*letter.mail.in_reply_to, *reversed(letter.mail.references))
    if headers is None:
        own = next(iter(referred), "")
        return _Original(own, own and letter.thread_id, None)
    own = next(iter((*message_ids(headers.raw("message-id") or ""), *referred)), "")
    earlier = (*message_ids(headers.raw("references") or ""), *message_ids(headers.raw("in-reply-to") or ""))
    recipient = first_mailbox(headers.raw("to"))
    return _Original(own, thread_named((*earlier, *filter(None, (own,)))) or "", recipient.address if recipient else None)


def _returned_headers(letter: Letter) -> Iterator[Headers]:
    for leaf in letter.mime.leaves:
        if leaf.content_type in {"message/rfc822", "message/global"}:
            yield from leaf.blocks[:1]
        elif leaf.content_type in {"text/rfc822-headers", "message/global-headers"}:
            yield read_headers(leaf.octets()[:_MAX_HEADER_BYTES].decode("ascii", "surrogateescape"))
