"""Answer whether the hours of contact are open where the person may be, and when they are next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from xborder_support.compliance.rulebook import Window
from xborder_support.terms import time_zone

from .bindings import Bindings, Bound
from .clocks import instant_of
from .hours import OpenHours, Shift, Spans, common_spans, next_open
from .moment import Moment
from .objection import Objection, objection_of
from .week import read_stretches, read_week

__all__ = ["open_spans", "window_objections"]


def window_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what the hours of contact object."""
    bindings = moment.bindings
    if not bindings.windows or moment.context.is_safety_recall:
        return
    every = _all(bindings)
    if every is not None and every.is_open(moment.second):
        return
    for bound in bindings.windows:
        hours = _one(bound)
        if _is_lifted(moment, bound.duty):
            continue
        if not hours.shifts and moment.in_force(bound):
            yield objection_of(bound, "the person's time zone is not known", suggestion="pass ContactContext(time_zones=…)", outcome="ask")
        elif not hours.is_open(moment.second):
            yield _shut(moment, bound)


def open_spans(moment: Moment, day: int) -> Spans:
    """Return when no hours stand against the contact on a day of UTC, as far as the local dates are those of the moment."""
    shifts: list[Shift] = []
    for bound in moment.bindings.windows:
        if not _is_lifted(moment, bound.duty):
            hours = _one(bound)
            if not hours.shifts and moment.in_force(bound):
                return ()
            shifts += hours.shifts
    return common_spans(shifts, day)


def _shut(moment: Moment, bound: Bound[Window]) -> Objection:
    opens = next_open(_one(bound), moment.second)
    ends_at = _earlier(None if opens is None else instant_of(opens), _agreed_later(moment, bound.duty))
    zone = next(shift.zone for shift in _one(bound).shifts if not OpenHours(shifts=(shift,)).is_open(moment.second))
    shown = moment.at.astimezone(time_zone(zone))
    detail = f"it is {shown:%a %H:%M} there ({zone})"
    suggestion = "wait until earliest_ok_at" if ends_at else "no hour is open within 400 days: check the rule"
    return objection_of(bound, detail, suggestion=suggestion, ends_at=ends_at, zone=zone, local_time=shown.isoformat())


def _is_lifted(moment: Moment, window: Window) -> bool:
    """Tell whether a window does not bind: an exception was agreed, or the consent that opens the other hours is there."""
    if window.exempt and (moment.matter.medium in window.exempt or not moment.context.agreed.isdisjoint(window.exempt)):
        return True
    if window.override is None:
        return False
    if window.override == "exact_time":
        return moment.is_agreed_time
    return moment.has_kind(window.override)


def _agreed_later(moment: Moment, window: Window) -> datetime | None:
    return moment.next_appointment() if window.override == "exact_time" else None


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min(filter(None, (one, other)), default=None)


@lru_cache(maxsize=2048)
def _all(bindings: Bindings) -> OpenHours | None:
    """Return every window on every clock, whose being open is most of what is asked; None where a clock is not known."""
    each = [_one(bound) for bound in bindings.windows]
    return OpenHours(shifts=tuple(shift for hours in each for shift in hours.shifts)) if all(hours.shifts for hours in each) else None


@lru_cache(maxsize=8192)
def _one(bound: Bound[Window]) -> OpenHours:
    """Return the window on every clock that may be the person's."""
    window = bound.duty
    zones = bound.at.zones if window.zone == "recipient" else (window.zone,)
    week, eve = read_week(window.hours), read_stretches(window.eve_hours)
    return OpenHours(
        shifts=tuple(
            Shift(rule=bound.rule, zone=time_zone(zone).key, week=week, eve=eve, closed=window.closed, place=bound.at.place)
            for zone in zones
        )
    )
