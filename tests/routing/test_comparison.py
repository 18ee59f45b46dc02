"""What another version of the rules would have done."""

import json
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Field, compile_condition
from xborder_support.errors import UsageError
from xborder_support.routing import ROUTING_SCHEMA, RouteTarget, RuleSet
from xborder_support.routing.review import compare
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
    team, other = (RouteTarget(team="asia"),), (RouteTarget(team="europe"),)
    alone = Rule("alone", compile_condition({"note": "sato"}, schema), other)
    inside = Rule("inside", compile_condition({"note": {"contains_any": ["sato"]}}, schema), team)
    result = compare(RuleSet(), RuleSet((alone, inside)), [{"note": "Aiko Sato"}, {"note": "Sato"}])
    assert (result.changed, [witness.context for witness in result.witnesses]) == (2, [{"note": "Sato"}])


_FIELDS = {"note": Field("text"), "spoken": Field("language"), "sum": Field("number"), "since": Field("instant"), "gift": Field("boolean")}


def asking(when: dict[str, Any]) -> RuleSet:
    schema = ROUTING_SCHEMA.extended(_FIELDS)
    return RuleSet((Rule("asked", compile_condition(when, schema), (RouteTarget(team="asia"),)),), schema=schema)


@pytest.mark.parametrize(
    ("when", "item", "shown"),
    [
        ({"topic": "customs"}, {"topic": "customs_hold"}, {"topic": "customs"}),
        ({"topic": ["customs", "customs_hold"]}, {"topic": "Customs_Hold_Aiko"}, {"topic": "customs_hold"}),
        ({"language": "pt"}, {"language": "pt-BR"}, {"language": "pt-BR"}),
        ({"spoken": "pt"}, {"spoken": "pt-BR"}, {"spoken": "pt"}),
        ({"spoken": "pt-BR"}, {"spoken": "pt_BR-x-aiko"}, {"spoken": "pt-br"}),
        ({"note": {"prefix": "re:"}}, {"note": "Re: Aiko Sato"}, {"note": "re:"}),
        ({"all": [{"note": {"prefix": "re:"}}, {"note": {"contains_any": "sato"}}]}, {"note": "Re: Aiko Sato"}, {"note": "re: sato"}),
        ({"note": {"not_in": ["other", "-"]}}, {"note": "Aiko Sato"}, {"note": ""}),
        ({"tier": "gold", "none": [{"note": "x", "market": "JP"}]}, {"tier": "gold", "note": "Aiko", "market": "JP"}, {"note": "other"}),
    ],
)
def test_a_witness_reproduces_the_change_with_named_texts_alone(
    when: dict[str, Any], item: dict[str, object], shown: dict[str, object]
) -> None:
    old, new = rules(), asking(when)
    (witness,) = compare(old, new, [item]).witnesses
    assert witness.context.items() >= shown.items()
    assert (old.first(witness.context, now=NOW), new.decide(witness.context, now=NOW).rule) == (None, "asked")


def test_a_decimal_is_shown_as_it_is() -> None:
    (witness,) = compare(rules(), asking({"sum": {"at_least": 3}}), [{"sum": Decimal("3.5")}]).witnesses
    assert witness.context == {"sum": Decimal("3.5")}


def test_values_of_another_kind_than_declared_are_counted_by_field() -> None:
    new = asking({"sum": {"at_least": 3}, "gift": True, "since": {"waited": "1h elapsed"}, "tags": "x", "topic": "late"})
    good = {"sum": 4, "gift": True, "since": NOW, "tags": ["x"], "topic": "late", "tier": 7}
    wrong = {"sum": "30", "gift": "yes", "since": "2026-02-03", "tags": 5, "topic": ["late"]}
    items: list[dict[str, object]] = [good, {**good, "sum": "30"}, {**wrong, "market": "JP"}, {"sum": None}]
    result = compare(rules(REST), new, items, now=NOW)
    assert result.wrong_kinds == {"sum": 2, "gift": 1, "since": 1, "tags": 1, "topic": 1}
    told = "of another kind than declared, and so not known: sum (2), gift (1), since (1), tags (1), topic (1)"
    assert told in result.describe()
    assert json.loads(result.to_json())["wrong_kinds"]["sum"] == 2
    assert compare(rules(REST), new, [good], now=NOW).wrong_kinds == {}


def test_why_items_could_not_be_read_is_said() -> None:
    new = asking({"since": {"waited": "1h elapsed"}})
    items: list[Any] = [{}, {}, 7, ({}, datetime(2026, 1, 1)), ({}, NOW), {"market": Unhashable("JP")}]  # noqa: DTZ001
    result = compare(rules(REST), new, [*items, ({"market": Unhashable("JP")}, NOW)])
    assert result.unreadable_because == {"no-instant": 3, "naive-instant": 1, "no-context": 1, "raises": 1}
    assert result.unreadable == sum(result.unreadable_because.values())
    assert result.describe().splitlines()[-3:] == [
        "3 of them bring no instant, and the rules ask for one: pass now=",
        "1 of them bring an instant without a time zone: pass an aware one",
        "1 of them raise when they are read",
    ]


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


def test_a_value_that_raises_when_it_is_looked_at_is_of_a_wrong_kind() -> None:
    items: list[Any] = [({"since": datetime(2026, 2, 3, tzinfo=NoZone())}, NOW)]
    result = compare(rules(REST), asking({"since": {"waited": "1h elapsed"}}), items)
    assert (result.unreadable, result.changed, result.wrong_kinds) == (0, 1, {"since": 1})
