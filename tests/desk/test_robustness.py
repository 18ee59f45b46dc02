"""Whatever a customer or a network sends becomes a plan; what a host gets wrong is refused in its own words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import Conversation, Customer, PersonName, Plan, SupportDesk, TicketEvent, UsageError
from xborder_support.conversations import (
    DeliveryStatus,
    Membership,
    Party,
    Reaction,
    Unparsed,
    Unsupported,
)
from xborder_support.terms import known_time_zones
from xborder_support.testing import message

from .inbound_events import ANYTHING, EVENTS, MAYBE, MESSAGES, NOW


@cache
def desk() -> SupportDesk:
    return SupportDesk.load(Path(__file__).parents[2] / "examples" / "desk.toml")


CUSTOMERS = st.none() | st.builds(
    Customer,
    id=MAYBE,
    name=st.none() | st.builds(PersonName, given=MAYBE, surname=MAYBE, title=MAYBE, locale=st.sampled_from([None, "ja", "de"])),
    language=st.sampled_from([None, "ja", "zh-Hant", "fr", "en-US", "sr-Latn"]),
    territory=st.sampled_from([None, "JP", "IS", "XK", "AQ"]),
    time_zone=st.none() | st.sampled_from(sorted(known_time_zones())),
    tier=MAYBE,
    segments=st.lists(ANYTHING, max_size=2).map(tuple),
    opted_out=st.booleans(),
)


@given(EVENTS, CUSTOMERS, st.lists(EVENTS, max_size=2))
@settings(max_examples=250)
def test_whatever_arrives_becomes_a_plan_that_can_be_stored(event: Any, customer: Customer | None, before: list[Any]) -> None:
    past = Conversation()
    for earlier in (*before, event, event):
        plan = desk().handle(earlier, now=NOW, conversation=past, customer=customer)
        past = plan.conversation
        assert plan.actions
        assert Plan.from_json(plan.to_json()) == plan
        assert all(line.isprintable() for line in plan.explain().split("\n"))
    assert [action.kind for action in plan.actions if action.kind != "escalate"] == ["ignore"], "the second copy does nothing"


@given(MESSAGES)
@settings(max_examples=80)
def test_what_is_planned_for_a_person_has_a_recipient_and_words(event: Any) -> None:
    for reply in desk().handle(event, now=NOW).replies:
        assert reply.draft.to.strip()
        assert reply.text.strip()
        assert reply.not_after is None or reply.not_after > NOW


@cache
def batch() -> tuple[Any, ...]:
    """Return what one customer does in an afternoon, deliveries and machines included."""
    sender = "447400123456"
    common: dict[str, Any] = {"channel": "whatsapp", "provider": "whatsapp", "account": "shop", "sender": Party(address=sender)}
    minutes = [NOW + timedelta(minutes=number) for number in range(12)]
    return (
        message("Hello, where is my order? I have been waiting for it.", channel="whatsapp", sender=sender, at=minutes[0]),
        message("It was promised for Monday, and nothing came.", channel="whatsapp", sender=sender, at=minutes[3]),
        message("", channel="whatsapp", sender=sender, at=minutes[4], parts=(Unsupported(type="poll"),)),
        DeliveryStatus(**common, provider_id="w1", received_at=minutes[5], status="read", provider_status="read"),
        DeliveryStatus(**common, provider_id="w1", received_at=minutes[6], sent_at=minutes[1], status="sent", provider_status="sent"),
        Reaction(**common, provider_id="w2", received_at=minutes[7], target="w1", emoji="👍"),
        Membership(**common, provider_id="w3", received_at=minutes[8], change="opted_out", scope="marketing"),
        Unparsed(**common, provider_id="w4", received_at=minutes[9], reason="wrong-shape"),
    )


def observed(conversation: Conversation) -> set[tuple[str, str, datetime]]:
    """Return what was seen. What was planned, and what a text was read as, depends on what had been read before it."""
    planned = {"reply_planned", "language_detected"}
    return {(event.kind, event.event_id, event.at) for event in conversation.events if event.kind not in planned}


@given(st.randoms(use_true_random=False), st.integers(0, 4))
@settings(max_examples=40)
def test_order_and_repetition_of_a_batch_do_not_matter(random: Random, repeated: int) -> None:
    arrivals = [*batch(), *random.sample(batch(), repeated)]
    random.shuffle(arrivals)
    later = NOW + timedelta(hours=1)
    expected = handled(batch(), later)
    found = handled(arrivals, later)
    assert observed(found.conversation) == observed(expected.conversation)
    assert found.all_deadlines == expected.all_deadlines
    assert found.next_check_at == expected.next_check_at
    state, other = found.conversation.state, expected.conversation.state
    assert (state.waiting_since, state.opted_out_at, state.market) == (other.waiting_since, other.opted_out_at, other.market)
    assert sum(event.kind == "reply_planned" for event in found.conversation.events) == 1, "acknowledged once, whichever came first"


def handled(events: Any, now: datetime) -> Plan:
    past = Conversation()
    for event in events:
        past = desk().handle(event, now=now, conversation=past).conversation
    return desk().check(past, now=now)


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_two_workers_that_handled_half_each_agree_after_a_merge(random: Random) -> None:
    events = list(batch())
    random.shuffle(events)
    halves = [handled(events[::2], NOW).conversation, handled(events[1::2], NOW).conversation]
    merged = Conversation.merge(*halves)
    assert merged == Conversation.merge(*reversed(halves))
    whole = handled(batch(), NOW + timedelta(hours=1))
    assert observed(merged) == observed(whole.conversation)
    assert desk().check(merged, now=NOW + timedelta(hours=1)).all_deadlines == whole.all_deadlines


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"language": "english please"}, "bad-language-tag"),
        ({"language": ""}, "bad-language-tag"),
        ({"territory": "Japan"}, "unknown-territory"),
        ({"territory": ""}, "unknown-territory"),
        ({"time_zone": "JST"}, "unknown-time-zone"),
        ({"time_zone": "+09:00"}, "unknown-time-zone"),
    ],
)
def test_a_customers_record_is_refused_where_the_host_makes_it(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError, match=code):
        Customer(**fields)


def test_a_customers_record_is_kept_in_one_spelling() -> None:
    customer = Customer(language="PT_br", territory="uk", time_zone="Asia/Tokyo")
    assert (customer.language, customer.territory, customer.time_zone) == ("pt-BR", "GB", "Asia/Tokyo")


NAIVE = datetime(2026, 2, 3, 14, 0)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: desk().handle([message("x", channel="line")], now=NOW), "not-an-event"),  # type: ignore[arg-type]
        (lambda: desk().handle(b"{}", now=NOW), "not-an-event"),  # type: ignore[arg-type]
        (lambda: desk().handle(None, now=NOW), "not-an-event"),  # type: ignore[arg-type]
        (lambda: desk().handle(message("x", channel="line"), now="today"), "not-a-datetime"),  # type: ignore[arg-type]
        (lambda: desk().handle(message("x", channel="line"), now=NAIVE), "naive-datetime"),
        (lambda: desk().handle(message("x", channel="line", received_at=NAIVE), now=NOW), "naive-datetime"),
        (lambda: desk().handle(message("x", channel="line", sent_at=NAIVE), now=NOW), "naive-datetime"),
        (lambda: desk().record(TicketEvent(at=NAIVE, kind="note"), Conversation()), "naive-datetime"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(call: Callable[[], object], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == code
    assert caught.value.hint


def test_a_desk_never_changes(config: dict[str, Any]) -> None:
    made = SupportDesk.from_config(config)
    before = made.handle(message("Hello, where is my order?", channel="whatsapp"), now=NOW)
    config["shop"]["name"] = "Somebody else"
    config["calendars"].clear()
    again = made.handle(message("Hello, where is my order?", channel="whatsapp"), now=NOW)
    assert again == before
    with pytest.raises(AttributeError):
        made.digest = ""  # type: ignore[misc]
    assert repr(made).count("Kaze Audio") <= 1
