"""Hold one routing rule."""

from __future__ import annotations

from dataclasses import dataclass

from xborder_support.conditions import Condition
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority

__all__ = ["Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Send what fulfils a condition to the first of some targets that has somebody. ``priority`` raises the conversation to it."""

    name: str
    when: Condition
    to: tuple[RouteTarget, ...]
    priority: Priority | None = None
