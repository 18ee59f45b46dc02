"""What a promise spares the customer: quiet hours and holidays."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from xborder_support.calendars import BusinessCalendar, Holidays, due_at
from xborder_support.errors import UsageError
from xborder_support.sla import Promise, promise
from xborder_support.sla.promises.contact_hours import Stretch
from xborder_support.sla.promises.days_off import days_off
from xborder_support.sla.promises.reasons import for_delays
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
ALWAYS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["00:00-24:00"]})
JAPAN = Holidays(territory="JP")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def promised(target: str, start: str, **more: Any) -> Promise:
    options: dict[str, Any] = {"agents": ALWAYS, "customer_zone": "Asia/Tokyo", **more}
    return promise(Target.parse(target), start=utc(start), now=utc(options.pop("now", start)), **options)


def codes(made: Promise) -> list[str]:
    return [reason.code for reason in made.reasons]


def kinds(made: Promise) -> list[tuple[str, str]]:
    return [(segment.kind, str(segment.duration)) for segment in made.segments]


@pytest.mark.parametrize(
    ("quiet", "start", "at"),
    [
        # 2026-02-09 is a Monday; Tokyo is nine hours ahead of UTC, without clock changes.
        ("21:00-08:00", "2026-02-09T09:00", "2026-02-09T10:00"),
        ("21:00-08:00", "2026-02-09T10:59", "2026-02-09T11:59"),  # due at 20:59, and one minute before nine can still be told
        ("21:00-08:00", "2026-02-09T11:00", "2026-02-09T23:00"),  # due at 21:00, which is quiet already
        ("21:00-08:00", "2026-02-09T15:00", "2026-02-09T23:00"),
        ("21:00-08:00", "2026-02-09T22:00", "2026-02-09T23:00"),  # due at 08:00, which is not quiet any more
        (["00:00-08:00", "21:00-24:00"], "2026-02-09T15:00", "2026-02-09T23:00"),
        ({"mon-fri": "21:00-08:00", "sat-sun": "20:00-10:00"}, "2026-02-14T10:30", "2026-02-15T01:00"),
        (BusinessCalendar(time_zone="Asia/Kolkata", weekly={"mon-sun": "21:00-08:00"}), "2026-02-09T15:00", "2026-02-10T03:00"),
    ],
)
def test_a_promise_moves_to_the_end_of_the_quiet_stretch(quiet: Any, start: str, at: str) -> None:
    made = promised("1h elapsed", start, quiet=quiet, rounding=60)
    assert made.at == utc(at)


def test_quiet_hours_say_so_with_both_instants() -> None:
    made = promised("1h elapsed", "2026-02-09T15:00", quiet="21:00-08:00")
    assert [(reason.code, reason.facts) for reason in made.reasons] == [
        ("quiet-when-due", {"due_at": "2026-02-09T16:00:00+00:00", "ends_at": "2026-02-09T23:00:00+00:00"})
    ]
    assert made.computed_at == made.at
    assert kinds(made) == [("work", "1:00:00"), ("quiet", "7:00:00")]


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("2026-02-09T10:31", "2026-02-09T11:00"),
        ("2026-02-09T11:31", "2026-02-09T11:45"),
        ("2026-02-09T11:46", "2026-02-09T11:50"),
        ("2026-02-09T11:56", "2026-02-09T11:57"),
        ("2026-02-09T11:58:59", "2026-02-09T11:59"),
        ("2026-02-09T11:59", "2026-02-09T23:00"),
    ],
)
def test_rounding_gets_finer_before_the_quiet_hours_and_never_enters_them(start: str, at: str) -> None:
    assert promised("1s elapsed", start, quiet="21:00-08:00", rounding=60).at == utc(at)


def test_less_than_a_minute_before_the_quiet_hours_is_not_told() -> None:
    made = promised("30s elapsed", "2026-02-09T11:59", quiet="21:00-08:00")
    assert made.at == made.computed_at == utc("2026-02-09T23:00")
    assert codes(made) == ["quiet-when-due"]
    assert kinds(made) == [("work", "0:00:30"), ("rounding", "0:00:30"), ("quiet", "11:00:00")]


def test_a_shift_that_ends_with_the_quiet_hours_is_no_time_to_answer_in() -> None:
    desk = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["07:00-08:00", "15:00-16:00"]})
    made = promised("30m business", "2026-02-08T22:00", agents=desk, quiet="21:00-08:00")
    assert made.at == promised("1h business", "2026-02-08T22:00", agents=desk, quiet="21:00-08:00").at == utc("2026-02-09T06:00")
    assert kinds(made) == [("work", "0:30:00"), ("quiet", "0:30:00"), ("closed", "7:00:00")]
    assert codes(made) == ["quiet-when-due", "nobody-there-when-due"]


def test_a_close_before_the_quiet_hours_counts_and_one_at_their_beginning_does_not() -> None:
    desk = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-20:00"})
    early, late = (promised("11h business", "2026-02-09T00:00", agents=desk, quiet=quiet) for quiet in ("20:01-08:00", "20:00-08:00"))
    assert early.at == utc("2026-02-09T11:00")
    assert late.at == utc("2026-02-10T00:00")


def test_work_goes_on_while_the_customer_sleeps() -> None:
    made = promised("2h business", "2026-02-09T14:00", agents=BERLIN, quiet="21:00-08:00")  # 15:00 in Berlin, 23:00 in Tokyo
    assert made.at == utc("2026-02-10T08:00")
    assert kinds(made) == [("work", "2:00:00"), ("quiet", "7:00:00"), ("closed", "9:00:00")]
    assert codes(made) == ["quiet-when-due", "nobody-there-when-due"]


@pytest.mark.parametrize(
    ("zone", "start", "at"),
    [
        # Clocks go forward at 01:00 UTC on 2026-03-29: 08:00 in Berlin is an hour earlier.
        ("Europe/Berlin", "2026-03-28T22:00", "2026-03-29T06:00"),
        ("Europe/Berlin", "2026-03-27T22:00", "2026-03-28T07:00"),
        ("Europe/Berlin", "2026-10-24T22:00", "2026-10-25T07:00"),
        ("Australia/Lord_Howe", "2026-10-03T12:00", "2026-10-03T21:00"),
        ("Africa/Cairo", "2026-04-23T21:00", "2026-04-24T05:00"),  # the hour after midnight is left out
    ],
)
def test_quiet_hours_follow_the_customers_clock_over_its_changes(zone: str, start: str, at: str) -> None:
    made = promised("1h elapsed", start, customer_zone=zone, quiet="21:00-08:00")
    assert made.at == utc(at)
    assert made.local.strftime("%H:%M") == "08:00"


@pytest.mark.parametrize(
    ("more", "at"),
    [
        # Golden Week: 2026-05-03 to 05-06 are holidays in Japan; 05-02 is a Saturday.
        ({}, "2026-05-06T15:00"),
        ({"urgent": True}, "2026-05-03T02:00"),
        ({"customer_holidays": None}, "2026-05-03T02:00"),
        ({"quiet": "21:00-08:00"}, "2026-05-06T23:00"),
        ({"agents": BERLIN}, "2026-05-06T15:00"),  # 17:00 in Berlin
        ({"agents": BERLIN, "customer_zone": "America/New_York"}, "2026-05-07T07:00"),
        ({"customer_holidays": Holidays(territory="DE")}, "2026-05-03T02:00"),
        # The same dates, but those of a customer who lives elsewhere.
        ({"customer_zone": "Asia/Kolkata"}, "2026-05-06T18:30"),
    ],
)
def test_no_promise_lands_on_a_holiday_of_the_customer(more: dict[str, Any], at: str) -> None:
    made = promised("24h elapsed", "2026-05-02T02:00", **{"customer_holidays": JAPAN, **more})
    assert made.at == utc(at)


def test_a_holiday_begins_and_ends_with_the_date_of_the_customer() -> None:
    eve = promised("1m elapsed", "2026-02-10T14:55", customer_holidays=JAPAN)
    assert eve.local.isoformat() == "2026-02-10T23:56:00+09:00"  # a quarter past would be the holiday
    midnight = promised("5m elapsed", "2026-02-10T14:55", customer_holidays=JAPAN)
    assert midnight.local.isoformat() == "2026-02-12T00:00:00+09:00"
    assert [(reason.code, reason.facts) for reason in midnight.reasons] == [
        ("holiday-when-due", {"due_at": "2026-02-10T15:00:00+00:00", "ends_at": "2026-02-11T15:00:00+00:00"})
    ]
    assert kinds(midnight) == [("work", "0:05:00"), ("holiday", "1 day, 0:00:00")]


@pytest.mark.parametrize(
    ("day", "at"),
    [
        ("2026-05-05", "2026-05-06T15:00"),  # a holiday of the list
        ("2026-12-30", "2027-01-03T15:00"),  # dates that they closed themselves
        ("2026-06-01", "2026-06-01T15:00"),  # closed for once
        ("2026-06-02", "2026-06-02T06:00"),  # open for once, in the morning: no day off
        ("2026-06-06", "2026-06-06T06:00"),  # a Saturday is no holiday
    ],
)
def test_a_calendar_of_the_customers_side_gives_its_holidays_and_closed_dates(day: str, at: str) -> None:
    office = BusinessCalendar(
        time_zone="Asia/Tokyo",
        weekly={"mon-fri": "09:00-18:00"},
        holidays=[JAPAN],
        closed=["2026-12-29..2027-01-03"],
        exceptions={"2026-06-01": [], "2026-06-02": ["09:00-12:00"]},
    )
    made = promised("5h elapsed", f"{day}T01:00", customer_holidays=office, customer_zone="Europe/Berlin")
    assert made.at == utc(at)


def test_days_off_of_two_sides_together_end_with_the_date_of_the_one_that_is_off() -> None:
    here = BusinessCalendar(time_zone="America/New_York", weekly={"mon-sun": "00:00-24:00"})
    there = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "00:00-24:00"}, holidays=[JAPAN])
    made = promised("1h elapsed", "2026-02-11T05:00", customer_holidays=here & there)
    assert made.at == utc("2026-02-11T15:00")


def test_a_half_holiday_is_no_day_off() -> None:
    office = BusinessCalendar(
        time_zone="Europe/Athens",
        weekly={"mon-fri": "09:00-18:00"},
        holidays=[Holidays(territory="GR", categories="half_day", half_days="09:00-12:00")],
    )
    closure = office.closure(utc("2026-12-24T14:00"))
    assert closure is not None
    assert closure.kind == "holiday"
    made = promised("1h elapsed", "2026-12-24T14:00", customer_holidays=office)
    assert made.at == utc("2026-12-24T15:00")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"quiet": "00:00-24:00"}, "always-quiet"),
        ({"quiet": ALWAYS}, "always-quiet"),
        ({"quiet": "9 to 5"}, "bad-hours"),
        ({"quiet": 9}, "bad-hours"),
        ({"quiet": [["21:00", "08:00"]]}, "bad-hours"),
        ({"quiet": {"mon-sun": [["21:00", "08:00"]]}}, "bad-hours"),
        ({"quiet": {"someday": "21:00-08:00"}}, "unknown-day"),
        ({"quiet": []}, "empty-calendar"),
        ({"customer_holidays": "JP"}, "not-holidays"),
        ({"customer_holidays": [JAPAN]}, "not-holidays"),
        ({"agents": BERLIN, "quiet": BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": "08:00-20:00"})}, "no-common-time"),
        ({"agents": BERLIN, "quiet": BERLIN}, "no-common-time"),
        ({"style": "sometime"}, "unknown-promise-style"),
        ({"style": "withn"}, "unknown-promise-style"),
        ({"window_expires_at": datetime(2026, 2, 9)}, "naive-datetime"),  # noqa: DTZ001
        ({"window_expires_at": "2026-02-09"}, "not-a-datetime"),
    ],
)
def test_what_leaves_no_time_or_makes_no_sense_is_a_named_error(more: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        promised("1h elapsed", "2026-02-09T12:00", **more)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("shifts", "at"),
    [
        ({"2028-02-09": ["09:00-18:00"]}, "2028-02-09T10:00"),
        ({"2028-02-09": ["07:00-08:00"], "2028-02-10": ["09:00-18:00"]}, "2028-02-10T10:00"),
    ],
)
def test_a_desk_that_opens_on_single_dates_promises_the_first_that_suits(shifts: dict[str, list[str]], at: str) -> None:
    desk = BusinessCalendar(time_zone="UTC", weekly={}, exceptions=shifts)
    assert promised("1h elapsed", "2026-02-09T12:00", agents=desk, quiet="21:00-10:00", customer_zone="UTC").computed_at == utc(at)


def test_rounding_gets_finer_before_a_day_off_of_another_zone() -> None:
    office = BusinessCalendar(time_zone="Asia/Kathmandu", weekly={"mon-sun": "00:00-24:00"}, closed=["2026-02-10"])
    asked: dict[str, Any] = {"customer_holidays": office, "customer_zone": "UTC", "rounding": 60}  # midnight in Kathmandu is 18:15 UTC
    assert promised("1s elapsed", "2026-02-09T17:30", **asked).at == utc("2026-02-09T18:00")
    assert promised("1s elapsed", "2026-02-09T18:06", **asked).at == utc("2026-02-09T18:10")
    assert promised("1s elapsed", "2026-02-09T18:14", **asked).computed_at == utc("2026-02-10T18:15")
    within = promised("61m elapsed", "2026-02-09T16:16", **asked, style="within")
    assert (within.within, within.at) == (None, utc("2026-02-09T18:00"))


@pytest.mark.parametrize(
    ("wish", "first"),
    [
        ("2026-02-10T14:59", None),
        ("2026-02-10T15:00", "2026-02-10T15:00"),
        ("2026-02-10T15:01", "2026-02-10T15:00"),
        ("2026-02-20T00:00", "2026-02-10T15:00"),
    ],
)
def test_the_first_day_off_is_found_however_far_it_is(wish: str, first: str | None) -> None:
    off = days_off(JAPAN, ZoneInfo("Asia/Tokyo"))
    assert off is not None
    assert off.first_by(utc("2026-02-08T12:00"), utc(wish)) == (utc(first) if first else None)


def test_each_kind_of_delay_is_told_once() -> None:
    kinds_of_delay: list[Any] = ["closed", "quiet", "closed", "rounding", "holiday", "quiet"]
    delays = [Stretch(utc("2026-02-09T12:00"), utc("2026-02-09T13:00"), kind) for kind in kinds_of_delay]
    assert [reason.code for reason in for_delays(delays)] == ["nobody-there-when-due", "quiet-when-due", "holiday-when-due"]


def test_slivers_of_time_that_nobody_can_be_told_are_a_named_error() -> None:
    sliver = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "12:00:10-12:00:20"})
    quiet = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-12:00:10", "12:00:20-24:00"]})
    told = promised("1h elapsed", "2026-02-09T12:00", agents=sliver)
    assert told.at == utc("2026-02-10T12:00:20")
    with pytest.raises(UsageError) as caught:
        promised("1h elapsed", "2026-02-09T12:00", agents=None, quiet=quiet)
    assert caught.value.code == "no-common-time"


def test_without_anything_asked_for_the_customer_it_is_the_due_time() -> None:
    made = promised("1h elapsed", "2026-02-09T12:00")
    assert made.at == due_at(Target.parse("1h elapsed"), utc("2026-02-09T12:00"), ALWAYS)
    assert (made.findings, made.reasons) == ((), ())
