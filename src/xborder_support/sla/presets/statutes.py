"""List how soon the law of a place wants an answer. Its clock runs beside the shop's own where you pass its policies.

Nothing here is legal advice. A law that binds only some sellers says so in ``limited_to``; whether you are one of them, you know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from xborder_support.sla.policies import SlaPolicy
from xborder_support.terms import territory, time_zone

from .calendars import main_zone
from .preset_clock import PresetClock, fields_of, read_rows

__all__ = ["StatuteLimit", "StatutoryClock", "list_statutes", "statutory_clocks", "statutory_policies"]

_FILE = "statutes.toml"

#: Whom a law binds, where that is not every web shop: firms above a size, marketplaces, or the sectors that the law names.
StatuteLimit: TypeAlias = Literal["large_firms", "marketplaces", "covered_sectors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryClock(PresetClock):
    """State how soon a law wants an answer, in ``says``, and where that is written. ``targets`` is the part that a policy can measure.

    ``jurisdiction`` is a territory. ``limited_to`` tells whom it binds; None is every web shop. A clock of low confidence is advice.

    Example:
        >>> from xborder_support.sla import statutory_clocks
        >>> [(clock.rule, clock.limited_to, str(clock.valid_from)) for clock in statutory_clocks("ES")]
        [('ES-L10-WAIT', 'large_firms', '2026-12-28'), ('ES-L10-15BD', 'large_firms', '2026-12-28')]
    """

    jurisdiction: str
    limited_to: StatuteLimit | None = None

    @property
    def policy(self) -> SlaPolicy:
        """Return the policy that runs this clock. It counts from the first midnight of its law in the jurisdiction's main zone."""
        return self.policy_for(jurisdiction=self.jurisdiction, zone=time_zone(main_zone(self.jurisdiction)))


def list_statutes() -> tuple[str, ...]:
    """Return the territories of whose law an answer time is packaged. That another one is missing does not say that it has none.

    Example:
        >>> from xborder_support.sla import list_statutes
        >>> list_statutes()
        ('AR', 'BR', 'ES', 'GB', 'IL', 'IN', 'KR', 'PE', 'PH')
    """
    return tuple(_by_territory())


def statutory_clocks(territory_code: str, *, on: date | None = None) -> tuple[StatutoryClock, ...]:
    """Return what a territory's law wants, with its sources; with ``on``, only what is in force that day. Nothing packaged gives ().

    Errors: ``UsageError`` ``unknown-territory``, ``not-a-date``.
    """
    return tuple(clock for clock, _ in _by_territory().get(territory(territory_code), ()) if clock.holds(on))


def statutory_policies(territory_code: str, *, on: date | None = None, advisory: bool = False) -> tuple[SlaPolicy, ...]:
    """Return a territory's statutory clocks as policies; with ``on``, only what is in force that day. Nothing packaged gives ().

    Laws that bind only some sellers are among them: read ``statutory_clocks`` and leave out what does not bind you. What nobody confirmed
    is left out, unless ``advisory`` asks for it.

    Errors: ``UsageError`` ``unknown-territory``, ``not-a-date``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.sla import statutory_policies
        >>> [policy] = statutory_policies("IN")
        >>> {metric: str(target) for metric, target in policy.targets.items()}, policy.clock
        ({'first_response': '48h elapsed', 'next_response': '48h elapsed', 'resolution': '1 calendar month'}, 'IN')
        >>> statutory_policies("GB", on=date(2026, 6, 18))
        ()
    """
    known = _by_territory().get(territory(territory_code), ())
    return tuple(policy for clock, policy in known if clock.holds(on) and (advisory or not clock.is_advisory))


@cache
def _by_territory() -> dict[str, tuple[tuple[StatutoryClock, SlaPolicy], ...]]:
    rows = read_rows(_FILE)
    clocks = [StatutoryClock(jurisdiction=row["jurisdiction"], limited_to=row.get("limited_to"), **fields_of(row)) for row in rows]
    names = sorted({clock.jurisdiction for clock in clocks})
    return {name: tuple((clock, clock.policy) for clock in clocks if clock.jurisdiction == name) for name in names}
