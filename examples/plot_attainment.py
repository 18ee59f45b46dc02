"""Draw what share of tickets was solved in time, by week and by hour of arrival, with the 95 % interval of each share.

Run it with ``python examples/plot_attainment.py incident_event_log.csv``, which is the incident log of a service desk that the UCI Machine
Learning Repository publishes. Without a file, tickets are invented. It needs ``pip install 'xborder-support[plots]'``.
"""

import csv
import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from xborder_support import BusinessCalendar, SlaPolicy, Target, TicketEvent
from xborder_support.histories import mapping_from_config, read_rows
from xborder_support.sla import Cycle, MetricRule, attainment, attainment_by, evaluate

DESK = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": "08:00-18:00"})  # the log says no zone, so all of it is read as UTC
POLICY = SlaPolicy(
    name="incidents",
    targets={"resolution": Target.parse("40h business")},
    calendar="desk",
    rules={"resolution": MetricRule(pauses=frozenset({"pending", "on_hold"}), reopen="resume")},
)
WAITING = ("Awaiting Evidence", "Awaiting Problem", "Awaiting Vendor", "-100")  # for somebody else than the customer
LOG = mapping_from_config(
    {
        "time_format": "%d-%m-%Y %H:%M",
        "time_zone": "UTC",
        "columns": {
            "ticket": "number", "created_at": "opened_at", "time": "sys_updated_at", "order": "sys_mod_count", "status": "incident_state"
        },
        "statuses": {"Active": "open", "Awaiting User Info": "pending", **dict.fromkeys(WAITING, "on_hold")},
    }
)  # fmt: skip


def main(path: str | None = None, picture: str = "attainment.png") -> None:
    tickets = list(read_log(path) if path else invented_tickets(600))
    until = max(event.at for events in tickets for event in events)
    cycles = [cycle for events in tickets for cycle in resolutions(events, until)]
    total = attainment(cycles)
    print(f"{total.total:,} tickets: {total.share:.1%} in time (95 % interval {total.low:.1%} to {total.high:.1%})")
    figure, (by_week, by_hour) = plt.subplots(2, figsize=(9, 7), layout="constrained")
    draw(by_week, cycles, "week", lambda cycle: f"{cycle.started_at:%G-W%V}")
    draw(by_hour, cycles, "hour of arrival", lambda cycle: f"{cycle.started_at:%H}")
    figure.savefig(picture, dpi=150)
    plt.close(figure)
    print(f"wrote {picture}")


def resolutions(events: Iterable[TicketEvent], until: datetime) -> tuple[Cycle, ...]:
    return evaluate(events, [POLICY], calendars={"desk": DESK}, now=until).metric("resolution").cycles


def draw(axes: Axes, cycles: Iterable[Cycle], title: str, group: Callable[[Cycle], str]) -> None:
    groups = {name: one for name, one in sorted(attainment_by(cycles, group).items()) if one.is_shown}  # a share of nine says nothing
    shares = [one.share for one in groups.values()]
    below, above = [one.share - one.low for one in groups.values()], [one.high - one.share for one in groups.values()]
    axes.errorbar(list(groups), shares, yerr=(below, above), fmt="o", capsize=3)
    for place, one in enumerate(groups.values()):
        axes.annotate(f"n={one.total}", (place, 0.02), ha="center", fontsize=7)
    axes.set(title=f"solved in time, by {title}", ylim=(0, 1.02), ylabel="share")
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")


def read_log(path: str) -> Iterator[list[TicketEvent]]:
    """Yield the events of each ticket. A row tells the state since its last update."""
    with gzip.open(path, "rt") if path.endswith(".gz") else Path(path).open(encoding="utf-8") as file:
        histories = read_rows(csv.DictReader(file), LOG)
    yield from (list(history.events) for history in histories)


def invented_tickets(count: int) -> Iterator[list[TicketEvent]]:
    random = Random(16)  # noqa: S311  (invented tickets keep no secrets)
    for _ in range(count):
        opened = datetime(2026, 2, 2, tzinfo=UTC) + timedelta(minutes=random.randrange(6 * 7 * 1_440))
        solved = opened + timedelta(hours=random.expovariate(1 / 60))
        yield [TicketEvent(at=opened, kind="created"), TicketEvent(at=solved, kind="solved")]


if __name__ == "__main__":
    main(*sys.argv[1:])
