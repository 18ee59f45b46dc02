"""What a message is about, how urgent that makes it, and what follows for whoever answers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, Customer, Plan, SupportDesk, TicketEvent
from xborder_support.testing import message
from xborder_support.topics import TopicGuess

from .conftest import MakeDesk, Say

BERLIN = "+4915112345678"
HOUR = timedelta(hours=1)
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
NIGHT = datetime(2026, 2, 3, 22, tzinfo=UTC)


def codes(plan: Plan) -> list[str]:
    return [reason.code for reason in plan.reasons]


def test_a_text_tells_its_topic_and_the_rules_hear_of_it(say: Say) -> None:
    plan = say("Mein Paket hängt seit einer Woche beim Zoll fest.", sender=BERLIN)
    assert plan.conversation.state.topic == "customs_hold"
    assert "topic-by-words" in codes(plan)


def test_a_group_of_topics_covers_its_members(desk_with: MakeDesk) -> None:
    desk = desk_with(routing=[{"name": "customs", "when": {"topic": "customs"}, "to": [{"team": "of_market"}]}])
    plan = desk.handle(message("My parcel is stuck in customs.", channel="sms", sender="+12025550123", at=NOON), now=NOON)
    assert plan.assignment is not None
    assert plan.assignment.rule == "customs"


def test_what_a_person_classified_stays_until_it_is_solved(desk: SupportDesk) -> None:
    first = message("Where is my parcel? It has not arrived.", channel="whatsapp", sender=BERLIN)
    said = TicketEvent(at=first.at + HOUR, kind="classified", topic="vip_gift")
    past = desk.record(said, desk.handle(first, now=first.at).conversation)
    again = message("It is still stuck in customs!", channel="whatsapp", sender=BERLIN, at=first.at + 2 * HOUR)
    assert desk.handle(again, now=again.at, conversation=past).conversation.state.topic == "vip_gift"
    solved = desk.record(TicketEvent(at=first.at + 1.5 * HOUR, kind="solved"), past)
    assert desk.handle(again, now=again.at, conversation=solved).conversation.state.topic == "customs_hold"


def test_a_vague_word_later_on_does_not_wipe_out_the_topic(desk: SupportDesk) -> None:
    first = message("My parcel is stuck in customs.", channel="whatsapp", sender=BERLIN)
    later = message("Hello?", channel="whatsapp", sender=BERLIN, at=first.at + HOUR)
    past = desk.handle(first, now=first.at).conversation
    assert desk.handle(later, now=later.at, conversation=past).conversation.state.topic == "customs_hold"


def test_danger_raises_the_priority_and_says_why(say: Say) -> None:
    plan = say("The charger caught fire and burned my hand.", sender=BERLIN)
    assert plan.conversation.state.topic == "safety"
    assert plan.conversation.state.priority in {"high", "urgent"}
    assert "never-below" in codes(plan) or "urgent-by-topic" in codes(plan)


@pytest.mark.parametrize(
    ("text", "sender", "customer"),
    [
        ("La zapatilla se incendió y me quemó la mano", "+12025550123", Customer()),
        ("The charger caught fire and burned my hand.", BERLIN, Customer(language="de")),
    ],
)
def test_the_text_is_read_in_its_own_language_whatever_the_market_or_the_record_say(
    say: Say, text: str, sender: str, customer: Customer
) -> None:
    plan = say(text, sender=sender, customer=customer)
    assert plan.conversation.state.topic == "safety"
    assert plan.conversation.state.priority in {"high", "urgent"}


def test_a_priority_that_somebody_set_is_never_lowered(desk: SupportDesk) -> None:
    first = message("Where is my order?", channel="whatsapp", sender=BERLIN)
    urgent = TicketEvent(at=first.at, kind="priority_changed", priority="urgent")
    past = Conversation().add(urgent)
    assert desk.handle(first, now=first.at, conversation=past).conversation.state.priority == "urgent"


def test_a_host_brings_its_own_model(desk: SupportDesk) -> None:
    def model(text: str, *, language: str | None = None) -> TopicGuess:
        return TopicGuess("promo" if language == "en" and "deal" in text else None, score=0.9)

    plan = desk.replace(classifier=model).handle(message("Is the deal on?", channel="whatsapp", sender=BERLIN, at=NOON), now=NOON)
    assert plan.conversation.state.topic == "promo"


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("Where is my order? It has not arrived.", "bot_intake"),
        ("Where is my order? This is fraud, you are scammers!", "wait"),
        ("The charger caught fire and burned my hand.", "wait"),
        ("Delete all my personal data.", "wait"),
    ],
)
def test_a_bot_takes_in_plain_questions_and_never_a_complaint(desk_with: MakeDesk, text: str, lane: str) -> None:
    desk = desk_with(shop__bot_intake=True)
    night = message(text, channel="whatsapp", sender=BERLIN, at=NIGHT)
    plan = desk.handle(night, now=night.at)
    assert plan.assignment is not None
    assert (plan.assignment.is_available_now, plan.assignment.lane) == (False, lane)


def test_a_shop_without_a_bot_has_none(say: Say) -> None:
    plan = say("Where is my order? It has not arrived.", sender=BERLIN, at=NIGHT)
    assert plan.assignment is not None
    assert plan.assignment.lane == "wait"


def test_attributes_and_tags_lead_to_rules(desk_with: MakeDesk) -> None:
    desk = desk_with(
        attributes={"club": {"kind": "choice", "values": ["gold", "silver"]}, "orders": "number"},
        tagging=[{"name": "regulars", "when": {"orders": {"at_least": 10}}, "tags": ["regular"]}],
        routing=[
            {"name": "gold regulars", "when": {"club": "gold", "tags": "regular"}, "to": [{"team": "of_market"}]},
            {"name": "everyone else", "to": [{"team": "of_market"}]},
        ],
    )

    def rule(**attributes: Any) -> str | None:
        arrived = message("Hello there, I have a question", channel="whatsapp", sender=BERLIN)
        plan = desk.handle(arrived, now=arrived.at, customer=Customer(attributes=attributes))
        return plan.assignment.rule if plan.assignment else None

    assert rule(club="gold", orders=12) == "gold regulars"
    assert rule(club="gold", orders=2) == "everyone else"
    assert rule(club=["gold"], orders=12) == "everyone else"
    assert rule() == "everyone else"


@pytest.mark.parametrize("attributes", [{"a": object()}, {"a": None}, {1: "x"}, {"a": [1]}, {"a": float("nan")}, "gold"])
def test_attributes_that_no_rule_can_read_are_refused(attributes: Any) -> None:
    with pytest.raises(ValueError, match=r"Customer\.attributes") as caught:
        Customer(attributes=attributes)
    assert "wrong-argument" in str(caught.value)


def test_attributes_are_stored_with_the_customer() -> None:
    customer = Customer(attributes={"club": "gold", "orders": 12, "is_new": False, "share": 0.5, "likes": ("tea", "mate")})
    assert Customer.from_json(customer.to_json()) == customer
    assert "gold" not in repr(customer)


@pytest.mark.parametrize(
    ("fallback", "lane", "discloses"),
    [({}, "translate_and_review", False), ({"pl": ["cs", "en"]}, "agent", True), ({"uk": ["en"]}, "translate_and_review", False)],
)
def test_only_the_shop_says_which_other_language_will_do(
    desk_with: MakeDesk, fallback: dict[str, list[str]], lane: str, *, discloses: bool
) -> None:
    desk = desk_with(markets__DE__fallback_languages=fallback)
    arrived = message("Gdzie jest moja paczka? Czekam już dwa tygodnie.", channel="whatsapp", sender=BERLIN, at=NOON)
    plan = desk.handle(arrived, now=NOON)
    assert plan.assignment is not None
    assert (plan.language, plan.assignment.lane, plan.assignment.needs_disclosure) == ("pl", lane, discloses)
    assert plan.assignment.needs_translation
