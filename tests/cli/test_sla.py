"""The command that prints attainment: what it counts, what it refuses to say of few tickets, and what it says of odd files."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from xborder_support.cli import main
from xborder_support.cli.column_guess import guessed_columns, told
from xborder_support.errors import UsageError
from xborder_support.histories import mapping_from_config

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


def long(ticket: int, *events: tuple[str, float]) -> list[dict[str, object]]:
    return [
        {"Ticket ID": ticket, "Kind": kind, "At": (MONDAY + HOUR * hours).isoformat(), "Market": "DE", "Priority": "high"}
        for kind, hours in events
    ]


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


MIXED = (
    "ticket_id,created_at,answered_at,market\n"
    "1,2026-02-02T09:00:00Z,2026-02-02T10:00:00Z,DE\n"
    "2,2026-02-02T09:00:00Z,2026-02-02T10:00:00Z,DE\n"
    "3,2026-02-02 09:00,2026-02-02T10:00:00Z,DE\n"
    "4,2026-02-02 09:00,,DE\n"
    "5,02.02.2026 09:00,,DE\n"
)


def test_tickets_that_cannot_be_read_are_left_out_with_place_and_remedy(run: Run, tmp_path: Path) -> None:
    tickets = tmp_path / "tickets.csv"
    tickets.write_text(MIXED, encoding="utf-8")
    code, out, err = run(str(tickets), "--metric", "first_response")
    assert (code, out.splitlines()[0]) == (0, "5 tickets, 3 left out, judged at 2026-02-02 10:00 UTC")
    assert err.split("\n\n", 1)[1] == (
        "2 tickets left out: no row could be read\n"
        "1 ticket left out: no row says the start\n"
        "2 x the time has no offset, and no zone is declared [naive-time]: first in row 3, column 'created_at'\n"
        "  in a file of your own, passed with --columns, above [columns]: "
        'declare time_zone = "Europe/Berlin", the zone in which these times were written\n'
        "1 x the text is no time as ISO 8601 writes it [bad-time]: first in row 5, column 'created_at'\n"
        "  in a file of your own, passed with --columns, above [columns]: "
        'declare time_format, such as "%d-%m-%Y %H:%M", "epoch_seconds" or "epoch_milliseconds"\n'
    )
    document = json.loads(run(str(tickets), "--json")[1])
    assert (document["tickets"], document["left_out"], document["rows"][0]["met"]) == (5, 3, 2)


def test_a_run_that_leaves_out_every_ticket_fails(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(table(tmp_path / "tickets.csv", [wide(1, "FR")]), "--now", LATER)
    assert (code, out.splitlines()[0]) == (1, "1 ticket, 1 left out, judged at 2026-03-01 00:00 UTC")


def test_a_ticket_that_begins_later_than_now_is_not_left_out(run: Run, tmp_path: Path) -> None:
    code, out, err = run(table(tmp_path / "tickets.csv", [wide(1)]), "--now", "2026-01-01T00:00Z", "--json")
    assert (code, json.loads(out)["left_out"]) == (0, 0)
    assert "1 x events later than now are left out until then [event-after-now]: first in ticket '1' (events '2')\n" in err


def test_the_first_row_is_told_in_whatever_order_tickets_were_seen(run: Run, tmp_path: Path) -> None:
    sound, late, early = long(1, ("created", 0)), long(1, ("solved", 2)), long(2, ("created", 0))
    late[0]["At"] = early[0]["At"] = "soon"
    _, _, err = run(table(tmp_path / "events.csv", [*sound, *early, *late]), "--now", LATER)
    assert "2 x the text is no time as ISO 8601 writes it [bad-time]: first in row 2, column 'At'\n" in err


def test_what_words_mean_is_declared_in_the_stated_file(run: Run, tmp_path: Path) -> None:
    mapping = tmp_path / "columns.toml"
    mapping.write_text('[columns]\nticket = "Ticket ID"\ntime = "At"\nevent = "Kind"\nmarket = "Market"\n', encoding="utf-8")
    rows = [*long(1, ("created", 0), ("exploded", 1)), long(1, ("solved", 1))[0] | {"At": "soon"}]
    _, _, err = run(table(tmp_path / "events.csv", rows), "--columns", str(mapping), "--now", LATER)
    assert f"[unknown-event]: first in row 2, column 'Kind'\n  in {mapping}: say in [events] what it means" in err
    assert f"[bad-time]: first in row 3, column 'At'\n  in {mapping}, above [columns]: declare time_format" in err


def test_kinds_of_findings_that_are_not_told_are_counted(run: Run, tmp_path: Path) -> None:
    kinds = "first_reply last_reply pending queued ringing picked_up escalated complained reopened solved closed rated"
    facts = [f"{kind}_at" for kind in kinds.split()]
    mapping = tmp_path / "columns.toml"
    named = "".join(f'{name} = "{name}"\n' for name in (*facts, "created_at", "market"))
    mapping.write_text(f'[columns]\nticket = "ticket_id"\n{named}', encoding="utf-8")
    row = wide(1, hours=None) | dict.fromkeys(facts, "soon")
    _, _, err = run(table(tmp_path / "tickets.csv", [row]), "--columns", str(mapping), "--now", LATER)
    assert err.count("[bad-time]") == 10
    assert "and findings of 2 more kinds\n" in err


@pytest.mark.parametrize(
    ("columns", "faults"),
    [
        (
            '[columns]\nticket = "Nr"\ncreated_at = "Start"\nfirst_reply_at = "Antwrot"\n[context]\ntier = "Stufe"\n',
            [
                (":4 columns.first_reply_at", "Antwrot", 'did you mean "Antwort"?'),
                (":6 context.tier", "Stufe", "Known: Antwort, Nr, Start"),
            ],
        ),
        (
            '[history.columns]\nticket = "Nummer"\ncreated_at = "Start"\n',
            [(":2 history.columns.ticket", "Nummer", "Known: Antwort, Nr, Start")],
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_a_stated_column_that_the_table_lacks_is_refused(
    run: Run, tmp_path: Path, columns: str, faults: list[tuple[str, str, str]], suffix: str
) -> None:
    mapping, tickets = tmp_path / "columns.toml", tmp_path / f"tickets{suffix}"
    mapping.write_text(columns, encoding="utf-8")
    row = {"Nr": "1", "Start": MONDAY.isoformat(), "Antwort": MONDAY.isoformat()}
    text = json.dumps(row) if suffix == ".jsonl" else ",".join(row) + "\n" + ",".join(row.values())
    tickets.write_text(text, encoding="utf-8")
    code, out, err = run(str(tickets), "--columns", str(mapping), "--now", LATER)
    assert (code, out) == (1, "")
    for place, column, remedy in faults:
        assert f"{mapping}{place}: the table has no column {column!r} [unknown-column]\n    {remedy}" in err


def test_a_stated_column_may_stand_in_one_row_alone(run: Run, tmp_path: Path) -> None:
    mapping, tickets = tmp_path / "columns.toml", tmp_path / "tickets.jsonl"
    mapping.write_text('[columns]\nticket = "id"\ncreated_at = "at"\nfirst_reply_at = "by"\nmarket = "m"\n', encoding="utf-8")
    rows = [{"id": number, "at": MONDAY.isoformat(), "m": "DE"} for number in range(200)]
    lines = [*rows, rows[0] | {"id": 200, "by": MONDAY.isoformat()}]
    tickets.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    code, out, err = run(str(tickets), "--columns", str(mapping), "--now", LATER, "--metric", "first_response", "--json")
    assert (code, err) == (0, "")
    assert rows_of(out)["first_response", "DE", "2026-02"]["met"] == 1


def test_a_desk_without_policies_says_what_to_write(run: Run, tmp_path: Path) -> None:
    layer = tmp_path / "no_policy.toml"
    head, rest = DESK.split("[[sla]]")
    layer.write_text(head + "[[routing]]" + rest.split("[[routing]]")[1], encoding="utf-8")
    code, out, err = run(table(tmp_path / "tickets.csv", [wide(1)]), policies=str(layer))
    assert (code, out) == (1, "")
    assert "no desk file has an [[sla]] table, so the shop itself promises nothing [no-policy]\n" in err
    assert '  [[sla]]\n  first_response = "2h business"\n' in err
    sold = wide(1) | {"marketplace": "amazon"}
    code, out, err = run(table(tmp_path / "tickets.csv", [sold]), "--now", LATER, policies=str(layer))
    assert (code, "clock of amazon" in out) == (0, True)
    assert "so the shop itself promises nothing: write into one of them" in err


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


GUESSES: list[tuple[str, dict[str, str]]] = [
    ("id,opened,answered,solved", {"ticket": "id", "created_at": "opened", "first_reply_at": "answered", "solved_at": "solved"}),
    ("Number,Created At,Resolved-At", {"ticket": "Number", "created_at": "Created At", "solved_at": "Resolved-At"}),
    ("ticket_id,id,kind,at", {"ticket": "ticket_id", "id": "id", "event": "kind", "time": "at"}),
    ("id,event,created_at", {"ticket": "id", "event": "event", "time": "created_at"}),
    ("id,created_at,status,updated_at", {"ticket": "id", "created_at": "created_at", "time": "updated_at", "status": "status"}),
    ("ticket,status,updated_at", {"ticket": "ticket", "status": "status", "time": "updated_at"}),
    ("ticket,status,updated_at,created_at,solved_at", {"ticket": "ticket", "created_at": "created_at", "solved_at": "solved_at"}),
    ("id,created_at,country,assignee", {"ticket": "id", "created_at": "created_at", "market": "country", "agent": "assignee"}),
]


@pytest.mark.parametrize(("header", "columns"), GUESSES)
def test_plain_names_are_understood(header: str, columns: dict[str, str]) -> None:
    guess = guessed_columns(header.split(","))
    assert guess["columns"] == columns
    assert mapping_from_config(guess).columns == columns


def test_the_guess_is_told_as_the_file_that_says_the_same(tmp_path: Path) -> None:
    guess = guessed_columns(['Ticket"ID', "ticket id", "opened at", "Tier"])
    path = tmp_path / "columns.toml"
    path.write_text(told(guess), encoding="utf-8")
    assert guess["context"] == {"tier": "Tier"}
    assert 'ticket = "ticket id"' in told(guess)


def test_names_that_say_nothing_are_listed_in_short() -> None:
    with pytest.raises(UsageError) as caught:
        guessed_columns(["x" * 1_000] * 1_000)
    assert len(caught.value.message) < 2_000


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is(desk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    main(["sla", table(tmp_path / "tickets.csv", some_tickets()), "--policies", desk])
    for label in ("reading", "looking for the latest event", "judging"):
        assert f"\r{label} [" in terminal.getvalue()
    assert "%/" not in terminal.getvalue(), "words are written beside no bar"
