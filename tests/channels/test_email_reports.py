"""What servers report about our own mails becomes delivery statuses, readings and opt-outs."""

from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels import email
from xborder_support.channels.mail.threads import thread_named
from xborder_support.conversations import DeliveryStatus, Membership, Message

_RETRY = {True: "worth it", False: "useless", None: "unknown"}
RECEIVED = datetime(2026, 2, 3, 16, tzinfo=UTC)
ORIGINAL = (
    "Content-Type: message/rfc822\n\nMessage-ID: <ours@shop.example>\nReferences: <root@example.com>\nTo: Ana <ana@example.com>\n\nHello"
)


def report(kind: str, *parts: str, headers: str = "") -> list[Any]:
    head = "From: MAILER-DAEMON@mx.example\nTo: help@shop.example\nMessage-ID: <r@mx.example>\nDate: Tue, 3 Feb 2026 15:00:00 +0000\n"
    body = "".join(f"--B\n{part}\n" for part in ("\nIt failed.", *parts))
    return email.parse(
        f"{head}{headers}Content-Type: multipart/report; report-type={kind}; boundary=B\n\n{body}--B--\n", received_at=RECEIVED
    )


def bounced(*blocks: str, original: str = ORIGINAL, headers: str = "") -> list[DeliveryStatus]:
    status = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + "\n\n".join(blocks) + "\n"
    events = report("delivery-status", status, original, headers=headers)
    assert isinstance(events[0], Message)
    assert events[0].automatic == "bounce"
    return [event for event in events if isinstance(event, DeliveryStatus)]


@pytest.mark.parametrize(
    ("fields", "status", "word", "codes", "retry"),
    [
        ("Action: failed\nStatus: 5.1.1", "failed", "failed", ("5.1.1",), "useless"),
        ("Action: FAILED\nStatus: 5.0.0 (permanent failure)", "failed", "failed", ("5.0.0",), "useless"),
        ("Action: failed (gave up)\nStatus: 4.4.1", "failed", "failed", ("4.4.1",), "worth it"),
        ("Action: failed", "failed", "failed", (), "unknown"),
        ("Action: failed\nDiagnostic-Code: smtp; 550 5.7.1 blocked", "failed", "failed", ("5.7.1",), "useless"),
        ("Action: delayed\nStatus: 4.2.2", "sent", "delayed", ("4.2.2",), "worth it"),
        ("Action: delivered\nStatus: 2.0.0", "delivered", "delivered", (), "unknown"),
        ("Action: relayed\nStatus: 2.0.0", "sent", "relayed", (), "unknown"),
        ("Action: expanded\nStatus: 2.0.0", "delivered", "expanded", (), "unknown"),
        ("Status: 5.2.2", "failed", "status", ("5.2.2",), "useless"),
        ("Status: 4.2.2", "sent", "status", ("4.2.2",), "worth it"),
        ("Action: misplaced\nStatus: 2.1.5", "delivered", "misplaced", (), "unknown"),
    ],
)
def test_each_recipients_fate_is_a_status(fields: str, status: str, word: str, codes: tuple[str, ...], retry: str) -> None:
    found = bounced(f"Final-Recipient: rfc822; ana@example.com\n{fields}")
    known = [(event.status, event.provider_status, event.error_codes, _RETRY[event.is_retryable]) for event in found]
    assert known == [(status, word, codes, retry)]


def test_a_status_names_our_mail_its_thread_and_the_recipient() -> None:
    event = bounced("Final-Recipient: rfc822; <ana@example.com>\nAction: failed\nStatus: 5.1.1")[0]
    assert (event.provider_id, event.thread_id, event.account) == (
        "<ours@shop.example>",
        thread_named(["<root@example.com>"]),
        "help@shop.example",
    )
    assert (event.sender.address, event.recipient.address, event.customer.address) == (
        "help@shop.example",
        "ana@example.com",
        "ana@example.com",
    )
    assert event.sent_at == datetime(2026, 2, 3, 15, tzinfo=UTC)


def test_several_recipients_are_several_events() -> None:
    blocks = [f"Original-Recipient: rfc822; {name}@example.com\nAction: failed\nStatus: 5.1.1" for name in ("ana", "bo")]
    found = bounced(*blocks)
    assert [event.recipient.address for event in found] == ["ana@example.com", "bo@example.com"]
    assert len({event.event_id for event in found}) == len(found)


@pytest.mark.parametrize(
    "block", ["Final-Recipient: rfc822; ana@example.com", "Final-Recipient: rfc822; ana@example.com\nStatus: unknown", "X: y"]
)
def test_a_block_that_says_nothing_gives_no_status(block: str) -> None:
    assert bounced(block) == []


