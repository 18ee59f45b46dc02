"""How far messages got: the highest rank counts, whatever the order in which reports come."""

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.conversations import Deliveries, DeliveryReason, DeliveryState, DeliveryStatus, Party
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
STATES = get_args(DeliveryState)


def _status(state: Any, *, minutes: int = 0, identity: str = "m1", **changes: Any) -> DeliveryStatus:
    shared = {
        "channel": "messenger",
        "provider": "messenger",
        "account": "1",
        "recipient": Party(address="7"),
        "is_echo": True,
    }
    at = NOW + timedelta(minutes=minutes)
    return DeliveryStatus(**{**shared, "provider_id": identity, "received_at": at, "status": state, "provider_status": state, **changes})


_STATUSES = st.builds(
    lambda state, minutes, identity, reason, retry, mark: _status(
        state,
        minutes=minutes,
        identity=identity,
        reason=reason,
        is_retryable=retry,
        watermark=NOW + timedelta(minutes=minutes) if mark else None,
    ),
    st.sampled_from(STATES),
    st.integers(0, 3),
    st.sampled_from(["m1", "m2"]),
    st.sampled_from([None, *get_args(DeliveryReason)[:2]]),
    st.sampled_from([None, True, False]),
    st.booleans(),
)


@pytest.mark.parametrize(("first", "second"), [(a, b) for a in STATES for b in STATES])
def test_the_higher_rank_stays(first: str, second: str) -> None:
    found = Deliveries().add(_status(first)).add(_status(second, minutes=1)).of(_status("sent"))
    assert found is not None
    assert found.state == max(first, second, key=STATES.index)


def test_the_ranks_rise_from_accepted_to_read_and_three_are_final() -> None:
    assert [_status(state).rank for state in STATES] == [0, 1, 2, 3, 4, 5, 6]
    assert [state for state in STATES if _status(state).is_final] == ["canceled", "expired", "failed"]


@given(st.lists(_STATUSES, max_size=6), st.randoms())
def test_order_and_repetition_never_matter(statuses: list[DeliveryStatus], random: Any) -> None:
    known = Deliveries().add(*statuses)
    again = [*statuses, *statuses]
    random.shuffle(again)
    assert Deliveries().add(*again) == known
    one_by_one = Deliveries()
    for status in again:
        one_by_one = one_by_one.add(status)
    assert one_by_one == known
    assert Deliveries.from_json(known.to_json()) == known


def test_what_failed_keeps_its_reason() -> None:
    failed = _status("failed", reason="window_closed", is_retryable=False)
    found = Deliveries().add(failed).of(failed)
    assert found is not None
    assert (found.reason, found.is_retryable, found.at) == ("window_closed", False, NOW)


def test_a_watermark_speaks_of_all_messages_that_left_by_then() -> None:
    echo = message("On its way", channel="messenger", at=NOW, sender="7", account="1", is_echo=True, recipient=Party(address="7"))
    read = Deliveries().add(_status("read", watermark=NOW + timedelta(minutes=1)))
    found = read.of(echo)
    assert found is not None
    assert found.state == "read"
    assert read.of(echo, sent_at=NOW + timedelta(minutes=2)) is None
    assert read.add(_status("read", watermark=NOW - timedelta(hours=1))) == read.add(_status("read", watermark=NOW))


def test_of_a_message_that_nobody_reported_nothing_is_known() -> None:
    assert Deliveries().add(_status("sent")).of(_status("sent", identity="m2")) is None
