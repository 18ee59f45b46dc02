"""Say in which columns of a table the facts about a ticket stand, and what its words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xborder_support.conversations import TicketStatus
from xborder_support.terms import Priority, time_zone

from .instants import InstantReader, instant_reader
from .vocabulary import EVENT_WORDS, HistoryEventKind, Words, words_of

__all__ = ["TIME_COLUMNS", "ColumnMapping"]

#: Which event a column of times tells, in tables with one row a ticket.
TIME_COLUMNS: Mapping[str, HistoryEventKind] = {
    "created_at": "created",
    "ringing_at": "ringing",
    "queued_at": "queued",
    "picked_up_at": "picked_up",
    "abandoned_at": "abandoned",
    "assigned_at": "assigned",
    "first_reply_at": "agent_replied",
    "last_reply_at": "agent_replied",
    "customer_message_at": "customer_message",
    "pending_at": "pending",
    "complained_at": "complained",
    "escalated_at": "escalated",
    "handed_over_at": "handed_over",
    "reopened_at": "reopened",
    "solved_at": "solved",
    "closed_at": "closed",
    "rated_at": "rated",
}


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Say where the facts about a ticket stand in a table. ``mapping_from_config`` and ``load_mapping`` make and check one.

    ``columns`` name the column of each fact: ``ticket``; times such as ``created_at``, one of each a row (wide); ``time``, ``event`` and
    ``status`` (long: what happened then, and how the ticket stood after it); ``agent``, ``team``, ``priority`` and others. Both may stand
    in one table. ``context`` names further columns to keep for a policy's ``when``. ``events``, ``statuses`` and ``priorities`` say what
    the table's words mean, without regard to case. ``time_format`` is ``iso``, ``epoch_seconds``, ``epoch_milliseconds`` or a pattern of
    ``strptime``; ``time_zone`` the zone of times without an offset, which are findings where none is declared. ``missing`` are the words
    for an empty cell, ``bots`` the agents whose answers are automatic.

    Example:
        >>> from xborder_support.histories import mapping_from_config
        >>> mapping = mapping_from_config({"columns": {"ticket": "number", "created_at": "opened_at"}, "time_zone": "Europe/Berlin"})
        >>> mapping.columns["created_at"], mapping.time_zone
        ('opened_at', 'Europe/Berlin')
    """

    columns: Mapping[str, str]
    context: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, TicketStatus] = field(default_factory=dict)
    priorities: Mapping[str, Priority] = field(default_factory=dict)
    time_format: str = "iso"
    time_zone: str | None = None
    missing: frozenset[str] = frozenset()
    bots: frozenset[str] = frozenset()

    @property
    def words(self) -> Words:
        """Return what the statuses and priorities of the table mean, packaged words included."""
        return words_of("rows", self.statuses, self.priorities)

    @property
    def event_words(self) -> Mapping[str, str]:
        """Return what the events of the table mean, packaged words included; ``ignore`` for those of no interest."""
        return {**EVENT_WORDS, **{word.casefold(): kind for word, kind in self.events.items()}}

    @property
    def stamps(self) -> Mapping[str, tuple[str, HistoryEventKind]]:
        """Return the columns of times with the event that each tells."""
        return {name: (self.columns[name], kind) for name, kind in TIME_COLUMNS.items() if name in self.columns}

    def read_time(self) -> InstantReader:
        """Return the reader of the table's times."""
        return instant_reader(self.time_format, time_zone(self.time_zone) if self.time_zone else None)
