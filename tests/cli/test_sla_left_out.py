"""What the sla command leaves out, refuses, and how it says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import DESK, LATER, MONDAY, Run, long, rows_of, table, wide

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
