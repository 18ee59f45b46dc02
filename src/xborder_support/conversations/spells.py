"""Tell when a ticket was in which status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from .ticket import TicketEvent, TicketStatus

__all__ = ["StatusSpell", "status_spells"]


@dataclass(frozen=True, slots=True)
class StatusSpell:
    """Hold a stretch of time (aware UTC) during which a ticket was in one status; ``end`` is None while it lasts."""

    status: TicketStatus
    start: datetime
    end: datetime | None = None


def status_spells(
    events: Iterable[TicketEvent], *, status: TicketStatus | None = None, since: datetime | None = None
) -> Iterator[StatusSpell]:
    """Yield the spells that events in their order add up to, the last one without an end. ``status`` holds before them, since ``since``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.conversations import TicketEvent, status_spells
        >>> asked = TicketEvent(at=datetime(2026, 2, 3, 9, tzinfo=UTC), kind="customer_message")
        >>> waiting = TicketEvent(at=datetime(2026, 2, 3, 11, tzinfo=UTC), kind="status_changed", status="on_hold")
        >>> [(spell.status, spell.start.hour, spell.end) for spell in status_spells([asked, waiting])][1]
        ('on_hold', 11, None)
    """
    for event in events:
        after = event.status_after(status)
        if after != status:
            if status is not None and since is not None and since < event.at:
                yield StatusSpell(status, since, event.at)
            status, since = after, event.at
    if status is not None and since is not None:
        yield StatusSpell(status, since)
