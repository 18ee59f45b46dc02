"""Name the words that all packages share: places, languages, numbers, money, people, registers, reasons.

A noun stands here only when two packages of different layers need it. Nothing here decides anything.
"""

from .digits import native_digits
from .findings import Finding, Severity
from .languages import LanguageTag, language_tag
from .money import Money
from .people import PersonName
from .phones import E164, e164, local_phone, phone_for_reader, territory_of_phone
from .reasons import Reason
from .storable import Storable
from .target import Target
from .territories import Territory, territory
from .vocabulary import Channel, Gender, Metric, Priority, Purpose, Register, more_urgent
from .zone_cities import zone_aliases, zone_city
from .zones import known_time_zones, territory_time_zones, time_zone, utc

__all__ = [
    "E164",
    "Channel",
    "Finding",
    "Gender",
    "LanguageTag",
    "Metric",
    "Money",
    "PersonName",
    "Priority",
    "Purpose",
    "Reason",
    "Register",
    "Severity",
    "Storable",
    "Target",
    "Territory",
    "e164",
    "known_time_zones",
    "language_tag",
    "local_phone",
    "more_urgent",
    "native_digits",
    "phone_for_reader",
    "territory",
    "territory_of_phone",
    "territory_time_zones",
    "time_zone",
    "utc",
    "zone_aliases",
    "zone_city",
]
