"""Hold what the packaged data say of Amazon's messages and marketplaces."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["MessageLimits", "message_limits", "territory_of_marketplace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLimits:
    """Hold what one kind of message may hold: code points of text, attachments (least, most), None for none at all, and dates."""

    text: tuple[int, int] | None = None
    attachments: tuple[int, int] | None = None
    has_dates: bool = False


def message_limits() -> Mapping[str, MessageLimits]:
    """Return the kinds of messages that can be written, by Amazon's name."""
    return _limits()


def territory_of_marketplace(marketplace_id: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that a marketplace id stands for, or None where it is not known.

    Source: https://developer-docs.amazon.com/sp-api/docs/marketplace-ids

    Example:
        >>> from xborder_support.channels.amazon_messaging import territory_of_marketplace
        >>> territory_of_marketplace("A1F83G8C2ARO7P"), territory_of_marketplace("A0")
        ('GB', None)
    """
    territory: str | None = _tables()["marketplaces"]["territories"].get(marketplace_id)
    return territory


@cache
def _limits() -> Mapping[str, MessageLimits]:
    messages = {name: row for name, row in _tables()["messages"].items() if type(row) is dict}
    return {name: _message(row) for name, row in messages.items()}


def _message(row: Mapping[str, Any]) -> MessageLimits:
    text, files = row.get("text"), row.get("attachments")
    return MessageLimits(
        text=(text["least"], text["most"]) if text else None,
        attachments=(files["least"], files["most"]) if files else None,
        has_dates=row.get("dates", False),
    )


@cache
def _tables() -> dict[str, Any]:
    file = resources.files("xborder_support.channels").joinpath("data", "amazon_messaging.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
