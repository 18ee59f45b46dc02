"""The examples about calendars run, and print what their readers are told to expect."""

import runpy
from pathlib import Path

import pytest

_EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_questions_of_a_support_lead_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLES / "opening_hours.py"), run_name="__main__")
    printed = capsys.readouterr().out
    for line in (
        "− Fr., 25. Dez. 2026 (24 h): Feiertag: Erster Weihnachtstag",
        "in 1 business day: 2026-12-24 12:00:00+01:00",
        "in 1 month by European law: 2027-01-25",  # the 23rd is a Saturday
        "2026-11-24 03:00 to 04:00 UTC, 2026-11-24 04:00 to 05:00 Europe/Berlin",  # a holiday in Tokyo the day before
        "2030-12-26 to 2031-01-23 estimated",
    ):
        assert line in printed.replace("\N{NO-BREAK SPACE}", " ")


def test_a_frame_of_tickets_is_reported_by_market(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLES / "ticket_frames.py"), run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert [line[:2] for line in lines] == ["BR", "DE", "JP", "SA"]
    assert all("business hours" in line for line in lines)
