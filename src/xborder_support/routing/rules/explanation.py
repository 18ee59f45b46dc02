"""Explain a decision question by question: for the rule that won, or for every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.conditions import Condition, Failure
from xborder_support.errors import UsageError

from .decision import Decision
from .rule import Rule

__all__ = ["Answer", "RuleTrace", "RuleVerdict", "RulesExplanation", "explanation_of"]

#: ``wins``: the first that fits. ``fits``: it does too, but comes later. ``undecided``: something it asks for is not known.
RuleVerdict: TypeAlias = Literal["wins", "fits", "does-not-fit", "undecided", "not-in-effect"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Say how one question of a rule was answered: None where what it asks for is not known."""

    question: str
    holds: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrace:
    """Say what became of one rule: its questions with their answers, and the first one that kept it from fitting."""

    rule: str
    position: int
    verdict: RuleVerdict
    answers: tuple[Answer, ...]
    failure: Failure | None = None

    def describe(self) -> str:
        """Return the trace in a line, without any value of the context."""
        why = f": {self.failure.describe()}" if self.failure else f": {' and '.join(each.question for each in self.answers) or 'always'}"
        return f"{self.position}. {self.rule} {_VERDICTS[self.verdict]}{'' if self.verdict == 'not-in-effect' else why}"


_VERDICTS: Mapping[RuleVerdict, str] = {
    "wins": "wins",
    "fits": "fits too, but comes later",
    "does-not-fit": "does not fit",
    "undecided": "is undecided",
    "not-in-effect": "is not in effect at this time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesExplanation:
    """Hold a decision with the traces of the rules that were asked for: the winner's, or all of them in order."""

    decision: Decision
    traces: tuple[RuleTrace, ...]

    def describe(self) -> str:
        """Return the explanation in lines. It holds rules and field names, and nothing that a customer wrote."""
        head = f"rule set {self.decision.version}: " + (f"rule {self.decision.rule!r} decided" if self.decision.rule else "no rule fits")
        return "\n".join([head, *(trace.describe() for trace in self.traces)])


def explanation_of(decision: Decision, rules: Sequence[Rule], context: Mapping[str, object], *, trace: str) -> RulesExplanation:
    """Return a decision with the traces that are asked for.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if trace not in {"winner", "full"}:
        raise UsageError(f"no trace is called {str(trace)[:20]!r}", code="wrong-argument", hint='pass trace="winner" or trace="full"')
    traces = (
        _trace_of(rule, at, context, decision.decided_at, winner=decision.position)
        for at, rule in enumerate(rules, 1)
        if trace == "full" or at == decision.position
    )
    return RulesExplanation(decision=decision, traces=tuple(traces))


def _trace_of(rule: Rule, position: int, context: Mapping[str, object], now: datetime, *, winner: int | None) -> RuleTrace:
    """Return what becomes of one rule in a context. ``position`` and ``winner`` count from 1."""
    answers = tuple(Answer(part.describe(), part.truth(context, now)) for part in _parts(rule.when))
    if not rule.is_in_effect(now):
        return RuleTrace(rule=rule.name, position=position, verdict="not-in-effect", answers=answers)
    outcome = rule.when.evaluate(context, now)
    return RuleTrace(
        rule=rule.name,
        position=position,
        verdict=_verdict(is_winner=position == winner, fits=outcome.value, is_open=bool(outcome.missing)),
        answers=answers,
        failure=outcome.failed,
    )


def _verdict(*, is_winner: bool, fits: bool, is_open: bool) -> RuleVerdict:
    if fits:
        return "wins" if is_winner else "fits"
    return "undecided" if is_open else "does-not-fit"


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return tuple(Condition(replace(condition.root, children=(child,))) for child in condition.root.children)
