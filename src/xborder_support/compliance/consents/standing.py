"""Fold the events of a person into what they amount to at an instant.

Refusals go first: what was agreed counts only from after the last of them, and only once somebody agreed again in so many words, provably.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter

from xborder_support.compliance.rulebook import ConsentKind
from xborder_support.terms import Reason

from .event import ConsentEvent
from .expiry import ASKED_FOR, NEVER
from .proofs import ProofFault, proof_fault
from .question import Question, Refusal
from .renewal import Renewals
from .state import ConsentState
from .words import CONTACT_PURPOSES, ConsentStatus, OptOutScope

__all__ = ["standing"]

#: What undoes a refusal: a yes in words. Hours of the night and an appointment are agreed on top of something else.
_UNDOES: frozenset[ConsentKind] = ASKED_FOR - {"night_ads"}

_at = attrgetter("at")


@dataclass(frozen=True, slots=True)
class _Agreement:
    """Hold a consent with what is wrong with its proof and when it ends."""

    event: ConsentEvent
    fault: ProofFault | None
    ends_at: datetime
    rule: str | None

    def holds(self, at: datetime) -> bool:
        start = self.event.contact_from or self.event.at
        return self.fault is None and start <= at < self.ends_at

    @property
    def undoes(self) -> bool:
        """Tell whether it undoes a refusal before it. What another system claims does so only with its proof."""
        is_own = self.event.kind == "grant" or self.event.proof is not None
        return self.fault is None and is_own and self.event.consent in _UNDOES


def standing(question: Question, events: Iterable[ConsentEvent]) -> ConsentState:
    """Return what events, in order and none after the instant asked, amount to."""
    known = tuple(events)
    refusals = list(question.refusals(known))
    refused_at = max((refusal.event.at for refusal in refusals), default=None)
    last = [refusal for refusal in refusals if refusal.event.at == refused_at]
    agreements = _agreements(question, known, refused_at)
    if refused_at is None:
        return _without_refusal(question, agreements)
    undone_at = min((agreement.event.at for agreement in agreements if agreement.undoes), default=None)
    if undone_at is None:
        return _refused(question, last, agreements, known)
    return _without_refusal(question, [each for each in agreements if each.event.at >= undone_at])


def _agreements(question: Question, events: Sequence[ConsentEvent], after: datetime | None) -> list[_Agreement]:
    """Return what was agreed after the last refusal, with its ends."""
    found = [event for event in question.agreements(events) if after is None or event.at > after]
    renewing = [event for event in found if event.kind == "reconfirm" and not _fault(question, event)]
    renewals: dict[ConsentKind, Renewals] = {}
    agreements = []
    for event in found:
        if event.consent is None or not event.is_yes:
            continue
        if event.consent not in renewals:
            renewals[event.consent] = Renewals(event.consent, renewing, question.rules)
        ends_at, rule = renewals[event.consent].end(event)
        ends_at = min(ends_at, event.contact_until or NEVER)
        agreements.append(_Agreement(event, _fault(question, event), ends_at, rule))
    return agreements


def _fault(question: Question, event: ConsentEvent) -> ProofFault | None:
    return proof_fault(event, at=question.at, texts=question.texts)


def _without_refusal(question: Question, agreements: Sequence[_Agreement]) -> ConsentState:
    holding = [agreement for agreement in agreements if agreement.holds(question.at)]
    if any(agreement.event.consent != "night_ads" for agreement in holding):
        return _state("granted", holding, _granted_reasons(holding))
    unproven = [agreement for agreement in agreements if agreement.fault is not None and question.at < agreement.ends_at]
    if unproven:
        return _state("unproven", unproven, [_about(agreement, agreement.fault or "") for agreement in unproven])
    over = [agreement for agreement in agreements if agreement.ends_at <= question.at]
    if over:
        return _state("expired", over, [_about(agreement, "consent-expired") for agreement in over])
    return _state("none", holding, [Reason("no-consent-on-record", {"purpose": question.purpose, "medium": question.medium})])


def _refused(question: Question, last: Sequence[Refusal], agreements: Sequence[_Agreement], events: Sequence[ConsentEvent]) -> ConsentState:
    """Return what a refusal that nobody undid leaves: an appointment that was made later, or nothing."""
    appointments = [each for each in agreements if each.event.consent == "exact_time" and each.holds(question.at)]
    if appointments:
        return _state("granted", appointments, _granted_reasons(appointments))
    refused_at = last[0].event.at
    same = [event for event in question.agreements(events) if event.is_yes and event.at == refused_at]
    claims = [each.event for each in agreements if each.event.kind == "import" and each.event.consent in _UNDOES and each.fault is None]
    is_claim_against_claim = any(event.kind == "import" for event in same) and all(each.event.kind == "import" for each in last)
    status: ConsentStatus = "conflicting" if claims or is_claim_against_claim else "revoked"
    reasons = [Reason("consent-refused", {"event": each.event.event_id, "at": each.event.at.isoformat()}) for each in last]
    reasons += [Reason("refusal-wins-at-one-instant", {"event": event.event_id}) for event in same]
    reasons += [Reason("claim-against-refusal", {"event": event.event_id}) for event in claims]
    deciding = sorted(chain((each.event for each in last), same, claims), key=_order)
    ids = tuple(event.event_id for event in deciding)
    return ConsentState(status=status, revoked_at=refused_at, revoked_scope=_scope(last), event_ids=ids, reasons=tuple(reasons))


def _scope(refusals: Iterable[Refusal]) -> OptOutScope:
    return "all" if any(set(CONTACT_PURPOSES) <= set(refusal.purposes) for refusal in refusals) else "marketing"


def _state(status: ConsentStatus, agreements: Sequence[_Agreement], reasons: Sequence[Reason]) -> ConsentState:
    ends_at = max((agreement.ends_at for agreement in agreements), default=NEVER)
    return ConsentState(
        status=status,
        kinds=frozenset(each.event.consent for each in agreements if each.event.consent) if status in {"granted", "none"} else frozenset(),
        granted_at=max((agreement.event.at for agreement in agreements), default=None),
        expires_at=None if ends_at == NEVER else ends_at,
        event_ids=tuple(agreement.event.event_id for agreement in agreements),
        reasons=tuple(reasons),
    )


def _granted_reasons(agreements: Iterable[_Agreement]) -> list[Reason]:
    return [_about(agreement, "consent-on-record") for agreement in agreements]


def _about(agreement: _Agreement, code: str) -> Reason:
    facts = {"event": agreement.event.event_id, "consent": agreement.event.consent or "", "at": agreement.event.at.isoformat()}
    if agreement.ends_at != NEVER:
        facts["ends_at"] = agreement.ends_at.isoformat()
    return Reason(code, {**facts, "rule": agreement.rule} if agreement.rule else facts)


def _order(event: ConsentEvent) -> tuple[datetime, str]:
    return event.at, event.event_id
