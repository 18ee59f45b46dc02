"""Urgency rises with each argument, and safety and privacy are never low."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import UsageError
from xborder_support.terms import Priority
from xborder_support.topics import TOPICS, Topic, topic_profile, urgency, urgency_weights

_RANK = {priority: rank for rank, priority in enumerate(get_args(Priority))}
_HOURS = st.none() | st.integers(-24, 24 * 400).map(lambda hours: timedelta(hours=hours))
_SITUATIONS = st.fixed_dictionaries(
    {
        "topic": st.none() | st.sampled_from(TOPICS),
        "tier": st.sampled_from([None, "standard", "loyal", "vip"]),
        "age": _HOURS,
        "window_closes_in": _HOURS,
        "is_public": st.booleans(),
        "is_negative": st.booleans(),
        "is_safety": st.booleans(),
    }
)


@pytest.mark.parametrize(
    ("situation", "priority"),
    [
        ({"topic": "promo"}, "low"),
        ({"topic": "late"}, "normal"),
        ({"topic": None}, "normal"),
        ({"topic": "late", "tier": "vip", "is_public": True}, "high"),
        ({"topic": "late", "tier": "vip", "is_public": True, "age": timedelta(days=1)}, "urgent"),
        ({"topic": "privacy"}, "high"),
        ({"topic": "safety"}, "urgent"),
        ({"topic": "sizing", "is_safety": True}, "urgent"),
        ({"topic": None, "is_safety": True}, "urgent"),
        ({"topic": "damaged", "window_closes_in": timedelta(minutes=30)}, "high"),
        ({"topic": "return_process", "is_negative": True, "age": timedelta(days=8)}, "high"),
    ],
)
def test_a_situation_has_its_priority(situation: dict[str, Any], priority: str) -> None:
    assert urgency(**situation).priority == priority


def test_reasons_add_up_to_the_score() -> None:
    found = urgency(topic="late", tier="vip", age=timedelta(days=2), window_closes_in=timedelta(hours=3), is_negative=True)
    assert [reason.code for reason in found.reasons] == [
        "urgent-by-topic", "urgent-by-tier", "urgent-by-age", "urgent-by-window", "urgent-by-angry-wording",
    ]  # fmt: skip
    assert sum(int(reason.facts["points"]) for reason in found.reasons) == found.score
    assert found.is_negative


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic_profile(topic).is_delay])
def test_a_public_delay_of_a_vip_is_raised_above_any_two_of_the_three(topic: Topic) -> None:
    together = urgency(topic=topic, tier="vip", is_public=True)
    assert "early-step-in" in [reason.code for reason in together.reasons]
    for fewer in (urgency(topic=topic, tier="vip"), urgency(topic=topic, is_public=True), urgency(topic=None, tier="vip", is_public=True)):
        assert _RANK[together.priority] > _RANK[fewer.priority]


@settings(max_examples=150)
@given(_SITUATIONS)
def test_safety_and_privacy_are_never_below_high(situation: dict[str, Any]) -> None:
    for topic in ("safety", "privacy"):
        assert _RANK[urgency(**{**situation, "topic": topic}).priority] >= _RANK["high"]


@settings(max_examples=150)
@given(_SITUATIONS, _HOURS, _HOURS)
def test_more_of_anything_is_never_less_urgent(situation: dict[str, Any], age: timedelta | None, left: timedelta | None) -> None:
    found = urgency(**situation)
    ages = [waited for waited in (age, situation["age"]) if waited is not None]
    windows = [closing for closing in (left, situation["window_closes_in"]) if closing is not None]
    raised: list[dict[str, Any]] = [
        {"tier": "vip"},
        {"age": max(ages, default=None)},
        {"window_closes_in": min(windows, default=None)},
        *({name: True} for name in ("is_public", "is_negative", "is_safety")),
    ]
    for more in raised:
        other = urgency(**{**situation, **more})
        assert other.score >= found.score
        assert _RANK[other.priority] >= _RANK[found.priority]


@settings(max_examples=100)
@given(_SITUATIONS)
def test_a_more_urgent_topic_is_never_less_urgent(situation: dict[str, Any]) -> None:
    plain = [topic for topic in TOPICS if not topic_profile(topic).is_delay and topic not in urgency_weights().floors]
    scores = [urgency(**{**situation, "topic": topic}).score for topic in sorted(plain, key=lambda topic: topic_profile(topic).urgency)]
    assert scores == sorted(scores)


@settings(max_examples=100)
@given(_SITUATIONS)
def test_score_and_priority_agree(situation: dict[str, Any]) -> None:
    found = urgency(**situation)
    assert 0 <= found.score <= 100
    assert urgency_weights().priority_of(found.score) == found.priority


def test_a_host_brings_its_own_weights() -> None:
    weights = replace(urgency_weights(), tiers={"gold": 60}, early_tiers=frozenset({"gold"}))
    assert urgency(topic="promo", tier="gold", weights=weights).priority == "high"
    assert urgency(topic="promo", tier="gold").priority == "low"


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        urgency(topic="lates")  # type: ignore[arg-type]  # what a host may hand in
    assert caught.value.code == "unknown-topic"


@pytest.mark.parametrize("wrong", [{"age": 4}, {"window_closes_in": 3600}])
def test_a_time_without_a_unit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        urgency(topic="late", **wrong)
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize(
    "change",
    [
        {"public": -1},
        {"negative": 101},
        {"tiers": {"vip": -5}},
        {"age": ((4, 10), (24, 5))},
        {"age": ((24, 5), (4, 10))},
        {"window": ((1, 5), (4, 15))},
        {"window": ((1, -5), (4, -15))},
        {"normal": 60},
        {"urgent": 101},
        {"topics": {}},
        {"floors": {}},
        {"floors": {"safety": "normal", "privacy": "high"}},
    ],
)
def test_weights_that_break_the_law_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        replace(urgency_weights(), **change)
    assert caught.value.code == "bad-urgency-weights"


@pytest.mark.parametrize("tier", ["vip", "VIP", "Vip"])
def test_the_case_of_a_tier_does_not_count(tier: str) -> None:
    known, given = (urgency(topic="late", tier=name, is_public=True) for name in ("vip", tier))
    assert (given.score, [reason.code for reason in given.reasons]) == (known.score, [reason.code for reason in known.reasons])
    assert "early-step-in" in {reason.code for reason in given.reasons}


def test_the_case_of_a_tier_in_the_weights_does_not_count() -> None:
    weights = replace(urgency_weights(), tiers={"Gold": 20, "GOLD": 10}, early_tiers=frozenset({"Gold"}))
    scores = {tier: urgency(topic="late", tier=tier, is_public=True, weights=weights).score for tier in ("gold", "Gold", "GOLD")}
    assert len(set(scores.values())) == 1
    assert scores["gold"] > urgency(topic="late", tier="tin", is_public=True, weights=weights).score + 20
