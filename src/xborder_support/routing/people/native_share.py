"""Measure how many conversations were handled by somebody whose native language is the customer's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .levels import AUTOMATIC_LIMIT, distance
from .members import Agent
from .roster import Roster

__all__ = ["NativeShare", "share_in_native_language"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeShare:
    """Hold how many of the handled conversations were handled by a native speaker.

    ``by_language`` gives both counts for each language, native ones first. ``unknown`` counts what could not be judged: an undetermined
    language, or an agent who is not in the roster. It is in none of the other counts.
    """

    native: int
    handled: int
    unknown: int
    by_language: Mapping[str, tuple[int, int]]

    @property
    def share(self) -> float | None:
        """Return the share of native ones, 0 to 1, or None where nothing could be judged."""
        return self.native / self.handled if self.handled else None


def share_in_native_language(handled: Iterable[tuple[str | None, str]], roster: Roster) -> NativeShare:
    """Count, over pairs of a conversation's language and the agent who handled it, how many were handled by a native speaker.

    Another region or a close relative counts as the language itself (a distance up to 10).

    Example:
        >>> from xborder_support import BusinessCalendar, Roster
        >>> from xborder_support.routing import share_in_native_language
        >>> lagos = BusinessCalendar(time_zone="Africa/Lagos", weekly={"mon-fri": ["08:00-17:00"]})
        >>> roster = Roster.from_config({
        ...     "teams": {"africa": {"calendar": "lagos"}},
        ...     "agents": {"ada": {"team": "africa", "speaks": {"yo": "native", "en": "C1"}}},
        ... }, calendars={"lagos": lagos})
        >>> share_in_native_language([("yo", "ada"), ("en-NG", "ada"), (None, "ada")], roster).share
        0.5
    """
    counts: dict[str, tuple[int, int]] = {}
    unknown = 0
    for language, name in handled:
        agent = roster.agents.get(name)
        if agent is None or language in {None, "", "und"}:
            unknown += 1
            continue
        native, every = counts.get(str(language), (0, 0))
        counts[str(language)] = (native + _is_native(agent, str(language)), every + 1)
    native, every = (sum(pair[which] for pair in counts.values()) for which in (0, 1))
    return NativeShare(native=native, handled=every, unknown=unknown, by_language=dict(sorted(counts.items())))


def _is_native(agent: Agent, language: str) -> bool:
    return any(level == "native" and distance(language, tag) <= AUTOMATIC_LIMIT for tag, level in agent.speaks.items())
