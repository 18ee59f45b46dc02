"""Say it as a local would: messages in the customer's language, at the right level of politeness, safe for the channel.

Messages are Project Fluent files, compiled once and rendered strictly: a missing value, an unknown locale or a register that a locale does
not have raises, and nothing is ever replaced in silence. Around them stand what a local knows without thinking: how a name is written and
somebody greeted, which register a text is in, and what a reply should not say.
"""

from .catalogs import Catalog, OnMissing, Parameter, RenderedText, ReviewState, Span, fluent_from_liquid
from .courtesy import (
    ApologyLevel,
    Arranged,
    Concern,
    ReplyKind,
    Situation,
    apology_level,
    arrange,
    blessing,
    closing,
    closing_emoji,
    concern_of,
    emoji_budget,
    feast_greeting,
    greeting_values,
    salutation,
)
from .linting import About, LintReport, Waived, Waiver, lint, lint_messages, load_waivers, to_sarif
from .names import NameFormality, NameLength, NameOrder, NameUsage, format_name
from .registers import DetectedRegister, RegisterMark, detect_register
from .zone_label import zone_label

__all__ = [
    "About",
    "ApologyLevel",
    "Arranged",
    "Catalog",
    "Concern",
    "DetectedRegister",
    "LintReport",
    "NameFormality",
    "NameLength",
    "NameOrder",
    "NameUsage",
    "OnMissing",
    "Parameter",
    "RegisterMark",
    "RenderedText",
    "ReplyKind",
    "ReviewState",
    "Situation",
    "Span",
    "Waived",
    "Waiver",
    "apology_level",
    "arrange",
    "blessing",
    "closing",
    "closing_emoji",
    "concern_of",
    "detect_register",
    "emoji_budget",
    "feast_greeting",
    "fluent_from_liquid",
    "format_name",
    "greeting_values",
    "lint",
    "lint_messages",
    "load_waivers",
    "salutation",
    "to_sarif",
    "zone_label",
]
