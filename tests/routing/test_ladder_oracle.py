"""Ladders against a slow walk from minute to minute: nothing is lost, nothing comes early, and no step is slept through."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import TicketEvent
from xborder_support.routing import Ladder, LadderStep, Wait, current_wait, due, due_since

MINUTE = timedelta(minutes=1)
BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": ["00:30-03:30", "20:00-23:00"]})
OVER = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={date(2020, 1, 2): ["09:00-10:00"]})
CALENDARS = {"berlin": BERLIN, "over": OVER}
CHANGES = [datetime(2026, 3, 28, 21, tzinfo=UTC), datetime(2026, 10, 24, 21, tzinfo=UTC)]  # the clocks change in the night that follows
EMPTY_FROM = timedelta(hours=2)


def tables(chance: random.Random) -> dict[str, Any]:
    """Return two ladders of a few steps, the second of which follows the first."""
    return {name: {"steps": steps(chance), "then": then} for name, then in (("first", "second"), ("second", None))}


def steps(chance: random.Random) -> list[dict[str, Any]]:
    made, after = [], {"elapsed": 0, "business": 0}
    for number in range(chance.randint(1, 4)):
        clock = chance.choice(["elapsed", "business"])
        after[clock] += chance.randint(1, 150)
        step: dict[str, Any] = {"after": f"{after[clock]}m {clock}", "to": str(number), "any_hour": chance.random() < 0.3}
        made.append(
            step | ({"calendar": "berlin"} if clock == "business" else {}) | ({"skip_if_empty": True} if chance.random() < 0.4 else {})
        )
    made[-1].pop("skip_if_empty", None)
    return made


def minutes_open(start: datetime, minutes: int) -> datetime:
    """Return when so many minutes of open time are over, counted one by one."""
    at = start
    while minutes:
        minutes -= BERLIN.is_open(at)
        at += MINUTE
    return at


def is_empty(start: datetime, at: datetime) -> bool:
    return at >= start + EMPTY_FROM


def walked(ladder: Ladder | None, start: datetime) -> list[tuple[str, datetime, datetime]]:
    """Return whom the steps reach, when their time is up and when they are told, by counting minutes."""
    found, reached, began = [], start, start
    while ladder:
        is_taken_over = False
        for step in ladder.steps:
            assert step.after is not None
            count = step.after.seconds // 60
            own = began + count * MINUTE if step.after.clock == "elapsed" else minutes_open(began, count)
            reached = reached if is_taken_over else max(reached, own)
            is_taken_over = step.skip_if_empty and is_empty(start, reached)
            if is_taken_over:
                continue
            told = reached
            while not (step.any_hour or BERLIN.is_open(told) or BERLIN.is_open(reached - datetime.resolution)):
                told += MINUTE
            found.append((step.to, reached, told))
        began, ladder = reached, ladder.then
    return found


@pytest.mark.parametrize("seed", range(40))
def test_every_step_comes_at_its_minute_and_none_is_slept_through(seed: int) -> None:
    chance = random.Random(seed)
    start = chance.choice(CHANGES) + chance.randint(0, 400) * MINUTE
    ladder = Ladder.read_all({"ladders": tables(chance)}, calendars=CALENDARS)["first"]
    expected = walked(ladder, start)
    wait, now, heard, ids = Wait(start, "asked"), start, 0, dict[int, str]()
    while True:
        state = due_since(ladder, wait, now, hours_of=lambda _: BERLIN, is_empty=lambda _, at: is_empty(start, at))
        told = [(step.step.to, step.reached_at, step.due_at) for step in state.due]
        assert told == [step for step in expected if step[2] <= now]
        assert all(ids.setdefault(expected.index(found), step.id) == step.id for found, step in zip(told, state.due, strict=True))
        assert state.next_check_at == min((step[2] for step in expected if step[2] > now), default=None)
        assert len(told) > heard or not heard or state.next_check_at is None
        heard = len(told)
        if state.next_check_at is None:
            break
        now = chance.choice([state.next_check_at, state.next_check_at, state.next_check_at + chance.randint(1, 90) * MINUTE])
    assert heard == len(expected) == len(set(ids.values()))


def test_whom_a_step_told_is_not_passed_over_later() -> None:
    ladder = Ladder.from_config(
        [{"after": "30m elapsed", "to": "desk", "skip_if_empty": True}, {"after": "5h elapsed", "to": "operations"}]
    )
    start = CHANGES[0]

    def home(step: LadderStep, at: datetime) -> bool:
        return step.to == "desk" and at >= start + timedelta(hours=1)

    for minutes in (30, 59, 60, 299):
        assert [step.step.to for step in due_since(ladder, Wait(start, "a"), start + minutes * MINUTE, is_empty=home).due] == ["desk"]


@pytest.mark.parametrize(("after", "hours"), [("2h business", 2), ("2 business days", 48)])
def test_a_wait_on_hours_that_never_come_again_is_counted_as_wall_time(after: str, hours: int) -> None:
    ladder = Ladder.from_config([{"after": after, "calendar": "over", "to": "lead"}], calendars=CALENDARS)
    assert due_since(ladder, Wait(CHANGES[0], "a"), CHANGES[0]).next_check_at == CHANGES[0] + timedelta(hours=hours)


def test_events_may_come_in_any_order_and_a_wait_from_before_them_goes_on() -> None:
    chance = random.Random(7)
    kinds: tuple[Any, ...] = ("customer_message", "agent_replied", "note", "reopened", "solved", "assigned")
    for _ in range(200):
        events = [TicketEvent(at=CHANGES[0] + chance.randint(0, 5) * MINUTE, kind=chance.choice(kinds), event_id=str(n)) for n in range(6)]
        shuffled = chance.sample(events, len(events))
        assert current_wait(events, restarts=("note",)) == current_wait(shuffled, restarts=("note",))
        ordered = sorted(events, key=lambda event: event.order)
        cut = chance.randint(0, 6)
        assert current_wait(ordered[cut:], before=current_wait(ordered[:cut])) == current_wait(events)


def test_the_ladder_of_one_message_is_the_same_with_the_wait_or_its_events() -> None:
    ladder = Ladder.from_config([{"after": "30m elapsed", "to": "lead"}])
    asked = TicketEvent(at=CHANGES[1], kind="customer_message", event_id="a")
    assert due(ladder, [asked], CHANGES[1] + MINUTE) == due_since(ladder, Wait(CHANGES[1], "a"), CHANGES[1] + MINUTE)
