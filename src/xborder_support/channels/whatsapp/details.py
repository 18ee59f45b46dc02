"""Say where a WhatsApp message came from and what it refers to, beside its content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xborder_support.channels.wire.payload import ident, instant_s, table, words

__all__ = ["message_details"]


def message_details(message: dict[str, Any]) -> dict[str, str]:
    """Return the advertisement, product, forwarding, new number or call permission that a message names."""
    found: dict[str, str | None] = {}
    for name, read in _READERS:
        if name in message:
            read(table(message, name), found)
    return {key: value for key, value in found.items() if value}


def _context(context: dict[str, Any], found: dict[str, str | None]) -> None:
    product = table(context, "referred_product")
    found["forwarded"] = "true" if context.get("forwarded") is True or context.get("frequently_forwarded") is True else None
    found["product_id"], found["catalog_id"] = ident(product, "product_retailer_id"), ident(product, "catalog_id")


def _referral(referral: dict[str, Any], found: dict[str, str | None]) -> None:
    found["referral_type"], found["referral_id"] = words(referral, "source_type"), ident(referral, "source_id")
    found["referral_url"], found["referral_headline"] = words(referral, "source_url"), words(referral, "headline")
    found["referral_click"] = words(referral, "ctwa_clid")


def _system(system: dict[str, Any], found: dict[str, str | None]) -> None:
    found["new_address"] = ident(system, "wa_id") or ident(system, "new_wa_id")


def _interactive(interactive: dict[str, Any], found: dict[str, str | None]) -> None:
    if permission := table(interactive, "call_permission_reply"):
        until = instant_s(permission.get("expiration_timestamp"))
        found["call_permission"] = words(permission, "response")
        found["call_permission_source"] = words(permission, "response_source")
        found["call_permission_until"] = until.isoformat() if until else None


_READERS: tuple[tuple[str, Callable[[dict[str, Any], dict[str, str | None]], None]], ...] = (
    ("context", _context),
    ("referral", _referral),
    ("system", _system),
    ("interactive", _interactive),
)
