"""Say which rules two versions of a rule set add, remove, change and move."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from .arguments import check_rules

if TYPE_CHECKING:
    from xborder_support.routing.rules import Rule

    from .trial import CheckedRules

__all__ = ["RuleSetDifference", "difference"]


@dataclass(frozen=True, slots=True)
class RuleSetDifference:
    """Name the rules that differ between two versions.

    ``changed`` maps a rule to the settings that differ (``when``, ``to``, ``priority``, ...). ``moved`` are the fewest rules whose moving
    turns the order of the old version into that of the new one.
    """

    old_version: str
    new_version: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    moved: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.moved)

    def describe(self) -> str:
        """Return the difference in words, a line for each kind."""
        changed = [f"{name} ({', '.join(settings)})" for name, settings in self.changed.items()]
        kinds = (("added", self.added), ("removed", self.removed), ("changed", changed), ("moved", self.moved))
        lines = [f"{kind}: {', '.join(names)}" for kind, names in kinds if names]
        return "\n".join(lines) or "the same rules in the same order"

    def to_json(self) -> str:
        """Return the difference as JSON, the same bytes for equal differences."""
        document = {item.name: getattr(self, item.name) for item in fields(self)}
        return json.dumps({**document, "changed": dict(self.changed)}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def difference(old: CheckedRules, new: CheckedRules) -> RuleSetDifference:
    """Return which rules a version adds, removes, changes and moves. A rule is known by its name.

    Errors: ``UsageError`` ``wrong-argument`` for what is no rule set.

    Example:
        >>> from xborder_support import RuleSet
        >>> from xborder_support.routing.review import difference
        >>> vip = {"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}
        >>> rest = {"name": "rest", "to": [{"team": "of_market"}]}
        >>> old = RuleSet.from_config({"routing": [rest]})
        >>> new = RuleSet.from_config({"routing": [vip, {**rest, "priority": "low"}]})
        >>> print(difference(old, new).describe())
        added: vip
        changed: rest (priority)
    """
    check_rules(old, "the old version")
    check_rules(new, "the new version")
    before, after = ({rule.name: rule for rule in version.rules} for version in (old, new))
    kept = [name for name in after if name in before]
    places = {name: place for place, name in enumerate(before)}
    changed = {name: settings for name in kept if (settings := _settings(before[name], after[name]))}
    return RuleSetDifference(
        old.version,
        new.version,
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=changed,
        moved=tuple(kept[place] for place in _out_of_order([places[name] for name in kept])),
    )


def _settings(one: Rule, other: Rule) -> tuple[str, ...]:
    return tuple(item.name for item in fields(one) if getattr(one, item.name) != getattr(other, item.name))


def _out_of_order(places: Sequence[int]) -> list[int]:
    """Return the positions that do not belong to a longest increasing run."""
    ends: list[int] = []  # for each length, the position at which the run with the lowest end ends
    before: list[int | None] = []
    for position, place in enumerate(places):
        length = bisect_left(ends, place, key=places.__getitem__)
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [position]
    in_order: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        in_order.add(at)
        at = before[at]
    return [position for position in range(len(places)) if position not in in_order]
