"""Be courteous as people of a market are: greeting, apology, feasts, emoji, slang, and the order of a reply."""

from .arranging import Arranged, arrange
from .blessing import blessing, opens_with_blessing
from .concerns import ApologyLevel, Concern, Situation, apology_level, concern_of, is_grave
from .customs import Customs, customs_of
from .day_parts import DayPart, day_part
from .emoji import closing_emoji, emoji_budget
from .feasts import FeastDay, FeastTone, feast_greeting, feasts_on
from .greeting import closing, greeting_values, salutation
from .ordering import ReplyKind, habits_in
from .places import customs_in, speaks
from .slang import Slang, foreign_slang, slang_in, slang_of

__all__ = [
    "ApologyLevel",
    "Arranged",
    "Concern",
    "Customs",
    "DayPart",
    "FeastDay",
    "FeastTone",
    "ReplyKind",
    "Situation",
    "Slang",
    "apology_level",
    "arrange",
    "blessing",
    "closing",
    "closing_emoji",
    "concern_of",
    "customs_in",
    "customs_of",
    "day_part",
    "emoji_budget",
    "feast_greeting",
    "feasts_on",
    "foreign_slang",
    "greeting_values",
    "habits_in",
    "is_grave",
    "opens_with_blessing",
    "salutation",
    "slang_in",
    "slang_of",
    "speaks",
]
