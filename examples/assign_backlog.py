"""Give out the backlog of a Monday morning: who takes what, what waits, and why.

Run it with ``python examples/assign_backlog.py``.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

from xborder_support import BusinessCalendar, Roster
from xborder_support.routing import AssignmentRequest, RouteTarget, assign, assign_batch

ROSTER = Roster.from_config(
    {
        "teams": {"asia": {"calendar": "bangkok", "channel_units": "usual"}},
        "agents": {
            "anong": {"team": "asia", "speaks": {"th": "native", "en": "C1"}, "skills": {"customs": 5}, "capacity": 6},
            "aiko": {"team": "asia", "speaks": {"ja": "native", "en": "C1"}, "capacity": 6},
            "ken": {"team": "asia", "speaks": {"en": "native"}, "skills": ["customs"], "capacity": 8},
            "linh": {"team": "asia", "speaks": {"vi": "native", "en": "B2"}, "capacity": 5},
        },
    },
    calendars={"bangkok": BusinessCalendar(time_zone="Asia/Bangkok", weekly={"mon-fri": ["09:00-18:00"]})},
)
MONDAY = datetime(2026, 11, 23, 2, 5, tzinfo=UTC)  # 09:05 in Bangkok


def main() -> None:
    backlog = invented_backlog(20)
    batch = assign_batch(backlog, ROSTER, now=MONDAY)

    print("== Together ==")
    for request, given in sorted(zip(backlog, batch.assignments, strict=True), key=lambda each: str(each[1].agent)):
        way = given.agent or f"({given.lane}: {given.nobody})"
        print(f"{request.id}  {request.language}  {request.channel:8} {request.priority:6}  {way}")
    print("lanes:", dict(Counter(given.lane for given in batch.assignments)))
    print("served in full:", batch.served, "of", len(backlog))

    print("\n== Why nobody else? ==")
    first = next(each for each in batch.assignments if each.agent)
    print(first.request_id, "->", first.agent, first.score)
    print(dict(first.excluded))

    print("\n== One more in Thai, once the batch is given out ==")
    late = AssignmentRequest(id="late", targets=(RouteTarget(team="asia"),), language="th", channel="webchat")
    given = assign(late, ROSTER, workload=batch.workload, now=MONDAY)
    print(given.agent, given.lane, given.nobody, dict(given.excluded))


def invented_backlog(count: int) -> list[AssignmentRequest]:
    """Return conversations of a weekend."""
    random = Random(23)  # noqa: S311  (an invented backlog keeps no secrets)
    return [
        AssignmentRequest(
            id=f"t{number:02}",
            targets=(RouteTarget(team="asia"),),
            language=random.choices(["en", "th", "ja", "vi"], [4, 3, 2, 1])[0],
            channel=random.choice(["email", "email", "line", "webchat"]),
            priority=random.choice(["normal", "normal", "high"]),
            waiting_since=MONDAY - timedelta(minutes=random.randrange(60 * 40)),
        )
        for number in range(count)
    ]


if __name__ == "__main__":
    main()
