"""Share what the tests of the sla command need: a desk, tables, and a way to run the command."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from xborder_support.cli import main

Run: TypeAlias = Callable[..., tuple[int, str, str]]

DESK = """
format = 1
shop = { name = "Kaze", other_countries = "DE" }

[calendars.berlin]
time_zone = "Europe/Berlin"
hours = { mon-fri = ["09:00-17:00"] }

[calendars.tokyo]
time_zone = "Asia/Tokyo"
hours = { mon-fri = ["09:00-17:00"] }

[teams]
europe = { calendar = "berlin", lead = "jonas" }
asia = { calendar = "tokyo", lead = "aiko" }

[agents]
jonas = { name = "Jonas Keller", staff_number = "1", team = "europe", speaks = { de = "native" } }
aiko = { name = "Aiko Sato", staff_number = "2", team = "asia", speaks = { ja = "native" } }

[markets]
DE = { team = "europe", channels = ["email"] }
JP = { team = "asia", channels = ["line"] }

[[sla]]
name = "standard"
first_response = "2h business"
resolution = "3 business days"

[[routing]]
name = "everyone"
to = [{ team = "of_market" }]
"""
MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)  # 09:00 in Berlin, 17:00 in Tokyo
HOUR = timedelta(hours=1)
LATER = "2026-03-01T00:00:00Z"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], desk: str) -> Run:
    """Run the command and return its code, what it printed, and what it complained about."""

    def call(tickets: str, *options: str, policies: str = desk) -> tuple[int, str, str]:
        code = main(["sla", tickets, "--policies", policies, *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def desk(tmp_path: Path) -> str:
    path = tmp_path / "desk.toml"
    path.write_text(DESK, encoding="utf-8")
    return str(path)


def table(path: Path, rows: Iterable[Mapping[str, object]]) -> str:
    """Write rows as a CSV file, packed where its name says so."""
    told = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in told for name in row)))
    writer.writeheader()
    writer.writerows(told)
    content = text.getvalue().encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return str(path)


def wide(number: int, market: str = "DE", *, hours: float | None = 1, start: datetime = MONDAY) -> dict[str, object]:
    answered = start + HOUR * hours if hours is not None else None
    return {"ticket_id": number, "created_at": start.isoformat(), "answered_at": answered and answered.isoformat(), "market": market}


def some_tickets() -> list[dict[str, object]]:
    """Return forty tickets of Berlin, ten of them late; and five of Tokyo, one of them never answered."""
    berlin = [wide(number, hours=1 if number < 30 else 3) for number in range(40)]
    tokyo = [wide(100 + number, "JP", hours=17 if number else None) for number in range(5)]
    return berlin + tokyo


def rows_of(out: str) -> dict[tuple[str, ...], dict[str, Any]]:
    return {(row["metric"], row.get("market", ""), row.get("month", "")): row for row in json.loads(out)["rows"]}


def long(ticket: int, *events: tuple[str, float]) -> list[dict[str, object]]:
    return [
        {"Ticket ID": ticket, "Kind": kind, "At": (MONDAY + HOUR * hours).isoformat(), "Market": "DE", "Priority": "high"}
        for kind, hours in events
    ]
