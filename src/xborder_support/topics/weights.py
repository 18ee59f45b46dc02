"""Hold the points that make a conversation urgent, which a host may replace."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from xborder_support.errors import UsageError
from xborder_support.terms import Priority

from .profiles import topic_profile
from .vocabulary import TOPICS, Topic

__all__ = ["FULL", "UrgencyWeights", "urgency_weights"]

#: The highest score.
FULL = 100
_NEVER_BELOW_HIGH: tuple[Topic, ...] = ("privacy", "safety")


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyWeights:
    """Hold all points of urgency. ``dataclasses.replace(urgency_weights(), tiers={"gold": 20})`` makes weights of your own.

    ``topics`` are base scores. ``age`` and ``window`` are steps of hours and points, by rising hours. ``early_tiers`` are those for which
    a public delay adds ``early_step_in``. ``floors`` are priorities below which a topic never falls; safety and privacy have one.
    ``normal``, ``high`` and ``urgent`` are the scores from which on a priority holds.

    Errors: ``UsageError`` ``bad-urgency-weights`` where points are negative, steps do not rise, or a later one would make it less urgent.
    """

    topics: Mapping[Topic, int]
    tiers: Mapping[str, int]
    age: tuple[tuple[int, int], ...]
    window: tuple[tuple[int, int], ...]
    public: int
    negative: int
    early_step_in: int
    early_tiers: frozenset[str]
    floors: Mapping[Topic, Priority]
    normal: int
    high: int
    urgent: int

    def __post_init__(self) -> None:
        for is_kept, rule in self._rules():
            if not is_kept:
                hint = "start from dataclasses.replace(urgency_weights(), ...)"
                raise UsageError(f"weights of urgency: {rule}", code="bad-urgency-weights", hint=hint)

    def _rules(self) -> tuple[tuple[bool, str], ...]:
        points = (*self.topics.values(), *self.tiers.values(), self.public, self.negative, self.early_step_in)
        return (
            (all(0 <= value <= FULL for value in points), "points are 0 to 100"),
            (_is_rising(self.age), "an older message is never less urgent"),
            (_is_rising([(hours, -value) for hours, value in self.window]), "a window that closes sooner is never less urgent"),
            (all(value >= 0 for _, value in (*self.age, *self.window)), "points are 0 to 100"),
            (0 < self.normal < self.high < self.urgent <= FULL, "scores of normal, high and urgent rise"),
            (set(self.topics) == set(TOPICS), "every topic has a base score"),
            (all(self.floors.get(topic) in {"high", "urgent"} for topic in _NEVER_BELOW_HIGH), "safety and privacy are never below high"),
        )

    def priority_of(self, score: int) -> Priority:
        """Return the priority that a score gives."""
        if score >= self.urgent:
            return "urgent"
        if score >= self.high:
            return "high"
        return "normal" if score >= self.normal else "low"

    def least_score_of(self, priority: Priority) -> int:
        """Return the score from which on a priority holds."""
        return {"low": 0, "normal": self.normal, "high": self.high, "urgent": self.urgent}[priority]


def _is_rising(steps: tuple[tuple[int, int], ...] | list[tuple[int, int]]) -> bool:
    return all(hours < later and value <= more for (hours, value), (later, more) in pairwise(steps))


@cache
def urgency_weights() -> UrgencyWeights:
    """Return the weights that hold where the host brings none.

    Source: ``data/urgency.toml`` and ``data/topics.toml``, the project's own policy.

    Example:
        >>> from xborder_support.topics import urgency_weights
        >>> urgency_weights().high
        50
    """
    table = tomllib.loads(resources.files(__package__).joinpath("data", "urgency.toml").read_text(encoding="utf-8"))
    return UrgencyWeights(
        topics={topic: topic_profile(topic).urgency for topic in TOPICS},
        tiers=table["tiers"],
        age=tuple((hours, points) for hours, points in table["age"]),
        window=tuple((hours, points) for hours, points in table["window"]),
        public=table["public"],
        negative=table["negative"],
        early_step_in=table["early_step_in"],
        early_tiers=frozenset(table["early_tiers"]),
        floors=table["floors"],
        **table["priorities"],
    )
