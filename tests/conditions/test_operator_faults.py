"""What operators and the long form refuse, with the place and the remedy."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Field, Schema, compile_condition
from xborder_support.errors import ConfigurationError, Fault, UsageError

from .test_operators import CALENDARS, SCHEMA


def faults(when: Any, calendars: Mapping[str, BusinessCalendar] | None = CALENDARS) -> list[Fault]:
    with pytest.raises(ConfigurationError) as caught:
        compile_condition(when, SCHEMA, calendars=calendars)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    ("when", "code", "key", "hint"),
    [
        ({"market": {}}, "empty-table", "market", "there are eq, in, not_in"),
        ({"market": {"has_any": "JP"}}, "wrong-operator", "market.has_any", "it has eq, in, not_in"),
        ({"tags": {"in": ["a"]}}, "wrong-operator", "tags.in", "it has has_any, has_all, has_none"),
        ({"market": {"notin": "JP"}}, "unknown-key", "market.notin", 'did you mean "not_in"?'),
        ({"language": {"whithin": "pt"}}, "unknown-key", "language.whithin", 'did you mean "within"?'),
        ({"market": {"eq": ["JP"]}}, "wrong-type", "market.eq", "write in = [...]"),
        ({"market": {"in": ["JP", "XX"]}}, "unknown-territory", "market.in[1]", None),
        ({"market": {"not_in": []}}, "empty-list", "market.not_in", None),
        ({"topic": "custom"}, "unknown-value", "topic", 'did you mean "customs"?'),
        ({"age": {"ge": 1, "at_least": 2}}, "duplicate-key", "age.at_least", "keep one"),
        ({"age": {"between": 3}}, "wrong-type", "age.between", "write between = [2, 5]"),
        ({"age": {"between": [1, 2, 3]}}, "wrong-type", "age.between", "write between = [2, 5]"),
        ({"age": {"between": [1, "2"]}}, "wrong-type", "age.between[1]", None),
        ({"age": {"between": [2, 1]}}, "empty-range", "age", "swap"),
        ({"age": {"ge": [1]}}, "wrong-type", "age.ge", None),
        ({"age": {"le": True}}, "wrong-type", "age.le", None),
        ({"age": 2**256}, "wrong-type", "age", None),
        ({"age": {"ge": 10**5_000}}, "wrong-type", "age.ge", None),
        ({"tags": {"has_all": ["x"] * 1_001}}, "too-many-values", "tags.has_all", "split"),
        ({"subject": {"prefix": "x" * 257}}, "text-too-long", "subject.prefix", None),
        ({"subject": {"contains_any": ""}}, "wrong-type", "subject.contains_any", None),
        ({"language": {"within": "pt", "max_distance": -1}}, "wrong-type", "language.max_distance", "from 0 to 134"),
        ({"language": {"within": "pt", "max_distance": 135}}, "wrong-type", "language.max_distance", "from 0 to 134"),
        ({"language": {"within": "pt", "max_distance": True}}, "wrong-type", "language.max_distance", "from 0 to 134"),
        ({"language": {"within": "pt", "max_distance": 2.5}}, "wrong-type", "language.max_distance", "from 0 to 134"),
        ({"language": {"within": "not a tag"}}, "bad-language-tag", "language.within", None),
        ({"language": {"in": "pt", "max_distance": 3}}, "unknown-key", "language.max_distance", "add lang_within"),
        ({"market": {"in": "JP", "state": "open"}}, "unknown-key", "market.state", "add in_calendar"),
        ({"now": "tokyo"}, "wrong-type", "now", 'write { in_calendar = "berlin" }'),
        ({"now": {"in_calendar": "tokio"}}, "unknown-calendar", "now.in_calendar", 'did you mean "tokyo"?'),
        ({"now": {"in_calendar": ["tokyo", 7]}}, "wrong-type", "now.in_calendar[1]", None),
        ({"now": {"in_calendar": [["tokyo"]]}}, "wrong-type", "now.in_calendar[0]", None),
        ({"now": {"in_calendar": "x" * 257}}, "wrong-type", "now.in_calendar", None),
        ({"now": {"in_calendar": ""}}, "wrong-type", "now.in_calendar", None),
        ({"now": {"in_calendar": []}}, "empty-list", "now.in_calendar", None),
        ({"now": {"in_calendar": ["tokyo"] * 1_001}}, "too-many-values", "now.in_calendar", None),
        ({"now": {"in_calendar": "tokyo", "state": "shut"}}, "unknown-value", "now.state", 'write state = "closed"'),
        ({"now": {"in_calendar": "tokyo", "state": ["open"]}}, "unknown-value", "now.state", None),
        ({"waiting_since": {"waited": "2h"}}, "bad-target", "waiting_since.waited", "2h business"),
        ({"waiting_since": {"waited": "0h elapsed"}}, "bad-target", "waiting_since.waited", None),
        ({"waiting_since": {"waited": 2}}, "wrong-type", "waiting_since.waited", "2h elapsed"),
        ({"waiting_since": {"waited": "2h business"}}, "missing-key", "waiting_since.waited", 'add calendar = "berlin"; known: berlin, '),
        ({"waiting_since": {"waited": "2h business", "calendar": "x"}}, "unknown-calendar", "waiting_since.calendar", None),
        ({"waiting_since": {"waited": "2h elapsed", "calendar": "tokyo"}}, "unknown-key", "waiting_since.calendar", "business time"),
        ({"waiting_since": {"calendar": "tokyo"}}, "unknown-key", "waiting_since.calendar", "add waited"),
        ({"op": "in", "value": "JP"}, "missing-key", "", "field"),
        ({"field": "markt", "op": "in", "value": "JP"}, "unknown-field", "field", 'did you mean "market"?'),
        ({"field": ["market"], "op": "in", "value": "JP"}, "unknown-field", "field", None),
        ({"field": "market", "op": "inn", "value": "JP"}, "unknown-operator", "op", 'did you mean "in"?'),
        ({"field": "market", "op": ["in"], "value": "JP"}, "unknown-operator", "op", None),
        ({"field": "market", "op": "ge", "value": "JP"}, "wrong-operator", "op", "it has eq, in, not_in"),
        ({"field": "market", "op": "in"}, "missing-key", "", "values"),
        ({"field": "market", "op": "in", "value": "JP", "values": ["JP"]}, "missing-key", "", "values"),
        ({"field": "market", "op": "in", "value": "JP", "vale": 1}, "unknown-key", "vale", 'did you mean "value"?'),
        ({"field": "market", "op": "in", "values": ["JP", 7]}, "wrong-type", "values[1]", None),
        ({"field": "market", "op": "in", "value": "JP", "state": "open"}, "unknown-key", "state", "add in_calendar"),
        ({"any": [{"field": "now", "op": "in_calendar", "values": ["x"]}]}, "unknown-calendar", "any[0].values[0]", None),
    ],
)
def test_a_fault_names_its_place_and_a_remedy(when: Any, code: str, key: str, hint: str | None) -> None:
    found = faults(when)
    assert [(fault.code, fault.key) for fault in found] == [(code, key)]
    if hint is not None:
        assert hint in str(found[0].hint)


@pytest.mark.parametrize(
    ("when", "key"),
    [
        ({"now": {"in_calendar": "tokyo"}}, "now.in_calendar"),
        ({"waiting_since": {"waited": "2h business", "calendar": "x"}}, "waiting_since.calendar"),
    ],
)
def test_without_calendars_the_fault_says_so(when: Any, key: str) -> None:
    assert [(fault.code, fault.key) for fault in faults(when, None)] == [("no-calendars", key)]


def test_all_faults_of_one_field_come_at_once() -> None:
    when = {"tags": {"has_all": [7], "has_none": [], "hasany": "x"}, "market": {"in": "XX"}}
    assert [fault.key for fault in faults(when)] == ["market.in", "tags.hasany", "tags.has_all[0]", "tags.has_none"]


def test_all_faults_of_a_long_form_come_at_once() -> None:
    assert [fault.code for fault in faults({"field": "x", "op": "y", "z": 1})] == [
        "unknown-key",
        "missing-key",
        "unknown-field",
        "unknown-operator",
    ]


def test_questions_that_must_not_hold_count_twice() -> None:
    parts: list[dict[str, Any]] = [{"market": {"not_in": "JP"}} for _ in range(32)]
    rule = {"all": parts}
    assert compile_condition(rule, SCHEMA).max_cost == 32
    parts.append({"topic": "customs"})
    assert [fault.code for fault in faults(rule)] == ["too-many-questions"]


def test_conjunctions_are_not_counted_as_questions_but_bounded() -> None:
    assert compile_condition({"all": [{"all": [{"age": number}]} for number in range(63)]}, SCHEMA).max_cost == 63
    wide = {"all": [{"all": [{"all": [{"age": 1}]}]}] * 64}
    assert "too-many-questions" in [fault.code for fault in faults(wide)]


def test_a_long_form_adds_no_level() -> None:
    when: dict[str, Any] = {"field": "market", "op": "eq", "value": "JP"}
    for _ in range(8):
        when = {"any": [when]}
    assert compile_condition(when, SCHEMA).truth({"market": "JP"})
    assert [fault.code for fault in faults({"any": [when]})] == ["too-deep"]


def test_lone_surrogates_are_text_like_any_other() -> None:
    condition = compile_condition({"subject": "\ud800"}, SCHEMA)
    assert condition.truth({"subject": "\ud800"})
    assert compile_condition(condition.to_config(), SCHEMA) == condition


def test_a_category_knows_what_its_values_refine() -> None:
    schema = Schema({"topic": Field("category", values=("Customs_Hold",))})
    assert compile_condition({"topic": "customs"}, schema).describe() == "topic is Customs"
    assert compile_condition({"topic": "customs_hold"}, schema).describe() == "topic is Customs_Hold"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (True, "a truth value where text is expected"),
        (3, "a number where text is expected"),
        (0.5, "a fraction where text is expected"),
        (float("nan"), "a number that is not finite or far too large where text is expected"),
        (2**256, "a number that is not finite or far too large where text is expected"),
        (Decimal("1e999"), "a number that is not finite or far too large where text is expected"),
        ({"in": {}}, "a table where text is expected"),
        ([["x"]], "a list where text is expected"),
        (None, "nothing where text is expected"),
        ("", "an empty text where text is expected"),
        pytest.param(b"x", "a value of type bytes where text is expected", id="bytes"),
    ],
)
def test_a_wrong_type_is_named_in_words(raw: Any, words: str) -> None:
    assert faults({"subject": raw})[0].message == words


@pytest.mark.parametrize(
    ("when", "message", "hint"),
    [
        ({"op": "in", "value": "JP"}, "the question names no field", 'write { field = "market", op = "in", values = ["JP"] }'),
        ({"field": "market", "op": "in"}, "a question compares with either value or values", 'write { field = "market", op = "in"'),
        ({"field": "markt", "op": "in", "value": "JP"}, "no condition can ask about 'markt'", 'did you mean "market"?'),
        ({"field": "market", "op": "inn", "value": "JP"}, "no operator is called 'inn'", 'did you mean "in"?'),
        ({"field": "market", "op": "ge", "value": 1}, "a field of kind territory has no operator 'ge'", "it has eq, in, not_in"),
        ({"field": "market", "op": "in", "vale": "JP", "value": "JP"}, "a question has no key 'vale'", 'did you mean "value"?'),
        ({"market": {"ge": 1}}, "a field of kind territory has no operator 'ge'", "it has eq, in, not_in"),
        ({"age": {}}, "the table holds no operator", "there are eq, in, not_in, at_least, at_most, between"),
        ({"age": {"has_any": 1}}, "a field of kind number has no operator 'has_any'", "it has eq, in, not_in, at_least, at_most, between"),
        ({"age": {"gt": 1}}, "no operator is called 'gt'", 'did you mean "at_least"? The bound itself counts'),
        ({"age": {"LT": 1}}, "no operator is called 'LT'", 'did you mean "at_most"? The bound itself counts'),
        ({"age": {">=": 1}}, "no operator is called '>='", 'did you mean "at_least"? The bound itself counts'),
        ({"market": {"gt": 1}}, "no operator is called 'gt'", "Known: eq, in, not_in"),
        ({"field": "age", "op": "lte", "value": 1}, "no operator is called 'lte'", 'did you mean "at_most"? The bound itself counts'),
        ({"age": {"ge": 1, "at_least": 2}}, "'at_least' is said twice", "keep one of at_least and ge"),
        ({"age": {"ge": [1]}}, "a list where a number is expected", "write 5, [1, 2] or { at_least = 2, at_most = 5 }"),
        ({"market": {"in": "JP", "state": "open"}}, "'state' says nothing without in_calendar", "add in_calendar"),
        ({"tags": {"has_all": []}}, "the list for 'tags' is empty, so nothing could ever match", "list a value, or remove the key"),
        ({"tags": {"has_all": ["x"] * 1_001}}, "1001 values, at most 1000 are read", "split the rule"),
        ({"age": {"between": [2, 1]}}, "no number is at least 2 and at most 1", "swap the bounds"),
        ({"now": {"in_calendar": "tokio"}}, "no calendar is called 'tokio'", 'did you mean "tokyo"?'),
        ({"now": ["tokyo"]}, "a list where a table is expected", 'write { in_calendar = "berlin" } or { waited = "2h elapsed" }'),
        ({"any": []}, "any holds no condition", "add one, or remove the key"),
        ({"any": [{}]}, "an empty condition always holds", "remove it"),
        ({"any": "x"}, "any holds a list of tables", 'write any = [{ market = "JP" }]'),
    ],
)
def test_what_is_wrong_is_said_in_words_with_a_remedy(when: Any, message: str, hint: str) -> None:
    fault = faults(when)[0]
    assert fault.message == message
    assert str(fault.hint).startswith(hint)


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        ((), 'add calendar = "tokyo"'),
        (("osaka",), 'add calendar = "osaka"'),
        (("porto", "osaka"), 'add calendar = "osaka"; known: osaka, porto'),
    ],
)
def test_a_calendar_is_named_out_of_those_handed_in(names: tuple[str, ...], hint: str) -> None:
    calendars = dict.fromkeys(names, CALENDARS["tokyo"])
    assert faults({"waiting_since": {"waited": "2h business"}}, calendars)[0].hint == hint
    shown = names[-1] if names else "tokyo"
    assert faults({"now": {"in_calendar": 7}}, calendars)[0].hint == f'write "{shown}"'
    assert str(faults({"now": "x"}, calendars)[0].hint).startswith(f'write {{ in_calendar = "{shown}" }}')


@pytest.mark.parametrize(("kind", "meant"), [("int", "number"), ("Float", "number"), ("str", "text"), ("bool", "boolean"), ("list", "set")])
def test_a_kind_in_the_words_of_programmers_is_understood(kind: Any, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        Field(kind)
    assert (caught.value.code, str(caught.value.hint).startswith(f'did you mean "{meant}"?')) == ("bad-schema", True)
