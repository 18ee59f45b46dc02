"""The example explains a due time over Easter on two clocks, and promises what it can keep."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "explain_due_time.py"


def test_easter_and_the_wait_for_the_customer_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    printed = capsys.readouterr().out
    assert "waiting for the customer; holiday: Good Friday | Tokyo Time" in printed
    assert "\n= 16\u00a0h\n" in printed
    assert "next_response on the amazon clock: due Wed 15:00 UTC, 0% used" in printed
    assert "resolution on the shop clock: due Thu 12:39 UTC, 3% used" in printed
    assert "an answer by Tuesday 17:00, Tokyo time" in printed
