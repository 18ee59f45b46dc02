"""Answer whether the person refused, and for how long that is honoured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from xborder_support.compliance.rulebook import RestAfterRefusal
from xborder_support.terms import Purpose

from .bindings import Bound
from .clocks import local_days, second_of
from .moment import ASKED_FOR, Moment
from .objection import Objection, objection_of, own_objection
from .periods import day_begins, last_day
from .records import Refusal, RefusalScope

__all__ = ["refusal_objections"]

#: What a refusal of each scope ends. A survey is advertising to most courts (Germany: BGH, VI ZR 225/17).
_ENDED: dict[RefusalScope, frozenset[Purpose]] = {
    "offer": frozenset(),
    "marketing": frozenset({"marketing", "survey"}),
    "all": frozenset({"marketing", "survey", "transactional", "service"}),
}
_REMEDY = "leave the person alone; only a consent that is given later, or for an answer a message of theirs, changes that"


def refusal_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what follows from refusals: of the host's records and of the ledger."""
    if moment.matter.purpose == "legal":
        return
    if any(state.status == "conflicting" for state in moment.states()) and not _is_answer(moment, None):
        yield own_objection(
            "consents-conflict",
            severity="warning",
            message="The consents and refusals on record contradict each other",
            outcome="ask",
            suggestion="let a person look at the records",
        )
    refusals = tuple(_refusals(moment))
    if not refusals:
        return
    ended = [refusal for refusal in refusals if moment.matter.purpose in _ENDED[refusal.scope]]
    if ended:
        yield from _suppressed(moment, max(ended, key=lambda refusal: refusal.at))
    for bound in moment.bindings.rests:
        if moment.in_force(bound):
            yield from _rests(moment, bound, refusals)


def _refusals(moment: Moment) -> Iterator[Refusal]:
    """Yield the refusals that are about the medium, in the order of the records, then that of the ledger."""
    for refusal in moment.context.refusals:
        if refusal.medium in {None, moment.matter.medium}:
            yield refusal
    for state in moment.states():
        if state.status == "revoked" or state.revoked_at is not None:
            yield Refusal(at=state.revoked_at or moment.at, scope=state.revoked_scope or "all")


def _suppressed(moment: Moment, refusal: Refusal) -> Iterator[Objection]:
    if _is_undone(moment, refusal.at):
        return
    if _is_answer(moment, refusal.at):
        yield own_objection(
            "answers-later-message",
            severity="info",
            message="The person had refused and wrote again later: an answer is allowed, and nothing beyond it",
            outcome="note",
        )
        return
    rules = [bound for bound in moment.bindings.suppressions if moment.in_force(bound)]
    for bound in rules:
        yield objection_of(bound, "the person refused", suggestion=_REMEDY, scope=refusal.scope)
    yield own_objection(
        "refused",
        severity="policy",
        message=f"The person refused {'all contact' if refusal.scope == 'all' else 'advertising'}, which is honoured at once and for good",
        outcome="blocked",
        suggestion=_REMEDY,
        scope=refusal.scope,
    )


def _rests(moment: Moment, bound: Bound[RestAfterRefusal], refusals: tuple[Refusal, ...]) -> Iterator[Objection]:
    """Yield that a person who refused is left alone for a time, whatever was agreed since, or for good until something is."""
    latest = max(refusal.at for refusal in refusals)
    term = bound.duty.rest
    if term is None:
        if not _is_undone(moment, latest):
            yield objection_of(bound, "the person refused", suggestion=_REMEDY)
        return
    refused_on = local_days(bound.at.zones, second_of(latest))[1]
    rests_until = last_day(refused_on, term, bound.at.place)
    if moment.days(bound.at)[0] <= rests_until:
        ends_at = day_begins(_day_after(rests_until), bound.zones)
        yield objection_of(bound, f"the person refused on {refused_on}", suggestion="wait until earliest_ok_at", ends_at=ends_at)


def _is_undone(moment: Moment, refused_at: datetime) -> bool:
    """Tell whether the person agreed after having refused, by the rules of every place where they may be."""
    return all(
        state.status == "granted"
        and state.granted_at is not None
        and state.granted_at > refused_at
        and not ASKED_FOR.isdisjoint(state.kinds)
        for state in moment.states()
    )


def _is_answer(moment: Moment, refused_at: datetime | None) -> bool:
    """Tell whether the draft answers the person, who wrote after a refusal, if there was one."""
    wrote_at = moment.context.last_customer_message_at
    if moment.matter.purpose != "service" or wrote_at is None or wrote_at > moment.at:
        return False
    return refused_at is None or refused_at < wrote_at


def _day_after(day: date) -> date:
    return day if day == date.max else date.fromordinal(day.toordinal() + 1)
