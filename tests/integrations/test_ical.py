"""A calendar feed closes days and hours; what does not count is counted, and what would keep a machine busy is refused."""

import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support import BusinessCalendar, UsageError
from xborder_support.calendars import ClosedDates
from xborder_support.errors import PayloadError
from xborder_support.integrations import ical

_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)


def _event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", ""])


def _feed(*events: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def _all_day(first: str, *lines: str) -> str:
    return _event(f"DTSTART;VALUE=DATE:{first}", *lines)


def _read(feed: str | bytes, **options: Any) -> ical.Feed:
    defaults: dict[str, Any] = {"first_on": _FIRST, "last_on": _LAST, "time_zone": "Asia/Tokyo"}
    return ical.read_feed(feed, **(defaults | options))


def _closed(feed: str | bytes, **options: Any) -> list[str]:
    return [str(dates) for dates in _read(feed, **options).closed]


def _counts(feed: ical.Feed) -> dict[str, str]:
    return {finding.rule: finding.facts["events"] for finding in feed.findings}


@pytest.mark.parametrize(
    ("lines", "closed"),
    [
        (["DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20261231"], ["2026-12-29..2026-12-30"]),  # the end is the day after
        (["DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20261230"], ["2026-12-29"]),
        (["DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20261229"], ["2026-12-29"]),
        (["DTSTART;VALUE=DATE:20261229"], ["2026-12-29"]),
        (["DTSTART;VALUE=DATE:20261229", "DTEND:20261231T000000"], ["2026-12-29..2026-12-30"]),
        (["DTSTART;VALUE=DATE:20261229", "DURATION:P2D"], ["2026-12-29..2026-12-30"]),
        (["DTSTART;VALUE=DATE:20261229", "DTEND;VALUE=DATE:20270110"], ["2026-12-29..2026-12-31"]),  # cut to the range
        (["DTSTART;VALUE=DATE:20251220", "DTEND;VALUE=DATE:20260103"], ["2026-01-01..2026-01-02"]),
        (["DTSTART;VALUE=DATE:20251220", "DTEND;VALUE=DATE:20260101"], []),
        (["DTSTART;VALUE=DATE:20270101"], []),
        (["DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20360108"], ["2026-01-01..2026-12-31"]),
        (["DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY"], []),
        (["DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"], ["2026-12-25"]),
        (["DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"], ["2026-11-26"]),
        (["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;COUNT=3"], ["2026-01-05", "2026-01-12", "2026-01-19"]),
        (["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=DAILY;UNTIL=20260107"], ["2026-01-05..2026-01-07"]),
        (["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260112"], ["2026-01-05", "2026-01-19"]),
        (["DTSTART;VALUE=DATE:20260105", "RDATE;VALUE=DATE:20260301,20260401"], ["2026-01-05", "2026-03-01", "2026-04-01"]),
        (["DTSTART:20261224T000000", "DTEND:20261226T000000"], ["2026-12-24..2026-12-25"]),  # a time without a zone is local
        (["DTSTART:20261223T150000Z", "DTEND:20261224T150000Z"], ["2026-12-24"]),
        (["DTSTART;TZID=Asia/Tokyo:20261224T000000", "DURATION:PT24H"], ["2026-12-24"]),
    ],
)
def test_whole_days_are_closed(lines: list[str], closed: list[str]) -> None:
    feed = _read(_feed(_event(*lines)))
    assert [str(dates) for dates in feed.closed] == closed
    assert (feed.breaks, feed.findings) == ({}, ())


@pytest.mark.parametrize(
    ("lines", "breaks", "closed"),
    [
        (["DTSTART:20260105T050000Z", "DTEND:20260105T063000Z"], {date(2026, 1, 5): ["14:00-15:30"]}, []),
        (["DTSTART:20260105T140000", "DURATION:PT90M"], {date(2026, 1, 5): ["14:00-15:30"]}, []),
        (["DTSTART:20260105T140000", "DTEND:20260105T140030"], {date(2026, 1, 5): ["14:00-14:00:30"]}, []),
        (["DTSTART:20260105T220000", "DTEND:20260106T060000"], {date(2026, 1, 5): ["22:00-24:00"], date(2026, 1, 6): ["00:00-06:00"]}, []),
        (["DTSTART:20260105T220000", "DTEND:20260107T000000"], {date(2026, 1, 5): ["22:00-24:00"]}, ["2026-01-06"]),
        (["DTSTART:20260105T140000"], {}, []),
        (
            ["DTSTART;TZID=America/New_York:20260105T090000", "DTEND;TZID=America/New_York:20260105T100000"],
            {date(2026, 1, 5): ["23:00-24:00"]},
            [],
        ),
    ],
)
def test_parts_of_a_day_are_breaks_on_the_clock_of_the_calendar(lines: list[str], breaks: Any, closed: list[str]) -> None:
    feed = _read(_feed(_event(*lines)))
    assert (feed.breaks, [str(dates) for dates in feed.closed], feed.findings) == (breaks, closed, ())


def test_breaks_of_one_day_stand_together_and_once() -> None:
    lunch = _event("DTSTART:20260105T120000", "DTEND:20260105T130000")
    early = _event("DTSTART:20260105T090000", "DTEND:20260105T100000").replace("UID:1", "UID:2")
    assert _read(_feed(lunch, early, lunch.replace("UID:1", "UID:3"))).breaks == {date(2026, 1, 5): ["09:00-10:00", "12:00-13:00"]}


def test_consecutive_days_with_one_reason_are_one_range_and_reasons_are_kept() -> None:
    days = [("20260105", "Stocktaking"), ("20260106", "Stocktaking"), ("20260107", "Moving"), ("20260107", "Moving"), ("20260108", "")]
    events = [_all_day(day, f"SUMMARY:{name}").replace("UID:1", f"UID:{number}") for number, (day, name) in enumerate(days)]
    assert _read(_feed(*events), source="intranet").closed == (
        ClosedDates(date(2026, 1, 5), date(2026, 1, 6), "Stocktaking", "intranet"),
        ClosedDates(date(2026, 1, 7), date(2026, 1, 7), "Moving", "intranet"),
        ClosedDates(date(2026, 1, 8), date(2026, 1, 8), source="intranet"),
    )


def test_one_day_of_a_series_may_move() -> None:
    series = _all_day("20260105", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = _all_day("20260114", "RECURRENCE-ID;VALUE=DATE:20260112")
    assert _closed(_feed(series, moved)) == ["2026-01-05", "2026-01-14"]


def test_the_feeds_own_zone_and_the_callers_name_for_it_are_kept() -> None:
    feed = _read(_feed(_all_day("20260105")), source="https://example.com/holidays.ics")
    assert feed.source == "https://example.com/holidays.ics"
    two = _feed(_all_day("20260105")) + _feed(_all_day("20260106"))
    assert _closed(two) == ["2026-01-05..2026-01-06"]


# ---- which events count ----


def test_findings_count_one_event_and_several_in_the_same_words() -> None:
    event = _all_day("20260105", "STATUS:CANCELLED")
    for count in (1, 2):
        (finding,) = _read(_feed(*(event.replace("UID:1", f"UID:{number}") for number in range(count)))).findings
        assert finding.message == f"events that close nothing, cancelled: {count}"
    (finding,) = _read(_feed(_all_day("20260105", "RRULE:FREQ=SECONDLY"))).findings
    assert finding.message == "events with a recurrence that cannot be expanded: 1"


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (["STATUS:CANCELLED"], "cancelled-events"),
        (["STATUS:cancelled"], "cancelled-events"),
        (["TRANSP:TRANSPARENT"], "free-events"),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], "free-events"),
        (["CLASS:PRIVATE"], "private-events"),
        (["CLASS:CONFIDENTIAL"], "private-events"),
        (["CLASS:PRIVATE", "TRANSP:TRANSPARENT"], "free-events"),
    ],
)
def test_what_does_not_count_is_counted(lines: list[str], rule: str) -> None:
    feed = _read(_feed(_all_day("20260105", *lines), _all_day("20260107").replace("UID:1", "UID:2")))
    assert ([str(dates) for dates in feed.closed], _counts(feed)) == (["2026-01-07"], {rule: "1"})
    assert feed.findings[0].severity == "info"
    assert feed.findings[0].suggestion == "pass another keep= if they do close the shop"


