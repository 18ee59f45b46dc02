"""Hold what an assignment is asked for, and how busy everybody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from xborder_support.errors import UsageError
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import utc

__all__ = ["AssignmentRequest", "Workload"]

_FOREVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRequest:
    """Say what a conversation needs.

    ``targets`` come from a ``Decision``; ``market_team`` is the team that ``of_market`` means. ``language`` is a canonical BCP 47 tag, and
    None or ``und`` where it is not known. The agent must have all of ``skills``. ``previous_owner`` is an agent's id.
    """

    targets: tuple[RouteTarget, ...]
    market_team: str | None = None
    language: str | None = None
    skills: tuple[str, ...] = ()
    previous_owner: str | None = None

    @property
    def known_language(self) -> str | None:
        """Return the language, or None where it is undetermined."""
        return None if self.language in {None, "", "und"} else self.language


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """Say how many conversations each agent holds, and since when each has had nothing new (aware), by agent id.

    Who is not in ``open_items`` holds none; who is not in ``idle_since`` counts as idle the longest.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-workload`` for a negative number.
    """

    open_items: Mapping[str, int] = field(default_factory=dict)
    idle_since: Mapping[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.open_items.values()):
            raise UsageError("an agent cannot hold fewer than no conversations", code="bad-workload", hint="count from 0")
        object.__setattr__(self, "idle_since", {agent: utc(at, "idle_since") for agent, at in self.idle_since.items()})

    def idle_from(self, agent: str) -> datetime:
        """Return since when an agent has been idle (aware UTC)."""
        return self.idle_since.get(agent, _FOREVER)
