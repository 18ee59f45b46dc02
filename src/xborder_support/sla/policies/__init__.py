"""Say what is measured, and what is owed to which conversations."""

from .metrics import METRIC_RULES, METRICS, MetricRule, ReopenPolicy, metric_named
from .policy import SHOP, SLA_SCHEMA, SlaPolicy

__all__ = [
    "METRICS",
    "METRIC_RULES",
    "SHOP",
    "SLA_SCHEMA",
    "MetricRule",
    "ReopenPolicy",
    "SlaPolicy",
    "metric_named",
]