@pytest.mark.parametrize(
    "line", ["STATUS:CONFIRMED", "STATUS:TENTATIVE", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "CLASS:PUBLIC"]
)
def test_what_counts_is_kept(line: str) -> None:
    assert _closed(_feed(_all_day("20260105", line))) == ["2026-01-05"]


def test_days_that_are_not_public_are_told_apart_by_their_description() -> None:
    public = _all_day("20260105", "SUMMARY:A", "DESCRIPTION:Public holiday", "TRANSP:TRANSPARENT")
    observed = _all_day("20260107", "SUMMARY:B", "DESCRIPTION:Observance\\nTo hide it", "TRANSP:TRANSPARENT").replace("UID:1", "UID:2")
    feed = _read(_feed(public, observed), keep=lambda event: event.description == "Public holiday")
    assert ([dates.reason for dates in feed.closed], _counts(feed)) == (["A"], {"events-not-kept": "1"})
    assert _counts(_read(_feed(public, observed))) == {"free-events": "2"}


def test_days_may_be_picked_by_category() -> None:
    holiday = _all_day("20260105", "CATEGORIES:Other,Public Holiday", "TRANSP:TRANSPARENT")
    meeting = _all_day("20260107", "CATEGORIES:Meeting").replace("UID:1", "UID:2")
    feed = _read(_feed(holiday, meeting, _all_day("20260109").replace("UID:1", "UID:3")), keep=["public holiday "])
    assert ([str(dates) for dates in feed.closed], _counts(feed)) == (["2026-01-05"], {"other-categories": "2"})


