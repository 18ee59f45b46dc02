"""Answer by when the law wants an opt-out to have taken effect, which the library does at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.calendars import Deadline, Holidays, deadline_after
from xborder_support.compliance.rulebook import DeadlineDuty, Medium, Rule, Rulebook
from xborder_support.errors import UsageError
from xborder_support.terms import Purpose, utc

from .clock import place_clock
from .expiry import book_on

__all__ = ["LegalLimit", "OptOutDue", "OptOutSubject", "opt_out_due"]

#: What a limit is about: that messages end, or that the person is told what came of the refusal.
OptOutSubject: TypeAlias = Literal["opt_out", "opt_out_result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalLimit:
    """Name a rule about opting out and until when it gives the shop; ``deadline`` is None where it gives no figure, or says ``at_once``."""

    rule: str
    about: OptOutSubject
    deadline: Deadline | None
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOutDue:
    """Say from when contact is over, which is the instant of the refusal, and which limits the law sets, the earliest first."""

    suppress_from: datetime
    limits: tuple[LegalLimit, ...]

    @property
    def legal_limit(self) -> datetime | None:
        """Return the earliest instant at which a limit about ending the messages is over, or None where no rule has a figure."""
        about = [limit for limit in self.limits if limit.about == "opt_out"]
        ends = [limit.deadline.ends_at for limit in about if limit.deadline is not None]
        return self.suppress_from if any(limit.at_once for limit in about) else min(ends, default=None)


def opt_out_due(  # noqa: PLR0913  (each is a fact that only the host knows)
    revoked_at: datetime,
    *,
    place: str,
    medium: Medium,
    purpose: Purpose = "marketing",
    rulebook: Rulebook | None = None,
    holidays: Holidays | Iterable[Holidays] | None = None,
    time_zone: str | None = None,
) -> OptOutDue:
    """Return from when contact is over, and by when law wants it so.

    ``holidays`` are those of the law's working days; by default the public ones of the place. ``time_zone`` is the person's, by default
    the zone of the place whose day ends first.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-jurisdiction``, ``unknown-time-zone``, ``holidays-out-of-range``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import opt_out_due
        >>> due = opt_out_due(datetime(2026, 3, 3, 12, tzinfo=UTC), place="AU", medium="sms", time_zone="Australia/Sydney")
        >>> due.suppress_from.isoformat(), [(limit.rule, limit.deadline.last_on.isoformat()) for limit in due.limits]
        ('2026-03-03T12:00:00+00:00', [('AU-SPAM', '2026-03-10')])
    """
    start = utc(revoked_at, "revoked_at")
    clock = place_clock(place, time_zone)
    found = book_on(rulebook, place, start, time_zone=time_zone).applying(DeadlineDuty, place=place, medium=medium, purpose=purpose)
    given = _listed(holidays)
    limits = [
        LegalLimit(
            rule=rule.id,
            about=duty.about,
            deadline=_deadline(rule, duty, clock.earliest_day(start), clock.east, given),
            at_once=duty.at_once,
        )
        for rule, duty in found
        if duty.about in {"opt_out", "opt_out_result"}
    ]
    return OptOutDue(suppress_from=start, limits=tuple(sorted(limits, key=_earliest_first)))


def _listed(holidays: Holidays | Iterable[Holidays] | None) -> list[Holidays] | None:
    if holidays is None:
        return None
    return [holidays] if isinstance(holidays, Holidays) else list(holidays)


def _deadline(rule: Rule, duty: DeadlineDuty, day: object, zone: str, given: list[Holidays] | None) -> Deadline | None:
    if duty.within is None:
        return None
    holidays = _holidays_of(duty.calendar or rule.jurisdiction) if given is None else given
    return deadline_after(day, duty.within, rules=duty.rules, time_zone=zone, holidays=holidays)  # type: ignore[arg-type]


def _holidays_of(calendar: str) -> list[Holidays]:
    """Return the holidays of a calendar that a rule names: ``US-federal``, a part of a country, or a country."""
    country, _, part = calendar.partition("-")
    try:
        return [Holidays(territory=country, subdivision=part or None)]
    except UsageError:
        return [Holidays(territory=country)] if len(country) == 2 and country != "EU" else []


def _earliest_first(limit: LegalLimit) -> tuple[bool, float, str]:
    return limit.deadline is None, limit.deadline.ends_at.timestamp() if limit.deadline else 0.0, limit.rule
