"""Read and write Twilio: SMS, MMS, RCS, WhatsApp, Messenger, Conversations, Voice and Video.

Post what ``render`` returns to ``https://api.twilio.com/2010-04-01/Accounts/<sid>/Messages.json`` where its ``operation`` is ``Messages``,
and to ``https://conversations.twilio.com/v1/`` + ``operation`` where it names a conversation. Answer a message or a status with an empty
204 within 15 seconds: the library's replies go out by the API, not as TwiML. A call that comes in wants your own TwiML.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import ANOTHER, other_provider_of_text
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header, wrong_signature
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError

from .events import read_events
from .fields import idempotency_token, read_body
from .signature import is_bound_to_body, sign_url, signed_forms
from .webhook import Webhook
from .writing import write

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,
) -> list[InboundEvent]:
    """Return the events of a webhook: a message, a delivery status, what happened in a conversation, or the report of a call.

    A form and a JSON object with the same names are read alike. ``account`` stands for the shop's own end in the payload: its number (an
    RCS agent keeps ``rcs:``), the chat service of a conversation, the Twilio account of a video room.

    Messages state no time, so ``sent_at`` is None. With Advanced Opt-Out, ``details["opt_out_type"]`` is Twilio's own verdict (STOP, START
    or HELP), which it has answered by itself: a ``Membership`` then follows the message, as it does after a failure that names the
    customer's wish (21610). ``details["idempotency_token"]`` is the token that Twilio repeats when it sends a request again, and needs
    ``headers``. RCS counts as ``sms`` with ``details["carrier"]``.

    In a conversation ``thread_id`` is its id, and an answer is posted into it. Its channel is the customer's (``Source``); what people
    and programs write in the conversation itself is ``webchat``. What the API wrote is an echo. An author of the SDK may be a customer or
    an agent, which the payload does not tell: whoever is not ``account`` counts as a customer, so that no customer is lost. An event that
    asks for leave beforehand becomes ``Unparsed``.

    Calls: ``sequence`` orders the reports of one call; recordings and transcriptions are reports of their own (``recording-completed``),
    which name neither number: pass ``account`` there, so that they have the key of their call. What the customer said or keyed when the
    call asked is a ``Message`` on the channel ``phone``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://www.twilio.com/docs/usage/webhooks

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import twilio
        >>> body = "MessageSid=SM1&From=%2B15005550006&To=%2B15005550001&Body=Where+is+my+order%3F&NumMedia=0"
        >>> twilio.parse(body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0].text
        'Where is my order?'
    """
    received = arrival(received_at)
    fields = read_body(body)
    if other := other_provider_of_text(body):
        return [Origin("sms", "twilio", account or "", received).unparsed(ANOTHER, body, provider_type=other)]
    if isinstance(fields, Unreadable):
        return [Origin("sms", "twilio", account or "", received).unparsed(fields.reason, body)]
    return read_events(fields, Webhook(received, account, idempotency_token(headers)))


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


#: Verifies a webhook, then returns its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the call that sends a draft, from ``Draft.account``: a number, an RCS agent (``rcs:…``), or a messaging service (``MG…``).

    Numbers on ``whatsapp`` and ``messenger`` get Twilio's prefix. A draft to a conversation (``CH…``, as ``Draft.reply_to`` sets it)
    is posted into it, under ``details["author"]`` if that is set. ``template.id`` is the id of approved content (``HX…``), its values fill
    the variables 1, 2 …; options come from such content alone. Files go by their address (at most 10), or into a conversation by the id
    under which they were uploaded. ``details["status_callback"]`` is the address for statuses. Twilio takes no idempotency key.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``no-sender``, ``no-conversation``, ``empty-text``, ``text-too-long``,
    ``options-need-template``, ``too-many-media``, ``media-without-url`` or ``media-without-id``.
    Source: https://www.twilio.com/docs/messaging/api/message-resource

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import twilio
        >>> draft = Draft(channel="sms", provider="twilio", account="+15005550001", to="+15005550006", text="On its way.")
        >>> twilio.render(draft)[0].body
        b'To=%2B15005550006&From=%2B15005550001&Body=On+its+way.'
    """
    return [write(draft)]
