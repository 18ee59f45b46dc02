"""Make webhooks as Messenger and Instagram post them, and read the sample payloads."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from xborder_support.channels import provider

SENT = datetime(2026, 2, 3, 6, 0, tzinfo=UTC)
RECEIVED = SENT + timedelta(minutes=1)
SHOP, CUSTOMER = "10", "7"
_OBJECTS = {"messenger": "page", "instagram": "instagram"}
_FOLDER = Path(__file__).parent / "payloads"


def sample(name: str, file: str) -> list[Any]:
    """Return the events of one of the sample payloads."""
    return list(provider(name).parse((_FOLDER / name / f"{file}.json").read_bytes(), received_at=RECEIVED))


def event(**content: Any) -> dict[str, Any]:
    """Return one event that the customer caused; a change to ``...`` leaves the field out."""
    fields = {"sender": {"id": CUSTOMER}, "recipient": {"id": SHOP}, "timestamp": int(SENT.timestamp() * 1000), **content}
    return {key: value for key, value in fields.items() if value is not ...}


def body(name: str, **entry: Any) -> bytes:
    """Return a webhook of one entry."""
    return json.dumps({"object": _OBJECTS[name], "entry": [{"id": SHOP, "time": 1, **entry}]}).encode()


def one(name: str, **content: Any) -> Any:
    """Return what one event of a conversation becomes."""
    (found,) = provider(name).parse(body(name, messaging=[event(**content)]), received_at=RECEIVED)
    return found
