"""The example answers a request for erasure from two countries."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[3] / "examples" / "privacy_case.py"


def test_what_goes_what_stays_and_by_when_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    printed = capsys.readouterr().out
    assert "DE: 2026-04-07 (EU-GDPR-12-3)" in printed
    assert "KR: 2026-03-13 (KR-PIPA)" in printed
    assert "chat: delete. No rule and no hold keeps it." in printed
    assert "voucher: keep. DE-HGB-257 asks to keep it until 2033-12-31" in printed
    assert "privacy_erasure_partly_done, 1 erased, 2 kept" in printed
    assert "complaint: held (dispute)" in printed
