"""No feed keeps a machine busy: rules that never end are left out, and the work of the others is bounded before it is done."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from dateutil import rrule  # type: ignore[import-untyped]  # it has no stubs here
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from xborder_support.errors import PayloadError
from xborder_support.integrations import ical
from xborder_support.integrations.ical.recurrence import cost_of

_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)
_MOST_STEPS = 1_000_000
_AHEAD = 10_000  # the library fetches ten days more than it is asked for, and each may be years away


class _TooMuchWorkError(BaseException):
    """Stop an expansion, past everybody who catches exceptions."""


def _feed(*events: list[str]) -> str:
    lines = [f"BEGIN:VEVENT\r\nUID:{number}\r\n" + "\r\n".join(event) + "\r\nEND:VEVENT\r\n" for number, event in enumerate(events)]
    return "BEGIN:VCALENDAR\r\n" + "".join(lines) + "END:VCALENDAR\r\n"


def _daily(rule: str, start: str = "20260105") -> list[str]:
    return [f"DTSTART;VALUE=DATE:{start}", f"RRULE:{rule}"]


def _read(feed: str, last_on: date = _LAST) -> ical.Feed:
    return ical.read_feed(feed, first_on=_FIRST, last_on=last_on, time_zone="Asia/Tokyo")


class _Steps:
    """Count the steps of all rules."""

    def __init__(self) -> None:
        self.taken = 0

    def counting(self, method: Callable[..., Any], cost: int) -> Callable[..., Any]:
        """Return a method that counts its calls, and stops where there are too many."""

        def counted(*arguments: Any) -> Any:
            self.taken += cost
            if self.taken > _MOST_STEPS:
                raise _TooMuchWorkError
            return method(*arguments)

        return counted


@pytest.fixture(scope="module")
def steps() -> Iterator[_Steps]:
    """Count what the library that expands rules does; each step asks for the days of its year, month, week or day."""
    counter, days = _Steps(), vars(rrule)["_iterinfo"]
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in {"ydayset": 12, "mdayset": 2, "wdayset": 1, "ddayset": 1}.items():
            patch.setattr(days, name, counter.counting(getattr(days, name), cost))
        yield counter


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=YEARLY;INTERVAL=-400",
        "FREQ=DAILY;INTERVAL=1,0",
        "FREQ=DAILY;INTERVAL=1000000001",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;COUNT=2;UNTIL=20260110",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=0",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYMINUTE=60",
        "FREQ=DAILY;BYSECOND=60",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;X-OWN=1",
        "FREQ=YEARLY;RSCALE=CHINESE",
        "FREQ=YEARLY;BYMONTH=5L",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=54MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367",
        "FREQ=YEARLY;BYYEARDAY=-367",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=WEEKLY;WKST=1MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=" + ",".join(["1"] * 367),
    ],
)
def test_a_rule_beyond_the_limits_of_the_standard_is_left_out(rule: str, steps: _Steps) -> None:
    steps.taken = 0
    found = _read(_feed(_daily(rule), ["DTSTART;VALUE=DATE:20260120"]))
    assert [str(dates) for dates in found.closed] == ["2026-01-20"]
    assert [(finding.rule, finding.facts["events"]) for finding in found.findings] == [("unknown-recurrence", "1")]
    assert steps.taken == 0


@pytest.mark.parametrize(
    ("rule", "closed"),
    [
        ("FREQ=DAILY;INTERVAL=1000000000", ["2026-01-05"]),
        ("FREQ=YEARLY;INTERVAL=1000000000", ["2026-01-05"]),
        ("FREQ=DAILY;UNTIL=20200101", []),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", ["2026-01-05"]),
        ("FREQ=WEEKLY;INTERVAL=53;BYMONTH=2", ["2026-01-05"]),
        ("FREQ=MONTHLY;COUNT=1;BYDAY=+2TU;WKST=SU", ["2026-01-05", "2026-01-13"]),
    ],
)
def test_a_rule_that_ends_or_finds_nothing_is_expanded(rule: str, closed: list[str], steps: _Steps) -> None:
    steps.taken = 0
    found = _read(_feed(_daily(rule)))
    assert ([str(dates) for dates in found.closed], found.findings) == (closed, ())


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ([_daily("FREQ=DAILY")] * 10, "recurrence-too-long"),
        ([_daily("FREQ=YEARLY;BYDAY=MO")] * 60, "recurrence-too-long"),
        ([_daily("FREQ=YEARLY;BYWEEKNO=1,2,3,4,5,6,7,8,9,10")] * 10, "recurrence-too-long"),
        ([["DTSTART;VALUE=DATE:20260105", "RDATE;VALUE=DATE:" + ",".join(["20260301"] * 28_000)]], "recurrence-too-long"),
        (
            [
                _daily("FREQ=DAILY"),
                *[["DTSTART;VALUE=DATE:20260105", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260105"]] * 5_000,
            ],
            "recurrence-too-long",
        ),
        ([[*_daily("FREQ=DAILY"), "DURATION:P3000D"]], "too-many-events"),
        ([["DTSTART;VALUE=DATE:20260105", "DURATION:P3600D"]] * 60, "too-many-events"),
    ],
)
def test_much_that_comes_of_little_is_refused(events: list[list[str]], code: str) -> None:
    with pytest.raises(PayloadError) as caught:
        _read(_feed(*events), date(2036, 1, 1))
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize("line", ["RDATE:nonsense", "EXDATE:nonsense", "RRULE:FREQ=DAILY;BYDAY=XX", "RRULE:FREQ=DAILY;INTERVAL=x"])
def test_dates_that_cannot_be_read_cost_their_event_only(line: str) -> None:
    found = _read(_feed(["DTSTART;VALUE=DATE:20260105", line], ["DTSTART;VALUE=DATE:20260120"]))
    assert [str(dates) for dates in found.closed] == ["2026-01-20"]
    assert [finding.severity for finding in found.findings] == ["error"]


def test_events_whose_name_is_folded_are_counted_too() -> None:
    event = "BEGIN:VEVE\r\n NT\r\nDTSTART;VALUE=DATE:20260105\r\nEND:VEV\n\n\tENT\r\n"
    assert [str(dates) for dates in _read(f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n").closed] == ["2026-01-05"]
    with pytest.raises(PayloadError) as caught:
        _read("BEGIN:VCALENDAR\r\n" + event * 10_001 + "END:VCALENDAR\r\n")
    assert caught.value.code == "too-many-events"
    with pytest.raises(PayloadError) as caught:
        _read("BEG\r\n IN:VCALENDAR\r\n" * 6 + "END:VCALENDAR\r\n" * 6)
    assert caught.value.code == "nested-calendar"


_INTEGERS = st.sampled_from([-400, -31, -5, -1, 0, 1, 2, 4, 5, 7, 12, 28, 30, 31, 53, 54, 366, 367, 1_461, 10**9, 10**30])
_LISTS = st.lists(_INTEGERS, min_size=1, max_size=3).map(lambda numbers: ",".join(map(str, numbers)))
_DAYS = st.lists(st.sampled_from(["MO", "SU", "5FR", "-1SA", "53TU", "0WE", "XX"]), min_size=1, max_size=3).map(",".join)
_PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY"])},
    optional={
        "INTERVAL": _INTEGERS.map(str),
        "COUNT": _INTEGERS.map(str),
        "UNTIL": st.sampled_from(["20200101", "20260301", "99991231T235959Z"]),
        "BYDAY": _DAYS,
        **dict.fromkeys(("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"), _LISTS),
        "BYHOUR": st.sampled_from(["0", "9", "9,10", "24"]),
        "WKST": st.sampled_from(["MO", "SU", "1MO"]),
    },
)
_RULES = _PARTS.map(lambda parts: ";".join(f"{name}={value}" for name, value in parts.items()))


@settings(max_examples=100, deadline=None)
@given(rules=st.lists(_RULES, min_size=1, max_size=3), start=st.sampled_from(["20260105", "19000101", "00010101"]))
def test_whatever_a_rule_says_its_work_is_no_more_than_was_counted_beforehand(rules: list[str], start: str, steps: _Steps) -> None:
    steps.taken = 0
    feed = _feed([f"DTSTART;VALUE=DATE:{start}", *(f"RRULE:{rule}" for rule in rules)])
    with suppress(PayloadError):
        found = _read(feed)
        expected = 0 if found.findings else cost_of(Calendar.from_ical(feed).walk("VEVENT"), _FIRST, _LAST) + _AHEAD * len(rules)
        assert steps.taken <= expected
    assert steps.taken <= _MOST_STEPS
