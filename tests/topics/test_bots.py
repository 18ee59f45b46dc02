"""A bot answers questions alone, and never complaints, safety, privacy or what touches culture."""

import pytest

from xborder_support.errors import UsageError
from xborder_support.topics import TOPICS, Topic, may_bot_answer

_MAY = {
    "payment_failed", "fees_currency", "sizing", "description", "color", "late", "no_scan", "customs_hold", "address", "refund_late",
    "return_process", "promo", "account_login",
}  # fmt: skip


def test_questions_about_orders_and_parcels_are_for_a_bot() -> None:
    assert {topic for topic in TOPICS if may_bot_answer(topic).allowed} == _MAY
    assert may_bot_answer("late").reason.code == "bot-may-answer"


@pytest.mark.parametrize("topic", TOPICS)
def test_a_complaint_is_never_for_a_bot(topic: Topic) -> None:
    for verdict in (may_bot_answer(topic, is_negative=True), may_bot_answer(topic, is_complaint=True)):
        assert not verdict.allowed
        assert verdict.reason.code == "bot-never-alone"
        assert verdict.reason.facts["topic"] == topic


@pytest.mark.parametrize("topic", TOPICS)
def test_what_touches_culture_is_never_for_a_bot(topic: Topic) -> None:
    assert not may_bot_answer(topic, is_culture_sensitive=True).allowed


@pytest.mark.parametrize(
    ("topic", "ground"),
    [("safety", "safety"), ("privacy", "privacy"), ("tone", "culture"), ("language_quality", "culture"), ("damaged", "complaint")],
)
def test_the_ground_is_told(topic: Topic, ground: str) -> None:
    assert may_bot_answer(topic, is_negative=True).reason.facts["ground"] == ground


def test_what_nobody_could_classify_goes_to_a_person() -> None:
    assert not may_bot_answer(None).allowed
    assert may_bot_answer(None).reason.code == "topic-unknown"


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(UsageError):
        may_bot_answer("lates")  # type: ignore[arg-type]  # what a host may hand in
