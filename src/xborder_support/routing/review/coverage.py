"""Find the languages of markets that nobody of a roster serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from xborder_support.language import language_distance

from .findings import RuleFinding

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar
    from xborder_support.markets import Market
    from xborder_support.routing.people import Agent, Roster

__all__ = ["uncovered_languages"]

_NEAR = 10  # what is read without effort
_WEEK = timedelta(days=7)


def uncovered_languages(markets: Iterable[Market], roster: Roster, on: date | None) -> Iterator[RuleFinding]:
    """Yield a finding for each language of a market that no agent serves, or none in any open hour of the week that begins ``on``."""
    shifts = _Shifts(roster, on)
    for market in markets:
        for tag in dict.fromkeys([*market.locales, *(language.tag for language in market.languages)]):
            speakers = [agent for agent in roster.agents.values() if _serves(agent, tag)]
            if not any(shifts.has(agent) for agent in speakers):
                yield _finding(market, tag, speakers)


def _serves(agent: Agent, tag: str) -> bool:
    return any(language_distance(tag, spoken) <= _NEAR for spoken in agent.speaks)


def _finding(market: Market, tag: str, speakers: list[Agent]) -> RuleFinding:
    """Return the finding. That nobody serves what a market's shops write in is worth a warning; its other languages are worth knowing."""
    who = "nobody who speaks it has an open hour in the week" if speakers else "nobody speaks it or a near language"
    facts = {"market": market.territory, "language": tag} | ({"speakers": ", ".join(agent.id for agent in speakers)} if speakers else {})
    message = f"market {market.territory} speaks {tag}, and {who}"
    witness = {"market": str(market.territory), "language": str(tag)}
    severity: Literal["warning", "info"] = "warning" if tag in market.locales else "info"
    return RuleFinding("uncovered-language", severity, (), message, "add a speaker, or plan a translation", witness, facts)


class _Shifts:
    """Tell who has an open hour in a week; without a day, whoever is on the roster."""

    def __init__(self, roster: Roster, on: date | None) -> None:
        self._roster = roster
        self._start = None if on is None else datetime.combine(on, time(), UTC)
        self._known: dict[BusinessCalendar, bool] = {}

    def has(self, agent: Agent) -> bool:
        if self._start is None:
            return True
        calendar = self._roster.calendar_of(agent.id)
        if calendar not in self._known:
            self._known[calendar] = bool(calendar.periods(self._start, self._start + _WEEK))
        return self._known[calendar]
