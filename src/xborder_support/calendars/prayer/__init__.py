"""Answer when prayer time is, what the prayers are called, and which minutes of it a desk keeps free.

Own astronomy, the methods of authorities as sourced facts, and a ``PrayerPause`` that a calendar subtracts from its hours: only where the
shop's policy says so, never by itself.
"""

from .method import PrayerMethod
from .names import AsrRule, HighLatitudeRule, Prayer
from .naming import prayer_name, prayer_name_language
from .packaged import get_prayer_method, list_prayer_methods, list_prayer_territories
from .pause import PrayerPause
from .slots import PrayerSlot
from .times import PrayerTimes, prayer_times

__all__ = [
    "AsrRule",
    "HighLatitudeRule",
    "Prayer",
    "PrayerMethod",
    "PrayerPause",
    "PrayerSlot",
    "PrayerTimes",
    "get_prayer_method",
    "list_prayer_methods",
    "list_prayer_territories",
    "prayer_name",
    "prayer_name_language",
    "prayer_times",
]
