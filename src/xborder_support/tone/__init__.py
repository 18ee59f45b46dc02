"""Say it as a local would: messages in the customer's language, at the right level of politeness, safe for the channel.

Messages are Project Fluent files, compiled once and rendered strictly: a missing value, an unknown locale or a register that a locale does
not have raises, and nothing is ever replaced in silence. Around them stand what a local knows without thinking: how a name is written and
somebody greeted, which register a text is in, and what a reply should not say.
"""

from .catalogs import Catalog, Parameter, RenderedText, ReviewState, Span
from .courtesy import (
    ApologyLevel,
    Arranged,
    Concern,
    Customs,
    DayPart,
    FeastDay,
    FeastTone,
    ReplyKind,
    Situation,
    Slang,
    apology_level,
    arrange,
    blessing,
    closing,
    closing_emoji,
    concern_of,
    customs_of,
    day_part,
    emoji_budget,
    feast_greeting,
    feasts_on,
    foreign_slang,
    greeting_values,
    is_grave,
    opens_with_blessing,
    salutation,
    slang_of,
)
from .names import NameFormality, NameLength, NameOrder, NameUsage, format_name
from .registers import DetectedRegister, RegisterMark, detect_register
from .zone_label import zone_label

__all__ = [
    "ApologyLevel",
    "Arranged",
    "Catalog",
    "Concern",
    "Customs",
    "DayPart",
    "DetectedRegister",
    "FeastDay",
    "FeastTone",
    "NameFormality",
    "NameLength",
    "NameOrder",
    "NameUsage",
    "Parameter",
    "RegisterMark",
    "RenderedText",
    "ReplyKind",
    "ReviewState",
    "Situation",
    "Slang",
    "Span",
    "apology_level",
    "arrange",
    "blessing",
    "closing",
    "closing_emoji",
    "concern_of",
    "customs_of",
    "day_part",
    "detect_register",
    "emoji_budget",
    "feast_greeting",
    "feasts_on",
    "foreign_slang",
    "format_name",
    "greeting_values",
    "is_grave",
    "opens_with_blessing",
    "salutation",
    "slang_of",
    "zone_label",
]
