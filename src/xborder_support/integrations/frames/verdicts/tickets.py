"""Answer which rows belong to which ticket, and read the events of each. Nothing is sorted: a ticket keeps its rows in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import narwhals as nw
import numpy as np

from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.integrations.frames.columns import Frame, Series, column
from xborder_support.integrations.frames.instants import instants

from .names import EVENT_FIELDS
from .question import SlaQuestion

__all__ = ["Ticket", "Tickets", "tickets_of"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_INSTANTS = frozenset({"promised_at"})


@dataclass(frozen=True, slots=True)
class Ticket:
    """Hold the events of one ticket, what its rows say beside them, and the numbers of its rows."""

    rows: list[int]
    events: list[TicketEvent]
    context: Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class Tickets:
    """Hold the rows of a frame of events, by ticket."""

    rows_of: Mapping[Any, list[int]]
    at: list[datetime]
    fields: Mapping[str, list[Any]]
    facts: Mapping[str, list[Any]]

    def __len__(self) -> int:
        return len(self.rows_of)

    def __iter__(self) -> Iterator[Ticket]:
        for rows in self.rows_of.values():
            events = [self._event(row) for row in rows]
            context = {name: value for name, values in self.facts.items() if (value := _last(values, rows, self.at)) is not None}
            yield Ticket(rows, events, context)

    def _event(self, row: int) -> TicketEvent:
        said = {name: value for name, values in self.fields.items() if (value := values[row]) is not None}
        try:
            return TicketEvent(at=self.at[row], **said)
        except UsageError as error:
            raise UsageError(f"row {row}: {error.message}", code=error.code, hint=error.hint) from None
        except TypeError:
            raise UsageError(
                f"row {row}: it has no kind", code="null-in-key", hint="drop the rows without one, or name their kind"
            ) from None


def tickets_of(frame: Frame, question: SlaQuestion) -> Tickets:
    """Return the tickets of a frame of events.

    Errors: ``UsageError`` ``unknown-column``, ``null-in-key``, ``not-a-text-column``, and those of reading instants.
    """
    fields = {name: _read(frame, name, question) for name in EVENT_FIELDS if name == "kind" or question.has(frame.columns, name)}
    facts = {name: _read(frame, name, question) for name in ("tier",) if question.has(frame.columns, name)}
    return Tickets(_rows_by_ticket(frame, question), _moments(frame, "at", question, is_key=True), fields, facts)


def _rows_by_ticket(frame: Frame, question: SlaQuestion) -> dict[Any, list[int]]:
    name = question.name_of("ticket_id")
    series = column(frame, name)
    if series.dtype.is_float() or series.dtype.is_nested() or series.dtype == nw.Object:
        hint = "tickets are told apart by a text or a whole number"
        raise UsageError(f"column {name!r} holds {series.dtype}", code="bad-by-column", hint=hint)
    _refuse_nulls(series, name)
    found: dict[Any, list[int]] = {}
    for row, ticket in enumerate(series.to_list()):
        found.setdefault(ticket, []).append(row)
    return found


def _read(frame: Frame, wanted: str, question: SlaQuestion) -> list[Any]:
    """Return what the rows say in one field, as plain Python values with None for null."""
    if wanted in _INSTANTS:
        return _moments(frame, wanted, question)
    name = question.name_of(wanted)
    series = column(frame, name)
    if wanted == "rating":
        return [None if is_null else _whole(value) for value, is_null in zip(series.to_list(), series.is_null().to_list(), strict=True)]
    values = series.cast(nw.String).to_list() if series.dtype in {nw.Categorical, nw.Enum} else series.to_list()
    if wanted in {"event_id", "agent", "team"} and series.dtype.is_integer():
        return [None if value is None else str(value) for value in values]
    missing = np.asarray(series.is_null().to_numpy(), dtype=np.bool_)
    for row in np.flatnonzero(missing).tolist():
        values[row] = None
    return values


def _whole(value: Any) -> Any:
    """Return a number as a whole one, and what is none as it came: the event refuses it."""
    try:
        whole = int(value)
    except (TypeError, ValueError, OverflowError):
        return value
    return whole if isinstance(value, str) or whole == value else value


def _moments(frame: Frame, wanted: str, question: SlaQuestion, *, is_key: bool = False) -> list[Any]:
    name = question.name_of(wanted)
    read = instants(frame, name, question.zone)
    nulls = read.nulls
    if is_key and nulls is not None:
        _refuse_row(int(np.argmax(nulls)), name)
    finer = 1_000_000 // read.ticks
    moments = [
        _EPOCH + timedelta(microseconds=value * finer)
        for value in (read.values if nulls is None else np.where(nulls, 0, read.values)).tolist()
    ]
    return moments if nulls is None else [None if is_null else moment for moment, is_null in zip(moments, nulls.tolist(), strict=True)]


def _refuse_nulls(series: Series, name: str) -> None:
    nulls = np.asarray(series.is_null().to_numpy(), dtype=np.bool_)
    if nulls.any():
        _refuse_row(int(np.argmax(nulls)), name)


def _refuse_row(row: int, name: str) -> None:
    raise UsageError(
        f"column {name!r}, row {row}: it is null", code="null-in-key", hint="drop or fill these rows first: they belong to no ticket"
    )


def _last(values: list[Any], rows: list[int], at: list[datetime]) -> Any:
    """Return what the latest row says that says anything."""
    told = [row for row in rows if values[row] is not None]
    return values[max(told, key=at.__getitem__)] if told else None
