"""Read and write the WhatsApp Business Cloud API.

Post what ``render`` returns to ``https://graph.facebook.com/<version>/<Draft.account>/messages``, with the access token as bearer token.
Answer a webhook with status 200 at once: Meta tries again for up to seven days, and promises no order. Outside the reply window, which
``Message.window_expires_at`` ends, only approved templates may be sent. A message that comes from an advertisement (``referral_type`` in
its details) may open a longer free window; the library counts on the ordinary one.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.meta import challenge, verify
from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.conversations import Draft, InboundEvent

from .webhook import read_entries
from .writer import outgoing_messages

__all__ = ["challenge", "parse", "receive", "render", "verify"]

_OBJECT = "whatsapp_business_account"


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook, in its order: messages, statuses, calls, marketing preferences, echoes of the shop's own phone.

    ``account`` stands for the ``phone_number_id`` of the payload. Addresses are phone numbers in digits; a customer who hides the
    number has the business-scoped id as address, and ``ids["bsuid"]`` holds that id wherever it is known. In a group, ``thread_id`` is the
    id of the group. A failed delivery has its ``reason``, and is followed by a ``Membership`` where it means that the customer wants no
    more of us. ``Media.expires_at`` is when a link that came along stops working. Other fields, such as ``account_update``, become
    ``Unparsed`` with the reason ``unsupported-field``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import whatsapp
        >>> body = '''{"entry": [{"changes": [{"field": "messages", "value": {"metadata": {"phone_number_id": "1"}, "messages": [
        ...     {"from": "6281234567890", "id": "wamid.A", "timestamp": "1770098400", "type": "text", "text": {"body": "Halo"}}]}}]}]}'''
        >>> event = whatsapp.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.window_expires_at.isoformat()
        ('Halo', '2026-02-04T06:00:00+00:00')
    """
    received = arrival(received_at)
    decoded = read_object(body)
    if isinstance(decoded, Unreadable):
        return [_origin(account, received).unparsed(decoded.reason, body)]
    entries, word = decoded.get("entry"), decoded.get("object")
    if (type(entries) is not list or word not in (_OBJECT, None)) and (other := other_provider(decoded, than="whatsapp")):
        return [_origin(account, received).unparsed(ANOTHER, decoded, provider_type=other)]
    if type(entries) is not list:
        return [_origin(account, received).unparsed("wrong-shape", decoded, provider_type=words(decoded, "object"))]
    return read_entries(entries, account, received)


def _origin(account: str | None, received_at: datetime) -> Origin:
    return Origin("whatsapp", "whatsapp", account or "", received_at)


#: Verify a webhook, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft, in their order: each medium is one message, and the words with their options are one.

    The words stand below the first picture, film or document that has no caption of its own, where they fit there and nothing is offered
    to choose. ``draft.options`` become up to three buttons, else a list of up to ten rows, which ``draft.options_label`` opens; one option
    with a ``url`` becomes a button that opens the page. Words above options have at most 1024 code points. ``draft.template`` goes out in
    place of the words, with its values as the parameters of its body and the first medium as its header. A choice comes back as a
    ``Choice`` with the option's ``id``.

    The draft's idempotency key travels as ``biz_opaque_callback_data``, so that statuses name the draft they belong to
    (``details["callback_data"]``); Meta itself does not use it against sending twice.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``no-options-label``, ``unsupported-option``, ``unsupported-media``, ``media-too-large``, ``no-media-source`` or
    ``no-template-language``.
    Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import whatsapp
        >>> whatsapp.render(Draft(channel="whatsapp", provider="whatsapp", to="6281234567890", text="Halo"))[0].operation
        'messages'
    """
    return outgoing_messages(draft)
