"""Describe the teams and people who answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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

    ``speaks`` maps language tags to levels; a language that is not listed is not spoken. ``capacity`` is how many open conversations the
    person holds at once, None for no limit and 0 for none. ``calendar`` are the person's own hours, in place of the team's.
    """

    id: str
    team: str
    name: str | None = field(default=None, repr=False)
    staff_number: str | None = None
    speaks: Mapping[str, Level] = field(default_factory=dict)
    skills: frozenset[str] = frozenset()
    capacity: int | None = None
    calendar_name: str | None = None
    calendar: BusinessCalendar | None = field(default=None, repr=False)
