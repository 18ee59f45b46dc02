"""Describe the teams and people who answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xborder_support.terms import language_tag

from .agent_names import ENGLISH, is_readable, keyed_name, reads_latin
from .levels import Level

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["Agent", "Team"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Describe a team: its hours, its lead (an agent's id) and, where it says so, the languages it stands for."""

    name: str
    calendar_name: str
    calendar: BusinessCalendar = field(repr=False)
    lead: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Describe a person who answers.

    ``name`` is the person's name in whatever script, ``names`` maps language tags to how the name is written there.
    ``speaks`` maps language tags to levels; a language that is not listed is not spoken. ``capacity`` is how many open conversations the
    person holds at once, None for no limit and 0 for none. ``calendar`` are the person's own hours, in place of the team's.
    """

    id: str
    team: str
    name: str | None = field(default=None, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    staff_number: str | None = None
    speaks: Mapping[str, Level] = field(default_factory=dict)
    skills: frozenset[str] = frozenset()
    capacity: int | None = None
    calendar_name: str | None = None
    calendar: BusinessCalendar | None = field(default=None, repr=False)

    def name_in(self, locale: str) -> str | None:
        """Return the name as a reader of a language can read it, or None where there is none.

        That is the name for the language, or else the plain one in the script of the language, or else the English one in Latin letters.

        Errors: ``UsageError`` ``bad-language-tag``.

        Example:
            >>> from xborder_support.routing import Agent
            >>> yuki = Agent(id="yuki", team="asia", names={"ja": "田中 由紀", "en": "Yuki Tanaka"})
            >>> yuki.name_in("ja"), yuki.name_in("de"), yuki.name_in("ar")
            ('田中 由紀', 'Yuki Tanaka', None)
        """
        tag = language_tag(locale)
        own = keyed_name(self.names, tag)
        if own is not None:
            return own
        if self.name is not None and is_readable(self.name, tag):
            return self.name
        return keyed_name(self.names, ENGLISH) if reads_latin(tag) else None
