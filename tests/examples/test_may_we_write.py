"""The example tells of each person whether and when, and what is missing."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "may_we_write.py"


def test_each_situation_has_its_answer(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    printed = capsys.readouterr().out
    assert "Miami, 20:30, text, consent in writing: later from Tue 13:00 UTC\n  US-FL-WINDOW (law): " in printed
    assert "Hanoi, text, three since yesterday: later from Tue 03:00 UTC\n" in printed
    assert "London, call, register asked yesterday: blocked\n" in printed
    assert "Berlin, answer to somebody who wants no advertising: ok\n" in printed
    assert printed.endswith("-> let somebody who knows the law there decide\n")
