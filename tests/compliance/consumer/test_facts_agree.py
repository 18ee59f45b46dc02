"""The same law stands in three places: the rulebook, the answer clocks of sla, and the markets. They cannot drift apart."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from xborder_support.calendars import Term
from xborder_support.compliance.rulebook import DeadlineDuty, Rulebook, ServiceLevel

_PACKAGE = Path(__file__).parents[3] / "src" / "xborder_support"
BOOK = Rulebook.load()
STATUTES: list[dict[str, Any]] = tomllib.loads((_PACKAGE / "sla/presets/data/statutes.toml").read_text(encoding="utf-8"))["clock"]
_MARKETS = sorted((_PACKAGE / "markets" / "data").glob("*.toml"))

#: What a clock measures, as the rules call it; of several, those that are there.
_SUBJECTS = {
    "first_response": {"acknowledgement", "complaint_progress", "withdrawal_acknowledgement"},
    "resolution": {"complaint"},
}
#: Where a clock measures the answer itself, since the law wants the receipt confirmed at once, which no clock of people measures.
_ANSWER_FIRST = {"BR-ECOM-5": {"complaint"}}
#: The row of the calls, in which the row of the complaints is repeated, since the first row that fits counts.
_REPEATS = {"ES-L10-WAIT": "ES-L10-15BD"}


def _term(target: str) -> str:
    return str(Term.parse(target))


def _terms(rule_id: str, subjects: set[str]) -> set[str]:
    return {str(duty.within) for duty in BOOK.rule(rule_id).duties_of(DeadlineDuty) if duty.about in subjects and duty.within}


@pytest.mark.parametrize("row", STATUTES, ids=[row["rule"] for row in STATUTES])
def test_an_answer_clock_is_one_of_a_rule(row: dict[str, Any]) -> None:
    rule = BOOK.rule(row["rule"])
    assert (rule.jurisdiction, rule.valid_from, rule.limited_to) == (row["jurisdiction"], row["valid_from"], row.get("limited_to"))
    assert (rule.confidence == "low") == (row["confidence"] == "low")


@pytest.mark.parametrize("row", STATUTES, ids=[row["rule"] for row in STATUTES])
def test_an_answer_clock_has_the_terms_of_its_rule(row: dict[str, Any]) -> None:
    compared = 0
    for target, subjects in _SUBJECTS.items():
        if target in row:
            asked = _ANSWER_FIRST.get(row["rule"], subjects)
            assert {_term(row[target])} == _terms(_REPEATS.get(row["rule"], row["rule"]), asked)
            compared += 1
    for target in ("ring_time", "queue_wait"):
        if target in row:
            assert {row[target]} == {_call_target(level) for level in BOOK.rule(row["rule"]).duties_of(ServiceLevel)}
            compared += 1
    assert compared


def _call_target(level: ServiceLevel) -> str:
    share = "" if level.share == 1 else f"{level.share * 100:.0f}% within "
    return f"{share}{(level.seconds or 0) // 60}m elapsed"


@pytest.mark.parametrize("row", STATUTES, ids=[row["rule"] for row in STATUTES])
def test_an_answer_clock_names_the_numbers_of_the_citation(row: dict[str, Any]) -> None:
    """The two write the same law in their own words, so that the numbers of the act are what must agree."""
    cited, said = (set(re.findall(r"\d+", text)) for text in (BOOK.rule(row["rule"]).citation, " ".join(row["source"])))
    assert cited & said


@pytest.mark.parametrize("file", _MARKETS, ids=[file.stem for file in _MARKETS])
def test_a_market_names_clocks_that_the_rulebook_has(file: Path) -> None:
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("legal_clocks", [])
    named = {name for row in ([rows] if isinstance(rows, dict) else rows) for name in row["value"]}
    assert sorted(name for name in named if not BOOK.holds(name)) == []


@pytest.mark.parametrize("file", _MARKETS, ids=[file.stem for file in _MARKETS])
def test_a_market_names_no_clock_before_it_holds(file: Path) -> None:
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("legal_clocks", [])
    for row in [rows] if isinstance(rows, dict) else rows:
        since = row.get("valid_from")
        assert [name for name in row["value"] if since and not BOOK.rule(name).holds(since)] == []
