"""The index answers as if each condition were asked in turn, whatever the conditions and the context are."""

import pickle
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.conditions import Condition, ConditionIndex, Field, Schema, compile_condition

from .plain_rules import CALENDARS, CONTEXTS, MOMENTS, NOW, RULES, SCHEMA, Marked, Tone, plainly


def compiled(when: Mapping[str, Any]) -> Condition:
    return compile_condition(when, SCHEMA, calendars=CALENDARS)


def index_of(*rules: Mapping[str, Any]) -> ConditionIndex:
    return ConditionIndex(compiled(rule) for rule in rules)


@settings(max_examples=150)
@given(st.lists(RULES, max_size=8), st.lists(CONTEXTS, min_size=1, max_size=4), MOMENTS)
def test_the_index_agrees_with_a_plain_interpreter(rules: list[dict[str, Any]], contexts: list[dict[str, Any]], now: Any) -> None:
    index = index_of(*rules)
    for context in (*contexts, *contexts):  # the second time from memory
        truths = [plainly(rule, context, now) for rule in rules]
        holding = [place for place, truth in enumerate(truths) if truth is True]
        assert [compiled(rule).truth(context, now) for rule in rules] == truths
        assert index.first(context, now) == (holding[0] if holding else None)
        assert list(index.matches(context, now)) == holding
        assert index.undecided(context, now=now) == tuple(place for place, truth in enumerate(truths) if truth is None)


@settings(max_examples=60)
@given(st.lists(RULES, min_size=1, max_size=6), CONTEXTS, st.integers(-1, 7))
def test_before_keeps_what_is_above_a_place(rules: list[dict[str, Any]], context: dict[str, Any], before: int) -> None:
    index = index_of(*rules)
    every = index.undecided(context, now=NOW)
    assert index.undecided(context, before=before, now=NOW) == tuple(place for place in every if place < before)


_KEYS: dict[str, list[Any]] = {
    "word": ["x", "Z", Tone.LOUD, Marked("Z"), None, 1],
    "age": [1, 1.0, True, Decimal(1), complex(1), "1", None],
    "tags": [["x"], ("x", Tone.QUIET), {"X"}, "x", [Marked("x"), 1], None],
    "is_open": [True, 1, "true", None],
    "language": ["pt", "PT_br", Marked("pt"), "und", None],
}


@pytest.mark.parametrize("name", _KEYS)
@pytest.mark.parametrize("turn", [1, -1])
def test_values_that_equal_one_another_but_are_of_another_kind_are_told_apart(name: str, turn: int) -> None:
    wanted: dict[str, Any] = {"word": "x", "age": 1, "tags": "x", "is_open": True, "language": "pt"}
    index, condition = index_of({name: wanted[name]}), compiled({name: wanted[name]})
    values: list[Any] = _KEYS[name]
    for value in values[::turn] * 2:
        assert (index.first({name: value}) == 0) is (condition.truth({name: value}) is True)
        assert (index.undecided({name: value}) == (0,)) is (condition.truth({name: value}) is None)


def test_an_index_over_nothing_finds_nothing() -> None:
    index = ConditionIndex([])
    assert (index.first({}), list(index.matches({})), index.undecided({}), len(index), index.max_cost) == (None, [], (), 0, 0)


def test_a_condition_without_questions_always_holds() -> None:
    index = index_of({"word": "x"}, {}, {"age": 1})
    assert index.first({}) == 1
    assert index.first({"word": "X"}) == 0
    assert index.undecided({}) == (0, 2)


def test_one_field_may_be_asked_several_times_in_one_condition() -> None:
    index = index_of(
        {"word": "x", "all": [{"word": ["x", "y"]}, {"word": {"not_in": "z"}}]}, {"age": {"ge": 1, "between": [0, 5], "not_in": 3}}
    )
    assert index.first({"word": "x", "age": 9}) == 0
    assert index.first({"word": "y", "age": 3}) is None
    assert index.first({"word": "y", "age": 4}) == 1


