"""Read and write Africa's Talking: SMS, delivery reports, opt-outs, USSD sessions and voice calls.

Post an SMS that ``render`` returns to ``https://api.africastalking.com/version1/messaging`` with the header ``apiKey``, and put the field
``username`` in front if the draft's details do not name it. A USSD screen (``operation`` is ``response``) is no call: it is the body of
your answer to the very request, status 200, ``text/plain``. Answer other webhooks with an empty 200; a voice request wants your own XML.

The webhooks carry no signature at all, so the address must be a secret. A USSD request names the whole path of the USSD session joined by
``*``, so a ``*`` that the customer typed cannot be told: keep the last path by the USSD session's id, and ask ``channels.ussd.answer``.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers
from xborder_support.channels.wire.forms import read_form
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable
from xborder_support.channels.wire.receiving import receiver, unsigned
from xborder_support.channels.wire.recognition import ANOTHER, other_provider_of_text
from xborder_support.conversations import Draft, InboundEvent

from .calls import is_call, read_call
from .messaging import read_messaging
from .sessions import is_session, read_session
from .writing import write_screen, write_sms

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of a webhook: a message, a delivery report, an opt-out, a step or the end of a USSD session, or a call.

    ``account`` stands for the shop's short code or number in the payload; a delivery report does not name it, so pass it there to find
    the conversation again. Times without a zone are UTC. ``details["link_id"]`` ties answers to a paid subscription,
    ``details["network_code"]`` names the customer's network. A sender may be a name instead of a number.

    A USSD request is a ``Message`` on the channel ``ussd``: its text is the answer given last, ``details["path"]`` the whole path, and its
    reply handle is the USSD session, which takes one screen. The first request, the dial, is a message without words: the customer wants to
    talk, and waits for a menu. The end of a session is a ``Membership`` ``left``, with the network's verdict in
    ``details["session_status"]``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://developers.africastalking.com/docs

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import africastalking
        >>> body = "id=m1&from=%2B2348000000000&to=20880&text=Good+morning&date=2026-02-03+09%3A05%3A00"
        >>> event = africastalking.parse(body, received_at=datetime(2026, 2, 3, 9, 6, tzinfo=UTC))[0]
        >>> event.text, event.sent_at.isoformat()
        ('Good morning', '2026-02-03T09:05:00+00:00')
    """
    origin = Origin("sms", "africastalking", account or "", arrival(received_at))
    fields = read_form(body)
    if other := other_provider_of_text(body):
        return [origin.unparsed(ANOTHER, body, provider_type=other)]
    if isinstance(fields, Unreadable):
        return [origin.unparsed(fields.reason, body)]
    if is_call(fields):
        return [read_call(fields, origin, account)]
    if is_session(fields):
        return [read_session(fields, origin, account)]
    return read_messaging(fields, origin, account)


#: Refuses always, with ``UsageError`` ``provider-signs-nothing``: put a long random part into the webhook's path and call ``parse``.
verify = unsigned(
    "Africa's Talking", "put a long random part into the webhook's path, check it in your router, and call africastalking.parse"
)

#: Refuses as ``verify`` does: call ``parse`` behind a secret address.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    r"""Return the call that sends an SMS, or the screen that answers a USSD request.

    SMS: ``Draft.to`` is a number in E.164 (``terms.e164`` writes one so), ``Draft.account`` is the short code or sender id;
    ``details["username"]`` and ``details["link_id"]`` are sent along where they are set. The provider takes no idempotency key. USSD: the
    options become numbered lines, and all of it must fit one screen (182 septets of GSM-7, or 80 UTF-16 units; many networks cut at 160, so
    stay below). The USSD session goes on where options are offered, and ends otherwise; ``details["session"]`` (``continue`` or ``end``)
    says it outright.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``media-not-supported``, ``bad-option``, ``bad-recipient`` for an SMS to what is no E.164 number, ``no-session`` for a screen without
    the request that it answers, ``bad-session`` for another word in ``details["session"]``.

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import africastalking
        >>> from xborder_support.conversations import Option, ReplyHandle
        >>> draft = Draft(channel="sms", provider="africastalking", account="20880", to="+2348000000000", text="On its way.")
        >>> africastalking.render(draft)[0].body
        b'to=%2B2348000000000&message=On+its+way.&from=20880'
        >>> screen = Draft(channel="ussd", provider="africastalking", to="+2348000000000", text="Your order:",
        ...                options=(Option(id="track", title="Track"),), reply_handle=ReplyHandle(token="ATUid_1"))
        >>> africastalking.render(screen)[0].body
        b'CON Your order:\n1. Track'
    """
    return [write_screen(draft) if draft.channel == "ussd" else write_sms(draft)]
