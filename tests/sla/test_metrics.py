"""What starts, stops, pauses and re-arms each metric, and what reopening does to it."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from xborder_support.sla import METRICS, SlaReport

from .stories import judged, policy, runs

#: Nothing is late here, so that the state of a run says how it ended.
AMPLE = dict.fromkeys(METRICS, "900h elapsed")

Short = tuple[str, str | None, str]


def ample(story: str, *, now: str = "fri 17:00", **more: Any) -> SlaReport:
    return judged(story, policy(targets=AMPLE, **more), now=now)


def short(report: SlaReport, metric: str) -> list[Short]:
    return [(start.removeprefix("mon "), end and end.removeprefix("mon "), state) for start, end, state, _ in runs(report, metric)]


def of_all(metrics: Iterable[str], found: list[Short]) -> Mapping[str, list[Short]]:
    return dict.fromkeys(metrics, found)


MATTERS = ("requester_wait", "agent_work", "first_resolution", "resolution")
UPDATES = ("periodic_update", "pausable_update")
RESPONSES = ("first_response", "next_response", "every_response")

TWO_ROUNDS = """
    mon 09:00 created
    mon 10:00 agent_replied
    mon 11:00 customer_message
    mon 12:00 agent_replied
    mon 13:00 solved
"""


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        pytest.param("", of_all(METRICS, []), id="nothing-starts-by-itself"),
        pytest.param(
            TWO_ROUNDS,
            {
                "first_response": [("09:00", "10:00", "met")],
                "next_response": [("11:00", "12:00", "met")],
                "every_response": [("09:00", "10:00", "met"), ("11:00", "12:00", "met")],
                **of_all(UPDATES, [("10:00", "12:00", "met"), ("12:00", "13:00", "cancelled")]),
                **of_all(MATTERS, [("09:00", "13:00", "met")]),
                "on_hold": [],
                "ring_time": [],
                "queue_wait": [],
            },
            id="two-rounds",
        ),
        pytest.param(
            "mon 09:00 customer_message",
            {
                **of_all(("first_response", "every_response", *MATTERS), [("09:00", None, "active")]),
                **of_all(("next_response", *UPDATES, "on_hold", "ring_time", "queue_wait"), []),
            },
            id="a-question",
        ),
        pytest.param(
            "mon 09:00 agent_replied",
            of_all(METRICS, []),
            id="words-that-nobody-asked-for",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 agent_replied\n mon 11:00 agent_replied\n mon 12:30 agent_replied",
            of_all(UPDATES, [("10:00", "11:00", "met"), ("11:00", "12:30", "met"), ("12:30", None, "active")]),
            id="updates-re-arm-at-each-reply",
        ),
        pytest.param(
            """
            mon 09:00 created
            mon 10:00 agent_replied
            mon 11:00 customer_message
            mon 12:00 customer_message
            mon 13:00 agent_replied
            mon 14:00 customer_message
            """,
            {"next_response": [("11:00", "13:00", "met"), ("14:00", None, "active")], "first_response": [("09:00", "10:00", "met")]},
            id="the-oldest-message-left-waiting-counts",
        ),
        pytest.param(
            "mon 09:00 created agent=aiko\n mon 09:00 agent_replied agent=aiko",
            {"next_response": []},
            id="what-the-shop-wrote-first-is-no-later-question",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 note\n mon 10:00 automatic_reply\n mon 10:00 sent message=ack\n mon 10:01 delivery status=read",
            {**of_all(("first_response", "every_response"), [("09:00", None, "active")]), **of_all(UPDATES, [])},
            id="only-a-person-answers",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 solved",
            {
                **of_all(("first_response", "every_response"), [("09:00", "10:00", "cancelled")]),
                **of_all(MATTERS, [("09:00", "10:00", "met")]),
            },
            id="solved-without-an-answer",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 status_changed status=solved",
            {
                **of_all(("first_response", "every_response"), [("09:00", "10:00", "cancelled")]),
                **of_all(MATTERS, [("09:00", "10:00", "met")]),
            },
            id="solved-by-a-change-of-status",
        ),
        pytest.param(
            """
            mon 09:00 created
            mon 10:00 agent_replied
            mon 11:00 closed
            mon 12:00 customer_message
            mon 13:00 agent_replied
            """,
            {
                "first_response": [("09:00", "10:00", "met"), ("12:00", "13:00", "met")],
                "next_response": [],
                **of_all(("requester_wait", "agent_work", "resolution"), [("09:00", "11:00", "met"), ("12:00", None, "active")]),
            },
            id="what-follows-a-close-is-a-new-matter",
        ),
        pytest.param(
            """
            mon 09:00 created
            mon 10:00 status_changed status=on_hold
            mon 11:00 status_changed status=open
            mon 12:00 status_changed status=on_hold
            mon 12:30 status_changed status=on_hold
            mon 13:00 status_changed status=pending
            mon 14:00 status_changed status=on_hold
            """,
            {"on_hold": [("10:00", "11:00", "met"), ("12:00", "13:00", "met"), ("14:00", None, "active")]},
            id="each-hold-is-a-run",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 status_changed status=on_hold\n mon 11:00 solved",
            {"on_hold": [("10:00", "11:00", "met")]},
            id="solving-ends-a-hold",
        ),
        pytest.param(
            "mon 09:00:00 ringing\n mon 09:00:20 picked_up agent=aiko",
            {"ring_time": [("09:00", "09:00:20", "met")], "queue_wait": []},
            id="a-call-that-is-taken",
        ),
        pytest.param(
            "mon 09:00:00 ringing\n mon 09:00:20 queued\n mon 09:03 picked_up agent=aiko",
            {"ring_time": [("09:00", "09:00:20", "met")], "queue_wait": [("09:00:20", "09:03", "met")]},
            id="a-call-through-a-queue",
        ),
        pytest.param(
            "mon 09:00:00 ringing\n mon 09:00:20 queued\n mon 09:03 abandoned",
            {"ring_time": [("09:00", "09:00:20", "met")], "queue_wait": [("09:00:20", "09:03", "cancelled")]},
            id="a-call-that-is-given-up-in-the-queue",
        ),
        pytest.param(
            "mon 09:00:00 ringing\n mon 09:00:50 abandoned",
            {"ring_time": [("09:00", "09:00:50", "cancelled")], "queue_wait": []},
            id="a-call-that-nobody-took",
        ),
        pytest.param(
            "mon 09:00 ringing\n mon 09:01 picked_up\n mon 11:00 ringing\n mon 11:02 picked_up",
            {"ring_time": [("09:00", "09:01", "met"), ("11:00", "11:02", "met")]},
            id="each-call-is-a-run",
        ),
        pytest.param(
            "mon 09:00 created\n mon 10:00 opted_out",
            {**of_all(("first_response", "every_response"), [("09:00", "10:00", "cancelled")]), "resolution": [("09:00", None, "active")]},
            id="nothing-more-may-be-said",
        ),
    ],
)
def test_what_starts_and_stops_a_metric(story: str, expected: Mapping[str, list[Short]]) -> None:
    report = ample(story)
    assert {metric: short(report, metric) for metric in expected} == expected
