"""Print what share of a history's promises was kept, by market and month."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from xborder_support.desk import SupportDesk
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.histories import ColumnMapping, Histories, TicketHistory, load_mapping, mapping_from_config, read_rows
from xborder_support.sla import Attainment, attainment_by, metric_named
from xborder_support.terms import Finding

from .attainment_table import Group, as_json, as_lines, in_order, never_ended
from .column_guess import guessed_columns, told
from .instants import typed_instant
from .judged import GROUPS, JudgedRun, Judges
from .progress import progress
from .tables import names_of, open_rows

NAME = "sla"

_SHOWN = 10


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("tickets", help="a table of tickets or of their events: .csv, .tsv or .jsonl, also with .gz")
    parser.add_argument(
        "--policies", action="append", required=True, metavar="FILE", help="a desk file; repeat it for layers, the last wins"
    )
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
    desk = SupportDesk.load(*arguments.policies)
    mapping = load_mapping(arguments.columns) if arguments.columns else _guessed(arguments.tickets)
    histories = _read(arguments.tickets, mapping)
    judges = Judges(desk, now or _latest(histories), by)
    counted = _counted(_judged(histories, judges), metrics)
    _complain(histories, judges, counted)
    if arguments.json:
        print(json.dumps(_document(histories, judges, counted), ensure_ascii=False, indent=2))
        return 0
    print(f"{len(histories):,} tickets, judged at {judges.now:%Y-%m-%d %H:%M} UTC\n")
    print("\n".join(as_lines(counted, by)) or "nothing that was promised to these tickets is judged yet\n", end="")
    return 0


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


def _read(path: str, mapping: ColumnMapping) -> Histories:
    """Return the tickets of a file.

    Errors: ``UsageError`` ``no-tickets`` where no row could be read, and those of the file.
    """
    with progress(sys.stderr, "reading") as draw, open_rows(path, draw) as rows:
        histories = read_rows(rows, mapping)
    if not any(history.events for history in histories):
        findings = [*histories.findings, *(finding for history in histories for finding in history.findings)]
        first = next(iter(findings), None)
        why = f": {first.message} [{first.rule}]" if first else ", because there are no rows"
        raise UsageError(f"{path}: no ticket could be read{why}", code="no-tickets", hint=_remedy(first))
    return histories


def _remedy(finding: Finding | None) -> str | None:
    if finding is None or finding.suggestion is None:
        return None
    is_declared = finding.rule in {"naive-time", "bad-time"}
    return f"{finding.suggestion}: in the file that you name with --columns" if is_declared else finding.suggestion


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


def _complain(histories: Histories, judges: Judges, counted: Mapping[Group, Attainment]) -> None:
    """Say on standard error what was not counted, and what is odd."""
    judges.odd.update(f"{finding.message} [{finding.rule}]" for finding in histories.findings)
    for reason, count in judges.left_out.most_common(_SHOWN):
        print(f"{count:,} tickets left out: {reason}", file=sys.stderr)
    for finding, count in judges.odd.most_common(_SHOWN):
        print(f"{count:,} x {finding}", file=sys.stderr)
    for metric, clock in never_ended(counted):
        print(f"{metric}, {clock}: not one has ended; is the column that tells it missing?", file=sys.stderr)


def _document(histories: Histories, judges: Judges, counted: Mapping[Group, Attainment]) -> dict[str, object]:
    return {
        "schema": "attainment/1",
        "judged_at": judges.now.isoformat(),
        "tickets": len(histories),
        "left_out": sum(judges.left_out.values()),
        "rows": as_json(counted, judges.by),
    }
