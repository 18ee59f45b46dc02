"""Hold what is owed to which conversations, from when until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Any

from xborder_support.conditions import CONVERSATION_SCHEMA, Condition, Field
from xborder_support.errors import UsageError
from xborder_support.terms import Metric, Target, utc

from .metrics import METRIC_RULES, MetricRule, metric_named

__all__ = ["SHOP", "SLA_SCHEMA", "SlaPolicy"]

#: The name of the shop's own clock.
SHOP = "shop"

#: The fields that the ``when`` of a policy can ask about. Events tell all but ``tier`` and ``segments``, which the caller adds;
#: ``started_at`` is the instant at which the clock began to run, for questions such as ``in_calendar``.
SLA_SCHEMA = CONVERSATION_SCHEMA.extended({"started_at": Field("instant")})


class _Kept:
    """Make room for what is computed of a policy once. These are no fields: not compared, copied, pickled or printed."""

    __slots__ = ("_fields", "_version")
    _fields: frozenset[str]
    _version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPolicy(_Kept):
    """Promise targets to the conversations that fulfil a condition.

    ``calendar`` names the calendar of business time; None means the calendar of the conversation's market, or else ``default``. The policy
    counts from ``valid_from`` until just before ``valid_to`` (aware UTC; None is no bound). A policy of a ``marketplace`` or a
    ``jurisdiction`` runs beside the shop's own ones, as a clock of that name. Automatic replies stop its response clocks only where
    ``counts_automatic`` says so. ``rules`` say what pauses a metric and what reopening does, where ``METRIC_RULES`` does not suit.
    ``excludes`` names classes of conversations that it does not measure, as ``excluded`` events tell them. More than ``max_hand_overs``
    are reported.

    Errors: ``UsageError`` ``unknown-metric``, ``naive-datetime``, ``two-clocks`` for a marketplace with a jurisdiction, ``empty-range``,
    ``wrong-argument`` for a target, a rule or a condition of another kind.

    Example:
        >>> from xborder_support import SlaPolicy, Target
        >>> SlaPolicy(name="usual", targets={"first_response": Target.parse("2h business")}, calendar="tokyo").when.describe()
        'always'
    """

    name: str
    targets: Mapping[Metric, Target]
    when: Condition = field(default_factory=Condition)
    calendar: str | None = None
    marketplace: str | None = None
    jurisdiction: str | None = None
    counts_automatic: bool = False
    rules: Mapping[Metric, MetricRule] = field(default_factory=dict)
    excludes: frozenset[str] = frozenset()
    max_hand_overs: int | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    def __post_init__(self) -> None:
        for name in ("targets", "rules"):
            given = _mapping(name, getattr(self, name))
            object.__setattr__(self, name, {metric_named(metric): value for metric, value in given.items()})
        _check_kinds(self)
        if self.marketplace is not None and self.jurisdiction is not None:
            hint = "write two policies"
            raise UsageError("a policy is a marketplace's or a law's, not both", code="two-clocks", hint=hint)
        for name in ("valid_from", "valid_to"):
            bound = getattr(self, name)
            if bound is not None:
                object.__setattr__(self, name, utc(bound, name))
        if self.valid_from is not None and self.valid_to is not None and self.valid_from >= self.valid_to:
            raise UsageError("the policy ends before it begins", code="empty-range", hint="swap valid_from and valid_to")

    @property
    def clock(self) -> str:
        """Return the name of the clock that the policy belongs to: ``shop``, a marketplace or a jurisdiction."""
        return self.marketplace or self.jurisdiction or SHOP

    @property
    def version(self) -> str:
        """Return a digest of what the policy says. Policies that say the same under the same name have the same."""
        try:
            return self._version
        except AttributeError:
            object.__setattr__(self, "_version", sha256(dumps(_content(self), sort_keys=True).encode()).hexdigest()[:16])
            return self._version

    @property
    def fields(self) -> frozenset[str]:
        """Return what the policy asks about a conversation; nothing, where it fits all of them."""
        try:
            return self._fields
        except AttributeError:
            object.__setattr__(self, "_fields", self.when.fields)
            return self._fields

    def rule(self, metric: Metric) -> MetricRule:
        """Return what pauses a metric here, and what reopening does."""
        return self.rules.get(metric) or METRIC_RULES[metric]

    def is_valid(self, at: datetime) -> bool:
        """Tell whether the policy counts at an instant."""
        return (self.valid_from is None or self.valid_from <= at) and (self.valid_to is None or at < self.valid_to)


def _mapping(name: str, given: Any) -> Mapping[Metric, Any]:
    if not isinstance(given, Mapping):
        raise _wrong(name, "a mapping by metric", given, f"pass {name}={{{_EXAMPLES[name]}}}")
    return given


def _check_kinds(policy: SlaPolicy) -> None:
    """Refuse what would only fail once a conversation is judged."""
    if not isinstance(policy.when, Condition):
        hint = "pass when=compile_condition({…}, SLA_SCHEMA), or read the policy with policies_from_config"
        raise _wrong("when", "a Condition", policy.when, hint)
    for name, kind in (("targets", Target), ("rules", MetricRule)):
        for metric, value in getattr(policy, name).items():
            if not isinstance(value, kind):
                article = f"a {kind.__name__}"
                raise _wrong(f"{name}[{metric!r}]", article, value, f"pass {name}={{{_written(name, metric, value)}}}")


def _written(name: str, metric: Metric, value: object) -> str:
    """Return how to write an entry: of a target's short form, with the caller's own words."""
    if name == "targets" and isinstance(value, str):
        return f'"{metric}": Target.parse("{value[:40]}")'
    return _EXAMPLES[name]


def _wrong(what: str, wanted: str, given: object, hint: str) -> UsageError:
    return UsageError(f"{what}: {wanted} was expected, not {type(given).__name__}", code="wrong-argument", hint=hint)


_EXAMPLES = {"targets": '"first_response": Target.parse("2h business")', "rules": '"agent_work": MetricRule(reopen="resume")'}


def _content(policy: SlaPolicy) -> dict[str, Any]:
    return {
        "name": policy.name,
        "clock": policy.clock,
        "targets": {metric: str(target) for metric, target in policy.targets.items()},
        "when": policy.when.to_config(),
        "calendar": policy.calendar,
        "counts_automatic": policy.counts_automatic,
        "rules": {metric: [sorted(rule.pauses), rule.reopen] for metric, rule in policy.rules.items()},
        "excludes": sorted(policy.excludes),
        "max_hand_overs": policy.max_hand_overs,
        "valid": [str(policy.valid_from), str(policy.valid_to)],
    }
