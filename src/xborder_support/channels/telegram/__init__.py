"""Read and write the Telegram Bot API.

A webhook holds one update; answer it with HTTP 200 and an empty body, or it comes again for up to 24 hours. Ask for the kinds you want
with ``allowed_updates`` of ``setWebhook``: reactions and memberships come only to those who name them. Post what ``render`` returns to
``https://api.telegram.org/bot<token>/`` + ``operation``, in its order. Telegram takes no idempotency key, and reports neither delivery
nor reading; what the answer of a call means is told by ``data/failures/telegram.toml``.
"""

from __future__ import annotations

from datetime import datetime

from xborder_support.channels.outgoing import Outgoing
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, read_object
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header
from xborder_support.conversations import Draft, InboundEvent

from .calls import calls
from .messages import read_message
from .updates import is_message, is_update, read_update

__all__ = ["parse", "receive", "render", "verify"]


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the events of an update, or of a message without one around it.

    Telegram does not name the bot in an update, so pass ``account`` if you run more than one; a business connection is the account
    where none is given. The id of a message is ``<chat>/<message>``, because Telegram counts messages per chat; events about no message
    of their own go by their ``update_id``, which is in ``details`` too. A group or channel is the ``thread_id`` (a negative number). A
    press on a button is a ``Postback``: answer it soon with ``answerCallbackQuery`` and ``details["callback_query_id"]``. The messages of
    an album are several, with one ``details["media_group_id"]``; ``details["entities"]`` is JSON whose offsets count UTF-16 units. Where
    Telegram itself wrote the message, such as a new title of a group, ``automatic`` is ``service-notice``.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://core.telegram.org/bots/api#update

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import telegram
        >>> body = '''{"update_id": 7, "message": {"message_id": 5, "date": 1770098400, "chat": {"id": 91, "type": "private"},
        ...     "from": {"id": 91, "is_bot": false, "first_name": "Olena", "language_code": "uk"}, "text": "Де посилка?"}}'''
        >>> event = telegram.parse(body, received_at=datetime(2026, 2, 3, 7, tzinfo=UTC))[0]
        >>> event.text, event.provider_id, event.locale_hint
        ('Де посилка?', '91/5', 'uk')
    """
    origin = Origin("telegram", "telegram", account or "", arrival(received_at))
    decoded = read_object(body)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, body)]
    if is_message(decoded):
        return [read_message(decoded, origin, None)]
    if is_update(decoded):
        return read_update(decoded, origin)
    return [misdirected(decoded, origin)]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; Telegram signs no time)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless the request carries the secret token that was given to ``setWebhook``.

    Nothing is signed: the token proves who sends, not what is sent, so use HTTPS. Drop updates whose ``update_id`` you have seen.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.
    Source: https://core.telegram.org/bots/api#setwebhook

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import telegram
        >>> telegram.verify("{}", {"X-Telegram-Bot-Api-Secret-Token": "blue-door"}, "blue-door", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw_bytes(body)
    check_signature(signature_header(headers, "X-Telegram-Bot-Api-Secret-Token"), secrets, lambda key: key)


#: Verify an update, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft, in their order; ``operation`` is the method.

    Options become buttons below the last message, one in a row; their ids are ``callback_data`` of 64 bytes at most. Words go below a
    single medium where they fit there, else into a message after it; two to ten pictures and videos go out as one album. ``details`` may
    name a ``business_connection_id`` and a ``message_thread_id``. Text goes out as plain text, so nothing has to be escaped.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``option-too-long``, ``media-too-large``, ``missing-media-url``.
    Source: https://core.telegram.org/bots/api#sendmessage

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import telegram
        >>> telegram.render(Draft(channel="telegram", provider="telegram", to="91", text="Вже в дорозі."))[0].body.decode()
        '{"chat_id":91,"text":"Вже в дорозі."}'
    """
    return calls(draft)
