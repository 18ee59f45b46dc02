"""Messenger: what each event becomes, what stands publicly below posts, and what a reply looks like on the wire."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import messenger
from xborder_support.channels.failures import failure_of
from xborder_support.conversations import (
    Choice,
    DeliveryStatus,
    Draft,
    Edit,
    Location,
    Media,
    Membership,
    Message,
    Option,
    Postback,
    Reaction,
    Template,
    Text,
    Unsend,
    Unsupported,
)
from xborder_support.errors import SignatureError, UsageError

from .meta_payloads import CUSTOMER, RECEIVED, SENT, SHOP, body, event, one, sample


def test_a_text_carries_customer_page_time_and_words() -> None:
    found = one("messenger", message={"mid": "m_1", "text": "Hello"})
    assert isinstance(found, Message)
    assert (found.key, found.text, found.sender.address, found.recipient.address) == (("messenger", SHOP, "m_1"), "Hello", CUSTOMER, SHOP)
    assert (found.sent_at, found.window_expires_at) == (SENT, SENT + timedelta(hours=24))
    assert (found.is_echo, found.is_public, found.automatic, dict(found.details)) == (False, False, None, {})


def test_the_sample_messages_become_typed_parts() -> None:
    text, choice, media, sticker, link, unsend, advert, edit = sample("messenger", "messages")
    assert (text.locale_hint, choice.parts) == ("en", (Choice(id="track", title="Track", source="quick_reply"),))
    assert choice.in_reply_to == text.provider_id
    assert media.parts == (
        Media(
            media_kind="image",
            url="https://scontent.example/a.jpg?_nc_cat=1&oe=69836220",
            expires_at=datetime.fromtimestamp(0x69836220, UTC),
        ),
        Location(latitude=14.5995, longitude=120.9842, name="Home"),
    )
    assert (sticker.parts[0].media_kind, sticker.parts[0].provider_id) == ("sticker", "369239263222822")
    assert link.parts == (Text(text="https://shop.example/p/1"),)
    assert isinstance(unsend, Unsend)
    assert unsend.target == text.provider_id
    assert advert.details["referral_id"] == "6045246247433"
    assert isinstance(edit, Edit)
    assert (edit.target, edit.parts) == (text.provider_id, (Text(text="Hi, where is order KA-2292?"),))


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ({"attachments": [{"type": "video", "payload": {}}]}, (Unsupported(type="video"),)),
        ({"attachments": [{"type": "hologram", "payload": {"url": "https://a.example"}}]}, (Unsupported(type="hologram"),)),
        ({"attachments": [{"type": "template", "payload": {"product": {}}}]}, (Unsupported(type="template"),)),
        ({"text": "see", "attachments": [{"type": "fallback", "payload": {"url": "https://a.example"}}]}, (Text(text="see"),)),
        ({"text": "see", "attachments": [None, {"type": 5}, {}]}, (Text(text="see"),)),
        ({"attachments": [{"type": "location", "payload": {"coordinates": {"lat": "x"}}}]}, (Location(),)),
        ({"is_unsupported": True}, (Unsupported(type="unsupported"),)),
        ({"attachments": [{"type": "file", "payload": {"attachment_id": 5}}]}, (Media(media_kind="file", provider_id="5"),)),
    ],
)
def test_what_can_be_read_of_a_message_is_kept(message: dict[str, Any], parts: tuple[object, ...]) -> None:
    assert one("messenger", message={"mid": "m_1", **message}).parts == parts


def test_an_echo_of_an_app_is_automatic_and_one_of_an_inbox_is_not() -> None:
    app, person, template = sample("messenger", "echoes")
    assert [found.automatic for found in (app, person, template)] == ["own-app", None, "own-app"]
    assert {found.customer.address for found in (app, person, template)} == {"500000000000001"}
    assert all(found.is_echo and found.window_expires_at is None for found in (app, person, template))
    assert (app.details["metadata"], template.text) == ("draft-1", "Choose")
    assert app.conversation_key == sample("messenger", "messages")[0].conversation_key


def test_presses_and_reactions_name_what_they_are_about() -> None:
    press, reaction, gone = sample("messenger", "postbacks_and_reactions")
    assert isinstance(press, Postback)
    assert (press.data, press.title, press.details["referral_ref"]) == ("start", "Get started", "R")
    assert isinstance(reaction, Reaction)
    assert (reaction.target, reaction.emoji, gone.emoji) == ("m_SYNTHETIC11", "❤", None)
    assert reaction.event_id != gone.event_id


def test_receipts_count_for_all_messages_up_to_their_watermark() -> None:
    named, unnamed, read = sample("messenger", "receipts")
    assert isinstance(named, DeliveryStatus)
    assert [found.status for found in (named, unnamed, read)] == ["delivered", "delivered", "read"]
    assert [found.provider_status for found in (named, unnamed, read)] == ["delivery", "delivery", "read"]
    assert (named.provider_id, named.watermark) == ("m_SYNTHETIC11", datetime(2026, 2, 3, 6, 0, 0, 900_000, tzinfo=UTC))
    assert {found.customer.address for found in (named, unnamed, read)} == {"500000000000001"}
    assert all(found.is_echo for found in (named, unnamed, read))


def test_a_receipt_of_several_messages_without_a_watermark_is_kept() -> None:
    assert one("messenger", delivery={"mids": ["m_1", "m_2"]}).reason == "missing-content"
    assert one("messenger", delivery={"mids": ["m_1"]}).watermark is None
    several = one("messenger", delivery={"mids": ["m_1", 5, "m_2"], "watermark": 1770098400000})
    assert (several.details["mids"], several.provider_id.startswith("sha256-")) == ("m_1 m_2", True)


def test_consent_is_read_even_where_nobody_is_named() -> None:
    box, stop, start, referral, control, account = sample("messenger", "optins_and_referrals")
    assert isinstance(box, Membership)
    assert (box.change, box.scope, box.sender.address, box.sender.ids["user_ref"]) == ("opted_in", "all", None, "visitor-1")
    assert (stop.change, stop.scope, start.change) == ("opted_out", "marketing", "opted_in")
    assert (referral.reason, referral.details["referral_ref"]) == ("unsupported-event", "R")
    assert referral.sent_at == datetime(2026, 2, 3, 6, 0, 4, tzinfo=UTC)
    assert [found.provider_type for found in (control, account)] == ["pass_thread_control", "account_linking"]


def test_what_another_app_answers_is_marked() -> None:
    found = sample("messenger", "standby")
    assert {event.details["mode"] for event in found} == {"standby"}
    assert [event.kind for event in found] == ["message", "postback"]
    assert found[1].data == "Menu"


def test_comments_are_public_and_keep_their_post() -> None:
    first, second, edit, unsend, ours, like, lead = sample("messenger", "comments")
    assert isinstance(first, Message)
    assert first.is_public
    assert (first.provider_id, first.in_reply_to, first.details["post_id"]) == ("1_10", None, "400000000000001_1")
    assert (first.sender.name, first.thread_id, first.window_expires_at) == ("Kim (sample)", None, None)
    assert (second.in_reply_to, second.parts[1].url) == ("1_10", "https://scontent.example/p.jpg")
    assert (edit.kind, edit.target, unsend.kind, unsend.target) == ("edit", "1_10", "unsend", "1_10")
    assert (ours.is_echo, ours.customer.address) == (True, None)
    assert (like.reason, lead.reason) == ("unsupported-event", "unsupported-field")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"item": "photo", "verb": "add", "post_id": "1", "link": "https://a.example/p.jpg"}, "message"),
        ({"item": "video", "verb": "add", "post_id": "1", "link": "https://a.example/v.mp4"}, "message"),
        ({"item": "comment", "verb": "hide", "comment_id": "1", "message": "x"}, "unparsed"),
        ({"item": "comment", "verb": "add", "comment_id": "1"}, "unparsed"),
        ({"item": "comment", "verb": "remove"}, "unparsed"),
    ],
)
def test_a_change_of_the_page_without_words_or_id_is_kept(value: dict[str, Any], kind: str) -> None:
    (found,) = messenger.parse(body("messenger", changes=[{"field": "feed", "value": value}]), received_at=RECEIVED)
    assert found.kind == kind


@pytest.mark.parametrize(
    ("content", "reason", "word"),
    [
        ({"message": {}}, "missing-content", "message"),
        ({"message": {"mid": "m"}}, "missing-content", "message"),
        ({"message": {"is_deleted": True}}, "missing-content", "message"),
        ({"message": "text"}, "missing-content", "message"),
        ({"postback": {"mid": "m"}}, "missing-content", "postback"),
        ({"reaction": {"mid": "m", "action": "react"}}, "missing-content", "reaction"),
        ({"reaction": {"action": "unreact"}}, "missing-content", "reaction"),
        ({"message_edit": {"mid": "m"}}, "missing-content", "message_edit"),
        ({"read": {"watermark": "soon"}}, "missing-content", "read"),
        ({"take_thread_control": {}}, "unsupported-event", "take_thread_control"),
        ({}, "missing-type", None),
    ],
)
def test_an_event_that_cannot_be_read_is_kept_with_its_sender(content: dict[str, Any], reason: str, word: str | None) -> None:
    found = one("messenger", **content)
    assert (found.kind, found.reason, found.provider_type, found.sender.address) == ("unparsed", reason, word, CUSTOMER)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ('{"object": "page"}', "wrong-shape"),
        ('{"object": "page", "entry": [5]}', "wrong-shape"),
        ('{"object": "page", "entry": [{"id": "1"}]}', "wrong-shape"),
        ('{"object": "page", "entry": [{"id": "1", "messaging": 5}]}', "wrong-shape"),
        ('{"object": "page", "entry": [{"id": "1", "changes": {"field": "feed"}}]}', "wrong-shape"),
        ('{"object": "instagram", "entry": []}', "another-providers-payload"),
        ('{"object": "whatsapp_business_account", "entry": []}', "another-providers-payload"),
        ("[]", "wrong-shape"),
        ("no json", "not-json"),
    ],
)
def test_a_body_that_is_no_webhook_says_why(payload: str, reason: str) -> None:
    (found,) = messenger.parse(payload, received_at=RECEIVED)
    assert getattr(found, "reason", "") == reason


def test_a_broken_event_stands_beside_its_good_siblings() -> None:
    good = event(message={"mid": "m_1", "text": "Hello"})
    found = messenger.parse(body("messenger", messaging=[None, {}, good]), received_at=RECEIVED)
    assert [item.kind for item in found] == ["unparsed", "unparsed", "message"]


def test_the_account_can_be_given_and_is_else_the_page() -> None:
    payload = json.dumps({"object": "page", "entry": [{"messaging": [event(message={"mid": "m", "text": "x"})]}]})
    assert messenger.parse(payload, received_at=RECEIVED)[0].account == SHOP
    assert messenger.parse(payload, received_at=RECEIVED, account="shop")[0].account == "shop"


_JUNK = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.sampled_from([[], {}, [None], {"id": []}, 10**30]))
_WHOLE = event(
    message={"mid": "m", "text": "x", "quick_reply": {"payload": "p"}, "attachments": [{"type": "image", "payload": {"url": "u"}}]},
    postback={"payload": "p"},
    reaction={"mid": "m", "action": "react", "emoji": "x"},
    delivery={"mids": ["m"], "watermark": 1},
    optin={"ref": "r"},
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*_WHOLE, "read", "referral", "standby"]), _JUNK), st.sampled_from(["message", "optin"]), _JUNK)
def test_whatever_an_event_holds_its_sibling_is_kept(changes: dict[str, Any], name: str, inside: Any) -> None:
    broken = {**_WHOLE, name: dict.fromkeys(_WHOLE[name], inside), **changes}
    good = event(message={"mid": "m_1", "text": "Hello"})
    found = messenger.parse(body("messenger", messaging=[broken, good]), received_at=RECEIVED)
    assert len(found) == 2
    assert getattr(found[1], "text", "") == "Hello"


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=200))
def test_words_arrive_verbatim(text: str) -> None:
    assert one("messenger", message={"mid": "m", "text": text}).text == text


def _draft(**changes: Any) -> Draft:
    return Draft(**{"channel": "messenger", "provider": "messenger", "account": SHOP, "to": CUSTOMER, "text": "It left today.", **changes})


def _sent(**changes: Any) -> list[dict[str, Any]]:
    return [json.loads(outgoing.body) for outgoing in messenger.render(_draft(**changes))]


def test_a_reply_is_a_response_that_carries_its_key() -> None:
    assert _sent(idempotency_key="k1") == [
        {"recipient": {"id": CUSTOMER}, "messaging_type": "RESPONSE", "message": {"text": "It left today.", "metadata": "k1"}}
    ]


def test_a_tag_and_a_comment_are_named() -> None:
    (tagged,) = _sent(details={"tag": "HUMAN_AGENT"})
    assert (tagged["messaging_type"], tagged["tag"]) == ("MESSAGE_TAG", "HUMAN_AGENT")
    assert _sent(details={"comment_id": "1_10"})[0]["recipient"] == {"comment_id": "1_10"}


def test_options_become_quick_replies_or_buttons_where_one_opens_a_page() -> None:
    track, shop = Option(id="track", title="Track"), Option(id="shop", title="Shop", url="https://shop.example")
    (quick,) = _sent(options=(track,))
    assert quick["message"]["quick_replies"] == [{"content_type": "text", "title": "Track", "payload": "track"}]
    (buttons,) = _sent(options=(track, shop))
    assert buttons["message"]["attachment"]["payload"] == {
        "template_type": "button",
        "text": "It left today.",
        "buttons": [
            {"type": "postback", "title": "Track", "payload": "track"},
            {"type": "web_url", "title": "Shop", "url": "https://shop.example"},
        ],
    }


def test_media_go_first_and_each_call_has_its_own_key() -> None:
    media = (Media(media_kind="image", url="https://a.example/a.png", caption="Front"), Media(media_kind="voice", provider_id="5"))
    outgoing = messenger.render(_draft(media=media, idempotency_key="k"))
    messages = [json.loads(one.body)["message"] for one in outgoing]
    assert [message.get("text") or message["attachment"] for message in messages] == [
        {"type": "image", "payload": {"url": "https://a.example/a.png", "is_reusable": False}},
        "Front",
        {"type": "audio", "payload": {"attachment_id": "5"}},
        "It left today.",
    ]
    assert [one.idempotency_key for one in outgoing] == ["k", "k-2", "k-3", "k-4"]
    assert len(_sent(media=media[1:], text="")) == 1


_URL = Option(id="1", title="Shop", url="https://shop.example")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "x" * 2001}, "text-too-long"),
        ({"text": "x" * 641, "options": (_URL,)}, "text-too-long"),
        ({"options": (_URL,) * 4}, "too-many-options"),
        ({"options": tuple(Option(id=str(n), title="x") for n in range(14))}, "too-many-options"),
        ({"options": (Option(id="1", title="x" * 21),)}, "option-too-long"),
        ({"media": (Media(media_kind="image"),)}, "no-media-source"),
        ({"template": Template(id="t")}, "unsupported-template"),
        ({"text": "", "media": (Media(media_kind="image", provider_id="1"),), "options": (_URL,)}, "empty-text"),
        ({"channel": "instagram"}, "wrong-channel"),
    ],
)
def test_a_draft_beyond_the_limits_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        _sent(**changes)
    assert caught.value.code == code


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        messenger.receive(b"{}", {}, "secret", received_at=RECEIVED)


def test_a_send_error_says_whether_to_try_again() -> None:
    window, busy = failure_of("messenger", ["2018278", "10"]), failure_of("messenger", ["613"])
    assert window is not None
    assert busy is not None
    assert (window.reason, window.is_retryable, busy.reason, busy.is_retryable) == ("window_closed", False, "rate_limited", True)
