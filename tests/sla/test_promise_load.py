"""What a line of others before a message does to its promise, and who stands at the other end of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import UsageError
from xborder_support.sla import Load, Promise, promise
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:50"]})
TOKYO = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": "09:00-18:00"})
NEVER = BusinessCalendar(time_zone="Asia/Tokyo", weekly={}, exceptions={"2020-01-06": ["09:00-12:00"]})


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def promised(target: str, start: str, **more: Any) -> Promise:
    options: dict[str, Any] = {"agents": BERLIN, "customer_zone": "Europe/Berlin", **more}
    return promise(Target.parse(target), start=utc(start), now=utc(options.pop("now", start)), **options)


def kinds(made: Promise) -> list[tuple[str, str]]:
    return [(segment.kind, str(segment.duration)) for segment in made.segments]


@pytest.mark.parametrize(
    ("load", "in_line", "answered"),
    [
        (Load(waiting=0, minutes_each=6), 0, 6),
        (Load(waiting=12, minutes_each=6), 72, 78),
        (Load(waiting=12, minutes_each=6, agents=2), 36, 42),
        (Load(waiting=13, minutes_each=6, agents=2), 36, 42),
        (Load(waiting=1, minutes_each=6, agents=2), 0, 6),
        (Load(waiting=2, minutes_each=6, agents=2), 6, 12),
        (Load(waiting=4, minutes_each=4.5), 18, 22.5),
    ],
)
def test_messages_are_answered_in_turn(load: Load, in_line: float, answered: float) -> None:
    assert load.in_line == timedelta(minutes=in_line)
    assert load.until_answered == timedelta(minutes=answered)


@pytest.mark.parametrize(
    ("start", "load", "at", "codes"),
    [
        # Monday, 2026-02-09, Berlin is one hour ahead of UTC.
        ("2026-02-09T09:00", Load(waiting=3, minutes_each=10), "2026-02-09T10:00", []),
        ("2026-02-09T09:00", Load(waiting=5, minutes_each=10), "2026-02-09T10:00", []),
        ("2026-02-09T09:00", Load(waiting=6, minutes_each=10), "2026-02-09T10:15", ["load-beyond-target"]),
        ("2026-02-09T10:30", Load(waiting=6, minutes_each=10), "2026-02-09T12:45", ["load-beyond-target"]),  # over lunch
        ("2026-02-09T16:30", Load(waiting=6, minutes_each=10), "2026-02-10T09:00", ["load-beyond-target"]),  # over night
        ("2026-02-08T10:00", Load(waiting=6, minutes_each=10), "2026-02-09T09:15", ["load-beyond-target"]),  # it is Sunday
    ],
)
def test_the_promise_is_the_later_of_target_and_turn(start: str, load: Load, at: str, codes: list[str]) -> None:
    made = promised("1h business", start, load=load)
    assert made.at == utc(at)
    assert [reason.code for reason in made.reasons] == codes
    assert [(finding.rule, finding.severity) for finding in made.findings] == [(code, "warning") for code in codes]


def test_a_load_that_breaks_the_target_says_by_how_much() -> None:
    (reason,) = promised("1h business", "2026-02-09T09:00", load=Load(waiting=7, minutes_each=10)).reasons
    assert reason.facts == {"due_at": "2026-02-09T10:00:00+00:00", "answered_at": "2026-02-09T10:20:00+00:00", "waiting": "7"}


def test_the_line_passes_in_open_time_and_shows_in_the_segments() -> None:
    made = promised("1h business", "2026-02-09T10:30", load=Load(waiting=6, minutes_each=10))
    assert kinds(made) == [
        ("waiting", "0:30:00"),
        ("closed", "1:00:00"),
        ("waiting", "0:30:00"),
        ("work", "0:10:00"),
        ("rounding", "0:05:00"),
    ]
    always = promised("2h elapsed", "2026-02-09T10:30", load=Load(waiting=6, minutes_each=10), agents=None)
    assert kinds(always) == [("waiting", "1:00:00"), ("work", "1:00:00")]


def test_the_line_is_as_long_as_it_is_now_however_long_ago_the_message_came() -> None:
    made = promised("30m business", "2026-02-06T09:00", now="2026-02-09T09:00", load=Load(waiting=5, minutes_each=10))
    assert (made.at, made.is_late) == (utc("2026-02-09T10:00"), True)
    assert [reason.code for reason in made.reasons] == ["target-passed", "load-beyond-target"]


@pytest.mark.parametrize(
    ("agents", "start", "at", "zone"),
    [
        ([BERLIN], "2026-02-09T07:00", "2026-02-09T10:00", "Europe/Berlin"),
        ([BERLIN, TOKYO], "2026-02-09T07:00", "2026-02-09T09:00", "Europe/Berlin"),
        ((TOKYO, BERLIN), "2026-02-09T07:00", "2026-02-09T09:00", "Asia/Tokyo"),
        ([BERLIN, BERLIN], "2026-02-09T07:00", "2026-02-09T10:00", "Europe/Berlin"),
        ([TOKYO, NEVER], "2026-02-09T07:00", "2026-02-09T09:00", "Asia/Tokyo"),
    ],
)
def test_whoever_is_there_can_answer(agents: Any, start: str, at: str, zone: str) -> None:
    made = promised("2h business", start, agents=agents)
    assert made.at == utc(at)
    assert {segment.agents_zone for segment in made.segments} == {zone}


def test_a_set_of_sites_is_taken_in_an_order_of_its_own() -> None:
    made = [promised("1 business day", "2026-02-09T07:00", agents=sites) for sites in ({BERLIN, TOKYO}, frozenset({TOKYO, BERLIN}))]
    assert made[0] == made[1]
    assert made[0].segments == made[1].segments


@pytest.mark.parametrize(
    ("load", "code"),
    [
        ({"waiting": -1, "minutes_each": 6}, "bad-load"),
        ({"waiting": 1.5, "minutes_each": 6}, "bad-load"),
        ({"waiting": True, "minutes_each": 6}, "bad-load"),
        ({"waiting": 10**400, "minutes_each": 6.0}, "bad-load"),
        ({"waiting": 1, "minutes_each": 0}, "bad-load"),
        ({"waiting": 1, "minutes_each": -6}, "bad-load"),
        ({"waiting": 1, "minutes_each": True}, "bad-load"),
        ({"waiting": 1, "minutes_each": "6"}, "bad-load"),
        ({"waiting": 1, "minutes_each": float("nan")}, "bad-load"),
        ({"waiting": 1, "minutes_each": float("inf")}, "bad-load"),
        ({"waiting": 1, "minutes_each": 10**400}, "bad-load"),
        ({"waiting": 1_000_000, "minutes_each": 60}, "bad-load"),
        ({"waiting": 1, "minutes_each": 6, "agents": -1}, "bad-load"),
        ({"waiting": 1, "minutes_each": 6, "agents": 0}, "no-agents"),
    ],
)
def test_a_load_without_sense_is_a_named_error(load: Any, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Load(**load)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"load": 12}, "bad-load"),
        ({"agents": []}, "no-agents"),
        ({"agents": [BERLIN, None]}, "not-calendars"),
        ({"agents": "berlin"}, "not-calendars"),
        ({"agents": 3}, "not-calendars"),
        ({"agents": [NEVER]}, "no-open-time"),
        ({"agents": NEVER, "load": Load(waiting=0, minutes_each=1)}, "no-open-time"),
    ],
)
def test_where_nobody_answers_nothing_is_promised(more: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        promised("1h elapsed", "2026-02-09T09:00", **more)
    assert caught.value.code == code
