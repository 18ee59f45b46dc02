"""A reply follows the customs of the market: who is addressed how, and how a time is promised."""

from __future__ import annotations

import pytest

from xborder_support import Customer, PersonName
from xborder_support.terms import Gender

from .conftest import Say


def test_where_a_span_is_usual_the_answer_is_promised_within_hours(say: Say) -> None:
    plan = say("Meu pedido chegou quebrado!", customer=Customer(territory="BR", language="pt-BR"))
    [reply] = plan.replies
    assert "expected_reply_within" in reply.messages
    assert "em até 2 horas" in reply.draft.text


def test_where_a_clock_time_is_usual_the_answer_is_promised_by_it(say: Say) -> None:
    [reply] = say("Meine Bestellung ist kaputt.", customer=Customer(territory="DE", language="de")).replies
    assert "expected_reply" in reply.messages
    assert "17:00 Uhr" in reply.draft.text


@pytest.mark.parametrize(
    ("gender", "greeting"),
    [
        ("female", "Sehr geehrte Frau Weber,"),
        ("male", "Sehr geehrter Herr Weber,"),
        ("unknown", "Guten Tag Kim Weber,"),
        ("other", "Guten Tag Kim Weber,"),
    ],
)
def test_the_declared_gender_decides_the_salutation_and_no_other(say: Say, gender: Gender, greeting: str) -> None:
    customer = Customer(name=PersonName(given="Kim", surname="Weber"), territory="DE", language="de", gender=gender)
    [reply] = say("Meine Bestellung ist kaputt.", customer=customer, channel="email").replies
    assert reply.draft.text.startswith(greeting)
