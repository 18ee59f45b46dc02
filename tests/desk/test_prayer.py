"""A desk that pauses for prayer says when it is back, and the plan says why nobody answered at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from xborder_support import SupportDesk
from xborder_support.desk import explain_reason
from xborder_support.testing import message

RIYADH = {"latitude": 24.71, "longitude": 46.68, "method": "SA", "prayers": ["dhuhr"], "after_minutes": 30}
AT_NOON = datetime(2026, 11, 24, 8, 45, tzinfo=UTC)  # 11:45 in Riyadh, a few minutes after the call
SAUDI = "966501234567"


def test_a_message_in_the_pause_hears_when_the_desk_is_back(desk_with: Callable[..., SupportDesk]) -> None:
    calendar = {"time_zone": "Asia/Riyadh", "hours": {"sun-thu": ["09:00-17:00"]}, "prayer": RIYADH}
    desk = desk_with(calendars__berlin=calendar, routing=[{"name": "all", "to": [{"team": "europe"}]}])
    plan = desk.handle(message("Hello, where is my order?", channel="whatsapp", sender=SAUDI, at=AT_NOON), now=AT_NOON)
    reasons = {reason.code: reason for action in plan.actions for reason in action.reasons}
    assert "closed-for-prayer" in reasons
    assert explain_reason(reasons["closed-for-prayer"]).startswith("The desk berlin pauses for prayer until ")
