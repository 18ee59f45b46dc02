"""What the desk promises is what its clocks count, whatever the policy asks about and whatever began the matter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support import Conversation, SupportDesk, TicketEvent
from xborder_support.testing import message

NOW = datetime(2026, 2, 3, 10, 30, tzinfo=UTC)  # 19:30 in Tokyo, where nobody is in the shop
_AT_NIGHT = {"started_at": {"in_calendar": "tokyo", "state": "closed"}}


def _desk(sla: list[dict[str, Any]]) -> SupportDesk:
    return SupportDesk.from_config(
        {
            "format": 1,
            "shop": {"name": "Kaze Audio"},
            "calendars": {"tokyo": {"time_zone": "Asia/Tokyo", "hours": {"mon-fri": "09:00-18:00"}}},
            "teams": {"tokyo": {"calendar": "tokyo", "languages": ["ja", "en"]}},
            "markets": {"JP": {"team": "tokyo", "channels": ["line"]}},
            "sla": sla,
        }
    )


@pytest.mark.parametrize("when", [_AT_NIGHT, {"is_complaint": False}])
def test_the_promise_is_made_on_the_policy_that_the_clock_runs_on(when: dict[str, Any]) -> None:
    sla: list[dict[str, Any]] = [{"when": when, "first_response": "3 business days"}, {"first_response": "1h business"}]
    plan = _desk(sla).handle(message("荷物が届きません。いつ届きますか。", channel="line", at=NOW), now=NOW)
    assert str(plan.deadlines["first_response"].target) == "3 business days"
    assert plan.promised_at is not None
    assert plan.promised_at > NOW + timedelta(days=1)


def test_a_matter_that_begins_by_being_reopened_has_a_clock() -> None:
    desk = _desk([{"resolution": "5h elapsed"}])
    conversation = Conversation((TicketEvent(at=NOW, kind="reopened"),))
    plan = desk.check(conversation, now=NOW + timedelta(hours=1))
    assert plan.deadlines["resolution"].due_at == NOW + timedelta(hours=5)
