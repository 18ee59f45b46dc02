"""Answer when a period of a rule starts in a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xborder_support.calendars import Deadline
from xborder_support.compliance.rulebook import DeadlineDuty
from xborder_support.terms import Reason

from .case import PrivacyCase

__all__ = ["Start", "follows_answer", "start_of"]

#: What a period may start with beside the receipt, and which instant of the case that is.
_EVENTS = {"assessment": "assessed_at", "verification": "verified_at", "decision": "answered_at", "answer": "answered_at"}
_OF_ANSWER = frozenset({"decision", "answer"})
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """State when a period starts (aware UTC), and why then, where that is not plain."""

    at: datetime
    reasons: tuple[Reason, ...] = ()


def follows_answer(duty: DeadlineDuty) -> bool:
    """Tell whether a period starts when the shop has decided."""
    return duty.start in _OF_ANSWER


def start_of(duty: DeadlineDuty, case: PrivacyCase, answer: Deadline | None) -> Start:
    """Return when a period starts. ``answer`` is by when its rule asks for the decision.

    Where the event is not known, the decision counts as made at the last moment for it, and everything else as early as it can be.
    """
    name = _EVENTS.get(duty.start)
    known: datetime | None = getattr(case, name) if name else case.received_at
    if known is not None:
        return Start(at=known)
    if follows_answer(duty) and answer is not None:
        return Start(at=answer.ends_at - _A_MOMENT, reasons=(Reason("starts-after-answer", {"from": answer.ends_at.isoformat()}),))
    return Start(at=case.received_at, reasons=(Reason("start-unknown", {"start": duty.start}),))
