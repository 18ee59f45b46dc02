"""Telegram: what each kind of update becomes, and what an answer looks like on the wire."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import telegram
from xborder_support.conversations import (
    Contact,
    Draft,
    Edit,
    Form,
    Location,
    Media,
    Membership,
    Message,
    Postback,
    Reaction,
    System,
    Text,
    Unparsed,
    Unsend,
    Unsupported,
)
from xborder_support.errors import PayloadError, SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "telegram"
_RECEIVED = datetime(2026, 2, 3, 7, tzinfo=UTC)
_SENT = datetime(2026, 2, 3, 6, tzinfo=UTC)
_PERSON = {"id": 91, "is_bot": False, "first_name": "Olena", "last_name": "T", "username": "olena", "language_code": "uk"}
_PRIVATE = {"id": 91, "type": "private", "first_name": "Olena"}
_GROUP = {"id": -1009, "type": "supergroup", "title": "Customers"}
_BOT = {"id": 555, "is_bot": True, "first_name": "Kaze"}


def _parse(payload: Any, **arguments: Any) -> list[Any]:
    return list(telegram.parse(json.dumps(payload).encode(), received_at=_RECEIVED, **arguments))


def _message(**changes: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": 1770098400, "chat": _PRIVATE, "from": _PERSON, "text": "Де посилка?", **changes}
    return {name: value for name, value in message.items() if value is not ...}


def _update(kind: str, content: Any) -> dict[str, Any]:
    return {"update_id": 7, kind: content}


def _one(payload: Any, **arguments: Any) -> Any:
    (event,) = _parse(payload, **arguments)
    return event


def _read(**changes: Any) -> Any:
    return _one(_update("message", _message(**changes)))


def _file(name: str) -> Any:
    return _one(json.loads((_PAYLOADS / f"{name}.json").read_text(encoding="utf-8")))


def test_a_text_says_who_wrote_what_when_and_in_which_language() -> None:
    event = _one(_update("message", _message()), account="kaze_bot")
    assert isinstance(event, Message)
    assert (event.text, event.sent_at, event.key) == ("Де посилка?", _SENT, ("telegram", "kaze_bot", "91/5"))
    assert (event.sender.address, event.sender.name, event.sender.ids) == ("91", "Olena T", {"username": "olena"})
    assert (event.locale_hint, event.recipient.address, event.thread_id, event.automatic) == ("uk", "kaze_bot", None, None)
    assert event.details == {"update_id": "7", "chat_type": "private"}
    assert not event.is_public


def test_two_chats_count_their_messages_each_from_one() -> None:
    other = {**_PRIVATE, "id": 92}
    assert _read().event_id != _read(chat=other).event_id


def test_a_message_without_an_update_around_it_is_read_too() -> None:
    event = _one(_message())
    assert (event.kind, event.provider_id, event.details) == ("message", "91/5", {"chat_type": "private"})


def test_a_group_is_a_thread_with_a_negative_id() -> None:
    event = _read(chat=_GROUP)
    assert (event.thread_id, event.sender.address, event.is_public) == ("-1009", "91", False)
    assert _read(chat={**_GROUP, "username": "kaze"}).is_public
    assert _read(chat={"id": -5}).thread_id == "-5"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (
            {
                "photo": [
                    {"file_id": "a", "width": 2, "height": 2},
                    {"file_id": "b", "width": 9, "height": 9},
                    {"width": 99, "height": 99},
                    7,
                ]
            },
            Media(media_kind="image", provider_id="b"),
        ),
        (
            {"document": {"file_id": "d", "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 12}, "caption": "c"},
            Media(media_kind="file", provider_id="d", filename="a.pdf", mime="application/pdf", size_bytes=12, caption="c"),
        ),
        ({"video": {"file_id": "v", "duration": 3}}, Media(media_kind="video", provider_id="v", duration_ms=3000)),
        ({"video_note": {"file_id": "n"}}, Media(media_kind="video", provider_id="n")),
        ({"audio": {"file_id": "a"}}, Media(media_kind="audio", provider_id="a")),
        ({"voice": {"file_id": "o"}}, Media(media_kind="voice", provider_id="o")),
        ({"animation": {"file_id": "g"}, "document": {"file_id": "g"}}, Media(media_kind="video", provider_id="g")),
        ({"sticker": {"file_id": "s", "emoji": "👋"}}, Media(media_kind="sticker", provider_id="s")),
        ({"location": {"latitude": 0.0, "longitude": -1.5}}, Location(latitude=0.0, longitude=-1.5)),
        (
            {
                "location": {"latitude": 1, "longitude": 2},
                "venue": {"location": {"latitude": 1, "longitude": 2}, "title": "T", "address": "A"},
            },
            Location(latitude=1.0, longitude=2.0, name="T", address="A"),
        ),
        ({"contact": {"phone_number": "380", "first_name": "A", "last_name": "B"}}, Contact(name="A B", phones=("380",))),
        ({"contact": {"first_name": "A"}}, Contact(name="A")),
        ({"dice": {"emoji": "🎲", "value": 3}}, Text(text="🎲")),
        ({"web_app_data": {"data": "{}", "button_text": "Go"}}, Form(json="{}", title="Go")),
        ({"poll": {"id": "1"}}, Unsupported(type="poll")),
        ({"something_new": {"id": "1"}}, Unsupported(type="something_new")),
        ({"new_chat_title": "Kaze"}, System(type="new_chat_title", text="Kaze")),
        ({"migrate_to_chat_id": -100}, System(type="migrate_to_chat_id", text="-100")),
        ({"new_chat_members": [_PERSON]}, System(type="new_chat_members")),
        ({"new_chat_title": ""}, System(type="new_chat_title")),
    ],
)
def test_each_kind_of_content_becomes_one_typed_part(content: dict[str, Any], part: object) -> None:
    assert _read(text=..., **content).parts == (part,)


def test_words_below_what_we_cannot_read_are_not_lost() -> None:
    assert _read(text=..., paid_media={"star_count": 5}, caption="Разом").text == "Разом"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"text": ...}, "missing-content"),
        ({"text": 5}, "missing-content"),
        ({"text": ..., "photo": []}, "missing-content"),
        ({"text": ..., "document": {"file_name": "a"}}, "missing-content"),
        ({"text": ..., "location": {}}, "missing-content"),
        ({"text": ..., "contact": {}}, "missing-content"),
        ({"text": ..., "dice": {}}, "missing-content"),
        ({"text": ..., "web_app_data": {}}, "missing-content"),
    ],
)
def test_a_message_without_content_is_kept_with_what_is_known_around_it(content: dict[str, Any], reason: str) -> None:
    event = _read(**content)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_id, event.sender.address, event.sent_at) == (reason, "91/5", "91", _SENT)


def test_entities_are_kept_with_their_places_and_albums_with_their_number() -> None:
    entities = [{"type": "url", "offset": 2, "length": 9}]
    assert json.loads(_read(entities=entities).details["entities"]) == entities
    assert json.loads(_read(text=..., photo=[{"file_id": "a"}], caption="c", caption_entities=entities).details["entities"]) == entities
    assert _read(media_group_id="8").details["media_group_id"] == "8"
    assert _file("voice_in_topic").details["message_thread_id"] == "3"


def test_entities_too_deep_to_be_written_again_stay_in_the_raw_payload() -> None:
    body = json.dumps(_update("message", _message(entities=["deep"])))
    kept: list[bool | str | None] = []
    for depth in range(700, 1000):
        (event,) = telegram.parse(body.replace('"deep"', "[" * depth + "]" * depth), received_at=_RECEIVED)
        kept.append("entities" in event.details if isinstance(event, Message) else getattr(event, "reason", None))
        assert event.raw is not None
    assert set(kept) == {True, False, "nested-too-deeply"}


def test_an_answer_to_a_message_points_to_it() -> None:
    (call,) = telegram.render(Draft.reply_to(_read(), "Добрий день"))
    assert json.loads(call.body)["reply_parameters"]["message_id"] == 5


def test_an_answer_names_the_message_it_answers() -> None:
    event = _read(reply_to_message={"message_id": 4, "chat": _PRIVATE}, quote={"text": "Відправлено"})
    assert (event.in_reply_to, event.quoted_text) == ("91/4", "Відправлено")
    assert _read(reply_to_message={"message_id": 4}).in_reply_to == "91/4"
    assert _read().in_reply_to is None


@pytest.mark.parametrize(
    ("changes", "automatic"),
    [
        ({"from": _BOT}, "bot"),
        ({"from": _BOT, "sender_chat": _GROUP}, None),  # an administrator who hides behind Telegram's own bot
        ({"is_automatic_forward": True}, "forwarded-post"),
        ({"text": ..., "pinned_message": {"message_id": 1}}, "service-notice"),
        ({"text": ..., "poll": {}}, None),
        ({}, None),
    ],
)
def test_what_no_person_wrote_is_marked(changes: dict[str, Any], automatic: str | None) -> None:
    assert _read(chat=_GROUP, **changes).automatic == automatic


def test_who_writes_in_the_name_of_a_group_is_known_by_that_name() -> None:
    event = _read(chat=_GROUP, sender_chat=_GROUP, **{"from": {**_BOT, "id": 1087968824}})
    assert (event.sender.address, event.sender.name, event.details["sender_chat"]) == ("1087968824", "Customers", "-1009")


def test_a_post_of_the_shops_channel_is_its_own_and_public() -> None:
    event = _file("channel_post")
    assert (event.is_echo, event.is_public, event.thread_id, event.sender.name) == (True, True, "-1001700000003", "Kaze Audio")
    assert event.window_expires_at is None


def test_a_business_account_tells_its_customers_from_its_owner_and_its_bots() -> None:
    customer, answer = _file("business_message"), _file("business_answer")
    owner = _one(_update("business_message", _message(business_connection_id="b", **{"from": {**_PERSON, "id": 8}})))
    assert (customer.is_echo, customer.account, customer.sender.address) == (False, "bc-1", "700000001")
    assert (answer.is_echo, answer.automatic, answer.recipient.address) == (True, "own-app", "700000001")
    assert (owner.is_echo, owner.automatic) == (True, None)
    assert customer.conversation_key == answer.conversation_key
    assert _one(_update("business_message", _message(business_connection_id="b")), account="kaze").account == "kaze"


def test_a_press_on_a_button_is_a_postback_with_the_words_on_the_button() -> None:
    event = _file("callback_query")
    assert isinstance(event, Postback)
    assert (event.data, event.title, event.provider_id) == ("return:KZ-1042", "Повернути", "3006477000000000001")
    assert (event.details["message_id"], event.details["callback_query_id"]) == ("700000001/18", "3006477000000000001")
    assert (event.sent_at, event.sender.address, event.thread_id) == (
        None,
        "700000001",
        None,
    )  # the date is the keyboard's, not the press's
    in_group = _one(_update("callback_query", {"id": "1", "from": _PERSON, "data": "x", "message": _message(chat=_GROUP)}))
    assert (in_group.thread_id, in_group.title) == ("-1009", None)
    assert _one(_update("callback_query", {"id": "1", "from": _PERSON, "game_short_name": "g"})).reason == "missing-content"


@pytest.mark.parametrize(
    ("before", "now", "emoji"),
    [
        ([], [{"type": "emoji", "emoji": "👍"}], ["👍"]),
        ([{"type": "emoji", "emoji": "👍"}], [], [None]),
        ([{"type": "emoji", "emoji": "👍"}], [{"type": "emoji", "emoji": "👍"}, {"type": "custom_emoji", "custom_emoji_id": "5"}], ["5"]),
        ([{"type": "emoji", "emoji": "👍"}, {"type": "paid"}], [{"type": "paid"}], ["paid"]),
    ],
)
def test_a_reaction_says_what_was_added_or_that_none_is_left(before: list[Any], now: list[Any], emoji: list[str | None]) -> None:
    content = {"chat": _PRIVATE, "message_id": 5, "user": _PERSON, "date": 1770098400, "old_reaction": before, "new_reaction": now}
    events = _parse(_update("message_reaction", content))
    assert [event.emoji for event in events] == emoji
    assert all(isinstance(event, Reaction) and event.target == "91/5" and event.provider_id == "7" for event in events)


def test_a_reaction_to_nothing_is_kept() -> None:
    assert _one(_update("message_reaction", {"chat": _PRIVATE, "new_reaction": []})).reason == "missing-content"
    anonymous = _one(_update("message_reaction", {"chat": _GROUP, "actor_chat": _GROUP, "message_id": 1, "new_reaction": []}))
    assert anonymous.sender.address == "-1009"


@pytest.mark.parametrize(
    ("kind", "chat", "before", "now", "change"),
    [
        ("my_chat_member", _PRIVATE, "member", "kicked", "unfollowed"),
        ("my_chat_member", _PRIVATE, "kicked", "member", "followed"),
        ("my_chat_member", _GROUP, "left", "administrator", "joined"),
        ("my_chat_member", _GROUP, "member", "left", "left"),
        ("my_chat_member", _GROUP, "member", "administrator", None),
        ("chat_member", _GROUP, "left", "member", "joined"),
        ("chat_member", _GROUP, "member", "kicked", "left"),
        ("chat_member", _GROUP, "member", "creator", None),
        ("chat_member", _GROUP, "member", None, None),
    ],
)
def test_blocking_joining_and_leaving_are_memberships(
    kind: str, chat: dict[str, Any], before: str, now: str | None, change: str | None
) -> None:
    member = {"user": _BOT if kind == "my_chat_member" else {**_PERSON, "id": 92}}
    content = {
        "chat": chat,
        "from": _PERSON,
        "date": 1770098400,
        "old_chat_member": {**member, "status": before},
        "new_chat_member": {**member, "status": now},
    }
    event = _one(_update(kind, content))
    if change is None:
        assert (event.kind, event.reason, event.provider_type) == ("unparsed", "unsupported-event", kind)
    else:
        assert isinstance(event, Membership)
        assert (event.change, event.sender.address) == (change, "91" if kind == "my_chat_member" else "92")


def test_somebody_restricted_is_still_there() -> None:
    assert _file("chat_member").change == "joined"


def test_an_edit_says_when_and_what_and_two_edits_are_two_events() -> None:
    event = _file("edited_message")
    assert isinstance(event, Edit)
    assert (event.target, event.parts, event.sent_at) == (
        "700000001/11",
        (Text(text="Де моя посилка KZ-1043?"),),
        datetime(2026, 2, 3, 6, 5, tzinfo=UTC),
    )
    again = _one({"update_id": 8, "edited_message": _message(edit_date=1770098800)})
    assert again.event_id != _one(_update("edited_message", _message(edit_date=1770098700))).event_id
    assert _one(_update("edited_message", _message(text=...))).reason == "missing-content"
    assert _one(_update("edited_message", _message(message_id=...))).reason == "missing-content"


def test_each_message_deleted_from_a_business_chat_is_taken_back() -> None:
    payload = json.loads((_PAYLOADS / "business_deleted.json").read_text(encoding="utf-8"))
    events = _parse(payload)
    assert [event.target for event in events if isinstance(event, Unsend)] == ["700000001/21", "700000001/22"]
    assert len({event.event_id for event in events}) == 2
    assert _one(_update("deleted_business_messages", {"chat": {}, "message_ids": [1]})).reason == "missing-content"


@pytest.mark.parametrize("kind", ["inline_query", "business_connection", "poll_answer", "chat_join_request", "kind_of_tomorrow"])
def test_updates_that_are_no_part_of_a_conversation_are_kept(kind: str) -> None:
    event = _one(_update(kind, {"from": _PERSON, "id": "1"}))
    assert (event.reason, event.provider_type, event.provider_id, event.sender.address) == ("unsupported-event", kind, "7", "91")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xff", "not-utf-8"),
        (b"{", "not-json"),
        (b"[]", "wrong-shape"),
        (b"[" * 100_000, "nested-too-deeply"),
        (b"{}", "wrong-shape"),
        (b'{"update_id": 1}', "missing-content"),
        (b'{"update_id": 1, "message": []}', "wrong-shape"),
        (b'{"destination": "U0", "events": []}', "another-providers-payload"),
    ],
)
def test_what_is_no_update_is_kept_whole(body: bytes, reason: str) -> None:
    (event,) = telegram.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_an_update_that_lost_its_id_is_still_read() -> None:
    assert _one({"message": _message()}).text == "Де посилка?"


def test_a_redelivered_update_is_the_same_event() -> None:
    payloads = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(_PAYLOADS.glob("*.json"))]
    ids = [[event.event_id for event in _parse(payload)] for payload in payloads]
    assert ids == [[event.event_id for event in _parse(payload)] for payload in payloads]
    flat = [identity for found in ids for identity in found]
    assert len(flat) == len(set(flat))


def test_only_whoever_holds_the_secret_token_is_believed() -> None:
    headers = {"x-telegram-bot-api-secret-token": "blue-door"}
    telegram.verify(b"{}", headers, ["red-door", "blue-door"], now=_RECEIVED)
    assert telegram.receive(b'{"update_id": 1}', headers, "blue-door", received_at=_RECEIVED)[0].kind == "unparsed"
    for carried, code in (({}, "missing-signature"), ({"X-Telegram-Bot-Api-Secret-Token": "blue-doo"}, "wrong-signature")):
        with pytest.raises(SignatureError) as caught:
            telegram.verify(b"{}", carried, "blue-door", now=_RECEIVED)
        assert caught.value.code == code
    with pytest.raises(UsageError, match="empty-secret"):
        telegram.verify(b"{}", headers, "", now=_RECEIVED)
    with pytest.raises(PayloadError):
        telegram.verify(b" " * 4_000_001, headers, "blue-door", now=_RECEIVED)


_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.sampled_from(["\ud83d", -1, 10**400, "9" * 400]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=6,
)
_FIELDS = ["chat", "from", "date", "text", "photo", "document", "entities", "venue", "location", "contact", "quote", "reply_to_message"]


@settings(max_examples=60)
@given(message=st.dictionaries(st.sampled_from(_FIELDS), _junk), kind=st.sampled_from(["message", "edited_message", "business_message"]))
def test_whatever_a_message_holds_it_is_kept_beside_its_siblings(message: dict[str, Any], kind: str) -> None:
    events = _parse({"update_id": 1, kind: {**_message(), **message}, "callback_query": {"data": "x", **message}})
    assert len(events) >= 2
    assert all(event.raw is not None and event.event_id for event in events)


def test_what_cannot_be_read_belongs_to_the_same_account_as_what_can() -> None:
    chat = {"id": 91, "type": "private"}
    empty = {"update_id": 1, "business_message": {"message_id": 5, "chat": chat, "business_connection_id": "bc-1"}}
    full = {"update_id": 2, "business_message": {**empty["business_message"], "text": "a"}}  # type: ignore[dict-item]
    unread, read = (telegram.parse(json.dumps(one), received_at=datetime(2026, 2, 3, tzinfo=UTC))[0] for one in (empty, full))
    assert (unread.kind, read.kind) == ("unparsed", "message")
    assert (unread.account, unread.conversation_key) == ("bc-1", read.conversation_key)
