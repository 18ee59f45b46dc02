"""What starts at a weekend is due on the day and at the hour that the target names."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, Holidays, due_at, remaining, share_at, used_share
from xborder_support.errors import UsageError
from xborder_support.terms import Target

NEW_YORK = BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri": "09:00-17:00"}, holidays=[Holidays(territory="US")])
RIYADH = BusinessCalendar(time_zone="Asia/Riyadh", weekly={"sun-thu": "09:00-17:00"})
SIX_DAYS = BusinessCalendar(time_zone="America/New_York", weekly={"mon-sat": "09:00-17:00"})
SUNDAYS = BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri,sun": "09:00-17:00"})
ALWAYS = BusinessCalendar(time_zone="America/New_York", weekly={"mon-sun": "00:00-24:00"})
NIGHTS = BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri": "20:00-04:00"})
MADE_UP = BusinessCalendar(time_zone="America/New_York", weekly={"mon-fri": "09:00-17:00"}, exceptions={"2026-03-14": ["09:00-12:00"]})
TIKTOK = Target.parse("24h elapsed, weekend mon 12:00")


@pytest.mark.parametrize(
    ("calendar", "start", "due"),
    [
        # Clocks go forward on Sunday, 2026-03-08.
        (NEW_YORK, "2026-03-06T23:59:59.999999", "2026-03-07T23:59:59.999999"),
        (NEW_YORK, "2026-03-07T00:00:00", "2026-03-09T12:00:00"),
        (NEW_YORK, "2026-03-08T23:59:59.999999", "2026-03-09T12:00:00"),
        (NEW_YORK, "2026-03-09T00:00:00", "2026-03-10T00:00:00"),
        # Christmas is a Friday: a holiday carries nothing over, the weekend after it does.
        (NEW_YORK, "2026-12-25T10:00:00", "2026-12-26T10:00:00"),
        (NEW_YORK, "2026-12-26T10:00:00", "2026-12-28T12:00:00"),
        # Memorial Day is a Monday, and Monday is what was said.
        (NEW_YORK, "2026-05-23T10:00:00", "2026-05-25T12:00:00"),
        (NEW_YORK, "2026-05-25T10:00:00", "2026-05-26T10:00:00"),
        # Who works on Saturday, by rule or this once, answers on it.
        (SIX_DAYS, "2026-03-14T18:00:00", "2026-03-15T18:00:00"),
        (SIX_DAYS, "2026-03-15T10:00:00", "2026-03-16T12:00:00"),
        (MADE_UP, "2026-03-14T18:00:00", "2026-03-15T18:00:00"),
        (MADE_UP, "2026-03-15T10:00:00", "2026-03-16T12:00:00"),
        (SUNDAYS, "2026-03-14T10:00:00", "2026-03-15T10:00:00"),
        (ALWAYS, "2026-03-14T10:00:00", "2026-03-15T10:00:00"),
        # Friday's shift still runs on Saturday morning.
        (NIGHTS, "2026-03-14T03:59:59", "2026-03-15T03:59:59"),
        (NIGHTS, "2026-03-14T04:00:00", "2026-03-16T12:00:00"),
    ],
)
def test_only_a_weekend_without_work_is_carried_over(calendar: BusinessCalendar, start: str, due: str) -> None:
    local = datetime.fromisoformat(start).replace(tzinfo=calendar.time_zone)
    found = due_at(TIKTOK, local, calendar).astimezone(calendar.time_zone)
    assert found.replace(tzinfo=None).isoformat() == due


@pytest.mark.parametrize("day", ["2026-03-13", "2026-03-14"])  # Friday and Saturday
def test_a_weekend_lies_before_the_day_that_is_named(day: str) -> None:
    start = datetime.fromisoformat(f"{day}T15:00:00").replace(tzinfo=RIYADH.time_zone)
    due = due_at(Target.parse("2h elapsed, weekend sun 10:30"), start, RIYADH)
    assert due.astimezone(RIYADH.time_zone).isoformat() == "2026-03-15T10:30:00+03:00"


@pytest.mark.parametrize(
    "text", ["2h business", "1 business day", "3 calendar days", "1 calendar month", "cut-off 18:00 due 19:00", "1h elapsed"]
)
def test_the_end_of_the_weekend_stands_whatever_the_target_says(text: str) -> None:
    saturday = datetime(2026, 3, 14, 16, tzinfo=UTC)
    wednesday = datetime(2026, 3, 11, 16, tzinfo=UTC)
    target = Target.parse(f"{text}, weekend mon 12:00")
    assert due_at(target, saturday, NEW_YORK).isoformat() == "2026-03-16T16:00:00+00:00"
    assert due_at(target, wednesday, NEW_YORK) == due_at(Target.parse(text), wednesday, NEW_YORK)


@pytest.mark.parametrize(("until", "due"), [("mon 00:00", "2026-03-16T04:00:00+00:00"), ("mon 24:00", "2026-03-17T04:00:00+00:00")])
def test_a_weekend_may_end_at_either_end_of_a_day(until: str, due: str) -> None:
    sunday = datetime(2026, 3, 15, 16, tzinfo=UTC)
    assert due_at(Target.parse(f"1h elapsed, weekend {until}"), sunday, NEW_YORK).isoformat() == due


def test_a_weekend_needs_the_zone_of_a_calendar_even_on_the_elapsed_clock() -> None:
    for start in (datetime(2026, 3, 14, 16, tzinfo=UTC), datetime(2026, 3, 11, 16, tzinfo=UTC)):
        with pytest.raises(UsageError) as caught:
            due_at(TIKTOK, start, None)
        assert caught.value.code == "no-calendar"


def test_a_calendar_that_never_opens_again_is_named() -> None:
    once = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={date(2026, 1, 2): ["09:00-10:00"]})
    with pytest.raises(UsageError) as caught:
        due_at(TIKTOK, datetime(2026, 3, 14, 16, tzinfo=UTC), once)
    assert caught.value.code == "no-open-time"


def test_a_weekend_target_is_used_up_by_the_clock_of_the_target() -> None:
    saturday = datetime(2026, 3, 14, 16, tzinfo=UTC)
    business = Target.parse("8h business, weekend mon 12:00")
    assert share_at(business, saturday, NEW_YORK, share=0.5).isoformat() == "2026-03-16T14:30:00+00:00"
    assert remaining(business, saturday, NEW_YORK, at=saturday + timedelta(days=1)) == timedelta(hours=3)
    assert share_at(TIKTOK, saturday, NEW_YORK, share=0.5) == saturday + timedelta(days=1)
    assert remaining(TIKTOK, saturday, NEW_YORK, at=saturday + timedelta(days=1)) == timedelta(days=1)


def test_a_weekend_that_ends_before_anybody_is_there_is_used_up_by_wall_time() -> None:
    saturday, due = datetime(2026, 3, 14, 16, tzinfo=UTC), datetime(2026, 3, 16, 10, tzinfo=UTC)
    early = Target.parse("8h business, weekend mon 06:00")
    asleep = [(saturday + timedelta(hours=1), due - timedelta(hours=1))]
    assert due_at(early, saturday, NEW_YORK) == due_at(early, saturday, NEW_YORK, pauses=asleep) == due
    assert share_at(early, saturday, NEW_YORK, share=1.0, pauses=asleep) == due
    middle = share_at(early, saturday, NEW_YORK, share=0.5)
    assert middle == saturday + (due - saturday) / 2
    assert used_share(early, saturday, NEW_YORK, at=middle, pauses=asleep) == 0.5
    assert due_at(early, saturday, NEW_YORK, landing="next_open") == datetime(2026, 3, 16, 13, tzinfo=UTC)


def test_a_weekend_that_ends_in_a_break_ends_there_unless_a_pause_took_open_time() -> None:
    lunch = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": ["09:00-11:30", "13:00-17:00"]})
    target = Target.parse("8h business, weekend mon 12:00")
    saturday, monday = datetime(2026, 3, 14, 16, tzinfo=UTC), datetime(2026, 3, 16, tzinfo=UTC)

    def due(*hours: float) -> float:
        ends = [monday + timedelta(hours=hour) for hour in hours]
        pauses = list(zip(ends[::2], ends[1::2], strict=True))
        found = due_at(target, saturday, lunch, pauses=pauses)
        assert share_at(target, saturday, lunch, share=1, pauses=pauses) == found
        return (found - monday) / timedelta(hours=1)

    assert due() == 12
    assert due(11.5, 13) == 12
    assert due(11.75, 14) == due(11.75, 13, 13, 14) == 12
    assert due(9, 10) == 14
    assert due(9, 10, 11.75, 14) == 15


@settings(max_examples=150)
@given(st.integers(0, 60 * 24 * 400), st.sampled_from([NEW_YORK, RIYADH, SIX_DAYS, SUNDAYS, MADE_UP, ALWAYS]))
def test_a_start_is_carried_over_where_nothing_opens_from_its_date_to_the_named_day(minutes: int, calendar: BusinessCalendar) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    local = start.astimezone(calendar.time_zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight + timedelta(days=7 - local.weekday())
    is_free = local.weekday() in {5, 6} and not calendar.periods(midnight, monday)
    expected = monday.replace(hour=12) if is_free else start + timedelta(hours=24)
    assert due_at(TIKTOK, start, calendar) == expected
