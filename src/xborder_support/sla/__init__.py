"""Say how soon an answer is owed: the clocks that run on a conversation, and the time that a customer can be promised.

Everything is computed from the ticket events and ``now``; nothing is counted up and stored. Who answers is ``routing``'s matter.
"""

from .cycles import THRESHOLDS, Cycle, SlaState, Threshold
from .evaluation import evaluate
from .hand_overs import HandOvers, hand_overs
from .marketplaces import MarketplaceClock, list_marketplaces, marketplace_clocks, marketplace_policies
from .metrics import METRIC_RULES, METRICS, Metric, MetricRule, ReopenPolicy
from .pauses import Pause
from .policy import SHOP, SLA_SCHEMA, SlaPolicy
from .policy_reading import load_policies, policies_from_config
from .promise import Promise, promise
from .report import MetricReport, SlaReport

__all__ = [
    "METRICS",
    "METRIC_RULES",
    "SHOP",
    "SLA_SCHEMA",
    "THRESHOLDS",
    "Cycle",
    "HandOvers",
    "MarketplaceClock",
    "Metric",
    "MetricReport",
    "MetricRule",
    "Pause",
    "Promise",
    "ReopenPolicy",
    "SlaPolicy",
    "SlaReport",
    "SlaState",
    "Threshold",
    "evaluate",
    "hand_overs",
    "list_marketplaces",
    "load_policies",
    "marketplace_clocks",
    "marketplace_policies",
    "policies_from_config",
    "promise",
]
