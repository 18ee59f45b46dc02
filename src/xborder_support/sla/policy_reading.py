"""Read policies from configuration, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xborder_support.conditions import Condition, compile_condition
from xborder_support.configuration import Document, fault_at, read_toml, validate
from xborder_support.errors import ConfigurationError, Fault, did_you_mean

from .policies import SLA_SCHEMA, SlaPolicy
from .policy_tables import PolicyTable, SlaTables
from .presets import PRESET_CALENDARS

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["load_policies", "policies_from_config"]

_MAX_POLICIES = 1_000


def policies_from_config(
    config: Mapping[str, Any] | Document, *, calendars: Mapping[str, BusinessCalendar] | None = None
) -> tuple[SlaPolicy, ...]:
    """Read the ``sla`` tables of a configuration, such as a whole desk file. Other tables are left alone.

    With ``calendars``, every calendar that a policy names must be among them, or one of ``PRESET_CALENDARS``, and conditions may ask about
    them.

    Errors: ``ConfigurationError`` with the faults of ``compile_condition``, ``bad-target``, ``no-target``, ``unknown-calendar``,
    ``too-many-policies``, and for the shape of a table ``unknown-key`` and others.

    Example:
        >>> from xborder_support.sla import policies_from_config
        >>> urgent, usual = policies_from_config({"sla": [
        ...     {"when": {"priority": ["high", "urgent"]}, "first_response": "30m business"},
        ...     {"name": "usual", "first_response": "2h business", "resolution": "3 business days"},
        ... ]})
        >>> urgent.name, str(usual.targets["resolution"])
        ('policy 1', '3 business days')
    """
    document = config if isinstance(config, Document) else Document(config)
    _refuse_too_many(document)
    conditions, faults = _read_conditions(document, calendars)
    try:
        tables = validate(SlaTables, document).sla
    except ConfigurationError as error:
        raise ConfigurationError([*error.faults, *faults]) from None
    if faults := [*faults, *_unknown_calendars(document, tables, calendars)]:
        raise ConfigurationError(faults)
    return tuple(table.policy(number, condition) for number, (table, condition) in enumerate(zip(tables, conditions, strict=True), 1))


def load_policies(path: str | Path, *, calendars: Mapping[str, BusinessCalendar] | None = None) -> tuple[SlaPolicy, ...]:
    """Read the ``[[sla]]`` tables of a TOML file.

    Errors: ``ConfigurationError`` with the faults of ``policies_from_config``, ``missing-key`` for a file without such a table, and those
    of a file that cannot be read.
    """
    document = read_toml(path)
    if "sla" not in document.data:
        fault = fault_at(document, ("sla",), "missing-key", "the file has no [[sla]] table", "check the name of the table")
        raise ConfigurationError([fault])
    return policies_from_config(document, calendars=calendars)


def _refuse_too_many(document: Document) -> None:
    raw = document.data.get("sla")
    if isinstance(raw, list) and len(raw) > _MAX_POLICIES:
        message = f"{len(raw)} policies, at most {_MAX_POLICIES} are read"
        raise ConfigurationError([fault_at(document, ("sla",), "too-many-policies", message, "join policies by listing values")])


def _read_conditions(document: Document, calendars: Mapping[str, BusinessCalendar] | None) -> tuple[list[Condition], list[Fault]]:
    conditions: list[Condition] = []
    faults: list[Fault] = []
    raw = document.data.get("sla")
    for number, table in enumerate(raw if isinstance(raw, list) else ()):
        when = table.get("when", {}) if isinstance(table, Mapping) else {}
        try:
            conditions.append(compile_condition(when, SLA_SCHEMA, document=document, path=("sla", number, "when"), calendars=calendars))
        except ConfigurationError as error:
            faults += error.faults
    return conditions, faults


def _unknown_calendars(document: Document, tables: list[PolicyTable], calendars: Mapping[str, BusinessCalendar] | None) -> Iterator[Fault]:
    for number, table in enumerate(tables):
        if calendars is not None and table.calendar is not None and table.calendar not in {*calendars, *PRESET_CALENDARS}:
            message = f"no calendar is called {table.calendar[:60]!r}"
            hint = did_you_mean(table.calendar[:60], calendars)
            yield fault_at(document, ("sla", number, "calendar"), "unknown-calendar", message, hint)
