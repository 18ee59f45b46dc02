"""A pause puts a due time off by what it costs on the target's own clock, and by nothing else."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar, Period, due_at, remaining, share_at, used_share
from xborder_support.errors import UsageError
from xborder_support.terms import Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-18:00"]})
FRIDAY = datetime(2026, 2, 6, 16, tzinfo=UTC)  # 17:00 in Berlin
NOTHING, A_MICROSECOND = timedelta(0), timedelta(microseconds=1)
Pauses = list[tuple[datetime, datetime]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-02-{text}:00+01:00")


@pytest.mark.parametrize(
    ("target", "pauses", "due"),
    [
        # Open time: an hour of Friday is left, then Monday from 09:00.
        ("2h business", [("06T17:15", "06T17:45")], "09T10:30"),
        ("2h business", [("06T17:30", "09T09:30")], "09T11:00"),
        ("2h business", [("06T18:00", "09T09:00")], "09T10:00"),
        ("2h business", [("07T10:00", "08T10:00")], "09T10:00"),
        ("2h business", [("06T16:00", "06T17:30")], "09T10:30"),
        ("2h business", [("05T16:00", "06T17:00")], "09T10:00"),
        ("2h business", [("09T10:00", "09T11:00")], "09T10:00"),
        ("2h business", [("09T09:59", "09T11:00")], "09T11:01"),
        ("2h business", [("06T17:15", "06T17:45"), ("09T10:15", "09T11:15")], "09T11:30"),
        ("1h business", [("06T18:00", "09T11:00")], "06T18:00"),
        ("1h business", [("06T17:59", "09T11:00")], "09T11:01"),
        ("1 business day", [("06T17:00", "09T17:00")], "10T18:00"),
        ("1 business day", [("09T18:00", "10T17:00")], "09T18:00"),
        # Wall time.
        ("2h elapsed", [("06T17:30", "06T17:45")], "06T19:15"),
        ("2h elapsed", [("06T16:00", "06T17:45")], "06T19:45"),
        ("2h elapsed", [("06T18:59", "08T18:59")], "08T19:00"),
        ("2h elapsed", [("06T19:00", "08T18:59")], "06T19:00"),
        ("1 calendar day", [("06T18:00", "06T20:30")], "08T02:30"),
        ("1 calendar month", [("06T18:00", "06T20:30"), ("08T01:00", "08T02:00")], "35T03:30"),
        ("cut-off 18:00 due 19:00", [("06T18:30", "06T18:45")], "06T19:15"),
        ("24h elapsed, weekend mon 12:00", [("06T18:30", "06T19:30")], "07T18:00"),
    ],
)
def test_a_pause_costs_what_the_clock_counts(target: str, pauses: list[tuple[str, str]], due: str) -> None:
    day, _, clock = due.partition("T")
    expected = at(f"01T{clock}") + timedelta(days=int(day) - 1)
    found = due_at(Target.parse(target), FRIDAY, BERLIN, pauses=[(at(start), at(end)) for start, end in pauses])
    assert found == expected


def test_pauses_of_any_zone_and_kind_of_pair_are_read() -> None:
    tokyo = timezone(timedelta(hours=9))
    start, end = FRIDAY + timedelta(minutes=5), FRIDAY + timedelta(minutes=25)
    expected = FRIDAY + timedelta(minutes=80)
    for pauses in ([(start.astimezone(tokyo), end)], ([start, end],), [Period(start, end)]):
        assert due_at(Target.parse("1h elapsed"), FRIDAY, None, pauses=pauses) == expected  # type: ignore[arg-type]
    assert due_at(Target.parse("1h elapsed"), FRIDAY, None, pauses=[(start, start)]) == FRIDAY + timedelta(hours=1)


_ONE, _TWO, _THREE = (FRIDAY + timedelta(minutes=minutes) for minutes in (10, 20, 30))


@pytest.mark.parametrize(
    ("pauses", "code"),
    [
        ([(_TWO, _ONE)], "bad-pauses"),
        ([(_TWO, _THREE), (_ONE, _TWO)], "bad-pauses"),
        ([(_ONE, _THREE), (_TWO, _THREE)], "bad-pauses"),
        ([(_ONE, _TWO), (_ONE, _TWO)], "bad-pauses"),
        ([(_ONE, None)], "bad-pauses"),
        ([(_ONE, _TWO, _THREE)], "bad-pauses"),
        ([_ONE], "bad-pauses"),
        (["ab"], "bad-pauses"),
        (_ONE, "bad-pauses"),
        ("pauses", "bad-pauses"),
        ([(_ONE.replace(tzinfo=None), _TWO)], "naive-datetime"),
        ([(_ONE, _TWO.replace(tzinfo=None))], "naive-datetime"),
        ([(_ONE, "2026-02-06T17:00:00Z")], "not-a-datetime"),
        # Far from the question, but wrong all the same.
        ([(_ONE, _TWO), (_THREE + timedelta(days=900), _THREE)], "bad-pauses"),
    ],
)
def test_pauses_that_are_none_are_refused_by_every_question(pauses: Any, code: str) -> None:
    for text in ("1h elapsed", "1h business", "1 business day"):
        target = Target.parse(text)
        for question in (
            lambda target=target: due_at(target, FRIDAY, BERLIN, pauses=pauses),
            lambda target=target: share_at(target, FRIDAY, BERLIN, share=0.5, pauses=pauses),
            lambda target=target: used_share(target, FRIDAY, BERLIN, at=_ONE, pauses=pauses),
            lambda target=target: remaining(target, FRIDAY, BERLIN, at=_ONE, pauses=pauses),
        ):
            with pytest.raises(UsageError) as caught:
                question()
            assert caught.value.code == code
            assert caught.value.hint


_TARGETS = st.sampled_from(
    [
        "30m business",
        "1h business",
        "9h business",
        "40h business",
        "1 business day",
        "3 business days",
        "2 calendar days",
        "1 calendar month",
        "7h elapsed",
        "100h elapsed",
        "cut-off 18:00 due 19:00",
        "cut-off 18:00 due 09:00",
        "24h elapsed, weekend mon 12:00",
        "4h business, weekend mon 12:30",
        "1 business day, weekend mon 08:00",
    ]
).map(Target.parse)
_MICROSECONDS = st.integers(0, 60 * 86_400 * 1_000_000)
_INSTANTS = (_MICROSECONDS | st.integers(0, 60 * 96).map(lambda quarter: quarter * 900_000_000)).map(
    lambda micros: datetime(2026, 2, 20, tzinfo=UTC) + timedelta(microseconds=micros)
)
_PAUSES = st.lists(_INSTANTS, max_size=9).map(lambda edges: list(zip(*[iter(sorted(edges))] * 2, strict=False)))


def measured(target: Target, start: datetime, end: datetime) -> timedelta:
    return BERLIN.business_duration(start, end) if target.counts_open_time else end - start


def paused(target: Target, start: datetime, end: datetime, pauses: Sequence[tuple[datetime, datetime]]) -> timedelta:
    inside = ((max(first, start), min(last, end)) for first, last in pauses)
    return sum((measured(target, first, last) for first, last in inside if first < last), NOTHING)


@settings(max_examples=150)
@given(_TARGETS, _INSTANTS, _PAUSES)
def test_what_is_not_paused_until_the_due_time_is_the_whole_target(target: Target, start: datetime, pauses: Pauses) -> None:
    plain, due = due_at(target, start, BERLIN), due_at(target, start, BERLIN, pauses=pauses)
    whole = measured(target, start, plain)
    assume(whole)  # a weekend that ends before anybody is there holds no open time, and no pause counts in it
    assert measured(target, start, due) - paused(target, start, due, pauses) == whole
    assert due >= plain
    if target.clock in {"business", "elapsed"} and target.weekend_until is None:
        assert whole == target.duration
    if target.weekend_until is None:  # and it is the first such instant
        before = due - A_MICROSECOND
        assert measured(target, start, before) - paused(target, start, before, pauses) < whole


@settings(max_examples=100)
@given(_TARGETS, _INSTANTS, _PAUSES, _INSTANTS)
def test_a_pause_in_two_pieces_is_the_same_pause(target: Target, start: datetime, pauses: Pauses, cut: datetime) -> None:
    pieces = [piece for pause in pauses for piece in pairwise(sorted({*pause, min(max(cut, pause[0]), pause[1])}))]
    assert due_at(target, start, BERLIN, pauses=pieces) == due_at(target, start, BERLIN, pauses=pauses)
    assert share_at(target, start, BERLIN, share=0.8, pauses=pieces) == share_at(target, start, BERLIN, share=0.8, pauses=pauses)
    assert remaining(target, start, BERLIN, at=cut, pauses=pieces) == remaining(target, start, BERLIN, at=cut, pauses=pauses)


@settings(max_examples=100)
@given(_TARGETS.filter(lambda target: target.counts_open_time), _INSTANTS, _PAUSES)
def test_pauses_in_closed_time_cost_nothing(target: Target, start: datetime, pauses: Pauses) -> None:
    edges = [start - timedelta(days=30), *(edge for pause in pauses for edge in pause), start + timedelta(days=90)]
    nights = [
        (gap.start, gap.end)
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if first < last
        for gap in BERLIN.gaps(first, last)
    ]
    more = sorted([*pauses, *nights])
    assert due_at(target, start, BERLIN, pauses=more) == due_at(target, start, BERLIN, pauses=pauses)
    assert due_at(target, start, BERLIN, pauses=nights) == due_at(target, start, BERLIN)


@settings(max_examples=100)
@given(_TARGETS, _INSTANTS, _PAUSES)
def test_pauses_outside_the_target_cost_nothing(target: Target, start: datetime, pauses: Pauses) -> None:
    due = due_at(target, start, BERLIN, pauses=pauses)
    inside = [pause for pause in pauses if pause[1] > start and pause[0] < due]
    assert due_at(target, start, BERLIN, pauses=inside) == due
    clipped = [(max(first, start), last) for first, last in inside]
    assert due_at(target, start, BERLIN, pauses=clipped) == due


@settings(max_examples=100)
@given(_TARGETS, _INSTANTS, _PAUSES, st.floats(0, 3), st.floats(0, 3))
def test_a_larger_share_is_never_used_earlier(target: Target, start: datetime, pauses: Pauses, one: float, other: float) -> None:
    def when(share: float) -> datetime:
        return share_at(target, start, BERLIN, share=share, pauses=pauses)

    low, high = sorted((one, other))
    assert when(0) == start <= when(low) <= when(high)
    due = due_at(target, start, BERLIN, pauses=pauses)
    assert when(min(low, 1.0)) <= when(1.0) == due <= when(1.0 + low)


@settings(max_examples=150)
@given(_TARGETS, _INSTANTS, _PAUSES, st.floats(0, 5))
def test_the_used_share_is_the_inverse_of_the_share(target: Target, start: datetime, pauses: Pauses, share: float) -> None:
    at = share_at(target, start, BERLIN, share=share, pauses=pauses)
    assert used_share(target, start, BERLIN, at=at, pauses=pauses) == pytest.approx(share, abs=1e-9)


@settings(max_examples=150)
@given(_TARGETS, _INSTANTS, _PAUSES, _INSTANTS, _INSTANTS)
def test_what_is_used_only_grows_and_is_one_when_it_is_due(
    target: Target, start: datetime, pauses: Pauses, one: datetime, other: datetime
) -> None:
    def used(moment: datetime) -> float:
        return used_share(target, start, BERLIN, at=moment, pauses=pauses)

    due = due_at(target, start, BERLIN, pauses=pauses)
    low, high = sorted((one, other))
    assert used(start) == used(start - timedelta(days=1)) == 0
    assert used(due) == 1
    assert used(low) <= used(high)
    assert (used(low) > 1) <= (low > due)
    assert (used(low) < 1) <= (low < due)


@settings(max_examples=100)
@given(_TARGETS, _INSTANTS, _PAUSES, _INSTANTS)
def test_what_remains_agrees_with_what_is_used(target: Target, start: datetime, pauses: Pauses, moment: datetime) -> None:
    left = remaining(target, start, BERLIN, at=moment, pauses=pauses)
    used = used_share(target, start, BERLIN, at=moment, pauses=pauses)
    whole = remaining(target, start, BERLIN, at=start, pauses=pauses)
    due = due_at(target, start, BERLIN, pauses=pauses)
    assert whole > NOTHING
    assert remaining(target, start, BERLIN, at=due, pauses=pauses) == NOTHING
    assert used == (whole - left) / whole
    assert (left < NOTHING) == (used > 1)


@settings(max_examples=100)
@given(_TARGETS, _INSTANTS, _PAUSES, _INSTANTS)
def test_a_running_pause_ends_at_the_question_and_nothing_is_used_in_it(
    target: Target, start: datetime, pauses: Pauses, moment: datetime
) -> None:
    running = [(first, min(last, moment)) for first, last in pauses if first < moment]
    for question in (used_share, remaining):
        assert question(target, start, BERLIN, at=moment, pauses=running) == question(target, start, BERLIN, at=moment, pauses=pauses)
    if running and running[-1][1] == moment:
        since = max(running[-1][0], start)
        assert remaining(target, start, BERLIN, at=moment, pauses=running) == remaining(target, start, BERLIN, at=since, pauses=running)
