"""Measure the first match of many rules beside zen-engine and rule-engine: the same rules, the same contexts, the answers compared.

What no peer does is printed by itself: the rule set around the match, reading and checking rules, and comparing two versions of them.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from conditions_peers import rule_engine_first, zen_first
from conditions_rules import ATTRIBUTES, MIXES, SCHEMA, Mix
from measure import Row, best_of, print_head, print_row

from xborder_support import RuleSet
from xborder_support.conditions import ConditionIndex, compile_condition

__all__ = ["PEERS", "print_conditions"]

PEERS = ("zen-engine", "rule-engine")
_CONTEXTS = 200
_RULES = 1_000
_FEW_RULES = 20
_HISTORY = 100_000
_NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)


def print_conditions() -> None:
    """Print the rows beside the peers, then what a rule set of 1,000 rules takes."""
    print_head("first match of rules", "microseconds a context")
    _print_mix(MIXES["selective"], _RULES, zen=300, rule_engine=2_500)
    _print_mix(MIXES["unselective"], _RULES, zen=3, rule_engine=25)
    _print_mix(MIXES["selective"], _FEW_RULES, zen=None, rule_engine=80)
    for mix in MIXES.values():
        _print_loading(mix)
        _print_rule_set(mix)


def _print_mix(mix: Mix, count: int, *, zen: float | None, rule_engine: float) -> None:
    rules, contexts = mix.rules(count), mix.contexts(_CONTEXTS)
    ours = _index(rules).first
    peers = {"zen-engine": (zen_first(rules), zen), "rule-engine": (rule_engine_first(rules), rule_engine)}
    answers = [ours(context) for context in contexts]
    for name, (peer, bar) in peers.items():
        if [peer(context) for context in contexts] != answers:
            sys.exit(f"{name} finds other rules than we do")
        work = f"{count:,} rules, {mix.name}"
        print_row(Row(work, name, _each(ours, contexts), _each(peer, contexts), units=_CONTEXTS, bar=bar))
    matched = sum(answer is not None for answer in answers)
    print(f"{'':<40}{matched} of {_CONTEXTS} contexts match a rule; all answers agree", flush=True)


def _print_loading(mix: Mix) -> None:
    rules = mix.rules(_RULES)
    conditions = [compile_condition(rule, SCHEMA) for rule in rules]
    loading, indexing = best_of(lambda: _index(rules), lambda: ConditionIndex(conditions))
    print(
        f"{_RULES:,} rules, {mix.name}: read and indexed in {loading * 1e3:.1f} ms, of which the index {indexing * 1e3:.1f} ms", flush=True
    )


def _print_rule_set(mix: Mix) -> None:
    tables, contexts = mix.rules(_RULES), mix.contexts(_CONTEXTS)
    old, new = _rule_set(tables), _rule_set([*tables[_RULES // 2 :], *tables[: _RULES // 2]])
    first, decide, loading = best_of(
        _each(lambda context: old.first(context, now=_NOW), contexts),
        _each(lambda context: old.decide(context, now=_NOW), contexts),
        lambda: _rule_set(tables),
    )
    print(f"    a context: RuleSet.first {first / _CONTEXTS * 1e6:.1f} us, RuleSet.decide {decide / _CONTEXTS * 1e6:.1f} us")
    print(f"    RuleSet.from_config {loading * 1e3:.1f} ms, lint {_seconds(old.lint):.2f} s (once)")
    history = [*islice(cycle(contexts), _HISTORY)]
    print(f"    compare with another order over {_HISTORY:,} items: {_seconds(lambda: old.compare(new, history)):.2f} s (once)", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _rule_set(tables: list[dict[str, Any]]) -> RuleSet:
    rules = [{"name": f"rule {place}", "when": table, "to": [{"team": "of_market"}]} for place, table in enumerate(tables)]
    return RuleSet.from_config({"routing": rules}, attributes=ATTRIBUTES)


def _index(rules: list[dict[str, Any]]) -> ConditionIndex:
    return ConditionIndex(compile_condition(rule, SCHEMA) for rule in rules)


def _each(first: Callable[[dict[str, Any]], object], contexts: list[dict[str, Any]]) -> Callable[[], None]:
    def run() -> None:
        for context in contexts:
            first(context)

    return run


if __name__ == "__main__":
    print_conditions()
