"""Collect what every event of a form has: ids, details, and when it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, instant_text, words

__all__ = ["chosen", "facts"]


def facts(fields: dict[str, Any], origin: Origin, *, identity: str | None, details: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments that all events share; ``details`` names ours and the fields that hold them."""
    return {
        **origin._asdict(),
        "provider_id": identity or fragment_id(fields),
        "sent_at": instant_text(words(fields, "date")),
        "details": chosen(fields, details),
        "raw": fields,
    }


def chosen(fields: dict[str, Any], details: Mapping[str, str]) -> dict[str, str]:
    """Return the details that the form states."""
    return {name: value for name, key in details.items() if (value := words(fields, key))}
