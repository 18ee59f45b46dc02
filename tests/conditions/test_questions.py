"""What a condition shows of its questions to whoever checks rules."""

from datetime import timedelta
from typing import Any

import pytest

from xborder_support.conditions import Condition, ConditionGroup, ConditionQuestion, compile_condition

from .plain_rules import CALENDARS, NOW, SCHEMA


def question(when: dict[str, Any]) -> ConditionQuestion:
    (part,) = compile_condition(when, SCHEMA, calendars=CALENDARS).questions().parts
    assert isinstance(part, ConditionQuestion)
    return part


@pytest.mark.parametrize(
    ("when", "values", "keys", "spans"),
    [
        ({"word": ["X", "straße"]}, ("X", "straße"), {"x", "strasse"}, ()),
        ({"language": "pt-BR"}, ("pt-BR",), {"pt-br"}, ()),
        ({"language": {"within": "pt-BR"}}, ("pt-BR",), {"pt-br"}, ()),
        ({"tags": {"has_all": ["A", "b"]}}, ("A", "b"), {"a", "b"}, ()),
        ({"word": {"prefix": "Re:"}}, ("Re:",), {"re:"}, ()),
        ({"is_open": True}, (True,), {True}, ()),
        ({"age": [2, 1]}, (1, 2), set(), ((1, 1), (2, 2))),
        ({"age": {"ge": 2}}, (), set(), ((2, None),)),
        ({"age": {"le": 2}}, (), set(), ((None, 2),)),
        ({"now": {"in_calendar": "utc"}}, (), set(), ()),
        ({"since": {"waited": "2h elapsed"}}, (), set(), ()),
    ],
)
def test_a_question_shows_what_it_compares(when: dict[str, Any], values: tuple[Any, ...], keys: set[Any], spans: tuple[Any, ...]) -> None:
    found = question(when)
    assert (found.values, set(found.keys), found.spans) == (values, keys, spans)
    assert found.field == next(iter(when)) == found.config["field"]
    assert not keys or found.keys_of is not None
    compiled = compile_condition(when, SCHEMA, calendars=CALENDARS)
    assert (found.config, found.describe()) == (compiled.to_config(), compiled.describe())


@pytest.mark.parametrize(
    ("when", "value", "keys"),
    [
        ({"word": "x"}, "Abc_D", ["abc_d"]),
        ({"word": {"prefix": "x"}}, "Abc", ["abc"]),
        ({"topic": "customs"}, "Customs_Hold", ["customs_hold", "customs"]),
        ({"language": "pt"}, "pt_BR", ["pt-br", "pt"]),
        ({"language": {"within": "pt"}}, "pt-BR", ["pt-br", "pt"]),
        ({"tags": "x"}, ["A", 7], ["a"]),
        ({"is_open": True}, False, [False]),
    ],
)
def test_keys_come_the_most_exact_first(when: dict[str, Any], value: object, keys: list[Any]) -> None:
    keys_of = question(when).keys_of
    assert keys_of is not None
    assert [*(keys_of(value) or ())] == keys
    assert keys_of(7) is None


def test_a_question_answers_as_its_condition() -> None:
    late = question({"since": {"waited": "2h elapsed"}})
    context = {"since": NOW - timedelta(hours=3)}
    assert (late.truth(context, NOW), late.truth(context), late.truth({}, NOW)) == (True, None, None)


def test_groups_are_shown_as_they_nest() -> None:
    when = {"word": "x", "any": [{"age": 1}, {"all": [{"age": 2}, {"tags": "y"}]}], "none": [{"topic": "z"}]}
    root = compile_condition(when, SCHEMA).questions()
    word, either, neither = root.parts
    assert isinstance(word, ConditionQuestion)
    assert isinstance(either, ConditionGroup)
    assert isinstance(neither, ConditionGroup)
    assert (root.word, either.word, neither.word) == ("all", "any", "none")
    age, both = either.parts
    assert isinstance(both, ConditionGroup)
    assert (age.describe(), both.word, len(both.parts)) == ("age is 1", "all", 2)
    assert neither.describe() == "not (topic is z)"
    assert root.describe() == compile_condition(when, SCHEMA).describe()
    assert Condition().questions().parts == ()


def test_what_is_shown_is_a_value() -> None:
    one, same = question({"word": ["x", "y"]}), question({"word": ["x", "y"]})
    assert one == same
    assert hash(one) == hash(same)
    assert "leaf" not in repr(one)
