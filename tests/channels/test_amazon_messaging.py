"""Amazon's Messaging API: what an order allows now, messages within their limits, notifications in either spelling."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import amazon_messaging
from xborder_support.conversations import Draft, Media, Message, System, Unparsed
from xborder_support.errors import PayloadError, UsageError

_NOW = datetime(2026, 2, 6, tzinfo=UTC)
_FOLDER = Path(__file__).parent / "payloads" / "amazon_messaging"
_ORDER = "123-1234567-1234567"
_FILE = Media(media_kind="file", provider_id="4e936e26", filename="card.pdf")
_DRAFT = Draft(
    channel="amazon",
    provider="amazon_messaging",
    to=_ORDER,
    text="Your order is late.",
    details={"message_type": "unexpectedProblem"},
)
_DATES = {"coverage_start": "2026-02-01T00:00:00Z", "coverage_end": "2028-02-01T00:00:00Z"}


def _of(kind: str, text: str = "", files: int = 0, **details: str) -> Draft:
    return replace(_DRAFT, text=text, media=(_FILE,) * files, details={"message_type": kind, **details})


def test_what_an_order_allows_now_is_read_with_its_address_and_country() -> None:
    found = amazon_messaging.allowed_messages((_FOLDER / "actions.json").read_bytes())
    assert [one.type for one in found] == ["confirmOrderDetails", "unexpectedProblem", "warranty"]
    assert {(one.order_id, one.marketplace_id, one.territory) for one in found} == {(_ORDER, "A1VC38T7YXB528", "JP")}
    assert found[0].href == f"/messaging/v1/orders/{_ORDER}/messages/confirmOrderDetails?marketplaceIds=A1VC38T7YXB528"


@pytest.mark.parametrize(
    "href",
    [
        None,
        5,
        "",
        "/messaging/v1/orders/1/messages/warranty",
        f"/messaging/v1/orders/{_ORDER}/attributes",
        f"/messaging/v1/orders/{_ORDER}/messages/warranty/x",
        "http://[",
    ],
)
def test_other_links_are_no_messages(href: object) -> None:
    assert amazon_messaging.allowed_messages(json.dumps({"_links": {"actions": [{"href": href}, 7]}})) == ()


def test_a_link_without_a_marketplace_is_of_no_country() -> None:
    body = json.dumps({"_links": {"actions": [{"href": f"/messaging/v1/orders/{_ORDER}/messages/invoice"}]}})
    (found,) = amazon_messaging.allowed_messages(body)
    assert (found.marketplace_id, found.territory) == (None, None)


@pytest.mark.parametrize("body", ["", "[]", "{", '{"_links": 5}', '{"errors": [{"code": "Unauthorized", "message": "x"}]}'])
def test_an_answer_that_cannot_be_read_allows_nothing(body: str) -> None:
    assert amazon_messaging.allowed_messages(body) == ()
    assert amazon_messaging.buyer_locale(body) is None


@pytest.mark.parametrize(
    ("locale", "tag"), [("ja-JP", "ja-JP"), ("zh-cn", "zh-CN"), ("en_GB", "en-GB"), ("!", None), (5, None), ("", None)]
)
def test_the_language_of_the_buyer_is_a_tag(locale: object, tag: str | None) -> None:
    assert amazon_messaging.buyer_locale(json.dumps({"buyer": {"locale": locale}})) == tag


def test_answers_have_a_size() -> None:
    for read in (amazon_messaging.allowed_messages, amazon_messaging.buyer_locale):
        with pytest.raises(PayloadError, match="payload-too-large"):
            read(b" " * 5_000_000)


@pytest.mark.parametrize(
    ("draft", "keys"),
    [
        (_of("confirmCustomizationDetails", "a" * 800), ["text"]),
        (_of("confirmCustomizationDetails", "a", 5), ["attachments", "text"]),
        (_of("confirmDeliveryDetails", "a" * 2000), ["text"]),
        (_of("confirmOrderDetails", "配" * 2000), ["text"]),
        (_of("confirmServiceDetails", "a"), ["text"]),
        (_of("unexpectedProblem", "a"), ["text"]),
        (_of("digitalAccessKey", "🍎" * 400, 1), ["attachments", "text"]),
        (_of("legalDisclosure", "", 5), ["attachments"]),
        (_of("legalDisclosure"), []),
        (_of("amazonMotors", "", 1), ["attachments"]),
        (_of("warranty", "", 1, **_DATES), ["attachments", "coverageEndDate", "coverageStartDate"]),
        (_of("invoice", "", 1), ["attachments"]),
    ],
)
def test_a_message_holds_what_its_type_takes(draft: Draft, keys: list[str]) -> None:
    (outgoing,) = amazon_messaging.render(draft)
    assert (outgoing.operation, outgoing.to) == (draft.details["message_type"], _ORDER)
    body = json.loads(outgoing.body)
    assert sorted(body) == keys
    assert body.get("attachments", []) == [{"uploadDestinationId": "4e936e26", "fileName": "card.pdf"}] * len(draft.media)


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(_DRAFT, channel="email"), "wrong-channel"),
        (replace(_DRAFT, is_private=True), "private-draft"),
        (replace(_DRAFT, to="a1@marketplace.amazon.com"), "no-recipient"),
        (_of("unexpectedProblems", "a"), "unknown-message-type"),
        (_of("negativeFeedbackRemoval", "a"), "unknown-message-type"),
        (replace(_DRAFT, details={}), "unknown-message-type"),
        (_of("confirmCustomizationDetails", "a" * 801), "text-too-long"),
        (_of("confirmDeliveryDetails", "a" * 2001), "text-too-long"),
        (_of("digitalAccessKey", "🍎" * 401), "text-too-long"),
        (_of("unexpectedProblem", " "), "empty-text"),
        (_of("unexpectedProblem", "Write to help@shop.example"), "address-in-text"),
        (_of("unexpectedProblem", "It is <b>late</b>."), "address-in-text"),
        (_of("invoice", "Here", 1), "text-not-allowed"),
        (_of("invoice"), "too-few-media"),
        (_of("warranty", "", 0, **_DATES), "too-few-media"),
        (_of("invoice", "", 6), "too-many-media"),
        (_of("unexpectedProblem", "a", 1), "too-many-media"),
        (_of("warranty", "", 1), "bad-draft-detail"),
        (_of("warranty", "", 1, coverage_start=_DATES["coverage_end"], coverage_end=_DATES["coverage_start"]), "bad-draft-detail"),
        (replace(_of("invoice"), media=(replace(_FILE, provider_id=None),)), "media-not-uploaded"),
        (replace(_of("invoice"), media=(replace(_FILE, filename=None),)), "media-not-uploaded"),
    ],
)
def test_what_amazon_would_not_take_is_refused(draft: Draft, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        amazon_messaging.render(draft)
    assert caught.value.code == code
    assert caught.value.hint
    assert "help@" not in str(caught.value)


def _notice(name: str) -> Message:
    (event,) = amazon_messaging.parse_notification((_FOLDER / f"{name}.json").read_bytes(), received_at=_NOW)
    assert isinstance(event, Message)
    return event


def test_a_changed_order_is_an_automatic_message() -> None:
    notice = _notice("order_change")
    assert notice.parts == (System(type="ORDER_CHANGE"),)
    assert (notice.provider_id, notice.account, notice.automatic) == ("n-1", "A3EXAMPLE", "marketplace-notification")
    assert (notice.order_refs, notice.thread_id, notice.text) == ((_ORDER,), f"order-{_ORDER}", "")
    assert notice.sent_at == datetime(2026, 2, 3, 9, 0, 0, 109_000, tzinfo=UTC)
    assert notice.details == {
        "change_type": "BuyerRequestedChange",
        "change_reason": "Buyer Requested Cancel",
        "order_status": "Unshipped",
        "marketplace_id": "A1VC38T7YXB528",
        "marketplace_territory": "JP",
    }


def test_small_letters_and_the_envelope_of_eventbridge_are_read_too() -> None:
    notice = _notice("shipment_eventbridge")
    assert notice.parts == (System(type="FULFILLMENT_ORDER_STATUS"),)
    assert (notice.provider_id, notice.account, notice.order_refs) == ("n-2", "A3EXAMPLE", (_ORDER,))
    assert notice.details == {"shipment_status": "Shipped"}


def test_a_notice_of_an_unknown_marketplace_names_no_country() -> None:
    body = json.dumps({"NotificationType": "ORDER_CHANGE", "Payload": {"AmazonOrderId": _ORDER, "MarketplaceId": "A0"}, "detail": {}})
    (notice,) = amazon_messaging.parse_notification(body, received_at=_NOW)
    assert notice.details == {"marketplace_id": "A0"}


def test_a_notice_of_no_order_is_known_by_its_content() -> None:
    body = json.dumps({"NotificationType": "REPORT_PROCESSING_FINISHED", "Payload": [], "NotificationMetadata": 5})
    first, again = (amazon_messaging.parse_notification(body, received_at=_NOW, account="shop")[0] for _ in range(2))
    assert first.event_id == again.event_id
    assert (first.account, first.thread_id, first.provider_id[:7]) == ("shop", None, "sha256-")


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"\xff", "not-utf-8"), (b"{}", "wrong-shape"), (b'{"detail": {}}', "wrong-shape"), (b'{"NotificationType": 5}', "wrong-shape")],
)
def test_what_is_no_notification_is_kept(body: bytes, reason: str) -> None:
    (event,) = amazon_messaging.parse_notification(body, received_at=_NOW)
    assert isinstance(event, Unparsed)
    assert (event.channel, event.provider, event.reason) == ("amazon", "amazon_messaging", reason)


def test_every_marketplace_has_a_country() -> None:
    assert amazon_messaging.territory_of_marketplace("ATVPDKIKX0DER") == "US"
    assert amazon_messaging.territory_of_marketplace("") is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@settings(max_examples=60, deadline=None)
@given(payload=_JSON, actions=_JSON)
def test_no_value_makes_it_raise(payload: Any, actions: Any) -> None:
    body = json.dumps(
        {"NotificationType": "ORDER_CHANGE", "Payload": payload, "EventTime": payload, "_links": {"actions": actions}, "buyer": actions}
    )
    (event,) = amazon_messaging.parse_notification(body, received_at=_NOW)
    assert event.event_id
    assert amazon_messaging.allowed_messages(body) == ()
    assert amazon_messaging.buyer_locale(body) is None or isinstance(actions, dict)