def test_fields_of_one_name_and_different_kinds_stand_side_by_side() -> None:
    words, tags = Schema({"value": Field("text")}), Schema({"value": Field("language")})
    index = ConditionIndex([compile_condition({"value": "pt"}, words), compile_condition({"value": "pt"}, tags)])
    assert list(index.matches({"value": "pt"})) == [0, 1]
    assert list(index.matches({"value": "pt-BR"})) == [1]


@pytest.mark.parametrize("rules", [1, 500, 2_047, 5_000])
def test_very_many_bounds_are_one_look_up_all_the_same(rules: int) -> None:
    index = index_of(*({"age": {"between": [number, number + 0.5]}} for number in range(rules)))
    assert index.max_cost == 1
    for number in {0, rules // 3, rules - 1}:
        assert [*index.matches({"age": number})] == [*index.matches({"age": number + 0.5})] == [number]
        assert [*index.matches({"age": number - 0.1})] == [*index.matches({"age": number + 0.6})] == []


def test_very_many_values_are_found_all_the_same() -> None:
    rules = [{"word": [f"only {number}", "all", *(["some"] if number % 2 else [])], "tags": f"tag {number}"} for number in range(3_000)]
    index = index_of(*rules)
    assert [*index.matches({"word": "ONLY 2999", "tags": ["tag 2999", "tag 7"]})] == [2_999]
    assert [*index.matches({"word": "all", "tags": [f"Tag {number}" for number in range(0, 3_000, 300)]})] == [*range(0, 3_000, 300)]
    assert [*index.matches({"word": "some", "tags": ["tag 4", "tag 5"]})] == [5]


def test_the_cost_counts_one_look_a_field_and_what_is_left_to_ask() -> None:
    either = {"any": [{"word": "x"}, {"age": 1}]}
    assert index_of({"word": "x"}, {"word": "y"}, {"word": "z", **either}).max_cost == 1 + 2
    assert compiled({"word": "x", **either}).max_cost == 3
    assert Condition().max_cost == 0


def test_memory_does_not_grow_with_what_customers_send() -> None:
    index = index_of({"language": "pt"}, {"tags": "x"}, {"age": {"ge": 5}})
    for number in range(5_000):
        index.first({"language": f"a{number}", "tags": [f"t{number}"], "age": number})
    sizes = [len(cast("Any", find).__self__.memory) for _, _, _, find, _ in index._probes]
    assert all(size <= 2_048 for size in sizes)
    assert index.first({"language": "x" * 10**6, "tags": ["y" * 10**6], "age": 10**5_000}) == 2
    assert index.first({"language": "pt-BR"}) == 0


def test_it_is_a_value() -> None:
    index, same, other = index_of({"word": "x"}), index_of({"word": ["x", "x"]}), index_of({"word": "y"})
    index.first({"word": "y"})
    assert index == same
    assert hash(index) == hash(same) != hash(other)
    assert index != other
    assert index != 3
    copied = pickle.loads(pickle.dumps(index))
    assert copied == index
    assert copied.first({"word": "x"}) == 0
    assert repr(index) == "ConditionIndex(1 conditions)"


class Sparse(Mapping[str, object]):
    """A context that is no dictionary."""

    def __getitem__(self, name: str) -> object:
        if name == "word":
            return "x"
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(["word"])

    def __len__(self) -> int:
        return 1


def test_any_mapping_is_a_context() -> None:
    assert index_of({"age": 1}, {"word": "x"}).first(Sparse()) == 1


def test_questions_of_time_are_asked_at_the_instant_given() -> None:
    index = index_of({"now": {"in_calendar": "night"}}, {"now": {"in_calendar": "utc"}}, {"since": {"waited": "2h elapsed"}})
    assert (index.first({}, NOW), list(index.matches({"since": NOW}, NOW)), index.undecided({}, now=NOW)) == (1, [1], (2,))
    assert (index.first({}), list(index.matches({})), index.undecided({})) == (None, [], (0, 1, 2))


@pytest.mark.parametrize(
    ("context", "matches", "undecided"),
    [
        ({"language": "pt-BR"}, [0, 1, 3], ()),
        ({"language": "pt_br", "age": 1}, [0, 1, 3], ()),
        ({"language": "ja"}, [2, 3, 4], ()),
        ({"language": "und"}, [3], (0, 1, 2, 4)),
        ({"language": 7}, [3], (0, 1, 2, 4)),
        ({}, [3], (0, 1, 2, 4)),
    ],
)
def test_near_languages_are_asked_once_for_all_conditions(
    context: Mapping[str, Any], matches: list[int], undecided: tuple[int, ...]
) -> None:
    near = {"language": {"within": "pt", "max_distance": 60}}
    index = index_of(near, {"language": {"within": ["gl", "pt-BR"]}}, {"none": [near]}, {}, {"none": [{"language": {"within": "pt"}}]})
    for _ in range(2):  # the second time from memory
        assert [*index.matches(context)] == matches
        assert index.first(context) == matches[0]
        assert index.undecided(context) == undecided


class Raising(str):
    """A text that raises when it is compared."""

    __slots__ = ()

    def casefold(self) -> str:
        raise RuntimeError


class Broken(Sparse):
    """A context that raises for one field."""

    def get(self, name: str, default: object = None) -> object:
        if name == "market":
            raise RuntimeError
        return super().get(name, default)


@pytest.mark.parametrize("context", [{"market": Raising("JP"), "word": "x"}, Broken()])
def test_a_value_that_raises_is_missing(context: Mapping[str, object]) -> None:
    rules: list[dict[str, Any]] = [
        {"market": "JP"},
        {"none": [{"market": "JP"}]},
        {"now": {"in_calendar": "utc"}},
        {"word": "x"},
        {"word": "y"},
    ]
    index = index_of(*rules)
    assert (index.first(context), [*index.matches(context)], index.undecided(context)) == (3, [3], (0, 1, 2))
    assert (index.first(context, NOW), [*index.matches(context, NOW)], index.undecided(context, now=NOW)) == (2, [2, 3], (0, 1))
    assert index.undecided(context, before=1) == (0,)
    assert [compiled(rule).truth(context) for rule in rules] == [None, None, None, True, False]
    assert compiled(rules[1]).evaluate(context).missing == {"market"}


def test_answers_are_remembered_and_stay_right() -> None:
    index = index_of({"word": "x"}, {"tags": {"has_none": "x"}}, {"is_open": True}, {"age": {"ge": 2}})
    contexts: list[dict[str, Any]] = [
        {"word": "X"},
        {"tags": ["X", 7]},
        {"tags": "X"},
        {"tags": []},
        {"is_open": True},
        {"age": 2},
        {"age": 1},
    ]
    asked = [[*index.matches(context)] for context in contexts]
    assert asked == [[0], [], [], [1], [2], [3], []]
    assert [[*index.matches(context)] for context in contexts] == asked
    remembered = [set(cast("Any", find).__self__.memory) for _, _, _, find, _ in index._probes]
    members = [
        set(found) for _, _, _, find, _ in index._probes if (found := getattr(cast("Any", find).__self__, "_by_member", None)) is not None
    ]
    assert members == [{"X"}]
    assert {frozenset(values) for values in remembered} == {frozenset({"X"}), frozenset({True}), frozenset({1, 2})}


def test_the_sharpest_field_is_asked_first() -> None:
    rules = [{"word": f"w{number % 2}", "market": ["JP", "KR"], "age": {"ge": number}, "topic": f"t{number}"} for number in range(40)]
    names = [name for name, *_ in index_of(*rules)._probes]
    assert names[0] == "topic"
    assert names[-1] in ("market", "age")
