"""Report for each market how long customers waited, from a frame of invented tickets with a column of markets.

Run it with ``python examples/ticket_frames.py``. It needs ``pip install 'xborder-support[frames]' polars``.
"""

from datetime import UTC, date, datetime, timedelta
from random import Random

import polars as pl

from xborder_support import BusinessCalendar
from xborder_support.integrations import frames

MARKETS = ("BR", "DE", "JP", "SA")
TARGET_SECONDS = 4 * 3_600
TICKETS = 20_000


def main() -> None:
    tickets = invented_tickets(TICKETS)
    desks = {market: BusinessCalendar.for_market(market, on=date(2026, 11, 22)) for market in MARKETS}
    tickets = tickets.with_columns(
        frames.business_seconds(tickets, start="opened", end="answered", calendars=desks),
        frames.due(tickets, start="opened", seconds=TARGET_SECONDS, calendars=desks),
        frames.is_open(tickets, at="opened", calendars=desks),
    )
    for row in report(tickets).iter_rows(named=True):
        print(
            f"{row['market']}: {row['tickets']:,} tickets, {row['open_share']:.0%} of them in open hours, "
            f"median wait {row['median_hours']:.1f} business hours, {row['met_share']:.0%} met, {row['waiting']:,} still waiting"
        )


def invented_tickets(count: int) -> pl.DataFrame:
    """Return tickets of one year; every tenth has no answer yet."""
    random = Random(22)  # noqa: S311  (invented tickets keep no secrets)
    opened = [datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=random.randrange(300 * 86_400)) for _ in range(count)]
    waits = [None if random.random() < 0.1 else timedelta(minutes=random.randrange(2_000)) for _ in range(count)]
    answered = [None if wait is None else at + wait for at, wait in zip(opened, waits, strict=True)]
    return pl.DataFrame({"market": [random.choice(MARKETS) for _ in range(count)], "opened": opened, "answered": answered})


def report(tickets: pl.DataFrame) -> pl.DataFrame:
    """Return one row a market."""
    return (
        tickets.group_by("market")
        .agg(
            tickets=pl.len(),
            open_share=pl.col("is_open").mean(),
            median_hours=pl.col("business_seconds").median() / 3_600,
            met_share=(pl.col("answered") <= pl.col("due_at")).mean(),
            waiting=pl.col("answered").null_count(),
        )
        .sort("market")
    )


if __name__ == "__main__":
    main()
