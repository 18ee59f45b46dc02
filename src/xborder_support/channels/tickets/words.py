"""Say what the words and numbers of help desks mean: status, priority, tags, yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xborder_support.conversations import TicketEventKind, TicketStatus
from xborder_support.terms import Priority

from .ticket import Change

__all__ = ["FINISHED", "is_note", "priority_change", "status_change", "tag_change", "tags_of", "yes_or_no"]

#: The statuses of a ticket on which nobody works any more.
FINISHED = frozenset({"solved", "resolved", "closed"})

_STATUSES: dict[str, TicketEventKind] = {"solved": "solved", "resolved": "solved", "closed": "closed", "pending": "pending"}
_UNFINISHED: dict[str, TicketStatus] = {
    "new": "new",
    "open": "open",
    "hold": "on_hold",
    "on-hold": "on_hold",
    "on_hold": "on_hold",
}
_PRIORITIES: dict[str, Priority] = {
    "low": "low",
    "normal": "normal",
    "medium": "normal",
    "high": "high",
    "urgent": "urgent",
    "critical": "urgent",
}
_TOPIC_MARKS = ("topic:", "topic_")
_MAX_TAG_CHARS = 100
_MAX_TAGS = 500
_ANSWERS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def status_change(status: str, previous: str | None = None) -> Change:
    """Return what a status means: a ticket that was finished and is open again was reopened; statuses that nobody knows are noted."""
    word = status.strip().lower()
    if word in {"open", "new"} and previous is not None and previous.strip().lower() in FINISHED:
        return Change(kind="reopened")
    if word in _UNFINISHED:
        return Change(kind="status_changed", facts={"status": _UNFINISHED[word]})
    return Change(kind=_STATUSES.get(word, "note"))


def priority_change(priority: str | None) -> Change:
    """Return the change to a priority; one that is none of ours, or none at all, is noted."""
    known = _PRIORITIES.get((priority or "").strip().lower())
    return Change(kind="priority_changed", facts={"priority": known}) if known else Change(kind="note")


def tag_change(tags: Sequence[str]) -> Change:
    """Return the topic that a tag such as ``topic:customs`` or ``topic_customs`` names; other tags are noted."""
    for tag in tags:
        if tag.lower().startswith(_TOPIC_MARKS) and (topic := tag[len(_TOPIC_MARKS[0]) :].strip()):
            return Change(kind="classified", facts={"topic": topic.lower()})
    return Change(kind="note")


def tags_of(value: Any) -> tuple[str, ...]:
    """Return tags from a list of texts, a list of objects with a name, or one text that divides them by commas or spaces."""
    if type(value) is str:
        named: list[Any] = value.replace(",", " ").split()
    else:
        rows = value if type(value) is list else []
        named = [row.get("name") if type(row) is dict else row for row in rows[:_MAX_TAGS]]
    return tuple(tag for tag in named[:_MAX_TAGS] if type(tag) is str and 0 < len(tag) <= _MAX_TAG_CHARS)


def is_note(is_public: Any, *, by_agent: bool) -> bool:
    """Tell whether what opened a ticket is a note. What a customer wrote is none where nothing is said of it, or nobody would answer."""
    return is_public is not True and (by_agent or is_public is not None)


def yes_or_no(value: Any) -> bool | None:
    """Return a truth value, also from the words into which a form's gaps are filled; None for anything else."""
    if type(value) is bool:
        return value
    return _ANSWERS.get(str(value).strip().lower()) if type(value) in {str, int} else None
