"""Tell when a clock stood still: the times that the ticket was in a status that pauses it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from xborder_support.conversations import StatusSpell, TicketStatus

__all__ = ["Pause", "pauses_between"]


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold a stretch of time (aware UTC) that a clock does not count, and the status that made it; ``end`` is None while it lasts."""

    start: datetime
    end: datetime | None
    status: TicketStatus


_START = attrgetter("start")


def pauses_between(stops: Sequence[StatusSpell], start: datetime, end: datetime | None) -> tuple[Pause, ...]:
    """Return the spells that stop a clock, in their order and cut to a stretch; without an ``end`` it goes on."""
    if not stops or (end is not None and end <= stops[0].start):
        return ()
    first = max(bisect_right(stops, start, key=_START) - 1, 0)
    last = len(stops) if end is None else bisect_left(stops, end, key=_START)
    return tuple([_cut(spell, start, end) for spell in stops[first:last] if spell.end is None or spell.end > start])


def _cut(spell: StatusSpell, start: datetime, end: datetime | None) -> Pause:
    until = spell.end if end is None or (spell.end is not None and spell.end < end) else end
    return Pause(max(spell.start, start), until, spell.status)
