"""Try contexts on a rule set, so that nothing is reported which a decision does not show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from .boxes import Box
from .model import Model
from .witness import contexts

if TYPE_CHECKING:
    from xborder_support.conditions import Failure
    from xborder_support.routing.rules import Rule

__all__ = ["CheckedRules", "Shows", "Trial"]

#: Tell whether a context shows at an instant what a finding says.
Shows: TypeAlias = Callable[[Mapping[str, object], datetime], bool]


class CheckedRules(Protocol):
    """Name what the checks ask of a rule set."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return the rules in their order."""

    @property
    def version(self) -> str:
        """Return what names the content of the rules."""

    def first(self, context: Mapping[str, object], *, now: datetime) -> Rule | None:
        """Return the first rule that fits."""

    def why_not(self, rule: str, context: Mapping[str, object], *, now: datetime | None = None) -> Failure | None:
        """Return the first question that keeps a rule from fitting."""


class Trial:
    """Hold a rule set with its model."""

    def __init__(self, checked: CheckedRules, model: Model) -> None:
        self._checked = checked
        self.rules = checked.rules
        self.model = model

    def first(self, context: Mapping[str, object], now: datetime) -> str | None:
        """Return the name of the rule that takes a context."""
        rule = self._checked.first(context, now=now)
        return None if rule is None else rule.name

    def fits(self, rule: Rule, context: Mapping[str, object], now: datetime) -> bool:
        """Tell whether a context fulfils a rule, whatever stands above it."""
        return self._checked.why_not(rule.name, context, now=now) is None

    def find(self, region: Box, shows: Shows, *, is_complete: bool = False) -> tuple[dict[str, object] | None, dict[str, str]]:
        """Return a context of a region that shows what it should, or None, and the facts which say at what instant.

        The instant is only told where the rules depend on it.
        """
        now = self.model.instant(region)
        tried = contexts(self.model.axes, region, is_complete=is_complete, now=now)
        found = next((context for context in tried if shows(context, now)), None)
        return found, {"now": now.isoformat()} if found is not None and self.model.asks_the_time else {}
