"""Among people who are alike, nobody is given much more than anybody else."""

import heapq
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import Agent, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign, assign_batch

NOW = datetime(2026, 2, 3, 1, tzinfo=UTC)
ALWAYS = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
AGENTS, CAPACITY, HANDLING = 12, 3, 400  # seconds, on average
ROSTER = Roster.from_agents(
    [Agent(id=f"a{number:02}", team="asia", speaks={"en": "native"}, capacity=CAPACITY) for number in range(AGENTS)],
    teams=[Team(name="asia", calendar_name="always", calendar=ALWAYS)],
)
REQUEST = AssignmentRequest(targets=(RouteTarget(team="asia"),), language="en")


class Day:
    """Play arrivals and handling times that are drawn; whoever finds nobody free waits in a line."""

    def __init__(self, seed: int, occupancy: float, *, counts: bool) -> None:
        self._random = Random(seed)
        self._gap = HANDLING / (AGENTS * CAPACITY * occupancy)
        self._counts = counts
        self.given: Counter[str] = Counter(dict.fromkeys(ROSTER.agents, 0))
        self._held: Counter[str] = Counter()
        self._idle: dict[str, datetime] = {}
        self._line: deque[int] = deque()

    def play(self, arrivals: int) -> Counter[str]:
        events = [(at, number, "") for number, at in enumerate(self._arrivals(arrivals))]
        number = arrivals
        while events:
            at, which, freed = heapq.heappop(events)
            if freed:
                self._held[freed] -= 1
                self._idle[freed] = NOW + timedelta(seconds=at)
            else:
                self._line.append(which)
            for owner in self._served(NOW + timedelta(seconds=at)):
                number += 1
                heapq.heappush(events, (at + self._random.expovariate(1 / HANDLING), number, owner))
        return self.given

    def _arrivals(self, count: int) -> Iterator[float]:
        at = 0.0
        for _ in range(count):
            at += self._random.expovariate(1 / self._gap)
            yield at

    def _served(self, now: datetime) -> Iterator[str]:
        while self._line:
            workload = Workload(open_items=self._held, idle_since=self._idle, given=self.given if self._counts else {})
            owner = assign(REQUEST, ROSTER, workload=workload, now=now).agent
            if owner is None:
                return
            self._line.popleft()
            self._held[owner] += 1
            self.given[owner] += 1
            self._idle[owner] = now
            yield owner


def spread(given: Counter[str]) -> float:
    return max(given.values()) / min(given.values())


@pytest.mark.parametrize(("seed", "occupancy"), [(0, 0.5), (1, 0.7), (2, 0.9)])
def test_twelve_alike_are_given_alike_many_of_four_thousand(seed: int, occupancy: float) -> None:
    given = Day(seed, occupancy, counts=True).play(4_000)
    assert sum(given.values()) == 4_000
    assert spread(given) <= 1.2


@pytest.mark.slow
@pytest.mark.parametrize("occupancy", [0.5, 0.6, 0.7, 0.8, 0.9])
def test_no_seed_and_no_occupancy_is_an_exception(occupancy: float) -> None:
    assert max(spread(Day(seed, occupancy, counts=True).play(4_000)) for seed in range(20)) <= 1.2


def test_without_counts_idle_time_alone_evens_out_most() -> None:
    """Who has short conversations is given more of them, because load comes before idle time: that is all there is to tell them apart."""
    assert spread(Day(0, 0.5, counts=False).play(2_000)) <= 1.35


def test_who_was_given_fewer_comes_first_among_the_equally_busy_only() -> None:
    counted = Workload(open_items={"a00": 1}, given=dict.fromkeys(ROSTER.agents, 9) | {"a00": 0, "a07": 3})
    assert assign(REQUEST, ROSTER, workload=counted, now=NOW).agent == "a07"
    score = assign(REQUEST, ROSTER, workload=counted, now=NOW).score
    assert score is not None
    assert score.given == 3


def test_a_batch_counts_on() -> None:
    batch = assign_batch([REQUEST] * 30, ROSTER, workload=Workload(given={"a03": 40}), now=NOW)
    assert sum(batch.workload.given.values()) == 40 + 30
    assert max(batch.workload.open_items.values()) - min(batch.workload.open_items.values()) <= 1
    assert batch.workload.open_items["a03"] == 2, "the third in turn went to those who were given less"
