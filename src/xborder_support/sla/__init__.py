"""Say how soon an answer is owed: the clocks that run on a conversation, and the time that a customer can be promised.

Everything is computed from the ticket events and ``now``; nothing is counted up and stored. Who answers is ``routing``'s matter.
"""

from .attainments import Attainment, AttainmentVerdict, attainment, attainment_by, median_response, median_wait
from .clocks import THRESHOLDS, Cycle, HandOvers, MetricReport, Pause, SlaReport, SlaState, Threshold, evaluate, hand_overs
from .policies import METRIC_RULES, METRICS, SHOP, SLA_SCHEMA, MetricRule, ReopenPolicy, SlaPolicy, metric_named
from .policy_reading import load_policies, policies_from_config
from .policy_schema import policies_json_schema
from .presets import (
    PRESET_CALENDARS,
    MarketplaceClock,
    PresetCalendar,
    RingCadence,
    StatuteLimit,
    StatutoryClock,
    list_marketplaces,
    list_ring_territories,
    list_statutes,
    marketplace_clocks,
    marketplace_policies,
    preset_calendar,
    ring_cadence,
    ring_seconds,
    rings,
    statutory_clocks,
    statutory_policies,
)
from .promises import Load, Promise, PromiseSegment, promise

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
    "policies_json_schema",
    "preset_calendar",
    "promise",
    "ring_cadence",
    "ring_seconds",
    "rings",
    "statutory_clocks",
    "statutory_policies",
]
