"""Answer whether a promise can take over 24 hours even where nobody is late."""

from __future__ import annotations

from collections.abc import Mapping

from xborder_support.terms import Target

__all__ = ["takes_over_a_day"]

_DAY = 24 * 60 * 60
_MINUTES = 24 * 60


def takes_over_a_day(target: Target, support_hours: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a target takes more than a day: 24 hours, the open hours of the longest day, or one day that counts.

    Weekends and holidays between are not counted against a promise. Without ``support_hours`` a day may be open for all its hours.
    """
    if target.clock in {"elapsed", "business"}:
        return target.seconds > (_longest_day(support_hours) if target.counts_open_time else _DAY)
    if target.cut_off is not None and target.until is not None:
        return target.until <= target.cut_off  # what comes after the cut-off waits until the day after the next
    return bool(target.months) or target.days > 1


def _longest_day(support_hours: Mapping[str, tuple[str, ...]]) -> int:
    longest = max((sum(map(_minutes, periods)) for periods in support_hours.values()), default=0)
    return longest * 60 or _DAY


def _minutes(period: str) -> int:
    begins, ends = (int(clock[:2]) * 60 + int(clock[3:]) for clock in period.split("-"))
    return (ends - begins - 1) % _MINUTES + 1  # "00:00-24:00" is a whole day, "22:00-06:00" goes on until the morning
