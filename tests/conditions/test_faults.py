"""What a condition refuses at load: with the place, a stable code and a remedy, all of it at once."""

import pickle
from collections.abc import Mapping
from typing import Any

import pytest

from xborder_support.conditions import Field, FieldKind, Schema, compile_condition
from xborder_support.configuration import parse_toml
from xborder_support.errors import ConfigurationError, Fault, UsageError

SCHEMA = Schema(
    {
        "market": Field("territory"),
        "language": Field("language"),
        "priority": Field("choice", values=("low", "normal", "high", "urgent")),
        "topic": Field("text"),
        "age_hours": Field("number"),
        "tags": Field("set", values=("vip", "press")),
        "is_open": Field("boolean"),
    }
)


def faults(when: Any) -> list[Fault]:
    with pytest.raises(ConfigurationError) as caught:
        compile_condition(when, SCHEMA)
    return list(caught.value.faults)


def nested(levels: int) -> dict[str, Any]:
    when: dict[str, Any] = {"market": "JP"}
    for _ in range(levels - 1):
        when = {"all": [when]}
    return when


@pytest.mark.parametrize(
    ("when", "code", "key"),
    [
        ("market == 'JP'", "not-a-table", ""),
        (None, "not-a-table", ""),
        ([{"market": "JP"}], "not-a-table", ""),
        ({"markt": "JP"}, "unknown-field", "markt"),
        ({"market": "JX"}, "unknown-territory", "market"),
        ({"market": ["JP", "Japan"]}, "unknown-territory", "market[1]"),
        ({"market": 81}, "wrong-type", "market"),
        ({"market": None}, "wrong-type", "market"),
        ({"market": ""}, "wrong-type", "market"),
        ({"market": []}, "empty-list", "market"),
        ({"market": [["JP"]]}, "wrong-type", "market[0]"),
        ({"market": {"at_least": 1}}, "wrong-operator", "market.at_least"),
        ({"language": "not a tag"}, "bad-language-tag", "language"),
        ({"language": "x" * 40}, "bad-language-tag", "language"),
        ({"priority": "hihg"}, "unknown-value", "priority"),
        ({"tags": ["vip", "pres"]}, "unknown-value", "tags[1]"),
        ({"topic": True}, "wrong-type", "topic"),
        ({"topic": "x" * 257}, "text-too-long", "topic"),
        ({"topic": ["x"] * 1_001}, "too-many-values", "topic"),
        ({"age_hours": "3"}, "wrong-type", "age_hours"),
        ({"age_hours": True}, "wrong-type", "age_hours"),
        ({"age_hours": float("nan")}, "wrong-type", "age_hours"),
        ({"age_hours": float("inf")}, "wrong-type", "age_hours"),
        ({"age_hours": {}}, "empty-range", "age_hours"),
        ({"age_hours": {"at_least": 5, "at_most": 2}}, "empty-range", "age_hours"),
        ({"age_hours": {"atleast": 5}}, "unknown-key", "age_hours.atleast"),
        ({"age_hours": {"at_least": "5"}}, "wrong-type", "age_hours.at_least"),
        ({"age_hours": {"at_least": None}}, "wrong-type", "age_hours.at_least"),
        ({"is_open": "true"}, "wrong-type", "is_open"),
        ({"is_open": 1}, "wrong-type", "is_open"),
        ({"any": {"market": "JP"}}, "not-a-list", "any"),
        ({"any": []}, "empty-list", "any"),
        ({"any": [{}]}, "empty-table", "any[0]"),
        ({"none": ["JP"]}, "not-a-table", "none[0]"),
        ({"all": [{"market": "JP"}, {"topik": "x"}]}, "unknown-field", "all[1].topik"),
        (nested(9), "too-deep", "all[0]." * 7 + "all[0]"),
        ({"any": [{"topic": "x"} for _ in range(64)]}, "too-many-questions", "any[63].topic"),
        ({3: "JP"}, "unknown-field", "3"),
    ],
)
def test_a_fault_names_its_place(when: Any, code: str, key: str) -> None:
    found = faults(when)
    assert (found[0].code, found[0].key) == (code, key)


@pytest.mark.parametrize(
    ("when", "hint"),
    [
        ({"markt": "JP"}, 'did you mean "market"?'),
        ({"nome": []}, 'did you mean "none"?'),
        ({"priority": "hihg"}, 'did you mean "high"?'),
        ({"tags": "pres"}, 'did you mean "press"?'),
        ({"age_hours": {"at_lest": 1}}, 'did you mean "at_least"?'),
        ({"is_open": "true"}, "without quotes"),
        ({"any": {"market": "JP"}}, 'write any = [{ market = "JP" }]'),
    ],
)
def test_a_fault_says_what_is_probably_meant(when: Any, hint: str) -> None:
    assert hint in str(faults(when)[0].hint)


