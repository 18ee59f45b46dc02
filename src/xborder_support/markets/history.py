"""Keep the facts of one territory through time, and pick those that hold on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import Territory

from .fact import Fact
from .market import Market

__all__ = ["Facts", "History"]

#: The values that each field had, the oldest first.
Facts: TypeAlias = Mapping[str, tuple[Fact, ...]]

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class History:
    """Hold, for each field of a territory, the values it had, the oldest first."""

    territory: Territory
    regions: tuple[str, ...]
    facts: Facts
    _changes: list[date] = field(init=False, repr=False, default_factory=list)
    _markets: dict[int, Market] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        entries = [fact for facts in self.facts.values() for fact in facts]
        begins = {fact.valid_from for fact in entries if fact.valid_from}
        ends = {fact.valid_to + _ONE_DAY for fact in entries if fact.valid_to and fact.valid_to < date.max}
        self._changes.extend(sorted(begins | ends))

    def on(self, day: date) -> Market:
        """Return the market as it is on a day. Days between two changes share one value.

        Errors: ``UsageError`` ``no-fact-on-date``.
        """
        period = bisect_right(self._changes, day)
        market = self._markets.get(period)
        if market is None:
            facts = {name: self._pick(name, day) for name in self.facts}
            market = self._markets[period] = Market.from_facts(self.territory, self.regions, facts)
        return market

    def _pick(self, name: str, day: date) -> Fact:
        for fact in reversed(self.facts[name]):
            if fact.holds(day):
                return fact
        periods = ", ".join(_period(fact) for fact in self.facts[name])
        raise UsageError(
            f"{self.territory} has no {name} on {day.isoformat()}",
            code="no-fact-on-date",
            hint=f"ask for a day within {periods}, or add the earlier value with its dates by an override",
        )


def _period(fact: Fact) -> str:
    begins = fact.valid_from.isoformat() if fact.valid_from else ""
    ends = fact.valid_to.isoformat() if fact.valid_to else ""
    return f"{begins}..{ends}"
