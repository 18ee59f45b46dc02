"""A conversation is a set: order, repetition and grouping of what arrives do not matter."""

import pickle
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from functools import reduce
from random import Random
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xborder_support.conversations import Conversation, ConversationState, TicketEvent, TicketEventKind

_START = datetime(2026, 2, 3, 9, tzinfo=UTC)
_INSTANTS = st.integers(0, 40).map(lambda minutes: _START + timedelta(minutes=minutes))
_EVENTS = st.builds(
    TicketEvent,
    at=_INSTANTS,
    kind=st.sampled_from(get_args(TicketEventKind)),
    event_id=st.sampled_from(["", "", *(f"id-{number}" for number in range(8))]),
    agent=st.sampled_from([None, "aiko", "budi"]),
    team=st.sampled_from([None, "asia"]),
    channel=st.sampled_from([None, "line", "email"]),
    market=st.sampled_from([None, "JP", "ID"]),
    language=st.sampled_from([None, "ja", "id"]),
    topic=st.sampled_from([None, "customs"]),
    priority=st.sampled_from([None, "low", "urgent"]),
    scope=st.sampled_from([None, "all", "marketing"]),
)
_BATCHES = st.lists(_EVENTS, max_size=12)


@st.composite
def _conversations(draw: st.DrawFn, seals: st.SearchStrategy[datetime] = _INSTANTS) -> Conversation:
    conversation = Conversation().add(*draw(_BATCHES))
    for at in draw(st.lists(seals, max_size=2)):
        conversation = conversation.seal(at)
    return conversation


