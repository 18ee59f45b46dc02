"""Tell whose payload it is, where it went to the module of another provider."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from xborder_support.conversations import Unparsed

from .origin import Origin
from .payload import Unreadable, read_object

__all__ = ["ANOTHER", "misdirected", "other_provider", "other_provider_of_text"]

#: The reason of the event that stands for such a payload.
ANOTHER = "another-providers-payload"


def other_provider(decoded: dict[str, Any], *, than: str = "") -> str | None:
    """Return the provider that alone writes such an object, or None; ``than`` is the module that reads it."""
    found = next((name for name, is_its in _MARKS.items() if is_its(decoded)), None)
    return None if found == than else found


def other_provider_of_text(body: bytes | str, *, than: str = "") -> str | None:
    """Return the provider of a body that is JSON where a form or a mail was due, or None."""
    brace: Any = "{" if isinstance(body, str) else b"{"
    decoded = read_object(body) if body.startswith(brace) else Unreadable("no-object")
    return None if isinstance(decoded, Unreadable) else other_provider(decoded, than=than)


def misdirected(decoded: dict[str, Any], origin: Origin, *, otherwise: str = "wrong-shape") -> Unparsed:
    """Return the event that keeps an object that its reader does not know: another provider's, or else for the reason given."""
    other = other_provider(decoded, than=origin.provider)
    return origin.unparsed(ANOTHER if other else otherwise, decoded, provider_type=other)


def _object_is(word: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda decoded: decoded.get("object") == word


def _holds(**kinds: type) -> Callable[[Mapping[str, Any]], bool]:
    return lambda decoded: all(type(decoded.get(name)) is kind for name, kind in kinds.items())


def _begins(key: str, beginning: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda decoded: str(decoded.get(key, "")).startswith(beginning)


# The keys by which each provider's payloads are known; nobody else writes them together.
_MARKS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "whatsapp": _object_is("whatsapp_business_account"),
    "messenger": _object_is("page"),
    "instagram": _object_is("instagram"),
    "line": _holds(destination=str, events=list),
    "telegram": _holds(update_id=int),
    "viber": _holds(event=str, message_token=int),
    "x": _holds(for_user_id=str),
    "kakaotalk": _holds(userRequest=dict),
    "zalo": _holds(app_id=str, event_name=str),
    "zendesk": _begins("type", "zen:event-type:"),
    "freshdesk": _holds(freshdesk_webhook=dict),
    "gorgias": _holds(ticket_id=int, from_agent=bool, channel=str),
    "webchat": _begins("format", "webchat/"),
    "video": _begins("format", "video_call/"),
    "postmark": _holds(RecordType=str, MessageID=str),
    "mailgun": _holds(signature=dict, **{"event-data": dict}),
}
