"""Guess what the columns of a table mean, where their names say it plainly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xborder_support.errors import UsageError

__all__ = ["guessed_columns", "told"]

#: The plain names of each fact, the plainest first. Case, blanks and hyphens do not matter.
_TICKET = ("ticket_id", "ticket", "ticket_number", "case_id", "conversation_id", "number", "id")
_TIME = ("at", "time", "timestamp", "event_at", "event_time", "occurred_at", "updated_at", "created_at")
_LONG: Mapping[str, Sequence[str]] = {
    "event": ("event", "kind", "event_kind", "event_type"),
    "status": ("status", "ticket_status", "state"),
    "id": ("event_id", "id"),
}
_WIDE: Mapping[str, Sequence[str]] = {
    "created_at": ("created_at", "created", "opened_at", "opened", "started_at"),
    "first_reply_at": ("first_reply_at", "first_response_at", "first_replied_at", "answered_at", "answered"),
    "solved_at": ("solved_at", "solved", "resolved_at", "resolved"),
    "closed_at": ("closed_at", "closed"),
}
_FACTS: Mapping[str, Sequence[str]] = {
    "agent": ("agent", "agent_id", "assignee", "assignee_id"),
    "team": ("team", "group", "assignment_group"),
    "market": ("market", "territory", "country"),
    "language": ("language", "locale"),
    **{name: (name,) for name in ("channel", "marketplace", "priority", "topic", "rating", "automatic", "private")},
}
_CONTEXT = ("tier",)


def guessed_columns(names: Sequence[str]) -> dict[str, Any]:
    """Return a mapping of columns in the form that ``histories`` reads.

    A table with a column of events, or of statuses with their times, has a row for each event; any other has a row for each ticket.

    Errors: ``UsageError`` ``unclear-columns``, with a mapping to fill in; ``no-tickets`` where there are no columns.
    """
    if not names:
        raise UsageError(
            "the table has no rows", code="no-tickets", hint="the first line names the columns, and each further line is a row"
        )
    known = {name.strip().casefold().replace(" ", "_").replace("-", "_"): name for name in reversed(names)}
    columns = _found({"ticket": _TICKET}, known)
    rest = {plain: name for plain, name in known.items() if name not in columns.values()}
    columns |= _with_creation(_long(rest), rest) or _found(_WIDE, rest)
    columns |= _found(_FACTS, rest)
    if "ticket" not in columns or not columns.keys() & {"time", *_WIDE}:
        shown = ", ".join(name[:40] for name in names[:40])
        raise UsageError(f"what the columns mean is not plain: {shown}", code="unclear-columns", hint=_hint(columns))
    return {"columns": columns, "context": {name: rest[name] for name in _CONTEXT if name in rest}}


def _long(known: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of a table of events; none where it is a table of tickets."""
    found = _found({"time": _TIME, **_LONG}, known)
    has_times_of_tickets = len(_found(_WIDE, known)) > 1
    is_long = "time" in found and ("event" in found or ("status" in found and not has_times_of_tickets))
    return found if is_long else {}


def _with_creation(found: dict[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of a table of events with the one that tells when a ticket was created, where it is not the time of the event."""
    created = _found({"created_at": _WIDE["created_at"]}, known)
    return created | found if found and created.get("created_at") != found["time"] else found


def _found(wanted: Mapping[str, Sequence[str]], known: Mapping[str, str]) -> dict[str, str]:
    plain = {fact: next((name for name in names if name in known), None) for fact, names in wanted.items()}
    return {fact: known[name] for fact, name in plain.items() if name is not None}


def told(guess: Mapping[str, Any]) -> str:
    """Return the guess as the file that would say the same."""
    tables = [(name, guess[name]) for name in ("columns", "context") if guess[name]]
    return "\n".join(line for name, columns in tables for line in (f"[{name}]", *_lines(columns)))


def _lines(columns: Mapping[str, str]) -> Iterable[str]:
    return (f"{fact} = {json.dumps(column, ensure_ascii=False)}" for fact, column in columns.items())


def _hint(columns: Mapping[str, str]) -> str:
    """Return a file to fill in, with what was plain."""
    usual = {"ticket": "…", "created_at": "…", "first_reply_at": "…", "solved_at": "…", "market": "…"}
    lines = ["write a file like this, and pass it with --columns:", "[columns]", *_lines({**usual, **columns})]
    lines += ["# where a row is an event: time, event and status in place of created_at, first_reply_at and solved_at"]
    return "\n  ".join(lines)
