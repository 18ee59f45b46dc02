"""Answer by when a privacy case must be acknowledged, answered, carried out or reported, in each place that it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from xborder_support.calendars import Holidays
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook, expect, read_bound_by
from xborder_support.errors import UsageError
from xborder_support.terms import time_zone

from .arguments import own_holidays, read_circumstances
from .case import PrivacyCase
from .clock import CaseClock, ClockPolicy
from .place_clocks import PlaceClocks
from .places import zones_of
from .subjects import runs_in
from .timing import Timing

__all__ = ["case_clocks"]

_NEVER = datetime.max.replace(tzinfo=UTC)
_RANKS = ("law", "code", "platform", "policy", "advisory")


def case_clocks(
    case: PrivacyCase,
    *,
    rulebook: Rulebook,
    policy: ClockPolicy | None = None,
    bound_by: Collection[str] = (),
    holidays: Mapping[str, Iterable[Holidays]] | None = None,
) -> tuple[CaseClock, ...]:
    """Return all clocks of a case: what is due at once, then the tightest first, and those without a figure last.

    The rules of the day on which the case was received hold, whatever comes into force later. Where the zones of a place had two dates at
    that instant, the rules of both hold, so that what is due first is in front. ``policy`` fills the places whose law
    names no figure. ``bound_by`` names what the shop is of that which rules are limited to, such as ``large_firms``; a rule for others is
    advice. ``holidays`` replaces the list of a calendar by its name, such as ``{"SA": [...]}`` with the announced dates of a year.

    Errors: ``UsageError`` ``not-a-case``, ``rulebook-of-another-day``, ``no-time-zone``, ``unknown-circumstance``,
    ``unknown-jurisdiction`` for a calendar of ``holidays``, ``wrong-argument``, and those of ``deadline_after``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance.privacy import PrivacyCase, case_clocks
        >>> from xborder_support.compliance.rulebook import Rulebook
        >>> case = PrivacyCase(kind="access", received_at=datetime(2026, 3, 3, 9, 30, tzinfo=UTC), places=("DE", "ID"))
        >>> for clock in case_clocks(case, rulebook=Rulebook.load()):
        ...     print(clock.rule_id, clock.place, clock.within, clock.due_at.isoformat())
        ID-PDP ID 72 hours 2026-03-06T09:30:00+00:00
        EU-GDPR-12-3 DE 1 month 2026-04-07T22:00:00+00:00
    """
    if not isinstance(case, PrivacyCase):
        hint = 'pass PrivacyCase(kind="access", received_at=..., places=("DE",))'
        raise UsageError(f"a case was expected, not {type(case).__name__}", code="not-a-case", hint=hint)
    expect(rulebook, Rulebook, "rulebook")
    expect(policy, ClockPolicy, "policy", or_none=True)
    read_circumstances(case.circumstances, rulebook)
    lists = own_holidays(holidays)
    bound = read_bound_by(bound_by, rulebook)
    found = [clock for place in case.places for clock in _clocks_in(_timing(case, place, lists), rulebook, policy, bound)]
    return tuple(sorted(found, key=_tightness))


def _timing(case: PrivacyCase, place: str, holidays: Mapping[str, Iterable[Holidays]]) -> Timing:
    zones = zones_of(place, case.time_zone, case.received_at)
    days = tuple(dict.fromkeys(case.received_at.astimezone(time_zone(zone)).date() for zone in zones))
    return Timing(case=case, place=place, days=days, zones=zones, holidays=holidays)


def _clocks_in(timing: Timing, rulebook: Rulebook, policy: ClockPolicy | None, bound_by: frozenset[str]) -> tuple[CaseClock, ...]:
    case = timing.case
    applying = rulebook.as_of_any(*timing.days).applying(DeadlineDuty, place=timing.place, medium=case.medium)
    return PlaceClocks(timing=timing, bound_by=bound_by, policy=policy).clocks(runs_in(case, applying))


def _tightness(clock: CaseClock) -> tuple[bool, bool, datetime, int, str, str, str]:
    due = clock.due_at
    return not clock.is_at_once, due is None, due or _NEVER, _RANKS.index(clock.severity), clock.rule_id or "", clock.place, clock.about
