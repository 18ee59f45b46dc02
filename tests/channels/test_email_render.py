"""An answer is a valid mail that threads, says what wrote it, and cannot be abused to write to somebody else."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import email
from xborder_support.conversations import Draft, Media, Message, Option
from xborder_support.errors import UsageError

DRAFT = Draft(
    channel="email",
    provider="email",
    to="ana@example.com",
    account="help@shop.example",
    text="Thank you.",
    subject="Order",
    in_reply_to="<1@example.com>",
    references=("<root@example.com>", "<1@example.com>"),
    language="en-GB",
    idempotency_key="reply:1",
)


def sent(**changes: Any) -> EmailMessage:
    outgoing = email.render(replace(DRAFT, **changes))
    assert len(outgoing) == 1
    parsed = message_from_bytes(outgoing[0].body, policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    return parsed


def test_an_automatic_answer_has_every_header_it_needs() -> None:
    body = email.render(DRAFT)[0].body.decode()
    head, _, text = body.partition("\r\n\r\n")
    identity = next(line for line in head.split("\r\n") if line.startswith("Message-ID"))
    assert head.split("\r\n") == [
        "From: help@shop.example",
        "To: ana@example.com",
        "Subject: Re: Order",
        identity,
        "In-Reply-To: <1@example.com>",
        "References: <root@example.com>",
        " <1@example.com>",
        "Auto-Submitted: auto-replied",
        "X-Auto-Response-Suppress: All",
        "Content-Language: en-GB",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 7bit",
    ]
    assert text == "Thank you.\r\n"


def test_what_the_transport_needs_stands_beside_the_mail() -> None:
    outgoing = email.render(DRAFT)[0]
    assert (outgoing.to, outgoing.content_type, outgoing.idempotency_key, outgoing.operation) == (
        "ana@example.com",
        "message/rfc822",
        "reply:1",
        "send",
    )


def test_what_a_person_wrote_does_not_call_itself_automatic() -> None:
    mail = sent(is_automatic=False)
    assert mail["Auto-Submitted"] is None
    assert mail["X-Auto-Response-Suppress"] is None


def test_the_library_reads_no_clock() -> None:
    assert sent()["Date"] is None


def test_equal_drafts_are_equal_mails_and_others_have_another_id() -> None:
    assert email.render(DRAFT) == email.render(DRAFT)
    assert sent()["Message-ID"] != sent(idempotency_key="reply:2")["Message-ID"]
    assert sent(idempotency_key="")["Message-ID"] != sent(idempotency_key="", text="Other.")["Message-ID"]
    assert sent()["Message-ID"].endswith("@shop.example>")


@pytest.mark.parametrize(
    ("subject", "in_reply_to", "expected"),
    [
        ("Order", "<1@example.com>", "Re: Order"),
        ("Re: Order", "<1@example.com>", "Re: Order"),
        ("RE: AW: Re[2]: Order", "<1@example.com>", "Re: Order"),
        ("回复：订单", "<1@example.com>", "Re: 订单"),
        ("Reorder", "<1@example.com>", "Re: Reorder"),
        ("Order", None, "Order"),
        ("AW: Order", None, "AW: Order"),
        ("Rückgabe " * 30, "<1@example.com>", "Re: " + ("Rückgabe " * 30).strip()),
        ("A\r\nBcc: evil@example.org", "<1@example.com>", "Re: A Bcc: evil@example.org"),
        ("=?utf-8?q?x?=", None, "=?utf-8?q?x?="),
        ("Order " * 200, None, ("Order " * 200)[:500].strip()),
        ("x\ud800y", None, "x?y"),
    ],
)
def test_the_subject_says_re_once(subject: str, in_reply_to: str | None, expected: str) -> None:
    mail = sent(subject=subject, in_reply_to=in_reply_to)
    assert str(mail["Subject"]).strip() == expected
    assert mail["Bcc"] is None


@pytest.mark.parametrize("subject", [None, "", "\r\n"])
def test_without_a_subject_there_is_no_header(subject: str | None) -> None:
    assert sent(subject=subject)["Subject"] is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Thank you.", "7bit"), ("Grüße 🎉", "base64"), ("long " * 400, "base64"), ("nul \0 byte", "base64"), ("a\r\nb\nc\rd", "7bit")],
)
def test_the_text_arrives_as_it_was_written(text: str, encoding: str) -> None:
    mail = sent(text=text)
    assert mail["Content-Transfer-Encoding"] == encoding
    assert mail.get_content().splitlines() == text.splitlines()


def test_no_line_is_longer_than_mail_servers_take() -> None:
    body = email.render(
        replace(DRAFT, text="Grüße " * 2000, references=tuple(f"<{n}@example.com>" for n in range(500)), subject="ü" * 400)
    )[0].body
    assert max(map(len, body.split(b"\r\n"))) < 998
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_a_long_thread_keeps_its_first_and_its_last_mails() -> None:
    ids = [f"<{number}@example.com>" for number in range(50)]
    references = sent(references=tuple(ids), in_reply_to=ids[-1])["References"].split()
    assert (references[0], references[-1], len(references)) == (ids[0], ids[-1], 20)


def test_an_id_that_is_none_of_mail_is_left_out() -> None:
    mail = sent(in_reply_to="sha256-12", references=("sha256-12",))
    assert mail["In-Reply-To"] is None
    assert mail["References"] is None


@pytest.mark.parametrize("language", ["und", "en\r\nBcc: evil@example.org", "e"])
def test_a_language_that_is_none_is_left_out(language: str) -> None:
    mail = sent(language=language)
    assert mail["Content-Language"] is None
    assert mail["Bcc"] is None


@pytest.mark.parametrize("to", ["ana@example.com, evil@example.org", "ana@example.com\r\nBcc: evil@example.org", "Ana <ana@example.com>"])
def test_it_goes_to_one_address_only(to: str) -> None:
    assert email.render(replace(DRAFT, to=to))[0].to == "ana@example.com"
    assert (sent(to=to)["To"], sent(to=to)["Bcc"]) == ("ana@example.com", None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": ""}, "no-recipient"),
        ({"to": "ana"}, "no-recipient"),
        ({"account": ""}, "no-sender-address"),
        ({"account": "desk"}, "no-sender-address"),
        ({"text": " "}, "empty-text"),
        ({"channel": "sms"}, "wrong-channel"),
    ],
)
def test_a_draft_that_cannot_be_sent_is_refused(changes: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        email.render(replace(DRAFT, **changes))  # type: ignore[arg-type]
    assert caught.value.code == code
    assert "example" not in str(caught.value)


@settings(max_examples=100)
@given(st.text(min_size=1, max_size=80), st.text(max_size=80))
def test_any_text_and_subject_give_a_mail_that_parses_back(text: str, subject: str) -> None:
    draft = replace(DRAFT, text=f"x{text}", subject=subject)
    message = email.parse(email.render(draft)[0].body, received_at=datetime(2026, 2, 3, tzinfo=UTC))[0]
    assert isinstance(message, Message)
    assert message.sender.address == "help@shop.example"
    assert message.recipient.address == "ana@example.com"
    assert message.automatic == "auto-submitted"


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\u2069", "\x85", "\u2028", "\x00", "\x0b"])
def test_no_sign_in_a_subject_turns_its_words_around_or_ends_its_line(sign: str) -> None:
    subject = str(sent(subject=f"invoice{sign}fdp.exe", in_reply_to=None)["Subject"])
    assert sign not in subject
    assert subject.replace(" ", "") == "invoicefdp.exe"


@pytest.mark.parametrize("field", ["to", "account"])
@pytest.mark.parametrize("address", ["ana\u202e@example.com", "ana@exam\u2066ple.com", "ana\u200b@example.com"])
def test_an_address_with_invisible_signs_is_refused(field: str, address: str) -> None:
    with pytest.raises(UsageError):
        email.render(replace(DRAFT, **{field: address}))  # type: ignore[arg-type]


def test_choices_are_numbered_lines_and_files_are_links() -> None:
    text = sent(
        options=(
            Option(id="a", title="Refund"),
            Option(id="b", title="Exchange", description="same\r\ncolour", url="https://shop.example/e"),
        ),
        options_label="Please choose:",
        media=(
            Media(media_kind="file", url="https://shop.example/label.pdf", filename="label.pdf"),
            Media(media_kind="image", url="https://a.b/c"),
        ),
    ).get_content()
    assert text.splitlines() == [
        "Thank you.",
        "",
        "label.pdf: https://shop.example/label.pdf",
        "https://a.b/c",
        "",
        "Please choose:",
        "1. Refund",
        "2. Exchange: same colour: https://shop.example/e",
    ]


def test_a_file_that_only_a_provider_can_fetch_is_refused() -> None:
    with pytest.raises(UsageError, match="media-without-url"):
        email.render(replace(DRAFT, media=(Media(media_kind="image", provider_id="1"),)))


def test_advertising_ends_at_one_press() -> None:
    mail = sent(purpose="marketing", details={"unsubscribe_url": "https://shop.example/u?t=1&x=2"})
    assert mail["List-Unsubscribe"] == "<https://shop.example/u?t=1&x=2>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("changes", [{}, {"purpose": "marketing"}, {"details": {"unsubscribe_url": "https://shop.example/u"}}])
def test_what_is_no_advertising_has_no_such_button(changes: dict[str, Any]) -> None:
    assert sent(**changes)["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    "url", ["http://shop.example/u", "https://a.b/>\r\nBcc: evil@example.org", "https://a.b/ü", "mailto:a@b.example", "https://a b"]
)
def test_an_address_that_would_break_the_header_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="bad-unsubscribe-url"):
        email.render(replace(DRAFT, purpose="marketing", details={"unsubscribe_url": url}))


@pytest.mark.parametrize("token", ["thread-short", "thread-" + "a" * 26 + "\r\nBcc: x@y.example", ""])
def test_a_thread_that_is_none_of_ours_makes_no_address(token: str) -> None:
    mail = sent(details={"thread_id": token})
    assert (mail["Reply-To"], mail["Bcc"]) == (None, None)
