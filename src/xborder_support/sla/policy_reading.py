"""Read policies from configuration, reporting every fault at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from xborder_support.conditions import Condition, compile_condition
from xborder_support.configuration import Document, StrictModel, fault_at, read_toml, validate
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.terms import Target

from .policy import METRICS, SLA_SCHEMA, SlaPolicy

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["load_policies", "policies_from_config"]

_MAX_POLICIES = 1_000


def policies_from_config(
    config: Mapping[str, Any] | Document, *, calendars: Mapping[str, BusinessCalendar] | None = None
) -> tuple[SlaPolicy, ...]:
    """Read the ``sla`` tables of a configuration, such as a whole desk file. Other tables are left alone.

    With ``calendars``, every calendar that a policy names must be among them.

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
    conditions, faults = _read_conditions(document)
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


def _parsed(text: object) -> object:
    if isinstance(text, str):
        return Target.parse(text)
    raise UsageError("a target is text", code="bad-target", hint='write "2h business", "24h elapsed" or "3 business days"')


_Target = Annotated[Target, BeforeValidator(_parsed)]
_Name = Annotated[str, Field(min_length=1, max_length=256)]


class PolicyTable(StrictModel):
    """Describe one ``[[sla]]`` table. ``when`` is read by ``conditions``."""

    name: _Name | None = None
    when: Any = Field(default_factory=dict)
    calendar: _Name | None = None
    first_response: _Target | None = None
    next_response: _Target | None = None
    resolution: _Target | None = None
    counts_automatic: bool = Field(default=False, strict=True)

    @model_validator(mode="after")
    def _has_a_target(self) -> PolicyTable:
        if not self.targets:
            hint = f'write {METRICS[0]} = "2h business"'
            raise UsageError("the policy promises nothing", code="no-target", hint=hint)
        return self

    @property
    def targets(self) -> dict[Any, Target]:
        """Return the targets that are set, by metric."""
        return {metric: target for metric in METRICS if (target := getattr(self, metric)) is not None}

    def policy(self, number: int, when: Condition) -> SlaPolicy:
        """Return the policy; without a name, it is called by its position."""
        name = self.name or f"policy {number}"
        return SlaPolicy(name=name, targets=self.targets, when=when, calendar=self.calendar, counts_automatic=self.counts_automatic)


class SlaTables(BaseModel):
    """Describe the part of a configuration that this package reads."""

    model_config = ConfigDict(extra="ignore")

    sla: Annotated[list[PolicyTable], Field(strict=True)] = Field(default_factory=list)


def _refuse_too_many(document: Document) -> None:
    raw = document.data.get("sla")
    if isinstance(raw, list) and len(raw) > _MAX_POLICIES:
        message = f"{len(raw)} policies, at most {_MAX_POLICIES} are read"
        raise ConfigurationError([fault_at(document, ("sla",), "too-many-policies", message, "join policies by listing values")])


def _read_conditions(document: Document) -> tuple[list[Condition], list[Fault]]:
    conditions: list[Condition] = []
    faults: list[Fault] = []
    raw = document.data.get("sla")
    for number, table in enumerate(raw if isinstance(raw, list) else ()):
        when = table.get("when", {}) if isinstance(table, Mapping) else {}
        try:
            conditions.append(compile_condition(when, SLA_SCHEMA, document=document, path=("sla", number, "when")))
        except ConfigurationError as error:
            faults += error.faults
    return conditions, faults


def _unknown_calendars(document: Document, tables: list[PolicyTable], calendars: Mapping[str, BusinessCalendar] | None) -> Iterator[Fault]:
    for number, table in enumerate(tables):
        if calendars is not None and table.calendar is not None and table.calendar not in calendars:
            message = f"no calendar is called {table.calendar[:60]!r}"
            hint = did_you_mean(table.calendar[:60], calendars)
            yield fault_at(document, ("sla", number, "calendar"), "unknown-calendar", message, hint)
