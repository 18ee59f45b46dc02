"""What is said where no promise can be made: each error in full, with its remedy."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.sla import Load, Promise, promise
from xborder_support.terms import Target

NOON = datetime(2026, 2, 9, 12, tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC)
HOUR, SECOND = Target.parse("1h elapsed"), Target.parse("1s elapsed")
MORNINGS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": "09:00-12:00"})
SLIVERS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-12:00:10", "12:00:20-24:00"]})


def promised(*, target: Any = HOUR, start: datetime = NOON, now: datetime = NOON, agents: Any = None, **more: Any) -> Promise:
    return promise(target, start=start, now=now, agents=agents, customer_zone="UTC", **more)


@pytest.mark.parametrize(
    ("more", "code", "message", "hint"),
    [
        ({"target": "1h elapsed"}, "not-a-target", "the target is not a Target but str", 'pass Target.parse("2h business")'),
        ({"load": 12}, "bad-load", "the load is not a Load but int", "pass Load(waiting=12, minutes_each=6, agents=2)"),
        (
            {"agents": "berlin"},
            "not-calendars",
            "the hours of the agents are no calendars",
            "pass one BusinessCalendar, or several: agents=[tokyo, berlin]",
        ),
        (
            {"agents": ()},
            "no-agents",
            "nobody answers: there is no calendar among the agents",
            "pass the hours of those who answer; agents=None says that somebody is always there",
        ),
        (
            {"customer_holidays": "JP"},
            "not-holidays",
            "the customer's holidays are not Holidays but str",
            'pass Holidays(territory="JP"), or a BusinessCalendar of the customer\'s side',
        ),
        (
            {"quiet": "00:00-24:00"},
            "always-quiet",
            "the quiet hours never end, so no answer can be promised",
            "quiet is the time in which the customer must not be disturbed, not the time in which they may be",
        ),
        (
            {"agents": MORNINGS, "quiet": "08:00-13:00"},
            "no-common-time",
            "the agents' hours and the customer's never meet",
            "the agents are there only while the customer must not be disturbed: compare their hours with quiet",
        ),
        (
            {"quiet": SLIVERS},
            "no-common-time",
            "no time is left that a customer could be told",
            "the time in which an answer may come is cut into pieces of less than a minute: look at quiet and at the agents' hours",
        ),
        ({"rounding": 7}, "bad-rounding", "cannot round to '7' minutes", "pass minutes that divide a day, such as 5, 15, 30 or 60"),
        (
            {"rounding": "5" * 99},
            "bad-rounding",
            f"cannot round to '{'5' * 20}' minutes",
            "pass minutes that divide a day, such as 5, 15, 30 or 60",
        ),
        (
            {"style": "by-time"},
            "unknown-promise-style",
            "no style of promises is called 'by-time'",
            'did you mean "by_time"? Known: by_time, within',
        ),
        (
            {"style": "by-time" * 9},
            "unknown-promise-style",
            f"no style of promises is called '{('by-time' * 9)[:20]}'",
            "Known: by_time, within",
        ),
        (
            {"start": LAST, "now": LAST, "target": SECOND},
            "datetime-out-of-range",
            "the target is due after the year 9999",
            "check the start and the unit of the target",
        ),
        (
            {"now": LAST - timedelta(minutes=10), "target": SECOND},
            "datetime-out-of-range",
            "the promise lies outside the years 1 to 9999",
            "check start and now, and the unit of the target and of the load",
        ),
    ],
)
def test_each_error_says_what_is_wrong_and_what_to_do(more: dict[str, Any], code: str, message: str, hint: str) -> None:
    asked: dict[str, Any] = {
        "target": Target.parse("1h elapsed"),
        "start": NOON,
        "now": NOON,
        "agents": None,
        "customer_zone": "UTC",
        **more,
    }
    with pytest.raises(UsageError) as caught:
        promise(asked.pop("target"), **asked)
    assert (caught.value.code, caught.value.message, caught.value.hint) == (code, message, hint)


@pytest.mark.parametrize(
    ("more", "code", "message", "hint"),
    [
        (
            {"waiting": -1},
            "bad-load",
            "this load makes no sense: waiting is -1",
            "pass how many messages are answered before this one, 0 for none",
        ),
        ({"agents": 1.5}, "bad-load", "this load makes no sense: agents is 1.5", "pass how many people answer at a time"),
        (
            {"agents": 0},
            "no-agents",
            "nobody answers: agents is 0",
            "leave load out, and pass the hours in which somebody is there as agents",
        ),
        (
            {"minutes_each": 0},
            "bad-load",
            "this load makes no sense: minutes_each is 0",
            "pass how many minutes an answer takes, such as 6 or 4.5",
        ),
        (
            {"waiting": 87_839, "minutes_each": 6.1},
            "bad-load",
            "this load makes no sense: the line is longer than a year of open time",
            "check the unit: minutes_each is in minutes",
        ),
        (
            {"waiting": "x" * 200},
            "bad-load",
            "this load makes no sense: waiting is '" + "x" * 68,
            "pass how many messages are answered before this one, 0 for none",
        ),
    ],
)
def test_each_error_of_a_load_says_what_is_wrong_and_what_to_do(more: dict[str, Any], code: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        Load(**{"waiting": 1, "minutes_each": 6, **more})
    assert (caught.value.code, caught.value.message, caught.value.hint) == (code, message, hint)


def test_a_line_of_a_year_is_the_longest() -> None:
    assert Load(waiting=87_839, minutes_each=6).until_answered == timedelta(days=366)
    assert Load(waiting=1_000_000_000, minutes_each=1, agents=1_000_000_000).in_line == timedelta(minutes=1)
    with pytest.raises(UsageError):
        Load(waiting=1_000_000_001, minutes_each=1, agents=1_000_000_000)


@pytest.mark.parametrize(
    ("more", "rule", "severity", "message", "suggestion"),
    [
        (
            {"load": Load(waiting=60, minutes_each=6)},
            "load-beyond-target",
            "warning",
            "so many wait that the target cannot be kept",
            "put more people on it, or promise what can be kept: this promise counts the line",
        ),
        (
            {"target": Target.parse("25h elapsed")},
            "promise-over-a-day",
            "error",
            "the promise is longer than 24 hours",
            "let somebody who may do so agree (signed_off=True), or find people who answer sooner",
        ),
        (
            {"window_expires_at": NOON},
            "window-shuts-first",
            "warning",
            "the channel's window for free answers shuts before the promised time",
            "it shuts before the next answer may come: answer now, or send an approved template afterwards",
        ),
        (
            {"window_expires_at": NOON + timedelta(minutes=1)},
            "window-shuts-first",
            "warning",
            "the channel's window for free answers shuts before the promised time",
            "answer between the opening and that time, or send an approved template afterwards",
        ),
        (
            {"window_expires_at": NOON - timedelta(minutes=1)},
            "window-shuts-first",
            "warning",
            "the channel's window for free answers shuts before the promised time",
            "it has shut already: send an approved template, or write on another channel",
        ),
    ],
)
def test_each_finding_says_what_to_do(more: dict[str, Any], rule: str, severity: str, message: str, suggestion: str) -> None:
    asked: dict[str, Any] = {
        "target": Target.parse("1h elapsed"),
        "start": NOON,
        "now": NOON,
        "agents": None,
        "customer_zone": "UTC",
        **more,
    }
    [finding] = promise(asked.pop("target"), **asked).findings
    assert (finding.rule, finding.severity, finding.message, finding.suggestion) == (rule, severity, message, suggestion)
