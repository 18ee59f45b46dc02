"""The same question has the same answer, whatever the hash seed and the order in which things are told."""

import os
import subprocess
import sys

import pytest

# Sets and dictionaries are built in other orders under each seed; the answers have to be the same texts.
QUESTION = """
from datetime import UTC, datetime, timedelta
from random import Random
from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import Agent, AssignmentRequest, Roster, RouteTarget, Team, Workload, assign, assign_batch, next_for

now = datetime(2026, 2, 3, 1, tzinfo=UTC)
random = Random(3)
tags = ["en", "th", "ja", "pt-BR", "pt-PT", "zh-Hant", "ar"]
always = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": ["00:00-24:00"]})
people = [
    Agent(
        id=f"a{number:02}",
        team="asia",
        speaks={tag: random.choice(["native", "C1", "B2"]) for tag in random.sample(tags, 2)},
        skills=frozenset(random.sample(["customs", "returns", "carrier:dhl"], 2)),
        capacity=random.randint(1, 3),
    )
    for number in range(15)
]
waiting = [
    AssignmentRequest(
        id=f"t{number:02}",
        targets=(RouteTarget(team="asia"),),
        language=random.choice(tags),
        skills=random.choice([(), ("customs",)]),
        declined_by=frozenset(random.sample(["a00", "a01", "a02"], 2)),
        waiting_since=now - timedelta(hours=random.randint(0, 40)),
    )
    for number in range(50)
]
SHUFFLE
roster = Roster.from_agents(people, teams=[Team(name="asia", calendar_name="always", calendar=always)])
workload = Workload(open_items={"a03": 1, "a01": 2}).with_queue(waiting)
batch = assign_batch(waiting, roster, workload=workload, now=now)
lines = [each.to_json() for each in batch.assignments]
lines += [assign(each, roster, workload=workload, now=now).to_json() for each in waiting]
picks = [next_for(agent, waiting, roster, workload=workload, now=now).request for agent in roster.agents]
lines += [f"{agent} {pick and pick.id}" for agent, pick in zip(roster.agents, picks)]
print("\\n".join(sorted(lines)), batch.workload.to_json(), roster.to_json(), sep="\\n")
"""


def answer(seed: str, shuffle: str) -> str:
    command = [sys.executable, "-c", QUESTION.replace("SHUFFLE", shuffle)]
    done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def usual() -> str:
    return answer("0", "")


@pytest.mark.parametrize(
    ("seed", "shuffle"), [("1", ""), ("4242", ""), ("7", "people.reverse()"), ("8", "random.shuffle(people); random.shuffle(waiting)")]
)
def test_hash_seeds_and_orders_change_no_answer(usual: str, seed: str, shuffle: str) -> None:
    assert len(usual.splitlines()) > 100
    assert answer(seed, shuffle) == usual
