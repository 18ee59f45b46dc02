"""What each operator holds for, how it is printed, and its long form."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, Field, Schema, compile_condition

SCHEMA = Schema(
    {
        "market": Field("territory"),
        "language": Field("language"),
        "topic": Field("category", values=("customs", "customs_hold", "delivery_late")),
        "subject": Field("text"),
        "age": Field("number"),
        "tags": Field("set"),
        "is_open": Field("boolean"),
        "now": Field("instant"),
        "waiting_since": Field("instant"),
    }
)
CALENDARS = {
    "tokyo": BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]}),
    "berlin": BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]}),
}
TUESDAY = datetime(2026, 2, 3, 6, tzinfo=UTC)  # 15:00 in Tokyo, 07:00 in Berlin
MONDAY_EVENING = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)  # 17:30 in Tokyo


def compiled(when: dict[str, Any]) -> Condition:
    return compile_condition(when, SCHEMA, calendars=CALENDARS)


@pytest.mark.parametrize(
    ("when", "context", "expected"),
    [
        ({"market": {"eq": "jp"}}, {"market": "JP"}, True),
        ({"market": {"in": ["JP", "KR"]}}, {"market": "KR"}, True),
        ({"market": {"not_in": ["JP", "KR"]}}, {"market": "KR"}, False),
        ({"market": {"not_in": "JP"}}, {"market": "US"}, True),
        ({"market": {"not_in": "JP"}}, {}, None),
        ({"market": {"in": ["JP", "KR"], "not_in": "KR"}}, {"market": "KR"}, False),
        ({"topic": "customs"}, {"topic": "customs_hold"}, True),
        ({"topic": "Customs"}, {"topic": "CUSTOMS"}, True),
        ({"topic": "customs_hold"}, {"topic": "customs"}, False),
        ({"topic": "customs"}, {"topic": "customsx"}, False),
        ({"topic": "delivery"}, {"topic": "delivery_late"}, True),
        ({"topic": "customs"}, {"topic": "customs_" + "x" * 248}, True),
        ({"topic": "customs"}, {"topic": "customs_" + "x" * 249}, None),
        ({"age": {"ge": 2}}, {"age": 2}, True),
        ({"age": {"le": 2}}, {"age": 2}, True),
        ({"age": {"le": 2}}, {"age": 3}, False),
        ({"age": {"between": [2, 4]}}, {"age": 4}, True),
        ({"age": {"between": [2, 4]}}, {"age": 4.1}, False),
        ({"age": {"ge": 2, "at_most": 3, "not_in": 3}}, {"age": 3}, False),
        ({"tags": {"has_any": ["a", "b"]}}, {"tags": ["B"]}, True),
        ({"tags": {"has_all": ["a", "b"]}}, {"tags": ["B", "a", 7]}, True),
        ({"tags": {"has_all": ["a", "b"]}}, {"tags": {"a"}}, False),
        ({"tags": {"has_all": "a"}}, {"tags": "A"}, True),
        ({"tags": {"has_all": "a"}}, {"tags": 7}, None),
        ({"tags": {"has_none": ["a", "b"]}}, {"tags": []}, True),
        ({"tags": {"has_none": ["a", "b"]}}, {"tags": ["b"]}, False),
        ({"tags": {"has_none": ["a", "b"]}}, {}, None),
        ({"tags": {"has_all": ["a", "b"], "has_none": ["c"]}}, {"tags": ["a", "b", "c"]}, False),
        ({"subject": {"prefix": ["Order ", "STRASSE"]}}, {"subject": "straße 7"}, True),
        ({"subject": {"prefix": "order"}}, {"subject": "my order"}, False),
        ({"subject": {"prefix": "order"}}, {"subject": 7}, None),
        ({"subject": {"contains_any": ["refund", "GELD"]}}, {"subject": "mein Geld"}, True),
        ({"subject": {"contains_any": ["refund"]}}, {"subject": "ref und"}, False),
        ({"subject": {"contains_any": ["refund"]}}, {"subject": ["refund"]}, None),
        ({"subject": {"contains_any": ["x"]}}, {"subject": "y" * 10**6 + "X"}, True),
        ({"language": {"within": "pt-BR"}}, {"language": "pt-PT"}, True),
        ({"language": {"within": "pt-BR", "max_distance": 0}}, {"language": "pt-PT"}, False),
        ({"language": {"lang_within": ["ja", "pt-BR"], "max_distance": 10}}, {"language": "pt_br"}, True),
        ({"language": {"within": "ru"}}, {"language": "uk"}, False),
        ({"language": {"within": "zh-Hans"}}, {"language": "zh-Hant"}, False),
        ({"language": {"within": "ja"}}, {"language": "und"}, None),
        ({"language": {"within": "ja"}}, {"language": "j" * 101}, None),
        ({"language": {"within": "ja"}}, {"language": "not a tag"}, False),
        ({"language": {"within": "ja"}}, {"language": b"ja"}, None),
        ({"now": {"in_calendar": "tokyo"}}, {}, True),
        ({"now": {"in_calendar": "berlin"}}, {}, False),
        ({"now": {"in_calendar": ["berlin", "tokyo"]}}, {}, True),
        ({"now": {"in_calendar": "berlin", "state": "closed"}}, {}, True),
        ({"now": {"in_calendar": ["berlin", "tokyo"], "state": "closed"}}, {}, False),
        ({"now": {"in_calendar": "tokyo"}}, {"now": datetime(2026, 2, 1, tzinfo=UTC)}, True),
        ({"waiting_since": {"in_calendar": "tokyo"}}, {"waiting_since": datetime(2026, 2, 1, tzinfo=UTC)}, False),
        ({"waiting_since": {"in_calendar": "tokyo"}}, {"waiting_since": datetime(9999, 12, 31, 23, tzinfo=UTC)}, None),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": TUESDAY - timedelta(hours=2)}, True),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": TUESDAY - timedelta(hours=2, microseconds=-1)}, False),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": TUESDAY + timedelta(days=2)}, False),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": TUESDAY.replace(tzinfo=None)}, None),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": TUESDAY.date()}, None),
        ({"waiting_since": {"waited": "2h elapsed"}}, {"waiting_since": "2026-02-03"}, None),
        ({"waiting_since": {"waited": "2h elapsed"}}, {}, None),
        ({"waiting_since": {"waited": "6h business", "calendar": "tokyo"}}, {"waiting_since": MONDAY_EVENING}, True),
        ({"waiting_since": {"waited": "7h business", "calendar": "tokyo"}}, {"waiting_since": MONDAY_EVENING}, False),
        ({"waiting_since": {"waited": "1 business days", "calendar": "tokyo"}}, {"waiting_since": MONDAY_EVENING}, False),
        (
            {"waiting_since": {"waited": "1 business days", "calendar": "tokyo"}},
            {"waiting_since": MONDAY_EVENING - timedelta(days=4)},
            True,
        ),
        ({"waiting_since": {"waited": "1h business", "calendar": "tokyo"}}, {"waiting_since": datetime.min.replace(tzinfo=UTC)}, None),
    ],
)
def test_an_operator_decides(when: dict[str, Any], context: dict[str, Any], *, expected: bool | None) -> None:
    condition = compiled(when)
    assert condition.truth(context, TUESDAY) is expected
    assert condition.evaluate(context, TUESDAY).value is (expected is True)


@pytest.mark.parametrize("when", [{"now": {"in_calendar": "tokyo"}}, {"waiting_since": {"waited": "2h elapsed"}}])
def test_without_an_instant_questions_of_time_stay_open(when: dict[str, Any]) -> None:
    outcome = compiled(when).evaluate({"now": TUESDAY, "waiting_since": TUESDAY})
    assert outcome.missing == when.keys()
    naive = datetime(2026, 2, 3, 6)  # noqa: DTZ001  (a host's mistake)
    assert compiled(when).truth({"waiting_since": TUESDAY}, naive) is None


_LONG = [
    ({"market": "jp"}, "market is JP", {"field": "market", "op": "in", "values": ["JP"]}),
    ({"market": ["KR", "JP", "KR"]}, "market is KR or JP or KR", {"field": "market", "op": "in", "values": ["JP", "KR"]}),
    ({"market": {"not_in": ["KR", "JP"]}}, "not (market is KR or JP)", {"none": [{"field": "market", "op": "in", "values": ["JP", "KR"]}]}),
    ({"topic": "CUSTOMS"}, "topic is customs", {"field": "topic", "op": "in", "values": ["customs"]}),
    ({"age": [3.0, 1, 3]}, "age is 1 or 3", {"field": "age", "op": "in", "values": [1, 3]}),
    ({"age": {"ge": 2.0}}, "age is at least 2", {"field": "age", "op": "ge", "value": 2}),
    ({"age": {"at_most": 2.5}}, "age is at most 2.5", {"field": "age", "op": "le", "value": 2.5}),
    (
        {"age": {"at_least": 2, "le": 3}},
        "age is at least 2 and at most 3",
        {"field": "age", "op": "between", "values": [2, 3]},
    ),
    ({"is_open": [True, False]}, "is_open is true or false", {"field": "is_open", "op": "in", "values": [False, True]}),
    ({"tags": ["b", "a"]}, "tags has b or a", {"field": "tags", "op": "has_any", "values": ["a", "b"]}),
    ({"tags": {"has_all": ["b", "a"]}}, "tags has each of b, a", {"field": "tags", "op": "has_all", "values": ["a", "b"]}),
    ({"tags": {"has_all": "b"}}, "tags has b", {"field": "tags", "op": "has_all", "values": ["b"]}),
    ({"tags": {"has_none": "b"}}, "not (tags has b)", {"none": [{"field": "tags", "op": "has_any", "values": ["b"]}]}),
    ({"subject": {"prefix": "re: "}}, 'subject begins with "re: "', {"field": "subject", "op": "prefix", "values": ["re: "]}),
    (
        {"subject": {"contains_any": ["and", "a b", "é-1"]}},
        'subject contains "and" or "a b" or é-1',
        {"field": "subject", "op": "contains_any", "values": ["a b", "and", "é-1"]},
    ),
    (
        {"language": {"within": ["pt-BR", "es"]}},
        "language is within 10 of pt-BR or es",
        {"field": "language", "op": "lang_within", "values": ["es", "pt-BR"], "max_distance": 10},
    ),
    (
        {"now": {"in_calendar": ["tokyo", "berlin"]}},
        "now is in the open hours of berlin or tokyo",
        {"field": "now", "op": "in_calendar", "values": ["berlin", "tokyo"], "state": "open"},
    ),
    (
        {"now": {"in_calendar": "tokyo", "state": "closed"}},
        "now is outside the open hours of tokyo",
        {"field": "now", "op": "in_calendar", "values": ["tokyo"], "state": "closed"},
    ),
    (
        {"waiting_since": {"waited": "120m business", "calendar": "tokyo"}},
        "waiting_since is at least 2h business of tokyo ago",
        {"field": "waiting_since", "op": "waited", "value": "2h business", "calendar": "tokyo"},
    ),
    (
        {"waiting_since": {"waited": "2h elapsed"}},
        "waiting_since is at least 2h elapsed ago",
        {"field": "waiting_since", "op": "waited", "value": "2h elapsed"},
    ),
]


@pytest.mark.parametrize(("when", "words", "long"), _LONG)
def test_each_question_has_words_and_a_long_form(when: dict[str, Any], words: str, long: dict[str, Any]) -> None:
    condition = compiled(when)
    assert condition.describe() == words
    assert condition.to_config() == long
    assert compiled(long) == condition


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ({"field": "market", "op": "eq", "value": "JP"}, {"market": "JP"}),
        ({"field": "market", "op": "in", "value": "JP"}, {"market": "JP"}),
        ({"field": "age", "op": "at_least", "value": 3}, {"age": {"ge": 3}}),
        ({"field": "tags", "op": "has_none", "values": ["a"]}, {"tags": {"has_none": "a"}}),
        ({"field": "language", "op": "within", "value": "ja", "max_distance": 3}, {"language": {"within": "ja", "max_distance": 3}}),
        (
            {"all": [{"field": "market", "op": "not_in", "values": ["JP"]}], "topic": "customs"},
            {"market": {"not_in": "JP"}, "topic": "customs"},
        ),
        ({"none": [{"field": "market", "op": "eq", "value": "JP"}]}, {"market": {"not_in": "JP"}}),
    ],
)
def test_the_long_and_the_short_form_are_one_model(long: dict[str, Any], short: dict[str, Any]) -> None:
    assert compiled(long) == compiled(short)
    assert hash(compiled(long)) == hash(compiled(short))


@pytest.mark.parametrize(
    ("when", "config"),
    [
        ({}, {}),
        ({"any": [{"market": "JP"}]}, {"any": [{"field": "market", "op": "in", "values": ["JP"]}]}),
        (
            {"market": "JP", "any": [{"age": 1}, {"age": 2, "tags": "a"}], "none": [{"age": 3}]},
            {
                "all": [{"field": "market", "op": "in", "values": ["JP"]}],
                "any": [
                    {"field": "age", "op": "in", "values": [1]},
                    {"all": [{"field": "age", "op": "in", "values": [2]}, {"field": "tags", "op": "has_any", "values": ["a"]}]},
                ],
                "none": [{"field": "age", "op": "in", "values": [3]}],
            },
        ),
        (
            {"any": [{"age": 2}], "all": [{"any": [{"age": 1}]}]},
            {"all": [{"any": [{"field": "age", "op": "in", "values": [1]}]}], "any": [{"field": "age", "op": "in", "values": [2]}]},
        ),
    ],
)
def test_groups_have_a_long_form(when: dict[str, Any], config: dict[str, Any]) -> None:
    assert compiled(when).to_config() == config


@pytest.mark.parametrize(
    ("when", "key"),
    [
        ({"tags": {"has_all": "a"}}, "tags"),
        ({"market": {"not_in": "JP"}}, "market"),
        ({"all": [{"field": "market", "op": "eq", "value": "US"}]}, "all[0]"),
        ({"field": "market", "op": "eq", "value": "US"}, ""),
    ],
)
def test_a_failing_question_is_named_by_where_it_stands(when: dict[str, Any], key: str) -> None:
    failed = compiled(when).evaluate({"tags": [], "market": "JP"}).failed
    assert failed is not None
    assert failed.key == key


def test_the_same_name_for_another_calendar_is_another_condition() -> None:
    when = {"now": {"in_calendar": "tokyo"}}
    elsewhere = compile_condition(when, SCHEMA, calendars={"tokyo": CALENDARS["berlin"]})
    assert elsewhere != compiled(when)
