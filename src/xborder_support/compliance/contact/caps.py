"""Answer whether the person was contacted too often already, and from when on it is once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from xborder_support.compliance.rulebook import Cap

from .bindings import Bound
from .clocks import local_days, second_of
from .moment import Moment
from .objection import Objection, objection_of
from .periods import day_begins, last_day
from .records import PastContact

__all__ = ["cap_objections"]


def cap_objections(moment: Moment) -> Iterator[Objection]:
    """Yield which caps are reached. A safety recall is not counted against any."""
    if not moment.context.contacts or moment.context.is_safety_recall:
        return
    for bound in moment.bindings.caps:
        if moment.in_force(bound) and (not bound.duty.media or moment.matter.medium in bound.duty.media):
            yield from _reached(moment, bound)


def _reached(moment: Moment, bound: Bound[Cap]) -> Iterator[Objection]:
    cap = bound.duty
    counted = sorted(
        (
            (end, contact)
            for contact in moment.context.contacts
            if _counts(moment, bound, contact) and (end := _end(bound, contact)) > moment.at
        ),
        key=lambda pair: pair[0],
    )
    if _is_allowed(moment, cap, (contact for _, contact in counted)):
        return
    # Contacts leave the period in the order of their ends; the first end after which few enough are left is the answer.
    ends = [end for end, _ in counted]
    ends_at = next(end for end in ends if _is_allowed(moment, cap, (contact for later, contact in counted if later > end)))
    detail = f"{len(counted)} counted in {cap.per}, {cap.most} allowed"
    yield objection_of(
        bound,
        detail,
        suggestion="wait until earliest_ok_at",
        ends_at=ends_at,
        counted=str(len(counted)),
        most=str(cap.most),
        per=str(cap.per),
    )


def _is_allowed(moment: Moment, cap: Cap, counted: Iterable[PastContact]) -> bool:
    """Tell whether one more contact keeps to the cap."""
    if cap.counts == "channels":
        return len({contact.medium for contact in counted} | {moment.matter.medium}) <= cap.most
    return sum(1 for _ in counted) < cap.most


def _counts(moment: Moment, bound: Bound[Cap], contact: PastContact) -> bool:
    """Tell whether a contact counts. What is not known of it counts against the next one."""
    cap = bound.duty
    if not bound.rule.binds(medium=contact.medium, purpose=contact.purpose) or (cap.media and contact.medium not in cap.media):
        return False
    if cap.same_subject and None not in {contact.subject, moment.context.subject} and contact.subject != moment.context.subject:
        return False
    if cap.counts == "unanswered":
        return contact.was_answered is not True
    return cap.counts != "contacts" or contact.was_answered is not False


def _end(bound: Bound[Cap], contact: PastContact) -> datetime:
    """Return when a contact no longer counts: after so many hours, or when its last local date of the period is over everywhere."""
    term = bound.duty.per
    if term.unit == "hours":
        return contact.at + timedelta(hours=term.count)
    return max(_end_on_clock(bound, contact, zone) for zone in bound.zones)


def _end_on_clock(bound: Bound[Cap], contact: PastContact, zone: str) -> datetime:
    day, _ = local_days((zone,), second_of(contact.at))
    return day_begins(last_day(day, bound.duty.per, bound.at.place), (zone,)) or datetime.max.replace(tzinfo=contact.at.tzinfo)
