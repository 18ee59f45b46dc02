"""The example on campaigns prints what a reader looks for."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[3] / "examples" / "check_a_campaign.py"


def test_each_market_gets_what_it_wants(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    printed = capsys.readouterr().out
    assert "== KR, sms: 4 objections to the bare text, 0 to the framed one\n(광고) Kaze Audio help@kaze.example\n" in printed
    assert "[QC] Tai nghe" in printed
    assert printed.count(", 0 to the framed one") == 6
    assert "IN-TCCCPR-SUFFIX-P (law): the sender name does not end in -P" in printed
