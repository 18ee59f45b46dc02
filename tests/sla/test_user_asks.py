"""What users of help desks ask for, each a story with its numbers worked out by hand. The ids name the asks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice, permutations
from typing import Any, NamedTuple

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Deliveries, DeliveryStatus
from xborder_support.sla import MetricRule, SlaPolicy, SlaReport, evaluate, policies_from_config, promise
from xborder_support.terms import Target

from .stories import CALENDARS, at, hours, judged, last, only, pauses, policy, runs, said, tell


class Ask(NamedTuple):
    """Hold one ask: a story, what is promised, when one looks, what one looks at and what is found there."""

    name: str
    story: str
    policies: tuple[SlaPolicy, ...]
    now: str
    look: Callable[[SlaReport], Any]
    found: Any


def due(metric: str) -> Callable[[SlaReport], str | None]:
    return lambda report: said(only(report, metric).due_at)


def state(metric: str) -> Callable[[SlaReport], str]:
    return lambda report: report.metric(metric).state


IN_HOURS = policy(targets={"first_response": "2h business", "resolution": "8h business"})
ROUND_THE_CLOCK = policy(targets={"first_response": "2h elapsed"})
FRIDAY_EVENING = "fri 16:07 customer_message"
ANSWERED_ON_MONDAY = """
    sat 14:00 customer_message
    mon+1 09:30 agent_replied
"""
HOLDS = MetricRule(pauses=frozenset({"pending", "on_hold"}), reopen="resume")
ON_HOLD = policy(targets={"resolution": "4h business"}, rules={"resolution": HOLDS})
HELD_OVER_THE_WEEKEND = """
    fri 15:00 created
    fri 16:00 status_changed status=on_hold
    mon+1 10:00 status_changed status=open
"""
PER_MARKET = IN_HOURS
TWO_MESSAGES = """
    mon 10:00 customer_message
    mon 10:10 customer_message
"""
ANSWERED_TWO_MESSAGES = f"{TWO_MESSAGES} mon 10:50 agent_replied"
UPDATES = policy(targets={"first_response": "1h business", "next_response": "30m business", "periodic_update": "20m business"})
WAITS = policy(targets={"requester_wait": "8h business"})
ASKED_BACK = """
    mon 09:00 created
    mon 11:00 agent_replied
    mon 11:00 status_changed status=pending
