"""What another version of the rules would have done."""

import json
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Field, compile_condition
from xborder_support.errors import UsageError
from xborder_support.routing import ROUTING_SCHEMA, RouteTarget, RuleSet
from xborder_support.routing.review import compare, difference
from xborder_support.routing.rules.rule import Rule

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
LATER = datetime(2026, 7, 1, tzinfo=UTC)

VIP = {"name": "vip", "when": {"tier": "gold"}, "to": [{"agent": "aiko"}]}
JAPAN = {"name": "japan", "when": {"market": "JP"}, "to": [{"team": "asia"}]}
REST = {"name": "rest", "to": [{"team": "of_market"}]}
GOLD = {"market": "JP", "language": "ja", "tier": "gold", "name": "Aiko Sato"}
PLAIN = {"market": "BR", "language": "pt-BR"}


def rules(*tables: dict[str, Any]) -> RuleSet:
    return RuleSet.from_config({"routing": list(tables)})


def test_what_goes_elsewhere_is_counted_by_rule_market_and_language() -> None:
    result = compare(rules(JAPAN, REST), rules(VIP, JAPAN, REST), [GOLD, GOLD, PLAIN, {"tier": "gold"}])
    assert (result.items, result.changed, result.rerouted) == (4, 3, 0)
    assert [(change.old_rule, change.new_rule, change.items) for change in result.by_change] == [("japan", "vip", 2), ("rest", "vip", 1)]
    assert (result.by_change[0].old_targets, result.by_change[0].new_targets) == (("team asia",), ("agent aiko",))
    assert result.by_market == {"JP": 2, "unknown": 1}
    assert result.by_language == {"ja": 2, "unknown": 1}
    assert result.describe() == (
        "3 of 4 items go elsewhere, 0 go the same way by another rule\n"
        "2: japan (team asia) -> vip (agent aiko)\n"
        "1: rest (team of_market) -> vip (agent aiko)"
    )


def test_the_same_rules_change_nothing() -> None:
    result = compare(rules(VIP, REST), rules(VIP, REST), [GOLD, PLAIN])
    assert (result.changed, result.rerouted, result.by_change, result.witnesses) == (0, 0, (), ())
    assert result.difference.describe() == "the same rules in the same order"
    assert not result.difference


def test_another_rule_to_the_same_end_is_no_change() -> None:
    twin = {**JAPAN, "name": "tokyo"}
    result = compare(rules(JAPAN), rules(twin), [GOLD, PLAIN])
    assert (result.changed, result.rerouted) == (0, 1)
    assert [change.is_other_outcome for change in result.by_change] == [False]
    assert result.by_market == {}


@pytest.mark.parametrize("setting", [{"to": [{"team": "x"}]}, {"priority": "high"}])
def test_the_same_rule_with_another_outcome_is_a_change(setting: dict[str, Any]) -> None:
    result = compare(rules(JAPAN), rules({**JAPAN, **setting}), [GOLD, PLAIN])
    assert (result.changed, [(change.old_rule, change.new_rule) for change in result.by_change]) == (1, [("japan", "japan")])


def test_losing_and_finding_a_rule_are_changes() -> None:
    assert "1: japan (team asia) -> no rule" in compare(rules(JAPAN), rules(VIP), [{"market": "JP"}]).describe()
    assert "1: no rule -> japan (team asia)" in compare(rules(VIP), rules(JAPAN), [{"market": "JP"}]).describe()


def test_a_witness_shows_the_change_and_nothing_personal() -> None:
    tables = ({**VIP, "when": {"tier": "gold", "tags": {"has_none": ["x"]}, "channel": {"not_in": ["sms"]}}}, REST)
    old, new = rules(REST), rules(*tables)
    person = {**GOLD, "tags": ["Aiko Sato", "y"], "channel": "aiko@example.org", "text": "call me"}
    (witness,) = compare(old, new, [PLAIN, person]).witnesses
    assert (witness.item, witness.old_rule, witness.new_rule) == (1, "rest", "vip")
    assert witness.context == {"channel": "other", "tier": "gold", "tags": []}
    assert new.decide(witness.context, now=NOW).rule == "vip"


def test_a_witness_that_cannot_be_shown_without_the_text_is_left_out() -> None:
    schema = ROUTING_SCHEMA.extended({"note": Field("text")})
    when = compile_condition({"note": {"contains_any": ["sato"]}}, schema)
    new = RuleSet((Rule("named", when, (RouteTarget(team="asia"),)),))
    result = compare(RuleSet(), new, [{"note": "Aiko Sato"}, {"note": "Sato"}])
    assert (result.changed, [witness.context for witness in result.witnesses]) == (2, [{"note": "Sato"}])


@pytest.mark.parametrize(("wanted", "shown"), [(20, 20), (3, 3), (0, 0)])
def test_so_many_witnesses_are_shown(wanted: int, shown: int) -> None:
    assert len(compare(rules(REST), rules(VIP, REST), [GOLD] * 50, witnesses=wanted).witnesses) == shown


def test_markets_that_nobody_knows_are_counted_and_named() -> None:
    strange = ["Narnia", "Narnia", "ZZ", "aiko@example.org", "x" * 400, 7, ["JP"], "jp", None]
    result = compare(rules(REST), rules(VIP, REST), [{"market": market} for market in strange])
    assert result.unknown_markets == {"(not a code)": 4, "Narnia": 2, "ZZ": 1}
    assert "unknown markets: (not a code) (4), Narnia (2), ZZ (1)" in result.describe()


