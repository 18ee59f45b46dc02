"""Answer whether an opt-out may still be confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from xborder_support.compliance.rulebook import Confirmation, Medium, Rulebook
from xborder_support.terms import Purpose, Reason, utc

from .expiry import book_on

__all__ = ["OptOutConfirmation", "may_confirm_opt_out"]

#: Where no rule says anything: the strictest figures that one does (47 CFR 64.1200(a)(12)).
_OWN = Confirmation(most=1, within_minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOutConfirmation:
    """Say whether a confirmation may go out, until when (inclusive, aware UTC), and whether it may ask what exactly was meant.

    ``is_owed`` tells that a rule wants one sent.
    """

    is_allowed: bool
    is_owed: bool
    until: datetime
    may_ask_scope: bool
    reasons: tuple[Reason, ...]


def may_confirm_opt_out(  # noqa: PLR0913  (each is a fact that only the host knows)
    revoked_at: datetime,
    *,
    place: str,
    now: datetime,
    sent: Iterable[datetime] = (),
    medium: Medium = "sms",
    purpose: Purpose = "legal",
    rulebook: Rulebook | None = None,
) -> OptOutConfirmation:
    """Return whether one message may still say that contact has ended. It carries no advertising.

    ``sent`` are the instants at which confirmations already went to this person since contact ended: a person who repeats STOP gets no
    second one. Where several rules speak, the strictest figures count; where none does, one message within five minutes.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-jurisdiction``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import may_confirm_opt_out
        >>> stopped_at = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
        >>> may_confirm_opt_out(stopped_at, place="US", now=datetime(2026, 3, 3, 12, 5, tzinfo=UTC)).is_allowed
        True
        >>> may_confirm_opt_out(stopped_at, place="US", now=datetime(2026, 3, 3, 12, 5, 1, tzinfo=UTC)).is_allowed
        False
    """
    start, instant = utc(revoked_at, "revoked_at"), utc(now, "now")
    applying = book_on(rulebook, place, start).applying(Confirmation, place=place, medium=medium)
    found = [(rule, duty) for rule, duty in applying if rule.severity != "advisory"]
    duties = [duty for _, duty in found] or [_OWN]
    until = start + timedelta(minutes=min(_minutes(duty) for duty in duties))
    already = len([utc(each, "sent") for each in sent])
    objections = {
        "confirmation-carries-no-advertising": purpose in {"marketing", "survey"},
        "opt-out-already-confirmed": already >= min(duty.most for duty in duties),
        "too-late-to-confirm": instant > until,
    }
    facts = {"rules": ", ".join(rule.id for rule, _ in found) or "library"}
    reasons = tuple(Reason(code, facts) for code, is_so in objections.items() if is_so)
    return OptOutConfirmation(
        is_allowed=not reasons,
        is_owed=any(duty.is_owed for duty in duties) and already == 0,
        until=until,
        may_ask_scope=all(duty.may_ask_scope for duty in duties),
        reasons=reasons or (Reason("opt-out-may-be-confirmed", facts),),
    )


def _minutes(duty: Confirmation) -> int:
    """Return within how many minutes a rule wants the message. One that names none is held to the strictest that does."""
    return 5 if duty.within_minutes is None else duty.within_minutes
