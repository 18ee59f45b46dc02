"""WhatsApp Cloud API: what each change becomes, who wrote it, and what a reply looks like on the wire."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from xborder_support.channels import whatsapp
from xborder_support.conversations import (
    Choice,
    Contact,
    Edit,
    Form,
    Location,
    Media,
    Message,
    OrderItem,
    OrderPart,
    Reaction,
    System,
    Text,
    Unparsed,
    Unsend,
    Unsupported,
)
from xborder_support.errors import SignatureError
from xborder_support.terms import Money

from .whatsapp_payloads import BSUID, PHONE, RECEIVED, SENT, message, one, parse


def test_a_text_carries_sender_shop_time_and_words() -> None:
    event = one()
    assert isinstance(event, Message)
    assert (event.key, event.text, event.sender.address, event.recipient.address) == (("whatsapp", "100", "wamid.1"), "Halo", PHONE, "100")
    assert (event.sent_at, event.received_at) == (SENT, RECEIVED)
    assert (event.automatic, event.is_echo, event.details) == (None, False, {})


@pytest.mark.parametrize(
    ("timestamp", "start"),
    [
        (str(int(SENT.timestamp())), SENT),
        (int(SENT.timestamp()), SENT),
        (..., RECEIVED),
        (str(int(SENT.timestamp()) + 900), RECEIVED),
    ],
)
def test_the_reply_window_is_a_day_from_the_message_and_never_later_than_from_its_reception(timestamp: Any, start: datetime) -> None:
    assert one(timestamp=timestamp).window_expires_at == start + timedelta(hours=24)


def _media(**fields: Any) -> dict[str, Any]:
    return {"id": "m1", "mime_type": "image/jpeg", "sha256": "abc=", **fields}


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (
            {"type": "image", "image": _media(caption="Ini")},
            (Media(media_kind="image", provider_id="m1", mime="image/jpeg", sha256="abc=", caption="Ini"),),
        ),
        ({"type": "video", "video": {"id": "v"}}, (Media(media_kind="video", provider_id="v"),)),
        ({"type": "audio", "audio": {"id": "a", "voice": True}}, (Media(media_kind="voice", provider_id="a"),)),
        ({"type": "audio", "audio": {"id": "a", "voice": False}}, (Media(media_kind="audio", provider_id="a"),)),
        (
            {"type": "document", "document": {"id": "d", "filename": "x.pdf"}},
            (Media(media_kind="file", provider_id="d", filename="x.pdf"),),
        ),
        ({"type": "sticker", "sticker": {"url": "https://a.example/s"}}, (Media(media_kind="sticker", url="https://a.example/s"),)),
        (
            {"type": "location", "location": {"latitude": "-6.2", "longitude": 106.8, "name": "Monas", "address": "Jakarta"}},
            (Location(latitude=-6.2, longitude=106.8, name="Monas", address="Jakarta"),),
        ),
        ({"type": "location", "location": {"latitude": "LAT", "longitude": [1]}}, (Location(),)),
        (
            {
                "type": "contacts",
                "contacts": [{"name": {"formatted_name": "Budi"}, "phones": [{"phone": "+62 1"}, {"wa_id": "2"}, {}, 5]}, 7],
            },
            (Contact(name="Budi", phones=("+62 1", "2")),),
        ),
        (
            {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "yes", "title": "Ya"}}},
            (Choice(id="yes", title="Ya", source="button"),),
        ),
        (
            {"type": "interactive", "interactive": {"list_reply": {"id": "1", "title": "A", "description": "B"}}},
            (Choice(id="1", title="A", description="B", source="list"),),
        ),
        (
            {"type": "interactive", "interactive": {"nfm_reply": {"name": "flow", "body": "Sent", "response_json": '{"a":1}'}}},
            (Form(name="flow", title="Sent", json='{"a":1}'),),
        ),
        ({"type": "button", "button": {"text": "No", "payload": "p"}}, (Choice(id="p", title="No", source="template"),)),
        (
            {"type": "unsupported", "unsupported": {"type": "poll"}, "errors": [{"code": 131051}]},
            (Unsupported(type="poll", error_codes=("131051",)),),
        ),
        ({"type": "unknown", "errors": [{"code": "131051"}, {}, 3]}, (Unsupported(type="unknown", error_codes=("131051",)),)),
        (
            {"type": "interactive", "interactive": None, "errors": [{"code": 131000}]},
            (Unsupported(type="interactive", error_codes=("131000",)),),
        ),
    ],
)
def test_each_kind_of_content_becomes_typed_parts(content: dict[str, Any], parts: tuple[object, ...]) -> None:
    assert one(**{"text": ..., **content}).parts == parts


def test_an_order_keeps_exact_prices_and_never_invents_one() -> None:
    items = [
        {"product_retailer_id": "KA-1", "quantity": 2, "item_price": 249000.5, "currency": "IDR"},
        {"product_retailer_id": "KA-2", "quantity": "1", "item_price": "19.90", "currency": "USD"},
        {"product_retailer_id": "KA-3", "quantity": "many", "item_price": "price", "currency": "USD"},
        {"product_retailer_id": "KA-4", "quantity": 1, "item_price": 5, "currency": "rupiah"},
        {"product_retailer_id": "KA-5", "quantity": 1, "item_price": "1e999999", "currency": "USD"},
        {"product_retailer_id": "KA-6", "quantity": 1, "item_price": "NaN"},
        {},
        "no item",
    ]
    event = one(type="order", text=..., order={"catalog_id": "c1", "text": "tolong", "product_items": items})
    assert event.parts == (
        OrderPart(
            catalog_id="c1",
            text="tolong",
            items=(
                OrderItem(sku="KA-1", quantity=2, price=Money(Decimal("249000.5"), "IDR")),
                OrderItem(sku="KA-2", quantity=1, price=Money(Decimal("19.90"), "USD")),
                OrderItem(sku="KA-3", quantity=0),
                OrderItem(sku="KA-4", quantity=1),
                OrderItem(sku="KA-5", quantity=1),
                OrderItem(sku="KA-6", quantity=1),
                OrderItem(sku="", quantity=0),
            ),
        ),
    )
    assert event.text == "tolong"


@pytest.mark.parametrize(
    ("changes", "reason", "word"),
    [
        ({"text": ...}, "missing-content", "text"),
        ({"text": {"body": None}}, "missing-content", "text"),
        ({"type": "image", "image": {}}, "missing-content", "image"),
        ({"type": "image", "image": "m1"}, "missing-content", "image"),
        ({"type": "interactive", "interactive": {"type": "call_permission_reply"}}, "missing-content", "interactive"),
        ({"type": "location", "location": []}, "missing-content", "location"),
        ({"type": "order", "order": 1}, "missing-content", "order"),
        ({"type": "contacts", "contacts": {}}, "missing-content", "contacts"),
        ({"type": "button", "button": None}, "missing-content", "button"),
        ({"type": "system", "system": {"body": "?"}}, "missing-content", "system"),
        ({"type": "reaction", "reaction": {}}, "missing-content", "reaction"),
        ({"type": "edit", "edit": {"original_message_id": "w"}}, "missing-content", "edit"),
        ({"type": "revoke", "revoke": None}, "missing-content", "revoke"),
        ({"type": "request_welcome"}, "unsupported-type", "request_welcome"),
        ({"type": ...}, "missing-type", None),
        ({"type": ["text"]}, "missing-type", None),
    ],
)
def test_a_message_that_cannot_be_read_is_kept_with_its_sender(changes: dict[str, Any], reason: str, word: str | None) -> None:
    event = one(**changes)
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type, event.provider_id, event.sender.address) == (reason, word, "wamid.1", PHONE)


def test_a_reaction_without_emoji_takes_it_away() -> None:
    assert one(type="reaction", reaction={"message_id": "wamid.0", "emoji": "👍"}).emoji == "👍"
    for removed in ({"message_id": "wamid.0", "emoji": ""}, {"message_id": "wamid.0"}):
        event = one(type="reaction", reaction=removed)
        assert isinstance(event, Reaction)
        assert (event.target, event.emoji) == ("wamid.0", None)


def test_edits_and_messages_taken_back_name_their_target() -> None:
    edit = one(type="edit", edit={"original_message_id": "wamid.0", "message": {"type": "text", "text": {"body": "Hai"}}})
    unsend = one(type="revoke", revoke={"original_message_id": "wamid.0"})
    assert isinstance(edit, Edit)
    assert (edit.target, edit.parts) == ("wamid.0", (Text(text="Hai"),))
    assert isinstance(unsend, Unsend)
    assert unsend.target == "wamid.0"


def test_an_answer_to_a_question_about_calls_is_a_notice_with_its_term() -> None:
    answer = {"response": "accept", "response_source": "user_action", "expiration_timestamp": "1770703200"}
    event = one(type="interactive", text=..., interactive={"type": "call_permission_reply", "call_permission_reply": answer})
    assert event.parts == (System(type="call_permission_reply"),)
    assert (event.automatic, event.details["call_permission"]) == ("system-notice", "accept")
    assert event.details["call_permission_until"] == "2026-02-10T06:00:00+00:00"


def test_a_link_that_expires_says_when() -> None:
    url = "https://lookaside.example/whatsapp_business/attachments/?mid=1&ext=1770098701&hash=A"
    (part,) = one(type="image", text=..., image={"id": "m1", "url": url}).parts
    assert part.expires_at == datetime(2026, 2, 3, 6, 5, 1, tzinfo=UTC)


def test_the_advertisement_that_brought_the_customer_is_kept() -> None:
    referral = {"source_type": "ad", "source_id": "1", "source_url": "https://fb.example/1", "headline": "Batik", "ctwa_clid": "C"}
    assert one(referral=referral).details == {
        "referral_type": "ad",
        "referral_id": "1",
        "referral_url": "https://fb.example/1",
        "referral_headline": "Batik",
        "referral_click": "C",
    }


def test_a_reaction_with_errors_and_nothing_else_is_no_message() -> None:
    event = one(type="reaction", text=..., errors=[{"code": 131051}])
    assert (event.kind, event.reason) == ("unparsed", "missing-content")


def test_a_system_notice_is_marked_as_written_by_no_person() -> None:
    event = one(type="system", system={"type": "user_changed_number", "body": "changed", "wa_id": "6281200000009"})
    assert event.parts == (System(type="user_changed_number", text="changed"),)
    assert (event.automatic, event.details["new_address"], event.text) == ("system-notice", "6281200000009", "")


def test_what_the_message_refers_to_is_kept() -> None:
    event = one(
        context={"id": "wamid.0", "forwarded": True, "referred_product": {"product_retailer_id": "KA-1"}},
        referral={"source_type": "ad", "source_id": "77"},
        group_id="g1",
    )
    assert (event.in_reply_to, event.thread_id) == ("wamid.0", "g1")
    assert event.details == {"forwarded": "true", "product_id": "KA-1", "referral_type": "ad", "referral_id": "77"}


_CARD = {"profile": {"name": "Sari", "username": "sari.k"}, "wa_id": PHONE, "user_id": BSUID}


def test_the_contact_card_gives_name_and_business_scoped_id() -> None:
    (event,) = parse({"contacts": [_CARD], "messages": [message()]})
    assert (event.sender.address, event.sender.name) == (PHONE, "Sari")
    assert event.sender.ids == {"bsuid": BSUID, "username": "sari.k"}


@pytest.mark.parametrize(
    ("changes", "card", "address"),
    [
        ({"from": ...}, {"user_id": BSUID}, BSUID),
        ({"from": ..., "from_user_id": BSUID}, {"user_id": "ID.9"}, BSUID),
        ({"from": BSUID}, {"wa_id": PHONE, "user_id": BSUID}, PHONE),
        ({"from": BSUID}, {}, BSUID),
        ({"from": ...}, {}, None),
        ({"from": 6281200000001}, {}, PHONE),
    ],
)
def test_a_customer_without_a_phone_number_is_addressed_by_business_scoped_id(changes: Any, card: Any, address: str | None) -> None:
    (event,) = parse({"contacts": [card], "messages": [message(**changes)]})
    assert event.sender.address == address
    assert event.sender.ids.get("bsuid") in {BSUID, None}


def test_a_card_of_somebody_else_never_names_the_sender() -> None:
    events = parse({"contacts": [_CARD], "messages": [message(), message(**{"from": "6281200000002", "id": "wamid.2"})]})
    assert [event.sender.name for event in events] == ["Sari", None]
    assert events[1].sender.ids == {}
    (event,) = parse({"contacts": [_CARD, {"wa_id": "1"}], "messages": [message(**{"from": "6281200000002"})]})
    assert event.sender.name is None
    assert parse({"contacts": ["card"], "messages": [message()]})[0].sender.name is None


@pytest.mark.parametrize(
    "query",
    [
        {"hub.mode": "subscribe", "hub.verify_token": "wrong", "hub.challenge": "1"},
        {"hub.mode": "unsubscribe", "hub.verify_token": "token", "hub.challenge": "1"},
        {"hub.mode": "subscribe", "hub.verify_token": "token"},
        {"hub.mode": "subscribe", "hub.challenge": "1"},
        {"hub.mode": "subscribe", "hub.verify_token": ["token"], "hub.challenge": "1"},
    ],
)
def test_a_check_of_the_address_that_meta_did_not_send_is_refused(query: Any) -> None:
    with pytest.raises(SignatureError) as caught:
        whatsapp.challenge(query, "token")
    assert caught.value.code == "wrong-challenge"


def test_the_check_of_the_address_takes_any_of_several_tokens() -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": "new", "hub.challenge": "1158201444"}
    assert whatsapp.challenge(query, ["old", "new"]) == "1158201444"


def test_receive_verifies_before_it_reads() -> None:
    with pytest.raises(SignatureError):
        whatsapp.receive(b"{}", {}, "secret", received_at=RECEIVED)
