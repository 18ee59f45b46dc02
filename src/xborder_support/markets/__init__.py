"""Answer what is true of a market: languages, hours, holidays, channels, manners and targets, each with its source.

The facts stand in ``data/<region>.toml`` and ``data/<TERRITORY>.toml``; a host corrects them by a file of its own. Nothing here decides
anything, and nothing is guessed: what nobody knows is written as "unknown".
"""

from .collection import Markets, get_market, list_markets
from .description import describe
from .fact import Confidence, Fact
from .market import Directness, Market, PromiseStyle, Serves
from .reading import ChannelRole, HolidaySource, MarketChannel, MarketLanguage
from .schema import json_schema

__all__ = [
    "ChannelRole",
    "Confidence",
    "Directness",
    "Fact",
    "HolidaySource",
    "Market",
    "MarketChannel",
    "MarketLanguage",
    "Markets",
    "PromiseStyle",
    "Serves",
    "describe",
    "get_market",
    "json_schema",
    "list_markets",
]
