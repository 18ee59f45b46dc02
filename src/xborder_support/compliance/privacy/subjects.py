"""Answer which periods of the rules a case is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xborder_support.compliance.rulebook import DeadlineDuty, DeadlineSubject, Rule

from .case import CaseKind, PrivacyCase

__all__ = ["is_doubtful", "needs", "runs_in"]

_REQUEST: tuple[DeadlineSubject, ...] = ("query", "any_request")
_CHANGE: tuple[DeadlineSubject, ...] = ("claim", "any_request")

#: What each kind needs an answer to, and the periods that give one. A copy for another provider is a copy: where a law names no period for
#: it, that of access is the nearest; and to restrict is to stop, as an objection asks.
_NEEDS: Mapping[CaseKind, tuple[tuple[DeadlineSubject, ...], ...]] = {
    "access": (("access", *_REQUEST),),
    "portability": (("access", *_REQUEST),),
    "rectification": (("rectification", *_CHANGE),),
    "erasure": (("erasure", *_CHANGE),),
    "objection": (("objection", *_CHANGE),),
    "restriction": (("objection", *_CHANGE),),
    "breach": (("breach", "breach_first_report"), ("breach_people",)),
    "complaint": (("complaint", "complaint_progress"),),
    "opt_out": (("opt_out",),),
    "sale_opt_out": (("sale_opt_out",),),
}
_BESIDE: Mapping[CaseKind, tuple[DeadlineSubject, ...]] = {"opt_out": ("opt_out_result",)}
_OF_ITS_RULE: tuple[DeadlineSubject, ...] = ("acknowledgement", "execution")

#: By which names the rules call the cases that a period is for. Every other name is a circumstance, which the host knows or does not.
_REQUESTS = frozenset({"privacy_request"})
_NAMED: Mapping[CaseKind, frozenset[str]] = {
    "complaint": frozenset({"complaint", "privacy_complaint"}),
    "breach": frozenset(),
    "opt_out": frozenset(),
    "sale_opt_out": frozenset(),
}
_NAMES = _REQUESTS.union(*_NAMED.values())


def needs(kind: CaseKind) -> tuple[tuple[DeadlineSubject, ...], ...]:
    """Return the groups of periods of which each must give a figure, the usual one of a group first."""
    return _NEEDS[kind]


def runs_in(case: PrivacyCase, given: Iterable[tuple[Rule, DeadlineDuty]]) -> list[tuple[Rule, DeadlineDuty]]:
    """Return the periods that run in a case. What a rule says of a special case goes before what it says of all."""
    found = [(rule, duty) for rule, duty in given if _concerns(case.kind, rule, duty) and _fits(case, duty)]
    special = {(rule.id, duty.about) for rule, duty in found if is_special(case, duty)}
    return [(rule, duty) for rule, duty in found if duty.only_for or (rule.id, duty.about) not in special]


def is_special(case: PrivacyCase, duty: DeadlineDuty) -> bool:
    """Tell whether a period is for circumstances that the case is known to have."""
    return not set(duty.only_for).isdisjoint(case.circumstances)


def is_doubtful(case: PrivacyCase, duty: DeadlineDuty) -> bool:
    """Tell whether a period is for circumstances that the case is not known to have."""
    return bool(duty.only_for) and not is_special(case, duty) and not _is_named(case.kind, duty)


def _fits(case: PrivacyCase, duty: DeadlineDuty) -> bool:
    """Tell whether a period is for such a case. Of what may be, only that counts which the law wants at once."""
    if not duty.only_for or is_special(case, duty) or _is_named(case.kind, duty):
        return True
    return duty.at_once and _NAMES.isdisjoint(duty.only_for)


def _concerns(kind: CaseKind, rule: Rule, duty: DeadlineDuty) -> bool:
    subjects = _subjects(kind)
    if duty.about not in _OF_ITS_RULE:
        return duty.about in subjects
    if not _NAMES.isdisjoint(duty.only_for):
        return True  # the period itself says which cases it is for
    others = {other.about for other in rule.duties_of(DeadlineDuty) if other.about not in _OF_ITS_RULE}
    return not subjects.isdisjoint(others) if others else kind == "complaint"


def _is_named(kind: CaseKind, duty: DeadlineDuty) -> bool:
    return not _NAMED.get(kind, _REQUESTS).isdisjoint(duty.only_for)


def _subjects(kind: CaseKind) -> frozenset[DeadlineSubject]:
    return frozenset(subject for group in (*_NEEDS[kind], _BESIDE.get(kind, ())) for subject in group)
