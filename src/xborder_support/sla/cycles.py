"""Hold one run of a clock: from the event that started it to the one that stopped it, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from xborder_support.calendars import share_at
from xborder_support.errors import UsageError
from xborder_support.terms import Target

from .policy import Metric

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Cycle", "SlaState"]

#: ``active``: running, not yet due. ``active_with_misses``: running, and its due time has passed (of a metric: or a former cycle missed).
#: ``met``: stopped at the due time or before. ``missed``: stopped after it. ``cancelled``: no answer is owed any more, and none was late.
#: ``no_target``: no policy promises anything. ``idle``: nothing has started the clock.
SlaState: TypeAlias = Literal["active", "active_with_misses", "met", "missed", "cancelled", "no_target", "idle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Hold one run of a clock. Instants are aware UTC.

    ``clock`` is ``shop`` or a marketplace's name. ``number`` counts the runs of one metric and clock from 1, and ``started_by`` is the id
    of the event that started it. ``fulfilled_at`` is the answer or solution, ``ended_at`` also a cancellation; None while it runs.
    ``calendar_digest`` names the version of the calendar that judged; None on elapsed time, which needs none.
    """

    metric: Metric
    clock: str
    number: int
    started_at: datetime
    started_by: str
    state: SlaState
    due_at: datetime | None = None
    fulfilled_at: datetime | None = None
    ended_at: datetime | None = None
    policy: str | None = None
    target: Target | None = None
    calendar_name: str | None = None
    calendar_digest: str | None = None
    calendar: BusinessCalendar | None = field(default=None, repr=False, compare=False)

    @property
    def is_running(self) -> bool:
        """Tell whether the clock still runs."""
        return self.ended_at is None

    def at_share(self, share: float) -> datetime:
        """Return when a share of the target is used: 0.5 is half of it, 1.0 the due time, up to 10.

        The share is of business time where the target counts that.

        Errors: ``UsageError`` ``no-target``, ``bad-share``.
        """
        if self.target is None:
            raise UsageError("no policy sets a target for this cycle", code="no-target", hint="look at due_at first: it is None then")
        return share_at(self.target, self.started_at, self.calendar, share=share)