def test_our_mail_is_found_in_its_headers_alone_or_in_the_thread() -> None:
    block = "Final-Recipient: rfc822; ana@example.com\nAction: failed\nStatus: 5.1.1"
    headers_only = "Content-Type: text/rfc822-headers\n\nMessage-ID: <ours@shop.example>\nSubject: x"
    assert bounced(block, original=headers_only)[0].provider_id == "<ours@shop.example>"
    threaded = bounced(block, original="\nnothing", headers="In-Reply-To: <ours@shop.example>\n")[0]
    assert (threaded.provider_id, threaded.thread_id) == ("<ours@shop.example>", thread_named(["<ours@shop.example>"]))
    unnamed = bounced(block, original="\nnothing")[0]
    assert (unnamed.provider_id, unnamed.thread_id) == ("<r@mx.example>", thread_named(["<r@mx.example>"]))


def test_older_gmail_names_the_recipient_in_a_header() -> None:
    mail = "From: mailer-daemon@googlemail.com\nTo: help@shop.example\nX-Failed-Recipients: ana@example.com, bo@example.com\n\nFailed"
    events = email.parse(mail, received_at=RECEIVED)
    found = [(event.status, event.recipient.address) for event in events if isinstance(event, DeliveryStatus)]
    assert found == [("failed", "ana@example.com"), ("failed", "bo@example.com")]


def test_a_report_without_its_envelope_is_read() -> None:
    block = "Final-Recipient: RFC822; <ana@example.com>\nAction: failed\nStatus: 4.2.2\n"
    mail = f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n{block}"
    event = email.parse(mail, received_at=RECEIVED)[1]
    assert isinstance(event, DeliveryStatus)
    assert (event.status, event.is_retryable, event.recipient.address) == ("failed", True, "ana@example.com")


@pytest.mark.parametrize(
    ("disposition", "status"),
    [
        ("manual-action/MDN-sent-manually; displayed", "read"),
        ("automatic-action/MDN-sent-automatically; deleted", "delivered"),
        ("automatic-action/MDN-sent-automatically; dispatched/x", "delivered"),
        ("manual-action/MDN-sent-manually; failed", None),
        ("", None),
    ],
)
def test_a_disposition_notification_says_whether_it_was_read(disposition: str, status: str | None) -> None:
    part = f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; ana@example.com\nDisposition: {disposition}\n"
    events = report("disposition-notification", part, ORIGINAL)
    found = [event for event in events if isinstance(event, DeliveryStatus)]
    assert [event.status for event in found] == ([status] if status else [])
    assert {event.provider_id for event in found} <= {"<ours@shop.example>"}


def test_a_disposition_notification_may_name_our_mail_itself() -> None:
    part = "Content-Type: message/disposition-notification\n\nOriginal-Message-ID: <that@shop.example>\nDisposition: x/y; displayed\n"
    event = report("disposition-notification", part)[1]
    assert (event.provider_id, event.recipient.address) == ("<that@shop.example>", None)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ("Feedback-Type: abuse\nOriginal-Rcpt-To: <ana@example.com>", "ana@example.com"),
        ("Feedback-Type: Opt-Out\nRemoval-Recipient: bo@example.com", "bo@example.com"),
        ("Feedback-Type: abuse", "ana@example.com"),
    ],
)
def test_a_complaint_ends_contact(fields: str, address: str) -> None:
    message, complaint = report("feedback-report", f"Content-Type: message/feedback-report\n\n{fields}\n", ORIGINAL)
    assert isinstance(complaint, Membership)
    assert (complaint.change, complaint.scope, complaint.sender.address) == ("opted_out", "all", address)
    assert complaint.provider_id == "<ours@shop.example>"
    assert message.mail.feedback_type == fields.splitlines()[0].partition(": ")[2].lower()


@pytest.mark.parametrize("kind", ["not-spam", "auth-failure", ""])
def test_other_feedback_is_no_complaint(kind: str) -> None:
    events = report("feedback-report", f"Content-Type: message/feedback-report\n\nFeedback-Type: {kind}\n", ORIGINAL)
    assert [event.kind for event in events] == ["message"]


def test_the_files_of_a_report_are_not_the_customers() -> None:
    assert [part.kind for part in report("delivery-status", ORIGINAL)[0].parts] == ["text"]


def test_only_the_first_text_of_a_report_is_its_words() -> None:
    assert report("delivery-status", "Content-Type: text/plain\n\nour own old words")[0].text == "It failed."
