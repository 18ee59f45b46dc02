"""Decide where a conversation goes: the first rule that fits, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from xborder_support.conditions import ConditionIndex, Failure, Field, Schema
from xborder_support.configuration import Document, fault_at, read_toml
from xborder_support.errors import ConfigurationError, UsageError, did_you_mean
from xborder_support.routing.people import Roster
from xborder_support.terms import Reason, utc

from .context import ROUTING_SCHEMA
from .decision import Decision, priorities, tagging_reasons, undecided_reasons, with_tags
from .entry import Entry, entry_of
from .explanation import RulesExplanation, explanation_of
from .reading import read_rules
from .rule import Rule, TaggingRule
from .writing import canonical_config, canonical_text, digest_of, stored_config

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar
    from xborder_support.markets import Market
    from xborder_support.routing.review import HistoryItem, RuleComparison, RuleFinding, RuleSetDifference

__all__ = ["RuleSet"]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Hold routing rules in their order. The first that fits counts; the position in the file is all that decides.

    ``tagging`` are rules that tag first; all of them that fit count. ``version`` is 12 hexadecimal digits of a digest of the rules'
    content, the same whatever the order of keys in a table; ``schema`` declares what the rules could ask.

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
    tagging: tuple[TaggingRule, ...] = ()
    schema: Schema = field(default=ROUTING_SCHEMA, kw_only=True, repr=False)
    version: str = field(init=False)
    _index: ConditionIndex = field(init=False, repr=False, compare=False)
    _tags: ConditionIndex = field(init=False, repr=False, compare=False)
    _is_dated: bool = field(init=False, repr=False, compare=False)
    _entries: dict[int, Entry] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", digest_of(self.rules, self.tagging, self.schema))
        object.__setattr__(self, "_index", ConditionIndex(rule.when for rule in self.rules))
        object.__setattr__(self, "_tags", ConditionIndex(rule.when for rule in self.tagging))
        object.__setattr__(self, "_is_dated", any(rule.valid_from or rule.valid_to for rule in self.rules))

    @classmethod
    def from_config(
        cls,
        config: Mapping[str, Any] | Document,
        *,
        roster: Roster | None = None,
        attributes: Mapping[str, Field] | None = None,
        calendars: Mapping[str, BusinessCalendar] | None = None,
        ladders: Collection[str] | None = None,
    ) -> RuleSet:
        """Read the ``routing``, ``tagging`` and ``attributes`` tables of a configuration, such as a whole desk file.

        With a ``roster``, every team, agent and skill that a rule names must be in it; agents and skills are checked once it lists
        agents. ``calendars`` are those that rules may ask about by name, ``ladders`` the names that a rule may give, unchecked where left
        out. ``attributes`` declares further fields that ``decide`` will be given, beside those of the ``attributes`` table.

        Errors: ``ConfigurationError`` with the faults of ``compile_condition``, ``empty-target``, ``duplicate-rule``, ``too-many-rules``,
        ``unknown-team``, ``unknown-agent``, ``unknown-skill``, ``unknown-ladder``, ``bad-schema``, ``bad-date``, ``empty-range`` (of
        dates), and for the shape of a table ``unknown-key``, ``missing-key`` and others.
        """
        document = config if isinstance(config, Document) else Document(config)
        content = read_rules(document, roster=roster, attributes=attributes or {}, calendars=calendars, ladders=ladders)
        return cls(content.rules, content.tagging, schema=content.schema)

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        roster: Roster | None = None,
        attributes: Mapping[str, Field] | None = None,
        calendars: Mapping[str, BusinessCalendar] | None = None,
        ladders: Collection[str] | None = None,
    ) -> RuleSet:
        """Read the ``[[routing]]`` tables of a TOML file, with those that belong to them.

        Errors: ``ConfigurationError`` with the faults of ``from_config``, ``missing-key`` for a file without such a table, and those of a
        file that cannot be read.
        """
        document = read_toml(path)
        if "routing" not in document.data:
            fault = fault_at(document, ("routing",), "missing-key", "the file has no [[routing]] table", "check the name of the table")
            raise ConfigurationError([fault])
        return cls.from_config(document, roster=roster, attributes=attributes, calendars=calendars, ladders=ladders)

    def to_json(self) -> str:
        """Return the rules in their canonical form: the same text for the same rules, however they were spelled.

        Example:
            >>> from xborder_support import RuleSet
            >>> rules = RuleSet.from_config({"routing": [{"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}]})
            >>> rules.to_json()
            '{"routing":[{"name":"vip","to":[{"agent":"aiko"}],"when":{"field":"tier","op":"in","values":["gold"]}}]}'
        """
        return canonical_text(canonical_config(self.rules, self.tagging, self.schema))

    @classmethod
    def from_json(cls, text: str | bytes, *, calendars: Mapping[str, BusinessCalendar] | None = None) -> RuleSet:
        """Read what ``to_json`` wrote; the calendars that rules ask about are handed in again.

        Errors: ``UsageError`` ``bad-stored-value`` for what is no JSON object, and ``ConfigurationError`` as ``from_config``.
        """
        return cls.from_config(stored_config(text), calendars=calendars)

    def decide(self, context: Mapping[str, object], *, now: datetime) -> Decision:
        """Return the decision of the first rule that fits. What the context does not know never makes a rule fit.

        Errors: ``UsageError`` ``naive-datetime``. Nothing in the context makes it raise.
        """
        at = utc(now, "now")
        given, tags = self._tagged(context, at)
        place = self._first(given, at)
        undecided = [other for other in self._index.undecided(given, before=place, now=at) if self.rules[other].is_in_effect(at)]
        return self._decision(place, given, tags, undecided=undecided, at=at)

    def first(self, context: Mapping[str, object], *, now: datetime) -> Rule | None:
        """Return the first rule that fits, without the reasons: for counting over many contexts. ``now`` is aware.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import RuleSet
            >>> rules = RuleSet.from_config({"routing": [{"name": "all", "to": [{"team": "asia"}]}]})
            >>> rules.first({"market": "JP"}, now=datetime(2026, 2, 3, 12, tzinfo=UTC)).name
            'all'
        """
        place = self._first(self._tagged(context, now)[0] if self.tagging else context, now)
        return None if place is None else self.rules[place]

    def explain(self, context: Mapping[str, object], *, now: datetime, trace: Literal["winner", "full"] = "winner") -> RulesExplanation:
        """Return the decision with its questions and their answers: of the rule that won, or with ``trace="full"`` of every rule.

        Errors: ``UsageError`` ``naive-datetime``, ``wrong-argument`` for another ``trace``.

        Example:
            >>> from datetime import UTC, datetime
            >>> from xborder_support import RuleSet
            >>> rules = RuleSet.from_config({"routing": [
            ...     {"name": "customs", "when": {"topic": "customs"}, "to": [{"skill": "customs"}]},
            ...     {"name": "rest", "to": [{"team": "of_market"}]},
            ... ]})
            >>> print(rules.explain({"topic": "late"}, now=datetime(2026, 2, 3, tzinfo=UTC), trace="full").describe())  # doctest: +ELLIPSIS
            rule set ...: rule 'rest' decided
            1. customs does not fit: wanted: topic is customs
            2. rest wins: always
        """
        decision = self.decide(context, now=now)
        given, _ = self._tagged(context, decision.decided_at)
        return explanation_of(decision, self.rules, given, trace=trace)

    def why_not(self, rule: str, context: Mapping[str, object], *, now: datetime | None = None) -> Failure | None:
        """Return the first question that keeps a rule from fitting, or None where it fits (an earlier one may fit too, and win).

        A question of time is answered only with a ``now``.

        Errors: ``UsageError`` ``unknown-rule``, ``naive-datetime``.
        """
        found = next((item for item in self.rules if item.name == rule), None)
        if found is None:
            hint = did_you_mean(str(rule)[:60], [item.name for item in self.rules])
            raise UsageError(f"no rule is called {str(rule)[:60]!r}", code="unknown-rule", hint=hint)
        at = None if now is None else utc(now, "now")
        return found.when.evaluate(self._tagged(context, at)[0], at).failed

    def lint(
        self,
        *,
        roster: Roster | None = None,
        calendars: Mapping[str, BusinessCalendar] | None = None,
        markets: Iterable[Market] | None = None,
        on: date | None = None,
    ) -> tuple[RuleFinding, ...]:
        """Return what is wrong with the rules: which never count, what no rule takes, which names point at nothing.

        With a ``roster`` and ``calendars``, the names of these are checked. With ``markets`` and a roster that lists agents, every language
        of a market needs somebody who serves it, with an open hour in the week that begins ``on``, if that is given. Each finding carries
        a context as its witness: ``decide`` it, and see.

        Errors: ``UsageError`` ``wrong-argument`` for ``markets`` that are no markets.

        Example:
            >>> from xborder_support import RuleSet
            >>> rules = RuleSet.from_config({"routing": [
            ...     {"name": "customs", "when": {"topic": ["customs", "duty"]}, "to": [{"team": "asia"}]},
            ...     {"name": "duty in Japan", "when": {"topic": "duty", "market": "JP"}, "to": [{"team": "tokyo"}]},
            ...     {"name": "everyone else", "to": [{"team": "of_market"}]},
            ... ]})
            >>> finding, = rules.lint()
            >>> finding.code, finding.rules, finding.witness
            ('shadowed', ('duty in Japan', 'customs'), {'market': 'JP', 'topic': 'duty'})
        """
        from xborder_support.routing.review import lint  # noqa: PLC0415  (it reads rule sets, and only few programs ask for it)

        return lint(self, roster=roster, calendars=calendars, markets=markets, on=on, schema=self.schema)

    def compare(
        self, other: RuleSet, history: Iterable[HistoryItem], *, now: datetime | None = None, witnesses: int = 20
    ) -> RuleComparison:
        """Decide a history with these rules and with another version, and count what changes. It reads the history once and keeps nothing.

        An item is a context, or a context with its instant; ``now`` (aware) is the instant of those without. At most ``witnesses`` changed
        items are shown, by what rules ask alone. Nothing in the history makes it raise.

        Errors: ``UsageError`` ``naive-datetime`` for ``now``, ``wrong-argument`` for what is no rule set or no history.

        Example:
            >>> from xborder_support import RuleSet
            >>> rest = {"name": "rest", "to": [{"team": "of_market"}]}
            >>> vip = {"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}
            >>> old, new = (RuleSet.from_config({"routing": rules}) for rules in ([rest], [vip, rest]))
            >>> print(old.compare(new, [{"market": "JP", "tier": "gold"}, {"market": "JP"}, {"market": "Narnia"}]).describe())
            1 of 3 items go elsewhere, 0 go the same way by another rule
            1: rest (team of_market) -> vip (agent aiko)
            unknown markets: Narnia (1)
        """
        from xborder_support.routing.review import compare  # noqa: PLC0415  (it reads rule sets, and only few programs ask for it)

        return compare(self, other, history, now=now, witnesses=witnesses)

    def difference(self, other: RuleSet) -> RuleSetDifference:
        """Return which rules another version adds, removes, changes and moves. A rule is known by its name.

        Errors: ``UsageError`` ``wrong-argument`` for what is no rule set.
        """
        from xborder_support.routing.review import difference  # noqa: PLC0415  (as above)

        return difference(self, other)

    def _tagged(self, context: Mapping[str, object], now: datetime | None) -> tuple[Mapping[str, object], tuple[str, ...]]:
        """Return the context with the tags that the tagging rules give, and those tags."""
        if not self.tagging:
            return context, ()
        tags = tuple(dict.fromkeys(tag for place in self._tags.matches(context, now) for tag in self.tagging[place].tags))
        return with_tags(context, tags), tags

    def _first(self, context: Mapping[str, object], now: datetime) -> int | None:
        if not self._is_dated:
            return self._index.first(context, now)
        return next((place for place in self._index.matches(context, now) if self.rules[place].is_in_effect(now)), None)

    def _decision(
        self, place: int | None, context: Mapping[str, object], tags: tuple[str, ...], *, undecided: Sequence[int], at: datetime
    ) -> Decision:
        rule = None if place is None else self.rules[place]
        given, priority = priorities(context.get("priority"), rule)
        lacking = [(self.rules[other], self._entry(other).missing(context, at)) for other in undecided]
        reasons = [*undecided_reasons(lacking), *tagging_reasons(tags), self._reason(place)]
        if rule and priority != given:
            reasons.append(Reason("priority-raised", {"rule": rule.name, "priority": str(priority)}))
        return Decision(
            rule=rule.name if rule else None,
            position=None if place is None else place + 1,
            targets=rule.to if rule else (),
            priority=priority,
            ladder=rule.ladder if rule else None,
            tags=tags,
            reasons=tuple(reasons),
            missing=frozenset(field for _, fields in lacking for field in fields),
            version=self.version,
            decided_at=at,
        )

    def _entry(self, place: int) -> Entry:
        """Return what decisions say of a rule. It is put into words when that is first asked, since most rules of a large set never are."""
        if place not in self._entries:
            self._entries[place] = entry_of(self.rules[place].when)
        return self._entries[place]

    def _reason(self, place: int | None) -> Reason:
        if place is None:
            return Reason("no-rule-fits", {"rules": str(len(self.rules))})
        rule = self.rules[place]
        return Reason("rule-fits", {"rule": rule.name, "position": str(place + 1), "when": self._entry(place).words})
