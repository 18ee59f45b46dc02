"""What conditions hold for, by kind of field and by group."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, Field, Schema, compile_condition, covers_language
from xborder_support.language import language_distance

SCHEMA = Schema(
    {
        "market": Field("territory"),
        "language": Field("language"),
        "priority": Field("choice", values=("low", "normal", "high", "urgent")),
        "topic": Field("text"),
        "age_hours": Field("number"),
        "tags": Field("set"),
        "is_open": Field("boolean"),
    }
)


def holds(when: dict[str, object], context: dict[str, object]) -> bool:
    return compile_condition(when, SCHEMA).evaluate(context).value


@pytest.mark.parametrize(
    ("when", "context", "expected"),
    [
        ({}, {}, True),
        ({"market": "JP"}, {"market": "JP"}, True),
        ({"market": "jp"}, {"market": "JP"}, True),
        ({"market": "UK"}, {"market": "GB"}, True),
        ({"market": "JP"}, {"market": "KR"}, False),
        ({"market": ["JP", "KR"]}, {"market": "KR"}, True),
        ({"market": "JP", "topic": "duty"}, {"market": "JP", "topic": "duty"}, True),
        ({"market": "JP", "topic": "duty"}, {"market": "JP", "topic": "refund"}, False),
        ({"topic": "Duty"}, {"topic": "dUTY"}, True),
        ({"topic": "STRASSE"}, {"topic": "straße"}, True),
        ({"priority": "High"}, {"priority": "high"}, True),
        ({"language": "pt"}, {"language": "pt"}, True),
        ({"language": "pt"}, {"language": "pt-BR"}, True),
        ({"language": "pt"}, {"language": "pt_br"}, True),
        ({"language": "pt-BR"}, {"language": "pt"}, False),
        ({"language": "pt-BR"}, {"language": "pt-PT"}, False),
        ({"language": "fi"}, {"language": "fil"}, False),
        ({"language": "ru"}, {"language": "uk"}, False),
        ({"language": "zh"}, {"language": "zh-Hant-TW"}, True),
        ({"language": "zh-Hans"}, {"language": "zh-Hant-TW"}, False),
        ({"language": "iw"}, {"language": "he"}, True),
        ({"language": ["ja", "ko"]}, {"language": "ko-KR"}, True),
        ({"age_hours": 3}, {"age_hours": 3.0}, True),
        ({"age_hours": [1, 2]}, {"age_hours": Decimal(2)}, True),
        ({"age_hours": 1}, {"age_hours": True}, False),
        ({"age_hours": {"at_least": 2}}, {"age_hours": 2}, True),
        ({"age_hours": {"at_least": 2}}, {"age_hours": 1.99}, False),
        ({"age_hours": {"at_most": 5}}, {"age_hours": 5}, True),
        ({"age_hours": {"at_most": 5}}, {"age_hours": Decimal("5.01")}, False),
        ({"age_hours": {"at_least": 2, "at_most": 2}}, {"age_hours": 2}, True),
        ({"age_hours": {"at_least": 0}}, {"age_hours": -1}, False),
        ({"tags": "vip"}, {"tags": {"vip", "b2b"}}, True),
        ({"tags": ["vip", "press"]}, {"tags": ("b2b", "Press")}, True),
        ({"tags": ["vip"]}, {"tags": []}, False),
        ({"tags": ["vip"]}, {"tags": "VIP"}, True),
        ({"tags": ["vip"]}, {"tags": [1, None, "vip"]}, True),
        ({"is_open": True}, {"is_open": True}, True),
        ({"is_open": False}, {"is_open": False}, True),
        ({"is_open": [True, False]}, {"is_open": False}, True),
        ({"is_open": True}, {"is_open": 1}, False),
        ({"any": [{"market": "JP"}, {"language": "ja"}]}, {"market": "US", "language": "ja"}, True),
        ({"any": [{"market": "JP"}, {"language": "ja"}]}, {"market": "US", "language": "en"}, False),
        ({"all": [{"market": "JP"}, {"language": "ja"}]}, {"market": "JP", "language": "ja"}, True),
        ({"none": [{"market": "JP"}, {"market": "KR"}]}, {"market": "US"}, True),
        ({"none": [{"market": "JP"}, {"market": "KR"}]}, {"market": "KR"}, False),
        ({"none": [{"market": "JP", "topic": "duty"}]}, {"market": "JP", "topic": "refund"}, True),
        ({"none": [{"none": [{"market": "JP"}]}]}, {"market": "JP"}, True),
        ({"priority": "high", "any": [{"market": "JP"}, {"all": [{"topic": "duty"}]}]}, {"priority": "high", "topic": "duty"}, True),
    ],
)
def test_a_table_is_a_conjunction_and_a_list_means_any_of(when: dict[str, object], context: dict[str, object], *, expected: bool) -> None:
    assert holds(when, context) is expected


@pytest.mark.parametrize(
    ("when", "context", "missing"),
    [
        ({"market": "JP"}, {}, {"market"}),
        ({"market": "JP"}, {"market": None}, {"market"}),
        ({"market": "JP", "topic": "duty"}, {"market": "JP"}, {"topic"}),
        ({"none": [{"market": "JP"}]}, {}, {"market"}),
        ({"none": [{"none": [{"market": "JP"}]}]}, {}, {"market"}),
        ({"none": [{"market": "JP"}, {"topic": "duty"}]}, {"topic": "refund"}, {"market"}),
        ({"any": [{"market": "JP"}, {"topic": "duty"}]}, {"topic": "refund"}, {"market"}),
        ({"language": "ja"}, {"language": "und"}, {"language"}),
        ({"language": "ja"}, {"language": ""}, {"language"}),
        ({"language": "ja"}, {"language": "a-" * 10_000}, {"language"}),
        ({"language": "ja"}, {"language": ["ja"]}, {"language"}),
        ({"market": "JP"}, {"market": ["JP"]}, {"market"}),
        ({"age_hours": 3}, {"age_hours": "3"}, {"age_hours"}),
        ({"age_hours": {"at_least": 3}}, {"age_hours": "3"}, {"age_hours"}),
        ({"age_hours": {"at_least": 3}}, {"age_hours": float("nan")}, {"age_hours"}),
        ({"age_hours": {"at_least": 3}}, {"age_hours": Decimal("sNaN")}, {"age_hours"}),
        ({"is_open": True}, {"is_open": "yes"}, {"is_open"}),
        ({"tags": "vip"}, {"tags": 7}, {"tags"}),
    ],
)
def test_missing_data_never_makes_a_condition_hold_and_is_named(
    when: dict[str, object], context: dict[str, object], missing: set[str]
) -> None:
    outcome = compile_condition(when, SCHEMA).evaluate(context)
    assert not outcome
    assert outcome.missing == missing
    assert outcome.failed is not None


@pytest.mark.parametrize(
    ("when", "context"),
    [
        ({"market": "JP", "topic": "duty"}, {"market": "US"}),
        ({"none": [{"market": "JP"}, {"topic": "duty"}]}, {"market": "JP"}),
        ({"any": [{"market": "JP"}, {"topic": "duty"}]}, {"market": "JP"}),
    ],
)
def test_what_was_decided_without_a_field_does_not_miss_it(when: dict[str, object], context: dict[str, object]) -> None:
    assert compile_condition(when, SCHEMA).evaluate(context).missing == frozenset()


@pytest.mark.parametrize(
    ("when", "context", "key", "words"),
    [
        ({"market": "JP"}, {"market": "BR"}, "market", "wanted: market is JP"),
        ({"topic": "duty", "market": "JP"}, {}, "market", "market is not known (market is JP)"),
        ({"all": [{"market": "JP"}, {"topic": "duty"}]}, {"market": "JP", "topic": "x"}, "all[1].topic", "wanted: topic is duty"),
        ({"any": [{"market": "JP"}, {"topic": "duty"}]}, {"market": "BR", "topic": "x"}, "any[0].market", "wanted: market is JP"),
        ({"none": [{"topic": "duty"}, {"market": "JP"}]}, {"market": "JP", "topic": "x"}, "none[1].market", "wanted: not market is JP"),
        ({"none": [{"market": "JP"}]}, {}, "none[0].market", "market is not known (not market is JP)"),
        (
            {"none": [{"none": [{"market": "JP"}]}]},
            {"market": "BR"},
            "none[0].none[0].market",
            "wanted: market is JP",
        ),
    ],
)
def test_the_first_failing_question_is_named(when: dict[str, object], context: dict[str, object], key: str, words: str) -> None:
    failed = compile_condition(when, SCHEMA).evaluate(context).failed
    assert failed is not None
    assert (failed.key, failed.describe()) == (key, words)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({}, "always"),
        ({"language": ["pt-BR", "es"], "market": "BR"}, "market is BR and language is pt-BR or es"),
        ({"age_hours": {"at_least": 2, "at_most": 5}}, "age_hours is at least 2 and at most 5"),
        ({"age_hours": {"at_most": 5}}, "age_hours is at most 5"),
        ({"age_hours": [1, 2.5]}, "age_hours is 1 or 2.5"),
        ({"tags": ["vip", "press"], "is_open": False}, "tags has vip or press and is_open is false"),
        (
            {"market": "JP", "any": [{"topic": "a"}, {"topic": "b", "is_open": True}]},
            "market is JP and (topic is a or (topic is b and is_open is true))",
        ),
        ({"none": [{"market": "JP", "topic": "a"}, {"market": "KR"}]}, "not (market is JP and topic is a) and not (market is KR)"),
        (
            {"any": [{"none": [{"market": "JP"}, {"market": "KR"}]}, {"topic": "a"}]},
            "(not (market is JP) and not (market is KR)) or topic is a",
        ),
        ({"topic": [f"t{number}" for number in range(15)]}, "topic is " + " or ".join(f"t{number}" for number in range(12)) + " or 3 more"),
    ],
)
def test_conditions_are_printed_in_words(when: dict[str, object], words: str) -> None:
    assert compile_condition(when, SCHEMA).describe() == words


def test_the_order_of_keys_does_not_matter() -> None:
    one = compile_condition({"market": "JP", "any": [{"topic": "a"}], "language": "ja"}, SCHEMA)
    other = compile_condition({"any": [{"topic": "a"}], "language": "ja", "market": "JP"}, SCHEMA)
    assert one == other
    assert hash(one) == hash(other)


def test_a_condition_knows_its_fields() -> None:
    assert compile_condition({"market": "JP", "none": [{"topic": "a"}]}, SCHEMA).fields == {"market", "topic"}
    assert Condition().fields == frozenset()


def test_an_outcome_is_its_value() -> None:
    assert Condition().evaluate({})


def test_covering_a_language_needs_a_whole_subtag() -> None:
    assert covers_language("PT", "pt-br")
    assert not covers_language("pt-B", "pt-BR")


def test_the_thirteenth_value_is_counted_and_not_printed() -> None:
    words = [f"w{number}" for number in range(13)]
    assert compile_condition({"topic": words[:12]}, SCHEMA).describe() == "topic is " + " or ".join(words[:12])
    assert compile_condition({"topic": words}, SCHEMA).describe() == "topic is " + " or ".join(words[:12]) + " or 1 more"


def test_brackets_stand_only_where_they_are_needed() -> None:
    assert compile_condition({"topic": "x", "any": [{"market": "JP"}]}, SCHEMA).describe() == "topic is x and market is JP"
    assert (
        compile_condition({"any": [{"topic": "x"}, {"none": [{"market": "JP"}]}]}, SCHEMA).describe() == "topic is x or not (market is JP)"
    )


def test_a_failure_is_put_into_words_once() -> None:
    condition = compile_condition({"market": "JP"}, SCHEMA)
    assert condition.evaluate({"market": "KR"}).failed is condition.evaluate({"market": "BR"}).failed
    assert condition.evaluate({"market": "KR"}).failed != condition.evaluate({}).failed


def test_what_is_missing_is_told_as_of_the_instant_of_the_question() -> None:
    schema = Schema({"now": Field("instant"), "topic": Field("choice")})
    hours = {"office": BusinessCalendar(time_zone="UTC", weekly={"mon-fri": ["09:00-17:00"]})}
    either = {"any": [{"now": {"in_calendar": "office", "state": "closed"}}, {"none": [{"topic": "x"}]}]}
    condition = compile_condition(either, schema, calendars=hours)
    noon, night = datetime(2026, 2, 3, 12, tzinfo=UTC), datetime(2026, 2, 3, 23, tzinfo=UTC)
    assert condition.evaluate({}, noon).missing == {"topic"}
    assert condition.evaluate({}, night).value
    assert condition.evaluate({}).missing == {"now", "topic"}


def test_a_language_at_the_distance_itself_is_near_enough() -> None:
    distance = language_distance("gl", "es")
    truths = [
        compile_condition({"language": {"within": "es", "max_distance": limit}}, SCHEMA).truth({"language": "gl"})
        for limit in (distance - 1, distance, 134)
    ]
    assert truths == [False, True, True]
