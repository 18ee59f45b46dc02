"""May a machine answer? Each objection in a row, and two desks that write to each other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.compliance import may_answer_automatically
from xborder_support.conversations import Conversation, ConversationState, Message, Party, Text, TicketEvent
from xborder_support.errors import UsageError

NOW = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
MESSAGE = Message(
    channel="email",
    provider="email",
    account="help@shop.example",
    provider_id="m1",
    received_at=NOW,
    sender=Party(address="Ann@Customer.example"),
    parts=(Text(text="Where is my order?"),),
)
FRESH = ConversationState()


def test_a_customers_message_may_be_answered() -> None:
    verdict = may_answer_automatically(MESSAGE, FRESH, now=NOW)
    assert (verdict.allowed, verdict.reason.code) == (True, "automatic-reply-allowed")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (replace(MESSAGE, automatic="bounce"), "sender-is-a-machine"),
        (replace(MESSAGE, automatic="mailing-list"), "sender-is-a-machine"),
        (replace(MESSAGE, is_echo=True), "our-own-message"),
        (replace(MESSAGE, is_private=True), "private-note"),
        (replace(MESSAGE, sender=Party(address="HELP@shop.example")), "sender-is-ourselves"),
        (replace(MESSAGE, sender=Party(address="sales@Shop.example")), "sender-is-ourselves"),
        (replace(MESSAGE, details={"mode": "standby"}), "channel-on-standby"),
    ],
)
def test_the_message_itself_may_forbid_it(message: Message, code: str) -> None:
    verdict = may_answer_automatically(message, FRESH, now=NOW, own_addresses=["SALES@shop.example"])
    assert (verdict.allowed, verdict.reason.code) == (False, code)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (ConversationState(opted_out_at={"all": NOW}), "opted-out"),
        (ConversationState(last_automatic_reply_at=NOW - timedelta(hours=23, minutes=59)), "automatic-reply-sent-lately"),
        (ConversationState(last_automatic_reply_at=NOW + timedelta(minutes=2)), "automatic-reply-sent-lately"),
        (ConversationState(last_agent_reply_at=NOW - timedelta(minutes=4, seconds=59)), "agent-replied-lately"),
    ],
)
def test_what_came_before_may_forbid_it(state: ConversationState, code: str) -> None:
    verdict = may_answer_automatically(MESSAGE, state, now=NOW)
    assert (verdict.allowed, verdict.reason.code) == (False, code)


@pytest.mark.parametrize(
    "state",
    [
        ConversationState(opted_out_at={"marketing": NOW}),
        ConversationState(last_automatic_reply_at=NOW - timedelta(hours=24)),
        ConversationState(last_agent_reply_at=NOW - timedelta(minutes=5)),
    ],
)
def test_limits_end_at_their_instant_and_a_marketing_opt_out_leaves_answers_alone(state: ConversationState) -> None:
    assert may_answer_automatically(MESSAGE, state, now=NOW).allowed


@pytest.mark.parametrize(
    ("ago", "allowed"),
    [(timedelta(hours=23, minutes=59), False), (timedelta(hours=24), True), (timedelta(minutes=-2), False)],
)
def test_an_automatic_reply_in_another_conversation_of_the_person_counts_too(ago: timedelta, allowed: bool) -> None:  # noqa: FBT001
    verdict = may_answer_automatically(MESSAGE, FRESH, now=NOW, last_automatic_reply_at=NOW - ago)
    assert (verdict.allowed, verdict.reason.code) == (allowed, "automatic-reply-allowed" if allowed else "automatic-reply-sent-lately")


def test_the_later_of_both_automatic_replies_counts() -> None:
    lately, before = NOW - timedelta(hours=1), NOW - timedelta(days=3)
    for inside, beyond in ((lately, before), (before, lately)):
        state = ConversationState(last_automatic_reply_at=inside)
        assert not may_answer_automatically(MESSAGE, state, now=NOW, last_automatic_reply_at=beyond).allowed


def test_a_machine_that_opens_a_new_conversation_with_each_mail_gets_one_answer_a_day() -> None:
    sent: list[datetime] = []
    for minute in range(0, 3 * 24 * 60, 10):
        at = NOW + timedelta(minutes=minute)
        if may_answer_automatically(MESSAGE, FRESH, now=at, last_automatic_reply_at=sent[-1] if sent else None).allowed:
            sent.append(at)
    assert len(sent) == 3


def test_a_naive_instant_of_the_last_reply_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        may_answer_automatically(MESSAGE, FRESH, now=NOW, last_automatic_reply_at=datetime(2026, 2, 3))  # noqa: DTZ001  (the mistake under test)
    assert caught.value.code == "naive-datetime"


@pytest.mark.parametrize(
    ("message", "state", "facts"),
    [
        (replace(MESSAGE, automatic="bounce"), FRESH, {"sign": "bounce"}),
        (MESSAGE, ConversationState(last_automatic_reply_at=NOW), {"hours": "24"}),
        (MESSAGE, ConversationState(last_agent_reply_at=NOW), {"minutes": "5"}),
        (MESSAGE, FRESH, {}),
    ],
    ids=["machine", "machine-wrote", "person-wrote", "allowed"],
)
def test_a_reason_tells_the_sign_or_the_limit(message: Message, state: ConversationState, facts: dict[str, str]) -> None:
    assert may_answer_automatically(message, state, now=NOW).reason.facts == facts


def test_a_mail_that_answers_our_own_automatic_one_is_left_alone() -> None:
    answer = replace(MESSAGE, details={"answers": "own-automatic-mail"})
    assert may_answer_automatically(answer, FRESH, now=NOW).reason.code == "answers-our-automatic-reply"
    other = replace(MESSAGE, details={"answers": "customer-mail", "mode": "active"})
    assert may_answer_automatically(other, FRESH, now=NOW).allowed


def test_the_error_names_the_instant_that_has_no_zone() -> None:
    naive = datetime(2026, 2, 3)  # noqa: DTZ001  (the mistake under test)
    mistakes: list[tuple[dict[str, Any], str]] = [
        ({"now": naive}, "now"),
        ({"now": NOW, "last_automatic_reply_at": naive}, "last_automatic_reply_at"),
    ]
    for instants, name in mistakes:
        with pytest.raises(UsageError) as caught:
            may_answer_automatically(MESSAGE, FRESH, **instants)
        assert caught.value.message == f"{name} has no time zone"


def test_a_redelivery_is_not_an_objection() -> None:
    assert may_answer_automatically(replace(MESSAGE, is_redelivery=True), FRESH, now=NOW).allowed


def test_a_sender_without_an_address_is_not_taken_for_ourselves() -> None:
    assert may_answer_automatically(replace(MESSAGE, sender=Party(), account=""), FRESH, now=NOW, own_addresses=[""]).allowed


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        may_answer_automatically(MESSAGE, FRESH, now=datetime(2026, 2, 3))  # noqa: DTZ001  (the mistake under test)
    assert caught.value.code == "naive-datetime"


def test_reasons_hold_no_address_and_no_text() -> None:
    own = may_answer_automatically(replace(MESSAGE, sender=Party(address="help@shop.example")), FRESH, now=NOW)
    assert "@" not in repr(own)


def test_two_desks_that_write_to_each_other_fall_silent_after_one_round_without_any_header() -> None:
    conversations = [Conversation(), Conversation()]
    sent = 0
    for turn in range(40):
        desk, at = turn % 2, NOW + timedelta(minutes=turn)
        incoming = replace(MESSAGE, provider_id=f"m{turn}", received_at=at)
        if not may_answer_automatically(incoming, conversations[desk].state, now=at).allowed:
            break
        conversations[desk] = conversations[desk].add(TicketEvent(at=at, kind="reply_planned", message="ack"))
        sent += 1
    assert sent == 2


@given(st.lists(st.integers(min_value=0, max_value=72 * 60), max_size=40))
def test_no_correspondent_gets_two_automatic_replies_within_a_day(minutes: list[int]) -> None:
    state, replies = FRESH, list[datetime]()
    for minute in sorted(minutes):
        at = NOW + timedelta(minutes=minute)
        if may_answer_automatically(MESSAGE, state, now=at).allowed:
            replies.append(at)
            state = replace(state, last_automatic_reply_at=at)
    assert all(later - earlier >= timedelta(hours=24) for earlier, later in pairwise(replies))


@pytest.mark.parametrize("own", [["ann@customer.example"], ["ANN@customer.EXAMPLE "], (" ann@customer.example",)])
def test_an_own_address_is_one_whatever_blanks_stand_around_it(own: Any) -> None:
    assert may_answer_automatically(MESSAGE, FRESH, now=NOW, own_addresses=own).reason.code == "sender-is-ourselves"


@pytest.mark.parametrize(
    ("message", "state", "own"),
    [
        (MESSAGE, FRESH, "ann@customer.example"),  # whose letters are no addresses
        (MESSAGE, FRESH, None),
        (MESSAGE, FRESH, [1]),
        (MESSAGE, None, ()),
        (None, FRESH, ()),
    ],
)
def test_what_would_let_a_loop_through_is_refused(message: Any, state: Any, own: Any) -> None:
    with pytest.raises(UsageError) as raised:
        may_answer_automatically(message, state, now=NOW, own_addresses=own)
    assert raised.value.code == "wrong-argument"
    assert raised.value.hint
