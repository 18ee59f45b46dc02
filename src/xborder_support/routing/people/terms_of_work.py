"""Say on what terms somebody works: what a conversation costs them, how many they take in a while, and what they may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, TypeAlias

from xborder_support.errors import UsageError

__all__ = ["ALL", "OTHER", "USUAL_UNITS", "ChannelUnits", "DataAccess", "Kind", "RateLimit", "usual_access"]

#: Whether somebody is of the shop, of an outside agency, or of an outlet that helps.
Kind: TypeAlias = Literal["employee", "agency", "dealer"]

#: What somebody may see of a customer: all, what concerns the order, or nothing but the message.
DataAccess: TypeAlias = Literal["full", "order", "none"]

#: A conversation that takes all of a person, such as a call.
ALL: Literal["all"] = "all"

#: The key of the channels that are not named.
OTHER = "other"

#: What one conversation of a channel takes of a person's capacity: a number of units, or ``"all"``. ``"other"`` stands for the rest.
ChannelUnits: TypeAlias = Mapping[str, int | Literal["all"]]

#: Usual units of this library's own: calls take all of a person, quick exchanges 2, mail and tickets 1.
USUAL_UNITS: ChannelUnits = {
    "phone": ALL,
    "video": ALL,
    "voice": ALL,
    "email": 1,
    "amazon": 1,
    "zendesk": 1,
    "freshdesk": 1,
    "gorgias": 1,
    OTHER: 2,
}


@dataclass(frozen=True, slots=True)
class RateLimit:
    """Limit how many conversations a person is given within so many minutes.

    Errors: ``UsageError`` ``bad-rate-limit`` where a number is below 1 or not whole.

    Example:
        >>> from xborder_support.routing import RateLimit
        >>> RateLimit(items=5, minutes=60).window
        datetime.timedelta(seconds=3600)
    """

    items: int
    minutes: int

    def __post_init__(self) -> None:
        numbers = (self.items, self.minutes)
        if not all(isinstance(number, int) and not isinstance(number, bool) and number >= 1 for number in numbers):
            raise UsageError(
                "a rate limit counts in whole numbers from 1", code="bad-rate-limit", hint="write RateLimit(items=5, minutes=60)"
            )

    @property
    def window(self) -> timedelta:
        """Return how long a conversation counts after it was given."""
        return timedelta(minutes=self.minutes)


def usual_access(kind: Kind) -> DataAccess:
    """Return what somebody may see where nothing is said: dealers what concerns the order, everybody else all."""
    return "order" if kind == "dealer" else "full"
