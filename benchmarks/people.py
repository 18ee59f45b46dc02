"""Measure how long it takes to find who answers: one conversation, and a whole backlog.

No peer is measured: help desks decide this on their servers. The time of one decision is printed per conversation, that of a batch as a
whole, for people with one to three languages and demand beyond their capacity.
"""

import sys
from datetime import UTC, datetime
from random import Random

from measure import best_of

from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import Agent, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign, assign_batch, next_for

__all__ = ["print_people"]

_NOW = datetime(2026, 2, 3, 3, tzinfo=UTC)
_LANGUAGES = ["en", "es", "pt-BR", "de", "fr", "th", "id", "ja", "ar", "tr"]
_WEIGHTS = [30, 12, 10, 10, 8, 8, 6, 6, 5, 5]


def print_people() -> None:
    """Print the rows."""
    print(f"{'people':<40}{'ours':>10}   microseconds", flush=True)
    request = AssignmentRequest(targets=(RouteTarget(team="all"),), language="en", channel="email")
    for size in (5, 20, 300):
        roster, _, workload = _shop(size, 1)
        (seconds,) = best_of(lambda r=roster, w=workload: assign(request, r, workload=w, now=_NOW))
        print(f"{f'assign, {size} agents':<40}{seconds * 1e6:>10,.1f}", flush=True)
    for size, waiting in ((20, 30), (100, 250), (300, 800)):
        roster, backlog, workload = _shop(size, waiting)
        (seconds,) = best_of(lambda r=roster, q=backlog, w=workload: assign_batch(q, r, workload=w, now=_NOW))
        print(f"{f'assign_batch, {size} agents, {waiting} waiting':<40}{seconds * 1e6:>10,.0f}", flush=True)
    roster, backlog, workload = _shop(20, 500)
    (seconds,) = best_of(lambda: next_for("a000", backlog, roster, workload=workload, now=_NOW))
    print(f"{'next_for, 500 waiting':<40}{seconds * 1e6:>10,.0f}", flush=True)


def _shop(agents: int, waiting: int) -> tuple[Roster, list[AssignmentRequest], Workload]:
    """Return invented people, conversations and how busy everybody is."""
    random = Random(7)
    always = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
    people = [
        Agent(
            id=f"a{number:03}",
            team="all",
            speaks=dict.fromkeys(random.choices(_LANGUAGES, _WEIGHTS, k=random.randint(1, 3)), "C1"),
            capacity=random.randint(2, 4),
        )
        for number in range(agents)
    ]
    roster = Roster.from_agents(people, teams=[Team(name="all", calendar_name="always", calendar=always)])
    targets = (RouteTarget(team="all"),)
    backlog = [
        AssignmentRequest(id=f"t{number:03}", targets=targets, language=random.choices(_LANGUAGES, _WEIGHTS)[0], channel="email")
        for number in range(waiting)
    ]
    return roster, backlog, Workload(open_items={agent.id: random.randint(0, 1) for agent in people})


if __name__ == "__main__":
    sys.exit(print_people())
