"""Hold what a rule set decided, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import PlainSerializer

from xborder_support.terms import Storable
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority, Reason

__all__ = ["Decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Storable):
    """Say which rule fitted, and where it sends the conversation.

    ``rule`` is None and ``targets`` empty where none fitted; ``position`` counts rules from 1. ``priority`` is the context's own or the
    rule's, whichever is higher; ``ladder`` is the rule's, ``tags`` what the tagging rules gave. ``missing`` names fields that were unknown
    and left an earlier rule undecided, so that it did not count. ``version`` is the rule set's.
    """

    rule: str | None
    position: int | None
    targets: tuple[RouteTarget, ...]
    priority: Priority | None
    ladder: str | None = None
    tags: tuple[str, ...] = ()
    reasons: tuple[Reason, ...]
    missing: Annotated[frozenset[str], PlainSerializer(sorted)]
    version: str
    decided_at: datetime
