"""Answer whether a register of people who want no advertising stands against the contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import Registry

from .bindings import Bound
from .moment import Moment
from .objection import Objection, objection_of
from .periods import covers
from .records import RegistryVerdict

__all__ = ["is_out_of_date", "latest_verdict", "registry_objections"]

_A_DAY = timedelta(days=1)

#: For how long an answer counts where no rule says so: the longest that any rule on registers allows (47 CFR 64.1200(c)(2)(i)(D)).
_OWN_MAX_AGE = Term(31, "calendar_days")


def registry_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what registers object: that the address is listed, or that nobody asked them lately."""
    for bound in moment.bindings.registries:
        if moment.in_force(bound) and not _is_overridden(moment, bound):
            yield from _asked(moment, bound)


def latest_verdict(moment: Moment, name: str) -> RegistryVerdict | None:
    """Return what a register said last, or None where it was not asked. Of two verdicts of one day, the one that lists counts."""
    verdicts = [verdict for verdict in moment.context.registry_verdicts if verdict.name.casefold() == name.casefold()]
    return max(verdicts, key=lambda verdict: (verdict.checked_on, verdict.is_listed), default=None)


def _asked(moment: Moment, bound: Bound[Registry]) -> Iterator[Objection]:
    duty, (_, today) = bound.duty, moment.days(bound.at)
    verdict = latest_verdict(moment, duty.name)
    look_up = f"look the address up in the register {duty.name!r} and pass a RegistryVerdict"
    if verdict is None:
        yield objection_of(bound, "the register was not asked", suggestion=look_up, outcome="ask", registry=duty.name)
    elif _is_stale(verdict, duty, today, bound.at.place):
        detail = f"the register was asked on {verdict.checked_on}"
        yield objection_of(bound, detail, suggestion=f"{look_up} of today", outcome="ask", registry=duty.name)
    elif verdict.is_listed and _binds(verdict, duty.grace, today, bound.at.place):
        detail = "the address is listed"
        kind = f", or a consent of the kind {duty.override!r}" if duty.override else ""
        suggestion = f"leave it out, until the register no longer lists it{kind}"
        yield objection_of(bound, detail, suggestion=suggestion, registry=duty.name)


def is_out_of_date(verdict: RegistryVerdict, max_age: Term | None, today: date, place: str) -> bool:
    """Tell whether a verdict is too old, or of a day that has not come anywhere. Without an age that a rule allows, our own counts."""
    if verdict.checked_on > today + _A_DAY:
        return True
    return verdict.checked_on <= today and not covers(verdict.checked_on, max_age or _OWN_MAX_AGE, place, today)


def _is_stale(verdict: RegistryVerdict, duty: Registry, today: date, place: str) -> bool:
    """Tell whether a register has to be asked again. Where no age is set, an entry stands until it does, and none counts for the grace."""
    if duty.max_age is None and verdict.is_listed and verdict.checked_on <= today:
        return False
    return is_out_of_date(verdict, duty.max_age or duty.grace, today, place)


def _binds(verdict: RegistryVerdict, grace: Term | None, today: date, place: str) -> bool:
    """Tell whether an entry binds already. One of unknown age does."""
    if grace is None or verdict.listed_on is None:
        return True
    return not covers(verdict.listed_on, grace, place, today)


def _is_overridden(moment: Moment, bound: Bound[Registry]) -> bool:
    duty = bound.duty
    if duty.override is not None and moment.has_kind(duty.override, bound.spot):
        return True
    dealings, (_, today) = moment.context.relationship, moment.days(bound.at)
    if dealings is None:
        return False
    pairs = ((dealings.purchased_on, duty.purchase), (dealings.enquired_on, duty.enquiry))
    return any(_counts(on, term, today, bound.at.place) for on, term in pairs)


def _counts(on: date | None, term: Term | None, today: date, place: str) -> bool:
    return on is not None and term is not None and covers(on, term, place, today)
