"""Hold one clock of a case: by when, by which rule, and how that was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from xborder_support.calendars import Deadline, Term
from xborder_support.compliance.rulebook import DeadlineSubject
from xborder_support.errors import UsageError
from xborder_support.terms import Reason, Severity

__all__ = ["CaseClock", "ClockPolicy"]

_SENTENCES: Mapping[str, str] = {
    "rule-holds": "{rule} holds in {place} for what was received on {day} ({citation}).",
    "policy-holds": "The shop's own period counts in {place}: {because}.",
    "no-figure": "No figure is known for {about} in {place}: ask counsel, or set a policy.",
    "at-once": "The law says at once, or without delay.",
    "only-for": "That is for cases of {what} only, and this one is not known to be one.",
    "told-if-longer": "It may take longer where the person is told until when.",
    "told-until": "The person was told in time, at {told_at}, that it takes until {until}.",
    "benchmark": "The figure is one of practice and not of law.",
    "low-confidence": "Nobody is sure of the figure: take it as advice.",
    "limited-to": "The rule binds {whom}; the shop is not known to be one of them, so it is advice.",
    "start-unknown": "The period starts with the {start}, which is not known: it is counted from the receipt, the earliest it can be.",
    "starts-after-answer": "The period starts with the decision. None is known yet: it is counted from the end of its time, {from}.",
    "extended": "The person was told in time at {told_at}: {extension} are added, once.",
    "extension-not-in-time": "The person was told of more time at {told_at}, but the first period ended at {ended_at}: nothing is added.",
    "no-extension": "The rule knows no extension.",
    "paused": "The clock stood still from {from} to {to}, while an answer was awaited.",
    "standing-still": "The clock stands still since {from}: the end is the one that an answer at once would give.",
    "runs-on": "The rule does not stop the clock while an answer is awaited.",
    "earliest-zone": "The place has several zones: days are counted in {zone}, where the period ends first.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPolicy:
    """State the shop's own period for places whose law names none, and why it chose it.

    Errors: ``UsageError`` ``no-policy-reason``; ``bad-term``.
    """

    within: Term | str
    reason: str

    def __post_init__(self) -> None:
        if not isinstance(self.reason, str) or not self.reason.strip():
            hint = 'pass reason="Counsel, 2026-10-02: as in our other markets"'
            raise UsageError("a policy needs a reason", code="no-policy-reason", hint=hint)
        object.__setattr__(self, "within", self.term)

    @property
    def term(self) -> Term:
        """Return the period."""
        return self.within if isinstance(self.within, Term) else Term.parse(self.within)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClock:
    """State one clock of a case. Without a ``deadline`` no figure is known: that never means that there is no hurry.

    ``rule_id`` is None for what the shop set itself, and where no rule gives a figure. ``about`` says what is due. ``severity`` is ``law``
    where a law sets the figure, ``policy`` for a figure of practice or of the shop, ``advisory`` where nobody is sure of it.
    ``is_at_once``: the law wants it at once, whatever else it names. While ``is_paused``, the deadline is the one that an answer at once
    would give. ``can_be_extended_until`` (aware UTC) is until when the person can still be told that it takes longer; None where that is
    not possible or was done.
    """

    rule_id: str | None
    place: str
    about: DeadlineSubject
    severity: Severity
    within: Term | None = None
    deadline: Deadline | None = field(default=None, repr=False)
    is_benchmark: bool = False
    is_at_once: bool = False
    is_extended: bool = False
    is_paused: bool = False
    can_be_extended_until: datetime | None = None
    reasons: tuple[Reason, ...] = field(default=(), repr=False)

    @property
    def due_at(self) -> datetime | None:
        """Return the instant (aware UTC) from which it is late, or None where no figure is known."""
        return self.deadline.ends_at if self.deadline else None

    @property
    def last_on(self) -> date | None:
        """Return the last local date on which it is in time, or None where no figure is known."""
        return self.deadline.last_on if self.deadline else None

    def is_over(self, at: datetime) -> bool:
        """Return whether it is late at an instant. Without a figure it never is, which is no reason to wait.

        Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``.
        """
        return self.deadline is not None and self.deadline.is_over(at)

    def explain(self) -> str:
        """Return in English sentences, one a line, which rule holds and how its period was counted."""
        said = [_SENTENCES[reason.code].format_map(reason.facts) for reason in self.reasons]
        return "\n".join([*said, *([self.deadline.explain()] if self.deadline else [])])
