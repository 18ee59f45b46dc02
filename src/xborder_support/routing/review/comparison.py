"""Say what another version of the rules would have done with conversations that there have been."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from xborder_support.routing.rules import ROUTING_SCHEMA
from xborder_support.terms import utc

from .arguments import check_history, check_rules
from .cleaning import Cleaning
from .difference import RuleSetDifference, difference
from .kinds import WrongKinds
from .questions import asks_the_time
from .tally import Tally, Unreadable, name_of
from .validity import ANY_INSTANT, is_dated

if TYPE_CHECKING:
    from xborder_support.conditions import Condition
    from xborder_support.routing.rules import Rule

    from .trial import CheckedRules

__all__ = ["ChangedItem", "HistoryItem", "RuleChange", "RuleComparison", "compare"]

_DESCRIBED = 20
#: What to say of items that were contexts, and yet could not be read.
_CAUSES: Mapping[Unreadable, str] = {
    "no-instant": "{} of them bring no instant, and the rules ask for one: pass now=",
    "naive-instant": "{} of them bring an instant without a time zone: pass an aware one",
    "raises": "{} of them raise when they are read",
}

#: A context, or a context with the instant at which it was decided (aware).
HistoryItem: TypeAlias = Mapping[str, object] | tuple[Mapping[str, object], datetime]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Count the items that went to one rule and would go to another. None is no rule; targets are in words."""

    old_rule: str | None
    new_rule: str | None
    old_targets: tuple[str, ...]
    new_targets: tuple[str, ...]
    items: int
    is_other_outcome: bool

    def describe(self) -> str:
        """Return the change in words."""
        return f"{self.items}: {_end(self.old_rule, self.old_targets)} -> {_end(self.new_rule, self.new_targets)}"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """Show one item whose outcome changes: its place in the history from 0, and what the rules ask of it.

    Deciding ``context`` shows the change. Texts that no rule names are left out or replaced, so that nothing personal is in it.
    """

    item: int
    old_rule: str | None
    new_rule: str | None
    context: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleComparison:
    """Count what changes between two versions.

    ``changed`` counts items whose outcome differs (targets, priority or ladder), ``rerouted`` those that only another rule takes to the
    same end. ``by_market`` and ``by_language`` count changed items; ``unknown`` stands for no known territory or tag.
    ``unknown_markets`` counts markets that are no territory by their name, ``unreadable`` items that are no context, ``first_unreadable``
    are the places of some of them, ``unreadable_because`` says why, by cause: ``no-context``, ``no-instant``, ``naive-instant``,
    ``raises``. ``wrong_kinds`` counts, by field, values of another kind than declared, such as the text of a number: they count as unknown.
    """

    items: int
    changed: int
    rerouted: int
    by_change: tuple[RuleChange, ...]
    by_market: Mapping[str, int] = field(hash=False)
    by_language: Mapping[str, int] = field(hash=False)
    witnesses: tuple[ChangedItem, ...]
    unknown_markets: Mapping[str, int] = field(hash=False)
    unreadable: int
    first_unreadable: tuple[int, ...]
    unreadable_because: Mapping[str, int] = field(hash=False)
    wrong_kinds: Mapping[str, int] = field(hash=False)
    difference: RuleSetDifference

    def describe(self) -> str:
        """Return the comparison in words, the largest change first."""
        lines = [f"{self.changed} of {self.items} items go elsewhere, {self.rerouted} go the same way by another rule"]
        lines += [change.describe() for change in self.by_change[:_DESCRIBED]]
        if (more := len(self.by_change) - _DESCRIBED) > 0:
            lines.append(f"and {more} smaller changes")
        if self.unknown_markets:
            lines.append(f"unknown markets: {_counted(self.unknown_markets)}")
        if self.wrong_kinds:
            lines.append(f"of another kind than declared, and so not known: {_counted(self.wrong_kinds)}")
        if self.unreadable:
            lines.append(f"{self.unreadable} items could not be read, the first at {', '.join(map(str, self.first_unreadable))}")
        lines += [words.format(self.unreadable_because[cause]) for cause, words in _CAUSES.items() if cause in self.unreadable_because]
        return "\n".join(lines)

    def to_json(self) -> str:
        """Return the comparison as JSON, the same bytes for equal comparisons."""
        document: dict[str, Any] = {
            "items": self.items,
            "changed": self.changed,
            "rerouted": self.rerouted,
            "by_change": [_plain(change) for change in self.by_change],
            "by_market": dict(self.by_market),
            "by_language": dict(self.by_language),
            "witnesses": [{**_plain(witness), "context": dict(witness.context)} for witness in self.witnesses],
            "unknown_markets": dict(self.unknown_markets),
            "unreadable": self.unreadable,
            "first_unreadable": list(self.first_unreadable),
            "unreadable_because": dict(self.unreadable_because),
            "wrong_kinds": dict(self.wrong_kinds),
            "difference": json.loads(self.difference.to_json()),
        }
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)


