"""Hold what is owed to which conversations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from xborder_support.conditions import CONVERSATION_SCHEMA, Condition
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Target

__all__ = ["METRICS", "SLA_SCHEMA", "Metric", "SlaPolicy", "metric_named"]

#: What is measured. ``first_response``: from the customer's first message to the first answer of a person; ``next_response``: from each
#: later message left waiting to the next such answer; ``resolution``: from the first message to solved.
Metric: TypeAlias = Literal["first_response", "next_response", "resolution"]
METRICS: tuple[Metric, ...] = get_args(Metric)

#: The fields that the ``when`` of a policy can ask about. Events tell all but ``tier`` and ``segments``, which the caller adds.
SLA_SCHEMA = CONVERSATION_SCHEMA


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPolicy:
    """Promise targets to the conversations that fulfil a condition.

    ``calendar`` names the calendar of business time; None means the calendar of the conversation's market, or else ``default``.
    ``marketplace`` is None for the shop's own policies; otherwise the policy runs beside them, as that marketplace's clock.
    Automatic replies stop its response clocks only where ``counts_automatic`` says so.

    Errors: ``UsageError`` ``unknown-metric``.

    Example:
        >>> from xborder_support import SlaPolicy, Target
        >>> SlaPolicy(name="usual", targets={"first_response": Target.parse("2h business")}, calendar="tokyo").when.describe()
        'always'
    """

    name: str
    targets: Mapping[Metric, Target]
    when: Condition = field(default_factory=Condition)
    calendar: str | None = None
    marketplace: str | None = None
    counts_automatic: bool = False

    def __post_init__(self) -> None:
        for metric in self.targets:
            metric_named(metric)


def metric_named(name: str) -> Metric:
    """Return a metric by its name.

    Errors: ``UsageError`` ``unknown-metric``.
    """
    for metric in METRICS:
        if metric == name:
            return metric
    raise UsageError(f"no metric is called {str(name)[:60]!r}", code="unknown-metric", hint=did_you_mean(str(name)[:60], METRICS))
