"""The command that prints attainment: what it counts, what it refuses to say of few tickets, and what it says of odd files."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xborder_support.cli import main

from .conftest import DESK, LATER, Run, long, rows_of, some_tickets, table, wide


def test_a_table_tells_each_market_and_month_and_no_share_of_few(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv", some_tickets())
    code, out, err = run(tickets, "--now", LATER, "--metric", "first_reply_time")
    assert code == 0
    assert out == (
        "45 tickets, judged at 2026-03-01 00:00 UTC\n\n"
        "first_response, shop\n"
        "market  month    met  missed  past due  share  95 % interval\n"
        "DE      2026-02   30      10         0  75.0%  59.8% to 85.8%\n"
        "JP      2026-02    4       0         1      -  fewer than 10: no share\n"
        "all               34      10         1  75.6%  61.3% to 85.8%\n"
    )
    assert err == (
        f"{tickets}: taken to mean this; --columns FILE says otherwise\n"
        '[columns]\nticket = "ticket_id"\ncreated_at = "created_at"\nfirst_reply_at = "answered_at"\nmarket = "market"\n\n'
    )


def test_what_is_counted_is_there_as_json(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv.gz", some_tickets())
    code, out, _ = run(tickets, "--now", LATER, "--json")
    document = json.loads(out)
    assert code == 0
    assert {name: document[name] for name in ("schema", "judged_at", "tickets", "left_out")} == {
        "schema": "attainment/1",
        "judged_at": "2026-03-01T00:00:00+00:00",
        "tickets": 45,
        "left_out": 0,
    }
    found = rows_of(out)
    berlin, tokyo = found["first_response", "DE", "2026-02"], found["first_response", "JP", "2026-02"]
    assert (berlin["met"], berlin["missed"], berlin["open_past_due"], berlin["share"]) == (30, 10, 0, 0.75)
    assert berlin["low"] < 0.75 < berlin["high"]
    assert (tokyo["met"], tokyo["open_past_due"], tokyo["share"], tokyo["low"]) == (4, 1, None, None)
    assert tokyo["findings"] == ["too-few-for-a-share"]
    assert found["resolution", "DE", "2026-02"]["open_past_due"] == 40, "nobody solved anything"


def test_between_ten_and_thirty_a_share_comes_with_a_warning(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv", [wide(number) for number in range(12)])
    _, out, _ = run(tickets, "--now", LATER, "--metric", "first_response")
    assert out.endswith("DE      2026-02   12       0         0  100.0%  75.8% to 100.0%  fewer than 30\n")


def test_a_month_begins_on_the_clock_of_the_market(run: Run, tmp_path: Path) -> None:
    eve = datetime(2026, 1, 31, 20, tzinfo=UTC)  # the first of February in Tokyo
    tickets = table(tmp_path / "tickets.csv", [wide(1, "JP", start=eve), wide(2, "DE", start=eve)])
    _, out, _ = run(tickets, "--now", LATER, "--json")
    assert {(market, month) for _, market, month in rows_of(out)} == {("JP", "2026-02"), ("DE", "2026-01")}


def test_rows_of_events_are_read_in_any_order_and_any_format(run: Run, tmp_path: Path) -> None:
    rows = [row for number in range(10) for row in reversed(long(number, ("created", 0), ("agent_replied", 1), ("solved", 2)))]
    lines = tmp_path / "events.jsonl"
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    answers = [run(path, "--json")[1] for path in (table(tmp_path / "events.csv", rows), str(lines))]
    assert answers[0] == answers[1]
    assert {key[0]: row["met"] for key, row in rows_of(answers[0]).items()} == {"first_response": 10, "resolution": 10}


@pytest.mark.parametrize(
    ("by", "group"),
    [
        ("", {}),
        ("priority", {"priority": "high"}),
        ("week, weekday,hour", {"week": "2026-W06", "weekday": "1", "hour": "09"}),
        ("day,policy,calendar_name", {"day": "2026-02-02", "policy": "standard", "calendar_name": "DE"}),
        ("channel", {"channel": "?"}),
    ],
)
def test_anything_that_is_known_makes_groups(run: Run, tmp_path: Path, by: str, group: dict[str, str]) -> None:
    tickets = table(tmp_path / "events.csv", long(1, ("created", 0), ("agent_replied", 1)))
    _, out, _ = run(tickets, "--by", by, "--metric", "first_response", "--json")
    (row,) = json.loads(out)["rows"]
    assert row.items() >= group.items()


def test_without_a_time_the_latest_event_is_now(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv", [wide(1), wide(2, hours=None)])
    _, out, _ = run(tickets)
    assert out.startswith("2 tickets, judged at 2026-02-02 09:00 UTC\n")
    assert "past due" in out
    _, out, _ = run(table(tmp_path / "tickets.csv", [wide(1, start=datetime(9000, 1, 1, tzinfo=UTC))]))
    assert "judged at 9000" not in out


def test_a_table_that_never_tells_when_is_doubted(run: Run, tmp_path: Path) -> None:
    _, _, err = run(table(tmp_path / "tickets.csv", some_tickets()), "--now", LATER)
    assert "resolution, shop: not one has ended; is the column that tells it missing?\n" in err
    assert "first_response, shop" not in err


def test_nothing_judged_says_so(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv", [wide(1, hours=None)])
    _, out, _ = run(tickets)
    assert out.endswith("nothing that was promised to these tickets is judged yet\n")


def test_tickets_that_no_calendar_serves_are_counted_and_named(run: Run, tmp_path: Path) -> None:
    tickets = table(tmp_path / "tickets.csv", [wide(1), wide(2, "FR"), wide(3, "FR"), wide(4) | {"created_at": "yesterday"}])
    code, out, err = run(tickets, "--now", LATER, "--json")
    assert code == 0
    assert json.loads(out)["left_out"] == 3
    assert "2 tickets left out: " in err
    assert "1 ticket left out: no row says the start\n" in err
    assert "[no-calendar]" in err
    assert "1 x the text is no time as ISO 8601 writes it [bad-time]" in err


def test_one_calendar_serves_tickets_of_no_market(run: Run, tmp_path: Path) -> None:
    layer = tmp_path / "one.toml"
    layer.write_text(DESK.split("[calendars.tokyo]", maxsplit=1)[0] + '[[sla]]\nfirst_response = "2h business"\n', encoding="utf-8")
    row = {name: value for name, value in wide(1).items() if name != "market"}
    _, out, err = run(table(tmp_path / "tickets.csv", [row]), "--json", policies=str(layer))
    assert json.loads(out)["rows"][0]["market"] == "?"
    assert "left out" not in err


def test_a_mapping_says_what_no_header_says(run: Run, tmp_path: Path) -> None:
    mapping = tmp_path / "columns.toml"
    mapping.write_text(
        'time_format = "%d-%m-%Y %H:%M"\ntime_zone = "Europe/Berlin"\n'
        '[columns]\nticket = "Nr"\ncreated_at = "von"\nfirst_reply_at = "bis"\nmarket = "Land"\n',
        encoding="utf-8",
    )
    tickets = table(tmp_path / "tickets.csv", [{"Nr": 1, "von": "02-02-2026 09:00", "bis": "02-02-2026 10:00", "Land": "DE"}])
    _, out, err = run(tickets, "--columns", str(mapping), "--json")
    assert err == ""
    assert rows_of(out)["first_response", "DE", "2026-02"]["met"] == 1


@pytest.mark.parametrize(
    ("options", "code", "remedy"),
    [
        (["--now", "tomorrow"], "bad-instant", "2026-02-03T21:40:00+09:00"),
        (["--now", "2026-02-03"], "naive-datetime", "with a zone"),
        (["--metric", "first_respnse"], "unknown-metric", 'did you mean "first_response"?'),
        (["--metric", "first_rely"], "unknown-metric", 'did you mean "first_reply", which is first_response? Known: agent_work, '),
        (["--by", "marktet"], "unknown-group", 'did you mean "market"?'),
        (["--columns", "nowhere.toml"], "file-not-found", ""),
    ],
)
def test_a_mistake_is_named_with_its_remedy(run: Run, tmp_path: Path, options: list[str], code: str, remedy: str) -> None:
    tickets = table(tmp_path / "tickets.csv", [wide(1)])
    exit_code, out, err = run(tickets, *options)
    assert (exit_code, out) == (1, "")
    assert f"[{code}]" in err
    assert remedy in err


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("", "no-tickets", "no rows"),
        ("ticket_id,created_at\n", "no-tickets", "no rows"),
        ("a,b\n1,2\n", "unclear-columns", 'first_reply_at = "…"'),
        ("ticket_id,note\n1,2\n", "unclear-columns", 'ticket = "ticket_id"'),
        ("ticket_id,created_at\n1,\n", "no-tickets", "no-time"),
        ("ticket_id,created_at\n1,2026-02-02 09:00\n", "no-tickets", 'declare time_zone = "Europe/Berlin"'),
        ("ticket_id,created_at\n,2026-02-02T09:00Z\n", "no-tickets", "the row names no ticket"),
    ],
)
def test_a_table_without_tickets_is_refused(run: Run, tmp_path: Path, content: str, code: str, words: str) -> None:
    tickets = tmp_path / "tickets.csv"
    tickets.write_text(content, encoding="utf-8")
    exit_code, out, err = run(str(tickets))
    assert (exit_code, out) == (1, "")
    assert f"[{code}]" in err
    assert words in err


def test_rows_that_a_mapping_leaves_out_entirely_are_no_tickets(run: Run, tmp_path: Path) -> None:
    mapping = tmp_path / "columns.toml"
    mapping.write_text('[columns]\nticket = "id"\ncreated_at = "at"\n', encoding="utf-8")
    tickets = tmp_path / "tickets.csv"
    tickets.write_text("id,at\n", encoding="utf-8")
    _, _, err = run(str(tickets), "--columns", str(mapping))
    assert "because there are no rows [no-tickets]" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is(desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    main(["sla", table(tmp_path / "tickets.csv", some_tickets()), "--policies", desk])
    for label in ("reading", "looking for the latest event", "judging"):
        assert f"\r{label} [" in terminal.getvalue()
    assert "%/" not in terminal.getvalue(), "words are written beside no bar"
