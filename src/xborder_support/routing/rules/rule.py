"""Hold one rule: where a conversation goes, or what it is tagged with, if a condition holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xborder_support.conditions import Condition
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority

__all__ = ["Rule", "TaggingRule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Send what fulfils a condition to the first of some targets that has somebody.

    ``priority`` raises the conversation to it, ``ladder`` names the ladder that watches it. The rule counts from ``valid_from`` until just
    before ``valid_to`` (aware UTC); None is no bound.
    """

    name: str
    when: Condition
    to: tuple[RouteTarget, ...]
    priority: Priority | None = None
    ladder: str | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    def is_in_effect(self, now: datetime) -> bool:
        """Tell whether the rule counts at an instant."""
        return (self.valid_from is None or self.valid_from <= now) and (self.valid_to is None or now < self.valid_to)


@dataclass(frozen=True, slots=True)
class TaggingRule:
    """Tag what fulfils a condition. All tagging rules that fit count, and the rules that follow can ask for their tags."""

    name: str
    when: Condition
    tags: tuple[str, ...]
