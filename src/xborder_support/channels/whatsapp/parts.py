"""Turn the content of a WhatsApp message into parts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal, TypeAlias

from xborder_support.channels.meta import link_expiry
from xborder_support.channels.wire.construction import new_media, new_text
from xborder_support.channels.wire.payload import amount, count, degrees, ident, rows, table, words
from xborder_support.conversations import (
    Choice,
    Contact,
    Form,
    Location,
    OrderItem,
    OrderPart,
    Part,
    System,
    Unsupported,
)
from xborder_support.errors import UsageError
from xborder_support.terms import Money

__all__ = ["error_codes", "read_parts", "why_unread"]

_Parts: TypeAlias = tuple[Part, ...]


def read_parts(message: dict[str, Any]) -> _Parts | None:
    """Return the parts of a message, or None where its kind is unknown or it lacks what makes it up.

    Where the provider itself says that it could not deliver the content, there is one ``Unsupported`` part with the error codes.
    """
    kind = message.get("type")
    reader = _READERS.get(kind) if type(kind) is str else None
    parts = reader(message) if reader else None
    if not parts and type(kind) is str and kind not in _ABOUT_OTHERS and (codes := error_codes(message)):
        return (Unsupported(type=kind, error_codes=codes),)
    return parts


def why_unread(message: dict[str, Any]) -> str:
    """Return the reason code for a message that could not be read."""
    kind = words(message, "type")
    return "missing-type" if kind is None else "missing-content" if kind in _READERS or kind in _ABOUT_OTHERS else "unsupported-type"


def error_codes(fields: dict[str, Any]) -> tuple[str, ...]:
    """Return the codes of the errors that a message or status carries, as text."""
    return tuple(code for error in rows(fields, "errors") if type(error) is dict and (code := ident(error, "code")))


def _text(message: dict[str, Any]) -> _Parts | None:
    body = table(message, "text").get("body")
    return (new_text(text=body),) if type(body) is str else None


def _media(key: str, kind: Literal["image", "video", "audio", "file", "sticker"]) -> Callable[[dict[str, Any]], _Parts | None]:
    def read(message: dict[str, Any]) -> _Parts | None:
        content = message.get(key)
        if type(content) is not dict:
            return None
        identity, url = ident(content, "id"), words(content, "url")
        if identity is None and url is None:
            return None
        return (
            new_media(
                media_kind="voice" if "voice" in content and content["voice"] is True else kind,
                provider_id=identity,
                url=url,
                mime=words(content, "mime_type"),
                filename=words(content, "filename") if "filename" in content else None,
                sha256=words(content, "sha256"),
                caption=words(content, "caption") if "caption" in content else None,
                expires_at=link_expiry(url) if url else None,
            ),
        )

    return read


def _location(message: dict[str, Any]) -> _Parts | None:
    content = message.get("location")
    if type(content) is not dict:
        return None
    latitude, longitude = degrees(content.get("latitude"), 90), degrees(content.get("longitude"), 180)
    return (Location(latitude=latitude, longitude=longitude, name=words(content, "name"), address=words(content, "address")),)


def _contacts(message: dict[str, Any]) -> _Parts | None:
    return tuple(_contact(card) for card in rows(message, "contacts") if type(card) is dict)


def _contact(card: dict[str, Any]) -> Contact:
    numbers = (words(phone, "phone") or words(phone, "wa_id") for phone in rows(card, "phones") if type(phone) is dict)
    return Contact(name=words(table(card, "name"), "formatted_name"), phones=tuple(number for number in numbers if number))


def _interactive(message: dict[str, Any]) -> _Parts | None:
    content = table(message, "interactive")
    if button := table(content, "button_reply"):
        return (Choice(id=ident(button, "id"), title=words(button, "title"), source="button"),)
    if row := table(content, "list_reply"):
        title, description = words(row, "title"), words(row, "description")
        return (Choice(id=ident(row, "id"), title=title, description=description, source="list"),)
    if form := table(content, "nfm_reply"):
        return (Form(name=words(form, "name"), json=words(form, "response_json") or "", title=words(form, "body")),)
    return (System(type="call_permission_reply"),) if table(content, "call_permission_reply") else None


def _button(message: dict[str, Any]) -> _Parts | None:
    content = table(message, "button")
    return (Choice(id=ident(content, "payload"), title=words(content, "text"), source="template"),) if content else None


def _order(message: dict[str, Any]) -> _Parts | None:
    content = message.get("order")
    if type(content) is not dict:
        return None
    items = tuple(_item(item) for item in rows(content, "product_items") if type(item) is dict)
    return (OrderPart(items=items, catalog_id=ident(content, "catalog_id"), text=words(content, "text")),)


def _item(item: dict[str, Any]) -> OrderItem:
    # A line whose quantity is no number is kept with 0, so that somebody asks rather than ships.
    quantity = count(item.get("quantity")) or 0
    return OrderItem(sku=ident(item, "product_retailer_id") or "", quantity=quantity, price=_price(item))


def _price(item: dict[str, Any]) -> Money | None:
    price, currency = amount(item.get("item_price")), words(item, "currency")
    if price is None or currency is None:
        return None
    with suppress(UsageError):
        return Money(price, currency)
    return None


def _system(message: dict[str, Any]) -> _Parts | None:
    content = table(message, "system")
    kind = words(content, "type")
    return (System(type=kind, text=words(content, "body")),) if kind else None


def _unsupported(message: dict[str, Any]) -> _Parts:
    kind = words(table(message, "unsupported"), "type") or words(message, "type") or "unsupported"
    return (Unsupported(type=kind, error_codes=error_codes(message)),)


_ABOUT_OTHERS = frozenset({"reaction", "edit", "revoke"})
_READERS: dict[str, Callable[[dict[str, Any]], _Parts | None]] = {
    "text": _text,
    "image": _media("image", "image"),
    "video": _media("video", "video"),
    "audio": _media("audio", "audio"),
    "document": _media("document", "file"),
    "sticker": _media("sticker", "sticker"),
    "location": _location,
    "contacts": _contacts,
    "interactive": _interactive,
    "button": _button,
    "order": _order,
    "system": _system,
    "unsupported": _unsupported,
    "unknown": _unsupported,
}
