"""Read the body of a WeChat push into a table, whichever of the two formats it has, and say what all its events share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import Unreadable, ident, instant_s, read_object, refuse_oversized
from xborder_support.channels.wire.xml import read_xml
from xborder_support.conversations import Party

__all__ = ["details_of", "event_facts", "number", "read_push"]

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HEAD = frozenset({"ToUserName", "FromUserName", "CreateTime", "MsgType"})
_MOST_DETAILS = 200  # The largest event seen in public has some 20 fields.


def read_push(body: bytes | str) -> dict[str, Any] | Unreadable:
    """Return the fields of a push. It is XML, or JSON where a mini programme is set to that.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``wrong-argument`` for what is no body.
    """
    refuse_oversized(body)
    start = body[:64].lstrip()
    return read_object(body) if start[:1] in {"{", b"{"} else read_xml(body)


def event_facts(push: dict[str, Any], origin: Origin, provider_id: str) -> dict[str, Any]:
    """Return the fields that every event about a customer has."""
    return {
        **origin._asdict(),
        "provider_id": provider_id,
        "sent_at": instant_s(number(push, "CreateTime")),
        "sender": Party(address=ident(push, "FromUserName")),
        "recipient": shop_party(origin.account),
        "raw": push,
    }


def number(fields: dict[str, Any], key: str) -> str | None:
    """Return the digits of a number, which may stand on a line of its own."""
    found = ident(fields, key)
    return found.strip() if found else None


def details_of(push: dict[str, Any], *, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return all fields but those of the head as texts, under names such as ``event_key`` or ``send_pics_info.count``."""
    inner = {key: value for key, value in push.items() if key not in _HEAD and key not in without}
    found: dict[str, str] = {}
    for name, value in _leaves(inner, ""):
        if len(found) >= _MOST_DETAILS:
            break
        found[name] = value
    return found


def _leaves(value: Any, path: str, levels: int = 8) -> Iterator[tuple[str, str]]:
    if type(value) in {str, int, float} and value != "":
        yield path, str(value)
    elif type(value) in {dict, list} and levels:
        items = value.items() if type(value) is dict else enumerate(value)
        for key, inside in items:
            name = _HUMP.sub("_", str(key)).lower()
            name = "wecom_app" if name == "agent_id" else name  # an agent is a person everywhere else
            yield from _leaves(inside, f"{path}.{name}" if path else name, levels - 1)
