"""Measure the first match of many rules beside zen-engine and rule-engine: the same rules, the same contexts, the answers compared."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from conditions_peers import rule_engine_first, zen_first
from conditions_rules import MIXES, SCHEMA, Mix
from measure import Row, best_of, print_head, print_row

from xborder_support.conditions import ConditionIndex, compile_condition

__all__ = ["PEERS", "print_conditions"]

PEERS = ("zen-engine", "rule-engine")
_CONTEXTS = 200
_RULES = 1_000
_FEW_RULES = 20


def print_conditions() -> None:
    """Print the rows, and how long it takes to read 1,000 rules."""
    print_head("first match of rules", "microseconds a context")
    _print_mix(MIXES["selective"], _RULES, zen=300, rule_engine=2_500)
    _print_mix(MIXES["unselective"], _RULES, zen=3, rule_engine=25)
    _print_mix(MIXES["selective"], _FEW_RULES, zen=None, rule_engine=80)
    _print_loading()


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


def _print_loading() -> None:
    for mix in MIXES.values():
        rules = mix.rules(_RULES)
        conditions = [compile_condition(rule, SCHEMA) for rule in rules]
        loading, indexing = best_of(lambda rules=rules: _index(rules), lambda conditions=conditions: ConditionIndex(conditions))
        print(f"{_RULES:,} rules, {mix.name}: read and indexed in {loading * 1e3:.1f} ms, of which the index {indexing * 1e3:.1f} ms")


def _index(rules: list[dict[str, Any]]) -> ConditionIndex:
    return ConditionIndex(compile_condition(rule, SCHEMA) for rule in rules)


def _each(first: Callable[[dict[str, Any]], object], contexts: list[dict[str, Any]]) -> Callable[[], None]:
    def run() -> None:
        for context in contexts:
            first(context)

    return run


if __name__ == "__main__":
    print_conditions()
