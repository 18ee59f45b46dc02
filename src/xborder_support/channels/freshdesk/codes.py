"""Say what Freshdesk's numbers for status and priority mean."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.wire.payload import ident

__all__ = ["priority_word", "status_word"]

_STATUSES = {"2": "open", "3": "pending", "4": "resolved", "5": "closed"}
_PRIORITIES = {"1": "low", "2": "medium", "3": "high", "4": "urgent"}


def status_word(value: Any) -> str | None:
    """Return the word for a status, a number or already a word; a status that the shop made itself keeps its number."""
    stated = ident({"status": value}, "status")
    return _STATUSES.get(stated, stated) if stated else None


def priority_word(value: Any) -> str | None:
    """Return the word for a priority, a number or already a word."""
    stated = ident({"priority": value}, "priority")
    return _PRIORITIES.get(stated, stated) if stated else None
