"""A desk whose policy counts packaged days never fails over a conversation whose days are not known."""

from datetime import UTC, datetime, timedelta

import pytest

from xborder_support import Conversation, TicketEvent

from .conftest import MakeDesk

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)  # Tuesday


@pytest.mark.parametrize(("market", "why"), [(None, "no-calendar"), ("KZ", "several-time-zones"), ("XX", "unknown-territory")])
def test_days_that_are_not_known_are_counted_round_the_clock(desk_with: MakeDesk, market: str | None, why: str) -> None:
    desk = desk_with(sla=[{"first_response": "2 business days", "calendar": "bank_days"}])
    asked = TicketEvent(at=NOW, kind="customer_message", market=market, channel="email")
    plan = desk.check(Conversation().add(asked), now=NOW)
    assert plan.deadlines["first_response"].due_at == datetime(2026, 2, 6, tzinfo=UTC)
    assert [reason.facts["why"] for reason in plan.reasons if reason.code == "counted-round-the-clock"] == [why]


def test_days_that_are_known_are_those_of_the_market(desk_with: MakeDesk) -> None:
    desk = desk_with(sla=[{"first_response": "1 business day", "calendar": "bank_days"}])
    friday = datetime(2026, 2, 6, 12, tzinfo=UTC)
    asked = TicketEvent(at=friday, kind="customer_message", market="JP", channel="email")
    plan = desk.check(Conversation().add(asked), now=friday)
    assert plan.deadlines["first_response"].due_at == friday + timedelta(days=3, hours=3)  # Monday ends in Tokyo
    assert plan.reasons == ()
