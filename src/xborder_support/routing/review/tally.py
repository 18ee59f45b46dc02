"""Count what two versions of the rules do with one item after the other, in bounded memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import territory

if TYPE_CHECKING:
    from xborder_support.routing.rules import Rule

    from .cleaning import Cleaning
    from .kinds import WrongKinds
    from .trial import CheckedRules

__all__ = ["UNKNOWN", "Pair", "Shown", "Tally", "Unreadable", "name_of"]

#: Why an item cannot be read: it is no context, brings no instant where one is needed, or one without a zone, or raises.
Unreadable: TypeAlias = Literal["no-context", "no-instant", "naive-instant", "raises"]

UNKNOWN = "unknown"
_OTHERS = "(others)"
_UNNAMEABLE = "(not a code)"
_CODE = re.compile(r"[A-Za-z]{2}")
_NAMEABLE = re.compile(r"[A-Za-z0-9_-]{1,20}")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_MOST_NAMES = {"market": 300, "language": 300, "unknown": 20}
_MOST_PLACES = 5
_MOST_IN_VAIN = 10_000  # A long history whose changes cannot be shown is not slowed down by trying each of them.


class Pair(NamedTuple):
    """Hold the rules that take an item before and after."""

    old: Rule | None
    new: Rule | None

    @property
    def is_other_outcome(self) -> bool:
        """Tell whether the item ends elsewhere, with another priority or under another ladder."""
        return _outcome(self.old) != _outcome(self.new)


class Shown(NamedTuple):
    """Hold a changed item by its place in the history, with what may be shown of it."""

    item: int
    pair: Pair
    context: dict[str, object]


class Tally:
    """Count items one by one."""

    def __init__(self, old: CheckedRules, new: CheckedRules, *, cleaning: Cleaning, kinds: WrongKinds, witnesses: int) -> None:
        self._old, self._new = old, new
        self._cleaning = cleaning
        self._kinds = kinds
        self._wanted = witnesses
        self._is_market: dict[str, bool] = {}
        self.items = self.unreadable = self._in_vain = 0
        self.first_unreadable: list[int] = []
        self.unreadable_because: Counter[Unreadable] = Counter()
        self.by_pair: Counter[Pair] = Counter()
        self.by_market: Counter[str] = Counter()
        self.by_language: Counter[str] = Counter()
        self.unknown_markets: Counter[str] = Counter()
        self.shown: list[Shown] = []

    @property
    def wrong_kinds(self) -> Mapping[str, int]:
        """Return how many items hold a value of another kind than declared, by field."""
        return self._kinds.by_field

    def skip(self, cause: Unreadable) -> None:
        """Count an item that cannot be read."""
        self.unreadable_because[cause] += 1
        if self.unreadable < _MOST_PLACES:
            self.first_unreadable.append(self.items)
        self.items += 1
        self.unreadable += 1

    def add(self, context: Mapping[str, object], now: datetime) -> None:
        """Count an item."""
        market = context.get("market")
        if market is not None and not self._is_known(market):
            _count(self.unknown_markets, market if isinstance(market, str) and _NAMEABLE.fullmatch(market) else _UNNAMEABLE, "unknown")
        old, new = self._old.first(context, now=now), self._new.first(context, now=now)
        self._kinds.add(context)
        if old is not new:
            self._compare(Pair(old, new), context, now)
        self.items += 1

    def _compare(self, pair: Pair, context: Mapping[str, object], now: datetime) -> None:
        is_other = pair.is_other_outcome
        if not is_other and name_of(pair.old) == name_of(pair.new):
            return
        self.by_pair[pair] += 1
        if not is_other:
            return
        market, language = context.get("market"), context.get("language")
        _count(self.by_market, territory(str(market)) if self._is_known(market) else UNKNOWN, "market")
        _count(self.by_language, language if isinstance(language, str) and _TAG.fullmatch(language) else UNKNOWN, "language")
        if len(self.shown) < self._wanted and self._in_vain < _MOST_IN_VAIN:
            self._show(pair, context, now)

    def _show(self, pair: Pair, context: Mapping[str, object], now: datetime) -> None:
        clean = self._cleaning.clean(context)
        again = Pair(self._old.first(clean, now=now), self._new.first(clean, now=now))
        if again == pair:
            self.shown.append(Shown(self.items, pair, clean))
        else:
            self._in_vain += 1

    def _is_known(self, market: object) -> bool:
        if not isinstance(market, str) or not _CODE.fullmatch(market):
            return False
        known = self._is_market.get(market)
        if known is None:
            known = self._is_market[market] = _is_territory(market)
        return known


def _is_territory(code: str) -> bool:
    try:
        territory(code)
    except UsageError:
        return False
    return True


def _count(counts: Counter[str], name: str, kind: str) -> None:
    counts[name if name in counts or len(counts) < _MOST_NAMES[kind] else _OTHERS] += 1


def name_of(rule: Rule | None) -> str | None:
    """Return the name of a rule, if there is one."""
    return None if rule is None else rule.name


def _outcome(rule: Rule | None) -> tuple[object, ...]:
    return () if rule is None else (rule.to, rule.priority, rule.ladder)
