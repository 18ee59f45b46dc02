"""Decide where a conversation goes: the first rule that fits, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from xborder_support.conditions import Failure, Field
from xborder_support.configuration import Document, fault_at, read_toml
from xborder_support.errors import ConfigurationError, UsageError, did_you_mean
from xborder_support.routing.people import Roster
from xborder_support.routing.targets import RouteTarget
from xborder_support.terms import Priority, Reason, utc

from .entry import Entry, entries
from .reading import read_rules
from .rule import Rule

__all__ = ["Decision", "RuleSet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Say which rule fitted, and where it sends the conversation.

    ``rule`` is None and ``targets`` empty where none fitted; ``position`` counts rules from 1. ``priority`` is the context's own or the
    rule's, whichever is higher. ``missing`` names fields that were not known and left an earlier rule undecided, so that it did not count.
    ``version`` is the rule set's.
    """

    rule: str | None
    position: int | None
    targets: tuple[RouteTarget, ...]
    priority: Priority | None
    reasons: tuple[Reason, ...]
    missing: frozenset[str]
    version: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Hold routing rules in their order. The first that fits counts; the position in the file is all that decides.

    ``version`` is 12 hexadecimal digits of a digest of the rules' content, the same whatever the order of keys in a table.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support import RuleSet
        >>> rules = RuleSet.from_config({"routing": [
        ...     {"name": "customs", "when": {"topic": ["customs", "duty"], "market": "JP"}, "to": [{"skill": "customs"}]},
        ...     {"name": "everyone else", "to": [{"team": "of_market"}]},
        ... ]})
        >>> now = datetime(2026, 2, 3, 12, tzinfo=UTC)
        >>> rules.decide({"topic": "duty", "market": "JP"}, now=now).rule
        'customs'
        >>> rules.why_not("customs", {"topic": "duty", "market": "BR"}).describe()
        'wanted: market is JP'
    """

    rules: tuple[Rule, ...] = ()
    version: str = field(default="", kw_only=True)
    _entries: tuple[Entry, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_entries", entries(self.rules))

    @classmethod
    def from_config(
        cls, config: Mapping[str, Any] | Document, *, roster: Roster | None = None, attributes: Mapping[str, Field] | None = None
    ) -> RuleSet:
        """Read the ``routing`` tables of a configuration, such as a whole desk file. Other tables are left alone.

        With a ``roster``, every team, agent and skill that a rule names must be in it; agents and skills are checked once it lists
        agents. ``attributes`` declares further fields that ``decide`` will be given.

        Errors: ``ConfigurationError`` with the faults of ``compile_condition``, ``empty-target``, ``duplicate-rule``, ``too-many-rules``,
        ``unknown-team``, ``unknown-agent``, ``unknown-skill``, and for the shape of a table ``unknown-key``, ``missing-key`` and others.
        """
        document = config if isinstance(config, Document) else Document(config)
        rules, version = read_rules(document, roster=roster, attributes=attributes or {})
        return cls(rules, version=version)

    @classmethod
    def load(cls, path: str | Path, *, roster: Roster | None = None, attributes: Mapping[str, Field] | None = None) -> RuleSet:
        """Read the ``[[routing]]`` tables of a TOML file.

        Errors: ``ConfigurationError`` with the faults of ``from_config``, ``missing-key`` for a file without such a table, and those of a
        file that cannot be read.
        """
        document = read_toml(path)
        if "routing" not in document.data:
            fault = fault_at(document, ("routing",), "missing-key", "the file has no [[routing]] table", "check the name of the table")
            raise ConfigurationError([fault])
        return cls.from_config(document, roster=roster, attributes=attributes)

    def decide(self, context: Mapping[str, object], *, now: datetime) -> Decision:
        """Return the decision of the first rule that fits. What the context does not know never makes a rule fit.

        Errors: ``UsageError`` ``naive-datetime``. Nothing in the context makes it raise.
        """
        at = utc(now, "now")
        missing: frozenset[str] = frozenset()
        undecided: list[Reason] = []
        for entry in self._entries:
            truth = entry.truth(context)
            if truth:
                return self._decision(entry, context, undecided, missing=missing, at=at)
            if truth is None:
                lacking = entry.missing(context)
                missing |= lacking
                undecided.append(Reason("rule-undecided", {"rule": entry.rule.name, "missing": ", ".join(sorted(lacking))}))
        return self._decision(None, context, undecided, missing=missing, at=at)

    def why_not(self, rule: str, context: Mapping[str, object]) -> Failure | None:
        """Return the first question that keeps a rule from fitting, or None where it fits (an earlier one may fit too, and win).

        Errors: ``UsageError`` ``unknown-rule``.
        """
        found = next((item for item in self.rules if item.name == rule), None)
        if found is None:
            hint = did_you_mean(str(rule)[:60], [item.name for item in self.rules])
            raise UsageError(f"no rule is called {str(rule)[:60]!r}", code="unknown-rule", hint=hint)
        return found.when.evaluate(context).failed

    def _decision(
        self, entry: Entry | None, context: Mapping[str, object], undecided: list[Reason], *, missing: frozenset[str], at: datetime
    ) -> Decision:
        rule = entry.rule if entry else None
        given = _known_priority(context.get("priority"))
        priority = _higher(given, rule.priority) if rule and rule.priority else given
        reasons = [*undecided, self._reason(entry)]
        if rule and priority != given:
            reasons.append(Reason("priority-raised", {"rule": rule.name, "priority": str(priority)}))
        return Decision(
            rule=rule.name if rule else None,
            position=entry.position if entry else None,
            targets=rule.to if rule else (),
            priority=priority,
            reasons=tuple(reasons),
            missing=missing,
            version=self.version,
            decided_at=at,
        )

    def _reason(self, entry: Entry | None) -> Reason:
        if entry is None:
            return Reason("no-rule-fits", {"rules": str(len(self.rules))})
        return Reason("rule-fits", {"rule": entry.rule.name, "position": str(entry.position), "when": entry.words})


_PRIORITIES: tuple[Priority, ...] = get_args(Priority)


def _known_priority(value: object) -> Priority | None:
    for priority in _PRIORITIES if value is not None else ():
        if priority == value:  # compared, not looked up: an enumeration of the host's hashes by its own names
            return priority
    return None


def _higher(given: Priority | None, raised: Priority) -> Priority:
    return max(given, raised, key=_PRIORITIES.index) if given else raised
