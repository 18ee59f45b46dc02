"""Answer whether the person was contacted too often already, and from when on it is once more."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from xborder_support.compliance.rulebook import Cap

from .bindings import Bound
from .clocks import local_days, second_of
from .moment import Moment
from .objection import Objection, objection_of
from .periods import day_begins, last_day
from .records import PastContact

__all__ = ["cap_objections"]

#: A contact, after the instant from which on it no longer counts.
_Counted: TypeAlias = tuple[datetime, PastContact]

#: Far beyond every instant that anybody may ask about, and with enough hours left before the end of time.
_FAR, _HOURS = datetime(9000, 1, 1, tzinfo=UTC), 24 * 365 * 500


def cap_objections(moment: Moment) -> Iterator[Objection]:
    """Yield which caps are reached. A safety recall is not counted against any."""
    if moment.context.is_safety_recall:
        return
    for bound in moment.bindings.caps:
        if moment.in_force(bound) and (not bound.duty.media or moment.matter.medium in bound.duty.media):
            yield from _reached(moment, bound)


def _reached(moment: Moment, bound: Bound[Cap]) -> Iterator[Objection]:
    cap, counted = bound.duty, _counted(moment, bound)
    counted = counted[bisect_right(counted, moment.at, key=_first) :]
    filling = _filling(moment, cap, [contact for _, contact in counted])
    if filling is None:
        return
    yield objection_of(
        bound,
        f"{len(counted)} counted in {cap.per}, {cap.most} allowed",
        suggestion="wait until earliest_ok_at" if filling >= 0 else "the rule allows none: check it",
        ends_at=counted[filling][0] if filling >= 0 else None,
        counted=str(len(counted)),
        most=str(cap.most),
        per=str(cap.per),
    )


def _counted(moment: Moment, bound: Bound[Cap]) -> list[_Counted]:
    """Return the contacts that a cap counts, in the order in which they leave its period."""
    if bound not in moment.counted:
        contacts = [contact for contact in moment.context.contacts if _counts(moment, bound, contact)]
        moment.counted[bound] = sorted(((_end(bound, contact), contact) for contact in contacts), key=_first)
    return moment.counted[bound]


def _filling(moment: Moment, cap: Cap, counted: Sequence[PastContact]) -> int | None:
    """Return which contact keeps the cap full, so that there is room once it no longer counts; -1 where there never is; else None.

    Contacts leave the period in the order of their ends, so that the last ones to leave are looked at first.
    """
    if cap.counts != "channels":
        return None if len(counted) < cap.most else len(counted) - cap.most if cap.most else -1
    used = {moment.matter.medium}
    if len(used) > cap.most:
        return -1
    for position in range(len(counted) - 1, -1, -1):
        used.add(counted[position].medium)
        if len(used) > cap.most:
            return position
    return None


def _counts(moment: Moment, bound: Bound[Cap], contact: PastContact) -> bool:
    """Tell whether a contact counts. What is not known of it counts against the next one."""
    cap = bound.duty
    if not bound.rule.binds(medium=contact.medium, purpose=contact.purpose) or (cap.media and contact.medium not in cap.media):
        return False
    if cap.same_subject and None not in {contact.subject, moment.context.subject} and contact.subject != moment.context.subject:
        return False
    if cap.counts == "unanswered":
        return contact.was_answered is not True
    # Nobody has to take a message: whoever got one was contacted by it.
    return cap.counts != "contacts" or contact.medium != "voice" or contact.was_answered is not False


def _end(bound: Bound[Cap], contact: PastContact) -> datetime:
    """Return when a contact no longer counts: after so many hours, or when its last local date of the period is over everywhere."""
    term = bound.duty.per
    if term.unit == "hours":
        return min(contact.at, _FAR) + timedelta(hours=min(term.count, _HOURS))
    return max(_end_on_clock(bound, contact, zone) for zone in bound.zones)


def _first(pair: _Counted) -> datetime:
    return pair[0]


def _end_on_clock(bound: Bound[Cap], contact: PastContact, zone: str) -> datetime:
    day, _ = local_days((zone,), second_of(contact.at))
    return day_begins(last_day(day, bound.duty.per, bound.at.place), (zone,)) or datetime.max.replace(tzinfo=contact.at.tzinfo)
