"""Hold one step of a ladder: when it takes effect, whom it reaches, and what it lets go of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xborder_support.calendars import due_at
from xborder_support.errors import UsageError
from xborder_support.terms import Priority, Target, more_urgent

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["LadderStep", "Relaxation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """Say what is no longer asked of whoever answers, and how much more urgent it has become.

    ``dropped_skills`` need not be there any more; ``max_language_distance`` is how far a language may be from the customer's, None where
    that stays as it is; ``priority`` is the least that the conversation now has.

    Example:
        >>> from xborder_support.routing import Relaxation
        >>> both = Relaxation(dropped_skills=frozenset({"customs"})) | Relaxation(max_language_distance=20)
        >>> sorted(both.dropped_skills), both.max_language_distance
        (['customs'], 20)
    """

    dropped_skills: frozenset[str] = frozenset()
    max_language_distance: int | None = None
    priority: Priority | None = None

    def __bool__(self) -> bool:
        """Tell whether it lets go of anything, or raises anything."""
        return bool(self.dropped_skills) or self.max_language_distance is not None or self.priority is not None

    def raised(self, priority: Priority) -> Priority:
        """Return a priority, or the one that it has been raised to."""
        return more_urgent(priority, self.priority) or priority

    def __or__(self, other: Relaxation) -> Relaxation:
        return Relaxation(
            dropped_skills=self.dropped_skills | other.dropped_skills,
            max_language_distance=_larger(self.max_language_distance, other.max_language_distance),
            priority=more_urgent(self.priority, other.priority),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """Tell somebody that a conversation waits: at a share of the target (``percent``), or ``after`` a wait.

    ``to`` is ``lead``, a role such as ``operations``, an agent or a team. A wait in business time is counted on ``calendar``. Outside the
    hours of whoever is reached the step waits for them, unless it is for ``any_hour``. A step with ``skip_if_empty`` gives way to the next
    one at once where nobody is scheduled who could take it.
    """

    to: str
    percent: int | None = None
    after: Target | None = None
    calendar_name: str | None = None
    calendar: BusinessCalendar | None = field(default=None, repr=False)
    any_hour: bool = False
    skip_if_empty: bool = False
    relaxation: Relaxation = field(default_factory=Relaxation)

    @property
    def share(self) -> float | None:
        """Return the share of the target, 1.0 at the due time; None for a step after a wait."""
        return None if self.percent is None else self.percent / 100

    @property
    def when(self) -> str:
        """Return when the step takes effect, as the desk file writes it: ``50%`` or ``2h business``."""
        return f"{self.percent}%" if self.after is None else str(self.after)

    def waited_until(self, start: datetime) -> datetime:
        """Return when the wait of the step is over (aware UTC). Only for a step with ``after``.

        Where the hours never come again, wall time is counted.
        """
        if self.after is None:
            raise AssertionError("a step at a share of the target has no wait")
        try:
            return due_at(self.after, start, self.calendar)
        except UsageError:  # hours that never come again: better an alarm at midnight than none
            return start + (self.after.duration or timedelta(days=self.after.days))


def _larger(a: int | None, b: int | None) -> int | None:
    return max((value for value in (a, b) if value is not None), default=None)
