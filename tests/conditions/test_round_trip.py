"""Laws of the compiled form: the long form reads back, and logic is Kleene's."""

import json
import pickle
from datetime import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Condition, compile_condition

from .plain_rules import CALENDARS, CONTEXTS, MOMENTS, NOW, RULES, SCHEMA, plainly


def compiled(when: dict[str, Any]) -> Condition:
    return compile_condition(when, SCHEMA, calendars=CALENDARS)


@settings(max_examples=200)
@given(RULES)
def test_the_long_form_reads_back_as_an_equal_condition(when: dict[str, Any]) -> None:
    condition = compiled(when)
    config = json.loads(json.dumps(condition.to_config()))
    again = compiled(config)
    assert again == condition
    assert hash(again) == hash(condition)
    assert again.to_config() == config
    assert again.max_cost == condition.max_cost
    assert pickle.loads(pickle.dumps(condition)) == condition


@settings(max_examples=150)
@given(RULES, CONTEXTS, MOMENTS)
def test_the_long_form_answers_alike(when: dict[str, Any], context: dict[str, Any], now: datetime | None) -> None:
    condition = compiled(when)
    outcome, again = condition.evaluate(context, now), compiled(condition.to_config()).evaluate(context, now)
    assert (outcome.value, outcome.missing) == (again.value, again.missing)
    assert condition.truth(context, now) is plainly(when, context, now)
    assert (outcome.failed is None) is outcome.value


@settings(max_examples=80)
@given(RULES, RULES, CONTEXTS)
def test_de_morgan_holds_for_the_unknown_too(one: dict[str, Any], other: dict[str, Any], context: dict[str, Any]) -> None:
    neither = compiled({"none": [one, other]})
    both_not = compiled({"all": [{"none": [one]}, {"none": [other]}]})
    assert neither.truth(context, NOW) is both_not.truth(context, NOW)
    not_both = compiled({"none": [{"all": [one, other]}]})
    either_not = compiled({"any": [{"none": [one]}, {"none": [other]}]})
    assert not_both.truth(context, NOW) is either_not.truth(context, NOW)


@settings(max_examples=80)
@given(RULES, CONTEXTS)
def test_twice_not_changes_nothing(when: dict[str, Any], context: dict[str, Any]) -> None:
    assert compiled({"none": [{"none": [when]}]}).truth(context, NOW) is compiled(when).truth(context, NOW)


@settings(max_examples=80)
@given(RULES, st.randoms(use_true_random=False))
def test_neither_the_order_of_keys_nor_of_values_changes_the_long_form(when: dict[str, Any], random: Any) -> None:
    shuffled = _shuffled(when, random)
    assert compiled(shuffled) == compiled(when)
    assert json.dumps(compiled(shuffled).to_config()) == json.dumps(compiled(when).to_config())


def _shuffled(node: Any, random: Any) -> Any:
    if isinstance(node, dict):
        keys = list(node)
        random.shuffle(keys)
        return {
            key: [_shuffled(part, random) for part in node[key]]
            if key in ("all", "any", "none")
            else _shuffled(node[key], random)
            if key != "between"
            else node[key]
            for key in keys
        }
    return random.sample(node, len(node)) if isinstance(node, list) else node