def compare(
    old: CheckedRules, new: CheckedRules, history: Iterable[HistoryItem], *, now: datetime | None = None, witnesses: int = 20
) -> RuleComparison:
    """Decide a history with two versions of the rules, and count what changes. It reads the history once and keeps none of it.

    ``now`` (aware) is the instant of items that bring none of their own. Without it, such an item cannot be read where the rules ask the
    time or have dates. At most ``witnesses`` changed items are shown. Nothing in the history makes it raise.

    Errors: ``UsageError`` ``naive-datetime`` for ``now``, and ``wrong-argument`` for what is no rule set, or no list of contexts at all.

    Example:
        >>> from xborder_support import RuleSet
        >>> from xborder_support.routing.review import compare
        >>> rest = {"name": "rest", "to": [{"team": "of_market"}]}
        >>> vip = {"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}
        >>> old, new = (RuleSet.from_config({"routing": rules}) for rules in ([rest], [vip, rest]))
        >>> result = compare(old, new, [{"market": "JP", "tier": "gold"}, {"market": "JP"}, {"market": "Narnia"}])
        >>> print(result.describe())
        1 of 3 items go elsewhere, 0 go the same way by another rule
        1: rest (team of_market) -> vip (agent aiko)
        unknown markets: Narnia (1)
    """
    check_rules(old, "the old version")
    check_rules(new, "the new version")
    check_history(history)
    default = None if now is None else utc(now, "now")
    conditions = [*_conditions(old), *_conditions(new)]
    cleaning = Cleaning(conditions)
    schemas = (getattr(version, "schema", ROUTING_SCHEMA) for version in (old, new))
    tally = Tally(old, new, cleaning=cleaning, kinds=WrongKinds(schemas, cleaning.fields), witnesses=witnesses)
    if default is None and not (is_dated((*old.rules, *new.rules)) or any(asks_the_time(condition) for condition in conditions)):
        default = ANY_INSTANT
    for item in history:
        _count(tally, item, default)
    return _comparison(tally, difference(old, new))


def _count(tally: Tally, item: object, default: datetime | None) -> None:
    try:
        context, at = item if isinstance(item, tuple) and len(item) == 2 else (item, default)
        if not isinstance(context, Mapping) or not isinstance(at, datetime | None):
            tally.skip("no-context")
        elif at is None:
            tally.skip("no-instant")
        elif at.utcoffset() is None:
            tally.skip("naive-instant")
        else:
            tally.add(context, at)
    except Exception:  # noqa: BLE001  (whatever an object in the history does, the others are counted)
        tally.skip("raises")


def _conditions(version: CheckedRules) -> Iterator[Condition]:
    for rule in (*getattr(version, "tagging", ()), *version.rules):
        yield rule.when


def _comparison(tally: Tally, changes: RuleSetDifference) -> RuleComparison:
    counted = [(pair, items, pair.is_other_outcome) for pair, items in tally.by_pair.items()]
    by_change = [
        RuleChange(name_of(pair.old), name_of(pair.new), _targets(pair.old), _targets(pair.new), items, is_other)
        for pair, items, is_other in counted
    ]
    return RuleComparison(
        items=tally.items,
        changed=sum(items for _, items, is_other in counted if is_other),
        rerouted=sum(items for _, items, is_other in counted if not is_other),
        by_change=tuple(sorted(by_change, key=lambda change: (-change.items, change.old_rule or "", change.new_rule or ""))),
        by_market=_sorted(tally.by_market),
        by_language=_sorted(tally.by_language),
        witnesses=tuple(ChangedItem(item, name_of(pair.old), name_of(pair.new), context) for item, pair, context in tally.shown),
        unknown_markets=_sorted(tally.unknown_markets),
        unreadable=tally.unreadable,
        first_unreadable=tuple(tally.first_unreadable),
        unreadable_because=_sorted(tally.unreadable_because),
        wrong_kinds=_sorted(tally.wrong_kinds),
        difference=changes,
    )


def _targets(rule: Rule | None) -> tuple[str, ...]:
    return () if rule is None else tuple(str(target) for target in rule.to)


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} ({items})" for name, items in counts.items())


def _sorted(counts: Mapping[Any, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _end(rule: str | None, targets: tuple[str, ...]) -> str:
    return "no rule" if rule is None else f"{rule} ({'; '.join(targets)})"


def _plain(value: RuleChange | ChangedItem) -> dict[str, Any]:
    return {item.name: getattr(value, item.name) for item in fields(value)}
