"""Hand the same rules to zen-engine, as a decision table, and to rule-engine, as expressions. Both compile them before the clock starts."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import rule_engine
import zen

__all__ = ["rule_engine_first", "zen_first"]

_Context = dict[str, Any]
_First = Callable[[_Context], int | None]
_GROUPS = ("any", "none")
_COLUMNS = ("market", "channel", "language", "level", "age_hours", "tags")


def rule_engine_first(rules: list[dict[str, Any]]) -> _First:
    """Return the first match of a list of rules that were parsed beforehand."""
    parsed = [rule_engine.Rule(_expression(rule)) for rule in rules]

    def first(context: _Context) -> int | None:
        for place, rule in enumerate(parsed):
            if rule.matches(context):
                return place
        return None

    return first


def zen_first(rules: list[dict[str, Any]]) -> _First:
    """Return the first hit of a decision table."""
    decision = zen.ZenEngine().create_decision(json.dumps(_graph(rules)))
    evaluate = decision.evaluate

    def first(context: _Context) -> int | None:
        result = evaluate(context)["result"]
        return result.get("place") if result else None

    return first


def _expression(rule: dict[str, Any]) -> str:
    return " and ".join(_parts(rule))


def _parts(rule: dict[str, Any]) -> Iterable[str]:
    for name, wanted in rule.items():
        if name == "any":
            yield "(" + " or ".join(_expression(part) for part in wanted) + ")"
        elif name == "none":
            yield from (f"not ({_expression(part)})" for part in wanted)
        elif isinstance(wanted, dict):
            bounds = (("at_least", ">="), ("at_most", "<="))
            yield from (f"{name} {sign} {wanted[bound]}" for bound, sign in bounds if bound in wanted)
        elif name == "tags":
            yield "(" + " or ".join(f'"{tag}" in tags' for tag in wanted) + ")"
        else:
            yield f"{name} in {json.dumps(wanted)}" if isinstance(wanted, list) else f'{name} == "{wanted}"'


def _graph(rules: list[dict[str, Any]]) -> dict[str, Any]:
    inputs = [{"id": name, "name": name, "type": "expression", "field": name} for name in _COLUMNS]
    table = {
        "hitPolicy": "first",
        "inputs": [*inputs, {"id": "groups", "name": "groups", "type": "expression"}],
        "outputs": [{"id": "place", "name": "place", "type": "expression", "field": "place"}],
        "rules": [_row(place, rule) for place, rule in enumerate(rules)],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": table, "position": {"x": 1, "y": 0}},
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ]
    steps = (("in", "table"), ("table", "out"))
    return {"nodes": nodes, "edges": [{"id": f"{one}-{other}", "type": "edge", "sourceId": one, "targetId": other} for one, other in steps]}


def _row(place: int, rule: dict[str, Any]) -> dict[str, str]:
    groups = _expression({name: part for name, part in rule.items() if name in _GROUPS})
    cells = {name: _cell(name, rule[name]) if name in rule else "" for name in _COLUMNS}
    return {"_id": f"rule-{place}", **cells, "groups": groups, "place": str(place)}


def _cell(name: str, wanted: Any) -> str:
    if name == "tags":
        return " or ".join(f'"{tag}" in $' for tag in wanted)
    if isinstance(wanted, dict):
        return f"[{wanted['at_least']}..{wanted['at_most']}]" if "at_most" in wanted else f">= {wanted['at_least']}"
    return ", ".join(f'"{value}"' for value in wanted) if isinstance(wanted, list) else f'"{wanted}"'
