"""Read what a row of a table says besides its times: what happened, how the ticket stood, and who had it."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, NamedTuple, cast

from xborder_support.errors import did_you_mean
from xborder_support.terms import Priority

from .cells import identity, is_missing, rating_of, yes_or_no
from .faults import FaultLog, Place
from .mapping import ColumnMapping
from .vocabulary import HistoryEventKind

__all__ = ["Said", "SaidReader", "cell"]

_REMEMBERED = 65_536
_SHOWN = 60
_FACTS = ("agent", "team", "channel", "market", "marketplace", "language", "topic", "scope")
_OF_TICKET = frozenset({"channel", "market", "marketplace", "language", "topic"})
_OF_EVENT = frozenset({"agent", "team", "channel", "scope"})
_WORDS = ("event", "status", "priority", "rating", "private", "automatic")
_STATUS_ORDER = {"new": 0, "open": 1, "pending": 2, "on_hold": 3, "solved": 5, "closed": 6}
_UNKNOWN_STATUS = 4
_ANSWERS = frozenset({"agent_replied", "automatic_reply"})
_MESSAGES = _ANSWERS | {"customer_message"}


class Said(NamedTuple):
    """Hold what a row says; rows that say the same share one.

    ``sort_key`` orders rows of one instant. Of the ``facts``, ``of_ticket`` are told with its creation, ``of_event`` with each event.
    """

    sort_key: str
    event: HistoryEventKind | None
    status: str | None
    priority: Priority | None
    facts: Mapping[str, str]
    of_ticket: Mapping[str, str]
    of_event: Mapping[str, str]
    rating: int | None


def cell(row: Mapping[str, Any], column: str, missing: frozenset[str]) -> Any:
    """Return a cell; None where it is absent, or holds one of the words for an empty one."""
    value = row.get(column)
    return None if missing and isinstance(value, str) and value.strip() in missing else value


class SaidReader:
    """Read what rows say, and remember it: most rows of a table say what others said."""

    def __init__(self, mapping: ColumnMapping, log: FaultLog) -> None:
        self._log = log
        self._missing = mapping.missing
        self._facts = {name: mapping.columns[name] for name in _FACTS if name in mapping.columns}
        self._word_columns = {name: mapping.columns[name] for name in _WORDS if name in mapping.columns}
        self._read = (*self._facts.values(), *self._word_columns.values())
        self._cells = itemgetter(*self._read) if self._read else _nothing
        self._words = mapping.words
        self._events = mapping.event_words
        self._bots = mapping.bots
        self._known: dict[Any, Said] = {}
        self._is_sound = True

    def __call__(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> Said:
        """Return what a row says."""
        try:
            values = self._cells(row)
        except KeyError:
            values = tuple([row.get(column) for column in self._read])
        try:
            known = self._known.get(values)
        except TypeError:  # a list or a table in a cell cannot be looked up
            return self._said(row, ticket_id, place)
        return known or self._remembered(values, row, ticket_id, place)

    def _remembered(self, values: Any, row: Mapping[str, Any], ticket_id: str, place: Place) -> Said:
        self._is_sound = True
        said = self._said(row, ticket_id, place)
        if self._is_sound:  # a row with a fault is read anew each time, so that each is reported
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[values] = said
        return said

    def _said(self, row: Mapping[str, Any], ticket_id: str, place: Place) -> Said:
        at = _Spot(row, ticket_id, place)
        facts = {name: text for name, column in self._facts.items() if (text := self._text(at, column)) is not None}
        words = {name: text for name, column in self._word_columns.items() if (text := self._text(at, column)) is not None}
        status = self._words.status(words["status"]) if "status" in words else None
        priority = self._priority(at, words.get("priority"))
        event = self._event(at, words, facts.get("agent"))
        rating = self._rating(at, words.get("rating"))
        rank = _STATUS_ORDER.get(status or "new", _UNKNOWN_STATUS)
        shown = [status, event, priority, sorted(facts.items()), rating]
        of_ticket, of_event = _named(_OF_TICKET, facts), _named(_OF_EVENT, facts)
        return Said(f"{rank}{shown!r}", event, status, priority, facts, of_ticket, of_event, rating)

    def _text(self, at: _Spot, column: str) -> str | None:
        value = cell(at.row, column, self._missing)
        if is_missing(value):
            return None
        text = ("yes" if value else "no") if isinstance(value, bool) else identity(value)
        if text is None:
            self._report(at, "bad-cell", "a short word or an id was expected", column)
        return text

    def _event(self, at: _Spot, words: Mapping[str, str], agent: str | None) -> HistoryEventKind | None:
        word = words.get("event")
        if word is None:
            return None
        kind = self._events.get(word.casefold()) or self._events.get(word.casefold().replace(" ", "_").replace("-", "_"))
        if kind is None:
            hint = f'say in [events] what it means, or "ignore". {did_you_mean(word[:_SHOWN], self._events)}'
            self._report(at, "unknown-event", "what happened is not known", self._word_columns["event"], hint)
        if kind in _MESSAGES and yes_or_no(words.get("private")):
            return "note"
        if kind in _ANSWERS and (yes_or_no(words.get("automatic")) or agent in self._bots):
            return "automatic_reply"
        return None if kind == "ignore" else cast("HistoryEventKind | None", kind)

    def _priority(self, at: _Spot, word: str | None) -> Priority | None:
        priority = self._words.priority(word)
        if word is not None and priority is None:
            hint = "say in [priorities] what it means: low, normal, high or urgent"
            self._report(at, "unknown-priority", "the priority is not known", self._word_columns["priority"], hint)
        return priority

    def _rating(self, at: _Spot, word: str | None) -> int | None:
        rating = rating_of(word)
        if word is not None and rating is None:
            self._report(at, "bad-rating", "a rating is a whole number from 1 to 5", self._word_columns["rating"])
        return rating

    def _report(self, at: _Spot, code: str, message: str, column: str, hint: str | None = None) -> None:
        self._is_sound = False
        self._log.add(code, message, place=at.place, ticket_id=at.ticket_id, column=column, suggestion=hint)


def _nothing(_: Mapping[str, Any]) -> tuple[()]:
    return ()


def _named(names: frozenset[str], facts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: fact for name, fact in facts.items() if name in names}


class _Spot(NamedTuple):
    row: Mapping[str, Any]
    ticket_id: str
    place: Place
