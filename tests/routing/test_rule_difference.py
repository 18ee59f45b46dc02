"""What tells two versions of the rules apart."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.routing import RuleSet
from xborder_support.routing.review import difference

JAPAN = {"name": "japan", "when": {"market": "JP"}, "to": [{"team": "asia"}]}
REST = {"name": "rest", "to": [{"team": "of_market"}]}


def rules(*tables: dict[str, Any]) -> RuleSet:
    return RuleSet.from_config({"routing": list(tables)})


def test_a_difference_names_what_was_added_removed_changed_and_moved() -> None:
    one, two, three, four = ({"name": name, "when": {"tier": name}, "to": [{"team": "a"}]} for name in ("one", "two", "three", "four"))
    found = difference(rules(one, two, three, REST), rules(three, one, {**two, "priority": "high", "to": [{"team": "b"}]}, four))
    assert (found.added, found.removed, found.moved) == (("four",), ("rest",), ("three",))
    assert found.changed == {"two": ("to", "priority")}
    assert found.describe() == "added: four\nremoved: rest\nchanged: two (to, priority)\nmoved: three"
    assert json.loads(found.to_json())["changed"] == {"two": ["to", "priority"]}
    assert found.old_version != found.new_version


def test_the_spelling_of_a_condition_is_no_change() -> None:
    assert not difference(rules({**JAPAN, "when": {"market": "jp"}}), rules(JAPAN))


@given(st.permutations(["a", "b", "c", "d", "e", "f"]))
@settings(max_examples=60)
def test_moving_what_is_named_gives_the_new_order(order: list[str]) -> None:
    tables = {name: {"name": name, "when": {"tier": name}, "to": [{"team": "a"}]} for name in sorted(order)}
    moved = difference(rules(*tables.values()), rules(*(tables[name] for name in order))).moved
    staying = [name for name in order if name not in moved]
    assert staying == sorted(staying)
