"""Name what is measured, and say what pauses each clock and what a reopened ticket does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from xborder_support.conversations import TicketStatus
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Metric

__all__ = ["METRICS", "METRIC_RULES", "Metric", "MetricRule", "ReopenPolicy", "metric_named"]

#: All metrics, in the order of ``Metric``.
METRICS: tuple[Metric, ...] = get_args(Metric)

#: What a clock does that had stopped, once the ticket is reopened: go on where it stopped, start anew, or nothing.
ReopenPolicy: TypeAlias = Literal["resume", "new_cycle", "ignore"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRule:
    """Say in which statuses of the ticket a clock stands still, and what reopening does to it.

    Example:
        >>> from xborder_support.sla import METRIC_RULES
        >>> sorted(METRIC_RULES["agent_work"].pauses), METRIC_RULES["agent_work"].reopen
        (['on_hold', 'pending'], 'resume')
    """

    pauses: frozenset[TicketStatus] = frozenset()
    reopen: ReopenPolicy = "new_cycle"


_PENDING: frozenset[TicketStatus] = frozenset({"pending"})

#: What holds where a policy says nothing else. Sources: Zendesk's reference of metric events and its page of native metrics.
METRIC_RULES: Mapping[Metric, MetricRule] = MappingProxyType(
    {
        "first_response": MetricRule(),
        "next_response": MetricRule(),
        "every_response": MetricRule(),
        "periodic_update": MetricRule(),
        "pausable_update": MetricRule(pauses=_PENDING),
        "requester_wait": MetricRule(pauses=_PENDING, reopen="resume"),
        "agent_work": MetricRule(pauses=_PENDING | {"on_hold"}, reopen="resume"),
        "first_resolution": MetricRule(reopen="ignore"),
        "resolution": MetricRule(reopen="resume"),
        "on_hold": MetricRule(),
        "ring_time": MetricRule(),
        "queue_wait": MetricRule(),
    }
)

#: What help desks call these.
_ALIASES: Mapping[str, Metric] = {
    "first_reply": "first_response",
    "first_reply_time": "first_response",
    "first_response_time": "first_response",
    "reply_time": "first_response",
    "next_reply": "next_response",
    "next_reply_time": "next_response",
    "next_response_time": "next_response",
    "every_reply": "every_response",
    "periodic_update_time": "periodic_update",
    "pausable_update_time": "pausable_update",
    "requester_wait_time": "requester_wait",
    "agent_work_time": "agent_work",
    "first_resolution_time": "first_resolution",
    "full_resolution": "resolution",
    "full_resolution_time": "resolution",
    "total_resolution": "resolution",
    "total_resolution_time": "resolution",
    "resolution_time": "resolution",
    "on_hold_time": "on_hold",
}


def metric_named(name: str) -> Metric:
    """Return a metric by its name, or by the one that Zendesk and others give it.

    Errors: ``UsageError`` ``unknown-metric``.
    """
    for metric in METRICS:
        if metric == name:
            return metric
    if isinstance(name, str) and name in _ALIASES:
        return _ALIASES[name]
    shown = str(name)[:60]
    raise UsageError(f"no metric is called {shown!r}", code="unknown-metric", hint=_meant(shown))


def _meant(name: str) -> str:
    """Return a remedy for an unknown name, which may be a slip in a name that help desks use."""
    alias = next((close for close in get_close_matches(name, [*METRICS, *_ALIASES], n=1) if close in _ALIASES), None)
    if alias is None:
        return did_you_mean(name, METRICS)
    return f'did you mean "{alias}", which is {_ALIASES[alias]}? Known: {", ".join(sorted(METRICS))}'
