"""The examples of routing print what a reader looks for, and the desk file of the examples is sound."""

import runpy
from pathlib import Path

import pytest

_EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> str:
    runpy.run_path(str(_EXAMPLES / request.param))["main"]()
    return capsys.readouterr().out


@pytest.mark.parametrize("printed", ["route_messages.py"], indirect=True)
def test_each_message_says_its_rule_its_lane_and_its_ladder(printed: str) -> None:
    blocks = printed.split("\n=== ")[1:]
    assert all("rule " in block and "owner " in block and "lane " in block and "because" in block for block in blocks)
    rules = [line.partition("rule ")[2].strip() for line in printed.splitlines() if line.startswith("rule ")]
    assert set(rules) == {"customs questions", "returns in Germany", "danger", "regulars in Britain", "everyone else"}
    assert printed.count("\nladder ") == 4, "two steps for the danger, and two for the return"
    assert "the customer is told that the answer comes in another language" in printed
    assert "translate_and_review" in printed


@pytest.mark.parametrize("printed", ["compare_rules.py"], indirect=True)
def test_a_rule_that_comes_too_late_is_found_and_what_changes_is_counted(printed: str) -> None:
    assert "warning shadowed: rule 'duty in Japan' never counts" in printed
    assert "-> lost parcels (team of_market)" in printed
    assert "-> sale (team open_now)" in printed
    assert "added: lost parcels, duty in Japan, sale" in printed
