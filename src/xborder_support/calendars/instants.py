"""Turn datetimes into integer microseconds since 1970 in UTC, and back, exactly.

Floating-point timestamps would lose microseconds, and zone-bound datetimes subtract as wall clocks do.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from xborder_support.errors import UsageError
from xborder_support.terms import utc

__all__ = ["FIRST_YEAR", "LAST_YEAR", "SECOND", "instant_at", "length_of", "microseconds"]

SECOND = 1_000_000

#: The years that a calendar answers for where nothing narrows them: offsets are computed for every year that is asked for.
FIRST_YEAR = 1900
LAST_YEAR = 2199

_LONGEST = 300 * 366 * 86_400 * SECOND  # longer than all the time that a calendar answers for
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(instant: datetime) -> int:
    """Return microseconds since 1970 for an aware datetime of any zone.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``.
    """
    try:
        since = instant - _EPOCH
        moment = (since.days * 86_400 + since.seconds) * SECOND + since.microseconds
    except (TypeError, AttributeError):
        return microseconds(utc(instant))  # which says what is wrong with it
    if moment.__class__ is int:
        return moment
    raise UsageError("the datetime is missing: it is NaT", code="not-a-datetime", hint="leave rows without an instant out")


def instant_at(moment: int) -> datetime:
    """Return the UTC datetime of so many microseconds since 1970."""
    return _EPOCH + timedelta(0, 0, moment)


def length_of(duration: timedelta) -> int:
    """Return a duration in microseconds.

    Errors: ``UsageError`` ``not-a-duration``, ``negative-duration``, ``duration-too-long``.
    """
    if not isinstance(duration, timedelta):
        raise UsageError(
            f"the duration is not a timedelta but {type(duration).__name__}", code="not-a-duration", hint="pass timedelta(hours=2)"
        )
    length = (duration.days * 86_400 + duration.seconds) * SECOND + duration.microseconds
    if length < 0:
        raise UsageError("the duration is negative", code="negative-duration", hint="swap add and subtract")
    if length > _LONGEST:
        raise UsageError("the duration is longer than 300 years", code="duration-too-long", hint="check its unit")
    return length
