"""Answer whether a buyer may ask for a person, and what else the law wants of a help desk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from xborder_support.compliance.rulebook import HumanAccess, Rule, Rulebook, ServiceLevel, expect, read_bound_by, read_day

from .binding import binds

__all__ = ["HumanAccessDuty", "human_on_request"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanAccessDuty:
    """Add up what the rules of a place want. ``rules`` say where that is written; () is that no rule is known.

    ``on_request``: a person on request; ``case_code``: each case gets a code; ``hours_per_day`` and ``hours_per_weekday`` are how long
    somebody is there at least. ``answered_share`` (0..1) of calls is answered within ``answered_seconds``. ``for_others`` are rules that
    bind only what the shop is not known to be: they are advice, and add nothing.
    """

    rules: tuple[Rule, ...] = ()
    on_request: bool = False
    case_code: bool = False
    hours_per_day: int | None = None
    hours_per_weekday: int | None = None
    answered_share: float | None = None
    answered_seconds: int | None = None
    for_others: tuple[Rule, ...] = ()


def human_on_request(place: str, *, rulebook: Rulebook, on: date, bound_by: Collection[str] = ()) -> HumanAccessDuty:
    """Return what a buyer in a place may expect of a help desk on a day. ``bound_by`` names what the shop is of that which laws bind.

    Errors: ``UsageError`` ``unknown-jurisdiction``, ``not-a-date``, ``rulebook-of-another-day``, ``wrong-argument``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook
        >>> from xborder_support.compliance.consumer import human_on_request
        >>> [human_on_request("ES", rulebook=Rulebook.load(), on=day, bound_by=["large_firms"]).on_request
        ...  for day in (date(2026, 12, 27), date(2026, 12, 28))]
        [False, True]
    """
    expect(rulebook, Rulebook, "rulebook")
    book, bound = rulebook.as_of(read_day(on, "on")), read_bound_by(bound_by, rulebook)
    wanted, measured = book.applying(HumanAccess, place=place), book.applying(ServiceLevel, place=place)
    access = [pair for pair in wanted if binds(pair[0], bound)]
    levels = [pair for pair in measured if binds(pair[0], bound)]
    calls = [level for _, level in levels if level.seconds is not None]
    strictest = min(calls, key=lambda level: (level.seconds or 0, -level.share), default=None)
    return HumanAccessDuty(
        rules=_once(rule for rule, _ in (*access, *levels)),
        on_request=any(duty.on_request for _, duty in access),
        case_code=any(duty.case_code for _, duty in access),
        hours_per_day=max((duty.hours_per_day for _, duty in access if duty.hours_per_day), default=None),
        hours_per_weekday=max((level.hours_per_weekday for _, level in levels if level.hours_per_weekday), default=None),
        answered_share=strictest.share if strictest else None,
        answered_seconds=strictest.seconds if strictest else None,
        for_others=_once(rule for rule, _ in (*wanted, *measured) if not binds(rule, bound)),
    )


def _once(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple({rule.id: rule for rule in rules}.values())
