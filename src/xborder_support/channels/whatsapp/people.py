"""Tell who is at the customer's end of a WhatsApp event: phone number, business-scoped id (BSUID), or both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from xborder_support.channels.wire.construction import new_party
from xborder_support.channels.wire.payload import ident, rows, words
from xborder_support.conversations import Party

__all__ = ["Cards", "cards_by_id", "contact_of", "is_bsuid", "party"]

#: The contact cards of a change by the ids on them.
Cards: TypeAlias = Mapping[str, dict[str, Any]]

# A territory, a dot, and up to 128 letters and digits; ids of linked businesses put ENT between two dots.
_BSUID = re.compile(r"[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}")

_EVENTS = ("messages", "statuses", "message_echoes", "user_preferences", "calls")


def is_bsuid(address: str) -> bool:
    """Tell whether an address is a business-scoped id and not a phone number."""
    return _BSUID.fullmatch(address) is not None


def party(phone: str | None, bsuid: str | None, contact: dict[str, Any]) -> Party:
    """Return a customer, who is addressed by phone number where that is known."""
    if phone and not phone.isdigit() and is_bsuid(phone):  # some payloads put the one where the other belongs
        phone, bsuid = ident(contact, "wa_id"), bsuid or phone
    bsuid = bsuid or ident(contact, "user_id")
    ids = {"bsuid": bsuid} if bsuid else {}
    profile = contact.get("profile")
    if type(profile) is not dict:
        return new_party(address=phone or bsuid, ids=ids)
    if "username" in profile and (username := words(profile, "username")):
        ids["username"] = username
    return new_party(address=phone or bsuid, name=words(profile, "name"), ids=ids)


def contact_of(value: dict[str, Any], cards: Cards, phone: str | None, bsuid: str | None) -> dict[str, Any]:
    """Return the contact card that belongs to an event, or an empty one.

    A card that matches neither id counts only where there is no doubt: one card for one event. Anything wider would give one customer
    the identity of another.
    """
    found = cards.get(phone) if phone else None
    if found is None and bsuid:
        found = cards.get(bsuid)
    if found is not None:
        return found
    listed = rows(value, "contacts")
    if len(listed) != 1 or type(listed[0]) is not dict:
        return {}
    return listed[0] if sum(len(rows(value, name)) for name in _EVENTS) == 1 else {}


def cards_by_id(value: dict[str, Any]) -> Cards:
    """Return the contact cards of a change by phone number and by business-scoped id, the first one of each."""
    cards: dict[str, dict[str, Any]] = {}
    for card in reversed(rows(value, "contacts")):  # the first one of an id is written last, and stays
        if type(card) is dict:
            if bsuid := ident(card, "user_id"):
                cards[bsuid] = card
            if phone := ident(card, "wa_id"):
                cards[phone] = card
    return cards
