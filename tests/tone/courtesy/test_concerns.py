"""Every topic has a tone: what troubles, how much is apologised for, and whether anything light fits."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from xborder_support.errors import UsageError
from xborder_support.markets import Markets, get_market
from xborder_support.terms import Priority
from xborder_support.tone import Catalog
from xborder_support.tone.courtesy import ApologyLevel, Concern, Situation, apology_level, closing_emoji, concern_of, emoji_budget, is_grave
from xborder_support.tone.courtesy.tables import table
from xborder_support.topics import TOPICS, Topic, topic_profile

LEVELS = (None, *get_args(ApologyLevel))


def test_the_table_has_every_topic_and_no_other() -> None:
    assert tuple(table("concerns")["topics"]) == TOPICS
    assert table("concerns")["situations"]["words"] == list(get_args(Situation))
    assert set(table("concerns")["steps"]) >= {"low", "normal", "high", "urgent"}


def test_the_words_are_those_that_the_texts_choose_by() -> None:
    words = {parameter.name: parameter.words for key in ("empathy", "apology") for parameter in Catalog.load().parameters(key)}
    assert set(words["concern"]) == set(get_args(Concern))
    assert set(words["level"]) == set(get_args(ApologyLevel))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_worse_case_is_never_apologised_for_less(topic: Topic) -> None:
    steps = [LEVELS.index(apology_level(topic, severity)) for severity in ("low", "normal", "high", "urgent")]
    assert steps == sorted(steps)
    assert concern_of(topic) in get_args(Concern)


@pytest.mark.parametrize("topic", TOPICS)
def test_delays_complaints_safety_money_and_data_bear_no_emoji(topic: Topic) -> None:
    profile = topic_profile(topic)
    is_serious = profile.is_delay or profile.bot in {"complaint", "safety", "privacy"} or profile.owner in {"payments", "data_protection"}
    assert is_grave(topic) >= is_serious
    assert is_grave(topic) or apology_level(topic) is None


@pytest.mark.parametrize(
    ("topic", "severity", "expected"),
    [
        ("late", "low", "apology"),
        ("late", "high", "sincere"),
        ("safety", "low", "sincere"),
        ("sizing", "normal", None),
        ("sizing", "high", "regret"),
        ("sizing", "urgent", "apology"),
        ("no_scan", "normal", "regret"),
        (None, "normal", None),
        (None, "urgent", "apology"),
    ],
)
def test_severity_raises_the_apology(topic: Any, severity: Priority, expected: str | None) -> None:
    assert apology_level(topic, severity) == expected


def test_an_unknown_topic_troubles_in_no_known_way() -> None:
    assert concern_of(None) == "other"
    assert not is_grave(None)


@pytest.mark.parametrize("situation", get_args(Situation))
@pytest.mark.parametrize("code", Markets.packaged().codes)
def test_no_market_has_an_emoji_where_something_went_wrong(code: str, situation: Situation) -> None:
    market = get_market(code, on=date(2026, 11, 22))
    for channel in ("whatsapp", "line", "webchat", "email", "instagram"):
        assert emoji_budget(market, channel, "promo", situation=situation) == 0
        assert closing_emoji(market, channel, "promo", is_on=True, situation=situation) == ""


@pytest.mark.parametrize(
    ("where", "channel", "topic", "expected"),
    [
        ("BR", "whatsapp", None, 2),
        ("BR", "whatsapp", "promo", 2),
        ("BR", "whatsapp", "late", 0),
        ("BR", "email", None, 0),
        ("BR", "sms", None, 0),
        ("BR", "a host's own", None, 0),
        ("JP", "whatsapp", None, 0),
        ("JP", "line", None, 1),
        ("ja", "line", "sizing", 1),
        ("DE", "webchat", None, 0),
        ("ID", "whatsapp", None, 2),
        ("id", "whatsapp", None, 2),
        ("KR", "kakaotalk", None, 1),
        ("US", "instagram", None, 1),
        ("es-MX", "whatsapp", None, 2),
        ("MX", "whatsapp", "privacy", 0),
        ("SA", "x", None, 0),
        ("AE", "whatsapp", None, 1),
    ],
)
def test_an_emoji_budget_is_that_of_market_and_channel(where: str, channel: str, topic: Any, expected: int) -> None:
    assert emoji_budget(where, channel, topic) == expected


def test_what_a_merchant_set_counts() -> None:
    day = date(2026, 11, 22)
    own = Markets.packaged().with_overrides(
        {"DE": {"emoji": {"value": 1, "source": "our brand"}}, "BR": {"emoji": {"value": 0, "source": "our brand"}}}
    )
    assert emoji_budget(own.get("DE", on=day), "whatsapp") == 1
    assert emoji_budget(own.get("BR", on=day), "whatsapp") == 0
    assert emoji_budget(get_market("JP", on=day), "line") == 1


def test_a_closing_emoji_is_switched_on_by_the_merchant() -> None:
    assert closing_emoji("MX", "whatsapp", "promo", is_on=False) == ""
    assert closing_emoji("MX", "whatsapp", "promo", is_on=True) == "😊"
    assert closing_emoji("MX", "whatsapp", "promo", is_on=True, emoji="😘") == "😘"
    assert closing_emoji("MX", "whatsapp", "promo", is_on=True, emoji="👩🏽\u200d💻") == "👩🏽\u200d💻"
    assert closing_emoji("MX", "whatsapp", "payment_failed", is_on=True, emoji="😘") == ""
    assert closing_emoji("MX", "email", "promo", is_on=True) == ""
    assert closing_emoji("DE", "whatsapp", is_on=True) == ""


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: concern_of("lte"), "unknown-topic"),  # type: ignore[arg-type]
        (lambda: apology_level("late", "awful"), "unknown-severity"),  # type: ignore[arg-type]
        (lambda: apology_level("late", ["high"]), "unknown-severity"),  # type: ignore[arg-type]
        (lambda: is_grave(None, "sad"), "unknown-situation"),  # type: ignore[arg-type]
        (lambda: emoji_budget("XX", "line"), "unknown-territory"),
        (lambda: emoji_budget(7, "line"), "wrong-argument"),  # type: ignore[arg-type]
        (lambda: closing_emoji("MX", "whatsapp", is_on="no"), "wrong-argument"),  # type: ignore[arg-type]
        *((lambda emoji=emoji: closing_emoji("MX", "line", is_on=False, emoji=emoji), "wrong-argument") for emoji in ("😘😘", "", "xo", 7)),
    ],
    ids=["topic", "severity", "list", "situation", "territory", "number", "choice", "two", "none", "letters", "digit"],
)
def test_unknown_words_are_refused(call: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == code


def test_a_severity_that_asks_for_an_apology_leaves_no_room_for_an_emoji() -> None:
    assert emoji_budget("BR", "whatsapp", "sizing") == 2
    assert emoji_budget("BR", "whatsapp", "sizing", severity="high") == 0
    assert closing_emoji("BR", "whatsapp", "sizing", is_on=True, severity="urgent") == ""
