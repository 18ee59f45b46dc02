"""Ladders: who hears of a deadline, and when."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Ladder

START = datetime(2026, 2, 3, 9, tzinfo=UTC)
STEPS = [{"at": "50%", "to": "lead"}, {"at": "100%", "to": "operations"}, {"at": "250 %", "to": "aiko"}]


def at(share: float) -> datetime:
    return START + share * timedelta(hours=2)


@pytest.mark.parametrize(
    ("minutes", "due", "following"),
    [
        (0, [], "lead"),
        (59, [], "lead"),
        (60, ["lead"], "operations"),
        (120, ["lead", "operations"], "aiko"),
        (299, ["lead", "operations"], "aiko"),
        (300, ["lead", "operations", "aiko"], None),
    ],
)
def test_a_step_takes_effect_at_its_share(minutes: int, due: list[str], following: str | None) -> None:
    ladder = Ladder.from_config(steps=STEPS)
    now = START + timedelta(minutes=minutes)
    upcoming = ladder.next_after(at, now=now)
    assert [step.step.to for step in ladder.due(at, now=now)] == due
    assert (upcoming.step.to if upcoming else None) == following


def test_a_due_step_names_its_instant() -> None:
    (step,) = Ladder.from_config(steps=STEPS[:1]).due(at, now=START + timedelta(days=9))
    assert (step.due_at, step.step.percent, step.step.share) == (START + timedelta(hours=1), 50, 0.5)


def test_no_steps_are_never_due() -> None:
    assert Ladder().due(at, now=START) == ()
    assert Ladder().next_after(at, now=START) is None


@pytest.mark.parametrize(
    ("steps", "code", "key"),
    [
        ([], "too-short", "steps"),
        ("50%", "list-type", "steps"),
        ([{"at": "50%"}], "missing-key", "steps[0].to"),
        ([{"to": "lead"}], "missing-key", "steps[0].at"),
        ([{"at": "50%", "too": "lead", "to": "lead"}], "unknown-key", "steps[0].too"),
        ([{"at": "half", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "0%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "301%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "-5%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "50", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": 50, "to": "lead"}], "string-type", "steps[0].at"),
        ([{"at": "٥٠%", "to": "lead"}], "bad-share", "steps[0].at"),
        ([{"at": "50%", "to": ""}], "string-too-short", "steps[0].to"),
        ([{"at": "50%", "to": "lead"}, {"at": "50%", "to": "operations"}], "not-increasing", "steps[1].at"),
        ([{"at": "100%", "to": "lead"}, {"at": "50%", "to": "operations"}], "not-increasing", "steps[1].at"),
        ([{"at": f"{number}%", "to": "lead"} for number in range(1, 22)], "too-long", "steps"),
    ],
)
def test_a_fault_names_its_place(steps: Any, code: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Ladder.from_config(steps=steps)
    assert [(fault.code, fault.key) for fault in caught.value.faults] == [(code, key)]


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        Ladder.from_config(steps=STEPS).due(at, now=datetime(2026, 2, 3))  # noqa: DTZ001
    assert caught.value.code == "naive-datetime"


@settings(max_examples=100)
@given(st.sets(st.integers(1, 300), min_size=1, max_size=8), st.integers(0, 500), st.integers(0, 500))
def test_what_is_due_stays_due_and_the_next_step_follows_it(percents: set[int], minutes: int, later: int) -> None:
    ladder = Ladder.from_config(steps=[{"at": f"{percent}%", "to": "lead"} for percent in sorted(percents)])
    now = START + timedelta(minutes=minutes)
    due = ladder.due(at, now=now)
    assert ladder.due(at, now=now + timedelta(minutes=later))[: len(due)] == due
    upcoming = ladder.next_after(at, now=now)
    assert [*(step.step for step in due), *([upcoming.step] if upcoming else [])] == list(ladder.steps[: len(due) + bool(upcoming)])
