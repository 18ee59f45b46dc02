"""Two desks that write mails to each other fall silent after one round, however much the machine between them throws away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, Message, SupportDesk
from xborder_support.channels import email

START = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
OURS, THEIRS = "help@ours.example", "help@theirs.example"
FIRST = (
    f"From: {THEIRS}\r\nTo: {OURS}\r\nSubject: Where is it?\r\nMessage-ID: <first@theirs.example>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nHello, where is my order? I have been waiting for it.\r\n"
).encode()


class Shop:
    """Be a host: keep conversations, pass mails to a desk, and send what it plans."""

    def __init__(self, address: str, config: dict[str, Any]) -> None:
        markets = {**config["markets"], "GB": {**config["markets"]["GB"], "accounts": [address]}}
        self.desk = SupportDesk.from_config({**config, "markets": markets})
        self.kept: dict[str, Conversation] = {}

    def receive(self, mail: bytes, at: datetime) -> Iterator[bytes]:
        for event in email.parse(mail, received_at=at):
            plan = self.desk.handle(event, now=at, conversation=self.kept.get(event.conversation_key))
            self.kept[event.conversation_key] = plan.conversation
            for reply in plan.replies:
                yield from (outgoing.body for outgoing in self.desk.render(reply))


def without(*headers: str) -> Callable[[bytes], bytes]:
    """Return a machine that drops headers, with their folded lines."""
    names = b"|".join(name.encode() for name in headers)

    def strip(mail: bytes) -> bytes:
        head, _, body = mail.partition(b"\r\n\r\n")
        return re.sub(rb"(?im)^(?:" + names + rb"):.*(?:\r\n[ \t].*)*\r\n", b"", head + b"\r\n") + b"\r\n" + body

    return strip if headers else lambda mail: mail


def letters(config: dict[str, Any], strip: Callable[[bytes], bytes], minutes: int) -> list[bytes]:
    """Return every mail that is written, up to twenty."""
    shops = [Shop(OURS, config), Shop(THEIRS, config)]
    written: list[bytes] = []
    waiting = [(0, FIRST)]
    while waiting and len(written) < 20:
        reader, mail = waiting.pop(0)
        answers = [strip(answer) for answer in shops[reader].receive(mail, START + len(written) * timedelta(minutes=minutes))]
        written += answers
        waiting += [(1 - reader, answer) for answer in answers]
    return written


MACHINE = ("Auto-Submitted", "X-Auto-Response-Suppress")


@pytest.mark.parametrize("minutes", [1, 60 * 25])
@pytest.mark.parametrize(
    ("dropped", "most"),
    [
        ((), 1),
        (("References",), 1),
        (("In-Reply-To", "References"), 1),
        (MACHINE, 2),
        ((*MACHINE, "References"), 2),
        ((*MACHINE, "In-Reply-To"), 2),
        ((*MACHINE, "In-Reply-To", "References"), 2),
    ],
)
def test_two_desks_fall_silent(config: dict[str, Any], dropped: tuple[str, ...], most: int, minutes: int) -> None:
    assert 1 <= len(letters(config, without(*dropped), minutes)) <= most


def test_a_machine_that_drops_every_trace_is_known_by_subject_and_sender(config: dict[str, Any]) -> None:
    assert len(letters(config, without(*MACHINE, "In-Reply-To", "References", "Message-ID"), 1)) <= 3


def test_the_machine_that_drops_headers_does(config: dict[str, Any]) -> None:
    (letter,) = letters(config, without(), 1)
    assert b"References: <first@theirs.example>" in letter
    assert b"Auto-Submitted: auto-replied" in letter
    stripped = without(*MACHINE, "References")(letter)
    assert b"References" not in stripped
    assert b"Auto-Submitted" not in stripped
    assert b"In-Reply-To: <first@theirs.example>" in stripped


def test_a_desk_does_not_answer_its_own_mail(config: dict[str, Any]) -> None:
    shop = Shop(OURS, config)
    assert list(shop.receive(FIRST.replace(THEIRS.encode(), OURS.encode()), START)) == []


def test_a_person_who_answers_an_acknowledgement_is_heard(config: dict[str, Any]) -> None:
    shop = Shop(OURS, config)
    (letter,) = shop.receive(FIRST, START)
    (acknowledged,) = [event for event in email.parse(letter, received_at=START) if isinstance(event, Message)]
    assert acknowledged.mail
    mail = FIRST.replace(b"<first@", b"<second@").replace(
        b"\r\nContent-Type", f"\r\nIn-Reply-To: {acknowledged.mail.message_id}\r\nContent-Type".encode()
    )
    (event,) = email.parse(mail, received_at=START + timedelta(hours=1))
    plan = shop.desk.handle(event, now=START + timedelta(hours=1))
    assert plan.assignment is not None
    assert "first_response" in plan.deadlines
