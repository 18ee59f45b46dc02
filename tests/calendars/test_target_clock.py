"""When a target is due on each clock, and when a share of it is used."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, due_at, share_at
from xborder_support.errors import UsageError
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]})
CAIRO = BusinessCalendar(time_zone="Africa/Cairo", weekly={"sun-thu": ["09:00-17:00"]})
FRIDAY = datetime(2026, 2, 6, 16, tzinfo=UTC)  # 17:00 in Berlin


@pytest.mark.parametrize(
    ("target", "start", "due"),
    [
        ("24h elapsed", FRIDAY, "2026-02-07T16:00:00+00:00"),
        ("30m business", FRIDAY, "2026-02-06T16:30:00+00:00"),
        ("1h business", FRIDAY, "2026-02-06T17:00:00+00:00"),
        ("2h business", FRIDAY, "2026-02-09T09:00:00+00:00"),
        ("1 business day", FRIDAY, "2026-02-09T17:00:00+00:00"),
        ("3 business days", FRIDAY, "2026-02-11T17:00:00+00:00"),
        ("1 calendar day", FRIDAY, "2026-02-07T23:00:00+00:00"),
        ("14 calendar days", FRIDAY, "2026-02-20T23:00:00+00:00"),
        # Clocks go forward in the night to Sunday, the 29th: that day has 23 hours.
        ("1 calendar day", datetime(2026, 3, 28, 12, tzinfo=UTC), "2026-03-29T22:00:00+00:00"),
        ("24h elapsed", datetime(2026, 3, 28, 12, tzinfo=UTC), "2026-03-29T12:00:00+00:00"),
    ],
)
def test_each_clock_has_its_own_due_time(target: str, start: datetime, due: str) -> None:
    assert due_at(Target.parse(target), start, BERLIN).isoformat() == due


def test_a_calendar_day_ends_where_midnight_does_not_exist() -> None:
    # Cairo skips from 00:00 to 01:00 on Friday, 2026-04-24.
    thursday_morning = datetime(2026, 4, 22, 8, tzinfo=UTC)
    due = due_at(Target.parse("1 calendar day"), thursday_morning, CAIRO)
    assert due.isoformat() == "2026-04-23T22:00:00+00:00"


def test_elapsed_time_needs_no_calendar_and_the_others_do() -> None:
    assert due_at(Target.parse("1h elapsed"), FRIDAY, None) == FRIDAY + timedelta(hours=1)
    for target in ("1h business", "1 business day", "1 calendar day"):
        with pytest.raises(UsageError) as caught:
            due_at(Target.parse(target), FRIDAY, None)
        assert caught.value.code == "no-calendar"


@pytest.mark.parametrize(
    ("target", "share", "at"),
    [
        ("2h business", 0, "2026-02-06T16:00:00+00:00"),
        ("2h business", 0.5, "2026-02-06T17:00:00+00:00"),
        ("2h business", 0.75, "2026-02-09T08:30:00+00:00"),
        ("2h business", 1, "2026-02-09T09:00:00+00:00"),
        ("2h business", 1.5, "2026-02-09T10:00:00+00:00"),
        ("2h elapsed", 0.5, "2026-02-06T17:00:00+00:00"),
        ("2h elapsed", 3, "2026-02-06T22:00:00+00:00"),
        ("1 business day", 0.5, "2026-02-09T12:30:00+00:00"),
        ("1 business day", 1, "2026-02-09T17:00:00+00:00"),
        ("1 calendar day", 0.5, "2026-02-07T07:30:00+00:00"),
    ],
)
def test_a_share_is_of_the_time_that_the_target_counts(target: str, share: float, at: str) -> None:
    assert share_at(Target.parse(target), FRIDAY, BERLIN, share=share).isoformat() == at


@pytest.mark.parametrize("share", [-0.1, 10.1, float("nan"), float("inf")])
def test_a_share_out_of_range_is_refused(share: float) -> None:
    with pytest.raises(UsageError) as caught:
        share_at(Target.parse("1h elapsed"), FRIDAY, None, share=share)
    assert caught.value.code == "bad-share"


_TARGETS = st.sampled_from(
    ["30m business", "9h business", "40h business", "1 business day", "3 business days", "2 calendar days", "7h elapsed"]
)
_STARTS = st.integers(0, 60 * 24 * 90).map(lambda minutes: datetime(2026, 2, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@settings(max_examples=100)
@given(_TARGETS, _STARTS, st.floats(0, 3), st.floats(0, 3))
def test_a_larger_share_is_never_used_earlier(target: str, start: datetime, one: float, other: float) -> None:
    parsed = Target.parse(target)
    low, high = sorted((one, other))
    assert start <= share_at(parsed, start, BERLIN, share=low) <= share_at(parsed, start, BERLIN, share=high)
    due = due_at(parsed, start, BERLIN)
    assert share_at(parsed, start, BERLIN, share=min(low, 1.0)) <= due
    assert share_at(parsed, start, BERLIN, share=1.0) == due
    assert share_at(parsed, start, BERLIN, share=1.0 + low) >= due


@settings(max_examples=100)
@given(_TARGETS, _STARTS, st.floats(0, 10))
def test_a_share_of_open_time_is_a_share_of_what_is_open_until_the_due_time(target: str, start: datetime, share: float) -> None:
    parsed = Target.parse(target)
    due = due_at(parsed, start, BERLIN)
    if parsed.clock in {"business", "business_days"}:
        expected = BERLIN.add(start, BERLIN.business_duration(start, due) * share)
    else:
        expected = start + (due - start) * share
    assert share_at(parsed, start, BERLIN, share=share) == (due if share == 1 else expected)


@settings(max_examples=100)
@given(_STARTS, st.integers(1, 20))
def test_calendar_days_end_at_a_local_midnight(start: datetime, days: int) -> None:
    due = due_at(Target.parse(f"{days} calendar days"), start, BERLIN).astimezone(BERLIN.time_zone)
    assert (due.hour, due.minute, due.second) == (0, 0, 0)
    assert (due.date() - start.astimezone(BERLIN.time_zone).date()).days == days + 1
