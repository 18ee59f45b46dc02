"""State what marketplaces and laws want, and how long a telephone rings."""

from .calendars import PRESET_CALENDARS, PresetCalendar, preset_calendar
from .marketplaces import MarketplaceClock, list_marketplaces, marketplace_clocks, marketplace_policies
from .ringing import RingCadence, list_ring_territories, ring_cadence, ring_seconds, rings
from .statutes import StatuteLimit, StatutoryClock, list_statutes, statutory_clocks, statutory_policies

__all__ = [
    "PRESET_CALENDARS",
    "MarketplaceClock",
    "PresetCalendar",
    "RingCadence",
    "StatuteLimit",
    "StatutoryClock",
    "list_marketplaces",
    "list_ring_territories",
    "list_statutes",
    "marketplace_clocks",
    "marketplace_policies",
    "preset_calendar",
    "ring_cadence",
    "ring_seconds",
    "rings",
    "statutory_clocks",
    "statutory_policies",
]