"""
ANSWERED = f"{ASKED_BACK} tue 10:00 customer_message"
LADDER = policy(targets={"resolution": "10h business"})
SHARES = (0.5, 0.8, 1.0)


def step(report: SlaReport) -> tuple[float, str | None] | None:
    threshold = only(report, "resolution").next_threshold(SHARES)
    return threshold and (threshold[0], said(threshold[1]))


ASKS = [
    # 53 minutes of Friday are left, so 67 more on Monday.
    Ask("ask-5-sla-only-in-business-hours", FRIDAY_EVENING, (IN_HOURS,), "fri 16:10", due("first_response"), "mon+1 10:07"),
    Ask("ask-5-the-weekend-costs-nothing", "sat 11:00 customer_message", (IN_HOURS,), "sun 12:00", due("first_response"), "mon+1 11:00"),
    Ask("ask-5-still-in-time-on-sunday", FRIDAY_EVENING, (IN_HOURS,), "sun 12:00", state("first_response"), "active"),
    Ask("ask-5-round-the-clock-where-said", FRIDAY_EVENING, (ROUND_THE_CLOCK,), "fri 16:10", due("first_response"), "fri 18:07"),
    Ask(
        "ask-6-raised-on-a-day-off",
        ANSWERED_ON_MONDAY,
        (IN_HOURS,),
        "mon+1 12:00",
        lambda report: (only(report, "first_response").business, only(report, "first_response").elapsed),
        (timedelta(minutes=30), hours(43.5)),
    ),
    # An hour was used on Friday; three are left from Monday, 10:00. 66 hours of wall time on hold cost two hours of open time.
    Ask("ask-6-hold-time-right", HELD_OVER_THE_WEEKEND, (ON_HOLD,), "mon+1 10:30", due("resolution"), "mon+1 13:00"),
    Ask(
        "ask-6-hold-time-left",
        HELD_OVER_THE_WEEKEND,
        (ON_HOLD,),
        "mon+1 10:30",
        lambda report: only(report, "resolution").remaining_business,
        hours(2.5),
    ),
    # 10:00 in Berlin is 18:00 in Tokyo: closed until Tuesday, 09:00, which is 01:00 in Berlin.
    Ask("ask-7-calendar-by-market", "mon 10:00 customer_message market=JP", (PER_MARKET,), "mon 10:01", due("first_response"), "tue 03:00"),
    Ask("ask-7-one-sla-for-all", "mon 10:00 customer_message market=DE", (PER_MARKET,), "mon 10:01", due("first_response"), "mon 12:00"),
    Ask(
        "ask-8-update-target-does-not-override-first-response",
        TWO_MESSAGES,
        (UPDATES,),
        "mon 10:45",
        lambda report: [(cycle.metric, said(cycle.due_at)) for cycle in report.running],
        [("first_response", "mon 11:00")],
    ),
    Ask("ask-8-no-update-is-late-after-the-reply", ANSWERED_TWO_MESSAGES, (UPDATES,), "mon 16:00", state("next_response"), "idle"),
    Ask("ask-8-first-response-met", ANSWERED_TWO_MESSAGES, (UPDATES,), "mon 16:00", state("first_response"), "met"),
    Ask(
        "ask-8-the-next-message-starts-the-update",
        f"{ANSWERED_TWO_MESSAGES}\n mon 13:00 customer_message",
        (UPDATES,),
        "mon 13:10",
        lambda report: runs(report, "next_response"),
        [("mon 13:00", None, "active", "mon 13:30")],
    ),
    # Eight hours from the opening end with the close. Whoever is told tells nobody before Tuesday morning.
    Ask(
        "ask-10-no-escalation-mail-at-midnight",
        "mon 09:00 created",
        (IN_HOURS,),
        "mon 10:00",
        lambda report: (said(only(report, "resolution").due_at), said(only(report, "resolution").due_at_next_open)),
        ("mon 17:00", "tue 09:00"),
    ),
    # 2 h before the question to the customer, 1 h since the answer: 5 h are left at 11:00.
    Ask("ask-11-pause-while-waiting-on-the-customer", ASKED_BACK, (WAITS,), "mon 16:00", state("requester_wait"), "paused"),
    Ask(
        "ask-11-what-is-left-stays-while-paused",
        ASKED_BACK,
        (WAITS,),
        "tue 09:30",
        lambda report: only(report, "requester_wait").remaining,
        hours(6),
    ),
    Ask("ask-11-the-answer-ends-the-pause", ANSWERED, (WAITS,), "tue 11:00", due("requester_wait"), "tue 16:00"),
    Ask(
        "ask-11-each-pause-is-shown",
        ANSWERED,
        (WAITS,),
        "tue 11:00",
        lambda report: pauses(only(report, "requester_wait")),
        [("mon 11:00", "tue 10:00", "pending")],
    ),
    Ask(
        "ask-11-solved-after-the-pause",
        f"{ANSWERED}\n tue 15:00 solved",
        (WAITS,),
        "wed 11:00",
        lambda report: (only(report, "requester_wait").state, only(report, "requester_wait").business),
        ("met", hours(7)),
    ),
    # Ten hours: five by 14:00, eight by the close, the last two on Tuesday.
    Ask("ask-12-first-level-at-half", "mon 09:00 created", (LADDER,), "mon 10:00", step, (0.5, "mon 14:00")),
    Ask("ask-12-second-level-at-80-percent", "mon 09:00 created", (LADDER,), "mon 15:00", step, (0.8, "mon 17:00")),
    Ask("ask-12-third-level-when-due", "mon 09:00 created", (LADDER,), "mon 18:00", step, (1.0, "tue 11:00")),
    # Half of the target again after it: fifteen hours, of which seven are Tuesday's.
    Ask("ask-12-one-more-level-once-it-is-late", "mon 09:00 created", (LADDER,), "tue 12:00", step, (1.5, "tue 16:00")),
    Ask("ask-12-none-is-left-once-it-is-solved", "mon 09:00 created\n mon 10:00 solved", (LADDER,), "tue 12:00", step, None),
    Ask(
        "ask-12-each-level-has-its-own-sla",
        "mon 09:00 created\n mon 10:00 priority_changed priority=urgent",
        policies_from_config(
            {"sla": [{"name": "level 2", "when": {"priority": "urgent"}, "resolution": "4h business"}, {"resolution": "10h business"}]}
        ),
        "mon 11:00",
        lambda report: (only(report, "resolution").policy, said(only(report, "resolution").due_at)),
        ("level 2", "mon 13:00"),
    ),
]


@pytest.mark.parametrize("ask", [pytest.param(ask, id=ask.name) for ask in ASKS])
def test_ask(ask: Ask) -> None:
    assert ask.look(judged(ask.story, *ask.policies, now=ask.now)) == ask.found


@pytest.mark.parametrize(("organisation", "due_at"), [("partner-tokyo", "tue 03:00"), ("partner-rome", "mon 12:00")])
def test_ask_7_calendar_by_customer_organisation(organisation: str, due_at: str) -> None:
    policies = policies_from_config(
        {
            "sla": [
                {"when": {"segments": "partner-tokyo"}, "calendar": "JP", "first_response": "2h business"},
                {"first_response": "2h business"},
            ]
        }
    )
    report = judged("mon 10:00 customer_message", *policies, now="mon 10:01", context={"segments": (organisation,)})
    assert due("first_response")(report) == due_at


def test_ask_9_why_is_the_deadline_this() -> None:
    """Four working days take six: a feast that nobody had in mind, and a weekend, which the explanation names."""
    desk = BusinessCalendar(
        time_zone="Europe/Berlin",
        weekly={"mon-fri": ["09:00-17:00"]},
        exceptions={"2026-11-11": {"hours": [], "reason": "St Martin's day"}},
    )
    asked = datetime(2026, 11, 10, 8, tzinfo=UTC)  # Tuesday, 09:00 in Berlin
    story = [tell("mon 09:00 customer_message")[0].moved_to(asked)]
    report = evaluate(story, [policy(targets={"resolution": "32h business"})], calendars={"default": desk}, now=asked + hours(1))
    assert only(report, "resolution").due_at == datetime(2026, 11, 16, 16, tzinfo=UTC)
    told = report.explain("resolution")
    assert told.counted == hours(32)
    assert [said(part.start) for part in told.segments if part.is_counted] == [
        "tue+40 09:00",
        "thu+40 09:00",
        "fri+40 09:00",
        "mon+41 09:00",
    ]
    assert "St Martin's day" in told.text("en")


@pytest.mark.parametrize(
    ("asked", "due_at", "level"),
    [("mon 17:30", "tue 05:30", "outside hours"), ("tue 10:00", "tue 11:00", "inside hours")],
)
def test_ask_13_rules_that_run_only_inside_or_outside_hours(asked: str, due_at: str, level: str) -> None:
    when = {"started_at": {"in_calendar": "default", "state": "closed"}}
    tables = [
        {"name": "outside hours", "when": when, "first_response": "12h elapsed"},
        {"name": "inside hours", "first_response": "1h business"},
    ]
    policies = policies_from_config({"sla": tables}, calendars=CALENDARS)
    cycle = only(judged(f"{asked} customer_message", *policies, now=asked), "first_response")
    assert (cycle.policy, said(cycle.due_at)) == (level, due_at)


def test_ask_15_out_of_hours_and_holidays_are_known_before_the_customer_writes() -> None:
    """Good Friday and Easter Monday are closed: an answer within two hours comes on Tuesday at 11:00, in Berlin as in Rome."""
    desk = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-17:00"]}, closed=["2026-04-03", "2026-04-06"])
    visit = datetime(2026, 4, 2, 16, tzinfo=UTC)  # Thursday, 18:00 in Berlin
    told = promise(Target.parse("2h business"), start=visit, now=visit, agents=desk, customer_zone="Asia/Tokyo")
    assert told.at == datetime(2026, 4, 7, 9, tzinfo=UTC)
    assert told.local.isoformat() == "2026-04-07T18:00:00+09:00"


def test_ask_31_a_late_webhook_does_not_turn_delivered_back() -> None:
    def status(word: Any, minute: int) -> DeliveryStatus:
        received = datetime(2026, 2, 3, 9, minute, tzinfo=UTC)
        return DeliveryStatus(
            channel="sms", provider="twilio", account="1", provider_id="SM1", received_at=received, status=word, provider_status=word
        )

    delivered, sent = status("delivered", 1), status("sent", 5)
    found = Deliveries().add(delivered).add(sent).of(delivered)
    assert found is not None
    assert (found.state, found.at) == ("delivered", delivered.at)


def test_ask_31_a_late_webhook_changes_no_verdict() -> None:
    story = tell(f"{ANSWERED}\n mon 11:01 delivery status=delivered\n mon 11:05 delivery status=sent\n tue 15:00 solved")
    in_order = evaluate(story, [WAITS], calendars=CALENDARS, now=at("wed 09:00"))
    assert only(in_order, "requester_wait").state == "met"
    for order in islice(permutations(story), 0, None, 101):
        assert evaluate(order, [WAITS], calendars=CALENDARS, now=at("wed 09:00")) == in_order


#: A ticket of a day: two hours with the shop, three with the customer, one with a supplier, one more with the shop.
DAY = """
    mon 09:00 created
    mon 10:00 agent_replied
    mon 11:00 status_changed status=pending
    mon 14:00 customer_message
    mon 14:00 status_changed status=on_hold
    mon 15:00 status_changed status=open
    mon 16:00 agent_replied
    mon 16:00 solved
"""


@pytest.mark.parametrize(
    ("metric", "elapsed"),
    [
        ("first_reply_time", 1),
        ("next_reply_time", 2),  # from the oldest message that was left waiting, whatever the status
        ("requester_wait_time", 4),  # new, open and on hold
        ("agent_work_time", 3),  # new and open
        ("total_resolution_time", 7),  # everything
        ("on_hold_time", 1),
    ],
)
def test_ask_31_metric_definitions_match_the_vendors(metric: str, elapsed: float) -> None:
    """The names are Zendesk's, and so are the statuses that count."""
    assert last(judged(DAY, now="tue 09:00"), metric).elapsed == hours(elapsed)
