"""Say who works for a shop: what they speak, what they can, when they are there and on which terms."""

from .levels import AUTOMATIC_LIMIT, NO_BAND, Level, Mode, Tongue, Wish, distance, tongue_of
from .members import Agent, Team
from .native_share import NativeShare, share_in_native_language
from .posts import Post, Posts, Tongues
from .roster import EscalationTarget, Roster
from .terms_of_work import ALL, OTHER, USUAL_UNITS, ChannelUnits, DataAccess, Kind, RateLimit

__all__ = [
    "ALL",
    "AUTOMATIC_LIMIT",
    "NO_BAND",
    "OTHER",
    "USUAL_UNITS",
    "Agent",
    "ChannelUnits",
    "DataAccess",
    "EscalationTarget",
    "Kind",
    "Level",
    "Mode",
    "NativeShare",
    "Post",
    "Posts",
    "RateLimit",
    "Roster",
    "Team",
    "Tongue",
    "Tongues",
    "Wish",
    "distance",
    "share_in_native_language",
    "tongue_of",
]
