"""What a hostile store, a late word of an earlier attempt, or a second way must not do."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf, nan
from typing import Any

import pytest

from xborder_support.conversations import Draft, ReplyHandle
from xborder_support.errors import UsageError
from xborder_support.outbound import Outbox, OutboxFact, Way, retry_plan, text_only

_NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
_CHAT = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="Hello.", idempotency_key="k")
_SMS = text_only(_CHAT, channel="sms", provider="twilio", to="+254700000001", account="AC")
_LINE = Draft(channel="line", provider="line", account="U0", to="U1", text="Hello.", idempotency_key="k")


def _after(seconds: float) -> datetime:
    return _NOW + timedelta(seconds=seconds)


def _stored(*ways: Way | Draft) -> Any:
    outbox = Outbox().queue(*(ways or (Way(_CHAT, 600), _SMS)), at=_NOW, conversation="c")
    return json.loads(outbox.accepted(outbox.due(_NOW)[0], "w", at=_NOW).to_json())


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("messages", 0, "routes"), []),
        (("messages", 0, "routes", 0, "parts"), []),
        (("messages", 0, "routes", 1, "parts"), []),
        (("messages", 0, "routes", 0, "wait_seconds"), nan),
        (("messages", 0, "routes", 0, "wait_seconds"), -1),
        (("messages", 0, "routes", 0, "parts", 0, "window_expires_at"), "2026-02-03T09:00:00"),
        (("messages", 0, "routes", 0, "parts", 0, "reply_handle"), {"token": "t", "expires_at": "2026-02-03T09:00:00"}),
        (("facts", 0, "kind"), "reported"),
        (("facts", 0, "attempt"), -1),
        (("facts", 0, "way"), -1),
        (("facts", 0, "retry_after_seconds"), nan),
        (("facts", 0, "retry_after_seconds"), inf),
    ],
)
def test_a_stored_outbox_that_makes_no_sense_is_refused_when_it_is_read(place: tuple[Any, ...], value: Any) -> None:
    stored = at = _stored()
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    with pytest.raises(UsageError) as refused:
        Outbox.from_json(json.dumps(stored))
    assert refused.value.code == "bad-outbox"


def test_a_reply_handle_that_ends_at_no_known_instant_is_refused_when_it_is_queued() -> None:
    draft = replace(_LINE, reply_handle=ReplyHandle(token="t", expires_at=datetime(2026, 2, 3, 9)))  # noqa: DTZ001  (what is refused)
    with pytest.raises(UsageError) as refused:
        Outbox().queue(draft, at=_NOW, conversation="c")
    assert refused.value.code == "naive-datetime"


def test_a_plan_without_a_back_off_is_refused_before_it_is_needed() -> None:
    with pytest.raises(UsageError, match="lacks") as refused:
        replace(retry_plan(), back_offs={})
    assert refused.value.code == "wrong-argument"
    assert "no_answer" in str(refused.value)


def test_a_part_that_nobody_tried_is_no_repetition_of_the_part_before() -> None:
    outbox = Outbox().queue(replace(_CHAT, text="x" * 9000), at=_NOW, conversation="c")
    outbox = outbox.accepted(outbox.due(_NOW)[0], "w", at=_NOW)
    (send,) = outbox.due(_NOW)
    assert (send.part, send.may_repeat) == (1, False)


def test_another_way_may_repeat_what_a_former_one_brought_though_its_provider_knows_keys_again() -> None:
    outbox = Outbox().queue(Way(_CHAT, 60), _LINE, at=_NOW, conversation="c")
    outbox = outbox.accepted(outbox.due(_NOW)[0], "w", at=_NOW)
    (send,) = outbox.due(_after(100))
    assert (send.way, send.may_repeat) == (1, True)


@pytest.mark.parametrize("reason", ["blocked", "opted_out"])
def test_word_that_contact_ended_counts_though_a_later_attempt_failed_otherwise(reason: Any) -> None:
    outbox = Outbox().queue(_CHAT, _SMS, at=_NOW, conversation="c")
    first = outbox.due(_NOW)[0]
    outbox = outbox.attempted(first, at=_NOW)
    second = outbox.due(_after(70))[0]
    outbox = outbox.failed(second, at=_after(71), http_status=503)
    late = OutboxFact(kind="failed", at=_after(1), key="k", attempt=1, reason=reason)
    standing = Outbox(outbox.messages, (*outbox.facts, late)).standing("k", _after(80))
    assert (standing.state, standing.reasons) == ("dead", (reason,))
