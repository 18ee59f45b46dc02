"""Nothing that a stranger can put into a draft adds a header, a line or a recipient to what is sent; and threads are kept apart."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import brevo, email, postmark, resend, sendgrid
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

NOW = datetime(2026, 2, 3, 15, tzinfo=UTC)
BASE = Draft(channel="email", provider="email", to="ana@example.com", account="help@shop.example", text="Yes.", idempotency_key="key")
LINES = [
    "\r\nBcc: e@x.example",
    "\nBcc: e@x.example",
    "\r",
    "\u2028B: x",
    "\u2029B: x",
    "\x85B: x",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x00",
    "\ud800",
]
MARKS = [*LINES, "<", ">", '"', ",", ";", ":", "(", "@", " ", "=?utf-8?q?=0ABcc:_e=40x?=", "é", "e@x.example"]
FIELDS = ("to", "account", "subject", "in_reply_to", "idempotency_key", "language")


@given(field=st.sampled_from(FIELDS), marks=st.lists(st.tuples(st.sampled_from(MARKS), st.integers(0, 20)), min_size=1, max_size=3))
@settings(max_examples=400, deadline=None)
def test_no_field_of_a_draft_adds_a_line_a_header_or_a_recipient(field: str, marks: list[tuple[str, int]]) -> None:
    value = {"in_reply_to": "<q@x.example>", "subject": "Order", "language": "de"}.get(field) or getattr(BASE, field)
    for mark, at in marks:
        value = value[:at] + mark + value[at:]
    changed: dict[str, Any] = {field: value}
    try:
        body = email.render(replace(BASE, **changed))[0].body
    except UsageError:
        return  # no address was left to send to or from
    head = body.split(b"\r\n\r\n")[0]
    assert len(head.decode().splitlines()) == len(head.split(b"\r\n"))
    assert not any(byte < 32 for line in head.split(b"\r\n") for byte in line)
    sent = message_from_bytes(body, policy=policy.default)
    assert len(set(sent.keys())) == len(sent.keys())
    assert not {"bcc", "b", "cc"} & {name.lower() for name in sent}
    assert len(sent["To"].addresses) == 1


@pytest.mark.parametrize("to", ["a<b@,evil@x.example>", "<a@b;c@d>", "x <a@b, c@d>", '"a@b, c"<@d>', "a@b\x00c"])
def test_an_address_that_could_be_read_as_several_is_refused_or_cut_to_one(to: str) -> None:
    with suppress(UsageError):
        sent = email.render(replace(BASE, to=to))[0].to
        assert sent.count("@") == 1
        assert not set(sent) & set(",;<>\x00")


def test_an_address_with_a_quoted_name_is_still_one() -> None:
    assert email.render(replace(BASE, to='"ana..b"@docomo.example'))[0].to == '"ana..b"@docomo.example'


@pytest.mark.parametrize("module", [brevo, postmark, resend, sendgrid])
@pytest.mark.parametrize("line", LINES)
def test_no_header_of_a_services_call_holds_a_line_end(module: object, line: str) -> None:
    draft = replace(BASE, idempotency_key=f"a{line}b", subject=f"a{line}b", in_reply_to=f"<a{line}b@c>")
    body = json.loads(module.render(draft)[0].body)  # type: ignore[attr-defined]
    listed = body.get("headers") or body["Headers"]
    values = listed.values() if isinstance(listed, dict) else [row["Value"] for row in listed]
    assert all(value.isprintable() for value in values)


def mail(head: str) -> str:
    return email.parse(f"From: eve@x.example\nTo: help@shop.example\nMessage-ID: <1@x.example>\n{head}\n\nHi", received_at=NOW)[
        0
    ].conversation_key


def test_who_saw_no_mail_of_a_thread_opens_one_of_his_own() -> None:
    own = mail("Subject: Hi")
    assert mail("Subject: Hi\nReferences: <guess@shop.example>") != own
    keys = {mail(f"Subject: Re: Order {number}") for number in range(20)}
    assert len(keys) == 20


def test_equal_subjects_of_two_senders_are_two_conversations() -> None:
    body = "From: {}@x.example\nTo: help@shop.example\nMessage-ID: <{}@x.example>\nSubject: Re: Order 17\n\nHi"
    first, second = (email.parse(body.format(name, name), received_at=NOW)[0] for name in ("ana", "eve"))
    assert first.conversation_key != second.conversation_key


def test_an_answer_goes_to_who_wrote_even_within_another_customers_thread() -> None:
    head = "Subject: Re: Hi\nReferences: <root@ana.example>"
    event = email.parse(f"From: eve@x.example\nTo: help@shop.example\n{head}\n\nHi", received_at=NOW)[0]
    assert event.sender.address == "eve@x.example"
    assert Draft.reply_to(event, "Yes.").to == "eve@x.example"  # type: ignore[arg-type]
