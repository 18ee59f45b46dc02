"""Say what the words of an export mean: statuses, priorities, and the events that a spreadsheet names."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias, get_args

from xborder_support.conversations import TicketEventKind, TicketStatus
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Priority

__all__ = ["EVENT_WORDS", "HistoryEventKind", "Words", "kind_of_status", "words_of"]

#: What may have happened to a ticket as far as exports tell. What only a desk records of itself is not among them.
HistoryEventKind: TypeAlias = Literal[
    "created",
    "agent_replied",
    "picked_up",
    "abandoned",
    "solved",
    "closed",
    "pending",
    "customer_message",
    "reopened",
    "complained",
    "ringing",
    "queued",
    "automatic_reply",
    "assigned",
    "handed_over",
    "escalated",
    "status_changed",
    "priority_changed",
    "classified",
    "excluded",
    "rated",
    "note",
]

_KINDS: Mapping[str, HistoryEventKind] = {kind: kind for kind in get_args(HistoryEventKind)}
#: The words for events that need no mapping.
EVENT_WORDS: Mapping[str, HistoryEventKind] = {
    **_KINDS,
    "replied": "agent_replied",
    "agent_reply": "agent_replied",
    "customer_replied": "customer_message",
    "resolved": "solved",
    "opened": "created",
}
_KIND_OF_STATUS: Mapping[str, TicketEventKind] = {"pending": "pending", "solved": "solved", "closed": "closed"}
_STATUSES = frozenset(get_args(TicketStatus))


@dataclass(frozen=True, slots=True)
class Words:
    """Hold what the words of one export mean. Keys are in lower case."""

    statuses: Mapping[str, TicketStatus]
    priorities: Mapping[str, Priority]

    def status(self, word: str) -> str:
        """Return our word for a status; one that is not known stays as it is."""
        return self.statuses.get(word.casefold(), word)

    def priority(self, word: str | None) -> Priority | None:
        """Return our word for a priority, or None for one that is not known."""
        return self.priorities.get(word.casefold()) if word else None


def kind_of_status(status: str, former: str | None = None) -> TicketEventKind:
    """Return the kind of the event that takes a ticket to a status."""
    if status in {"new", "open"} and former in {"solved", "closed"}:
        return "reopened"
    return _KIND_OF_STATUS.get(status, "status_changed")


def words_of(source: str, statuses: Mapping[str, TicketStatus] | None = None, priorities: Mapping[str, Priority] | None = None) -> Words:
    """Return the packaged words of a source, with a shop's own before them.

    Errors: ``UsageError`` ``unknown-status`` for one that stands for no status of ours.
    """
    for status in (statuses or {}).values():
        if status not in _STATUSES:
            shown = str(status)[:60]
            raise UsageError(f"{shown!r} is no status", code="unknown-status", hint=did_you_mean(shown, _STATUSES))
    packaged = _packaged()[source]
    return Words(
        {**packaged.statuses, **{str(word).casefold(): status for word, status in (statuses or {}).items()}},
        {**packaged.priorities, **{str(word).casefold(): priority for word, priority in (priorities or {}).items()}},
    )


@cache
def _packaged() -> Mapping[str, Words]:
    text = resources.files(__package__).joinpath("data", "help_desks.toml").read_text(encoding="utf-8")
    return {name: Words(fields["statuses"], fields["priorities"]) for name, fields in tomllib.loads(text).items()}
