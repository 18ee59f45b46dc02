"""Hold what an assignment is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from xborder_support.routing.people import AUTOMATIC_LIMIT, Level, Mode, Wish
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Channel, Priority, utc

from .request_checks import check_request

__all__ = ["AssignmentRequest"]

_SPOKEN = frozenset({"phone", "video", "voice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRequest:
    """Say what a conversation needs.

    ``targets`` come from a ``Decision``; ``market_team`` is the team that ``of_market`` means. ``language`` is a canonical BCP 47 tag, and
    None or ``und`` where it is not known. The agent must have all of ``skills``, at the least ``skill_levels`` (1 to 5) where these say so.
    ``previous_owner`` is an agent's id.

    ``channel`` decides what the conversation takes of a capacity, and whether the language is ``spoken`` (calls) or ``written``;
    ``min_level`` is the least level of it. A language up to ``max_language_distance`` stands in for another; ``chains`` name, by language,
    further ones in their order. ``declined_by`` holds the agents who refused it, ``conflicts`` those whom a policy of the host keeps away.
    ``bot_intake`` says that a bot may take in the details while nobody is there; leave it False for complaints.

    ``id`` names the conversation, ``waiting_since`` and ``due_at`` are aware: queues and batches are worked off by ``priority``, time left
    and age.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-request`` for a priority or a level that there is not and for values of a wrong type,
    ``bad-language-tag`` for one in ``chains``. A ``language`` that is no tag, as customers' programs send them, is ``und``.

    Example:
        >>> from xborder_support.routing import AssignmentRequest, RouteTarget
        >>> request = AssignmentRequest(targets=(RouteTarget(team="asia"),), language="pt_br", channel="phone")
        >>> request.language, request.mode
        ('pt-BR', 'spoken')
    """

    targets: tuple[RouteTarget, ...]
    market_team: str | None = None
    language: str | None = None
    skills: tuple[str, ...] = ()
    previous_owner: str | None = None
    id: str | None = None
    channel: Channel | None = None
    priority: Priority = "normal"
    skill_levels: Mapping[str, int] = field(default_factory=dict)
    min_level: Level | None = None
    max_language_distance: int = AUTOMATIC_LIMIT
    chains: Mapping[str, Sequence[str]] = field(default_factory=dict)
    declined_by: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    bot_intake: bool = False
    waiting_since: datetime | None = None
    due_at: datetime | None = None

    def __post_init__(self) -> None:
        check_request(self)
        for name in ("waiting_since", "due_at"):
            at: datetime | None = getattr(self, name)
            if at is not None:
                object.__setattr__(self, name, utc(at, name))

    @property
    def known_language(self) -> str | None:
        """Return the language, or None where it is undetermined."""
        return None if self.language in {None, "", "und"} else self.language

    @property
    def mode(self) -> Mode | None:
        """Return how the language is used on the channel, or None where no channel is given."""
        if self.channel is None:
            return None
        return "spoken" if self.channel in _SPOKEN else "written"

    @property
    def is_privileged(self) -> bool:
        """Tell whether the priority reaches into what is kept in reserve."""
        return self.priority in {"high", "urgent"}

    @property
    def language_needs(self) -> tuple[str, ...]:
        """Return the language, if it is known, as something that people are needed for."""
        return (self.known_language,) if self.known_language else ()

    @property
    def skill_needs(self) -> tuple[str, ...]:
        """Return every skill that the conversation or one of its targets asks for, each once."""
        return tuple(dict.fromkeys((*self.needed_skills, *(target.skill for target in self.targets if target.skill))))

    @property
    def needed_skills(self) -> tuple[str, ...]:
        """Return the skills that the agent must have, whatever the target."""
        return (*self.skills, *(skill for skill in self.skill_levels if skill not in self.skills))

    @property
    def wish(self) -> Wish | None:
        """Return which language somebody has to serve, or None where it is undetermined."""
        language = self.known_language
        if language is None:
            return None
        return Wish(language, self.mode, self.min_level, self.max_language_distance, self._chain(language))

    def _chain(self, language: str) -> tuple[str, ...]:
        """Return the chain of the language: its own, or else that of the nearest wider tag."""
        tag = language
        while tag:
            if tag in self.chains:
                return tuple(self.chains[tag])
            tag = tag.rpartition("-")[0]
        return ()
