"""Measure webhooks from raw bytes to verified events beside the providers' own libraries, and print what fitting costs.

A LINE text, a LINE batch of 28 events of the kinds that line-bot-sdk knows, and a WhatsApp image. Both sides check the signature; ours
gives the one form of all providers, theirs the form of one.
"""

import hmac
import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from linebot.v3 import WebhookParser
from measure import Row, best_of, print_head, print_row
from pywa import WhatsApp
from pywa.types import Message
from pywa.utils import webhook_updates_validator

from xborder_support.channels import fit, line, sms, whatsapp
from xborder_support.conversations import Draft

__all__ = ["PEERS", "print_webhooks"]

PEERS = ("line-bot-sdk", "pywa")
_SECRET = "channel-secret"
_NOW = datetime(2026, 2, 3, 12, 40, 5, tzinfo=UTC)
_SOURCE = {"type": "user", "userId": "U00000000000000000000000000000b01"}
_GROUP = {"type": "group", "groupId": "C00000000000000000000000000000c01", "userId": _SOURCE["userId"]}
_LINE_CONTENT = {"type": "line"}

#: Seven kinds of events; four rounds of them make the batch.
_KINDS: tuple[dict[str, Any], ...] = (
    {"type": "message", "source": _SOURCE, "message": {"id": "1", "type": "text", "text": "荷物がまだ届きません。", "quoteToken": "q"}},
    {"type": "message", "source": _GROUP, "message": {"id": "2", "type": "image", "contentProvider": _LINE_CONTENT, "quoteToken": "q"}},
    {
        "type": "message",
        "source": _SOURCE,
        "message": {"id": "3", "type": "location", "latitude": 35.65, "longitude": 139.7, "title": "店", "address": "東京都"},
    },
    {
        "type": "message",
        "source": _SOURCE,
        "message": {
            "id": "4", "type": "sticker", "packageId": "1", "stickerId": "2", "stickerResourceType": "STATIC", "quoteToken": "q",
        },
    },
    {"type": "postback", "source": _SOURCE, "postback": {"data": "order=7"}},
    {"type": "follow", "source": _SOURCE, "follow": {"isUnblocked": False}},
    {"type": "unsend", "source": _SOURCE, "unsend": {"messageId": "1"}},
)  # fmt: skip
_IMAGE = {
    "object": "whatsapp_business_account",
    "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "12025550100", "phone_number_id": "100"},
        "contacts": [{"profile": {"name": "Rina"}, "wa_id": "6281200000001", "user_id": "ID.00000000000000000001"}],
        "messages": [{
            "from": "6281200000001", "id": "wamid.A", "timestamp": "1770122400", "type": "image",
            "from_user_id": "ID.00000000000000000001",
            "image": {"caption": "Rusak", "mime_type": "image/jpeg", "sha256": "29ed500fa64eb55f", "id": "2754859441498128"},
        }],
    }}]}],
}  # fmt: skip


def print_webhooks() -> None:
    """Print the three rows, and the times of fitting."""
    print_head("bytes to verified events", "microseconds a payload")
    peer = WebhookParser(_SECRET)
    for work, count, bar in (("LINE: one text", 1, 2.5), ("LINE: a batch of 28 events", 28, 4)):
        body = _line_body(count)
        signature = b64encode(hmac.digest(_SECRET.encode(), body, "sha256")).decode()
        print_row(Row(work, "line-bot-sdk", _ours_line(body, signature), _theirs_line(peer, body, signature), bar=bar))
    body = json.dumps(_IMAGE).encode()
    signature = "sha256=" + hmac.digest(_SECRET.encode(), body, "sha256").hex()
    print_row(Row("WhatsApp: one image", "pywa", _ours_whatsapp(body, signature), _theirs_whatsapp(body, signature), bar=1.5))
    print()
    _print_fitting()


def _line_body(count: int) -> bytes:
    events = []
    for number in range(count):
        shared = {"mode": "active", "timestamp": 1770122400000 + number, "deliveryContext": {"isRedelivery": False}, "replyToken": "t"}
        events.append({**_KINDS[number % len(_KINDS)], **shared, "webhookEventId": f"01KGHZ{number:020}"})
    return json.dumps({"destination": "U00000000000000000000000000000a01", "events": events}, ensure_ascii=False).encode()


def _ours_line(body: bytes, signature: str) -> Callable[[], object]:
    headers = {"x-line-signature": signature}
    return lambda: line.receive(body, headers, _SECRET, received_at=_NOW)


def _theirs_line(parser: WebhookParser, body: bytes, signature: str) -> Callable[[], object]:
    known = parser.parse(body.decode(), signature)
    if any(type(event).__name__ == "UnknownEvent" for event in known):
        raise SystemExit("line-bot-sdk does not know an event of the batch, so it is no fair one")
    return lambda: parser.parse(body.decode(), signature)


def _ours_whatsapp(body: bytes, signature: str) -> Callable[[], object]:
    headers = {"x-hub-signature-256": signature}
    return lambda: whatsapp.receive(body, headers, _SECRET, received_at=_NOW)


def _theirs_whatsapp(body: bytes, signature: str) -> Callable[[], object]:
    client = WhatsApp(phone_id="100", token="unused", server=None)

    def read() -> object:
        if not webhook_updates_validator(_SECRET, body, signature):
            raise ValueError
        return Message.from_update(client, json.loads(body))

    return read


def _print_fitting() -> None:
    short = Draft(channel="sms", provider="twilio", to="+1", text="Your parcel is on its way. It comes tomorrow, between 9 and 12.")
    long = Draft(channel="line", provider="line", to="U1", text="お待ちください。" * 1400)
    on = date(2026, 11, 22)
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        ("fit a short text that fits (SMS)", lambda: fit(short, "sms", on=on)),
        ("fit 11,200 Japanese characters (LINE)", lambda: fit(long, "line", on=on)),
        ("count the segments of a short SMS", lambda: sms.segments(short.text)),
    )
    for (work, _), seconds in zip(works, best_of(*(way for _, way in works)), strict=True):
        print(f"{work:<40}{seconds * 1e6:>10,.1f}   microseconds")


if __name__ == "__main__":
    print_webhooks()
