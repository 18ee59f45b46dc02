"""Say how soon an answer is owed: the clocks that run on a conversation, and the time that a customer can be promised.

Everything is computed from the ticket events and ``now``; nothing is counted up and stored. Who answers is ``routing``'s matter.
"""

from .cycles import Cycle, SlaState
from .evaluation import evaluate
from .marketplaces import MarketplaceClock, list_marketplaces, marketplace_clocks, marketplace_policies
from .policy import SLA_SCHEMA, Metric, SlaPolicy
from .policy_reading import load_policies, policies_from_config
from .promise import Promise, promise
from .report import MetricReport, SlaReport

__all__ = [
    "SLA_SCHEMA",
    "Cycle",
    "MarketplaceClock",
    "Metric",
    "MetricReport",
    "Promise",
    "SlaPolicy",
    "SlaReport",
    "SlaState",
    "evaluate",
    "list_marketplaces",
    "load_policies",
    "marketplace_clocks",
    "marketplace_policies",
    "policies_from_config",
    "promise",
]
