"""The page of the linter lists every rule as the data have it."""

from pathlib import Path

import pytest

from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.rule_list import READERS, rules

PAGE = Path(__file__).parents[3] / "docs" / "tone" / "lint.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| TON")
]


def test_the_page_lists_every_rule_with_its_severity() -> None:
    expected = [
        (rule.id, ", ".join([rule.severity, *(f"{severity} in {language}" for language, severity in rule.severities.items())]))
        for rule in rules().values()
    ]
    assert [(row[0], row[2]) for row in ROWS] == expected


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_is_told_the_same_cases(reader: str) -> None:
    told, english = facts(f"messages.{reader}"), facts("messages.en")
    assert {rule: set(cases) for rule, cases in told.items()} == {rule: set(cases) for rule, cases in english.items()}
