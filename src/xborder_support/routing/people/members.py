"""Describe the teams and people who answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xborder_support.terms import language_tag

from .agent_names import ENGLISH, is_readable, keyed_name, reads_latin
from .levels import Level, Mode
from .member_checks import checked_agent, checked_team
from .terms_of_work import ChannelUnits, DataAccess, Kind, RateLimit, usual_access

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar

__all__ = ["SKILL_LEVEL", "Agent", "Team"]

#: The level of a skill that is listed without one: the middle of 1 to 5.
SKILL_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Describe a team: its hours, its lead (an agent's id) and, where it says so, the languages it stands for.

    ``kind`` is ``employee``, ``agency`` (an outside team) or ``dealer`` (an outlet whose people help); ``data_access`` is what they may see
    of a customer: ``full``, ``order`` or ``none``. Where it is not given, dealers see the ``order`` and everybody else all. The rest are
    defaults for its agents: ``channel_units``, ``reserve`` and ``rate_limit`` as there.

    Errors: ``UsageError`` ``bad-team``, ``bad-language-tag``.

    Example:
        >>> from xborder_support import BusinessCalendar
        >>> from xborder_support.routing import Team
        >>> lagos = BusinessCalendar(time_zone="Africa/Lagos", weekly={"mon-sat": ["09:00-18:00"]})
        >>> Team(name="outlets", calendar_name="lagos", calendar=lagos, kind="dealer").sees
        'order'
    """

    name: str
    calendar_name: str
    calendar: BusinessCalendar = field(repr=False)
    lead: str | None = None
    languages: tuple[str, ...] = ()
    kind: Kind = "employee"
    data_access: DataAccess | None = None
    channel_units: ChannelUnits = field(default_factory=dict)
    reserve: int = 0
    rate_limit: RateLimit | None = None

    def __post_init__(self) -> None:
        checked_team(self)

    @property
    def sees(self) -> DataAccess:
        """Return what the team's people may see of a customer."""
        return self.data_access or usual_access(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Describe a person who answers.

    ``name`` is the person's name in whatever script, ``names`` maps language tags to how the name is written there.
    ``speaks`` maps language tags to levels; a language that is not listed is not spoken, and ``modes`` says of which the person only writes
    or speaks. ``skills`` are at level 3 where ``skill_levels`` (1 to 5) says nothing else.

    ``capacity`` is how many units of open conversations the person holds at once, None for no limit and 0 for none; ``channel_units`` is
    what one conversation takes of them by channel (1 where nothing is said), ``channel_caps`` how many conversations of a channel there
    may be, and ``reserve`` the units kept for priorities ``high`` and ``urgent``. ``calendar`` are the person's own hours, in place of
    the team's. ``deputy`` (an agent's id) stands in for conversations of the person's own while the person is not there. ``ids`` are the
    person's ids in help desks. ``kind`` and ``data_access`` are those of the team where nothing else is said. ``declares`` holds what the
    person said of themselves for visits; nothing else is ever taken for it.

    Errors: ``UsageError`` ``bad-agent``, ``bad-language-tag``.

    Example:
        >>> from xborder_support.routing import Agent
        >>> agent = Agent(id="mei", team="asia", speaks={"zh": "native"}, skill_levels={"customs": 5}, ids={"zendesk": "9123"})
        >>> sorted(agent.skills), agent.skill_level("customs"), agent.skill_level("sewing")
        (['customs'], 5, 0)
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
    modes: Mapping[str, frozenset[Mode]] = field(default_factory=dict)
    skill_levels: Mapping[str, int] = field(default_factory=dict)
    channel_units: ChannelUnits = field(default_factory=dict)
    channel_caps: Mapping[str, int] = field(default_factory=dict)
    reserve: int | None = None
    rate_limit: RateLimit | None = None
    deputy: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    kind: Kind | None = None
    data_access: DataAccess | None = None
    declares: frozenset[str] = field(default=frozenset(), repr=False)

    def __post_init__(self) -> None:
        checked_agent(self)

    def skill_level(self, skill: str) -> int:
        """Return the level of a skill, 1 to 5, or 0 where the person does not have it."""
        return self.skill_levels.get(skill, SKILL_LEVEL) if skill in self.skills else 0

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
