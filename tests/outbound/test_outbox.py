"""What the outbox says to do next, and what it says came of a message."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.channels import provider
from xborder_support.conversations import DeliveryStatus, Draft, Media, Membership, Party, ReplyHandle, Template
from xborder_support.outbound import Outbox, Send, Standing, Way, retry_plan, text_only
from xborder_support.testing import message

_NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
_CHAT = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="Your parcel is here.", idempotency_key="k")
_SMS = text_only(_CHAT, channel="sms", provider="africastalking", to="+254700000001", account="KAZE")
_LINE = Draft(channel="line", provider="line", account="U0", to="U1", text="届きました", idempotency_key="k")


def _after(seconds: float) -> datetime:
    return _NOW + timedelta(seconds=seconds)


def _queued(*ways: Any, **fields: Any) -> Outbox:
    return Outbox().queue(*(ways or (_CHAT,)), at=_NOW, **{"conversation": "c", **fields})


def _send(outbox: Outbox, at: datetime = _NOW) -> Send:
    (send,) = outbox.due(at)
    return send


def _taken(outbox: Outbox, provider_id: str, at: datetime = _NOW) -> Outbox:
    send = _send(outbox, at)
    return outbox.attempted(send, at=at).accepted(send, provider_id, at=at)


def _status(provider_id: str, word: Any, at: datetime, draft: Draft = _CHAT, **fields: Any) -> DeliveryStatus:
    return DeliveryStatus(
        channel=draft.channel, provider=draft.provider, account=draft.account, provider_id=provider_id, received_at=at,
        recipient=Party(address=draft.to), is_echo=True, status=word, provider_status=word, **fields,
    )  # fmt: skip


def _standing(outbox: Outbox, at: datetime = _NOW, key: str = "k") -> Standing:
    return outbox.standing(key, at)


def test_a_queued_message_is_due_at_once_and_can_be_written() -> None:
    send = _send(_queued())
    assert (send.key, send.way, send.part, send.attempt, send.may_repeat) == ("k", 0, 0, 1, False)
    assert send.draft.text == _CHAT.text
    assert provider(send.draft.provider).render(send.draft)[0].idempotency_key == "k"
    assert _queued().next_at(_NOW) == _NOW


def test_an_attempt_keeps_others_from_posting_the_same_until_its_time_for_an_answer_is_over() -> None:
    outbox = _queued()
    outbox = outbox.attempted(_send(outbox), at=_NOW)
    assert outbox.due(_after(59)) == ()
    assert outbox.next_at(_NOW) == _after(60)
    again = _send(outbox, _after(62))
    assert (again.attempt, again.may_repeat, again.draft.idempotency_key) == (2, True, "k")


def test_a_provider_that_knows_the_key_again_is_no_repetition_for_a_day() -> None:
    outbox = _queued(_LINE)
    outbox = outbox.attempted(_send(outbox), at=_NOW)
    assert [_send(outbox, at).may_repeat for at in (_after(62), _after(86_401))] == [False, True]
    assert _standing(outbox.failed(_send(outbox, _after(62)), at=_after(63), http_status=409), _after(63)).state == "accepted"


@pytest.mark.parametrize(
    ("answer", "reason", "next_seconds"),
    [
        ({"http_status": 503}, None, (1, 1.2)),
        ({"http_status": 503, "retry_after_seconds": 30}, None, (30, 30)),
        ({"codes": ["131056"]}, None, (1, 1)),
        ({"codes": ["130429"], "retry_after_seconds": 7}, None, (7, 7)),
        ({"codes": ["never heard of"]}, None, (1, 1.2)),
        ({}, None, (1, 1.2)),
        ({"http_status": 302}, None, (1, 1.2)),
        ({"codes": ["131047"]}, "window_closed", None),
        ({"codes": ["131026"], "http_status": 400}, "unreachable", None),
        ({"http_status": 401}, "authorisation", None),
        ({"codes": ["never heard of"], "http_status": 400}, "content", None),
        ({"codes": ["131050"]}, "opted_out", None),
    ],
)
def test_what_failed_is_tried_again_or_becomes_a_dead_letter(answer: dict[str, Any], reason: Any, next_seconds: Any) -> None:
    outbox = _queued()
    outbox = outbox.failed(_send(outbox), at=_NOW, **answer)
    standing = _standing(outbox)
    if reason:
        assert (standing.state, standing.reason, outbox.due(_after(10**6))) == ("dead", reason, ())
        assert [one.key for one in outbox.dead(_NOW)] == ["k"]
    else:
        assert standing.due_at is not None
        assert next_seconds[0] <= (standing.due_at - _NOW).total_seconds() <= next_seconds[1]
        assert outbox.next_at(_NOW) == standing.due_at
        assert outbox.due(standing.due_at - timedelta(microseconds=1)) == ()


def test_the_pair_rate_of_whatsapp_waits_four_times_as_long_each_time() -> None:
    outbox, at, waits = _queued(), _NOW, []
    while sends := outbox.due(at):
        outbox = outbox.failed(sends[0], at=at, codes=["131056"])
        standing = _standing(outbox, at)
        if standing.due_at:
            waits.append((standing.due_at - at).total_seconds())
            at = standing.due_at
    assert waits == [1, 4, 16, 64, 256, 1024]
    assert (_standing(outbox, at).state, _standing(outbox, at).reason) == ("dead", "recipient_limit")


def test_a_weak_network_is_given_more_time() -> None:
    outbox = _queued()
    outbox = outbox.attempted(_send(outbox), at=_NOW)
    plan = retry_plan("2g")
    assert (outbox.next_at(_NOW), outbox.next_at(_NOW, plan=plan)) == (_after(60), _after(93))
    assert outbox.due(_after(94), plan=plan) == ()
    assert outbox.due(_after(97), plan=plan)[0].attempt == 2


def test_a_round_may_be_bounded_in_bytes_but_never_to_nothing() -> None:
    outbox = Outbox()
    for number, text in enumerate(["x" * 900, "y" * 90, "z" * 90]):
        outbox = outbox.queue(replace(_CHAT, text=text, idempotency_key=f"k{number}"), at=_after(number), conversation=f"c{number}")
    rounds = [[send.key for send in outbox.due(_after(9), limit_bytes=limit)] for limit in (1, 1000, 10_000)]
    assert rounds == [["k0"], ["k0", "k1"], ["k0", "k1", "k2"]]
    heavy = replace(_CHAT, media=(Media(media_kind="image", url="https://shop.example/a.jpg", mime="image/jpeg", size_bytes=400_000),))
    assert _send(_queued(heavy)).size_bytes == 400_000 + len(_CHAT.text)


def test_what_does_not_arrive_in_time_goes_by_sms() -> None:
    outbox = _taken(_queued(Way(_CHAT, 600), _SMS), "wamid.1")
    assert (_standing(outbox).state, _standing(outbox).is_settled) == ("accepted", False)
    assert (outbox.due(_after(599)), outbox.next_at(_NOW)) == ((), _after(600))
    send = _send(outbox, _after(600))
    assert (send.way, send.draft.channel, send.draft.to, send.draft.idempotency_key) == (1, "sms", "+254700000001", "k~1")
    assert _standing(outbox, _after(600)).reasons == ("unconfirmed",)
    outbox = outbox.accepted(send, "AT1", at=_after(601))
    assert (_standing(outbox, _after(602)).state, _standing(outbox, _after(602)).is_settled) == ("accepted", True)
    assert outbox.next_at(_after(602)) is None


def test_a_late_original_cancels_the_fallback_that_has_not_been_posted() -> None:
    outbox = _taken(_queued(Way(_CHAT, 600), _SMS), "wamid.1").record(_status("wamid.1", "delivered", _after(700)))
    assert outbox.due(_after(701)) == ()
    assert (_standing(outbox, _after(701)).state, _standing(outbox, _after(701)).duplicates) == ("delivered", ())


def test_what_arrives_both_ways_is_reported_as_a_duplicate() -> None:
    outbox = _taken(_taken(_queued(Way(_CHAT, 600), _SMS), "wamid.1"), "AT1", _after(600))
    sms, chat = _status("AT1", "delivered", _after(650), _SMS), _status("wamid.1", "read", _after(900))
    outbox = outbox.record(sms, chat)
    standing = _standing(outbox, _after(901))
    assert (standing.state, standing.duplicates, standing.may_have_arrived) == ("delivered", (chat.message_key,), False)


def test_a_part_that_was_taken_twice_and_arrived_twice_is_a_duplicate() -> None:
    outbox = _queued()
    send = _send(outbox)
    outbox = outbox.accepted(send, "wamid.1", at=_NOW).accepted(send, "wamid.2", at=_after(1))
    reports = [_status(name, "delivered", _after(second)) for second, name in enumerate(["wamid.1", "wamid.2"])]
    assert _standing(outbox.record(*reports), _after(9)).duplicates == (reports[1].message_key,)


def test_the_last_way_waits_too_and_then_a_person_has_to_look() -> None:
    outbox = _taken(_queued(Way(_CHAT, 600)), "wamid.1")
    standing = _standing(outbox, _after(600))
    assert (standing.state, standing.reason, standing.may_have_arrived) == ("dead", "unconfirmed", True)
    assert _standing(outbox.acknowledged("k", at=_after(601)), _after(601)).state == "delivered"


def test_a_failure_that_is_reported_later_takes_the_next_way_or_tries_again_under_a_new_key() -> None:
    taken = _taken(_queued(_CHAT, _SMS), "wamid.1")
    lost = taken.record(_status("wamid.1", "failed", _after(5), reason="unreachable", is_retryable=False))
    assert _send(lost, _after(5)).way == 1
    again = taken.record(_status("wamid.1", "failed", _after(5), reason="provider_fault", is_retryable=True))
    assert _standing(again, _after(5)).state == "waiting"
    assert (_send(again, _after(9)).way, _send(again, _after(9)).draft.idempotency_key) == (0, "k+1")


@pytest.mark.parametrize(("word", "reason"), [("expired", "expired"), ("canceled", "unknown"), ("failed", "unknown")])
def test_a_failure_without_a_reason_has_one_all_the_same(word: str, reason: str) -> None:
    outbox = _taken(_queued(_CHAT, _SMS), "wamid.1").record(_status("wamid.1", word, _after(5), is_retryable=False))
    assert _standing(outbox, _after(6)).reasons == (reason,)


def test_a_report_may_come_before_the_answer_to_the_post() -> None:
    outbox = _queued(Way(_CHAT, 600)).record(_status("wamid.1", "read", _NOW))
    assert _standing(_taken(outbox, "wamid.1"), _NOW).state == "delivered"


def test_a_report_of_all_until_an_instant_counts_for_what_was_posted_before_it() -> None:
    messenger = replace(_CHAT, channel="messenger", provider="messenger", account="page", to="psid")
    outbox = _queued(Way(messenger, 600))
    outbox = outbox.attempted(_send(outbox), at=_NOW).accepted(_send(outbox), at=_after(3))
    swept = [_status("w", "delivered", _after(9), messenger, watermark=_after(seconds)) for seconds in (-1, 1)]
    assert [_standing(outbox.record(status), _after(9)).state for status in swept] == ["accepted", "delivered"]


@pytest.mark.parametrize(
    ("code", "purpose", "expected"),
    [("63014", "service", ("dead", "blocked")), ("21610", "marketing", ("dead", "opted_out")), ("63014", "legal", ("waiting", "blocked"))],
)
def test_who_blocked_us_is_not_written_to_elsewhere_unless_the_law_asks_for_it(code: str, purpose: Any, expected: Any) -> None:
    chat = replace(_CHAT, provider="twilio", purpose=purpose)
    outbox = Outbox().queue(chat, replace(_SMS, purpose=purpose), at=_NOW, conversation="c")
    outbox = outbox.queue(replace(chat, idempotency_key="next"), at=_NOW, conversation="c")
    outbox = outbox.failed(_send(outbox), at=_NOW, codes=[code])
    standing = _standing(outbox)
    assert (standing.state, standing.reason) == expected
    assert _standing(outbox, key="next").state == ("waiting" if purpose == "legal" else "dead")


def test_a_code_that_ends_marketing_leaves_service_alone() -> None:
    outbox = Outbox().queue(replace(_CHAT, purpose="marketing"), at=_NOW, conversation="c")
    for key, purpose in (("advert", "marketing"), ("answer", "service")):
        outbox = outbox.queue(replace(_CHAT, purpose=purpose, idempotency_key=key), at=_NOW, conversation="c")  # type: ignore[arg-type]
    outbox = outbox.failed(_send(outbox), at=_NOW, codes=["131050"])
    assert {standing.key: standing.state for standing in outbox.standings(_NOW)} == {"k": "dead", "advert": "dead", "answer": "waiting"}


@pytest.mark.parametrize(
    ("scope", "conversation", "purpose", "state"),
    [
        ("all", None, "service", "dead"),
        ("all", "c", "service", "dead"),
        ("all", "another", "service", "waiting"),
        ("marketing", None, "service", "waiting"),
        ("marketing", None, "marketing", "dead"),
        ("all", None, "legal", "waiting"),
    ],
)
def test_an_opt_out_clears_the_queue(scope: Any, conversation: str | None, purpose: Any, state: str) -> None:
    outbox = _queued(replace(_CHAT, purpose=purpose)).stop(at=_after(1), scope=scope, conversation=conversation)
    assert _standing(outbox, _after(2)).state == state
    assert _standing(outbox, _after(2)).reason == ("opted_out" if state == "dead" else None)


def test_an_opt_out_holds_for_later_messages_until_contact_is_resumed() -> None:
    outbox = _queued().stop(at=_after(1)).queue(replace(_CHAT, idempotency_key="later"), at=_after(2), conversation="c")
    outbox = outbox.resume(at=_after(3), scope="marketing").queue(replace(_CHAT, idempotency_key="still"), at=_after(4), conversation="c")
    outbox = outbox.resume(at=_after(5)).queue(replace(_CHAT, idempotency_key="again"), at=_after(6), conversation="c")
    states = {standing.key: standing.state for standing in outbox.standings(_after(9))}
    assert states == {"k": "dead", "later": "dead", "still": "dead", "again": "waiting"}


def test_an_opt_out_sends_no_fallback_for_what_a_provider_has() -> None:
    outbox = _taken(_queued(Way(_CHAT, 600), _SMS), "wamid.1").stop(at=_after(5))
    assert _standing(outbox, _after(6)).state == "accepted"
    assert (_standing(outbox, _after(600)).state, _standing(outbox, _after(600)).reasons) == ("dead", ("unconfirmed", "opted_out"))


@pytest.mark.parametrize(
    ("change", "state"), [("unfollowed", "dead"), ("opted_out", "dead"), ("opted_in", "waiting"), ("joined", "waiting")]
)
def test_blocks_and_opt_outs_are_taken_from_events(change: Any, state: str) -> None:
    event = Membership(
        channel="line", provider="line", account="U0", provider_id="m", received_at=_after(1), sender=Party(address="U1"), change=change
    )
    hello = message("こんにちは", channel="line")
    outbox = _queued(_LINE, conversation=event.conversation_key).record(hello, event)
    assert _standing(outbox, _after(2)).state == state


def test_one_conversation_goes_out_in_order_and_others_do_not_wait_for_it() -> None:
    outbox = Outbox()
    for key, conversation in (("a1", "a"), ("a2", "a"), ("b1", "b")):
        outbox = outbox.queue(replace(_CHAT, idempotency_key=key), at=_NOW, conversation=conversation)
    assert [send.key for send in outbox.due(_NOW)] == ["a1", "b1"]
    first = outbox.due(_NOW)[0]
    failed = outbox.failed(first, at=_NOW, http_status=500)
    assert [send.key for send in failed.due(_NOW)] == ["b1"]
    assert [send.key for send in outbox.accepted(first, at=_NOW).due(_NOW)] == ["b1", "a2"]
    assert [send.key for send in outbox.close("a1", at=_NOW).due(_NOW)] == ["b1", "a2"]


def test_what_is_for_later_holds_up_nobody() -> None:
    outbox = _queued(not_before=_after(3600)).queue(replace(_CHAT, idempotency_key="now"), at=_after(1), conversation="c")
    assert [send.key for send in outbox.due(_after(2))] == ["now"]
    assert [send.key for send in outbox.due(_after(3600))] == ["k"]
    assert outbox.accepted(_send(outbox, _after(2)), at=_after(2)).next_at(_after(2)) == _after(3600)


def test_the_parts_of_a_long_text_follow_one_another() -> None:
    outbox = _queued(Way(replace(_CHAT, text="Your parcel is here. " * 300), 600))
    outbox = _taken(outbox, "wamid.1")
    second = _send(outbox, _after(1))
    assert (second.part, second.draft.idempotency_key) == (1, "k/2")
    outbox = _taken(outbox, "wamid.2", _after(1)).record(_status("wamid.1", "delivered", _after(2)))
    assert _standing(outbox, _after(3)).state == "accepted"
    assert _standing(outbox.record(_status("wamid.2", "delivered", _after(4))), _after(5)).state == "delivered"


def test_a_post_that_made_several_messages_has_arrived_once_all_of_them_have() -> None:
    outbox = _queued(Way(_CHAT, 600))
    outbox = outbox.accepted(_send(outbox), "wamid.1", "wamid.2", at=_NOW).record(_status("wamid.1", "delivered", _after(2)))
    assert _standing(outbox, _after(3)).state == "accepted"
    assert _standing(outbox.record(_status("wamid.2", "read", _after(4))), _after(5)).state == "delivered"


@pytest.mark.parametrize(
    ("ways", "not_after", "expected"),
    [
        ((_CHAT,), 60, ("dead", ("expired",))),
        ((replace(_CHAT, window_expires_at=_after(60)),), None, ("dead", ("window_closed",))),
        ((replace(_CHAT, window_expires_at=_after(60)), _SMS), None, ("waiting", ("window_closed",))),
        ((replace(_CHAT, window_expires_at=_after(60)), _SMS), 30, ("dead", ("expired", "expired"))),
        ((replace(_CHAT, window_expires_at=_after(60)), _SMS), 7200, ("waiting", ("window_closed",))),
        ((replace(_CHAT, window_expires_at=_after(60), template=Template(id="parcel", language="en")),), None, ("waiting", ())),
    ],
)
def test_what_comes_too_late_is_not_posted(ways: Any, not_after: int | None, expected: Any) -> None:
    outbox = _queued(*ways, not_after=None if not_after is None else _after(not_after))
    standing = _standing(outbox, _after(3600))
    assert (standing.state, standing.reasons) == expected
    assert _standing(outbox, _after(29)).reasons == ()


def test_a_repetition_that_would_come_too_late_gives_way_at_once() -> None:
    outbox = _queued(replace(_CHAT, window_expires_at=_after(60)), _SMS)
    assert outbox.next_at(_after(1)) == _after(1)
    outbox = outbox.failed(_send(outbox), at=_NOW, http_status=503, retry_after_seconds=90)
    assert (_send(outbox, _after(1)).way, _standing(outbox, _after(1)).may_have_arrived) == (1, True)


def test_an_answer_is_waited_for_even_after_the_end_of_the_window() -> None:
    outbox = _queued(replace(_CHAT, window_expires_at=_after(10)), _SMS)
    outbox = outbox.attempted(_send(outbox), at=_NOW)
    assert outbox.due(_after(20)) == ()
    assert _send(outbox, _after(60)).way == 1


def test_a_reply_handle_is_used_once_and_while_it_works() -> None:
    line = replace(_LINE, reply_handle=ReplyHandle(token="t", expires_at=_after(60)))
    outbox = _queued(line)
    assert [_send(outbox, at).draft.reply_handle for at in (_NOW, _after(61))] == [line.reply_handle, None]
    failed = outbox.failed(_send(outbox), at=_NOW)
    assert (_send(failed, _after(2)).draft.reply_handle, _send(failed, _after(2)).may_repeat) == (None, True)


def test_a_message_that_was_closed_is_left_alone_and_can_be_pruned() -> None:
    outbox = _queued().close("k", at=_after(1))
    assert (_standing(outbox, _after(2)).state, outbox.due(_after(2)), outbox.next_at(_after(2))) == ("closed", (), None)
    assert outbox.prune(_after(1), _after(2)) == outbox
    assert outbox.prune(_after(2), _after(2)) == Outbox()


def test_pruning_drops_what_is_settled_and_nothing_else() -> None:
    outbox = _taken(_queued(), "wamid.1").record(_status("wamid.1", "delivered", _after(5)), _status("stranger", "sent", _after(5)))
    swept = _status("", "read", _after(5), replace(_CHAT, channel="messenger"), watermark=_after(5))
    outbox = outbox.record(swept).stop(at=_after(6), conversation="other")
    outbox = outbox.queue(replace(_CHAT, idempotency_key="dead"), at=_after(6), conversation="d", not_after=_after(6))
    outbox = outbox.queue(replace(_CHAT, idempotency_key="young"), at=_after(6), conversation="y")
    outbox = outbox.accepted(_send(outbox, _after(6)), "wamid.2", at=_after(7)).record(_status("wamid.2", "sent", _after(900)))
    pruned = outbox.prune(_after(800), _after(1000))
    assert [one.key for one in pruned.messages] == ["dead", "young"]
    assert sorted(fact.kind for fact in pruned.facts) == ["accepted", "reported", "stopped"]
    assert pruned.dead(_after(1000)) == outbox.dead(_after(1000))
