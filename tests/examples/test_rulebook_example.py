"""The example of the rulebook prints hours, periods, changes, and both figures of a rule that was changed."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "rulebook.py"


def test_the_example_asks_the_four_questions(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    hours, periods, changes, ours = capsys.readouterr().out.split("\n\n")
    assert hours.splitlines()[1:] == [
        "  US-TX: mon-sat 09:00-21:00, sun 12:00-21:00 [US-TX-WINDOW, law]",
        "  US-TX: mon-sun 08:00-21:00 [US-TCPA-QUIET, law]",
        "  KR: mon-sun 08:00-21:00 [KR-NET-50-NIGHT, law]",
        "  AE: mon-sun 09:00-18:00 [AE-TELEMKT-HOURS, law]",
        "  DE: no hours are known",
    ]
    assert periods.splitlines()[1:] == [
        "  NO: any request within 1 month [EU-GDPR-12-3]",
        "  US-VA: any request within 45 calendar days [US-STATES-45]",
        "  VN: access within 10 calendar days [VN-PDPL]",
        "  CL: any request within 2 business days [CL-19628]",
    ]
    assert "  2026-12-01: begins CL-21719; ends CL-19628" in changes
    assert "  window: mon-sun 09:00-20:00" in ours
    assert "  as shipped: window: mon-sun 08:00-21:00" in ours
