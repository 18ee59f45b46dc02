"""Answer what two days of holiday lists have in common: a name, a calendar, a way to wander through the years."""

import re
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from holiday_lists import Day, Place, ours

from xborder_support.calendars.feasts.computus import easter_sunday

_ISLAMIC_MONTH = re.compile(r"^(?:\d+ )(?:Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Sha'ban|Ramadan|Shawwal|Dhu)", re.IGNORECASE)
_LUNISOLAR = re.compile(r"^(?:chinese|korean|vietnamese|hebrew|\d+ (?:Nisan|Tishrei|Tishri|Sivan|Kislev|Iyyar|Av|Adar))", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\uff08][^)\uff09]*[)\uff09]")

# Days in twelve and in thirteen lunar months, with a few more to each side for what is sighted, or given on a Monday.
_LUNAR_YEAR = range(349, 361)
_LEAP_LUNAR_YEAR = range(379, 391)


@cache
def plain(name: str) -> str:
    """Return a name without its brackets and capitals."""
    return _BRACKETS.sub("", name).casefold().strip()


def same_name(names: list[str], others: list[str]) -> bool:
    """Return whether two days share a name, or nearly so."""
    return any(_alike(plain(name), plain(other)) for name in names for other in others)


@cache
def _alike(name: str, other: str) -> bool:
    return SequenceMatcher(None, name, other).ratio() >= 0.75


def is_islamic(day: Day | None) -> bool:
    """Return whether a day of theirs has a rule of the Islamic calendar."""
    return day is not None and any(_ISLAMIC_MONTH.match(rule) for rule in day.rules)


def is_lunisolar(day: Day | None) -> bool:
    """Return whether a day of theirs has a rule of a lunisolar calendar."""
    return day is not None and any(_LUNISOLAR.match(rule) for rule in day.rules)


def drift(place: Place, on: date, day: Day) -> str:
    """Return how a day of ours wanders through the years beside: ``islamic``, ``lunisolar``, or ``""`` for the solar year."""
    names = {plain(name) for name in day.english}
    years = range(on.year - 2, on.year + 3)
    found = [(one, entry) for year in years for one, entry in ours(place.territory, place.part, year).items()]
    days = [one for one, entry in found if any(plain(name) in names for name in entry.english)]
    shifts = [shift for before, after in pairwise(days) if 300 < (shift := (after - before).days) < 400]
    if not shifts:
        return ""
    if all(shift in _LUNAR_YEAR for shift in shifts):
        return "islamic"
    in_months = all(shift in _LUNAR_YEAR or shift in _LEAP_LUNAR_YEAR for shift in shifts)
    return "lunisolar" if in_months and not _by_easter(days) else ""


def _by_easter(days: list[date]) -> bool:
    return any(len({(day - easter_sunday(day.year, church)).days for day in days}) <= 2 for church in ("west", "east"))
