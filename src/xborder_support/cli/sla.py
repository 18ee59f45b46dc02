"""Print what share of a history's promises was kept, by market and month."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from xborder_support.configuration import fault_at, read_toml
from xborder_support.desk import SupportDesk
from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.histories import ColumnMapping, Histories, TicketHistory, load_mapping, mapping_from_config, read_rows
from xborder_support.sla import Attainment, attainment_by, metric_named
from xborder_support.terms import Finding

from .attainment_table import Group, as_json, as_lines, in_order, never_ended
from .column_guess import guessed_columns, told
from .instants import typed_instant
from .judged import GROUPS, JudgedRun, Judges, Remark
from .own_facts import add_overrides, known_markets
from .progress import progress
from .tables import absent_columns, names_of, open_rows

NAME = "sla"

_SHOWN = 10
_NAME = 60  # characters of the name of a column
_NO_POLICY = "no desk file has an [[sla]] table, so the shop itself promises nothing"
_A_POLICY = 'write into one of them, for example:\n  [[sla]]\n  first_response = "2h business"\n  resolution = "3 business days"'
#: How a remedy begins that belongs into the file that says what the columns mean, and where in it.
_DECLARED = {"declare ": ", above [columns]", "say in [": ""}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("tickets", help="a table of tickets or of their events: .csv, .tsv or .jsonl, also with .gz")
    parser.add_argument(
        "--policies", action="append", required=True, metavar="FILE", help="a desk file; repeat it for layers, the last wins"
    )
    add_overrides(parser)
    parser.add_argument("--columns", metavar="FILE", help="a TOML file that says what the columns mean; guessed from their names if absent")
    parser.add_argument("--now", help="the time to judge at, ISO 8601 with a zone; that of the latest event if absent")
    parser.add_argument("--metric", action="append", metavar="NAME", help="only this metric, such as first_response; may be repeated")
    parser.add_argument(
        "--by", default="market,month", help=f"what to group by, with commas between; market,month if absent; {', '.join(GROUPS)}"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: Namespace) -> int:
    """Judge every ticket and print the table."""
    by, metrics = _groups(arguments.by), {metric_named(name) for name in arguments.metric or ()}
    now = typed_instant(arguments.now, "--now") if arguments.now else None
    desk = SupportDesk.load(*arguments.policies, markets=known_markets(arguments))
    mapping = _stated(arguments.columns, arguments.tickets) if arguments.columns else _guessed(arguments.tickets)
    histories = _read(arguments.tickets, mapping, arguments.columns)
    judges = Judges(desk, now or _latest(histories), by)
    judges.note(histories.findings)
    counted = _counted(_judged(histories, judges), metrics)
    _complain(judges, counted, arguments.columns)
    _look_for_policies(desk, counted)
    if arguments.json:
        print(json.dumps(_document(histories, judges, counted), ensure_ascii=False, indent=2))
    else:
        print(f"{_heading(histories, judges)}\n")
        print("\n".join(as_lines(counted, by)) or "nothing that was promised to these tickets is judged yet\n", end="")
    return int(judges.left_out.total() == len(histories))


def _groups(text: str) -> tuple[str, ...]:
    """Return the names after ``--by``; none for an empty text.

    Errors: ``UsageError`` ``unknown-group``.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in GROUPS:
            raise UsageError(f"--by: nothing is called {name[:40]!r}", code="unknown-group", hint=did_you_mean(name[:40], GROUPS))
    return names


def _guessed(path: str) -> ColumnMapping:
    """Return what the columns plainly mean, and say so on standard error."""
    with open_rows(path) as rows:
        guess = guessed_columns(names_of(rows))
    print(f"{path}: taken to mean this; --columns FILE says otherwise\n{told(guess)}\n", file=sys.stderr)
    return mapping_from_config(guess)


def _stated(path: str, tickets: str) -> ColumnMapping:
    """Return what a file says of the columns.

    Errors: ``ConfigurationError`` with a fault ``unknown-column`` for each that the table lacks, and those of the file.
    """
    mapping = load_mapping(path)
    with progress(sys.stderr, "looking for the columns") as draw, open_rows(tickets, draw) as rows:
        absent, known = absent_columns(rows, [*mapping.columns.values(), *mapping.context.values()])
    if absent and known:
        raise ConfigurationError(_unknown_columns(path, mapping, absent, [name[:_NAME] for name in known]))
    return mapping


def _unknown_columns(path: str, mapping: ColumnMapping, absent: Collection[str], known: Collection[str]) -> Iterator[Fault]:
    document = read_toml(path)
    above = ("history",) if "history" in document.data else ()
    for table, columns in (("columns", mapping.columns), ("context", mapping.context)):
        for name, column in columns.items():
            if column in absent:
                message, hint = f"the table has no column {column[:_NAME]!r}", did_you_mean(column[:_NAME], known)
                yield fault_at(document, (*above, table, name), "unknown-column", message, hint)


