"""A notice names a holiday only to those who know it, and only where the name fits the days that it announces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support import Plan, SupportDesk
from xborder_support.testing import message

MakeDesk = Callable[..., SupportDesk]

ENGLISH = "Hello, where is my order? I have been waiting for it."
GB, DE, US, IS = "447400123456", "4915112345678", "12025550123", "3546601234"
UNITY_DAY = datetime(2028, 10, 3, 10, 0, tzinfo=UTC)  # a Tuesday, in Germany alone


def told(desk: SupportDesk, sender: str, at: datetime, text: str = ENGLISH) -> str:
    plan: Plan = desk.handle(message(text, channel="whatsapp", sender=sender, at=at), now=at)
    (reply,) = plan.replies
    assert "holiday_notice" in reply.messages
    assert "closed-for-holiday" in {reason.code for reason in reply.reasons}
    return reply.text


@pytest.fixture
def europe_only(desk_with: MakeDesk) -> SupportDesk:
    """Return a desk whose one team keeps the holidays of Berlin, whoever asks."""
    return desk_with(routing=[{"name": "all", "to": [{"team": "europe"}]}])


@pytest.mark.parametrize(("sender", "is_named"), [(DE, True), (GB, False), (US, False), (IS, False)])
def test_a_holiday_is_named_to_those_whose_holiday_it_is(europe_only: SupportDesk, sender: str, *, is_named: bool) -> None:
    text = told(europe_only, sender, UNITY_DAY)
    assert ("German Unity" in text) == is_named
    assert "3 October" in text or "October 3" in text


def with_holidays(desk_with: MakeDesk, territory: str) -> SupportDesk:
    week: dict[str, Any] = {"time_zone": "Asia/Tokyo", "holidays": territory, "hours": {"mon-fri": ["09:00-18:00"]}}
    return desk_with(calendars__tokyo=week, routing=[{"name": "all", "to": [{"team": "asia"}]}])


@pytest.mark.parametrize(
    ("day", "name", "is_named"),
    [
        (datetime(2026, 2, 23, 3, 0, tzinfo=UTC), "Emperor's Birthday", True),  # one day
        (datetime(2026, 5, 4, 3, 0, tzinfo=UTC), "Greenery Day", False),  # one day of four
    ],
)
def test_a_name_stands_for_at_least_half_of_the_days(desk_with: MakeDesk, day: datetime, name: str, *, is_named: bool) -> None:
    assert (name in told(with_holidays(desk_with, "JP"), "819012345678", day)) == is_named
