"""X: what each activity becomes, whose words they are, and what an answer looks like on the wire."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import x
from xborder_support.conversations import (
    Choice,
    Deliveries,
    DeliveryStatus,
    Location,
    Media,
    Membership,
    Message,
    Text,
    Unparsed,
    Unsupported,
)
from xborder_support.errors import SignatureError, UsageError

_PAYLOADS = Path(__file__).parent / "payloads" / "x"
_RECEIVED = datetime(2026, 2, 3, 7, tzinfo=UTC)
_SENT = datetime(2026, 2, 3, 6, 0, 0, 275000, tzinfo=UTC)
_SHOP, _CUSTOMER = "1001", "2002"
_SIGNATURE = "sha256=Yiv7Gks/8XLZqlzwP8O/jDPfmURHnYJz611wFu448G8="


def _parse(payload: Any, **arguments: Any) -> list[Any]:
    return list(x.parse(json.dumps(payload).encode(), received_at=_RECEIVED, **arguments))


def _one(payload: Any, **arguments: Any) -> Any:
    (event,) = _parse(payload, **arguments)
    return event


def _file(name: str) -> list[Any]:
    return _parse(json.loads((_PAYLOADS / f"{name}.json").read_text(encoding="utf-8")))


def _dm(sender: str = _CUSTOMER, recipient: str = _SHOP, *, app: str | None = None, **data: Any) -> dict[str, Any]:
    created = {"target": {"recipient_id": recipient}, "sender_id": sender, "message_data": {"text": "Hi", **data}}
    return {
        "type": "message_create",
        "id": "5",
        "created_timestamp": "1770098400275",
        "message_create": {**created, "source_app_id": app} if app else created,
    }


def _webhook(**lists: Any) -> dict[str, Any]:
    users = {_CUSTOMER: {"id": _CUSTOMER, "name": "Ola", "screen_name": "ola"}}
    return {"for_user_id": _SHOP, **lists, "users": users}


def _sent(**data: Any) -> Any:
    return _one(_webhook(direct_message_events=[_dm(**data)]))


def _activity(kind: str | None, payload: Any, **around: Any) -> dict[str, Any]:
    return {"data": {"event_uuid": "-7", "filter": {"user_id": _SHOP}, "event_type": kind, "payload": payload, **around}}


def test_a_direct_message_says_who_wrote_to_whom_and_when() -> None:
    event = _sent()
    assert isinstance(event, Message)
    assert (event.key, event.text, event.sent_at) == (("x", _SHOP, "5"), "Hi", _SENT)
    assert (event.sender.address, event.sender.name, event.sender.ids) == (_CUSTOMER, "Ola", {"screen_name": "ola"})
    assert (event.recipient.address, event.is_echo, event.is_public, event.thread_id) == (_SHOP, False, False, None)


def test_a_message_without_a_webhook_around_it_is_read_too() -> None:
    event = _one(_dm())
    assert (event.account, event.sender.address, event.recipient.address, event.is_echo) == (_SHOP, _CUSTOMER, _SHOP, False)
    assert _one(_dm(_SHOP, _CUSTOMER), account=_SHOP).is_echo


@pytest.mark.parametrize(
    ("wire", "urls", "said"),
    [
        ("a &amp; b &lt;3 &gt;", [], "a & b <3 >"),
        ("&amp;amp; &amp;lt; &quot; &copy", [], "&amp; &lt; &quot; &copy"),  # once, and nothing that X does not escape
        (
            "🎧&amp;🎧 https://t.co/a1 !",
            [("https://t.co/a1", "https://k.example/?a=1&amp=2", [8, 23])],
            "🎧&🎧 https://k.example/?a=1&amp=2 !",
        ),
        ("https://t.co/a1", [("https://t.co/a1", "https://k.example", None)], "https://k.example"),
        ("x https://t.co/a1", [("https://t.co/a1", "https://k.example", [0, 15])], "x https://k.example"),
        (
            "https://t.co/a1 https://t.co/a12",
            [("https://t.co/a1", "https://one.example", [0, 15]), ("https://t.co/a12", "https://two.example", [16, 32])],
            "https://one.example https://two.example",
        ),
        (
            "https://t.co/a1 https://t.co/a12",
            [("https://t.co/a1", "https://one.example", [7]), ("https://t.co/a12", "https://two.example", ["z"])],
            "https://one.example https://two.example",
        ),
        ("https://t.co/a1 https://t.co/a1", [("https://t.co/a1", "u", [0, 15]), ("https://t.co/a1", "u", [0, 15])], "u u"),
        ("https://t.co/zz", [("https://t.co/a1", "https://k.example", [0, 15])], "https://t.co/zz"),
    ],
)
def test_words_come_back_as_they_were_written(wire: str, urls: list[tuple[str, str, Any]], said: str) -> None:
    entities = {"urls": [{"url": short, "expanded_url": target, "indices": place} for short, target, place in urls]}
    assert _sent(text=wire, entities=entities).text == said


def test_a_link_without_a_target_stays_short() -> None:
    assert _sent(text="https://t.co/a1", entities={"urls": [{"url": "https://t.co/a1"}, 7]}).text == "https://t.co/a1"


@settings(max_examples=80)
@given(text=st.text(alphabet="a&;lt gmp<>🎧あ", max_size=60))
def test_what_x_escapes_is_unescaped_exactly_once(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert _sent(text=escaped or "-").text == (text or "-")


def test_a_quick_reply_is_a_choice_with_its_label() -> None:
    event = _sent(text="Return &amp; refund", quick_reply_response={"type": "options", "metadata": "r"})
    assert event.parts == (Choice(id="r", title="Return & refund", source="quick_reply"),)
    assert event.text == "Return & refund"


def test_media_and_places_are_parts_beside_the_words() -> None:
    choice, photo, film, place = _file("quick_reply_and_media")
    assert isinstance(choice.parts[0], Choice)
    assert photo.parts[1] == Media(media_kind="image", provider_id="1900000000000000777", url="https://ton.twitter.com/p.jpg")
    assert (film.parts[0].url, film.parts[0].duration_ms, film.parts[0].mime) == ("https://video.twimg.com/large.mp4", 4000, "video/mp4")
    assert place.parts == (Location(latitude=52.2297, longitude=21.0122),)


@pytest.mark.parametrize(
    ("attachment", "part"),
    [
        ({"type": "media", "media": {"id": 2**63 - 1, "type": "animated_gif"}}, Media(media_kind="video", provider_id=str(2**63 - 1))),
        ({"type": "media", "media": {"id_str": "1", "type": "hologram"}}, Media(media_kind="file", provider_id="1")),
        ({"type": "location", "location": {"shared_place": {"place": {"full_name": "Warszawa"}}}}, Location(name="Warszawa")),
        ({"type": "location", "location": {"shared_place": {"place": {"name": "Praga"}}}}, Location(name="Praga")),
        ({"type": "card"}, Unsupported(type="card")),
    ],
)
def test_each_attachment_is_one_part(attachment: dict[str, Any], part: object) -> None:
    assert _sent(text="", attachment=attachment).parts == (part,)


@pytest.mark.parametrize(
    "attachment",
    [
        {},
        {"type": "media"},
        {"type": "media", "media": {"type": "photo"}},
        {"type": "location"},
        {"type": "location", "location": {"shared_coordinate": {"coordinates": {"coordinates": [1]}}}},
    ],
)
def test_a_message_without_content_is_kept_with_what_is_known_around_it(attachment: dict[str, Any]) -> None:
    event = _sent(text="", attachment=attachment)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_id, event.sender.address, event.sent_at) == ("missing-content", "5", _CUSTOMER, _SENT)


def test_another_kind_of_direct_message_event_is_kept() -> None:
    event = _one(_webhook(direct_message_events=[{"type": "welcome", "id": "5"}]))
    assert (event.reason, event.provider_type) == ("unsupported-event", "welcome")


def test_what_the_shop_sent_comes_back_and_a_person_is_told_from_an_app() -> None:
    app, person = _file("own_sends")
    assert (app.is_echo, app.automatic, app.details) == (True, "own-app", {"source_app_id": "555"})
    assert (person.is_echo, person.automatic) == (True, None)
    assert (app.sender.address, app.recipient.name) == (_SHOP, "Ola Test")
    assert _one(_webhook(direct_message_events=[_dm(_SHOP, _CUSTOMER)])).automatic is None
    assert _one(_webhook(direct_message_events=[_dm(_SHOP, _CUSTOMER, app="9")])).automatic == "own-app"
    broken = {**_webhook(direct_message_events=[_dm(_SHOP, _CUSTOMER, app="9")]), "apps": {"9": {"url": "https://[x"}}}
    assert _one(broken).automatic == "own-app"
    assert _one(_webhook(direct_message_events=[_dm(app="9")])).automatic is None


def test_both_directions_are_one_conversation() -> None:
    answer = _one(_webhook(direct_message_events=[_dm(_SHOP, _CUSTOMER)]))
    assert _sent().conversation_key == answer.conversation_key


def test_a_read_receipt_counts_for_everything_sent_before_it() -> None:
    read, typing = _file("read_and_typing")
    assert isinstance(read, DeliveryStatus)
    assert (read.status, read.provider_id, read.recipient.address) == ("read", "1900000000000000007", _CUSTOMER)
    sent = _one(_webhook(direct_message_events=[_dm(_SHOP, _CUSTOMER)]))
    found = Deliveries().add(read).of(sent)
    assert found is not None
    assert found.state == "read"
    assert (typing.reason, typing.provider_type) == ("unsupported-event", "direct_message_indicate_typing_events")


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ({"sender_id": _SHOP, "last_read_event_id": "5"}, "unsupported-event"),
        ({"sender_id": _CUSTOMER}, "missing-content"),
        ({"last_read_event_id": "5"}, "missing-content"),
    ],
)
def test_that_the_shop_read_something_is_no_news_of_a_customer(mark: dict[str, Any], reason: str) -> None:
    assert _one(_webhook(direct_message_mark_read_events=[mark])).reason == reason


def test_a_mention_is_public_and_apart_from_what_is_private() -> None:
    mention, answer, repost = _file("mention")
    assert isinstance(mention, Message)
    assert mention.text == "@kaze_example where is it & when does it come https://kaze.example/track"
    assert (mention.is_public, mention.provider_id, mention.in_reply_to) == (True, "1900000000000000100", "1900000000000000099")
    assert (mention.sender.address, mention.sender.name, mention.sent_at) == (
        "2002",
        "Ola Test",
        datetime(2026, 2, 3, 6, 0, 0, 657000, tzinfo=UTC),
    )
    assert mention.parts[1] == Media(media_kind="image", provider_id="1900000000000000779", url="https://pbs.twimg.com/m.jpg")
    assert (answer.is_echo, answer.sent_at) == (True, datetime(2026, 2, 3, 6, 5, tzinfo=UTC))
    assert mention.conversation_key == answer.conversation_key != _sent().conversation_key
    assert repost.reason == "unsupported-event"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Wed Oct 10 20:19:24 +0000 2018", datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC)),
        ("Wed Oct 99 20:19:24 +0000 2018", None),
        ("Wed Foo 10 20:19:24 +0000 2018", None),
        ("2018-10-10", None),
        (None, None),
    ],
)
def test_the_date_of_an_old_post_is_read(written: str | None, expected: datetime | None) -> None:
    post = {"id": 5, "text": "hey", "created_at": written, "user": {"id": 2002}}
    assert _one(_webhook(tweet_create_events=[post])).sent_at == expected


def test_a_post_without_words_is_kept() -> None:
    assert _one(_webhook(tweet_create_events=[{"id_str": "5"}])).reason == "missing-content"
    assert _one(_webhook(tweet_create_events=[{"id_str": "5"}])).thread_id is None


def test_who_follows_the_shop_is_known_and_whom_the_shop_follows_is_not_news() -> None:
    followed, follows, blocks, revoked = _file("follows")
    assert isinstance(followed, Membership)
    assert (followed.change, followed.sender.address) == ("followed", _CUSTOMER)
    assert [event.reason for event in (follows, blocks, revoked)] == ["unsupported-event"] * 3


def test_the_activity_api_wraps_the_same_messages() -> None:
    (event,) = _file("activity_dm")
    assert (event.account, event.text, event.sender.name) == (_SHOP, "Where is my parcel?", "Ola Test")
    assert event.sender.ids == {"screen_name": "ola_example"}


def test_an_encrypted_message_is_announced() -> None:
    (event,) = _file("activity_encrypted")
    assert event.parts == (Unsupported(type="encrypted"),)
    assert (event.sender.address, event.provider_id, event.thread_id) == (_CUSTOMER, "0f52b591-4b7e-4f13-92cd-30e6b2a3f18a", None)
    own = _one(_activity("chat.sent", {"conversation_id": f"{_SHOP}-{_CUSTOMER}", "sender_id": _SHOP}))
    assert (own.is_echo, own.recipient.address) == (True, _CUSTOMER)
    assert _one(_activity("chat.received", {"conversation_id": "g5", "sender_id": _CUSTOMER})).thread_id == "g5"


def test_a_post_of_version_2_is_read_with_its_link_media_and_author() -> None:
    (event,) = _file("activity_mention")
    assert (event.text, event.is_public, event.in_reply_to) == ("hey @kaze_example see https://kaze.example/o", True, "1900000000000000299")
    assert (event.sender.name, event.thread_id, event.sent_at) == ("Ola Test", "public/2002", datetime(2026, 2, 3, 6, tzinfo=UTC))
    own = _one(_activity("post.create", {"id": "1", "author_id": _SHOP, "text": "News"}))
    assert (own.is_echo, own.thread_id) == (True, None)
    repost = {"id": "1", "author_id": _SHOP, "text": "RT", "referenced_tweets": [{"type": "retweeted", "id": "0"}]}
    assert _one(_activity("post.create", repost)).reason == "unsupported-event"
    assert _one(_activity("post.create", {"id": "1"})).reason == "missing-content"
    long = {"id": "1", "author_id": _CUSTOMER, "text": "short", "note_tweet": {"text": "all of it"}, "in_reply_to_tweet_id": "7"}
    assert (_one(_activity("post.reply.create", long)).text, _one(_activity("post.reply.create", long)).in_reply_to) == ("all of it", "7")


@pytest.mark.parametrize(
    ("payload", "reason", "word"),
    [
        (_activity("profile.update.bio", {"after": "b"}), "unsupported-event", "profile.update.bio"),
        (_activity(None, {"after": "b"}), "missing-type", None),
        (_activity("dm.received", []), "wrong-shape", "dm.received"),
        (_activity("follow.follow", {"source": {"data": {"id": _SHOP}}, "target": {"id": "3"}}), "unsupported-event", "follow_events"),
        ({"data": []}, "missing-content", None),
        ({"data": [7]}, "wrong-shape", None),
        ({"data": {"event_type": "Other", "id": "1"}}, "unsupported-event", "Other"),
        ({"data": {"id": "1"}}, "wrong-shape", None),
        ({"for_user_id": _SHOP}, "missing-content", None),
        ({"for_user_id": _SHOP, "direct_message_events": 5}, "wrong-shape", "direct_message_events"),
        ({"for_user_id": _SHOP, "direct_message_events": [5]}, "wrong-shape", "direct_message_events"),
        ({"direct_message_indicate_typing_events": [{}]}, "unsupported-event", "direct_message_indicate_typing_events"),
        ({"destination": "U0", "events": []}, "another-providers-payload", "line"),
        ({}, "wrong-shape", None),
    ],
)
def test_activities_that_are_no_part_of_a_conversation_are_kept(payload: dict[str, Any], reason: str, word: str | None) -> None:
    event = _one(payload)
    assert (event.kind, event.reason, event.provider_type) == ("unparsed", reason, word)


def test_an_answer_of_version_2_is_read_too() -> None:
    message, *joined = _file("dm_events_v2")
    assert (message.text, message.sender.name) == ("Hello & hi", "Ola Test")
    assert [part.media_kind for part in message.parts[1:]] == ["video", "video"]
    assert [(event.change, event.sender.address, event.thread_id) for event in joined] == [
        ("joined", "2002", "1900000000000000888"),
        ("joined", "3003", "1900000000000000888"),
    ]
    bare = {"id": "1", "event_type": "MessageCreate", "text": "Hi", "sender_id": _SHOP, "dm_conversation_id": f"{_CUSTOMER}-{_SHOP}"}
    assert (_one(bare, account=_SHOP).is_echo, _one(bare, account=_SHOP).recipient.address) == (True, _CUSTOMER)
    assert _one(_activity("dm.sent", bare)).is_echo
    left = {"id": "1", "event_type": "ParticipantsLeave", "dm_conversation_id": "8", "participant_ids": ["4"]}
    assert _one(left).change == "left"
    assert _one({**left, "participant_ids": []}).reason == "missing-content"
    assert _one({**bare, "text": ""}).reason == "missing-content"
    unknown = _one({**bare, "attachments": {"media_keys": ["x"]}})
    assert unknown.parts == (Text(text="Hi"), Media(media_kind="file", provider_id="x"))


@pytest.mark.parametrize(
    ("body", "reason"), [(b"\xff", "not-utf-8"), (b"{", "not-json"), (b"7", "wrong-shape"), (b"[" * 99_999, "nested-too-deeply")]
)
def test_what_is_no_webhook_is_kept_whole(body: bytes, reason: str) -> None:
    (event,) = x.parse(body, received_at=_RECEIVED)
    assert isinstance(event, Unparsed)
    assert event.reason == reason


def test_one_broken_event_never_costs_a_good_one_beside_it() -> None:
    events = _parse(_webhook(direct_message_events=[None, _dm(), {"message_create": 5}], favorite_events=[{}]))
    assert [event.kind for event in events] == ["unparsed", "message", "unparsed", "unparsed"]


def test_many_claimed_links_cost_one_pass() -> None:
    urls = [{"url": f"https://t.co/n{number}", "expanded_url": "https://k.example", "indices": [number, 9]} for number in range(5000)]
    assert _sent(text="z" * 50_000, entities={"urls": urls}).text == "z" * 50_000


def test_only_what_x_signed_is_believed() -> None:
    x.verify("crc_token", {"X-Twitter-Webhooks-Signature": _SIGNATURE}, ["old", "consumer_secret"], now=_RECEIVED)
    (event,) = x.receive("crc_token", {"x-twitter-webhooks-signature": _SIGNATURE}, "consumer_secret", received_at=_RECEIVED)
    assert event.kind == "unparsed"
    for headers, code in (({}, "missing-signature"), ({"x-twitter-webhooks-signature": _SIGNATURE[:-2] + "A="}, "wrong-signature")):
        with pytest.raises(SignatureError) as caught:
            x.verify("crc_token", headers, "consumer_secret", now=_RECEIVED)
        assert caught.value.code == code


def test_the_check_of_the_address_is_answered_with_the_first_secret() -> None:
    for secrets in ("consumer_secret", b"consumer_secret", ["consumer_secret", "old"]):
        assert json.loads(x.challenge({"crc_token": "crc_token"}, secrets)) == {"response_token": _SIGNATURE}
    with pytest.raises(SignatureError, match="wrong-challenge"):
        x.challenge({}, "consumer_secret")
    with pytest.raises(UsageError, match="empty-secret"):
        x.challenge({"crc_token": "crc_token"}, [])


def test_all_activities_are_different_events_and_stay_so_when_they_come_again() -> None:
    names = [path.stem for path in sorted(_PAYLOADS.glob("*.json"))]
    ids = [event.event_id for name in names for event in _file(name)]
    assert ids == [event.event_id for name in names for event in _file(name)]
    assert len(set(ids)) == len(ids)


_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just("\ud83d"),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60)
@given(
    data=st.dictionaries(st.sampled_from(["text", "entities", "attachment", "quick_reply_response"]), _junk),
    lists=st.dictionaries(
        st.sampled_from(["tweet_create_events", "follow_events", "direct_message_mark_read_events", "users", "apps", "includes"]), _junk
    ),
)
def test_whatever_a_webhook_holds_the_good_message_is_read(data: dict[str, Any], lists: dict[str, Any]) -> None:
    events = _parse({"for_user_id": _SHOP, **lists, "direct_message_events": [_dm(**data), _dm()]})
    assert any(event.kind == "message" and event.text == "Hi" for event in events)
    assert all(event.event_id for event in events)