def test_a_predicate_sees_what_the_feed_says_but_never_what_is_cancelled() -> None:
    seen: list[ical.FeedEvent] = []
    event = _all_day("20260105", "SUMMARY:  A ", "CATEGORIES:x", "CLASS:PRIVATE", "COMMENT:hidden")
    cancelled = _all_day("20260106", "STATUS:CANCELLED").replace("UID:1", "UID:2")
    feed = _read(_feed(event, cancelled), keep=lambda event: not seen.append(event))  # type: ignore[func-returns-value]
    assert seen == [ical.FeedEvent(summary="A", description="", categories=("x",), is_free=False, is_private=True)]
    assert _counts(feed) == {"cancelled-events": "1"}
    assert "A" not in repr(seen[0])


# ---- what cannot be read ----


@pytest.mark.parametrize(
    ("lines", "rule", "severity"),
    [
        (["SUMMARY:x"], "no-start", "error"),
        (["DTSTART:2026"], "no-start", "error"),
        (["DTSTART;VALUE=DATE:20260110", "DTEND;VALUE=DATE:20260105"], "reversed-event", "error"),
        (["DTSTART:20260110T100000Z", "DTEND:20260110T090000Z"], "reversed-event", "error"),
        (["DTSTART:20260110T100000Z", "DURATION:-PT1H"], "reversed-event", "error"),
        (["DTSTART;VALUE=DATE:20260110", "DTEND;VALUE=DATE:99991231"], "endless-event", "error"),
        (["DTSTART;VALUE=DATE:20260110", "DURATION:P9999W"], "endless-event", "error"),
        (["DTSTART;VALUE=DATE:20260110", "DTSTART;VALUE=DATE:20260111"], "no-start", "error"),
        (["DTSTART;VALUE=TIME:100000"], "no-start", "error"),
        (["DTSTART:20260110T100000Z", "RRULE:FREQ=SECONDLY"], "unknown-recurrence", "error"),
        (["DTSTART:20260110T100000Z", "RRULE:FREQ=MINUTELY"], "unknown-recurrence", "error"),
        (["DTSTART:20260110T100000Z", "RRULE:FREQ=HOURLY;COUNT=2"], "unknown-recurrence", "error"),
        (["DTSTART;VALUE=DATE:20260110", "RRULE:FREQ=DAILY;BYSECOND=0,1"], "unknown-recurrence", "error"),
        (["DTSTART;VALUE=DATE:20260110", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"], "unknown-recurrence", "error"),
        (["DTSTART;VALUE=DATE:20260110", "RRULE:FREQ=WEEKLY;BYSETPOS=9"], "unknown-recurrence", "error"),
        (["DTSTART;VALUE=DATE:20260110", "RRULE:FREQ=DAILY;BYDAY=MO;INTERVAL=7"], "unknown-recurrence", "error"),
        (["DTSTART;VALUE=DATE:20260110", "EXRULE:FREQ=DAILY"], "unknown-recurrence", "error"),
    ],
)
def test_an_event_that_cannot_be_read_is_left_out_and_its_siblings_are_not(lines: list[str], rule: str, severity: str) -> None:
    feed = _read(_feed(_event(*lines), _all_day("20260120").replace("UID:1", "UID:2")))
    assert ([str(dates) for dates in feed.closed], _counts(feed)) == (["2026-01-20"], {rule: "1"})
    assert (feed.findings[0].severity, bool(feed.findings[0].suggestion)) == (severity, True)


def test_the_times_of_a_zone_that_nobody_knows_are_local_and_said_so() -> None:
    feed = _read(_feed(_event("DTSTART;TZID=Nowhere/Land:20260105T090000", "DTEND;TZID=Nowhere/Land:20260105T100000")))
    assert (feed.breaks, _counts(feed), feed.findings[0].severity) == (
        {date(2026, 1, 5): ["09:00-10:00"]},
        {"unknown-zone": "1"},
        "warning",
    )


@pytest.mark.parametrize(
    ("feed", "code"),
    [
        ("", "not-a-calendar"),
        ("hello", "not-a-calendar"),
        ("<html>", "not-a-calendar"),
        ("BEGIN:VEVENT\r\nEND:VEVENT\r\n", "not-a-calendar"),
        ("BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR\r\n", "not-a-calendar"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\n", "truncated-calendar"),
        ("BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "truncated-calendar"),
        ("END:VCALENDAR\r\n", "truncated-calendar"),
        ("BEGIN:VCALENDAR\r\n" * 6 + "END:VCALENDAR\r\n" * 6, "nested-calendar"),
        ("BEGIN:VCALENDAR\r\n" * 100_000, "nested-calendar"),
        (b"\xff\xfe\x00", "bad-encoding"),
        ("é".encode("latin-1"), "bad-encoding"),
        ("x" * (2 * 1024 * 1024 + 1), "payload-too-large"),
        (_feed("BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 10_001), "too-many-events"),
        (_feed(*[_all_day("20260101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")] * 21), "recurrence-too-long"),
        (_feed(*[_all_day("20260101", "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9")] * 11), "recurrence-too-long"),
        (_feed(*[_all_day("20260101", "RRULE:FREQ=MONTHLY;INTERVAL=12;BYMONTH=2")] * 11), "recurrence-too-long"),
        (_feed(*[_all_day("20260101", "RRULE:FREQ=YEARLY;BYYEARDAY=366")] * 21), "recurrence-too-long"),
        (_feed(*[_all_day("20260101", "RRULE:FREQ=MONTHLY;BYDAY=6MO")] * 11), "recurrence-too-long"),
        (_feed(*[_all_day("00010101", "RRULE:FREQ=DAILY")] * 3), "recurrence-too-long"),
    ],
)
def test_a_feed_that_is_broken_or_too_much_is_refused(feed: str | bytes, code: str) -> None:
    with pytest.raises(PayloadError) as caught:
        _read(feed)
    assert caught.value.code == code
    assert caught.value.hint
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_rules_that_always_find_days_are_cheap() -> None:
    rules = ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"]
    events = [_all_day("19700101", f"RRULE:{rule}").replace("UID:1", f"UID:{number}") for number, rule in enumerate(rules * 20)]
    closed = _closed(_feed(*events))
    assert {"2026-05-25", "2026-05-29", "2026-12-31"} <= set(closed)
    assert len(closed) == 13


def test_bytes_may_carry_a_mark_of_their_order() -> None:
    text = _feed(_all_day("20260105", "SUMMARY:棚卸"))
    assert _closed(b"\xef\xbb\xbf" + text.encode()) == _closed("\ufeff" + text) == ["2026-01-05"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"first_on": _LAST, "last_on": _FIRST}, "bad-date-range"),
        ({"last_on": date(2036, 1, 11)}, "bad-date-range"),
        ({"first_on": "2026-01-01"}, "bad-date-range"),
        ({"first_on": date.max, "last_on": date.max}, "bad-date-range"),
        ({"first_on": date.min, "last_on": date.min}, "bad-date-range"),
        ({"last_on": datetime(2026, 12, 31, tzinfo=UTC)}, "bad-date-range"),
        ({"time_zone": "Mars/Base"}, "unknown-time-zone"),
        ({"feed": None}, "bad-feed"),
        ({"keep": "Public holiday"}, "bad-keep"),
        ({"keep": [1]}, "bad-keep"),
        ({"keep": 1}, "bad-keep"),
        ({"keep": [1], "feed": _feed()}, "bad-keep"),
    ],
)
def test_a_mistaken_call_is_told_its_remedy(options: dict[str, Any], code: str) -> None:
    feed = options.pop("feed", _feed(_all_day("20260105")))
    with pytest.raises(UsageError) as caught:
        _read(feed, **options)
    assert caught.value.code == code
    assert caught.value.hint


def test_ten_years_may_be_asked_for() -> None:
    daily = _feed(_all_day("20260101", "RRULE:FREQ=DAILY"))
    assert _closed(daily, last_on=date(2036, 1, 8)) == ["2026-01-01..2036-01-08"]


def test_without_the_extra_the_remedy_is_named() -> None:
    script = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from xborder_support.errors import MissingExtraError\n"
        "try:\n    from xborder_support.integrations.ical import closures\n"
        "except MissingExtraError as error:\n    print(error.code, error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "missing-extra pip install 'xborder-support[ical]'"


_LINES = st.sampled_from(
    [
        "DTSTART;VALUE=DATE:20260105",
        "DTSTART:20260105T090000Z",
        "DTSTART;TZID=Europe/Berlin:20260329T023000",
        "DTEND;VALUE=DATE:20260108",
        "DTEND:20260106T090000",
        "DURATION:P1DT2H",
        "DURATION:-P1D",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31",
        "RRULE:FREQ=FOO",
        "RRULE:COUNT=",
        "RDATE:nonsense",
        "EXDATE;VALUE=DATE:20260105",
        "RECURRENCE-ID;VALUE=DATE:20260105",
        "CATEGORIES:",
        "SUMMARY:\x00\u202e",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "END:VALARM",
        ":::",
        "",
    ]
)


@settings(max_examples=300)
@given(st.lists(st.lists(_LINES, max_size=6), max_size=3))
def test_no_feed_breaks_the_reader(events: list[list[str]]) -> None:
    try:
        feed = _read(_feed(*[_event(*lines) for lines in events]))
    except PayloadError as error:
        codes = {"not-a-calendar", "truncated-calendar", "bad-recurrence"}
        assert error.code in codes  # noqa: PT017  (most examples raise nothing)
    else:
        assert all(_FIRST <= dates.first_on <= dates.last_on <= _LAST for dates in feed.closed)
        BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-sun": "00:00-24:00"}, closed=feed.closed, breaks=feed.breaks)
