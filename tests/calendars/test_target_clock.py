"""When a target is due on each clock, and when a share of it is used."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, Holidays, deadline_after, due_at, remaining, share_at, used_share
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


LAZADA = BusinessCalendar(time_zone="Asia/Manila", weekly={"mon-sun": "00:00-24:00"}, holidays=[Holidays(territory="PH")])


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("cut-off 18:00 due 19:00", "2026-03-07T17:59:59.999999", "2026-03-07T19:00:00"),  # a Saturday counts
        ("cut-off 18:00 due 19:00", "2026-03-07T18:00:00", "2026-03-08T19:00:00"),
        ("cut-off 18:00 due 19:00", "2026-03-07T18:59:00", "2026-03-08T19:00:00"),
        ("cut-off 18:00 due 19:00", "2026-06-11T18:30:00", "2026-06-13T19:00:00"),  # over Independence Day
        ("cut-off 18:00 due 19:00", "2026-06-12T09:00:00", "2026-06-13T19:00:00"),
        ("cut-off 18:00 due 09:00", "2026-03-07T17:00:00", "2026-03-08T09:00:00"),
        ("cut-off 18:00 due 09:00", "2026-06-11T17:00:00", "2026-06-13T09:00:00"),
        ("cut-off 18:00 due 18:00", "2026-03-07T17:59:59.999999", "2026-03-07T18:00:00"),
        ("cut-off 18:00 due 18:00", "2026-03-07T18:00:00", "2026-03-08T18:00:00"),
        ("cut-off 00:00 due 24:00", "2026-03-07T00:00:00", "2026-03-09T00:00:00"),
        ("cut-off 24:00 due 24:00", "2026-03-07T23:59:59", "2026-03-08T00:00:00"),
        ("1 calendar month", "2026-01-31T09:00:00", "2026-03-01T00:00:00"),
        ("1 calendar month", "2026-01-15T00:00:00", "2026-02-16T00:00:00"),
        ("13 calendar months", "2026-12-31T23:59:59", "2028-02-01T00:00:00"),
    ],
)
def test_a_daily_cycle_and_a_month_end_by_the_local_clock(text: str, start: str, due: str) -> None:
    local = datetime.fromisoformat(start).replace(tzinfo=LAZADA.time_zone)
    found = due_at(Target.parse(text), local, LAZADA)
    assert found.astimezone(LAZADA.time_zone).replace(tzinfo=None).isoformat() == due
    assert found.tzinfo is UTC


@settings(max_examples=60)
@given(
    st.integers(0, 60 * 24 * 900), st.integers(1, 40), st.sampled_from(["Europe/Berlin", "Africa/Cairo", "America/Santiago", "Asia/Tokyo"])
)
def test_a_month_of_a_target_is_a_month_of_a_law_without_more_rules(minutes: int, months: int, zone: str) -> None:
    start = datetime(2024, 1, 20, tzinfo=UTC) + timedelta(minutes=minutes)
    calendar = BusinessCalendar(time_zone=zone, weekly={"mon": "09:00-10:00"})
    law = deadline_after(start, f"{months} months", rules="plain", time_zone=zone)
    assert due_at(Target("calendar_months", months=months), start, calendar) == law.ends_at


@pytest.mark.parametrize(
    ("target", "due"),
    [
        ("1h business", "2026-02-09T08:00:00+00:00"),
        ("30m business", "2026-02-06T16:30:00+00:00"),
        ("1 business day", "2026-02-10T08:00:00+00:00"),
        ("2h elapsed", "2026-02-06T18:00:00+00:00"),
        ("1 calendar day", "2026-02-07T23:00:00+00:00"),
        ("cut-off 18:00 due 19:00", "2026-02-06T18:00:00+00:00"),
    ],
)
def test_the_other_landing_is_the_opening_after_a_close(target: str, due: str) -> None:
    assert due_at(Target.parse(target), FRIDAY, BERLIN, landing="next_open").isoformat() == due


@settings(max_examples=100)
@given(st.integers(1, 40 * 60), st.integers(0, 60 * 24 * 90))
def test_both_landings_are_those_of_the_calendar(minutes: int, offset: int) -> None:
    target, start = Target("business", seconds=minutes * 60), datetime(2026, 2, 1, tzinfo=UTC) + timedelta(minutes=offset)
    assert due_at(target, start, BERLIN, landing="next_open") == BERLIN.add(start, target.duration, "next_open")
    assert due_at(target, start, BERLIN) == BERLIN.add(start, target.duration)


def test_a_landing_that_is_none_is_refused_on_every_clock() -> None:
    for text in ("1h elapsed", "1h business"):
        with pytest.raises(UsageError) as caught:
            due_at(Target.parse(text), FRIDAY, BERLIN, landing="far")  # type: ignore[arg-type]
        assert caught.value.code == "unknown-landing"


@pytest.mark.parametrize(
    "text", ["1h elapsed", "1h business", "1 business day", "1 calendar day", "1 calendar month", "cut-off 18:00 due 19:00"]
)
def test_naive_instants_are_refused_on_every_clock(text: str) -> None:
    target, naive = Target.parse(text), FRIDAY.replace(tzinfo=None)
    for question in (
        lambda: due_at(target, naive, BERLIN),
        lambda: share_at(target, naive, BERLIN, share=0.5),
        lambda: used_share(target, naive, BERLIN, at=FRIDAY),
        lambda: used_share(target, FRIDAY, BERLIN, at=naive),
        lambda: remaining(target, FRIDAY, BERLIN, at=naive),
    ):
        with pytest.raises(UsageError) as caught:
            question()
        assert caught.value.code == "naive-datetime"


@pytest.mark.parametrize("text", ["1h business", "1 business day", "cut-off 18:00 due 19:00"])
def test_a_calendar_that_never_opens_again_is_named(text: str) -> None:
    once = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2026-01-02": ["09:00-10:00"]})
    target = Target.parse(text)
    for question in (
        lambda: due_at(target, FRIDAY, once),
        lambda: share_at(target, FRIDAY, once, share=0.5),
        lambda: remaining(target, FRIDAY, once, at=FRIDAY),
    ):
        with pytest.raises(UsageError) as caught:
            question()
        assert caught.value.code == "no-open-time"


def test_a_due_time_after_the_last_year_is_refused_by_name() -> None:
    with pytest.raises(UsageError) as caught:
        due_at(Target.parse("9999 calendar days"), datetime(2190, 1, 1, tzinfo=UTC), BERLIN)
    assert caught.value.code == "calendar-out-of-range"
    with pytest.raises(UsageError) as caught:
        due_at(Target.parse("48h elapsed"), datetime(9999, 12, 31, tzinfo=UTC), None)
    assert caught.value.code == "datetime-out-of-range"


def test_microseconds_are_kept() -> None:
    start = FRIDAY + timedelta(microseconds=7)
    assert due_at(Target.parse("2h business"), start, BERLIN).microsecond == 7
    assert remaining(Target.parse("2h business"), start, BERLIN, at=start + timedelta(microseconds=1)) == timedelta(
        hours=2, microseconds=-1
    )
    assert used_share(Target.parse("9999 calendar days"), start, BERLIN, at=due_at(Target.parse("9999 calendar days"), start, BERLIN)) == 1
    almost = due_at(Target.parse("9999 calendar days"), start, BERLIN) - timedelta(microseconds=1)
    assert used_share(Target.parse("9999 calendar days"), start, BERLIN, at=almost) < 1
