"""What a mail says: who, when, which thread, which words, what is attached."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import email
from xborder_support.channels.mail.header_text import instant
from xborder_support.channels.mail.threads import thread_named
from xborder_support.conversations import DeliveryStatus, Draft, Media, Message, Text, Unparsed
from xborder_support.errors import UsageError

RECEIVED = datetime(2026, 2, 3, 16, tzinfo=UTC)
HEAD = "From: Ana <ana@example.com>\nTo: Shop <help@shop.example>\nMessage-ID: <1@example.com>\n"


def parse(mail: str | bytes, account: str | None = None) -> Message:
    message = email.parse(mail, received_at=RECEIVED, account=account)[0]
    assert isinstance(message, Message)
    return message


def with_header(line: str) -> Message:
    return parse(f"{HEAD}{line}\n\nHello")


def test_an_ordinary_mail_is_one_message_with_all_its_facts() -> None:
    message = parse(f"{HEAD}Subject: Order\nDate: Tue, 3 Feb 2026 16:30:04 +0100\nReply-To: ana@example.com\n\nWhere is it?\n")
    assert (message.channel, message.provider, message.account) == ("email", "email", "help@shop.example")
    assert (message.provider_id, message.thread_id) == ("<1@example.com>", thread_named(["<1@example.com>"]))
    assert message.sent_at == datetime(2026, 2, 3, 15, 30, 4, tzinfo=UTC)
    assert (message.sender.address, message.sender.name, dict(message.sender.ids)) == ("ana@example.com", "Ana", {})
    assert (message.recipient.address, message.recipient.name) == ("help@shop.example", "Shop")
    assert message.text == "Where is it?"
    assert message.quoted_text is None
    assert message.automatic is None
    assert message.mail
    assert (message.mail.subject, message.mail.content_type, message.mail.charset) == ("Order", "text/plain", "us-ascii")


def test_text_and_bytes_give_the_same_message() -> None:
    mail = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\nGrüße 🎉"
    assert parse(mail) == parse(mail.encode())
    assert parse(mail).text == "Grüße 🎉"


def test_half_of_a_surrogate_pair_in_a_text_payload_does_no_harm() -> None:
    assert parse(f"{HEAD}\n\nx\ud800y").text == "x?y"


def test_a_naive_time_of_reception_is_refused() -> None:
    with pytest.raises(UsageError, match="naive-datetime"):
        email.parse(b"From: a@example.com\n\nx", received_at=datetime(2026, 2, 3))  # noqa: DTZ001


@pytest.mark.parametrize("payload", [b"", b" \r\n\n", ""])
def test_an_empty_payload_becomes_unparsed(payload: bytes | str) -> None:
    events = email.parse(payload, received_at=RECEIVED, account="help@shop.example")
    assert [(type(event), getattr(event, "reason", "")) for event in events] == [(Unparsed, "empty-payload")]
    assert events[0].account == "help@shop.example"


def test_a_mail_without_any_header_keeps_its_words_and_has_no_sender() -> None:
    message = parse("just words")
    assert (message.text, message.sender.address, message.account) == ("just words", None, "")


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("ana@example.com", "ana@example.com", None),
        ("<ana@example.com>", "ana@example.com", None),
        ('"Reyes, Ana" <ana@example.com>', "ana@example.com", "Reyes, Ana"),
        ('"Ana \\"Ani\\" Reyes" <ana@example.com>', "ana@example.com", 'Ana "Ani" Reyes'),
        ("Reyes, Ana <ana@example.com>", "ana@example.com", "Ana"),
        ("ana@example.com (Ana (at work))", "ana@example.com", "Ana at work"),
        ("other@example.org <ana@example.com>", "ana@example.com", "other@example.org"),
        ("Friends: ana@example.com, bo@example.com;", "ana@example.com", None),
        ("undisclosed-recipients:;", None, None),
        ("=?utf-8?q?Ana_Mu=C3=B1oz?= <ana@example.com>", "ana@example.com", "Ana Muñoz"),
        ("=?utf-8?q?Mu=C3=B1oz,_Ana?= <ana@example.com>", "ana@example.com", "Muñoz, Ana"),
        ("Ana <mailto:ana@example.com>", "ana@example.com", "Ana"),
        ("Ana <ana @ example.com>", "ana@example.com", "Ana"),
        ("Ana <>", None, None),
        ('"Ana', None, None),
        ("Ana", None, None),
        ("", None, None),
    ],
)
def test_the_sender_is_read_however_it_is_written(header: str, address: str | None, name: str | None) -> None:
    sender = parse(f"From: {header}\nTo: help@shop.example\n\nHello").sender
    assert (sender.address, sender.name) == (address, name)


def test_the_sender_header_stands_in_for_a_missing_author() -> None:
    assert parse("Sender: ana@example.com\n\nHello").sender.address == "ana@example.com"


def test_a_reply_address_is_kept_beside_the_author() -> None:
    sender = with_header("Reply-To: Ana <private@example.org>").sender
    assert (sender.address, dict(sender.ids)) == ("ana@example.com", {"reply_to": "private@example.org"})


@pytest.mark.parametrize("author", ["noreply@forms.example", "help@shop.example"])
def test_behind_a_contact_form_stands_the_person_to_answer(author: str) -> None:
    message = parse(f"From: Contact form <{author}>\nReply-To: Ana <ana@example.com>\nTo: help@shop.example\nFeedback-ID: x\n\nHello")
    assert (message.sender.address, message.sender.name, dict(message.sender.ids)) == ("ana@example.com", "Ana", {"from": author})
    assert message.automatic is None
    assert not message.is_echo


def test_a_copy_of_our_own_mail_is_an_echo_and_its_customer_the_recipient() -> None:
    message = parse("From: help@shop.example\nTo: ana@example.com\n\nHello", account="Help@shop.example")
    assert message.is_echo
    assert message.customer.address == "ana@example.com"


@pytest.mark.parametrize(
    ("headers", "account"),
    [
        ("To: Help@Shop.example", "help@shop.example"),
        ("To: other@shop.example\nDelivered-To: help@shop.example", "help@shop.example"),
        ("To: other@shop.example\nX-Original-To: help@shop.example", "help@shop.example"),
        ("Cc: help@shop.example", ""),
    ],
)
def test_the_mailbox_that_received_it_is_the_account(headers: str, account: str) -> None:
    assert parse(f"From: ana@example.com\n{headers}\n\nHello").account == account


def test_a_given_account_wins() -> None:
    assert parse(f"{HEAD}\n\nx", account="desk").account == "desk"


@pytest.mark.parametrize(
    ("value", "sent_at"),
    [
        ("Tue, 3 Feb 2026 16:30:04 +0100", datetime(2026, 2, 3, 15, 30, 4, tzinfo=UTC)),
        ("3 Feb 2026 16:30 +0530 (IST)", datetime(2026, 2, 3, 11, 0, tzinfo=UTC)),
        ("Tue, 3 Feb 2026 16:30:04 -0000", datetime(2026, 2, 3, 16, 30, 4, tzinfo=UTC)),
        ("Tue, 3 Feb 2026 16:30:04", datetime(2026, 2, 3, 16, 30, 4, tzinfo=UTC)),
        ("Mon, 30 Jun 3609 15:33:50 +0600", None),
        ("Thu, 1 Jan 1903 00:00:00 +0000", None),
        ("yesterday", None),
        ("Tue, 99 Feb 2026 16:30:04 +0100", None),
        ("Tue, 3 Feb 2026 16:30:04 +9999", None),
        ("9" * 5000, None),
    ],
)
def test_a_date_counts_only_where_it_can_be_true_and_is_kept_as_it_came(value: str, sent_at: datetime | None) -> None:
    message = with_header(f"Date: {value}")
    assert message.sent_at == sent_at
    assert message.at <= RECEIVED
    assert message.mail
    assert message.mail.date == value


def test_the_thread_begins_at_the_first_reference() -> None:
    message = with_header("References: <root@a.example>\n <2@a.example>\nIn-Reply-To: <3@a.example>")
    assert (message.thread_id, message.in_reply_to) == (thread_named(["<root@a.example>"]), "<3@a.example>")
    assert message.mail
    assert message.mail.references == ("<root@a.example>", "<2@a.example>")
    assert with_header("In-Reply-To: <3@a.example>").thread_id == thread_named(["<3@a.example>"])
    assert with_header("References: <2@a.example> <3@a.example>").in_reply_to == "<3@a.example>"
    assert with_header("In-Reply-To: someone's mail of Tuesday").in_reply_to is None


def test_two_mails_of_a_thread_share_a_conversation_and_two_threads_do_not() -> None:
    first = parse(f"{HEAD}\n\nOne")
    second = parse("From: ana@example.com\nTo: help@shop.example\nMessage-ID: <2@example.com>\nReferences: <1@example.com>\n\nTwo")
    third = parse("From: ana@example.com\nTo: help@shop.example\nMessage-ID: <3@example.com>\n\nThree")
    assert first.conversation_key == second.conversation_key != third.conversation_key


def test_without_a_message_id_a_redelivery_still_has_the_same_id() -> None:
    first = parse("Received: one\nFrom: a@example.com\nDate: x\nSubject: s\n\nHello")
    again = parse("Received: two\nFrom: a@example.com\nDate: x\nSubject: s\n\nHello")
    other = parse("From: a@example.com\nDate: x\nSubject: s\n\nHello you")
    assert first.event_id == again.event_id != other.event_id
    assert first.provider_id.startswith("sha256-")
    assert parse("From: a@example.com\nMessage-ID:  \n\nx").provider_id.startswith("sha256-")


@pytest.mark.parametrize(("raw", "expected"), [("<a@b>", "<a@b>"), ("a@b", "a@b"), (" <a@b> (c)", "<a@b>"), ("\n <a@b>", "<a@b>")])
def test_the_message_id_is_the_providers_own(raw: str, expected: str) -> None:
    assert parse(f"From: a@example.com\nMessage-ID: {raw}\n\nx").provider_id == expected


def test_a_leading_mbox_line_is_no_header() -> None:
    message = parse(f"From ana@example.com Tue Feb  3 16:30:04 2026\n{HEAD}\nHello")
    assert (message.sender.address, message.text) == ("ana@example.com", "Hello")


def multipart(kind: str, *parts: str) -> str:
    body = "".join(f"--B\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/{kind}; boundary=B\n\npreamble\n{body}--B--\nepilogue"


PLAIN = "Content-Type: text/plain\n\nplain words"
PAGE = "Content-Type: text/html; charset=utf-8\n\n<p>page <b>words</b></p>"


def test_the_plain_version_is_taken_and_the_page_kept() -> None:
    message = parse(multipart("alternative", PLAIN, PAGE))
    assert message.text == "plain words"
    assert message.mail
    assert message.mail.html == "<p>page <b>words</b></p>"
    assert len(message.parts) == 1


def test_a_page_alone_is_read_as_words() -> None:
    assert parse(multipart("mixed", PAGE)).text == "page words"
    assert parse(multipart("alternative", "Content-Type: text/plain\n\n  ", PAGE)).text == "page words"


def test_words_around_a_picture_are_joined() -> None:
    picture = "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\nContent-ID: <p1@x>\n\niVBORw0KGgo="
    message = parse(multipart("mixed", "Content-Type: text/plain\n\nbefore", picture, "Content-Type: text/plain\n\nafter"))
    assert message.text == "before\nafter"
    assert message.parts[1] == Media(
        media_kind="image", provider_id="2", mime="image/png", filename="a.png", size_bytes=8, content_id="p1@x"
    )


@pytest.mark.parametrize(
    ("headers", "filename"),
    [
        ("Content-Disposition: attachment; filename=a.txt", "a.txt"),
        ('Content-Disposition: attachment; filename="a;b.txt"', "a;b.txt"),
        ('Content-Disposition: attachment; filename="a\\"b.txt"', 'a"b.txt'),
        ("Content-Disposition: attachment; filename*=utf-8'de'R%C3%BCck.txt", "Rück.txt"),
        ("Content-Disposition: attachment; filename*0*=utf-8''R%C3%BC; filename*1*=ck; filename*2=.txt", "Rück.txt"),
        ("Content-Disposition: attachment;\n filename*1=b.txt;\n filename*0=a", "ab.txt"),
        ("Content-Disposition: attachment; filename=Ruck.txt; filename*=utf-8''R%C3%BCck.txt", "Rück.txt"),
        ("Content-Disposition: attachment; filename*=utf-8''R%C3%BCck.txt; filename=Ruck.txt; filename=c.txt", "Rück.txt"),
        ("Content-Disposition: attachment; filename*=broken", "broken"),
        ("Content-Disposition: attachment; filename*=x-unknown''R%C3%BCck.txt", "Rück.txt"),
        ("Content-Disposition: attachment; filename==?utf-8?b?UsO8Y2sudHh0?=", "Rück.txt"),
        ('Content-Type: application/pdf; name="=?utf-8?q?R=C3=BCck.txt?="', "Rück.txt"),
        ("Content-Disposition: attachment", None),
        ("Content-Disposition: inline; filename=a.txt", "a.txt"),
    ],
)
def test_a_files_name_is_read_in_all_its_spellings(headers: str, filename: str | None) -> None:
    message = parse(multipart("mixed", PLAIN, f"{headers}\n\nfile"))
    media = [part for part in message.parts if isinstance(part, Media)]
    assert [part.filename for part in media] == [filename]
    assert message.text == "plain words"


def test_raw_letters_in_a_files_name_are_read_as_utf_8() -> None:
    head = f"{HEAD}Content-Type: multipart/mixed; boundary=B\n\n--B\n".encode()
    message = parse(head + 'Content-Disposition: attachment; filename="Rück.txt"\n\nx\n--B--'.encode())
    assert [part.filename for part in message.parts if isinstance(part, Media)] == ["Rück.txt"]


@pytest.mark.parametrize(("mime", "kind"), [("image/jpeg", "image"), ("video/mp4", "video"), ("audio/ogg", "audio"), ("text/csv", "file")])
def test_the_kind_of_an_attachment_follows_its_type(mime: str, kind: str) -> None:
    message = parse(multipart("mixed", PLAIN, f"Content-Type: {mime}\n\nabc"))
    assert [(part.media_kind, part.size_bytes) for part in message.parts if isinstance(part, Media)] == [(kind, 3)]


def test_a_mail_that_is_attached_is_a_file_and_its_words_are_not_ours() -> None:
    message = parse(multipart("mixed", PLAIN, "Content-Type: message/rfc822\n\nSubject: other\n\nother words"))
    assert message.text == "plain words"
    assert [part.mime for part in message.parts if isinstance(part, Media)] == ["message/rfc822"]


def test_a_text_that_is_the_whole_mail_is_read_even_where_it_calls_itself_a_file() -> None:
    assert with_header("Content-Type: text/plain; name=message.txt\nContent-Disposition: attachment").text == "Hello"


def test_versions_of_the_same_words_are_no_attachments() -> None:
    amp = "Content-Type: text/x-amp-html\n\n<html amp4email></html>"
    assert parse(multipart("alternative", PLAIN, amp, PAGE)).parts == (Text(text="plain words"),)


@pytest.mark.parametrize("encoding", ["base64", "BASE64", "base64; x"])
def test_base64_is_undone(encoding: str) -> None:
    coded = b64encode("Grüße".encode()).decode()
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}"
    assert parse(f"{HEAD}{head}\n\n{coded}").text == "Grüße"
    assert parse(f"{HEAD}{head}\n\n{coded[:-1]}!\n").text.startswith("Grüß")
    assert parse(f"{HEAD}{head}\n\n{coded}A").text.startswith("Grüße")


def test_quoted_printable_is_undone() -> None:
    head = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"
    assert parse(f"{HEAD}{head}\n\nGr=FC=DFe und =\nmehr =ZZ").text == "Grüße und mehr =ZZ"


def test_line_ends_stay_as_they_were_sent() -> None:
    assert parse(f"{HEAD}\nOne\r\nTwo\r\n").text == "One\r\nTwo"


def test_every_event_of_a_mail_keeps_its_bytes_and_shows_none_of_them() -> None:
    mail = f"{HEAD}Subject: secret\nReply-To: other@example.org\nReturn-Path: <ana@example.com>\n\nsecret\n-- \nsecret".encode()
    message = parse(mail)
    assert message.raw == mail
    assert not [word for word in ("secret", "example.", "Ana") if word in repr(message)]


def test_a_draft_made_from_a_mail_answers_it() -> None:
    message = with_header("Subject: Re: Order\nReferences: <root@a.example>")
    sent = email.render(Draft.reply_to(message, "Yes."))[0].body.decode()
    assert "To: ana@example.com" in sent
    assert "Subject: Re: Order" in sent
    assert "In-Reply-To: <1@example.com>" in sent
    assert "<root@a.example>" in sent


def test_verify_and_receive_explain_that_mail_has_no_signature() -> None:
    with pytest.raises(UsageError, match="provider-signs-nothing"):
        email.verify(b"", {}, "secret", now=RECEIVED)
    with pytest.raises(UsageError, match="DKIM"):
        email.receive(b"", {}, "secret", received_at=RECEIVED)


@pytest.mark.parametrize(
    ("name", "channel", "sent_at", "begins", "automatic"),
    [
        ("04_email_german.eml", "email", datetime(2026, 2, 3, 15, 30, 4, tzinfo=UTC), "Guten Tag,\r\n\r\nich möchte die Kopfhörer", None),
        ("07_amazon_us.eml", "amazon", datetime(2026, 2, 7, 17, 2, 26, tzinfo=UTC), "Hi, the tracking page", None),
        ("10_out_of_office.eml", "email", datetime(2026, 2, 3, 9, 12, 39, tzinfo=UTC), "Thank you for your e-mail.", "auto-submitted"),
    ],
)
def test_the_example_mails_show_what_they_are_for(name: str, channel: str, sent_at: datetime, begins: str, automatic: str | None) -> None:
    message = parse((Path(__file__).parents[2] / "examples" / "payloads" / name).read_bytes())
    assert (message.channel, message.sent_at, message.automatic) == (channel, sent_at, automatic)
    assert message.text.startswith(begins)
    assert "Freundliche" not in message.text
    assert "Lindenallee" not in message.text


def test_an_ordinary_mail_reports_no_delivery() -> None:
    assert not [event for event in email.parse(f"{HEAD}\n\nx", received_at=RECEIVED) if isinstance(event, DeliveryStatus)]


@settings(max_examples=100)
@given(
    st.datetimes(min_value=datetime(1971, 1, 1), max_value=datetime(2026, 12, 30)),  # noqa: DTZ001  (the zone is drawn below)
    st.integers(-14 * 60, 14 * 60),
    st.sampled_from(["with a day", "without"]),
)
def test_the_ordinary_form_of_a_date_is_read_as_the_library_reads_it(moment: datetime, minutes: int, form: str) -> None:
    written = format_datetime(moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes))))
    line = written if form == "with a day" else written.partition(", ")[2]
    assert instant(line, received_at=RECEIVED) == parsedate_to_datetime(written).astimezone(UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Tue, 31 Feb 2026 14:12:00 +0000",
        "Tue, 3 Foo 2026 14:12:00 +0000",
        "Tue, 3 Feb 2026 25:12:00 +0000",
        "Tue, 3 Feb 2026 14:12:00 +9900",
        "Tue, 3 Feb 3609 14:12:00 +0000",
        "",
    ],
)
def test_a_date_that_cannot_be_is_none(line: str) -> None:
    assert instant(line, received_at=RECEIVED) is None
