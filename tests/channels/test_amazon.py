"""Relay mails are told from all others, in every country, and hold the buyer's words and order."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels import amazon, email
from xborder_support.conversations import Draft, Media, Message, Option, Unparsed
from xborder_support.errors import UsageError

RECEIVED = datetime(2026, 2, 7, 18, tzinfo=UTC)
ALIAS = "K7x2@marketplace.amazon.com"
WORDS = "Will it arrive before Tuesday?\n\nThanks, Taylor"
DRAFT = Draft(
    channel="amazon", provider="amazon", to=ALIAS, account="us@shop.example", text="Yes.", subject="Order", in_reply_to="<1@a.example>"
)

COUNTRIES = (
    "com:US ca:CA com.mx:MX com.br:BR co.uk:GB de:DE fr:FR it:IT es:ES nl:NL se:SE pl:PL com.be:BE ie:IE com.tr:TR ae:AE sa:SA eg:EG in:IN "
    "co.jp:JP com.au:AU sg:SG co.za:ZA"
)


def relay(
    body: str = WORDS, *, sender: str = f"Taylor <{ALIAS}>", subject: str = "Inquiry (Order: 111-2223334-5556667)", headers: str = ""
) -> str:
    return f"From: {sender}\nTo: us@shop.example\nSubject: {subject}\nMessage-ID: <1@a.example>\n{headers}\n{body}"


def parse(mail: str) -> Message:
    message = amazon.parse(mail, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    return message


def test_a_relay_mail_is_a_message_of_the_buyer() -> None:
    message = parse(relay())
    assert (message.channel, message.provider, message.marketplace, message.account) == ("amazon", "amazon", "amazon", "us@shop.example")
    assert (message.sender.address, message.sender.name) == (ALIAS.lower(), "Taylor")
    assert message.order_refs == ("111-2223334-5556667",)
    assert dict(message.details) == {"marketplace_territory": "US"}
    assert (message.text, message.automatic) == (WORDS, None)


@pytest.mark.parametrize(
    ("domain", "territory"),
    [tuple(pair.split(":")) for pair in COUNTRIES.split()] + [("xx", None)],
)
def test_the_alias_tells_the_marketplaces_country(domain: str, territory: str | None) -> None:
    message = parse(relay(sender=f"<a@marketplace.amazon.{domain}>"))
    assert message.details.get("marketplace_territory") == territory


def test_a_shared_mailbox_gives_both_channels() -> None:
    assert email.parse(relay(), received_at=RECEIVED) == amazon.parse(relay(), received_at=RECEIVED)
    ordinary = email.parse(relay(sender="ana@example.com"), received_at=RECEIVED)[0]
    assert (ordinary.channel, ordinary.provider) == ("email", "email")


@pytest.mark.parametrize(
    "sender",
    [
        "ana@example.com",
        "no-reply@amazon.com",
        "a@marketplace.amazon.com.evil.example",
        "a@marketplace.amazon.evil",
        "a@notmarketplace.amazon.com",
        "a@marketplace-amazon.com",
        '"a@marketplace.amazon.com" <evil@example.org>',
    ],
)
def test_any_other_mail_is_none_of_amazons_buyers(sender: str) -> None:
    event = amazon.parse(relay(sender=sender), received_at=RECEIVED)[0]
    assert isinstance(event, Unparsed)
    assert (event.channel, event.reason, event.account) == ("amazon", "not-a-relay-mail", "us@shop.example")
    assert email.parse(relay(sender=sender), received_at=RECEIVED)[0].channel == "email"


def test_an_empty_payload_is_no_relay_mail() -> None:
    assert [getattr(event, "reason", "") for event in amazon.parse(b"", received_at=RECEIVED)] == ["not-a-relay-mail"]


def test_amazons_own_mails_are_automatic() -> None:
    message = email.parse(relay(sender="Amazon <no-reply@amazon.co.jp>"), received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert message.automatic == "marketplace-notification"


def test_the_alias_may_stand_in_reply_to() -> None:
    message = parse(relay(sender="Taylor <no-reply@amazon.com>", headers=f"Reply-To: {ALIAS}\n"))
    assert (message.sender.address, message.automatic) == (ALIAS.lower(), None)
    assert parse(relay(sender="Taylor <x@amazon.com>", headers=f"Reply-To: {ALIAS}\n")).sender.address == ALIAS.lower()


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ("Feedback-ID: 1:AmazonSES\nPrecedence: bulk\n", None),
        ("List-Unsubscribe: <mailto:x@amazon.com>\nReturn-Path: <>\n", None),
        ("Auto-Submitted: auto-replied\n", "auto-submitted"),
    ],
)
def test_the_marks_of_the_relay_are_not_the_buyers(headers: str, automatic: str | None) -> None:
    assert parse(relay(headers=headers)).automatic == automatic


def test_an_absent_buyer_is_known_by_the_subject() -> None:
    assert parse(relay(subject="Automatic reply: your parcel")).automatic == "out-of-office"


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("------------- Message: -------------", "------------- End message -------------"),
        ("------------- Begin message -------------", "------------- End message -------------"),
        ("Begin message", "End message"),
        ("------------- Nachricht: -------------", "------------- Ende der Nachricht -------------"),
        ("------------- Début du message -------------", "------------- Fin du message -------------"),
        ("--- Mensaje: ---", "-----"),
        ("--- Messaggio ---", "--- Fine messaggio ---"),
        ("---- メッセージ: ----", "---- メッセージここまで ----"),
        ("--- رسالة ---", "--- نهاية الرسالة ---"),
        ("[Message]", "[End of message]"),
    ],
)
def test_the_buyers_words_are_taken_from_between_the_separators(begin: str, end: str) -> None:
    message = parse(relay(f"You have a message.\n\n{begin}\n\n{WORDS}\n\n{end}\n\nDo not send links."))
    assert message.text == WORDS
    assert message.quoted_text == "You have a message.\n\nDo not send links."


def test_an_open_end_and_history_inside_are_handled() -> None:
    history = "On Sat, Feb 7, 2026 at 9:00 AM Shop <us@shop.example> wrote:\n> Sent today."
    message = parse(relay(f"--- Message ---\n{WORDS}\n\n{history}"))
    assert (message.text, message.quoted_text) == (WORDS, history)


@pytest.mark.parametrize("body", ["--- Message ---\n\n--- End message ---\nelse", "No separators here.\n- one\n- two"])
def test_without_words_between_separators_the_whole_text_counts(body: str) -> None:
    assert parse(relay(body)).text == body


def test_orders_are_found_in_subject_and_text_once() -> None:
    message = parse(relay("About 111-2223334-5556667 and 203-1234567-7654321; phone 0111-2223334-55566678, 1-111-2223334-5556667"))
    assert message.order_refs == ("111-2223334-5556667", "203-1234567-7654321")
    assert parse(relay("none", subject="Hello")).order_refs == ()


def test_a_thread_is_one_buyer_and_one_order() -> None:
    first, again = parse(relay()), parse(relay("More", subject="Re: Inquiry (Order: 111-2223334-5556667)"))
    assert first.conversation_key == again.conversation_key
    assert first.conversation_key != parse(relay(subject="Order 203-1234567-7654321")).conversation_key
    assert first.conversation_key != parse(relay(sender="b@marketplace.amazon.com")).conversation_key
    assert "k7x2" not in (first.thread_id or "")


def test_an_answer_goes_to_the_alias_as_an_ordinary_mail_without_links() -> None:
    draft = replace(DRAFT, text="See https://shop.example/track?x=1 or www.shop.example for more.\nYours")
    outgoing = amazon.render(draft)[0]
    assert outgoing.to == ALIAS
    assert outgoing.body.startswith(b"From: us@shop.example\r\nTo: K7x2@marketplace.amazon.com\r\nSubject: Re: Order\r\n")
    assert outgoing.body.endswith(b"\r\n\r\nSee or for more.\r\nYours\r\n")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": "ana@example.com"}, "not-a-relay-address"),
        ({"to": ""}, "no-recipient"),
        ({"account": ""}, "no-sender-address"),
        ({"channel": "email"}, "wrong-channel"),
    ],
)
def test_a_draft_that_amazon_would_not_pass_on_is_refused(changes: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        amazon.render(replace(DRAFT, **changes))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_draft_that_answers_a_relay_mail_can_be_sent() -> None:
    assert amazon.render(Draft.reply_to(parse(relay()), "Yes."))[0].to == ALIAS.lower()


def test_mail_addresses_are_taken_out_as_links_are() -> None:
    draft = replace(DRAFT, text="Write to help@shop.example, or answer here (a price of 5 @ 3 stays).")
    assert amazon.render(draft)[0].body.endswith(b"\r\n\r\nWrite to , or answer here (a price of 5 @ 3 stays).\r\n")
    with pytest.raises(UsageError, match="empty-text"):
        amazon.render(replace(DRAFT, text="https://shop.example/track"))


def _subject(draft: Draft) -> bytes:
    return next(line for line in amazon.render(draft)[0].body.split(b"\r\n") if line.startswith(b"Subject:"))


@pytest.mark.parametrize(
    ("subject", "details", "expected"),
    [
        ("Order", {"buyer_opted_out": "true", "is_required": "true"}, b"Subject: [Important] Order"),
        ("[important] Order", {"buyer_opted_out": "true", "is_required": "true"}, b"Subject: [important] Order"),
        (None, {"buyer_opted_out": "true", "is_required": "true"}, b"Subject: [Important]"),
        ("Order", {"buyer_opted_out": "false", "is_required": "true"}, b"Subject: Order"),
        ("Order", {"is_required": "true"}, b"Subject: Order"),
    ],
)
def test_what_an_order_needs_is_marked_for_a_buyer_who_opted_out(subject: str | None, details: dict[str, str], expected: bytes) -> None:
    assert _subject(replace(DRAFT, in_reply_to=None, subject=subject, details=details)) == expected


def test_an_answer_needs_no_mark() -> None:
    assert _subject(replace(DRAFT, details={"buyer_opted_out": "true"})) == b"Subject: Re: Order"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"in_reply_to": None, "details": {"buyer_opted_out": "true"}}, "buyer-opted-out"),
        ({"in_reply_to": None, "details": {"buyer_opted_out": "perhaps"}}, "bad-draft-detail"),
        ({"media": (Media(media_kind="file", size_bytes=10_000_001),)}, "media-too-large"),
        ({"media": (Media(media_kind="file", size_bytes=10_000_000),)}, "media-not-written"),
        ({"media": (Media(media_kind="sticker"),)}, "media-not-written"),
        ({"options": (Option(id="1", title="Yes"),)}, "too-many-options"),
    ],
)
def test_what_a_relay_mail_cannot_carry_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        amazon.render(replace(DRAFT, **changes))
    assert caught.value.code == code


def test_verify_and_receive_explain_that_mail_has_no_signature() -> None:
    with pytest.raises(UsageError, match="provider-signs-nothing"):
        amazon.verify(b"", {}, "secret", now=RECEIVED)
    with pytest.raises(UsageError, match="provider-signs-nothing"):
        amazon.receive(b"", {}, "secret", received_at=RECEIVED)
