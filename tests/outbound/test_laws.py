"""An outbox is a set: order, repetition and storage change nothing. And what makes no sense is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import inf, nan
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import Channels
from xborder_support.conversations import DeliveryStatus, Draft, Media, Party
from xborder_support.errors import UsageError
from xborder_support.outbound import BackOff, OutboundReason, Outbox, RetryPlan, Send, Way, retry_plan, text_only

_NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
_DRAFT = Draft(channel="whatsapp", provider="whatsapp", account="1", to="254700000001", text="Hello.", idempotency_key="k")
_SMS = text_only(_DRAFT, channel="sms", provider="twilio", to="+254700000001", account="AC")


def _after(seconds: float) -> datetime:
    return _NOW + timedelta(seconds=seconds)


def _status(provider_id: str, word: Any, second: int) -> DeliveryStatus:
    return DeliveryStatus(
        channel="whatsapp", provider="whatsapp", account="1", provider_id=provider_id, received_at=_after(second),
        recipient=Party(address="254700000001"), is_echo=True, status=word, provider_status=word,
    )  # fmt: skip


_KEYS = st.sampled_from(["k0", "k1", "k2"])
_SECONDS = st.integers(0, 2000)
_SENDS = st.builds(
    Send, key=_KEYS, way=st.integers(0, 1), part=st.just(0), attempt=st.integers(1, 3), conversation=st.just("c"), draft=st.just(_DRAFT)
)
_CODES = st.sampled_from([(), ("131056",), ("131050",), ("131026",)])
_STEPS = st.one_of(
    st.tuples(st.just("queue"), _KEYS, _SECONDS, st.sampled_from(["one", "two"])),
    st.tuples(st.just("attempted"), _SENDS, _SECONDS, st.none()),
    st.tuples(st.just("accepted"), _SENDS, _SECONDS, st.sampled_from(["w1", "w2"])),
    st.tuples(st.just("failed"), _SENDS, _SECONDS, _CODES),
    st.tuples(st.just("status"), st.sampled_from(["w1", "w2"]), _SECONDS, st.sampled_from(["sent", "delivered", "read", "failed"])),
    st.tuples(st.sampled_from(["close", "acknowledged"]), _KEYS, _SECONDS, st.none()),
    st.tuples(st.sampled_from(["stop", "resume"]), _KEYS, _SECONDS, st.none()),
)


def _step(outbox: Outbox, step: Any) -> Outbox:
    kind, subject, second, detail = step
    at = _after(second)
    if kind == "queue":
        return outbox.queue(Way(replace(_DRAFT, idempotency_key=subject, text=detail), 600), _SMS, at=at, conversation="c")
    if kind in {"attempted", "close", "acknowledged"}:
        return getattr(outbox, kind)(subject, at=at)  # type: ignore[no-any-return]
    if kind == "accepted":
        return outbox.accepted(subject, detail, at=at)
    if kind == "failed":
        return outbox.failed(subject, at=at, codes=detail)
    return outbox.record(_status(subject, detail, second)) if kind == "status" else getattr(outbox, kind)(at=at)


def _outbox(steps: list[Any]) -> Outbox:
    outbox = Outbox()
    for step in steps:
        outbox = _step(outbox, step)
    return outbox


_OUTBOXES = st.lists(_STEPS, max_size=12).map(_outbox)


@settings(max_examples=50, deadline=None)
@given(_OUTBOXES, _OUTBOXES, _OUTBOXES)
def test_merging_is_commutative_associative_and_idempotent(a: Outbox, b: Outbox, c: Outbox) -> None:
    merge = Outbox.merge
    assert merge(a, b) == merge(b, a)
    assert merge(a, b).to_json() == merge(b, a).to_json()
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@settings(max_examples=50, deadline=None)
@given(_OUTBOXES, _SECONDS)
def test_storing_changes_nothing_and_every_message_has_a_standing(outbox: Outbox, second: int) -> None:
    again = Outbox.from_json(outbox.to_json())
    assert again == outbox
    assert again.to_json() == outbox.to_json()
    assert again.standings(_after(second)) == outbox.standings(_after(second))
    assert {one.key for one in again.standings(_after(second))} == {message.key for message in outbox.messages}


@settings(max_examples=50, deadline=None)
@given(st.lists(_STEPS.filter(lambda step: step[0] != "queue"), max_size=10), st.randoms(use_true_random=False), _SECONDS)
def test_the_order_in_which_things_become_known_does_not_matter(steps: list[Any], random: Any, second: int) -> None:
    shuffled = [*steps, *steps]
    random.shuffle(shuffled)
    base = _outbox([("queue", key, 0, "one") for key in ("k0", "k1")])
    first, second_outbox = base, base
    for step in steps:
        first = _step(first, step)
    for step in shuffled:
        second_outbox = _step(second_outbox, step)
    assert first == second_outbox
    assert first.due(_after(second)) == second_outbox.due(_after(second))


@settings(max_examples=50, deadline=None)
@given(_OUTBOXES, _SECONDS)
def test_nothing_is_due_before_next_at(outbox: Outbox, second: int) -> None:
    now = _after(second)
    at = outbox.next_at(now)
    if outbox.due(now):
        assert at == now
    elif at is not None:
        assert at > now
        assert outbox.due(at - timedelta(microseconds=1)) == ()
    else:
        assert outbox.due(_after(10**9)) == ()


@given(st.integers(1, 2000), st.text(max_size=9), st.integers(0, 10))
def test_a_pause_is_never_shorter_than_planned_nor_longer_than_its_jitter(failures: int, key: str, tenths: int) -> None:
    pause = BackOff(attempts=9, base_seconds=2, factor=3, cap_seconds=500, jitter_share=tenths / 10)
    planned = 500 if failures > 9 else min(500, 2 * 3 ** (failures - 1))
    assert planned <= pause.seconds(failures, key=key) <= planned * (1 + tenths / 10)
    assert pause.seconds(failures, key=key) == pause.seconds(failures, key=key)


@pytest.mark.parametrize(
    "wrong",
    [
        {"attempts": 0}, {"attempts": 1001}, {"base_seconds": 0}, {"base_seconds": nan}, {"factor": 0.5}, {"factor": inf},
        {"cap_seconds": 0.5}, {"jitter_share": -0.1}, {"jitter_share": 1.1},
    ],
)  # fmt: skip
def test_a_back_off_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as refused:
        BackOff(**{"attempts": 3, "base_seconds": 1, "factor": 2, "cap_seconds": 9, **wrong})
    assert refused.value.code == "bad-back-off"


def test_every_reason_has_a_back_off_on_every_network() -> None:
    for network in ("slow-2g", "2g", "3g", "4g"):
        plan = retry_plan(network)
        assert all(plan.back_off(reason, provider="x").attempts for reason in get_args(OutboundReason))
    assert retry_plan("2g") == retry_plan("slow-2g") != retry_plan("3g") == retry_plan()


@pytest.mark.parametrize(
    ("reason", "is_retryable", "attempts"),
    [("unreachable", None, 13), ("unreachable", True, 13), ("unreachable", False, 1), ("content", None, 1), ("content", True, 10)],
)
def test_what_the_provider_says_of_a_code_outweighs_its_reason(reason: Any, is_retryable: bool | None, attempts: int) -> None:  # noqa: FBT001
    assert retry_plan().back_off(reason, provider="whatsapp", is_retryable=is_retryable).attempts == attempts


def test_a_plan_of_the_hosts_own_counts() -> None:
    once = BackOff(attempts=1, base_seconds=1, factor=1, cap_seconds=1)
    plan: RetryPlan = replace(retry_plan(), back_offs={**retry_plan().back_offs, "provider_fault": once})
    outbox = Outbox().queue(_DRAFT, at=_NOW, conversation="c")
    outbox = outbox.failed(outbox.due(_NOW)[0], at=_NOW, http_status=503)
    assert [[one.state for one in outbox.standings(_NOW, plan=known)] for known in (None, plan)] == [["waiting"], ["dead"]]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: Outbox().queue(at=_NOW, conversation="c"), "no-way"),
        (lambda: Outbox().queue(replace(_DRAFT, idempotency_key=""), at=_NOW, conversation="c"), "no-idempotency-key"),
        (lambda: Outbox().queue(Way(replace(_DRAFT, account=""), 60), at=_NOW, conversation="c"), "no-account"),
        (lambda: Outbox().queue(replace(_DRAFT, to=""), at=_NOW, conversation="c"), "no-recipient"),
        (lambda: Outbox().queue(replace(_DRAFT, text=" "), at=_NOW, conversation="c"), "empty-text"),
        (lambda: Outbox().queue(_DRAFT, replace(_SMS, provider="nobody"), at=_NOW, conversation="c"), "unknown-provider"),
        (lambda: Outbox().queue(_DRAFT, at=_NOW.replace(tzinfo=None), conversation="c"), "naive-datetime"),
        (lambda: Outbox().queue(_DRAFT, at=_NOW, not_after=datetime(2026, 2, 3), conversation="c"), "naive-datetime"),  # noqa: DTZ001
        (lambda: Outbox().queue(replace(_DRAFT, window_expires_at=datetime(2026, 2, 3)), at=_NOW, conversation="c"), "naive-datetime"),  # noqa: DTZ001
        (lambda: Outbox().due(_NOW.replace(tzinfo=None)), "naive-datetime"),
        (lambda: Outbox().standing("k", _NOW), "unknown-message"),
        (lambda: Way(_DRAFT, 0), "wrong-argument"),
        (lambda: Way(_DRAFT, nan), "wrong-argument"),
        (lambda: retry_plan("5g"), "wrong-argument"),
        (lambda: _one().failed(_send(), at=_NOW, retry_after_seconds=-1), "wrong-argument"),
        (lambda: _one().failed(_send(), at=_NOW, retry_after_seconds=inf), "wrong-argument"),
        (lambda: _one().accepted(_send(), "", at=_NOW), "wrong-argument"),
        (lambda: _one().accepted(_send(), 7, at=_NOW), "wrong-argument"),  # type: ignore[arg-type]
    ],
)
def test_mistakes_of_the_host_are_named(call: Any, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        call()
    assert refused.value.code == code
    assert "254700000001" not in str(refused.value)


def _one() -> Outbox:
    return Outbox().queue(_DRAFT, at=_NOW, conversation="c")


def _send() -> Send:
    return _one().due(_NOW)[0]


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "\x00", b"\xff", '{"schema": "conversation/1"}', '{"schema": "outbox/1", "facts": 7}', "[" * 100_000,
        '{"schema": "outbox/1", "secret words": 1}',
        '{"schema": "outbox/1", "facts": [{"kind": "attempted", "at": "2026-02-03T09:00:00"}]}',
        '{"schema": "outbox/1", "messages": [{"key": "secret words"}]}',
    ],
)  # fmt: skip
def test_what_is_no_stored_outbox_is_refused_without_quoting_it(text: Any) -> None:
    with pytest.raises(UsageError) as refused:
        Outbox.from_json(text)
    assert refused.value.code == "bad-outbox"
    assert "secret" not in str(refused.value)


def test_nothing_personal_is_printed() -> None:
    outbox = Outbox().queue(Way(_DRAFT, 60), _SMS, at=_NOW, conversation="conversation-7")
    printed = repr((outbox, outbox.messages, outbox.due(_NOW), outbox.standings(_NOW)))
    assert all(secret not in printed for secret in ("254700000001", "Hello.", "conversation-7"))


def test_half_a_surrogate_pair_is_stored_as_a_question_mark() -> None:
    outbox = Outbox().queue(replace(_DRAFT, text="Hello \ud83d"), at=_NOW, conversation="c")
    assert Outbox.from_json(outbox.to_json()).due(_NOW)[0].draft.text == "Hello ?"


def test_far_times_neither_overflow_nor_lose_the_message() -> None:
    outbox = _one().failed(_send(), at=datetime(9999, 12, 31, 23, tzinfo=UTC), http_status=503, retry_after_seconds=1e12)
    assert outbox.standing("k", _NOW).due_at == datetime.max.replace(tzinfo=UTC)
    assert BackOff(attempts=1, base_seconds=1, factor=1e300, cap_seconds=8).seconds(900, key="k") == 8


def test_two_plans_under_one_key_are_one_message_whichever_comes_first() -> None:
    early = Outbox().queue(_DRAFT, at=_NOW, conversation="c")
    late = Outbox().queue(replace(_DRAFT, text="Another text."), at=_after(9), conversation="c")
    assert Outbox.merge(late, early) == Outbox.merge(early, late) == early


def test_outcomes_that_are_known_before_their_message_are_kept() -> None:
    outcome = Outbox().accepted(_send(), "wamid.1", at=_NOW)
    assert Outbox.merge(outcome, _one()).standing("k", _NOW).state == "accepted"


def test_words_alone_fit_where_there_is_no_internet() -> None:
    picture = Media(media_kind="image", url="https://shop.example/label.jpg", mime="image/jpeg", size_bytes=2_000_000)
    sms = text_only(
        replace(_DRAFT, media=(picture,), subject="S", in_reply_to="m", details={"a": "b"}),
        channel="sms",
        provider="twilio",
        to="+2547",
        account="AC",
    )
    (send,) = Outbox().queue(Way(sms, weak_network=True), at=_NOW, conversation="c").due(_NOW)
    assert (send.draft.text, send.draft.media, send.size_bytes) == ("Hello.\nhttps://shop.example/label.jpg", (), 37)


def test_a_channel_of_the_hosts_own_needs_no_profile() -> None:
    class Pager:
        def render(self, draft: Draft) -> list[Any]:
            return [draft.text]

        parse = verify = receive = render

    channels = Channels().add("pager", Pager())  # type: ignore[arg-type]
    draft = Draft(channel="pager", provider="pager", to="7", text="Hello.", idempotency_key="k")
    outbox = Outbox().queue(draft, at=_NOW, conversation="c", channels=channels)
    assert outbox.failed(outbox.due(_NOW)[0], at=_NOW, codes=["out of paper"]).standing("k", _NOW).state == "waiting"
