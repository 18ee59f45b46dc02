"""Tell how much room somebody has for one more conversation, and why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from xborder_support.routing.people import ALL, OTHER, ChannelUnits

if TYPE_CHECKING:
    from xborder_support.routing.people import Post

    from .request import AssignmentRequest

__all__ = ["Load", "Room", "is_rate_limited", "room", "units_held"]

_LOAD_UNITS = 10_000


class Load(Protocol):
    """Describe what is read of a workload, so that a batch can count on while it assigns."""

    @property
    def open_items(self) -> Mapping[str, int]:
        """Return how many conversations each agent holds."""

    @property
    def by_channel(self) -> Mapping[str, Mapping[str, int]]:
        """Return the same by channel."""

    @property
    def given(self) -> Mapping[str, int]:
        """Return how many conversations each agent was given in the stretch over which work is to be even."""

    @property
    def assigned_at(self) -> Mapping[str, Sequence[datetime]]:
        """Return when each agent was last given something."""

    def idle_from(self, agent: str) -> datetime:
        """Return since when an agent has been idle."""


class Room(NamedTuple):
    """Hold how busy somebody is.

    ``share`` is the used part of the capacity in 1/10,000, ``held`` the used units of who has no capacity, ``given`` how
    many conversations they had in the stretch over which work is to be even, and ``fault`` the code of why
    there is no room: ``no_capacity``, ``no_capacity:<channel>``, ``reserved`` or ``rate_limited``.
    """

    share: int
    held: int
    given: int
    idle_seconds: int
    fault: str | None


def room(post: Post, request: AssignmentRequest, load: Load, now: datetime) -> Room:
    """Return how much room an agent has for a conversation."""
    agent, capacity = post.agent.id, post.agent.capacity
    if post.is_plain:  # each conversation takes one unit, whatever its channel
        held, counts = load.open_items.get(agent, 0), load.by_channel.get(agent)
        if counts:
            held = max(held, sum(counts.values()))
        fault = None if capacity is None or held < capacity else "no_capacity"
    else:
        held = units_held(post, load)
        fault = _fault(post, request, load, held) or ("rate_limited" if is_rate_limited(post, load, now) else None)
    idle = int((now - load.idle_from(agent)).total_seconds())
    given = load.given.get(agent, 0)
    return Room(held * _LOAD_UNITS // capacity if capacity else 0, 0 if capacity else held, given, idle, fault)


def units_held(post: Post, load: Load) -> int:
    """Return how many units an agent's open conversations take. One of a channel that is not told takes 1."""
    agent = post.agent.id
    total = load.open_items.get(agent, 0)
    counts = load.by_channel.get(agent)
    if not counts:
        return total
    told = sum(count * _least(_units(post.channel_units, channel)) for channel, count in counts.items())
    return told + max(total - sum(counts.values()), 0)


def is_rate_limited(post: Post, load: Load, now: datetime) -> bool:
    """Tell whether an agent was given as many conversations as the limit allows for a while."""
    limit = post.rate_limit
    if limit is None:
        return False
    return sum(now - limit.window < at <= now for at in load.assigned_at.get(post.agent.id, ())) >= limit.items


def _fault(post: Post, request: AssignmentRequest, load: Load, held: int) -> str | None:
    capacity, channel, needed = post.agent.capacity, request.channel, _units(post.channel_units, request.channel)
    counts = load.by_channel.get(post.agent.id, {})
    if capacity == 0 or any(count and _units(post.channel_units, name) == ALL for name, count in counts.items()):
        return "no_capacity"
    cap = post.agent.channel_caps.get(channel) if channel else None
    if (cap is not None and counts.get(channel or "", 0) >= cap) or (needed == ALL and held):
        return f"no_capacity:{channel}"
    if capacity is None or needed == ALL:
        return None
    return _shortage(post, request, capacity - held, needed)


def _shortage(post: Post, request: AssignmentRequest, free: int, needed: int) -> str | None:
    """Tell what a number of free units is too few for. Less than none free is no fault of the host's: people may pick up more."""
    if needed > free:
        return "no_capacity" if free <= 0 else f"no_capacity:{request.channel}"
    return "reserved" if needed > free - post.reserve and not request.is_privileged else None


def _units(units: ChannelUnits, channel: str | None) -> int | Literal["all"]:
    return 1 if channel is None else units.get(channel, units.get(OTHER, 1))


def _least(units: int | Literal["all"]) -> int:
    return 1 if units == ALL else units  # whoever is taken whole has no room, however many units that is
