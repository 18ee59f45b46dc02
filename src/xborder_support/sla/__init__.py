"""Say how soon an answer is owed: the clocks that run on a conversation, and the time that a customer can be promised.

Everything is computed from the ticket events and ``now``; nothing is counted up and stored. Who answers is ``routing``'s matter.
"""

from .attainment import Attainment, AttainmentVerdict, attainment, attainment_by, median_response, median_wait
from .cycles import THRESHOLDS, Cycle, SlaState, Threshold
from .evaluation import evaluate
from .hand_overs import HandOvers, hand_overs
from .load import Load
from .marketplaces import MarketplaceClock, list_marketplaces, marketplace_clocks, marketplace_policies
from .metrics import METRIC_RULES, METRICS, Metric, MetricRule, ReopenPolicy, metric_named
from .pauses import Pause
from .policy import SHOP, SLA_SCHEMA, SlaPolicy
from .policy_reading import load_policies, policies_from_config
from .preset_calendars import PRESET_CALENDARS, PresetCalendar, preset_calendar
from .promise import Promise, promise
from .promise_segments import PromiseSegment
from .report import MetricReport, SlaReport
from .ringing import RingCadence, list_ring_territories, ring_cadence, ring_seconds, rings
from .statutes import StatuteLimit, StatutoryClock, list_statutes, statutory_clocks, statutory_policies

__all__ = [
    "METRICS",
    "METRIC_RULES",
    "PRESET_CALENDARS",
    "SHOP",
    "SLA_SCHEMA",
    "THRESHOLDS",
    "Attainment",
    "AttainmentVerdict",
    "Cycle",
    "HandOvers",
    "Load",
    "MarketplaceClock",
    "Metric",
    "MetricReport",
    "MetricRule",
    "Pause",
    "PresetCalendar",
    "Promise",
    "PromiseSegment",
    "ReopenPolicy",
    "RingCadence",
    "SlaPolicy",
    "SlaReport",
    "SlaState",
    "StatuteLimit",
    "StatutoryClock",
    "Threshold",
    "attainment",
    "attainment_by",
    "evaluate",
    "hand_overs",
    "list_marketplaces",
    "list_ring_territories",
    "list_statutes",
    "load_policies",
    "marketplace_clocks",
    "marketplace_policies",
    "median_response",
    "median_wait",
    "metric_named",
    "policies_from_config",
    "preset_calendar",
    "promise",
    "ring_cadence",
    "ring_seconds",
    "rings",
    "statutory_clocks",
    "statutory_policies",
]