def _read(path: str, mapping: ColumnMapping, columns: str | None) -> Histories:
    """Return the tickets of a file.

    Errors: ``UsageError`` ``no-tickets`` where no row could be read, and those of the file.
    """
    with progress(sys.stderr, "reading") as draw, open_rows(path, draw) as rows:
        histories = read_rows(rows, mapping)
    if not any(history.events for history in histories):
        findings = [*histories.findings, *(finding for history in histories for finding in history.findings)]
        first = next(iter(findings), None)
        why = f": {first.message} [{first.rule}], first{_place(first, None)}" if first else ", because there are no rows"
        raise UsageError(f"{path}: no ticket could be read{why}", code="no-tickets", hint=_remedy(first, columns) if first else None)
    return histories


def _told(remark: Remark, columns: str | None) -> str:
    """Return a kind of finding with the place of the first, and what to do about it."""
    finding, remedy = remark.first, _remedy(remark.first, columns)
    place = _place(finding, remark.ticket_id)
    where = f": first{place}" if place else ""
    return f"{remark.times:,} x {finding.message} [{finding.rule}]{where}" + (f"\n  {remedy}" if remedy else "")


def _place(finding: Finding, ticket_id: str | None) -> str:
    """Return where a finding was made: its row and column, or else its ticket with what is known of it."""
    facts = finding.facts
    if "row" in facts:
        return f" in row {facts['row']}" + (f", column {facts['column']!r}" if "column" in facts else "")
    known = ", ".join(f"{name} {value!r}" for name, value in facts.items())
    return (f" in ticket {ticket_id!r}" if ticket_id else "") + (f" ({known})" if known else "")


def _remedy(finding: Finding, columns: str | None) -> str | None:
    suggestion = finding.suggestion
    for begin, where in _DECLARED.items():
        if suggestion and suggestion.startswith(begin):
            return f"in {columns or 'a file of your own, passed with --columns'}{where}: {suggestion}"
    return suggestion


def _latest(histories: Histories) -> datetime:
    """Return when the latest event happened, and at most what the machine's clock reads: a log may hold events that are planned."""
    latest = max(history.events[-1].at for history in _watched(histories, "looking for the latest event") if history.events)
    return min(latest, datetime.now(UTC))


def _judged(histories: Histories, judges: Judges) -> Iterator[JudgedRun]:
    for history in _watched(histories, "judging"):
        yield from judges.judge(history)


def _watched(histories: Histories, label: str) -> Iterator[TicketHistory]:
    with progress(sys.stderr, label) as draw:
        for number, history in enumerate(histories):
            draw(number, len(histories))
            yield history


def _counted(runs: Iterable[JudgedRun], metrics: Collection[str]) -> dict[Group, Attainment]:
    chosen = (run for run in runs if not metrics or run.metric in metrics)
    return in_order(attainment_by(chosen, lambda run: Group(run.metric, run.clock, run.groups)))


def _complain(judges: Judges, counted: Mapping[Group, Attainment], columns: str | None) -> None:
    """Say on standard error what was not counted, and what is odd."""
    for reason, count in judges.left_out.most_common(_SHOWN):
        print(f"{_tickets(count)} left out: {reason}", file=sys.stderr)
    remarks = sorted(judges.odd.values(), key=lambda remark: -remark.times)
    for remark in remarks[:_SHOWN]:
        print(_told(remark, columns), file=sys.stderr)
    if len(remarks) > _SHOWN:
        print(f"and findings of {len(remarks) - _SHOWN:,} more kinds", file=sys.stderr)
    for metric, clock in never_ended(counted):
        print(f"{metric}, {clock}: not one has ended; is the column that tells it missing?", file=sys.stderr)


def _look_for_policies(desk: SupportDesk, counted: Collection[Group]) -> None:
    """Say that the shop promises nothing, where only the clocks of marketplaces run.

    Errors: ``UsageError`` ``no-policy`` where none of those is judged either.
    """
    if desk.parts.policies:
        return
    if not counted:
        raise UsageError(_NO_POLICY, code="no-policy", hint=_A_POLICY)
    print(f"{_NO_POLICY}: {_A_POLICY}", file=sys.stderr)


def _heading(histories: Histories, judges: Judges) -> str:
    left_out = judges.left_out.total()
    omission = f", {left_out:,} left out" if left_out else ""
    return f"{_tickets(len(histories))}{omission}, judged at {judges.now:%Y-%m-%d %H:%M} UTC"


def _tickets(count: int) -> str:
    return f"{count:,} {'ticket' if count == 1 else 'tickets'}"


def _document(histories: Histories, judges: Judges, counted: Mapping[Group, Attainment]) -> dict[str, object]:
    return {
        "schema": "attainment/1",
        "judged_at": judges.now.isoformat(),
        "tickets": len(histories),
        "left_out": judges.left_out.total(),
        "rows": as_json(counted, judges.by),
    }
