"""Make WhatsApp webhooks as the Cloud API posts them, and read them."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from xborder_support.channels import whatsapp

SENT = datetime(2026, 2, 3, 6, 0, tzinfo=UTC)
RECEIVED = SENT + timedelta(seconds=3)
PHONE, BSUID = "6281200000001", "ID.00000000000000000001"
META = {"phone_number_id": "100", "display_phone_number": "+1 202 555 0100"}
_TEXT = {"type": "text", "text": {"body": "Halo"}}


def message(**changes: Any) -> dict[str, Any]:
    """Return one message of a webhook; a change to ``...`` leaves the field out."""
    fields = {"from": PHONE, "id": "wamid.1", "timestamp": str(int(SENT.timestamp())), **_TEXT, **changes}
    return {key: value for key, value in fields.items() if value is not ...}


def body(value: Any, field: Any = "messages") -> bytes:
    """Return a webhook of one change; a field of ``...`` leaves its name out."""
    change = {"value": value, "field": field} if field is not ... else {"value": value}
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}).encode()


def parse(value: dict[str, Any], field: Any = "messages", **options: Any) -> list[Any]:
    """Return the events of one change, posted to the shop's number."""
    return list(whatsapp.parse(body({"metadata": META, **value}, field), received_at=RECEIVED, **options))


def one(**changes: Any) -> Any:
    """Return the event of one message."""
    (event,) = parse({"messages": [message(**changes)]})
    return event
