"""Name the prayers and the rules, and refuse names that do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean

__all__ = [
    "ASR_RULES",
    "HIGH_LATITUDE_RULES",
    "PRAYERS",
    "ROUNDINGS",
    "TIMES",
    "TWILIGHTS",
    "AsrRule",
    "HighLatitudeRule",
    "Prayer",
    "Rounding",
    "Twilight",
    "known",
]

#: A prayer that a desk can keep free. ``"jumuah"`` is Friday's noon prayer.
Prayer: TypeAlias = Literal["fajr", "dhuhr", "jumuah", "asr", "maghrib", "isha"]

#: When asr begins: a shadow is longer than at noon by one length of its object, or by two.
AsrRule: TypeAlias = Literal["standard", "hanafi"]

#: How fajr and isha are bounded where the sun hardly sinks: by half of the night, by a seventh, or by the angle divided by 60.
HighLatitudeRule: TypeAlias = Literal["middle_of_the_night", "one_seventh", "angle_based"]

#: Whether twilight is an angle alone, or bounded by latitude and season.
Twilight: TypeAlias = Literal["angle", "seasonal"]

#: Whether a table shows the nearest minute, or the first full minute at which the time has surely come.
Rounding: TypeAlias = Literal["nearest", "up"]

PRAYERS: tuple[Prayer, ...] = get_args(Prayer)
ASR_RULES: tuple[AsrRule, ...] = get_args(AsrRule)
HIGH_LATITUDE_RULES: tuple[HighLatitudeRule, ...] = get_args(HighLatitudeRule)
TWILIGHTS: tuple[Twilight, ...] = get_args(Twilight)
ROUNDINGS: tuple[Rounding, ...] = get_args(Rounding)

#: What a table of prayer times shows.
TIMES = ("fajr", "sunrise", "dhuhr", "asr", "maghrib", "isha")


def known(name: object, names: Iterable[str], what: str, code: str) -> None:
    """Refuse a name that is not one of those known.

    Errors: ``UsageError`` with the code given.
    """
    options = tuple(names)
    if not isinstance(name, str) or name not in options:
        shown = name[:60] if isinstance(name, str) else type(name).__name__
        raise UsageError(f"unknown {what} {shown!r}", code=code, hint=did_you_mean(shown, options))
