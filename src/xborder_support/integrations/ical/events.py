"""Answer what a feed says of an event, and whether that makes it a closure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from xborder_support.errors import UsageError

__all__ = ["FeedEvent", "Keep", "checked_keep", "closes_the_shop", "event_of", "length_of", "why_skipped"]


@dataclass(frozen=True, slots=True, repr=False)
class FeedEvent:
    """Hold what a feed says of an event, apart from its dates, so that ``keep=`` can decide on it."""

    summary: str
    description: str
    categories: tuple[str, ...]
    is_free: bool
    is_private: bool


#: Either a function that tells whether an event closes the shop, or the categories of those that do, in any case of letters.
Keep: TypeAlias = Callable[[FeedEvent], bool] | Collection[str]


def closes_the_shop(event: FeedEvent) -> bool:
    """Return whether an event counts as a closure by default: it is neither free time nor private."""
    return not event.is_free and not event.is_private


def event_of(component: Any) -> FeedEvent:
    """Return the properties of a calendar component that say what it is."""
    return FeedEvent(
        summary=_text(component, "SUMMARY"),
        description=_text(component, "DESCRIPTION"),
        categories=tuple(str(category) for category in component.categories),
        is_free=_text(component, "TRANSP").upper() == "TRANSPARENT" or _text(component, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE",
        is_private=_text(component, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
    )


def length_of(component: Any) -> timedelta:
    """Return how long a calendar component lasts, which may be less than nothing."""
    start, end, duration = component["DTSTART"], component.get("DTEND"), component.get("DURATION")
    if duration is not None:
        length: timedelta = duration.dt
        return length
    return timedelta(0) if end is None else _between(start.dt, end.dt)


def checked_keep(keep: Keep) -> Callable[[FeedEvent], bool] | frozenset[str]:
    """Return the function, or the categories without regard to case.

    Errors: ``UsageError`` ``bad-keep``.
    """
    if callable(keep):
        return keep
    if not isinstance(keep, Collection) or isinstance(keep, str) or not all(isinstance(category, str) for category in keep):
        raise UsageError("keep= is neither a function nor categories", code="bad-keep", hint='pass keep=["Public holiday"], or a function')
    return frozenset(category.strip().casefold() for category in keep)


def why_skipped(component: Any, keep: Callable[[FeedEvent], bool] | frozenset[str]) -> str | None:
    """Return why an event is no closure, as the code of a finding, or None where it is one. What is cancelled never is."""
    if _text(component, "STATUS").upper() == "CANCELLED":
        return "cancelled-events"
    event = event_of(component)
    if not callable(keep):
        return "other-categories" if keep.isdisjoint(category.strip().casefold() for category in event.categories) else None
    if keep(event):
        return None
    if keep is closes_the_shop:
        return "free-events" if event.is_free else "private-events"
    return "events-not-kept"


def _text(component: Any, name: str) -> str:
    """Return a property as text. Where it stands several times, the first counts."""
    value = component.get(name)
    first = (value or [None])[0] if isinstance(value, list) else value
    return "" if first is None else str(first).strip()


def _between(start: Any, end: Any) -> timedelta:
    """Return the length of an event, as far as a date and a time, or a local and a zoned time, can be compared."""
    first, last = (datetime(moment.year, moment.month, moment.day, tzinfo=UTC) for moment in (start, end))
    alike = [(type(moment), getattr(moment, "tzinfo", None) is None) for moment in (start, end)]
    length: timedelta = end - start if alike[0] == alike[1] else max(last - first, timedelta(0))
    return length
