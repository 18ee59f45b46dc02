"""What comes before the cut-off counts for that day, and what comes later for the next one."""

import pickle
from datetime import UTC, date, datetime

import pytest

from xborder_support import BusinessCalendar, Holidays
from xborder_support.calendars.deadlines import CutOff, business_deadline
from xborder_support.terms import Reason

_DESK = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "09:00-18:00"}, holidays=[Holidays(territory="DE")])
_NIGHT = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": "22:00-06:00"})
_ALWAYS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "00:00-24:00"})


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "day", "due_on"),
    [
        ("2026-03-05T12:59:59.999999", "2026-03-05", "2026-03-06"),
        ("2026-03-05T13:00", "2026-03-06", "2026-03-09"),
        ("2026-03-06T12:00", "2026-03-06", "2026-03-09"),
        ("2026-03-06T13:00", "2026-03-09", "2026-03-10"),
        ("2026-03-07T08:00", "2026-03-09", "2026-03-10"),
        ("2026-03-08T20:00", "2026-03-09", "2026-03-10"),
        ("2026-03-08T23:00", "2026-03-09", "2026-03-10"),  # Monday has begun there
        ("2026-04-02T11:59", "2026-04-02", "2026-04-07"),
        ("2026-04-02T12:00", "2026-04-07", "2026-04-08"),  # 14:00 in summer; Good Friday to Easter Monday
    ],
)
def test_a_desk_counts_its_business_days(at: str, day: str, due_on: str) -> None:
    orders = CutOff(at="14:00", calendar=_DESK)
    assert orders.day_of(_utc(at)).isoformat() == day
    assert orders.due(_utc(at)).last_on.isoformat() == due_on
    assert orders.due(_utc(at), days=0).last_on.isoformat() == day


def test_the_time_is_over_at_the_end_of_the_due_day_or_at_the_hour_named() -> None:
    friday = _utc("2026-03-06T13:30")
    assert CutOff(at="14:00", calendar=_DESK).due(friday, days=3).ends_at == _utc("2026-03-12T23:00")
    noon = CutOff(at="14:00", calendar=_DESK, until="12:00").due(friday, days=3)
    assert (noon.ends_at, noon.last_on, noon.time_zone) == (_utc("2026-03-12T11:00"), date(2026, 3, 12), "Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "ends_at"),
    [
        ("2026-03-07T09:59:59", "2026-03-07T11:00"),
        ("2026-03-07T10:00:00", "2026-03-08T11:00"),
        ("2026-03-07T11:30:00", "2026-03-08T11:00"),
        ("2026-03-08T09:59:59", "2026-03-08T11:00"),
    ],
)
def test_a_cycle_of_every_day_runs_from_cut_off_to_cut_off_through_the_weekend(at: str, ends_at: str) -> None:
    messages = CutOff(at="18:00", until="19:00", time_zone="Asia/Singapore")
    assert messages.due(_utc(at), days=0).ends_at == _utc(ends_at)


def test_a_day_may_end_at_midnight_of_another_zone() -> None:
    pacific = CutOff(at="24:00", time_zone="America/Los_Angeles")
    assert pacific.day_of(_utc("2026-03-07T07:59:59")) == date(2026, 3, 6)
    assert pacific.day_of(_utc("2026-03-07T08:00")) == date(2026, 3, 7)
    assert pacific.due(_utc("2026-03-07T07:59:59")).ends_at == _utc("2026-03-08T08:00")
    assert pacific.due(_utc("2026-03-07T08:00")).ends_at == _utc("2026-03-09T07:00")  # the clock goes on by an hour


def test_a_cut_off_at_the_beginning_of_the_day_carries_everything_over() -> None:
    mondays = CutOff(at="00:00", until="12:00", calendar=_DESK)
    assert mondays.due(_utc("2026-03-07T10:00"), days=0).ends_at == _utc("2026-03-09T11:00")
    assert mondays.due(_utc("2026-03-09T10:00"), days=0).ends_at == _utc("2026-03-10T11:00")


@pytest.mark.parametrize(
    ("at", "day", "due_on"),
    [
        ("2026-03-05T22:00", "2026-03-05", "2026-03-06"),
        ("2026-03-06T02:00", "2026-03-06", "2026-03-09"),  # the shift of Thursday still runs, but the date is Friday
        ("2026-03-07T02:00", "2026-03-09", "2026-03-10"),
    ],
)
def test_a_night_shift_belongs_to_the_date_on_which_it_starts(at: str, day: str, due_on: str) -> None:
    nights = CutOff(at="24:00", calendar=_NIGHT)
    assert (nights.day_of(_utc(at)).isoformat(), nights.due(_utc(at)).last_on.isoformat()) == (day, due_on)


def test_a_desk_that_never_closes_counts_every_day() -> None:
    always = CutOff(at="14:00", calendar=_ALWAYS)
    assert always.day_of(_utc("2026-03-07T04:59:59")) == date(2026, 3, 7)
    assert always.day_of(_utc("2026-03-07T05:00")) == date(2026, 3, 8)
    assert always.due(_utc("2026-03-07T05:00"), days=5).last_on == date(2026, 3, 13)


def test_a_deadline_says_for_which_day_something_counts() -> None:
    orders = CutOff(at="14:00", calendar=_DESK)
    assert orders.due(_utc("2026-03-06T12:00")).reasons == (
        Reason("before-cut-off", {"at": "14:00", "day": "2026-03-06"}),
        Reason("due-after-days", {"days": "1", "to": "2026-03-09", "until": "24:00"}),
    )
    assert orders.due(_utc("2026-03-06T12:00")).explain().splitlines() == [
        "It came before the cut-off of Friday 2026-03-06 at 14:00, and counts for that day.",
        "1 counting day later is Monday 2026-03-09, due at 24:00.",
        "So it could last be met on Monday 2026-03-09, until 2026-03-10T00:00:00+01:00 (Europe/Berlin).",
    ]
    assert orders.due(_utc("2026-03-06T13:00"), days=2).explain().splitlines()[:2] == [
        "It came at or after the cut-off of Friday 2026-03-06 at 14:00, and counts for Monday 2026-03-09.",
        "2 counting days later is Wednesday 2026-03-11, due at 24:00.",
    ]
    assert orders.due(_utc("2026-03-07T08:00"), days=0).explain().splitlines()[:2] == [
        "Saturday 2026-03-07 is no counting day: it counts for Monday 2026-03-09.",
        "It is due on that day at 24:00.",
    ]


def test_cut_offs_are_values() -> None:
    orders = CutOff(at="14:00", calendar=_DESK)
    assert orders == CutOff(at="14:00", calendar=_DESK)
    assert len({orders, CutOff(at="14:00", calendar=_DESK), CutOff(at="15:00", calendar=_DESK)}) == 2
    assert pickle.loads(pickle.dumps(orders)) == orders


def test_business_days_of_a_desk_end_with_its_close() -> None:
    friday = _utc("2026-04-02T15:00")
    found = business_deadline(friday, "2 working days", calendar=_DESK)
    assert (found.ends_at, found.last_on, found.time_zone) == (_utc("2026-04-08T16:00"), date(2026, 4, 8), "Europe/Berlin")
    assert (
        found.explain().splitlines()[0] == "2 business days lead to the close of Wednesday 2026-04-08; the day of the event does not count."
    )
    assert business_deadline(friday, "1 business day", calendar=_DESK).explain().startswith("1 business day leads to")
    night = business_deadline(_utc("2026-03-05T22:00"), "1 business day", calendar=_NIGHT)
    assert (night.ends_at, night.last_on) == (_utc("2026-03-07T05:00"), date(2026, 3, 7))
