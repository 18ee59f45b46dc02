"""The example of a new market ranks it, drafts it, and finds what is wrong with the plan for it."""

import runpy
from pathlib import Path

import pytest

_EXAMPLE = Path(__file__).parents[2] / "examples" / "open_a_market.py"


def test_the_example_ranks_drafts_checks_and_compares(capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(_EXAMPLE))["main"]()
    ranked, draft, findings, compared, *_ = capsys.readouterr().out.split("\n\n")
    assert [line.split(":")[0] for line in ranked.splitlines()] == ["add ja", "add de", "add ru"]
    assert draft.startswith("MarketDraft('KZ', 10 known, 30 guessed)")
    assert [line.split()[0] for line in findings.splitlines()[1:]] == ["MKT003", "MKT004", "MKT006"]
    assert compared.startswith("ID and MY differ in")