def test_items_that_are_no_context_are_counted() -> None:
    junk: list[Any] = [None, 7, "JP", [GOLD], (GOLD,), (GOLD, "today"), (GOLD, datetime(2026, 1, 1)), GOLD, (GOLD, NOW)]  # noqa: DTZ001
    result = compare(rules(REST), rules(VIP, REST), junk)
    assert (result.items, result.unreadable, result.changed) == (9, 7, 2)
    assert result.first_unreadable == (0, 1, 2, 3, 4)
    assert "7 items could not be read, the first at 0, 1, 2, 3, 4" in result.describe()


def test_an_item_counts_at_its_own_instant() -> None:
    (vip,) = rules(VIP).rules
    dated = RuleSet((Rule("vip", vip.when, vip.to, valid_from=LATER),))
    assert compare(RuleSet(), dated, [(GOLD, NOW), (GOLD, LATER)]).changed == 1
    assert compare(RuleSet(), dated, [GOLD, (GOLD, LATER)], now=LATER).changed == 2
    without = compare(RuleSet(), dated, [GOLD, (GOLD, LATER)])
    assert (without.changed, without.unreadable) == (1, 1)


def test_rules_that_ask_the_time_need_one() -> None:
    schema = ROUTING_SCHEMA.extended({"since": Field("instant")})
    late = RuleSet((Rule("late", compile_condition({"since": {"waited": "1h elapsed"}}, schema), (RouteTarget(team="asia"),)),))
    waiting = {"since": NOW.replace(hour=9)}
    assert compare(RuleSet(), late, [waiting]).unreadable == 1
    assert compare(RuleSet(), late, [waiting], now=NOW).changed == 1


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        compare(rules(), rules(), [], now=datetime(2026, 1, 1))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


def test_what_the_tagging_rules_ask_is_shown_too() -> None:
    tagging = [{"name": "t", "when": {"channel": "line"}, "tags": ["chat"]}]
    tagged = RuleSet.from_config({"tagging": tagging, "routing": [{**JAPAN, "when": {"tags": "chat"}}, REST]})
    (witness,) = compare(rules(REST), tagged, [{"channel": "line", "market": "JP"}]).witnesses
    assert witness.context == {"channel": "line"}


def test_a_comparison_is_json() -> None:
    document = json.loads(compare(rules(REST), rules(VIP, REST), [GOLD, 7]).to_json())  # type: ignore[list-item]
    assert document["by_change"][0]["new_rule"] == "vip"
    assert document["witnesses"][0]["context"] == {"tier": "gold"}
    assert document["difference"]["added"] == ["vip"]


def test_a_long_history_takes_no_memory() -> None:
    def history() -> Iterator[dict[str, object]]:
        return ({"market": f"M{number}", "language": f"x-{number}", "tier": "gold"} for number in range(20_000))

    old, new = rules(REST), rules(VIP, REST)
    compare(old, new, history())
    tracemalloc.start()
    result = compare(old, new, history())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (result.changed, len(result.unknown_markets), len(result.by_language)) == (20_000, 21, 1)
    assert peak < 1_000_000


def test_many_kinds_of_change_are_told_in_short() -> None:
    many = [{"name": f"r{number}", "when": {"tier": f"t{number}"}, "to": [{"team": "a"}]} for number in range(30)]
    result = compare(rules(REST), rules(*many, REST), [{"tier": f"t{number}"} for number in range(30)])
    assert result.describe().splitlines()[-1] == "and 10 smaller changes"


_CONTEXTS = st.fixed_dictionaries(
    {}, optional={"market": st.sampled_from(["JP", "BR", "??"]), "tier": st.sampled_from(["gold", "tin"]), "language": st.just("ja")}
)


@given(st.lists(_CONTEXTS, max_size=30), st.permutations([VIP, JAPAN, REST]), st.permutations([VIP, JAPAN, REST]))
@settings(max_examples=60)
def test_the_counts_are_those_of_deciding_each_item(history: list[dict[str, object]], one: list[Any], other: list[Any]) -> None:
    old, new = rules(*one), rules(*other)
    pairs = Counter((old.decide(context, now=NOW).rule, new.decide(context, now=NOW).rule) for context in history)
    result = compare(old, new, iter(history))
    changed = {pair: items for pair, items in pairs.items() if pair[0] != pair[1]}
    assert {(change.old_rule, change.new_rule): change.items for change in result.by_change} == changed
    assert result.changed == sum(changed.values()) == sum(result.by_market.values()) == sum(result.by_language.values())
    assert result.to_json() == compare(old, new, history).to_json()


@given(
    st.lists(st.one_of(st.none(), st.integers(), st.text(), st.dictionaries(st.text(), st.integers()), st.tuples(_CONTEXTS, st.dates())))
)
@settings(max_examples=60)
def test_no_history_makes_it_raise(history: list[Any]) -> None:
    assert compare(rules(REST), rules(VIP, REST), history).items == len(history)


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


class Unhashable(str):
    """A text that cannot be looked up."""

    __slots__ = ()

    def __hash__(self) -> int:
        raise RuntimeError


class NoZone(tzinfo):
    """A zone that does not know itself."""

    def utcoffset(self, _: datetime | None) -> timedelta:
        raise RuntimeError

    dst = utcoffset

    def tzname(self, _: datetime | None) -> str:
        raise RuntimeError


def test_an_item_that_raises_is_unreadable_and_the_others_are_counted() -> None:
    items: list[Any] = [{"market": Unhashable("JP")}, ({}, datetime(2026, 2, 3, tzinfo=NoZone())), {"market": "JP"}]
    result = compare(RuleSet(), RuleSet(), items)
    assert (result.items, result.unreadable, result.first_unreadable) == (3, 2, (0, 1))
