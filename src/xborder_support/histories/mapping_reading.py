"""Read a mapping of columns from TOML or a dict, and name every fault in it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field, create_model

from xborder_support.configuration import Document, StrictModel, fault_at, read_toml, relocated, validate
from xborder_support.conversations import TicketStatus
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.terms import Priority, time_zone

from .instants import EPOCH_FORMATS
from .mapping import TIME_COLUMNS, ColumnMapping
from .vocabulary import HistoryEventKind

__all__ = ["load_mapping", "mapping_from_config"]

_TABLE = "history"
_FORMAT = "format"  # with which every desk file begins
_LONG = ("event", "status")
_FACTS = (
    "time",
    *_LONG,
    "id",
    "order",
    "agent",
    "team",
    "priority",
    "channel",
    "market",
    "marketplace",
    "language",
    "topic",
    "rating",
    "scope",
    "private",
    "automatic",
)
_SAMPLE = datetime(2001, 2, 3, 14, 5, tzinfo=UTC)

_Column = Annotated[str, Field(min_length=1, max_length=256)]
_Word = Annotated[str, Field(max_length=256)]
_Event: TypeAlias = HistoryEventKind | Literal["ignore"]


def mapping_from_config(config: Mapping[str, Any] | Document) -> ColumnMapping:
    """Read a mapping: the whole configuration, or its ``history`` table where it has one.

    Errors: ``ConfigurationError`` with the faults ``missing-key``, ``unknown-key``, ``unknown-value``, ``unknown-time-zone``,
    ``bad-time-format``, ``no-time``, and others for the shape of a table.

    Example:
        >>> from xborder_support.histories import mapping_from_config
        >>> mapping_from_config({"columns": {"ticket": "number", "craeted_at": "opened"}})
        Traceback (most recent call last):
        ...
        xborder_support.errors.ConfigurationError: 1 fault in the configuration:
          columns.craeted_at: no setting is called 'craeted_at' [unknown-key]
            did you mean "created_at"? ...
    """
    document = config if isinstance(config, Document) else Document(config)
    if _TABLE not in document.data:
        if _FORMAT in document.data:
            hint = "write [history.columns] into it, or pass a file of its own, which says [columns], and below it which column holds what"
            raise ConfigurationError(
                [fault_at(document, (_FORMAT,), "missing-key", "this is a desk file, and no mapping of columns", hint)]
            )
        return _mapping(document)
    inner = document.data[_TABLE]
    if not isinstance(inner, Mapping):
        raise ConfigurationError([fault_at(document, (_TABLE,), "not-a-table", "a table is expected here", f"write [{_TABLE}.columns]")])
    try:
        return _mapping(Document(inner))
    except ConfigurationError as error:
        raise ConfigurationError(relocated(error.faults, document, (_TABLE,))) from None


def load_mapping(path: str | Path) -> ColumnMapping:
    """Read a mapping from a TOML file.

    Errors: ``ConfigurationError`` with the faults of ``mapping_from_config``, and those of a file that cannot be read.
    """
    return mapping_from_config(read_toml(path))


def _known_zone(name: str) -> str:
    return time_zone(name).key


def _known_format(text: str) -> str:
    if text == "iso" or text in EPOCH_FORMATS or _is_pattern(text):
        return text
    hint = f'{did_you_mean(text[:60], ["iso", *EPOCH_FORMATS])}, or a pattern with the whole date, such as "%d-%m-%Y %H:%M"'
    raise UsageError("this is no format of times", code="bad-time-format", hint=hint)


def _is_pattern(text: str) -> bool:
    """Tell whether a pattern reads back the day that it writes, so that no date is ever filled in from nowhere."""
    try:
        return "%" in text and datetime.strptime(_SAMPLE.strftime(text), text).date() == _SAMPLE.date()  # noqa: DTZ007
    except ValueError:
        return False


_Columns = create_model(
    "_Columns",
    __base__=StrictModel,
    ticket=(_Column, ...),
    **dict.fromkeys((*TIME_COLUMNS, *_FACTS), (_Column | None, None)),  # type: ignore[call-overload]
)


class _MappingTables(StrictModel):
    columns: _Columns
    context: Annotated[dict[_Column, _Column], Field(max_length=100)] = Field(default_factory=dict)
    events: Annotated[dict[_Word, _Event], Field(max_length=10_000)] = Field(default_factory=dict)
    statuses: Annotated[dict[_Word, TicketStatus], Field(max_length=10_000)] = Field(default_factory=dict)
    priorities: Annotated[dict[_Word, Priority], Field(max_length=10_000)] = Field(default_factory=dict)
    time_format: Annotated[str, AfterValidator(_known_format)] = "iso"
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    missing: tuple[_Word, ...] = ()
    bots: tuple[_Word, ...] = ()


def _mapping(document: Document) -> ColumnMapping:
    tables = validate(_MappingTables, document)
    columns = {name: column for name, column in tables.columns.model_dump().items() if column is not None}
    if faults := list(_about_times(document, columns)):
        raise ConfigurationError(faults)
    return ColumnMapping(
        columns=columns,
        context=dict(tables.context),
        events=dict(tables.events),
        statuses=dict(tables.statuses),
        priorities=dict(tables.priorities),
        time_format=tables.time_format,
        time_zone=tables.time_zone,
        missing=frozenset(word.strip() for word in tables.missing),
        bots=frozenset(tables.bots),
    )


def _about_times(document: Document, columns: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the faults of a mapping that names no times, or none for what needs one."""
    if "time" in columns:
        return
    if not TIME_COLUMNS.keys() & columns.keys():
        hint = 'add created_at = "…" where a row is a ticket, or time = "…" where a row is an event'
        yield fault_at(document, ("columns",), "no-time", "no column of times is named", hint)
    for name in _LONG:
        if name in columns:
            hint = 'add time = "…", the column that tells when; or move it to [context]'
            yield fault_at(document, ("columns", name), "no-time", f"{name!r} says what happened, and no column says when", hint)
