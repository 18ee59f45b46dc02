"""Answer what one holiday is: its name, whether it takes the whole day, how certain its date is, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from xborder_support.terms import LanguageTag

from .certainty import Certainty, certainty_of
from .listing import Query
from .naming import chosen_language, names_on, tag_of
from .sentence import sentence
from .substitutes import substitutes
from .year import FreeDay, free_days

if TYPE_CHECKING:
    from .source import Holidays

__all__ = ["Holiday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """Hold one date of a list. Everything else about it is looked up when it is asked for.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import Holidays
        >>> monday = Holidays(territory="GB", subdivision="ENG").on(date(2026, 12, 28))
        >>> monday.name(), monday.substitute_for
        ('Boxing Day', datetime.date(2026, 12, 26))
        >>> monday.says_who()
        'holidays 0.109 lists 2026-12-28 among the public holidays of GB-ENG, in place of 2026-12-26.'
    """

    on: date
    source: Holidays

    @property
    def kind(self) -> Literal["full", "half"]:
        """Return whether the whole day is free or half of it."""
        return "full" if self.on in self.source.dates(self.on.year) else "half"

    @property
    def certainty(self) -> Certainty:
        """Return whether a rule fixes the date, or it was announced, or it is estimated and may still move by a day or two."""
        told = dict(self.source.announced)
        untold = [day for day in self.listed_on if day not in told]
        found = certainty_of(self._query, untold) if untold else "announced"
        return "announced" if found == "estimated" and self.is_announced_by_host else found

    @property
    def substitute_for(self) -> date | None:
        """Return the date whose holiday this day off stands for, or None for a holiday in its own right."""
        found = (substitutes(self._query, day.year).get(day) for day in self.listed_on)
        return next(filter(None, found), None)

    def name(self, language: str = "en") -> str:
        """Return the name in a language (BCP 47), else in English, else as the place itself writes it; ``name_language`` says which.

        Several holidays on one date are joined by a slash. That the day is a substitute or an estimate is no part of its name.
        """
        chosen = chosen_language(self.source.territory, language)
        names = (name for day in self.listed_on for name in names_on(self._query, day, chosen))
        return " / ".join(dict.fromkeys(names))

    def name_language(self, language: str = "en") -> LanguageTag:
        """Return the language that ``name`` answers in when it is asked for this one."""
        return tag_of(chosen_language(self.source.territory, language))

    def says_who(self) -> str:
        """Return one English sentence: which list, in which version, for which place and category, and what the host changed."""
        return sentence(self, self._query)

    @property
    def listed_on(self) -> tuple[date, ...]:
        """Return the dates on which the list has it, which differ from ``on`` where a host told what was announced."""
        return self._day.listed

    @property
    def is_announced_by_host(self) -> bool:
        """Return whether the host told on which date it falls."""
        told = dict(self.source.announced)
        return any(day in told for day in self.listed_on)

    @property
    def _day(self) -> FreeDay:
        return free_days(self.source, self.on.year)[self.on]

    @property
    def _query(self) -> Query:
        return self._day.query
