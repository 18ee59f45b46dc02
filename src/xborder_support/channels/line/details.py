"""Keep what LINE says beside the content of an event: tokens, mentions, albums, and what has no place in the normal form."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.payload import count, ident, json_text, rows, table, words

__all__ = ["read_details"]

#: Where an event that we do not read says something that a host may act on: the object in it, the key there, and our name.
_FACTS = {
    "accountLink": ("link", (("result", "link_result"), ("nonce", "link_nonce"))),
    "videoPlayComplete": ("videoPlayComplete", (("trackingId", "tracking_id"),)),
    "beacon": ("beacon", (("hwid", "beacon_id"), ("type", "beacon_type"))),
    "membership": ("membership", (("type", "membership_change"), ("membershipId", "membership_id"))),
}


def read_details(event: dict[str, Any]) -> dict[str, str]:
    """Return the details of an event by their names, as text."""
    details = {}
    if identity := words(event, "webhookEventId"):
        details["webhook_event_id"] = identity
    if event.get("mode") == "standby":
        details["mode"] = "standby"
    if "message" in event:
        _add_message(details, table(event, "message"))
    elif table(event, "follow").get("isUnblocked") is True:
        details["is_unblocked"] = "true"
    else:
        _add_facts(details, event)
    return details


def _add_message(details: dict[str, str], content: dict[str, Any]) -> None:
    if token := words(content, "quoteToken"):
        details["quote_token"] = token
    if token := words(content, "markAsReadToken"):
        details["mark_as_read_token"] = token
    if "emojis" in content and (emojis := rows(content, "emojis")) and (written := json_text(emojis)):
        details["emojis"] = written  # LINE's own, which the text shows as words in brackets; places count UTF-16 units
    if "mention" in content:
        _add_mentions(details, rows(table(content, "mention"), "mentionees"))
    if "imageSet" in content:
        _add_album(details, table(content, "imageSet"))


def _add_mentions(details: dict[str, str], mentioned: list[Any]) -> None:
    if mentioned and (written := json_text(mentioned)):
        details["mentions"] = written
    if any(type(one) is dict and one.get("isSelf") is True for one in mentioned):
        details["mentions_us"] = "true"


def _add_album(details: dict[str, str], album: dict[str, Any]) -> None:
    if identity := ident(album, "id"):
        details["image_set_id"] = identity
    for key in ("index", "total"):
        if (number := count(album.get(key))) is not None:
            details[f"image_set_{key}"] = str(number)


def _add_facts(details: dict[str, str], event: dict[str, Any]) -> None:
    kind = event.get("type")
    where, named = _FACTS.get(kind, ("", ())) if type(kind) is str else ("", ())
    content = table(event, where)
    for key, name in named:
        if value := ident(content, key):
            details[name] = value
