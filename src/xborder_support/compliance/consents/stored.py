"""Read a stored ledger, and refuse what is no ledger, what a later release wrote, and what somebody changed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from xborder_support.errors import UsageError

from .event import ConsentEvent, identity
from .proof import Proof

__all__ = ["SCHEMA", "event_row", "read_rows", "written"]

SCHEMA = "consents/1"
_INSTANTS = ("at", "expires_at", "contact_from", "contact_until")
_TUPLES = ("purposes", "media", "recorded_by")


def event_row(event: ConsentEvent) -> dict[str, Any]:
    """Return an event as plain values, without what is not given."""
    recorded = {"recorded_by": list(event.recorded_by)} if event.recorded_by else {}
    return {"event_id": event.event_id, **identity(event), **recorded}


def written(events: tuple[ConsentEvent, ...]) -> str:
    """Return events as the JSON of a ledger."""
    return json.dumps({"schema": SCHEMA, "events": [event_row(event) for event in events]}, ensure_ascii=False)


def read_rows(text: str | bytes) -> list[ConsentEvent]:
    """Return the events of a stored ledger.

    Errors: ``UsageError`` ``bad-stored-value``, ``newer-stored-value``, ``broken-ledger``.
    """
    return [_read(row, number) for number, row in enumerate(_rows(text), start=1)]


def _rows(text: str | bytes) -> list[Any]:
    try:
        stored = json.loads(text)
        mark, rows = stored["schema"], stored["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _no_ledger("it is no JSON object with a schema and events") from None
    if mark != SCHEMA:
        raise _other_mark(mark)
    if not isinstance(rows, list) or stored.keys() != {"schema", "events"}:
        raise _no_ledger("it has other keys than a ledger")
    return rows


def _read(row: Any, number: int) -> ConsentEvent:
    try:
        event = _event(row)
        expected = row["event_id"]
    except (UsageError, ValueError, KeyError, TypeError, AttributeError):
        raise _no_ledger(f"its event {number} is missing something, or wrong") from None
    if event.event_id != expected:
        hint = "restore the ledger from a copy: an event is named by what it says, and this one says something else now"
        raise UsageError(f"event {number} of the ledger was changed after it was written", code="broken-ledger", hint=hint)
    return event


def _event(row: Mapping[str, Any]) -> ConsentEvent:
    values = {name: value for name, value in row.items() if name != "event_id"}
    for name in _INSTANTS:
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    for name in _TUPLES:
        values[name] = tuple(values.get(name, ()))
    if "proof" in values:
        values["proof"] = _proof(values["proof"])
    return ConsentEvent(**values)


def _proof(row: Mapping[str, Any]) -> Proof:
    values = dict(row)
    if "confirmed_at" in values:
        values["confirmed_at"] = datetime.fromisoformat(values["confirmed_at"])
    return Proof(**values)


def _other_mark(mark: object) -> UsageError:
    if isinstance(mark, str) and re.fullmatch(r"consents/[0-9]{1,4}", mark):
        hint = f"this release reads {SCHEMA!r}: update xborder-support where the ledger is read"
        return UsageError(f"a later release wrote this ledger ({mark!r})", code="newer-stored-value", hint=hint)
    return _no_ledger(f'it does not say "schema": "{SCHEMA}"')


def _no_ledger(why: str) -> UsageError:
    hint = "pass the text that Consents.to_json() returned, or Consents() where nothing is stored yet"
    return UsageError(f"this is no stored ledger of consents: {why}", code="bad-stored-value", hint=hint)
