"""Hold what a rule set decided, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, get_args

from pydantic import PlainSerializer

from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority, Reason, Storable, more_urgent

from .rule import Rule

__all__ = ["Decision", "priorities", "tagging_reasons", "undecided_reasons", "with_tags"]

_NAMED_UNDECIDED = 20  # rules; more would bury the reason that decided
_PRIORITIES: tuple[Priority, ...] = get_args(Priority)


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


def undecided_reasons(lacking: Sequence[tuple[Rule, frozenset[str]]]) -> Iterator[Reason]:
    """Yield a reason for each set of fields whose absence left rules undecided, with those rules."""
    named: dict[frozenset[str], list[str]] = {}
    for rule, fields in lacking:
        named.setdefault(fields, []).append(rule.name)
    for fields, rules in named.items():
        yield Reason("rule-undecided", {"rule": _some(rules), "missing": ", ".join(sorted(fields))})


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED_UNDECIDED
    return ", ".join(names[:_NAMED_UNDECIDED]) + (f" and {more} more" if more > 0 else "")


def with_tags(context: Mapping[str, object], tags: tuple[str, ...]) -> Mapping[str, object]:
    """Return a context with tags beside its own."""
    if not tags:
        return context
    own = context.get("tags")
    own_tags = own if isinstance(own, (set, frozenset, list, tuple)) else (own,) if isinstance(own, str) else ()
    return {**context, "tags": (*own_tags, *tags)}


def tagging_reasons(tags: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the reason that names the tags, if there are any."""
    return (Reason("tagged", {"tags": ", ".join(tags)}),) if tags else ()


def priorities(given: object, rule: Rule | None) -> tuple[Priority | None, Priority | None]:
    """Return the priority that a context gives, if it is one, and the one that it has after the rule, which only raises it."""
    # Compared, not looked up: an enumeration of the host's hashes by its own names.
    known = next((priority for priority in _PRIORITIES if isinstance(given, str) and priority == given), None)
    return known, more_urgent(known, rule.priority if rule else None)
