"""What a customer can honestly be told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, due_at
from xborder_support.errors import UsageError
from xborder_support.sla import Load, Promise, promise
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
ALWAYS = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": ["00:00-24:00"]})


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def promised(target: str, start: str, *, now: str | None = None, **more: Any) -> Promise:
    options: dict[str, Any] = {"agents": BERLIN, "customer_zone": "Europe/Berlin", **more}
    return promise(Target.parse(target), start=utc(start), now=utc(now or start), **options)


@pytest.mark.parametrize(
    ("target", "start", "more", "at"),
    [
        # Monday, 2026-02-09, Berlin is one hour ahead of UTC.
        ("30m business", "2026-02-09T09:00", {}, "2026-02-09T09:30"),
        ("30m business", "2026-02-09T09:01", {}, "2026-02-09T09:45"),
        ("30m business", "2026-02-09T09:01", {"rounding": 1}, "2026-02-09T09:31"),
        ("30m business", "2026-02-09T09:01", {"rounding": 60}, "2026-02-09T10:00"),
        # On the customer's clock: half past in Kolkata, a quarter past in Kathmandu, is the full hour nowhere else.
        ("30m business", "2026-02-09T09:01", {"rounding": 60, "customer_zone": "Asia/Kolkata"}, "2026-02-09T10:30"),
        ("30m business", "2026-02-09T09:01", {"rounding": 60, "customer_zone": "Asia/Kathmandu"}, "2026-02-09T10:15"),
        # Over lunch, over night, over the weekend.
        ("30m business", "2026-02-09T10:45", {}, "2026-02-09T12:15"),
        ("2h business", "2026-02-09T16:00", {}, "2026-02-10T09:15"),
        ("2h business", "2026-02-13T16:00", {}, "2026-02-16T09:15"),
        # A close counts as open, and nothing is promised past it.
        ("50m business", "2026-02-09T16:00", {}, "2026-02-09T16:50"),
        ("48m business", "2026-02-09T16:00", {}, "2026-02-09T16:50"),
        ("48m business", "2026-02-09T16:00", {"rounding": 60}, "2026-02-09T16:50"),
        ("55m business", "2026-02-09T10:00", {"rounding": 60}, "2026-02-09T11:00"),
        # Elapsed time that ends while nobody is there waits for the next opening.
        ("2h elapsed", "2026-02-09T10:00", {}, "2026-02-09T12:00"),
        ("2h elapsed", "2026-02-09T09:30", {}, "2026-02-09T12:00"),
        ("24h elapsed", "2026-02-13T11:00", {}, "2026-02-16T08:00"),
        ("24h elapsed", "2026-02-13T11:00", {"rounding": 60, "customer_zone": "Asia/Kolkata"}, "2026-02-16T08:30"),
        ("24h elapsed", "2026-02-13T11:07", {"agents": None}, "2026-02-14T11:15"),
        ("24h elapsed", "2026-02-13T11:07", {"agents": ALWAYS}, "2026-02-14T11:15"),
        # Days end at the close, or at midnight and so with the next opening.
        ("1 business day", "2026-02-13T11:00", {}, "2026-02-16T16:50"),
        ("1 calendar day", "2026-02-13T11:00", {}, "2026-02-16T08:00"),
    ],
)
def test_the_promise_is_the_due_time_in_open_hours_rounded_up(target: str, start: str, more: dict[str, Any], at: str) -> None:
    made = promised(target, start, **more)
    assert made.at == utc(at)
    assert made.is_late is False
    assert made.local == made.at
    assert made.target == Target.parse(target)


def test_the_local_time_is_the_customers() -> None:
    made = promised("2h business", "2026-02-09T16:00", customer_zone="Asia/Tokyo")
    assert made.local.isoformat() == "2026-02-10T18:15:00+09:00"
    assert made.computed_at == utc("2026-02-10T09:10")


def test_a_target_that_has_passed_is_counted_anew() -> None:
    made = promised("30m business", "2026-02-09T09:00", now="2026-02-09T14:01")
    assert (made.at, made.is_late) == (utc("2026-02-09T14:45"), True)
    assert [(reason.code, reason.facts) for reason in made.reasons] == [("target-passed", {"due_at": "2026-02-09T09:30:00+00:00"})]


def test_the_due_instant_itself_is_not_late_but_too_soon_to_be_promised() -> None:
    made = promised("30m business", "2026-02-09T09:00", now="2026-02-09T09:30")
    assert (made.at, made.computed_at, made.is_late) == (utc("2026-02-09T09:45"), utc("2026-02-09T09:30"), False)


@pytest.mark.parametrize(
    ("target", "start", "more", "at"),
    [
        # Asked on Friday after the close: whoever opens on Monday needs some time, and the opening itself is none.
        ("24h elapsed", "2026-02-13T17:00", {}, "2026-02-16T08:15"),
        ("24h elapsed", "2026-02-13T17:00", {"rounding": 1}, "2026-02-16T08:01"),
        ("24h elapsed", "2026-02-13T16:50", {}, "2026-02-16T08:15"),  # at the close, nobody is there any more
        ("24h elapsed", "2026-02-13T16:49:59", {}, "2026-02-16T08:00"),
        ("1 calendar day", "2026-02-14T11:00", {}, "2026-02-16T08:15"),
        ("24h elapsed", "2026-02-13T17:00", {"agents": None}, "2026-02-14T17:00"),
        ("24h elapsed", "2026-02-13T17:00", {"quiet": "21:00-09:30"}, "2026-02-16T08:30"),  # work begins at the opening
    ],
)
def test_an_opening_before_which_nobody_was_there_is_too_soon(target: str, start: str, more: dict[str, Any], at: str) -> None:
    assert promised(target, start, **more).at == utc(at)


def test_what_is_due_in_closed_time_is_closed_until_the_opening() -> None:
    made = promised("24h elapsed", "2026-02-13T16:00")
    assert [(segment.kind, str(segment.duration)) for segment in made.segments] == [("work", "0:50:00"), ("closed", "2 days, 15:10:00")]


def test_hours_from_an_opening_before_which_nobody_was_there_are_rounded_up_too() -> None:
    made = promised("1h elapsed", "2026-02-09T07:00", style="within")
    assert (made.within, made.at) == (timedelta(hours=2), utc("2026-02-09T09:00"))


def test_a_close_that_is_now_is_no_time_to_promise() -> None:
    made = promised("1h business", "2026-02-09T15:50", now="2026-02-09T16:50")
    assert (made.at, made.is_late) == (utc("2026-02-10T08:15"), False)


def test_waiting_for_the_opening_is_said() -> None:
    made = promised("24h elapsed", "2026-02-13T11:00")
    assert [(reason.code, reason.facts) for reason in made.reasons] == [
        ("nobody-there-when-due", {"due_at": "2026-02-14T11:00:00+00:00", "opens_at": "2026-02-16T08:00:00+00:00"})
    ]


@pytest.mark.parametrize(
    ("start", "at", "zone"),
    [
        # Clocks go forward at 01:00 UTC on 2026-03-29, and back on 2026-10-25. On Lord Howe Island they move by half an hour.
        ("2026-03-29T00:55", "2026-03-29T01:00", "Europe/Berlin"),
        ("2026-10-25T00:55", "2026-10-25T01:00", "Europe/Berlin"),
        ("2026-10-03T15:20", "2026-10-03T16:00", "Australia/Lord_Howe"),
        ("2026-04-04T14:40", "2026-04-04T15:30", "Australia/Lord_Howe"),
    ],
)
def test_rounding_follows_the_local_clock_over_its_changes(start: str, at: str, zone: str) -> None:
    made = promised("1s elapsed", start, agents=None, customer_zone=zone, rounding=60)
    assert made.at == utc(at)
    assert made.local.minute == 0


@pytest.mark.parametrize("rounding", [0, -15, 7, 1_441, 2.5, True, "15"])
def test_a_rounding_that_does_not_divide_a_day_is_refused(rounding: Any) -> None:
    with pytest.raises(UsageError) as caught:
        promised("30m business", "2026-02-09T09:00", rounding=rounding)
    assert caught.value.code == "bad-rounding"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"agents": None}, "no-calendar"),
        ({"customer_zone": "Europe/Berln"}, "unknown-time-zone"),
        ({"now": "9999-12-31T23:59"}, "calendar-out-of-range"),
        ({"agents": BusinessCalendar(time_zone="Asia/Tokyo", weekly={}, exceptions={"2020-01-06": ["09:00-12:00"]})}, "no-open-time"),
    ],
)
def test_what_cannot_be_promised_is_an_error(more: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        promised("30m business", "2026-02-09T09:00", **more)
    assert caught.value.code == code


@pytest.mark.parametrize("target", ["1h elapsed", None, 3_600, timedelta(hours=1)])
def test_what_is_no_target_is_refused_with_one_that_is(target: Any) -> None:
    with pytest.raises(UsageError) as caught:
        promise(target, start=utc("2026-02-09T09:00"), now=utc("2026-02-09T09:00"), agents=None, customer_zone="UTC")
    assert caught.value.code == "not-a-target"
    assert "Target.parse" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("now", "more"),
    [
        ("9999-12-31T23:50", {"rounding": 60}),
        ("9999-12-31T23:50", {"style": "within"}),
        ("9999-12-31T22:50", {"customer_zone": "Asia/Tokyo"}),
        ("9999-12-30T12:00", {"load": Load(waiting=48, minutes_each=60)}),
        ("0001-01-01T00:00", {"customer_zone": "America/New_York"}),
    ],
)
def test_the_ends_of_time_are_a_named_error(now: str, more: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        promised("1m elapsed", now, **{"agents": None, "customer_zone": "UTC", **more})
    assert caught.value.code == "datetime-out-of-range"
    assert caught.value.hint


def test_naive_instants_are_refused() -> None:
    aware, naive = utc("2026-02-09T09:00"), datetime(2026, 2, 9, 9)  # noqa: DTZ001
    for named in ("start", "now", "window_expires_at"):
        instants: dict[str, Any] = {"start": aware, "now": aware, named: naive}
        with pytest.raises(UsageError) as caught:
            promise(Target.parse("1h elapsed"), **instants, agents=None, customer_zone="Asia/Tokyo")
        assert (caught.value.code, caught.value.message) == ("naive-datetime", f"{named} has no time zone")


_TARGETS = st.sampled_from(
    ["10m business", "2h business", "9h business", "1 business day", "2 calendar days", "90m elapsed", "24h elapsed"]
)
_CALENDARS = st.sampled_from(
    [
        BERLIN,
        ALWAYS,
        BusinessCalendar(time_zone="Asia/Riyadh", weekly={"sun-thu": ["09:05-12:10", "12:40-17:55"]}),
        BusinessCalendar(time_zone="America/Sao_Paulo", weekly={"fri-sat": ["22:00-06:30"]}),
    ]
)
_ZONES = st.sampled_from(["Asia/Tokyo", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Cairo"])
_SECONDS = st.integers(0, 365 * 24 * 3600).map(lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


@settings(max_examples=300)
@given(
    text=_TARGETS,
    start=_SECONDS,
    waited=st.sampled_from([0, 1, 60, 1_000, 10_000]),
    agents=_CALENDARS,
    zone=_ZONES,
    rounding=st.sampled_from([None, 1, 5, 15, 30, 60]),
)
def test_a_promise_is_never_too_early_never_past_and_never_in_closed_time(
    *, text: str, start: datetime, waited: int, agents: BusinessCalendar, zone: str, rounding: int | None
) -> None:
    target, now = Target.parse(text), start + timedelta(minutes=waited)
    made = promise(target, start=start, now=now, agents=agents, customer_zone=zone, rounding=rounding)
    due = due_at(target, start, agents)
    assert made.at >= made.computed_at >= (max(due, now))
    assert agents.business_duration(now, made.at) > timedelta()
    assert made.is_late is (due < now)
    assert agents.is_open(made.at) or agents.is_open(made.at - timedelta(microseconds=1))
    # Whatever rounding added is open time, and less than one step unless a clock change lies on the way.
    assert agents.business_duration(made.computed_at, made.at) == made.at - made.computed_at
    assert made.at - made.computed_at <= timedelta(minutes=rounding or 15) + timedelta(hours=1)
    local = made.at.astimezone(ZoneInfo(zone))
    is_round = (local.hour * 60 + local.minute) % (rounding or 15) == 0 and local.second == 0
    assert is_round or agents.next_open(made.at) > made.at
