"""Describe how teams and agents stand in configuration."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

from xborder_support.configuration import StrictModel

from .levels import Level, Mode
from .terms_of_work import DataAccess, Kind

__all__ = ["AgentTable", "RateTable", "RosterTables", "SpokenTable", "TeamTable"]

_MAX_CAPACITY = 10_000

_Name = Annotated[str, Setting(min_length=1, max_length=256)]
_Names = Annotated[dict[str, _Name], Setting(min_length=1)]
_Count = Annotated[int, Setting(ge=0, le=_MAX_CAPACITY, strict=True)]
_Amount = Annotated[int, Setting(ge=1, le=_MAX_CAPACITY, strict=True)]
_SkillLevel = Annotated[int, Setting(ge=1, le=5, strict=True)]
_Units = Literal["usual"] | dict[_Name, Literal["all"] | _Count]


class RateTable(StrictModel):
    """Describe how many conversations somebody is given within how many minutes."""

    items: _Amount
    minutes: _Amount


class SpokenTable(StrictModel):
    """Describe a language that is not both written and spoken."""

    level: Level
    mode: tuple[Mode, ...] = ()


class TeamTable(StrictModel):
    """Describe one team."""

    calendar: _Name
    lead: _Name | None = None
    languages: tuple[_Name, ...] = ()
    kind: Kind = "employee"
    data_access: DataAccess | None = None
    channel_units: _Units = Setting(default_factory=dict)
    reserve: _Count = 0
    rate_limit: RateTable | None = None


class AgentTable(StrictModel):
    """Describe one agent."""

    team: _Name
    name: _Name | _Names | None = None
    staff_number: _Name | None = None
    speaks: dict[str, Level | SpokenTable] = Setting(default_factory=dict)
    skills: tuple[_Name, ...] | dict[_Name, _SkillLevel] = ()
    capacity: _Count | None = None
    calendar: _Name | None = None
    channel_units: _Units = Setting(default_factory=dict)
    channel_caps: dict[_Name, _Count] = Setting(default_factory=dict)
    reserve: _Count | None = None
    rate_limit: RateTable | None = None
    deputy: _Name | None = None
    ids: dict[_Name, _Name] = Setting(default_factory=dict)
    kind: Kind | None = None
    data_access: DataAccess | None = None
    declares: tuple[_Name, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Return the name for each language, where there is more than one."""
        return self.name if isinstance(self.name, dict) else {}


class RosterTables(BaseModel):
    """Describe the part of a configuration that the roster reads."""

    model_config = ConfigDict(extra="ignore")

    teams: dict[str, TeamTable] = Setting(default_factory=dict)
    agents: dict[str, AgentTable] = Setting(default_factory=dict)
