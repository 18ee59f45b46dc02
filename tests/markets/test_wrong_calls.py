"""What is given in place of a market, mostly its code, is refused with a remedy; so is a stored market that somebody changed."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.markets import (
    LaunchPlan,
    Market,
    describe,
    describe_difference,
    diff_markets,
    facts_report,
    get_market,
    lint_market,
    prioritise,
)

ON = date(2026, 11, 22)
JAPAN = get_market("JP", on=ON)
PLAN = LaunchPlan(channels=("line",), languages=("ja",), accounts={"line": "@kaze"})
CODE: Any = "JP"
NO_PLAN: Any = {"channels": ["line"]}
ONE_MARKET: Any = JAPAN
LISTED: Any = ["JP"]

CALLS: list[Callable[[], object]] = [
    lambda: describe(CODE),
    lambda: diff_markets(JAPAN, CODE),
    lambda: describe_difference(CODE, JAPAN),
    lambda: facts_report(LISTED, on=ON),
    lambda: facts_report(ONE_MARKET, on=ON),
    lambda: lint_market(CODE, offered=PLAN),
    lambda: lint_market(JAPAN, offered=NO_PLAN),
    lambda: lint_market(JAPAN, offered=PLAN, known_channels="line"),
    lambda: prioritise({"JP": 1}, markets=LISTED),
    lambda: get_market(LISTED, on=ON),
]


@pytest.mark.parametrize("call", CALLS)
def test_what_is_no_market_is_refused_with_a_remedy(call: Callable[[], object]) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert caught.value.code == "wrong-argument"
    assert caught.value.hint


@pytest.mark.parametrize("name", [None, [], 5])
def test_a_field_that_is_no_text_is_unknown(name: Any) -> None:
    with pytest.raises(UsageError) as caught:
        JAPAN.fact(name)
    assert caught.value.code == "unknown-field"


@pytest.mark.parametrize("change", [{"territory": "../JP"}, {"territory": "XX"}, {"territory": None}, {"confidence": "sure"}], ids=repr)
def test_a_stored_market_that_somebody_changed_is_refused(change: dict[str, Any]) -> None:
    document = json.loads(JAPAN.to_json())
    if "confidence" in change:
        document["facts"]["currency"] |= change
    else:
        document |= change
    with pytest.raises(UsageError) as caught:
        Market.from_json(json.dumps(document))
    assert caught.value.code == "bad-market"
