"""Name what decided whether a desk is open at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from xborder_support.terms import LanguageTag

from .holidays import Holiday

__all__ = ["Cause", "CauseKind", "Labelled"]

#: Open by the weekly hours, a season's, those of a make-up working day, of a half-day, or of a single date; closed outside of them, between
#: two stretches of a day, on a rest day, for a holiday, a date that the shop closed, a break, a prayer, or by another calendar that was
#: taken away; and a change of the clock, which lasts no time itself. Where a ticket's clock is explained: ``running`` on wall time, or not
#: while the ticket is ``pending``, ``on_hold``, ``solved`` for the time being, or in any other status that stops it (``stopped``).
CauseKind: TypeAlias = Literal[
    "hours",
    "season",
    "working_day",
    "half_day",
    "exception",
    "outside_hours",
    "pause",
    "rest_day",
    "holiday",
    "closed_date",
    "break",
    "prayer",
    "taken_away",
    "clock_change",
    "running",
    "pending",
    "on_hold",
    "solved",
    "stopped",
]


_DEFINED_BY: Mapping[CauseKind, str] = {
    "hours": "weekly hours",
    "season": "seasons",
    "working_day": "holidays",
    "half_day": "holidays",
    "exception": "exceptions",
    "outside_hours": "hours",
    "pause": "hours",
    "rest_day": "weekly hours",
    "holiday": "holidays",
    "closed_date": "closed dates",
    "break": "breaks",
    "prayer": "prayer pause",
    "taken_away": "combination with another calendar",
    "clock_change": "time zone",
    "running": "target",
    "pending": "status",
    "on_hold": "status",
    "solved": "status",
    "stopped": "status",
}
_SAID_BY: Mapping[CauseKind, str] = {
    "running": "policy",
    "pending": "ticket",
    "on_hold": "ticket",
    "solved": "ticket",
    "stopped": "ticket",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Say what decided, in which zone, and who says so.

    ``holiday`` is set for holidays, half-days and make-up working days that a list names; ``reason`` is the shop's own text, or a season's
    name; ``source`` is who closed a date, where that was told; ``prayer`` is the prayer of a pause; ``shift_seconds`` is by how much the
    clock was set, forward above zero.
    """

    kind: CauseKind
    time_zone: str
    holiday: Holiday | None = None
    reason: str | None = None
    source: str | None = None
    prayer: str | None = None
    shift_seconds: int = 0

    def name(self, language: str = "en") -> str | None:
        """Return the name of the holiday or the prayer in a language (else English, else the local one), or the shop's reason, or None."""
        if self.prayer:
            from .prayer import prayer_name  # noqa: PLC0415  (most calendars know no prayers)

            return prayer_name(self.prayer, language)
        return self.holiday.name(language) if self.holiday else self.reason

    def says_who(self) -> str:
        """Return who says so, as a sentence: the list of holidays in its version, the feed, or the calendar's own definition."""
        if self.holiday:
            return self.holiday.says_who()
        return (
            f"{self.source} says so."
            if self.source
            else f"The {_SAID_BY.get(self.kind, 'calendar')} says so, in its {_DEFINED_BY[self.kind]}."
        )

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in: "und" for the shop's own reason, which is given as it was written."""
        if self.prayer:
            from .prayer import prayer_name_language  # noqa: PLC0415  (as above)

            return prayer_name_language(language)
        return self.holiday.name_language(language) if self.holiday else LanguageTag("und")


class Labelled(NamedTuple):
    """Hold a stretch of time in UTC seconds, whether it is open, and why. Several causes come from several calendars."""

    start: int
    end: int
    is_open: bool
    causes: tuple[Cause, ...]
