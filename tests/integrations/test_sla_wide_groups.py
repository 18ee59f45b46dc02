"""Tickets that are judged together get each its own answer: pauses, findings of other clocks, and columns of categories."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
import polars as pl
import pytest

from xborder_support import SlaPolicy, Target
from xborder_support.conditions import compile_condition
from xborder_support.errors import UsageError
from xborder_support.sla import SLA_SCHEMA, MetricRule

from .test_sla_wide import (
    _CALENDARS,
    _DAY,
    _NOW,
    _USUAL,
    _assert_equal,
    _columns,
    _expected,
    _polars,
    _report,
    _scalar,
    _tickets_of,
)

_STILL = SlaPolicy(name="still", targets=_USUAL.targets, rules={"first_response": MetricRule(pauses=frozenset({"new"}))})


@pytest.mark.parametrize("wait", [0, -5], ids=["answered at once", "answered before the start"])
def test_a_rule_that_pauses_counts_though_the_first_ticket_never_paused(wait: int) -> None:
    tickets = _tickets_of(wait, 9_000, None)
    _assert_equal(
        _report(_polars(_columns(tickets)), policies=[_STILL]), [_expected(_scalar(one, [_STILL], _NOW), "shop") for one in tickets]
    )


def test_tickets_that_were_answered_do_not_ask_the_calendar_about_now() -> None:
    now, tickets = datetime(2300, 1, 1, tzinfo=UTC), _tickets_of(60, 9_000)
    _assert_equal(_report(_polars(_columns(tickets)), now=now), [_expected(_scalar(one, [_USUAL], now), "shop") for one in tickets])
    with pytest.raises(UsageError, match="2300"):
        _report(_polars(_columns(_tickets_of(60, None))), now=now)


@pytest.mark.parametrize("asks", [{"channel": "email"}, {"tier": "vip"}, {"started_at": {"in_calendar": "default"}}])
@pytest.mark.parametrize("from_day", [None, _DAY + timedelta(hours=1)])
def test_the_finding_on_a_clock_that_nobody_asked_about_is_that_of_each_row(asks: Any, from_day: datetime | None) -> None:
    other = SlaPolicy(
        name="other",
        targets={"first_response": Target.parse("2h business")},
        marketplace="amazon",
        calendar="bank_days",
        when=compile_condition(asks, SLA_SCHEMA, calendars=_CALENDARS),
        valid_from=from_day,
    )
    tickets = [
        {**ticket, "started_at": _DAY - timedelta(hours=hours)}
        for hours in (0, 12)
        for facts in ({}, {"channel": "email"}, {"tier": "vip"})
        for ticket in _tickets_of(60, 9_000, None, market="ZZ", marketplace="amazon", **facts)
    ]
    expected = [_expected(_scalar(one, [_USUAL, other], _NOW), "shop") for one in tickets]
    assert {row["findings"] for row in expected} == {None, "clock-not-counted"}
    _assert_equal(_report(_polars(_columns(tickets)), policies=[_USUAL, other]), expected)
    _assert_equal(_report(_polars(_columns(tickets[::-1])), policies=[_USUAL, other]), expected[::-1])


_MARKETS: dict[str, Callable[[Any], Any]] = {
    "an enum of polars": lambda frame: pl.from_pandas(frame).with_columns(pl.col("market").cast(pl.Enum(["DE", "JP", "US"]))),
    "ordered categories": lambda frame: frame.assign(market=pd.Categorical(frame["market"], categories=["US", "JP", "DE"], ordered=True)),
    "categories": lambda frame: frame.assign(market=pd.Categorical(frame["market"])),
}


@pytest.mark.parametrize("kind", _MARKETS)
def test_columns_of_categories_are_texts(kind: str) -> None:
    frame = pd.DataFrame({"started_at": [_DAY] * 3, "answered_at": [_DAY] * 3, "market": ["JP", None, "DE"]})
    assert list(_report(_MARKETS[kind](frame))["calendar"]) == ["JP", "default", "default"]


def test_categories_of_numbers_are_refused() -> None:
    frame = pd.DataFrame({"started_at": [_DAY] * 2, "answered_at": [_DAY] * 2, "market": pd.Categorical([None, 49])})
    with pytest.raises(UsageError) as refused:
        _report(frame)
    assert refused.value.code == "not-a-text-column"
