"""What is odd about a log and what cannot be answered, word by word; hand-overs, calls and exclusions, one by one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, compile_condition
from xborder_support.conversations import TicketEvent, TicketEventKind
from xborder_support.errors import UsageError
from xborder_support.sla import SLA_SCHEMA, HandOvers, MetricRule, SlaPolicy, SlaReport, evaluate, hand_overs
from xborder_support.terms import Finding, Target

BERLIN = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-18:00"]})
START = datetime(2026, 2, 2, 8, tzinfo=UTC)  # Monday, 09:00 in Berlin


def event(minutes: float, kind: TicketEventKind, **more: Any) -> TicketEvent:
    return TicketEvent(at=START + timedelta(minutes=minutes), kind=kind, **more)


def policy(text: str = "2h business", metric: str = "first_response", **more: Any) -> SlaPolicy:
    targets: Any = {metric: Target.parse(text)}
    return SlaPolicy(name="usual", targets=targets, **more)


def report(*events: TicketEvent, policies: Any = (), minutes: float = 60, calendars: Any = None, **more: Any) -> SlaReport:
    hours = {"default": BERLIN} if calendars is None else calendars
    return evaluate(events, policies, calendars=hours, now=START + timedelta(minutes=minutes), **more)


ASKED = event(0, "customer_message")


@pytest.mark.parametrize(
    ("events", "finding"),
    [
        (
            [ASKED, event(61, "agent_replied"), event(62, "note")],
            Finding("event-after-now", "warning", "events later than now are left out until then", facts={"events": "2"}),
        ),
        (
            [ASKED, event(1, "status_changed", status="Wartet"), event(2, "status_changed", status="Neu"), event(3, "status_changed")],
            Finding(
                "unknown-status",
                "warning",
                "statuses that nobody knows pause nothing and stop nothing: map them to new, open, pending, on_hold, solved or closed",
                facts={"events": "3", "statuses": "Neu, Wartet, none"},
            ),
        ),
        (
            [event(0, "created", status="x" * 50)],
            Finding(
                "unknown-status",
                "warning",
                "statuses that nobody knows pause nothing and stop nothing: map them to new, open, pending, on_hold, solved or closed",
                facts={"events": "1", "statuses": "x" * 40},
            ),
        ),
        (
            [ASKED, event(1, "note"), event(5, "created"), event(6, "note")],
            Finding(
                "event-before-created",
                "warning",
                "events lie before the ticket was created; they count from their own time on",
                facts={"events": "2"},
            ),
        ),
        (
            [event(-5, "agent_replied"), ASKED],
            Finding("reply-before-question", "info", "somebody of the shop wrote before anybody had asked; that is no answer"),
        ),
        (
            [event(0, "customer_message", marketplace="souk")],
            Finding(
                "marketplace-without-clock",
                "info",
                "no answer time of this marketplace is known, so only the shop's own clock runs",
                facts={"marketplace": "souk"},
            ),
        ),
    ],
)
def test_what_is_odd_is_told_word_by_word(events: list[TicketEvent], finding: Finding) -> None:
    assert report(*events).findings == (finding,)


@pytest.mark.parametrize(
    "events",
    [
        [],
        [ASKED, event(5, "agent_replied"), event(60, "note")],
        [event(-5, "agent_replied")],
        [event(-5, "created", agent="aiko"), event(-4, "agent_replied"), ASKED],
        [event(0, "created", status="pending"), event(1, "status_changed", status="open")],
    ],
)
def test_what_is_not_odd_is_not_told(events: list[TicketEvent]) -> None:
    assert report(*events).findings == ()


def test_after_a_checkpoint_a_reply_is_no_oddity() -> None:
    from xborder_support.conversations import ConversationState  # noqa: PLC0415

    assert report(event(-5, "agent_replied"), ASKED, before=ConversationState()).findings == ()


def test_no_more_than_five_unknown_words_are_listed() -> None:
    events = [event(number, "status_changed", status=f"s{number}") for number in range(9)]
    (finding,) = report(ASKED, *events).findings
    assert finding.facts == {"events": "9", "statuses": "s0, s1, s2, s3, s4"}


TAKEN = [event(1, "assigned", agent="a"), event(2, "assigned", agent="b"), event(3, "handed_over", agent="a")]


def test_too_many_hands_are_told_where_a_policy_counts_them() -> None:
    assert report(ASKED, *TAKEN, policies=[policy(max_hand_overs=2)]).findings == ()
    assert report(ASKED, *TAKEN, policies=[policy()]).findings == ()
    found = report(ASKED, *TAKEN, policies=[policy(max_hand_overs=1)])
    assert found.hand_overs == HandOvers(count=2, agents=3, teams=0)
    message = "the conversation went through more hands than the policy allows"
    assert found.findings == (Finding("too-many-hand-overs", "warning", message, facts={"count": "2", "most": "1"}),)
    assert report(ASKED, *TAKEN[:1], policies=[policy(max_hand_overs=0)]).findings == ()


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ([], HandOvers()),
        ([event(1, "assigned", agent="a")], HandOvers(agents=1)),
        ([event(1, "assigned", team="x"), event(2, "assigned", team="x", agent="a")], HandOvers(count=1, agents=1, teams=1)),
        ([event(1, "assigned", agent="a"), event(2, "assigned", agent="a")], HandOvers(agents=1)),
        ([event(1, "assigned", agent="a", team="x"), event(2, "assigned", agent="b", team="y")], HandOvers(count=1, agents=2, teams=2)),
        ([event(1, "assigned", agent="a"), event(2, "assigned"), event(3, "assigned", agent="a")], HandOvers(agents=1)),
        ([event(1, "handed_over")], HandOvers(count=1)),
        ([event(1, "handed_over", agent="a")], HandOvers(count=1, agents=1)),
        ([event(1, "handed_over"), event(2, "handed_over")], HandOvers(count=2)),
        ([event(1, "agent_replied", agent="a"), event(2, "agent_replied", agent="b")], HandOvers()),
    ],
)
def test_hands_are_counted(events: list[TicketEvent], found: HandOvers) -> None:
    assert hand_overs(events) == found


def test_hands_are_counted_on_from_a_checkpoint() -> None:
    from xborder_support.conversations import ConversationState  # noqa: PLC0415

    before = ConversationState(owner="a", team="x")
    assert hand_overs([event(1, "assigned", agent="a", team="x")], before=before) == HandOvers(agents=1, teams=1)
    assert hand_overs([event(1, "assigned", agent="b", team="x")], before=before) == HandOvers(count=1, agents=2, teams=1)
    assert hand_overs([event(1, "assigned", agent="b")], before=ConversationState()) == HandOvers(agents=1)


@pytest.mark.parametrize(
    ("policies", "market", "calendars", "message", "hint"),
    [
        (
            [policy()],
            "JP",
            {"DE": BERLIN},
            "policy 'usual' counts open time, and no calendar is called JP or default",
            '; one called "default" serves every market without its own',
        ),
        ([policy()], None, {"DE": BERLIN}, "policy 'usual' counts open time, and no calendar is called default", '"default" serves every'),
        (
            [policy(calendar="tokio")],
            "JP",
            {"tokyo": BERLIN},
            "policy 'usual' counts open time, and no calendar is called tokio",
            '"tokyo"',
        ),
        (
            [policy(calendar="bank_days")],
            None,
            {},
            "policy 'usual' counts open time, and no calendar is called bank_days",
            "it is made for the market of a conversation, and this one names none; or pass one: calendars={'bank_days': ...}",
        ),
        ([policy("24h elapsed, weekend mon 12:00")], None, {}, "policy 'usual' counts open time, and no calendar is called default", ""),
    ],
)
def test_a_calendar_that_is_not_there_is_told(policies: Any, market: str | None, calendars: Any, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        report(event(0, "customer_message", market=market), policies=policies, calendars=calendars)
    assert (caught.value.code, caught.value.message) == ("no-calendar", message)
    assert hint in str(caught.value.hint)


def test_the_calendar_is_the_policys_or_the_markets_or_the_default() -> None:
    tokyo = BusinessCalendar(time_zone="Asia/Tokyo", weekly={"mon-fri": ["09:00-18:00"]})
    hours = {"default": BERLIN, "JP": tokyo, "special": tokyo}
    asked = event(0, "customer_message", market="JP")

    def named(*policies: SlaPolicy, ask: TicketEvent = asked) -> str | None:
        return report(ask, policies=policies, calendars=hours).metric("first_response").cycles[-1].calendar_name

    assert named(policy(calendar="special")) == "special"
    assert named(policy()) == "JP"
    assert named(policy(), ask=ASKED) == "default"
    assert named(policy("2h elapsed")) is None
    assert named(policy("1 calendar day", calendar="every_day")) == "every_day"


@pytest.mark.parametrize(
    ("events", "policies", "code", "message"),
    [
        ([ASKED], [{"first_response": "2h business"}], "not-a-policy", "a policy is a SlaPolicy, not dict"),
        ([{"kind": "created"}], [], "not-a-ticket-event", "an event is a TicketEvent, not dict"),
    ],
)
def test_values_of_another_kind_are_refused(events: Any, policies: Any, code: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        evaluate(events, policies, calendars={}, now=START)
    assert (caught.value.code, caught.value.message) == (code, message)
    assert str(caught.value.hint).startswith("pass ")


def told(found: SlaReport, metric: str, clock: str = "shop") -> list[tuple[float, float | None, str, str | None]]:
    """Return start and end in minutes, the state, and what cancelled it."""

    def minutes(at: datetime | None) -> float | None:
        return None if at is None else (at - START) / timedelta(minutes=1)

    cycles = found.metric(metric, clock=clock).cycles
    return [(minutes(cycle.started_at) or 0, minutes(cycle.ended_at), cycle.state, cycle.cancelled_by) for cycle in cycles]


CALLS = [policy("1m elapsed", "ring_time"), policy("5m elapsed", "queue_wait")]


@pytest.mark.parametrize(
    ("events", "ring", "queue"),
    [
        ([event(0, "ringing"), event(0.5, "picked_up")], [(0, 0.5, "met", None)], []),
        ([event(0, "ringing"), event(2, "picked_up")], [(0, 2, "missed", None)], []),
        ([event(0, "ringing"), event(0.5, "abandoned")], [(0, 0.5, "cancelled", "abandoned")], []),
        ([event(0, "ringing"), event(2, "abandoned")], [(0, 2, "missed", "abandoned")], []),
        ([event(0, "ringing"), event(0.5, "queued"), event(3, "picked_up")], [(0, 0.5, "met", None)], [(0.5, 3, "met", None)]),
        ([event(0, "ringing"), event(0.5, "queued"), event(3, "abandoned")], [(0, 0.5, "met", None)], [(0.5, 3, "cancelled", "abandoned")]),
        ([event(0, "queued"), event(6, "agent_replied")], [], [(0, 6, "missed", None)]),
        ([event(0, "queued"), event(2, "solved")], [], [(0, 2, "cancelled", "solved")]),
        ([event(0, "ringing"), event(0.5, "ringing")], [(0, None, "active_with_misses", None)], []),
    ],
)
def test_a_call_rings_and_waits(events: list[TicketEvent], ring: Any, queue: Any) -> None:
    targets: Any = {"ring_time": Target.parse("1m elapsed"), "queue_wait": Target.parse("5m elapsed")}
    found = report(*events, policies=[SlaPolicy(name="calls", targets=targets)])
    assert (told(found, "ring_time"), told(found, "queue_wait")) == (ring, queue)


def test_whoever_is_picked_up_has_been_answered() -> None:
    found = report(ASKED, event(1, "ringing"), event(2, "picked_up", agent="a"), policies=[policy()])
    assert told(found, "first_response") == [(0, 2, "met", None)]
    assert told(found, "periodic_update") == [(2, None, "no_target", None)]
    began = report(event(0, "created", agent="a"), event(2, "picked_up", agent="a"), policies=[policy()])
    assert told(began, "first_response") == [(0, 2, "met", None)]


def test_a_class_that_a_policy_excludes_is_taken_off_its_clock_alone() -> None:
    events = [event(0, "customer_message", marketplace="amazon"), event(5, "excluded", scope="no_response_needed")]
    found = report(*events, event(20, "customer_message"), policies=[policy()])
    assert told(found, "first_response", "amazon") == [
        (0, 5, "cancelled", "no_response_needed"),
        (20, None, "active", None),
    ]
    assert told(found, "first_response") == [(0, None, "active", None)]
    other = report(events[0], event(5, "excluded", scope="holiday_mode"), policies=[policy()])
    assert told(other, "first_response", "amazon") == [(0, None, "active", None)]


def test_an_exclusion_takes_answers_and_calls_off_the_clock_and_leaves_the_matter() -> None:
    events = [ASKED, event(1, "agent_replied"), event(2, "customer_message"), event(3, "ringing"), event(4, "excluded", scope="blocked")]
    found = report(*events, policies=[policy(excludes=frozenset({"blocked"}))])
    assert told(found, "next_response") == [(2, 4, "no_target", "blocked")]
    assert told(found, "periodic_update") == [(1, 4, "no_target", "blocked")]
    assert told(found, "ring_time") == [(3, 4, "no_target", "blocked")]
    assert told(found, "resolution") == [(0, None, "no_target", None)]
    unnamed = report(ASKED, event(4, "excluded"), policies=[policy(excludes=frozenset({"blocked"}))])
    assert told(unnamed, "first_response") == [(0, None, "active", None)]


def test_dated_policies_judge_what_ended_while_they_counted() -> None:
    half = START + timedelta(minutes=30)
    dated = [
        SlaPolicy(name="old", targets={"first_response": Target.parse("15m elapsed")}, valid_to=half),
        SlaPolicy(name="new", targets={"first_response": Target.parse("45m elapsed")}, valid_from=half),
    ]
    for minutes, name, state in ((29, "old", "missed"), (30, "new", "met"), (50, "new", "missed")):
        cycle = report(ASKED, event(minutes, "agent_replied"), policies=dated).metric("first_response").cycles[-1]
        assert (cycle.policy, cycle.state) == (name, state), minutes
    running = report(ASKED, policies=dated, minutes=20).metric("first_response").cycles[-1]
    assert (running.policy, running.state) == ("old", "active_with_misses")
    assert report(ASKED, policies=dated, minutes=31).metric("first_response").cycles[-1].state == "active"


def test_clocks_of_laws_run_beside_and_each_by_itself() -> None:
    laws = [policy("48h elapsed", jurisdiction="IN"), policy("15 business days", "resolution", jurisdiction="ES"), policy()]
    found = report(ASKED, policies=laws)
    assert found.clocks == ("shop", "IN", "ES")
    assert told(found, "first_response", "IN") == [(0, None, "active", None)]
    assert told(found, "first_response", "ES") == [(0, None, "no_target", None)]
    assert [str(cycle.target) for cycle in found.running] == ["2h business", "48h elapsed", "15 business days"]


def test_a_shop_may_bring_its_own_policy_of_a_marketplace() -> None:
    asked = event(0, "customer_message", marketplace="amazon")
    own = report(asked, policies=[policy("1h elapsed", marketplace="amazon")])
    assert [str(cycle.target) for cycle in own.metric("first_response", clock="amazon").cycles] == ["1h elapsed"]
    other = report(asked, policies=[policy("1h elapsed", marketplace="fnac")])
    assert [str(cycle.target) for cycle in other.metric("first_response", clock="amazon").cycles] == ["24h elapsed"]
    assert other.clocks == ("shop", "amazon")


@pytest.mark.parametrize(
    ("market", "code"),
    [(None, "no-calendar"), ("XX", "unknown-territory"), ("KZ", "several-time-zones")],
)
def test_a_marketplaces_clock_that_cannot_be_counted_leaves_the_shops_own_alone(market: str | None, code: str) -> None:
    asked = event(0, "customer_message", marketplace="lazada", market=market)
    found = report(asked, policies=[policy()])
    assert found.clocks == ("shop",)
    assert told(found, "first_response") == [(0, None, "active", None)]
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.facts) == ("clock-not-counted", "warning", {"clock": "lazada", "code": code})
    assert finding.message.startswith("this clock counts days of the conversation's market")
    assert finding.suggestion
    counted = report(asked, policies=[policy()], calendars={"default": BERLIN, "days_but_holidays": BERLIN})
    assert counted.clocks == ("shop", "lazada")


def test_a_law_counts_the_days_of_its_own_country() -> None:
    law = policy("15 business days", "resolution", jurisdiction="PE", calendar="bank_days")
    for market in ("DE", None):
        cycle = report(event(0, "customer_message", market=market), policies=[law]).metric("resolution", clock="PE").cycles[-1]
        assert str(cycle.calendar.time_zone) == "America/Lima"


def test_a_shops_own_policy_that_cannot_be_counted_is_an_error() -> None:
    with pytest.raises(UsageError) as caught:
        report(event(0, "customer_message", market="KZ"), policies=[policy(calendar="bank_days")])
    assert caught.value.code == "several-time-zones"


def test_a_call_tells_its_market_by_itself() -> None:
    queued = event(0, "queued", market="ES", channel="phone")
    found = report(queued, policies=[policy("3m elapsed", "queue_wait", when=_when({"market": "ES", "channel": "phone"}))])
    assert told(found, "queue_wait") == [(0, None, "active_with_misses", None)]


def _when(table: dict[str, Any]) -> Condition:
    return compile_condition(table, SLA_SCHEMA)


def test_a_call_on_a_solved_ticket_rings_all_the_same() -> None:
    events = [ASKED, event(1, "solved"), event(2, "reopened"), event(3, "solved"), event(4, "ringing")]
    cycle = report(*events, policies=CALLS, minutes=10).metric("ring_time").cycles[-1]
    assert (cycle.state, cycle.pauses) == ("active_with_misses", ())


def test_a_response_that_goes_on_after_reopening_does_not_count_the_time_for_which_it_was_solved() -> None:
    rules: Any = {"first_response": MetricRule(reopen="resume")}
    events = [ASKED, event(10, "solved"), event(40, "reopened"), event(45, "agent_replied")]
    cycle = report(*events, policies=[policy(rules=rules)]).metric("first_response").cycles[-1]
    assert (cycle.elapsed, [pause.status for pause in cycle.pauses]) == (timedelta(minutes=15), ["solved"])
