"""Describe the ``[[sla]]`` tables of a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from xborder_support.conditions import Condition
from xborder_support.configuration import Day, StrictModel, first_instant, instant_after
from xborder_support.conversations import TicketStatus
from xborder_support.errors import UsageError
from xborder_support.terms import Metric, Target, territory

from .policies import METRIC_RULES, METRICS, MetricRule, ReopenPolicy, SlaPolicy

__all__ = ["PolicyTable", "SlaTables"]

_TARGET_HINT = 'write "2h business", "24h elapsed" or "3 business days"'
_MOST_HAND_OVERS = 1_000


def _target(value: object) -> object:
    if isinstance(value, Target):
        return value
    if isinstance(value, str):
        return Target.parse(value)
    raise UsageError("a target is text", code="bad-target", hint=_TARGET_HINT)


_Target = Annotated[Target, BeforeValidator(_target, json_schema_input_type=str)]
_Name = Annotated[str, Field(min_length=1, max_length=256)]
_Territory = Annotated[_Name, AfterValidator(territory)]


class MetricTable(StrictModel):
    """Describe what one metric promises: its target, and what pauses it and what reopening does where that is not as usual."""

    target: _Target
    pauses: list[TicketStatus] | None = None
    reopen: ReopenPolicy | None = None

    def rule(self, metric: Metric) -> MetricRule | None:
        """Return the rule that the table asks for, or None where it is as usual."""
        if self.pauses is None and self.reopen is None:
            return None
        usual = METRIC_RULES[metric]
        pauses = usual.pauses if self.pauses is None else frozenset(self.pauses)
        return MetricRule(pauses=pauses, reopen=self.reopen or usual.reopen)


def _table(value: object) -> object:
    """Return the short form as the table that it stands for."""
    return value if isinstance(value, Mapping) else MetricTable(target=_target(value))


_Metric = Annotated[MetricTable, BeforeValidator(_table, json_schema_input_type=str | MetricTable)]


class PolicyTable(StrictModel):
    """Describe one ``[[sla]]`` table. ``when`` is read by ``conditions``; a jurisdiction is a territory; days count in UTC, both whole."""

    name: _Name | None = None
    when: Any = Field(default_factory=dict)
    calendar: _Name | None = None
    marketplace: _Name | None = None
    jurisdiction: _Territory | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    counts_automatic: bool = Field(default=False, strict=True)
    excludes: list[_Name] = Field(default_factory=list)
    max_hand_overs: Annotated[int, Field(ge=0, le=_MOST_HAND_OVERS, strict=True)] | None = None
    first_response: _Metric | None = None
    next_response: _Metric | None = None
    every_response: _Metric | None = None
    periodic_update: _Metric | None = None
    pausable_update: _Metric | None = None
    requester_wait: _Metric | None = None
    agent_work: _Metric | None = None
    first_resolution: _Metric | None = None
    resolution: _Metric | None = None
    on_hold: _Metric | None = None
    ring_time: _Metric | None = None
    queue_wait: _Metric | None = None

    @model_validator(mode="after")
    def _can_be(self) -> PolicyTable:
        if not self.metrics:
            raise UsageError("the policy promises nothing", code="no-target", hint=f'write {METRICS[0]} = "2h business"')
        self.policy(1, Condition())  # which refuses what cannot be
        return self

    @property
    def metrics(self) -> dict[Metric, MetricTable]:
        """Return the metrics that have a target."""
        return {metric: table for metric in METRICS if (table := getattr(self, metric)) is not None}

    def policy(self, number: int, when: Condition) -> SlaPolicy:
        """Return the policy; without a name, it is called by its position."""
        metrics = self.metrics
        return SlaPolicy(
            name=self.name or f"policy {number}",
            targets={metric: table.target for metric, table in metrics.items()},
            when=when,
            calendar=self.calendar,
            marketplace=self.marketplace,
            jurisdiction=self.jurisdiction,
            counts_automatic=self.counts_automatic,
            rules={metric: rule for metric, table in metrics.items() if (rule := table.rule(metric))},
            excludes=frozenset(self.excludes),
            max_hand_overs=self.max_hand_overs,
            valid_from=None if self.valid_from is None else first_instant(self.valid_from),
            valid_to=None if self.valid_to is None else instant_after(self.valid_to),
        )


class SlaTables(BaseModel):
    """Describe the part of a configuration that this package reads."""

    model_config = ConfigDict(extra="ignore")

    sla: Annotated[list[PolicyTable], Field(strict=True)] = Field(default_factory=list)
