"""No mail raises, hangs or grows without bound, whatever a stranger puts into it."""

import sys
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from xborder_support.channels import amazon, email
from xborder_support.channels.mail.mime import MAX_MAIL_BYTES
from xborder_support.conversations import InboundEvent, Media, Message, Unsupported
from xborder_support.errors import PayloadError

RECEIVED = datetime(2026, 2, 3, 16, tzinfo=UTC)
MAIL = b"""Delivered-To: help@shop.example
Return-Path: <ana@example.com>
Message-ID: <1@example.com>
Date: Tue, 3 Feb 2026 16:30:04 +0100
From: "Reyes, Ana" (work) <ana@example.com>
Reply-To: Team: bo@example.com, =?utf-8?q?C=C3=A9?= <ce@example.com>;
To: Shop <help@shop.example>
Subject: =?utf-8?b?R3LDvMOfZQ==?= =?iso-2022-jp?b?GyRCQ21KOBsoQg==?= (order 111-2223334-5556667)
References: <root@example.com> <2@example.com>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: multipart/alternative; boundary=C

--C
Content-Type: text/plain; charset=gb2312
Content-Transfer-Encoding: quoted-printable

=C4=E3=BA=C3

On Tue, Feb 3, 2026 at 2:12 PM Shop <help@shop.example> wrote:

> Old words
--C
Content-Type: text/html; charset=utf-8

<p>Hello <b>you</b><blockquote>old</blockquote>&#8364;<!-- c --><style>x</style>
--C--
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ana@example.com
Action: failed
Status: 5.1.1
--B
Content-Type: message/rfc822

Message-ID: <ours@shop.example>

words
--B
Content-Type: image/png; name*0*=utf-8''R%C3; name*1*=%BC.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--B--
"""
HEAD = b"From: a@example.com\nTo: help@shop.example\n"

