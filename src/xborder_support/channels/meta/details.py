"""Say where a message on Messenger or Instagram came from and what it refers to, beside its content."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.payload import ident, rows, table, words

__all__ = ["message_details", "referral_details"]

_PLAIN = frozenset({"image", "video", "audio", "file", "location"})


def message_details(message: dict[str, Any]) -> dict[str, str]:
    """Return the story, advertisement, product and sending app that a message names, and what kinds of posts it shares."""
    story = table(table(message, "reply_to"), "story")
    kinds = [kind for item in rows(message, "attachments") if type(item) is dict and (kind := words(item, "type"))]
    found = {
        "app_id": ident(message, "app_id"),
        "metadata": words(message, "metadata"),
        "story_id": ident(story, "id"),
        "story_url": words(story, "url"),
        "shared": " ".join(kind for kind in kinds if kind not in _PLAIN),
    }
    return {key: value for key, value in found.items() if value} | referral_details(table(message, "referral"))


def referral_details(referral: dict[str, Any]) -> dict[str, str]:
    """Return the link or advertisement that brought the customer here."""
    if not referral:
        return {}
    found = {
        "referral_ref": words(referral, "ref"),
        "referral_source": words(referral, "source"),
        "referral_type": words(referral, "type"),
        "referral_id": ident(referral, "ad_id"),
        "product_id": ident(table(referral, "product"), "id"),
    }
    return {key: value for key, value in found.items() if value}
