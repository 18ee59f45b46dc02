"""Say in English what each reason of a deadline means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xborder_support.terms import Reason

__all__ = ["named_day", "sentence", "weekday_name"]

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATES = frozenset({"day", "from", "to", "on", "before"})

_SENTENCES: Mapping[str, str] = {
    "event-day-excluded": "The day of the event, {day}, does not count",
    "event-hour-excluded": "The hour of the event does not count: hours run from {start}",
    "hours-counted": "{term} of elapsed time lead to {until}",
    "days-counted": "{term} lead to {to}",
    "same-weekday": "{term} lead to the same day of the week, {to}",
    "same-date": "{term} lead to the same date, {to}",
    "last-day-of-month": "{term} lead to {to}: that month has no day {number}",
    "business-days-counted": "{term} lead to {to}, with rest days and holidays left out",
    "moved-forward": "No working day: {skipped}. It moves forward to {to}",
    "moved-backward": "No working day: {skipped}. It moves back to {to}",
    "kept-on-rest-day": "{day} is no working day ({because}), but a period counted back does not move",
    "least-working-days": "The period must hold at least {least} working days: it reaches {to}",
    "whole-period-between": "The whole period must lie between, so the time is over when {before} begins",
    "before-cut-off": "It came before the cut-off of {day} at {at}, and counts for that day",
    "after-cut-off": "It came at or after the cut-off of {from} at {at}, and counts for {day}",
    "counts-for-next-day": "{from} is no counting day: it counts for {day}",
    "due-on-that-day": "It is due on that day at {until}",
    "due-after-days": "{days} counting days later is {to}, due at {until}",
    "close-of-business-day": "{term} lead to the close of {to}; the day of the event does not count",
    "deadline-ends": "So it could last be met on {on}, until {until} ({zone})",
}


def sentence(reason: Reason) -> str:
    """Return one reason as a sentence, with its place in the law."""
    facts = {key: named_day(fact) if key in _DATES else fact for key, fact in reason.facts.items()}
    said = _SENTENCES[reason.code].format_map(facts)
    if facts.get("term", "").startswith("1 ") or facts.get("days") == "1":
        said = said.replace(" lead to ", " leads to ", 1).replace("counting days", "counting day")
    place = ", ".join(part for part in (facts.get("article"), facts.get("law")) if part)
    return f"{said} ({place})." if "article" in facts else f"{said}."


def named_day(iso: str) -> str:
    """Return a date in ISO form with its day of the week before it."""
    return f"{weekday_name(date.fromisoformat(iso))} {iso}"


def weekday_name(day: date) -> str:
    """Return the English day of the week, whatever the locale of the process."""
    return _DAY_NAMES[day.weekday()]
