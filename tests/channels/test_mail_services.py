"""What the five mail services have in common: one vocabulary for reports, one form for mails, and no input that makes them fail."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import Outgoing, email, provider
from xborder_support.channels.mail.mime import MAX_MAIL_BYTES
from xborder_support.channels.mail.threads import thread_named
from xborder_support.channels.mail_services.bodies import Form, read_body
from xborder_support.channels.mail_services.meanings import meaning_of
from xborder_support.conversations import DeliveryStatus, Draft, Media, Membership, Message, Option, Unparsed, Unsupported
from xborder_support.errors import PayloadError, UsageError

from .mail_service_payloads import RECEIVED, SERVICES, payload, payloads, read

OURS = "<5f2c.auto@shop.example>"
CUSTOMER = "ana@customer.example"

# What each report says: status, reason, whether to try again, what changed for the customer, and what stands behind it.
REPORTS: list[tuple[str, str, str, str | None, bool | None, str | None, str | None]] = [
    ("postmark", "delivery.json", "delivered", None, None, None, None),
    ("postmark", "bounce_hard.json", "failed", "bad_address", False, None, None),
    ("postmark", "bounce_soft.json", "sent", "mailbox_full", True, None, None),
    ("postmark", "open.json", "read", None, None, None, "open"),
    ("postmark", "click.json", "read", None, None, None, "click"),
    ("postmark", "spam_complaint.json", "delivered", None, None, "opted_out/all", "complaint"),
    ("mailgun", "delivered.json", "delivered", None, None, None, None),
    ("mailgun", "failed_permanent.json", "failed", "bad_address", False, None, None),
    ("mailgun", "failed_temporary.json", "sent", "mailbox_full", True, None, None),
    ("mailgun", "failed_unsubscribed.json", "failed", "opted_out", False, "opted_out/marketing", None),
    ("mailgun", "opened.json", "read", None, None, None, "open"),
    ("mailgun", "opened_by_proxy.json", "delivered", None, None, None, "machine-open"),
    ("mailgun", "clicked.json", "read", None, None, None, "click"),
    ("mailgun", "complained.json", "delivered", None, None, "opted_out/all", "complaint"),
    ("sendgrid", "complaint.json", "delivered", None, None, "opted_out/all", "complaint"),
    ("sendgrid", "machine_open.json", "delivered", None, None, None, "machine-open"),
    ("brevo", "request.json", "accepted", None, None, None, None),
    ("brevo", "delivered.json", "delivered", None, None, None, None),
    ("brevo", "soft_bounce.json", "sent", "mailbox_full", True, None, None),
    ("brevo", "hard_bounce.json", "failed", "bad_address", False, None, None),
    ("brevo", "blocked.json", "failed", "refused", False, None, None),
    ("brevo", "complaint.json", "delivered", None, None, "opted_out/all", "complaint"),
    ("brevo", "opened.json", "read", None, None, None, "open"),
    ("brevo", "proxy_open.json", "delivered", None, None, None, "machine-open"),
    ("brevo", "click.json", "read", None, None, None, "click"),
    ("resend", "sent.json", "sent", None, None, None, None),
    ("resend", "delivered.json", "delivered", None, None, None, None),
    ("resend", "delayed.json", "sent", None, True, None, None),
    ("resend", "bounced_permanent.json", "failed", "bad_address", False, None, None),
    ("resend", "bounced_full.json", "sent", "mailbox_full", True, None, None),
    ("resend", "complained.json", "delivered", None, None, "opted_out/all", "complaint"),
    ("resend", "opened.json", "read", None, None, None, "open"),
    ("resend", "clicked.json", "read", None, None, None, "click"),
    ("resend", "failed.json", "failed", None, None, None, None),
]
CHANGES = [
    ("postmark", "subscription_off.json", ["opted_out/marketing"]),
    ("postmark", "subscription_on.json", ["opted_in/marketing"]),
    ("mailgun", "unsubscribed.json", ["opted_out/marketing"]),
    ("sendgrid", "unsubscribes.json", ["opted_out/marketing", "opted_out/marketing", "opted_in/marketing"]),
    ("brevo", "unsubscribed.json", ["opted_out/marketing"]),
    ("resend", "unsubscribed.json", ["opted_out/marketing"]),
]


def changes(events: list[Any]) -> list[str]:
    return [f"{event.change}/{event.scope}" for event in events if isinstance(event, Membership)]


@pytest.mark.parametrize(("service", "name", "status", "reason", "retry", "change", "signal"), REPORTS)
def test_a_report_says_how_far_our_mail_got(
    *, service: str, name: str, status: str, reason: str | None, retry: bool | None, change: str | None, signal: str | None
) -> None:
    found, *further = read(service, name)
    assert isinstance(found, DeliveryStatus)
    assert (found.status, found.reason, found.is_retryable, found.details.get("signal")) == (status, reason, retry, signal)
    assert (found.channel, found.provider, found.is_echo, found.recipient.address) == ("email", service, True, CUSTOMER)
    assert found.sent_at is not None
    assert found.sent_at.strftime("%F %T") == "2026-02-03 14:12:30"
    assert changes(further) == ([change] if change else [])
    assert all(event.sender.address == CUSTOMER for event in further)


@pytest.mark.parametrize(("service", "name", "expected"), CHANGES)
def test_a_customer_who_wants_no_more_of_it_is_heard(service: str, name: str, expected: list[str]) -> None:
    events = read(service, name)
    assert changes(events) == expected
    assert {event.customer.address for event in events} == {CUSTOMER}


@pytest.mark.parametrize("service", SERVICES)
def test_all_reports_of_one_mail_have_one_key(service: str) -> None:
    events = [event for path in payloads(service) for event in read(service, path.name, account="help@shop.example")]
    assert len({event.message_key for event in events if isinstance(event, DeliveryStatus)}) == 1


@pytest.mark.parametrize("service", ["postmark", "mailgun", "sendgrid"])
def test_a_report_finds_the_conversation_of_the_mail(service: str) -> None:
    events = [event for path in payloads(service) for event in read(service, path.name)]
    reports = [event for event in events if isinstance(event, (DeliveryStatus, Membership))]
    assert {event.thread_id for event in reports} == {thread_named([OURS])}
    assert {event.details["message_id"] for event in reports} == {OURS}


@pytest.mark.parametrize(
    ("service", "name", "text", "identity", "sender", "files"),
    [
        ("postmark", "inbound.json", "Ainda não chegou.", "<CAF1@mail.customer.example>", "Ana Silva", ["Attachments/0"]),
        ("mailgun", "route.form", "Noch nicht da.", "<CAF2@mail.customer.example>", "Jürgen", []),
        ("mailgun", "route_with_file.form", "Noch nicht da.", "<CAF2@mail.customer.example>", "Jürgen", ["attachment-1"]),
        (
            "mailgun",
            "stored_with_link.form",
            "Noch nicht da.",
            "<CAF2@mail.customer.example>",
            "Jürgen",
            ["https://se.api.mailgun.net/v3/a/0"],
        ),
        ("mailgun", "route_mime.form", "Where is it?", "<CAF3@mail.customer.example>", "Ana", []),
        ("sendgrid", "inbound.form", "Zurückgeben?", "<CAF4@mail.customer.example>", "Ana", ["attachment1"]),
        ("sendgrid", "inbound_raw.form", "Where is it?", "<CAF3@mail.customer.example>", "Ana", []),
        ("brevo", "inbound.json", "まだ届きません。", "<CAF5@mail.customer.example>", "山田 花子", ["eyJmb2xkZXIi"]),
        ("resend", "received.json", "", "<CAF6@mail.customer.example>", "Ana", ["2a0c9ce0"]),
    ],
)
def test_a_mail_is_the_same_message_whichever_service_took_it(
    *, service: str, name: str, text: str, identity: str, sender: str, files: list[str]
) -> None:
    message = read(service, name)[0]
    assert isinstance(message, Message)
    assert (message.text, message.provider_id, message.sender.name) == (text, identity, sender)
    assert (message.channel, message.provider, message.account) == ("email", service, "help@shop.example")
    assert [part.provider_id for part in message.parts if isinstance(part, Media)] == files
    assert message.automatic is None
    assert not message.is_echo


def test_files_keep_their_names_types_sizes_and_places() -> None:
    media = [part for name in ("route_with_file.form",) for part in read("mailgun", name)[0].parts if isinstance(part, Media)]
    media += [part for part in read("sendgrid", "inbound.form")[0].parts if isinstance(part, Media)]
    media += [part for part in read("postmark", "inbound.json")[0].parts if isinstance(part, Media)]
    media += [part for part in read("brevo", "inbound.json")[0].parts if isinstance(part, Media)]
    assert [(part.media_kind, part.filename, part.mime, part.size_bytes, part.content_id) for part in media] == [
        ("image", "foto.png", "image/png", 10, "img1@x"),
        ("image", "foto.png", "image/png", 6, "ii_1"),
        ("image", "caixa.jpg", "image/jpeg", 6, "img1@x"),
        ("image", "写真.jpg", "image/jpeg", 11527, "img1"),
    ]


def test_an_automatic_mail_is_known_by_its_headers() -> None:
    assert read("postmark", "inbound_out_of_office.json")[0].automatic == "auto-submitted"


def test_a_mail_without_its_words_says_so() -> None:
    message = read("resend", "received.json")[0]
    assert message.parts[0] == Unsupported(type="mail-body")
    assert message.details["service_id"] == "56761188-7520-42d8-8898-ff6fc54ce618"


def test_one_that_cannot_be_read_leaves_its_siblings_alone() -> None:
    kinds = [(event.kind, getattr(event, "reason", None)) for event in read("sendgrid", "something_new.json")]
    assert kinds == [("unparsed", "unsupported-event"), ("unparsed", "wrong-shape"), ("delivery_status", None)]
    kinds = [(event.kind, getattr(event, "reason", None)) for event in read("brevo", "inbound.json")]
    assert kinds == [("message", None), ("unparsed", "missing-content")]


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not-json"),
        (b"\xff\xfe{", "not-json"),
        (b'{"a": "\xff"}', "not-utf-8"),
        (b"[" * 10_000, "nested-too-deeply"),
        (b'{"a":' * 10_000, "nested-too-deeply"),
        (b"{", "not-json"),
        (b"{}", "missing-type"),
        (b"[5]", "wrong-shape"),
        (b'{"destination": "U", "events": []}', "another-providers-payload"),
        (b"--x\r\n", None),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--", None),
        (b"a=1&" * 2000, None),
        (b"--x\r\n\r\n" * 2000, None),
        (b"--" + b"y" * 500, None),
    ],
)
def test_what_is_no_payload_of_the_service_is_kept(service: str, body: bytes, reason: str | None) -> None:
    events = provider(service).parse(body, received_at=RECEIVED)
    assert [type(event) for event in events] == [Unparsed]
    found = events[0]
    assert isinstance(found, Unparsed)
    if reason:
        assert found.reason == reason


@pytest.mark.parametrize("service", SERVICES)
def test_a_body_beyond_any_mail_is_refused(service: str) -> None:
    with pytest.raises(PayloadError, match="payload-too-large"):
        provider(service).parse(b" " * (MAX_MAIL_BYTES + 1), received_at=RECEIVED)


def test_a_report_about_nobody_is_kept() -> None:
    event = provider("postmark").parse('{"RecordType": "Delivery"}', received_at=RECEIVED)[0]
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type) == ("missing-content", "Delivery")


def test_half_a_surrogate_pair_in_a_name_does_no_harm() -> None:
    body = json.dumps({"FromFull": {"Email": "ana@customer.example", "Name": "A\ud800na"}, "Subject": "\udfff", "TextBody": "x\ud800"})
    message = provider("postmark").parse(body, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert message.sender.name == "A\ufffdna"


def test_a_name_cannot_bring_an_address_of_its_own() -> None:
    body = json.dumps({"FromFull": {"Email": "ana@customer.example", "Name": 'x" <evil@evil.example>, "y\r\nReply-To: evil@evil.example'}})
    message = provider("postmark").parse(body, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    assert (message.sender.address, dict(message.sender.ids)) == ("ana@customer.example", {})


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("service", SERVICES)
@settings(max_examples=40)
@given(data=st.data())
def test_any_value_in_any_place_is_survived(service: str, data: st.DataObject) -> None:
    files = [path for path in payloads(service) if path.suffix == ".json"]
    decoded = json.loads(data.draw(st.sampled_from(files)).read_bytes())
    place: Any = decoded
    while isinstance(place, (dict, list)) and place:
        key: Any = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if data.draw(st.booleans()) or not isinstance(place[key], (dict, list)) or not place[key]:
            place[key] = data.draw(_JSON)
            break
        place = place[key]
    assert isinstance(provider(service).parse(json.dumps(decoded), received_at=RECEIVED), list)


@settings(max_examples=100)
@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_bytes_in_a_form_are_survived(junk: bytes, place: int) -> None:
    for service, name in (("mailgun", "route_with_file.form"), ("sendgrid", "inbound.form")):
        body = payload(service, name)
        broken = body[: place * 7] + junk + body[place * 7 :]
        assert provider(service).parse(broken, received_at=RECEIVED)


@settings(max_examples=50)
@given(st.dictionaries(st.from_regex(r"[a-z-]{1,12}", fullmatch=True), st.binary(max_size=40), min_size=1, max_size=5))
def test_a_form_in_parts_gives_back_what_was_put_in(fields: dict[str, bytes]) -> None:
    boundary = b"----0f9e8d7c6b5a"
    parts = (
        b"--%b\r\nContent-Disposition: form-data; name=%b\r\n\r\n%b\r\n" % (boundary, name.encode(), value)
        for name, value in fields.items()
    )
    form = read_body(b"".join(parts) + b"--" + boundary + b"--\r\n")
    assert isinstance(form, Form)
    assert {name: item.content for name, item in form.items()} == fields


def test_every_word_of_the_table_is_looked_up_whole() -> None:
    found = meaning_of("mailgun", ["failed", "permanent", "bounce"])
    assert found is not None
    assert found.word == "failed/permanent/bounce"
    assert meaning_of("mailgun", ["no such word"]) is None


DRAFT = Draft(
    channel="email",
    provider="email",
    to=CUSTOMER,
    account="help@shop.example",
    text="Danke. 谢谢",
    subject="Bestellung",
    in_reply_to="<1@customer.example>",
    references=("<root@customer.example>", "<1@customer.example>"),
    idempotency_key="reply:1",
    options=(Option(id="1", title="Ja"), Option(id="2", title="Nein")),
    media=(Media(media_kind="image", url="https://shop.example/a.png", caption="Foto"),),
)
TEXT = "Danke. 谢谢\n\nFoto: https://shop.example/a.png\n\n1. Ja\n2. Nein"


@pytest.mark.parametrize("service", SERVICES)
def test_an_answer_threads_on_every_service(service: str) -> None:
    outgoing = provider(service).render(DRAFT)
    assert len(outgoing) == 1
    assert isinstance(outgoing[0], Outgoing)
    assert (outgoing[0].to, outgoing[0].idempotency_key) == (CUSTOMER, "reply:1")
    body = outgoing[0].body.decode()
    assert "In-Reply-To" in body
    assert "auto-replied" in body
    assert "root" in body


@pytest.mark.parametrize(
    ("service", "read_text"),
    [
        ("postmark", lambda call: (call["From"], call["To"], call["Subject"], call["TextBody"])),
        (
            "sendgrid",
            lambda call: (
                call["from"]["email"],
                call["personalizations"][0]["to"][0]["email"],
                call["subject"],
                call["content"][0]["value"],
            ),
        ),
        ("brevo", lambda call: (call["sender"]["email"], call["to"][0]["email"], call["subject"], call["textContent"])),
        ("resend", lambda call: (call["from"], call["to"][0], call["subject"], call["text"])),
    ],
)
def test_an_answer_says_the_same_on_every_service(service: str, read_text: Any) -> None:
    call = json.loads(provider(service).render(DRAFT)[0].body)
    assert read_text(call) == ("help@shop.example", CUSTOMER, "Re: Bestellung", TEXT)


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (Draft(channel="sms", provider="x", to="1", text="x"), "wrong-channel"),
        (Draft(channel="email", provider="x", to="1", account="help@shop.example", text="x"), "no-recipient"),
        (Draft(channel="email", provider="x", to=CUSTOMER, text="x"), "no-sender-address"),
        (
            Draft(channel="email", provider="x", to=CUSTOMER, account="a@b.example", text="x", media=(Media(media_kind="image"),)),
            "media-without-url",
        ),
    ],
)
def test_a_draft_that_cannot_be_sent_is_refused_on_every_service(service: str, draft: Draft, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        provider(service).render(draft)


def test_a_mail_and_the_answer_to_it_are_one_conversation_whatever_the_customer_drops() -> None:
    first = b"From: ana@customer.example\nTo: help@shop.example\nMessage-ID: <first@customer.example>\nSubject: Order\n\nWhere?\n"
    question = email.parse(first, received_at=RECEIVED)[0]
    assert isinstance(question, Message)
    for turn in range(3):
        sent = email.parse(email.render(Draft.reply_to(question, "Soon."))[0].body, received_at=RECEIVED, account="help@shop.example")[0]
        assert sent.thread_id == question.thread_id
        lines = f"From: ana@customer.example\nTo: help@shop.example\nMessage-ID: <{turn}@customer.example>\nIn-Reply-To: {sent.provider_id}"
        answer = email.parse(f"{lines}\nSubject: Order\n\nThanks.\n", received_at=RECEIVED)[0]
        assert isinstance(answer, Message)
        assert answer.conversation_key == question.conversation_key
        question = answer


def test_an_answer_to_an_address_with_a_token_needs_no_ids_at_all() -> None:
    question = email.parse(payload("email", "plain.eml"), received_at=RECEIVED)[0]
    assert isinstance(question, Message)
    draft = replace(Draft.reply_to(question, "Soon."), details={"thread_id": question.thread_id or ""})
    head = email.render(draft)[0].body.decode()
    address = next(line for line in head.split("\r\n") if line.startswith("Reply-To: ")).removeprefix("Reply-To: ")
    mail = f"From: ana@customer.example\nTo: {address.upper()}\nMessage-ID: <x@y>\nReferences: <strange@z>\nSubject: Else\n\nThanks.\n"
    answer = email.parse(mail, received_at=RECEIVED)[0]
    assert (answer.conversation_key, answer.account) == (question.conversation_key, "help@shop.example")
