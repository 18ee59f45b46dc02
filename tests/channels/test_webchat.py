"""The chat window of a shop's own site: what each post becomes, what replays change, and what goes back."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import webchat
from xborder_support.conversations import (
    Choice,
    Deliveries,
    DeliveryStatus,
    Draft,
    Edit,
    Form,
    Media,
    Membership,
    Message,
    Reaction,
    System,
    Text,
    Unparsed,
    Unsend,
    Unsupported,
)

_SENT = datetime(2026, 2, 3, 9, 0, 5, tzinfo=UTC)
_RECEIVED = _SENT + timedelta(seconds=2)
_CUSTOMER = {"role": "customer", "id": "v-7", "name": "Lena", "email": "lena@customer.example", "phone": "+4930000000"}
_CONSENT = {"policy_version": "2026-01", "at": "2026-02-03T09:00:00+01:00"}


def _post(**changes: Any) -> bytes:
    post = {"format": "webchat/1", "account": "shop-de", "conversation_id": "c-81", "messages": [], **changes}
    return json.dumps({key: value for key, value in post.items() if value is not ...}, ensure_ascii=False).encode()


def _message(**changes: Any) -> dict[str, Any]:
    message = {"message_id": "m-1", "seq": 1, "sent_at": _SENT.isoformat(), "author": _CUSTOMER, "text": "Wo ist mein Paket?", **changes}
    return {key: value for key, value in message.items() if value is not ...}


def _parse(body: bytes, received_at: datetime = _RECEIVED) -> list[Any]:
    return list(webchat.parse(body, received_at=received_at))


def _one(**changes: Any) -> Any:
    (event,) = _parse(_post(messages=[_message(**changes)]))
    return event


def _happened(**fields: Any) -> Any:
    (event,) = _parse(_post(events=[{"event_id": "e-1", "at": _SENT.isoformat(), "author": {"role": "customer"}, **fields}]))
    return event


def test_a_message_carries_words_time_page_and_language() -> None:
    event = _one(locale="de-AT", page_url="https://shop.example/konto", order_refs=["4711", "", 5], in_reply_to="m-0")
    assert isinstance(event, Message)
    assert (event.text, event.locale_hint, event.order_refs, event.in_reply_to) == ("Wo ist mein Paket?", "de-AT", ("4711",), "c-81/m-0")
    assert (event.key, event.sent_at, event.received_at) == (("webchat", "shop-de", "c-81/m-1"), _SENT, _RECEIVED)
    assert (event.details["seq"], event.details["page_url"]) == ("1", "https://shop.example/konto")
    assert (event.is_echo, event.automatic, event.thread_id, event.recipient.address) == (False, None, None, "shop-de")


def test_what_a_visitor_typed_of_himself_is_called_a_claim() -> None:
    sender = _one().sender
    assert (sender.address, sender.name) == ("c-81", "Lena")
    assert sender.ids == {"visitor": "v-7", "claimed_email": "lena@customer.example", "claimed_phone": "+4930000000"}


@pytest.mark.parametrize(
    ("author", "automatic", "part", "ids"),
    [
        ({"role": "agent", "id": 3, "name": "Jonas"}, None, Text(text="Hallo"), {"agent": "3"}),
        ({"role": "bot"}, "own-app", Text(text="Hallo"), {}),
        ({"role": "system"}, "own-app", System(type="notice", text="Hallo"), {}),
    ],
)
def test_what_the_shop_wrote_is_an_echo_in_the_same_conversation(author: dict[str, Any], automatic: str, part: object, ids: object) -> None:
    event = _one(author=author, text="Hallo")
    assert (event.is_echo, event.automatic, event.parts) == (True, automatic, (part,))
    assert (event.sender.address, event.sender.ids, event.customer.address) == ("shop-de", ids, "c-81")
    assert event.conversation_key == _one().conversation_key
    assert "consent" not in event.details


@pytest.mark.parametrize(
    ("consents", "details"),
    [
        ({"consent": _CONSENT}, {"consent": "given", "consent_policy": "2026-01", "consent_at": "2026-02-03T08:00:00+00:00"}),
        ({}, {"consent": "missing"}),
        ({"consent": {"policy_version": "2026-01"}}, {"consent": "missing"}),
        ({"consent": {"policy_version": "", "at": _CONSENT["at"]}}, {"consent": "missing"}),
        ({"consent": {"policy_version": "2026-01", "at": "yesterday"}}, {"consent": "missing"}),
        ({"consent": "yes"}, {"consent": "missing"}),
    ],
)
def test_a_consent_counts_with_version_and_time_alone(consents: dict[str, Any], details: dict[str, str]) -> None:
    found = _one(**consents, seq=...)
    assert found.details == details


def test_the_consent_of_the_post_counts_for_its_messages() -> None:
    (event,) = _parse(_post(consent=_CONSENT, messages=[_message()]))
    assert event.details["consent"] == "given"


def test_attachments_and_choices_become_parts_and_none_is_lost() -> None:
    attachments = [
        {"kind": "image", "id": "up-1", "url": "https://f.example/1.jpg", "mime": "image/jpeg", "filename": "a.jpg", "size_bytes": 5},
        {"kind": "voice", "url": "https://f.example/2", "duration_ms": 900, "caption": "hör mal", "expires_at": "2026-03-03T00:00:00Z"},
        {"url": "https://f.example/3", "sha256": "ab"},
        {"kind": "hologram", "url": "https://f.example/4"},
        {"kind": "image"},
        7,
    ]
    event = _one(attachments=attachments, choice={"id": 1, "title": "Rücksendung", "source": "list"})
    assert event.parts[1] == Choice(id="1", title="Rücksendung", source="list")
    assert event.parts[2:5] == (
        Media(media_kind="image", provider_id="up-1", url="https://f.example/1.jpg", mime="image/jpeg", filename="a.jpg", size_bytes=5),
        Media(
            media_kind="voice",
            url="https://f.example/2",
            duration_ms=900,
            caption="hör mal",
            expires_at=datetime(2026, 3, 3, tzinfo=UTC),
        ),
        Media(media_kind="file", url="https://f.example/3", sha256="ab"),
    )
    assert event.parts[5:] == (Unsupported(type="hologram"), Unsupported(type="image"), Unsupported(type="attachment"))
    assert event.text == "Wo ist mein Paket?\nRücksendung\nhör mal"


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({"text": ...}, "missing-content", "message"),
        ({"text": 5}, "missing-content", "message"),
        ({"author": ...}, "missing-type", "message"),
        ({"author": {"role": 5}}, "missing-type", "message"),
        ({"author": {"role": [["customer"]]}}, "missing-type", "message"),
        ({"author": {"role": "robot"}}, "unsupported-type", "robot"),
    ],
)
def test_a_message_that_cannot_be_read_is_kept_in_its_conversation(changes: dict[str, Any], reason: str, word: str) -> None:
    event = _one(**changes)
    assert (event.kind, event.reason, event.provider_type, event.conversation_key) == ("unparsed", reason, word, _one().conversation_key)
    assert event.raw == _message(**changes)


@pytest.mark.parametrize("item", [None, 5, "x", [], True])
def test_what_is_no_message_or_event_stands_beside_its_good_siblings(item: Any) -> None:
    good = {"event_id": "e-1", "type": "left", "author": {"role": "customer"}}
    events = _parse(_post(messages=[_message(), item], events=[item, good]))
    assert [event.kind for event in events] == ["message", "unparsed", "unparsed", "membership"]
    assert [event.reason for event in events[1:3]] == ["wrong-shape", "wrong-shape"]


def test_a_report_on_one_message_of_ours_names_it_as_its_echo_does() -> None:
    echo = _one(message_id="m-9", author={"role": "agent"})
    delivered, read = _happened(type="delivered", target="m-9"), _happened(type="read", target="m-9")
    assert isinstance(read, DeliveryStatus)
    assert (read.message_key, read.customer.address, read.is_echo) == (echo.message_key, "c-81", True)
    known = Deliveries().add(read, delivered).of(echo)
    assert known is not None
    assert known.state == "read"


def test_a_report_on_all_messages_up_to_a_time_is_a_watermark() -> None:
    report = _happened(type="read", until="2026-02-03T09:00:05Z")
    assert (report.watermark, report.provider_id) == (_SENT, "c-81/e-1")
    known = Deliveries().add(report).of(_one(author={"role": "agent"}))
    assert known is not None
    assert known.state == "read"
    assert _happened(type="read").reason == "missing-content"


def test_a_colleague_who_reads_says_nothing_of_our_message() -> None:
    assert _happened(type="read", target="m-1", author={"role": "agent"}).reason == "unsupported-event"


@pytest.mark.parametrize(
    ("code", "reason", "is_retryable"),
    [("offline", "unreachable", True), ("closed", "window_closed", False), ("content", "content", False), ("new", None, None)],
)
def test_a_failure_says_why_and_whether_to_try_again(code: str, reason: str | None, is_retryable: bool | None) -> None:  # noqa: FBT001  (a column)
    event = _happened(type="failed", target="m-9", error_code=code)
    assert (event.status, event.error_codes, event.reason, event.is_retryable) == ("failed", (code,), reason, is_retryable)
    assert _happened(type="failed", target="m-9").error_codes == ()


def test_a_failure_because_of_a_block_ends_contact() -> None:
    failed = {"event_id": "e-1", "type": "failed", "author": {"role": "customer"}, "target": "m-9", "error_code": "blocked"}
    status, ended = _parse(_post(events=[failed]))
    assert (status.kind, ended.change, ended.customer.address) == ("delivery_status", "unfollowed", "c-81")


def test_edits_reactions_and_messages_taken_back_name_their_target() -> None:
    edit = _happened(type="edit", target="m-1", text="Wo ist meine Post?", consent=_CONSENT)
    assert isinstance(edit, Edit)
    assert (edit.target, edit.parts, edit.details["consent"]) == (_one().provider_id, (Text(text="Wo ist meine Post?"),), "given")
    ours = _happened(type="edit", target="m-9", text="Guten Tag", author={"role": "agent"})
    assert (ours.is_echo, ours.details) == (True, {})
    unsend, reaction = _happened(type="unsend", target="m-1"), _happened(type="reaction", target="m-9", emoji="👍")
    assert isinstance(unsend, Unsend)
    assert isinstance(reaction, Reaction)
    assert (unsend.target, reaction.emoji, _happened(type="reaction", target="m-9", emoji=None).emoji) == ("c-81/m-1", "👍", None)


@pytest.mark.parametrize("kind", ["edit", "unsend", "reaction", "rating", "delivered"])
def test_an_event_without_what_makes_it_up_is_kept(kind: str) -> None:
    assert (_happened(type=kind).reason, _happened(type=kind).provider_type) == ("missing-content", kind)


@pytest.mark.parametrize(
    ("kind", "scope", "change", "expected"),
    [
        ("joined", None, "joined", "all"),
        ("left", None, "left", "all"),
        ("blocked", None, "unfollowed", "all"),
        ("opted_out", "marketing", "opted_out", "marketing"),
        ("opted_in", "everything", "opted_in", "all"),
    ],
)
def test_coming_going_and_choosing_are_memberships(kind: str, scope: str | None, change: str, expected: str) -> None:
    event = _happened(type=kind, scope=scope)
    assert isinstance(event, Membership)
    assert (event.change, event.scope) == (change, expected)


def test_a_rating_is_an_answered_form_with_its_comment() -> None:
    event = _happened(type="rating", score=4, of=5, text="Schnell geholfen.")
    assert event.parts == (Form(name="rating", json='{"score": 4, "of": 5}', title="Schnell geholfen."),)
    assert (event.text, event.details["consent"]) == ("Schnell geholfen.", "missing")


@pytest.mark.parametrize(
    ("event", "reason"), [({"type": "typing"}, "unsupported-event"), ({}, "missing-type"), ({"type": 5}, "missing-type")]
)
def test_kinds_of_event_that_are_not_ours_pass_through(event: dict[str, Any], reason: str) -> None:
    assert _happened(**event).reason == reason


@pytest.mark.parametrize(
    ("body", "reason", "word"),
    [
        (b"", "not-json", None),
        (b"[]", "wrong-shape", None),
        (b"\xff", "not-utf-8", None),
        (b"{}", "wrong-shape", None),
        (_post(messages=...), "wrong-shape", None),
        (_post(messages={}), "wrong-shape", None),
        (_post(events="x"), "wrong-shape", None),
        (_post(format="webchat/2"), "unsupported-type", "webchat/2"),
        (b'{"destination": "U0", "events": []}', "another-providers-payload", "line"),
    ],
)
def test_a_body_that_is_no_post_becomes_one_unparsed_event(body: bytes, reason: str, word: str | None) -> None:
    (event,) = _parse(body)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type) == (reason, word)


def test_a_post_without_a_conversation_still_gives_its_words() -> None:
    (event,) = _parse(_post(conversation_id=..., account=..., messages=[_message()]))
    assert (event.text, event.sender.address, event.account) == ("Wo ist mein Paket?", None, "")


def test_the_account_can_be_given() -> None:
    (event,) = webchat.parse(_post(messages=[_message()]), received_at=_RECEIVED, account="shop-at")
    assert (event.account, event.recipient.address) == ("shop-at", "shop-at")


def test_windows_that_number_alike_do_not_share_messages() -> None:
    (here,), (there,) = (_parse(_post(conversation_id=name, messages=[_message(message_id=1)])) for name in ("c-1", "c-2"))
    assert here.event_id != there.event_id


@pytest.mark.parametrize(
    ("sent_at", "at"), [("2031-01-01T00:00:00Z", _RECEIVED), ("soon", _RECEIVED), (None, _RECEIVED), (_SENT.isoformat(), _SENT)]
)
def test_a_clock_that_runs_ahead_never_counts(sent_at: str | None, at: datetime) -> None:
    assert _one(sent_at=sent_at).at == at


@given(st.permutations(range(8)), st.integers(1, 7), st.timedeltas(timedelta(0), timedelta(days=3)))
@settings(max_examples=60, deadline=None)
def test_a_replay_in_any_order_and_any_batches_gives_the_same_events(order: list[int], cut: int, later: timedelta) -> None:
    items = [_message(message_id=f"m-{number}", seq=number, text=f"Zeile {number}") for number in range(7)] + [_message(message_id=...)]
    first = _parse(_post(messages=items))
    shuffled = [items[number] for number in order]
    again = [event for part in (shuffled[:cut], shuffled[cut:]) for event in _parse(_post(messages=part), received_at=_RECEIVED + later)]
    assert {event.event_id: event.text for event in first} == {event.event_id: event.text for event in again}
    assert len({event.event_id for event in first}) == 8


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_KEYS = [
    "message_id",
    "author",
    "text",
    "attachments",
    "choice",
    "consent",
    "in_reply_to",
    "sent_at",
    "seq",
    "order_refs",
    "type",
    "target",
]


@given(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=12))
@settings(max_examples=200, deadline=None)
def test_a_broken_item_never_costs_its_siblings(broken: dict[str, Any]) -> None:
    good = {"event_id": "e-1", "type": "left", "author": {"role": "customer"}}
    in_author = {**_message(), "author": {"role": broken.get("author"), "id": broken.get("text")}}
    in_event = {"type": "read", "target": "m-9", "author": {"role": broken.get("author")}}
    first, *rest = _parse(_post(messages=[_message(), {**_message(), **broken}, in_author], events=[broken, in_event, good]))
    assert (first.kind, rest[-1].kind) == ("message", "membership")
    assert len(rest) == 5


_PAYLOADS = Path(__file__).parent / "payloads" / "webchat"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("text", ["message"]),
        ("offline_batch", ["message"] * 4),
        ("attachments", ["message"]),
        ("choice_without_consent", ["message"] * 2),
        ("shop_side", ["message"] * 3 + ["unparsed"]),
        (
            "events",
            ["delivery_status"] * 3 + ["edit", "unsend", "reaction", "membership", "membership", "message", "unparsed"],
        ),
        ("blocked", ["delivery_status", "membership", "membership", "membership"]),
    ],
)
def test_every_example_becomes_the_kinds_that_it_holds(name: str, kinds: list[str]) -> None:
    events = _parse((_PAYLOADS / f"{name}.json").read_bytes())
    assert [event.kind for event in events] == kinds
    assert len({event.event_id for event in events}) == len(events)
    assert len({event.conversation_key for event in events}) == 1


def test_no_window_can_name_a_message_of_another_conversation() -> None:
    def message(conversation: str, identity: str) -> Any:
        said = {"message_id": identity, "author": {"role": "customer"}, "text": "a"}
        post = {"format": "webchat/1", "conversation_id": conversation, "messages": [said]}
        return webchat.parse(json.dumps(post), received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]

    assert message("de", "81/m").event_id != message("de/81", "m").event_id
    assert message("de%2F81", "m").event_id != message("de/81", "m").event_id
    (answer,) = webchat.render(Draft.reply_to(message("de/81", "m"), "Ja"))
    assert json.loads(answer.body)["messages"][0]["in_reply_to"] == "m"
