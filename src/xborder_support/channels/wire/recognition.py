"""Tell whose payload it is, where it went to the module of another provider."""

from __future__ import annotations

from typing import Any

from .payload import Unreadable, read_object

__all__ = ["ANOTHER", "other_provider", "other_provider_of_text"]

#: The reason of the event that stands for such a payload.
ANOTHER = "another-providers-payload"


def other_provider(decoded: dict[str, Any]) -> str | None:
    """Return the provider that alone writes such an object, or None."""
    if decoded.get("object") == "whatsapp_business_account":
        return "whatsapp"
    return "line" if type(decoded.get("destination")) is str and type(decoded.get("events")) is list else None


def other_provider_of_text(body: bytes | str) -> str | None:
    """Return the provider of a body that is JSON where a form or a mail was due, or None."""
    brace: Any = "{" if isinstance(body, str) else b"{"
    decoded = read_object(body) if body.startswith(brace) else Unreadable("no-object")
    return None if isinstance(decoded, Unreadable) else other_provider(decoded)
