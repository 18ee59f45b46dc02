"""Tell when a clock stood still: the times that the ticket was in a status that pauses it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
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


def pauses_between(
    spells: Sequence[StatusSpell], statuses: Collection[TicketStatus], start: datetime, end: datetime | None
) -> tuple[Pause, ...]:
    """Return the spells in some statuses, in their order and cut to a stretch; without an ``end`` it goes on."""
    return tuple(_pauses(spells, statuses, start, end)) if spells else ()


def _pauses(spells: Sequence[StatusSpell], statuses: Collection[TicketStatus], start: datetime, end: datetime | None) -> Iterator[Pause]:
    for position in range(max(bisect_right(spells, start, key=_START) - 1, 0), len(spells)):
        spell = spells[position]
        if end is not None and spell.start >= end:
            return
        if spell.status in statuses and (spell.end is None or spell.end > start):
            until = spell.end if end is None or (spell.end is not None and spell.end < end) else end
            yield Pause(max(spell.start, start), until, spell.status)
