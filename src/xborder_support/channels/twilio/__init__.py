"""Read and write Twilio Programmable Messaging: SMS and MMS, and WhatsApp numbers that Twilio carries.

Post what ``render`` returns to ``https://api.twilio.com/2010-04-01/Accounts/<sid>/Messages.json``. Answer a webhook with an empty 204: the
library's replies go out by the API, not as TwiML.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.outgoing import Outgoing, form, sendable
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.forms import read_form
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable
from xborder_support.channels.wire.recognition import ANOTHER, other_provider_of_text
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header, wrong_signature
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError

from .events import read_event
from .signature import is_bound_to_body, sign_url, signed_forms

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the one event of a webhook: a message, or the status of one of ours.

    Twilio states no time, so ``sent_at`` is None. ``account`` stands for the shop's number in the payload. ``details["opt_out_type"]`` is
    Twilio's own verdict (STOP, START or HELP) where Advanced Opt-Out is on; it has then answered by itself.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import twilio
        >>> body = "MessageSid=SM1&From=%2B15005550006&To=%2B15005550001&Body=Where+is+my+order%3F&NumMedia=0"
        >>> twilio.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0].text
        'Where is my order?'
    """
    received = arrival(received_at)
    fields = read_form(body)
    if other := other_provider_of_text(body):
        return [Origin("sms", "twilio", account or "", received).unparsed(ANOTHER, body, provider_type=other)]
    if isinstance(fields, Unreadable):
        return [Origin("sms", "twilio", account or "", received).unparsed(fields.reason, body)]
    return [read_event(fields, received, account)]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; Twilio signs no time)
    url: str | None = None,
) -> None:
    """Raise unless Twilio signed the address and the form with the auth token.

    ``url`` is the public address that Twilio called, with its query, as it is known outside of any proxy. The port may be there or
    not. A JSON body is covered by the ``bodySHA256`` in its address.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``, ``missing-url``, ``bad-url``.
    Source: https://www.twilio.com/docs/usage/security#validating-requests

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import twilio
        >>> form = "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309"
        >>> signed, url = {"X-Twilio-Signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8="}, "https://mycompany.com/myapp.php?foo=1&bar=2"
        >>> twilio.verify(form, signed, "12345", now=datetime(2026, 2, 3, tzinfo=UTC), url=url)
    """
    if not url:
        raise UsageError("Twilio signs the address it calls", code="missing-url", hint="pass url= with the public address of the webhook")
    raw = raw_bytes(body)
    given = signature_header(headers, "X-Twilio-Signature")
    if not is_bound_to_body(url, raw):
        raise wrong_signature()
    texts = signed_forms(url, raw)
    check_signature(given, secrets, lambda key: sign_url(key, texts, given))


def receive(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    received_at: datetime,
    account: str | None = None,
    url: str | None = None,
) -> list[InboundEvent]:
    """Verify a webhook, then return its event. ``Errors:`` those of ``verify`` and ``parse``."""
    verify(body, headers, secrets, now=received_at, url=url)
    return parse(body, received_at=received_at, account=account, headers=headers)


def render(draft: Draft) -> list[Outgoing]:
    """Return the call that sends a draft, from ``Draft.account``: a number, or a messaging service (``MG…``).

    Numbers on the channel ``whatsapp`` get Twilio's prefix. Twilio takes no idempotency key. ``Errors:`` ``UsageError``
    ``wrong-channel``, ``no-recipient``, ``no-sender``, ``empty-text`` or ``text-too-long``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import twilio
        >>> draft = Draft(channel="sms", provider="twilio", account="+15005550001", to="+15005550006", text="On its way.")
        >>> twilio.render(draft)[0].body
        b'To=%2B15005550006&From=%2B15005550001&Body=On+its+way.'
    """
    text = sendable(draft, channels={"sms", "whatsapp"})
    if not draft.account:
        hint = "set Draft.account to the shop's number, or to the id of a messaging service"
        raise UsageError("the draft names no sender", code="no-sender", hint=hint)
    prefix = "whatsapp:" if draft.channel == "whatsapp" else ""
    service = draft.account.startswith("MG")
    sender = {"MessagingServiceSid": draft.account} if service else {"From": prefix + draft.account}
    body = form({"To": prefix + draft.to, **sender, "Body": text})
    return [Outgoing(to=draft.to, body=body, content_type="application/x-www-form-urlencoded", operation="Messages")]
