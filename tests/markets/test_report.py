"""How sure the facts are and how old: counted per market, and as a table."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from xborder_support.errors import UsageError
from xborder_support.markets import Fact, Market, Markets, facts_report, get_market, list_markets, suggest_market
from xborder_support.markets.market import FACT_FIELDS

ON = date(2026, 11, 22)
OLD = ON - timedelta(days=181)


def _market(code: str = "KZ", *, oldest: date | None = ON, **said: Fact) -> Market:
    """Return a territory of which every fact is known and high, but for what a test says otherwise."""
    draft = suggest_market(code, on=ON)
    known = {name: Fact([] if fact.is_unknown else fact.value, "a book", "high", oldest) for name, fact in draft.facts.items()}
    blank = {name: Fact({}, "a book", "high", oldest) for name in ("support_hours", "feasts", "channel_shares")}
    blank |= {
        "phone": Fact({"use": "urgent"}, "a book", "high", oldest),
        "address": Fact({"lines": ["{street}"]}, "a book", "high", oldest),
    }
    return Market.from_facts(draft.territory, draft.regions, {**known, **blank, **said})


def test_each_fact_is_counted_once() -> None:
    row = facts_report(
        [_market(emoji=Fact(1, "x", "low", ON), slang=Fact(value=True, source="x", confidence="medium", checked=ON))], on=ON
    ).rows[0]
    assert (row.high, row.medium, row.low, row.unknown) == (len(FACT_FIELDS) - 2, 1, 1, 0)
    assert (row.share_known, row.without_source, row.oldest, row.unchecked) == (1.0, (), ON, ())


def test_what_nobody_knows_is_counted_apart_from_its_confidence() -> None:
    row = facts_report([_market(half_days=Fact("unknown", "x", "low", ON))], on=ON).rows[0]
    assert (row.low, row.unknown) == (0, 1)
    assert row.share_known == 1 - 1 / len(FACT_FIELDS)


@pytest.mark.parametrize("source", ["", "  ", "host override"])
def test_a_fact_that_names_no_source_is_named(source: str) -> None:
    assert facts_report([_market(emoji=Fact(1, source, "high", ON))], on=ON).rows[0].without_source == ("emoji",)


def test_what_a_host_corrects_without_a_source_is_named() -> None:
    ours = suggest_market("IS", on=ON).as_overrides()
    ours["IS"]["emoji"] = {"value": 1}
    row = facts_report([Markets.packaged().with_overrides(ours).get("IS", on=ON)], on=ON).rows[0]
    assert (row.without_source, row.unchecked) == (("emoji",), ("emoji",))


def test_a_check_of_180_days_ago_is_good_and_one_of_181_is_not() -> None:
    market = _market(emoji=Fact(1, "x", "low", OLD), slang=Fact(value=True, source="x", confidence="low"))
    row = facts_report([market], on=ON).rows[0]
    assert (row.oldest, row.unchecked) == (OLD, ("emoji", "slang"))
    assert facts_report([market], on=ON - timedelta(days=1)).rows[0].unchecked == ("slang",)
    assert facts_report([market], on=ON, days=181).rows[0].unchecked == ("slang",)
    assert facts_report([market], on=ON, days=0).rows[0].unchecked == ("emoji", "slang")


def test_where_nothing_was_checked_there_is_no_oldest_day() -> None:
    row = facts_report([_market(oldest=None)], on=ON).rows[0]
    assert (row.oldest, len(row.unchecked)) == (None, len(FACT_FIELDS))


def test_the_table_has_a_line_for_each_market_and_one_for_all() -> None:
    markets = [_market("KZ", emoji=Fact(1, "x", "low", OLD)), _market("UZ", half_days=Fact("unknown", "", "low", ON))]
    report = facts_report(markets, on=ON)
    count = len(FACT_FIELDS)
    assert [line.split() for line in report.to_text().splitlines()] == [
        ["market", "high", "medium", "low", "unknown", "no", "source", "known", "oldest", "check", "unchecked"],
        ["KZ", str(count - 1), "0", "1", "0", "0", "100.0%", "2026-05-25", "1"],
        ["UZ", str(count - 1), "0", "0", "1", "1", f"{1 - 1 / count:.1%}", "2026-11-22", "0"],
        ["all", str(2 * count - 2), "0", "1", "1", "1", f"{1 - 0.5 / count:.1%}", "2026-05-25", "1"],
    ]
    assert len({len(line) for line in report.to_text().splitlines()}) == 1
    assert (report.on, report.days) == (ON, 180)


def test_a_report_on_no_market_has_no_row() -> None:
    report = facts_report([], on=ON)
    assert (report.rows, report.share_known) == ((), 1.0)
    assert report.to_text().splitlines()[1].split() == ["all", "0", "0", "0", "0", "0", "100.0%", "never", "0"]


def test_every_packaged_fact_names_its_source_and_its_day() -> None:
    report = facts_report((get_market(code, on=ON) for code in list_markets()), on=ON)
    assert [row.territory for row in report.rows] == list(list_markets())
    assert [row.without_source for row in report.rows] == [()] * len(report.rows)
    assert [row.territory for row in report.rows if row.oldest is None] == []
    assert all(row.high + row.medium + row.low + row.unknown == len(FACT_FIELDS) for row in report.rows)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"on": "2026-11-22"}, "not-a-date"),
        ({"on": datetime(2026, 11, 22, tzinfo=UTC)}, "not-a-date"),
        ({"on": ON, "days": -1}, "bad-days"),
        ({"on": ON, "days": 10**9}, "bad-days"),
        ({"on": ON, "days": True}, "bad-days"),
        ({"on": ON, "days": 1.5}, "bad-days"),
    ],
)
def test_a_wrong_call_is_refused(options: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        facts_report([], **options)
    assert caught.value.code == code


def test_the_first_days_of_the_calendar_do_not_break_it() -> None:
    assert facts_report([_market()], on=date(1, 1, 2), days=36_500).rows[0].unchecked == ()
