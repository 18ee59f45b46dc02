"""Answer which periods of the rules a case is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from xborder_support.compliance.rulebook import DeadlineDuty, Rule, Subject

from .case import CaseKind

__all__ = ["concerns", "needs"]

_REQUEST: tuple[Subject, ...] = ("query", "any_request")
_CHANGE: tuple[Subject, ...] = ("claim", "any_request")

#: What each kind needs an answer to, and the periods that give one. A copy for another provider is a copy: where a law names no period for
#: it, that of access is the nearest; and to restrict is to stop, as an objection asks.
_NEEDS: Mapping[CaseKind, tuple[tuple[Subject, ...], ...]] = {
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
_BESIDE: Mapping[CaseKind, tuple[Subject, ...]] = {"opt_out": ("opt_out_result",)}
_OF_ITS_RULE: tuple[Subject, ...] = ("acknowledgement", "execution")


def needs(kind: CaseKind) -> tuple[tuple[Subject, ...], ...]:
    """Return the groups of periods of which each must give a figure, the usual one of a group first."""
    return _NEEDS[kind]


def concerns(kind: CaseKind, rule: Rule, duty: DeadlineDuty) -> bool:
    """Tell whether a period of a rule runs in a case of a kind."""
    subjects = _subjects(kind)
    if duty.about not in _OF_ITS_RULE:
        return duty.about in subjects
    others = _answers(rule.duties_of(DeadlineDuty))
    if not others:
        return kind == "complaint"  # such as Britain's, which asks to acknowledge a complaint and sets no period for its answer
    return not subjects.isdisjoint(others)


def _subjects(kind: CaseKind) -> frozenset[Subject]:
    return frozenset(subject for group in (*_NEEDS[kind], _BESIDE.get(kind, ())) for subject in group)


def _answers(duties: Iterable[DeadlineDuty]) -> frozenset[Subject]:
    return frozenset(duty.about for duty in duties if duty.about not in _OF_ITS_RULE)