def test_all_faults_come_at_once_with_their_lines() -> None:
    text = """
[[routing]]
name = "customs"
[routing.when]
markt = "JP"
priority = ["hihg", "urgnet"]
any = []
"""
    document = parse_toml(text, name="desk.toml")
    when = document.data["routing"][0]["when"]
    with pytest.raises(ConfigurationError) as caught:
        compile_condition(when, SCHEMA, document=document, path=("routing", 0, "when"))
    places = [(fault.file, fault.line, fault.key) for fault in caught.value.faults]
    assert places == [
        ("desk.toml", 5, "routing[0].when.markt"),
        ("desk.toml", 6, "routing[0].when.priority[0]"),
        ("desk.toml", 6, "routing[0].when.priority[1]"),
        ("desk.toml", 7, "routing[0].when.any"),
    ]


def test_the_limits_themselves_are_allowed() -> None:
    assert compile_condition(nested(8), SCHEMA).evaluate({"market": "JP"})
    assert compile_condition({"topic": ["x" * 256] * 1_000}, SCHEMA).evaluate({"topic": "x" * 256})
    questions: list[Mapping[str, str]] = [{"topic": f"t{number}"} for number in range(63)]
    assert compile_condition({"any": questions}, SCHEMA).evaluate({"topic": "t62"})


def test_a_hostile_condition_is_refused_quickly_and_briefly() -> None:
    deep: dict[str, Any] = {}
    for _ in range(5_000):
        deep = {"all": [deep]}
    assert [fault.code for fault in faults(deep)] == ["too-deep"]
    wide = {"any": [{"any": [{"topic": "x"}] * 1_000}] * 1_000}
    assert [fault.code for fault in faults(wide)] == ["too-many-questions"]


@pytest.mark.parametrize("name", ["all", "any", "none", "op", ""])
def test_a_field_cannot_be_called_like_a_word_of_the_rules(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        Schema({name: Field("text")})
    assert caught.value.code == "bad-schema"


def test_a_field_is_declared_once() -> None:
    with pytest.raises(UsageError, match="market"):
        SCHEMA.extended({"market": Field("text")})


@pytest.mark.parametrize(("kind", "values"), [("colour", None), ("number", ("1",)), ("language", ("ja",))])
def test_a_field_has_a_known_kind_and_lists_values_only_where_that_means_something(kind: FieldKind, values: tuple[str, ...] | None) -> None:
    with pytest.raises(UsageError) as caught:
        Field(kind, values=values)
    assert caught.value.code == "bad-schema"


def test_schema_and_condition_survive_pickle() -> None:
    condition = compile_condition({"market": "JP", "none": [{"age_hours": {"at_least": 2}}]}, SCHEMA)
    assert pickle.loads(pickle.dumps(condition)) == condition
    assert pickle.loads(pickle.dumps(SCHEMA)).fields == SCHEMA.fields


def test_what_is_wrong_with_a_schema_is_said_with_a_remedy() -> None:
    with pytest.raises(UsageError) as unknown:
        Field("nunber")  # type: ignore[arg-type]
    assert unknown.value.code == "bad-schema"
    assert str(unknown.value.hint).startswith('did you mean "number"?')
    assert unknown.value.message == "unknown kind of field 'nunber'"
    with pytest.raises(UsageError) as listed:
        Field("number", values=("1",))
    assert (listed.value.hint, listed.value.message) == ("leave values out", "a field of kind number cannot list values")
    with pytest.raises(UsageError) as taken:
        Schema({"all": Field("text")})
    assert taken.value.hint == "choose a name that is neither taken nor a word of the rules themselves"
    assert taken.value.message == "a field cannot be called 'all'"


def test_very_long_words_are_cut_in_what_is_said() -> None:
    long = "x" * 500
    with pytest.raises(UsageError) as unknown:
        Field(long)  # type: ignore[arg-type]
    assert unknown.value.message == f"unknown kind of field {'x' * 60!r}"
    for when, said in (
        ({long: 1}, f"no condition can ask about {'x' * 60!r}"),
        ({"market": {long: 1}}, f"no operator is called {'x' * 60!r}"),
        ({"priority": "y" * 200}, f"{'y' * 60!r} is not known here"),
        ({"field": long, "op": "in", "value": 1}, f"no condition can ask about {'x' * 60!r}"),
        ({"field": "market", "op": long, "value": "JP"}, f"no operator is called {'x' * 60!r}"),
        ({"field": "market", "op": "in", "value": "JP", long: 1}, f"a question has no key {'x' * 60!r}"),
    ):
        assert faults(when)[0].message == said


def test_an_extended_schema_holds_all_fields_in_order() -> None:
    more = SCHEMA.extended({"tier": Field("choice")})
    assert [*more.fields] == [*SCHEMA.fields, "tier"]
    assert more.fields["tier"] == Field("choice")
    with pytest.raises(UsageError) as caught:
        more.extended({"tier": Field("text")})
    assert caught.value.code == "bad-schema"
