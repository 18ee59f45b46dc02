"""Answer whether the consent that a contact needs is there, of an accepted kind and not too old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import ConsentDuty, ConsentKind

from .bindings import Bound
from .clocks import local_days, second_of
from .moment import ASKED_FOR, Moment
from .objection import Objection, Outcome, objection_of
from .periods import covers
from .records import RegistryVerdict, Relationship
from .registries import is_out_of_date, latest_verdict

__all__ = ["consent_objections"]

_UNSURE = {
    "conflicting": "the consents on record contradict each other",
    "unproven": "the consent on record has no proof",
}
_MISSING = {
    "expired": "the consent has expired",
    "revoked": "the consent was taken back",
    "none": "no consent is on record",
    "granted": "the consent on record is of another kind",
}
_RENEW = "ask the person to confirm the consent again"
_DATE = "look up when the consent was given and pass ConsentState(granted_at=…)"


def consent_objections(moment: Moment) -> Iterator[Objection]:
    """Yield which rules miss a consent. What law demands, such as a safety recall, needs none."""
    if moment.matter.purpose == "legal":
        return
    for bound in moment.bindings.consents:
        if moment.in_force(bound):
            yield from _missed(moment, bound)


def _missed(moment: Moment, bound: Bound[ConsentDuty]) -> Iterator[Objection]:
    duty = bound.duty
    if duty.accepts and not _is_met(moment, bound):
        yield _objection(moment, bound)
    elif (term := _counts_for(moment, bound)) is not None:
        yield from _aged(moment, bound, term)


def _aged(moment: Moment, bound: Bound[ConsentDuty], term: Term) -> Iterator[Objection]:
    granted_at = moment.state(bound.spot).granted_at
    facts: dict[str, Any] = {"reconfirm_every" if bound.duty.reconfirm_every else "counts_for": str(term)}
    if granted_at is None:
        detail = f"nobody said when the consent was given, and it counts for {term}"
        yield objection_of(bound, detail, suggestion=_DATE, outcome="ask", **facts)
    elif _is_old(bound, granted_at, term, moment.days(bound.at)[1]):
        yield objection_of(bound, f"the consent is older than {term}", suggestion=_RENEW, **facts)


def _objection(moment: Moment, bound: Bound[ConsentDuty]) -> Objection:
    status = moment.state(bound.spot).status
    if _is_registered_long_ago(moment, bound):
        return _to_look_up(bound, status)
    outcome: Outcome = "ask" if status in _UNSURE else "blocked"
    kinds = ", ".join(bound.duty.accepts)
    register = f", recorded in {bound.duty.registry}" if bound.duty.registry else ""
    detail = f"{_UNSURE.get(status) or _MISSING[status]}; accepted: {kinds}{register}"
    suggestion = "let a person look at the records" if outcome == "ask" else f"get a consent of one of these kinds first: {kinds}"
    return objection_of(bound, detail, suggestion=suggestion, outcome=outcome, accepts=kinds, status=status)


def _to_look_up(bound: Bound[ConsentDuty], status: str) -> Objection:
    """Return that a register of consents had the address, and may have it no longer."""
    name = bound.duty.registry or ""
    suggestion = f"look the address up in {name} and pass a RegistryVerdict of today"
    return objection_of(
        bound, f"{name} was asked too long ago, or on a day to come", suggestion=suggestion, outcome="ask", registry=name, status=status
    )


def _is_met(moment: Moment, bound: Bound[ConsentDuty]) -> bool:
    return not _kinds(moment, bound).isdisjoint(bound.duty.accepts) or _is_met_without(moment, bound)


def _is_met_without(moment: Moment, bound: Bound[ConsentDuty]) -> bool:
    """Tell whether something else stands in for a consent on record."""
    duty = bound.duty
    if not moment.context.agreed.isdisjoint(duty.exceptions):
        return True
    if (verdict := _entry(moment, duty)) is not None and not _is_of_long_ago(moment, bound, verdict):
        return True
    if not bound.at.place:
        return _wrote_lately(moment)
    dealings = moment.context.relationship
    return dealings is not None and any(_stands_in(moment, bound, dealings, kind) for kind in duty.accepts)


def _kinds(moment: Moment, bound: Bound[ConsentDuty]) -> frozenset[str]:
    """Return the kinds of consent that count here: an own customer's soft opt-in is about electronic mail, never about calls."""
    held = moment.kinds(bound.spot)
    return held - {"soft_opt_in"} if moment.matter.medium == "voice" else held


def _stands_in(moment: Moment, bound: Bound[ConsentDuty], dealings: Relationship, kind: ConsentKind) -> bool:
    """Tell whether dealings with the person stand in for a consent."""
    _, today = moment.days(bound.at)
    bought = _counts(dealings.purchased_on, bound.duty.purchase, today, bound.at.place)
    if kind == "soft_opt_in":
        return bought and dealings.is_similar_offer and dealings.offered_refusal and moment.matter.medium != "voice"
    if kind == "customer_exception":
        return bought and dealings.is_similar_offer
    asked = bound.duty.enquiry is not None and _counts(dealings.enquired_on, bound.duty.enquiry, today, bound.at.place)
    return kind == "implied" and (bought or asked)


def _counts(on: date | None, term: Term | None, today: date, place: str) -> bool:
    return on is not None and on <= today and (term is None or covers(on, term, place, today))


def _entry(moment: Moment, duty: ConsentDuty) -> RegistryVerdict | None:
    """Return the last verdict of a register of consents that counts here, where the address stood in it."""
    if "registry" not in duty.accepts or duty.registry is None:
        return None
    verdict = latest_verdict(moment, duty.registry)
    return verdict if verdict is not None and verdict.is_listed else None


def _is_of_long_ago(moment: Moment, bound: Bound[ConsentDuty], verdict: RegistryVerdict) -> bool:
    return is_out_of_date(verdict, None, moment.days(bound.at)[1], bound.at.place)


def _is_registered_long_ago(moment: Moment, bound: Bound[ConsentDuty]) -> bool:
    verdict = _entry(moment, bound.duty)
    return verdict is not None and _is_of_long_ago(moment, bound, verdict)


def _counts_for(moment: Moment, bound: Bound[ConsentDuty]) -> Term | None:
    """Return for how long the consent on record counts, or None where it has no end, states its own, or is not what counts here.

    Of what a consent may be inferred from, the host's own state does not say which it was: the shorter period counts, as in a ledger.
    """
    state, duty = moment.state(bound.spot), bound.duty
    if state.status != "granted" or duty.reconfirm_every is not None:
        return duty.reconfirm_every if state.status == "granted" else None
    counting = _kinds(moment, bound) & frozenset(duty.accepts)
    if not counting or not counting.isdisjoint(ASKED_FOR) or state.expires_at is not None or _is_met_without(moment, bound):
        return None
    return duty.enquiry or duty.purchase


def _is_old(bound: Bound[ConsentDuty], granted_at: datetime, term: Term, today: date) -> bool:
    granted_on, _ = local_days(bound.at.zones, second_of(granted_at))
    return not covers(granted_on, term, bound.at.place, today)


def _wrote_lately(moment: Moment) -> bool:
    """Tell whether the person is talking to the shop on the platform, which is a wish to be answered there."""
    return moment.matter.purpose != "marketing" and moment.is_in_reply_window
