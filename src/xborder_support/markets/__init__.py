"""Answer what is true of a market: languages, hours, holidays, channels, manners and targets, each with its source.

The facts stand in ``data/<region>.toml`` and ``data/<TERRITORY>.toml``; a host corrects them by a file of its own. Nothing here decides
anything, and nothing is guessed: what nobody knows is written as "unknown".
"""

from .collection import Markets, get_market, list_markets
from .derived import known_language_tag
from .description import describe, describe_difference, describe_fact
from .difference import FieldDifference, diff_markets
from .fact import Confidence, Fact
from .launch import LaunchPlan, lint_market
from .market import AddressedBy, Directness, Hedge, Market, Masking, PromiseStyle, Remedy, ReplyHabit, Serves
from .priorities import LanguagePriority, MarketPriority, Priorities, prioritise
from .reading import AddressFormat, ChannelRole, HolidaySource, LowBandwidth, MarketChannel, MarketLanguage, PhoneHabits, PhoneUse
from .report import FactsReport, MarketFacts, facts_report
from .sales import Sales
from .schema import json_schema
from .suggestion import MarketDraft, suggest_market

__all__ = [
    "AddressFormat",
    "AddressedBy",
    "ChannelRole",
    "Confidence",
    "Directness",
    "Fact",
    "FactsReport",
    "FieldDifference",
    "Hedge",
    "HolidaySource",
    "LanguagePriority",
    "LaunchPlan",
    "LowBandwidth",
    "Market",
    "MarketChannel",
    "MarketDraft",
    "MarketFacts",
    "MarketLanguage",
    "MarketPriority",
    "Markets",
    "Masking",
    "PhoneHabits",
    "PhoneUse",
    "Priorities",
    "PromiseStyle",
    "Remedy",
    "ReplyHabit",
    "Sales",
    "Serves",
    "describe",
    "describe_difference",
    "describe_fact",
    "diff_markets",
    "facts_report",
    "get_market",
    "json_schema",
    "known_language_tag",
    "lint_market",
    "list_markets",
    "prioritise",
    "suggest_market",
]
