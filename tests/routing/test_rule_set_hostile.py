"""Rule sets that are copied, shared between threads, or written by somebody who means harm."""

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest

from xborder_support.errors import ConfigurationError
from xborder_support.routing import RuleSet

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
ALL: dict[str, Any] = {"name": "all", "to": [{"team": "asia"}]}


def of(**settings: Any) -> RuleSet:
    return RuleSet.from_config({"routing": [{**ALL, **settings}]})


@pytest.mark.parametrize("last", ["9999-12-31", date.max, "9999-12-31T23:59:59-05:00"])
def test_the_last_day_of_all_is_for_ever(last: Any) -> None:
    rules = of(valid_to=last)
    assert rules.decide({}, now=NOW).rule == "all"
    assert RuleSet.from_json(rules.to_json()) == rules


def test_the_first_day_of_all_is_since_ever() -> None:
    assert of(valid_from="0001-01-01T00:00:00+10:00").decide({}, now=NOW).rule == "all"


@pytest.mark.parametrize("duplicate", [lambda rules: pickle.loads(pickle.dumps(rules)), copy.copy, copy.deepcopy])
def test_a_copy_decides_alike(duplicate: Callable[[RuleSet], RuleSet]) -> None:
    rules = of(when={"topic": "customs", "tier": "gold"})
    before = rules.decide({"topic": "customs"}, now=NOW)
    other = duplicate(rules)
    assert (other, hash(other), other.decide({"topic": "customs"}, now=NOW)) == (rules, hash(rules), before)


def test_many_threads_decide_alike() -> None:
    rules = [{**ALL, "name": f"rule {number}", "when": {"topic": f"topic {number}", "tier": "gold"}} for number in range(300)]
    shared, alone = RuleSet.from_config({"routing": rules}), RuleSet.from_config({"routing": rules})
    contexts = [{"topic": f"topic {number % 300}"} for number in range(1_200)]
    with ThreadPoolExecutor(8) as pool:
        decided = list(pool.map(lambda context: shared.decide(context, now=NOW), contexts))
    assert decided == [alone.decide(context, now=NOW) for context in contexts]


@pytest.mark.parametrize(
    ("config", "code"),
    [
        ({"routing": {}}, "list-type"),
        ({"routing": [1, None, "x"]}, "model-type"),
        ({"routing": (ALL,)}, "list-type"),
        ({"routing": None}, "list-type"),
        ({"routing": [{**ALL, "name": f"{number}"} for number in range(10_001)]}, "too-many-rules"),
        ({"routing": [ALL, ALL]}, "duplicate-rule"),
        ({"routing": [{**ALL, "name": "x" * 1_000_000}]}, "string-too-long"),
        ({"routing": [{**ALL, "valid_from": True}]}, "bad-date"),
        ({"routing": [{**ALL, "valid_from": 5}]}, "bad-date"),
        ({"routing": [{1: 2}]}, "invalid-key"),
        ({"attributes": {"market": "text"}}, "bad-schema"),
        ({"attributes": {"all": "text"}}, "bad-schema"),
        ({"attributes": []}, "dict-type"),
    ],
)
def test_what_no_rule_set_is_made_of_is_a_fault(config: Any, code: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config(config)
    assert code in {fault.code for fault in caught.value.faults}
    assert all(len(fault.message) < 300 for fault in caught.value.faults)