_ADAPTER: TypeAdapter[InboundEvent] = TypeAdapter(InboundEvent)
SIGNS = "=?utf-8bq<>\"\\(),;:@ \t'*%\r\n"
HEADERS = (
    *("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "References", "Auto-Submitted", "Return-Path", "X-Failed-Recipients"),
    *("Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Delivered-To"),
)


def parse(mail: bytes) -> Message:
    message = email.parse(mail, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    return message


def write(event: InboundEvent) -> None:
    """Write whatever of an event a host would store, which half of a surrogate pair would prevent."""
    _ADAPTER.dump_json(event)


def steps(work: Callable[[], object]) -> int:
    """Return how many calls a piece of work makes, of Python functions and built-in ones."""
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    former = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(former)
    return count


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_random_bytes_give_an_event(body: bytes) -> None:
    assert email.parse(body, received_at=RECEIVED)
    assert amazon.parse(body, received_at=RECEIVED)


@settings(max_examples=150)
@given(st.integers(0, len(MAIL)), st.integers(0, len(MAIL)), st.binary(max_size=6))
def test_a_mutated_mail_gives_an_event_that_can_be_written(start: int, length: int, patch: bytes) -> None:
    body = MAIL[:start] + patch + MAIL[start + length % 40 :]
    for event in email.parse(body, received_at=RECEIVED):
        assert event.event_id
        assert event.conversation_key
        write(event)


@settings(max_examples=150)
@given(st.sampled_from(HEADERS), st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.text(SIGNS, max_size=80))
def test_no_value_of_a_header_raises(name: str, value: str) -> None:
    for event in email.parse(f"{name}: {value}\nSubject: x\n\nwords".encode(), received_at=RECEIVED):
        write(event)


@settings(max_examples=150)
@given(st.sampled_from(HEADERS), st.binary(max_size=60))
def test_raw_bytes_in_a_header_become_text_that_can_be_written(name: str, value: bytes) -> None:
    for event in email.parse(b"%s: <a%s@b.example>\nSubject: x\n\nwords" % (name.encode(), value), received_at=RECEIVED):
        write(event)


def test_the_seed_of_these_tests_is_read_in_full() -> None:
    events = email.parse(MAIL, received_at=RECEIVED)
    assert [event.kind for event in events] == ["message", "delivery_status"]
    assert parse(MAIL).mail


def test_a_mail_beyond_the_limit_is_refused_as_a_whole() -> None:
    with pytest.raises(PayloadError, match="payload-too-large"):
        email.parse(HEAD + b"\n" + b"x" * MAX_MAIL_BYTES, received_at=RECEIVED)


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_mail_of_too_many_lines_is_refused_as_a_whole(end: bytes) -> None:
    with pytest.raises(PayloadError, match="payload-too-large"):
        email.parse(HEAD + end * 800_000, received_at=RECEIVED)


def nested(depth: int) -> bytes:
    return (
        HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(depth)) + b"\nwords"
    )


def test_a_mail_nested_within_reason_is_read() -> None:
    message = parse(nested(20))
    assert (message.text, message.parts[1:]) == ("words", ())


@pytest.mark.parametrize(
    ("mail", "mime"),
    [
        (HEAD + b"Content-Type: message/rfc822\n\n" * 5_000, "message/rfc822"),
        (HEAD + b"Content-Type: message/delivery-status\n\n" + b"Action: failed\n\n" * 50_000, "message/delivery-status"),
    ],
)
def test_what_is_attached_as_a_whole_stays_whole_however_deep_it_is(mail: bytes, mime: str) -> None:
    message = parse(mail)
    assert message.sender.address == "a@example.com"
    assert [part.mime for part in message.parts if isinstance(part, Media)] == [mime]


@pytest.mark.parametrize(
    "mail",
    [
        nested(5_000),
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000,
    ],
)
def test_a_mail_nested_beyond_reason_keeps_its_headers(mail: bytes) -> None:
    message = parse(mail)
    assert message.sender.address == "a@example.com"
    assert message.parts == (Unsupported(type="mime-structure"),)


def test_a_hundred_thousand_headers_cost_no_more_than_reading_them() -> None:
    few, many = (HEAD + b"X-Many: y\n" * count + b"\nwords" for count in (10_000, 20_000))
    assert parse(many).text == "words"
    assert steps(lambda: parse(many)) < 2.2 * steps(lambda: parse(few))
    assert parse(HEAD + b"X-Many: y\n" * 100_000 + b"\nwords").text == "words"


@pytest.mark.parametrize(
    "pattern",
    [
        b"On 3 Feb 2026 at 14:12, a@b.example\n",
        b"a:\n",
        b"From: a@b.example\n",
        b"--\n",
        b"> x\na wrote:\n",
        b"The information contained in this\n",
        b"-----Original Message\n",
        b"Message: ---\n--- Message\n",
        b'<a " <!-- ',
        b"<blockquote>",
        b"&#99999999999",
    ],
)
@pytest.mark.parametrize("kind", [b"plain", b"html"])
def test_twice_the_text_is_at_most_twice_the_work(pattern: bytes, kind: bytes) -> None:
    once, twice = (HEAD + b"Content-Type: text/%s\n\n" % kind + pattern * count for count in (2_000, 4_000))
    assert steps(lambda: parse(twice)) < 2.2 * steps(lambda: parse(once)) + 500


# Each of these would take minutes with a pattern that tries again from every position.
@pytest.mark.parametrize(
    "header",
    [
        b"From: " + b'"' * 1_000_000,
        b"From: " + b'"\\' * 500_000,
        b"From: " + b"(" * 1_000_000,
        b"From: " + b"<" * 1_000_000,
        b"From: " + b"a@" * 500_000,
        b"From: " + b"a," * 500_000,
        b"From: " + b" " * 1_000_000 + b"x",
        b"Subject: " + b"=?" * 500_000,
        b"Subject: " + b"=?utf-8?q?" * 100_000,
        b"Subject: " + b"=?utf-8?b?w7w=?= " * 100_000,
        b"Subject: " + b"Re: " * 250_000,
        b"Subject: x\n" + b" y\n" * 300_000,
        b"References: " + b"<a@b> " * 200_000,
        b"References: " + b"<" * 1_000_000,
        b"Date: " + b"1 " * 500_000,
        b'Content-Type: multipart/mixed; "' + b";" * 1_000_000,
        b"Content-Type: multipart/mixed" + b"; a=b" * 200_000,
        b"Content-Type: text/plain; charset=" + b"x" * 1_000_000,
        b"Content-Type: text/plain; charset*=" + b"'" * 1_000_000,
        b"Content-Disposition: attachment; filename*0=" + b"; filename*1=x" * 100_000,
        b"X: " + b"y" * 5_000_000,
    ],
    ids=lambda header: header[:30].decode().strip(),
)
def test_a_huge_header_is_cut_and_read(header: bytes) -> None:
    message = parse(b"To: help@shop.example\n" + header + b"\n\nwords")
    assert message.text == "words"
    assert message.account == "help@shop.example"


@pytest.mark.parametrize(
    "body",
    [
        b"x" * 5_000_000,
        b"x " * 2_000_000 + b":",
        b"On " + b"1:22 " * 500_000 + b"wrote:",
        b">" * 2_000_000,
        b"> " * 1_000_000 + b"\n" + b"-" * 2_000_000,
        b"<a@" * 500_000 + b" wrote:",
        b"\n" * 600_000 + b"x",
    ],
    ids=lambda body: body[:10].decode(),
)
@pytest.mark.parametrize("kind", [b"plain", b"html"])
def test_a_huge_body_is_read(body: bytes, kind: bytes) -> None:
    assert parse(HEAD + b"Content-Type: text/%s\n\n" % kind + body).text


@pytest.mark.parametrize(
    "page",
    [b"<" * 1_000_000, b"<a" * 500_000, b'<a "' * 300_000, b"<!--" * 300_000, b"<style>" * 200_000, b"</" * 500_000, b"&" * 1_000_000],
)
def test_a_hostile_page_is_read_in_one_pass(page: bytes) -> None:
    assert parse(HEAD + b"Content-Type: text/html\n\n" + page).mail


def test_a_text_that_unpacks_into_millions_of_lines_is_cut() -> None:
    packed = b64encode(b"\n" * 3_000_000 + b"x")
    message = parse(HEAD + b"Content-Transfer-Encoding: base64\n\n" + packed)
    assert len(message.text) < 1_000_001


def test_thousands_of_encoded_parts_and_odd_types_stay_files() -> None:
    parts = b"".join(b"--b\nContent-Type: %s\n\nx\n" % kind for kind in (b"x", b"x/y/z", b"image/", b"multipart/mixed", b"TEXT/PLAIN; a"))
    message = parse(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--")
    assert "x" in message.text
    assert [part.mime for part in message.parts if isinstance(part, Media)] == ["image/"]


def test_a_charset_given_in_three_pieces_is_read() -> None:
    message = parse(HEAD + b"Content-Type: text/plain; charset*=us-ascii'en'utf-8\n\n" + "Grüße".encode())
    assert message.text == "Grüße"


def test_ten_thousand_parts_leave_the_headers_and_say_so() -> None:
    message = parse(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000 + b"--b--\n")
    assert message.sender.address == "a@example.com"
    assert message.parts == (Unsupported(type="mime-structure"),)


@pytest.mark.parametrize(
    "mail",
    [
        b"X-Long: " + b"a" * 10_000_000 + b"\n" + HEAD + b"\nWords\n",
        b"X-Long: a\n" + b" b\n" * 500_000 + HEAD + b"\nWords\n",
        b"Received: x\n" * 100_000 + HEAD + b"\nWords\n",
        HEAD + b"Content-Type: multipart/mixed; boundary=" + b"b" * 60_000 + b"\n\nWords\n",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--bb\n" * 200_000 + b"--b\n\nWords\n--b--\n",
        HEAD + b"\n" + b"Words\n" + b"> " * 500_000,
    ],
    ids=["one line", "folded", "many headers", "boundary", "near boundaries", "quote signs"],
)
def test_a_mail_of_many_megabytes_is_read_in_one_pass(mail: bytes) -> None:
    message = parse(mail)
    assert message.kind == "message"


def test_of_a_header_that_stands_twice_the_first_counts() -> None:
    message = parse(b"From: a@example.com\nFrom: evil@example.org\nSubject: One\nSubject: Two\nTo: help@shop.example\n\nWords\n")
    assert message.mail is not None
    assert (message.sender.address, message.mail.subject) == ("a@example.com", "One")


@pytest.mark.parametrize("cut", range(1, 9))
def test_base64_that_was_cut_off_gives_what_is_there(cut: int) -> None:
    content = b64encode("Grüße aus Köln".encode())[:-cut]
    message = parse(HEAD + b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + content)
    assert message.text.startswith("Grüße")


@pytest.mark.parametrize(
    ("start", "sender"),
    [
        (b"From jan Tue Feb  3 14:12:00 2026\n", "a@example.com"),
        (b">From jan Tue Feb  3 14:12:00 2026\n", "a@example.com"),
        (b" stray continuation\n", "a@example.com"),
        (b": no name\n", "a@example.com"),
        (b"\n", None),
        (b"No header\n", None),
    ],
)
def test_what_stands_before_the_headers_is_skipped_or_ends_them(start: bytes, sender: str | None) -> None:
    assert parse(start + HEAD + b"\nWords\n").sender.address == sender