@given(_BATCHES, st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_repetition_and_grouping_of_a_batch_gives_the_same_conversation(
    batch: list[TicketEvent], random: Random, size: int
) -> None:
    expected = Conversation().add(*batch)
    arrived = [*batch, *random.sample(batch, k=len(batch) // 2)]
    random.shuffle(arrived)
    grown = Conversation()
    for first in range(0, len(arrived), size):
        _ = grown.state  # a state that was asked for between arrivals must not go stale
        grown = grown.add(*arrived[first : first + size])
    assert grown == expected
    assert grown.to_json() == expected.to_json()
    assert grown.state == expected.state == Conversation(tuple(arrived)).state


@given(_BATCHES, st.integers(0, 12))
def test_folding_events_in_one_go_is_folding_them_one_by_one(batch: list[TicketEvent], cut: int) -> None:
    events = Conversation().add(*batch).events
    state = ConversationState().after(*events)
    assert state == reduce(ConversationState.after, events, ConversationState())
    assert state == ConversationState().after(*events[:cut]).after(*events[cut:])
    assert pickle.loads(pickle.dumps(state)) == state


@given(_BATCHES, st.integers(0, 12))
def test_folding_further_leaves_the_former_state_as_it_was(batch: list[TicketEvent], cut: int) -> None:
    events = Conversation().add(*batch).events
    former = ConversationState().after(*events[:cut])
    before = deepcopy(former)
    former.after(*events[cut:])
    assert former == before


@given(_BATCHES, _BATCHES)
def test_a_state_that_was_asked_for_goes_on_with_what_comes_next(first: list[TicketEvent], then: list[TicketEvent]) -> None:
    later = [event.moved_to(event.at + timedelta(hours=1)) for event in then]
    asked, unasked = Conversation().add(*first), Conversation().add(*first)
    _ = asked.state
    assert asked.add(*later) == unasked.add(*later) == Conversation((*first, *later))
    assert asked.add(*later).state == unasked.add(*later).state


@given(_BATCHES)
def test_events_are_kept_in_order_and_once(batch: list[TicketEvent]) -> None:
    events = Conversation().add(*batch).events
    assert [event.order for event in events] == sorted(event.order for event in events)
    assert {event.event_id for event in events} == {event.event_id for event in batch}
    assert len({event.event_id for event in events}) == len(events)


@given(_BATCHES)
def test_of_two_copies_of_an_event_the_earlier_one_is_kept(batch: list[TicketEvent]) -> None:
    for event in Conversation().add(*batch).events:
        assert event.at == min(other.at for other in batch if other.event_id == event.event_id)


@given(_conversations(), _conversations())
def test_merging_is_commutative(first: Conversation, second: Conversation) -> None:
    assert Conversation.merge(first, second) == Conversation.merge(second, first)
    assert Conversation.merge(first, second).to_json() == Conversation.merge(second, first).to_json()


@given(_conversations(), _conversations())
def test_merging_is_idempotent(first: Conversation, second: Conversation) -> None:
    both = Conversation.merge(first, second)
    assert Conversation.merge(first, first) == first
    assert Conversation.merge(both, first) == Conversation.merge(both, second) == both


@given(_conversations(), _conversations(), _conversations())
def test_merging_is_associative(first: Conversation, second: Conversation, third: Conversation) -> None:
    all_three = (first, second, third)
    sealed_before = max((one.checkpoint.sealed_before for one in all_three if one.checkpoint), default=_START)
    sides: dict[str, set[bool]] = {}
    for event in (event for one in all_three for event in one.events):
        sides.setdefault(event.event_id, set()).add(event.at < sealed_before)
    assume(all(len(side) == 1 for side in sides.values()))  # as the docstring of merge says
    assert Conversation.merge(first, Conversation.merge(second, third)) == Conversation.merge(Conversation.merge(first, second), third)


@given(_BATCHES, _BATCHES)
def test_merging_what_was_never_sealed_is_adding(first: list[TicketEvent], second: list[TicketEvent]) -> None:
    assert Conversation.merge(Conversation().add(*first), Conversation().add(*second)) == Conversation().add(*first, *second)


@given(_BATCHES, _INSTANTS, _INSTANTS)
def test_sealing_changes_no_state_and_forgets_no_count(batch: list[TicketEvent], first: datetime, second: datetime) -> None:
    whole = Conversation().add(*batch)
    sealed = whole.seal(first).seal(second)
    count = sealed.checkpoint.count if sealed.checkpoint else 0
    assert sealed.state == whole.state
    assert count + len(sealed.events) == len(whole.events)
    assert all(event.at >= max(first, second) for event in sealed.events)
    assert Conversation(sealed.events, sealed.checkpoint).state == whole.state


@given(_BATCHES, _INSTANTS)
def test_a_checkpoint_has_the_digest_of_its_history(batch: list[TicketEvent], before: datetime) -> None:
    earlier = TicketEvent(at=_START - timedelta(minutes=1), kind="note")
    sealed, again = Conversation().add(*batch).seal(before), Conversation().add(*reversed(batch)).seal(before)
    other = Conversation().add(*batch, earlier).seal(before)
    assert sealed == again
    assert other.checkpoint is not None
    assert sealed.checkpoint is None or sealed.checkpoint.digest != other.checkpoint.digest


@given(_conversations(), _BATCHES)
def test_a_late_event_behind_a_checkpoint_changes_nothing(conversation: Conversation, late: list[TicketEvent]) -> None:
    behind = [event for event in late if conversation.is_sealed(event.at)]
    assert conversation.add(*behind) is conversation
    assert Conversation.merge(conversation, Conversation().add(*behind)) == conversation


@given(_conversations())
def test_a_conversation_survives_json_and_pickle(conversation: Conversation) -> None:
    _ = conversation.state
    for twin in (Conversation.from_json(conversation.to_json()), pickle.loads(pickle.dumps(conversation))):
        assert twin == conversation
        assert twin.to_json() == conversation.to_json()
        assert twin.state == conversation.state
    assert Conversation.from_json(conversation.to_json().encode()) == conversation


@given(_conversations(), _BATCHES)
def test_a_stored_conversation_goes_on_as_if_it_had_never_been_stored(conversation: Conversation, batch: list[TicketEvent]) -> None:
    stored = Conversation.from_json(conversation.to_json())
    assert stored.add(*batch).to_json() == conversation.add(*batch).to_json()
    assert Conversation.merge(stored, conversation).to_json() == conversation.to_json()


@given(_BATCHES, st.randoms(use_true_random=False))
def test_a_conversation_made_of_events_in_any_order_is_the_same(batch: list[TicketEvent], random: Random) -> None:
    shuffled = random.sample(batch, k=len(batch))
    assert Conversation(tuple(shuffled)) == Conversation().add(*batch)
    assert Conversation(shuffled) == Conversation().add(*batch)  # type: ignore[arg-type]  # a list is a slip that costs nothing


@given(_conversations(), _BATCHES)
def test_a_conversation_made_with_sealed_events_drops_them(conversation: Conversation, batch: list[TicketEvent]) -> None:
    assert Conversation((*conversation.events, *batch), conversation.checkpoint) == conversation.add(*batch)


@pytest.mark.slow
def test_a_thousand_events_in_any_order_give_the_same_conversation() -> None:
    random = Random(1)
    kinds = get_args(TicketEventKind)
    batch = [TicketEvent(at=_START + timedelta(seconds=number // 3), kind=kinds[number % len(kinds)]) for number in range(1_000)]
    expected = Conversation().add(*batch)
    for _ in range(20):
        random.shuffle(batch)
        grown = Conversation()
        for event in batch:
            grown = grown.add(event)
        assert grown == expected
        assert grown.state == expected.state


def test_nothing_said_is_the_empty_state() -> None:
    assert Conversation().state == ConversationState()
    assert not Conversation().state.is_opted_out
    assert Conversation().seal(_START).checkpoint is None
