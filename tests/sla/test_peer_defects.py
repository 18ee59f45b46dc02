"""Faults that other help desks have had, each told as a story in which they get it wrong. The names say whose they were."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition, compile_condition
from xborder_support.conversations import TicketEvent
from xborder_support.errors import UsageError
from xborder_support.sla import SLA_SCHEMA, Cycle, evaluate

from .stories import BERLIN, CALENDARS, at, hours, judged, only, pauses, policy, runs, said, tell

WAITS = policy(targets={"requester_wait": "4h business"})
ELAPSED = policy(targets={"requester_wait": "4h elapsed"})
ANSWER = policy(targets={"first_response": "2h business"})
ALWAYS = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-sun": ["00:00-24:00"]})


def having(**asked: str) -> Condition:
    return compile_condition(asked, SLA_SCHEMA)


def waited(story: str, *, now: str = "fri 17:00", **more: Any) -> Cycle:
    return only(judged(story, WAITS, now=now, **more), "requester_wait")


def test_zammad_no_second_of_a_pause_is_lost() -> None:
    """A pause of 14:59 between odd seconds counts to the second: 4 h from 09:00:07 end at 13:15:06."""
    cycle = waited("""
        mon 09:00:07 created
        mon 10:00:31 status_changed status=pending
        mon 10:15:30 status_changed status=open
    """)
    assert said(cycle.due_at) == "mon 13:15:06"


def test_zammad_a_pause_of_less_than_a_minute_counts() -> None:
    cycle = waited("""
        mon 09:00 created
        mon 10:00:10 status_changed status=pending
        mon 10:00:45 status_changed status=open
    """)
    assert said(cycle.due_at) == "mon 13:00:35"


def test_zammad_two_pauses_in_one_minute_both_count() -> None:
    cycle = waited("""
        mon 09:00 created
        mon 10:00:05 status_changed status=pending
        mon 10:00:15 status_changed status=open
        mon 10:00:30 status_changed status=pending
        mon 10:00:50 status_changed status=open
    """)
    assert pauses(cycle) == [("mon 10:00:05", "mon 10:00:15", "pending"), ("mon 10:00:30", "mon 10:00:50", "pending")]
    assert said(cycle.due_at) == "mon 13:00:30"


def test_zammad_a_pause_that_still_runs_is_counted() -> None:
    story = "mon 09:00 created\n mon 10:00 status_changed status=pending"
    cycle = waited(story, now="thu 10:00")
    assert cycle.state == "paused"
    assert (cycle.business, cycle.remaining) == (hours(1), hours(3))
    assert cycle.due_at is None  # nobody knows when it goes on


@pytest.mark.parametrize("night", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC)], ids=["two 02:30s", "no 02:30"])
def test_zammad_a_pause_at_a_clock_change_is_exact(night: datetime) -> None:
    """At 01:00 UTC the clocks of Berlin are set. A pause of 90 minutes across that is 90 minutes, whatever the walls say."""
    story = [
        TicketEvent(at=night, kind="created"),
        TicketEvent(at=night + timedelta(minutes=15), kind="status_changed", status="pending"),
        TicketEvent(at=night + timedelta(minutes=105), kind="status_changed", status="open"),
    ]
    report = evaluate(story, [WAITS], calendars={"default": ALWAYS}, now=night + hours(3))
    assert only(report, "requester_wait").due_at == night + hours(5.5)


@pytest.mark.parametrize("metric", ["first_response", "resolution", "periodic_update"])
@pytest.mark.parametrize("seconds", [0, -60])
def test_zammad_no_target_is_left_out_and_never_zero(metric: str, seconds: int) -> None:
    """There, nil and what is not above zero mean "no escalation". Here nothing can be promised within no time."""
    with pytest.raises(UsageError) as caught:
        policy(targets={metric: f"{seconds}s business"})
    assert caught.value.code == "bad-target"


def test_zammad_an_update_is_owed_to_the_customer_and_not_by_the_reply() -> None:
    """The update target fired after the agent's reply."""
    story = """
        mon 09:00 customer_message
        mon 09:30 agent_replied
        mon 10:00 customer_message
        mon 10:30 agent_replied
    """
    report = judged(story, policy(targets={"next_response": "1h business"}), now="tue 09:00")
    assert runs(report, "next_response") == [("mon 10:00", "mon 10:30", "met", "mon 11:00")]
    assert report.running == ()


def test_frappe_a_hold_in_closed_hours_costs_nothing() -> None:
    """Held from Monday's close to Tuesday's opening, in a ticket with one hour left. Wall time would add sixteen hours."""
    cycle = waited("""
        mon 14:00 created
        mon 17:00 status_changed status=pending
        tue 09:00 status_changed status=open
    """)
    assert said(cycle.due_at) == "tue 10:00"


def test_frappe_a_hold_over_the_night_costs_its_open_hours() -> None:
    cycle = waited("""
        mon 14:00 created
        mon 16:00 status_changed status=pending
        tue 10:00 status_changed status=open
    """)
    assert said(cycle.due_at) == "tue 12:00"


@pytest.mark.parametrize("end", ["solved", "closed", "status_changed status=solved", "status_changed status=closed"])
def test_frappe_paused_to_resolved_in_one_save_keeps_the_hold(end: str) -> None:
    cycle = waited(f"""
        mon 09:00 created
        mon 10:00 status_changed status=pending
        thu 10:00 {end}
    """)
    assert (cycle.state, cycle.business, cycle.elapsed) == ("met", hours(1), hours(1))
    assert pauses(cycle) == [("mon 10:00", "thu 10:00", "pending")]


@pytest.mark.parametrize("hours_of_viewer", [-10, 0, 5.5, 14])
def test_frappe_agents_in_another_zone_see_the_same_state(hours_of_viewer: float) -> None:
    """A fresh ticket was shown as failed to agents whose clock was ahead of the server's."""
    zone = timezone(hours(hours_of_viewer))
    story = [one.moved_to(one.at.astimezone(zone)) for one in tell("mon 10:00 customer_message")]
    seen = evaluate(story, [ANSWER], calendars=CALENDARS, now=at("mon 10:05").astimezone(zone))
    assert seen == judged("mon 10:00 customer_message", ANSWER, now="mon 10:05")
    assert only(seen, "first_response").state == "active"


def test_frappe_a_calendar_without_a_working_day_is_refused() -> None:
    """There, looking for the next working day goes on for ever."""
    with pytest.raises(UsageError) as caught:
        BusinessCalendar(time_zone="Europe/Berlin", weekly={})
    assert caught.value.code == "empty-calendar"


def test_frappe_a_window_over_midnight_with_a_break_counts() -> None:
    """22:00 to 06:00 with a break from 01:00 to 02:00: 4 h from 23:00 end at 04:00."""
    night = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["22:00-01:00", "02:00-06:00"], "sat": ["02:00-06:00"]})
    report = judged("mon 23:00 created", WAITS, now="mon 23:30", calendars={"default": night})
    assert said(only(report, "requester_wait").due_at) == "tue 04:00"


@pytest.mark.parametrize(("reply", "state"), [("mon 12:00", "met"), ("mon 12:00:01", "missed")])
def test_chatwoot_the_due_second_is_in_time_for_the_reply(reply: str, state: str) -> None:
    report = judged(f"mon 10:00 customer_message\n {reply} agent_replied", ANSWER, now="mon 13:00")
    assert only(report, "first_response").state == state


def test_chatwoot_the_due_second_is_in_time_for_the_check_too() -> None:
    """A check in the second in which the reply would still count must not record a miss."""
    states = [judged("mon 10:00 customer_message", ANSWER, now=at).metric("first_response").state for at in ("mon 12:00", "mon 12:00:01")]
    assert states == ["active", "active_with_misses"]


def test_chatwoot_a_day_may_have_several_windows() -> None:
    split = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:30-17:00"]})
    report = judged("mon 11:00 customer_message", ANSWER, now="mon 11:30", calendars={"default": split})
    assert said(only(report, "first_response").due_at) == "mon 14:30"


@pytest.mark.parametrize(
    ("start", "due_at"),
    [
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_chatwoot_four_hours_are_four_hours_when_the_clocks_change(start: datetime, due_at: datetime) -> None:
    report = evaluate([TicketEvent(at=start, kind="created")], [WAITS], calendars={"default": ALWAYS}, now=start)
    assert only(report, "requester_wait").due_at == due_at


def test_chatwoot_opening_hours_follow_the_wall_clock_when_the_clocks_change() -> None:
    """Friday, 16:00 in winter; four hours are over on Monday at 12:00 of summer time, 10:00 UTC."""
    start = datetime(2026, 3, 27, 15, tzinfo=UTC)
    report = evaluate([TicketEvent(at=start, kind="created")], [WAITS], calendars={"default": BERLIN}, now=start)
    assert only(report, "requester_wait").due_at == datetime(2026, 3, 30, 10, tzinfo=UTC)


def test_glpi_a_pause_outlives_a_change_of_policy() -> None:
    """The priority is raised after a pause of three hours: the new target counts from the start, and the pause still does not."""
    urgent = policy("urgent", targets={"requester_wait": "2h business"}, when=having(priority="urgent"))
    story = """
        mon 09:00 created
        mon 10:00 status_changed status=pending
        mon 13:00 status_changed status=open
        mon 13:10 priority_changed priority=urgent
    """
    cycle = only(judged(story, urgent, WAITS, now="mon 13:20"), "requester_wait")
    assert (cycle.policy, said(cycle.due_at), cycle.business) == ("urgent", "mon 14:00", hours(1) + timedelta(minutes=20))
    assert pauses(cycle) == [("mon 10:00", "mon 13:00", "pending")]


def test_glpi_a_pause_outlives_a_change_of_policy_while_paused() -> None:
    urgent = policy("urgent", targets={"requester_wait": "2h business"}, when=having(priority="urgent"))
    story = """
        mon 09:00 created
        mon 10:00 status_changed status=pending
        mon 11:00 priority_changed priority=urgent
        mon 13:00 status_changed status=open
    """
    assert said(only(judged(story, urgent, WAITS, now="mon 13:20"), "requester_wait").due_at) == "mon 14:00"


def test_glpi_a_ticket_outside_the_calendar_has_the_whole_target() -> None:
    cycle = waited("sat 11:00 created", now="sun 12:00")
    assert (said(cycle.due_at), cycle.business, cycle.remaining_business) == ("mon+1 13:00", hours(0), hours(4))


def test_osticket_lunch_is_no_holiday() -> None:
    """With lunch entered as a holiday, due times broke: 4 h from 10:00 end at 15:00, and those from 12:30 at 17:00."""
    desk = BusinessCalendar(time_zone="Europe/Berlin", weekly={"mon-fri": ["09:00-12:00", "13:00-17:00"]})
    found = [said(only(judged(f"mon {clock} created", WAITS, now="mon 12:45", calendars={"default": desk}), "requester_wait").due_at)
             for clock in ("10:00", "12:30")]  # fmt: skip
    assert found == ["mon 15:00", "mon 17:00"]


def test_dbt_zendesk_history_is_computed_with_the_offset_of_its_day() -> None:
    """Summer's tickets are judged in winter: 09:00 in Berlin was 07:00 UTC in July, and is 08:00 UTC in January."""
    july, january = datetime(2025, 7, 7, 7, tzinfo=UTC), datetime(2026, 1, 5, 8, tzinfo=UTC)
    for opening in (july, january):
        early = TicketEvent(at=opening - hours(1), kind="created")
        report = evaluate([early], [WAITS], calendars=CALENDARS, now=datetime(2026, 11, 2, tzinfo=UTC))
        assert only(report, "requester_wait").due_at == opening + hours(4)


def test_alga_a_ticket_that_is_created_paused_is_paused() -> None:
    cycle = waited("mon 09:00 created status=pending\n mon 15:00 status_changed status=open", now="mon 16:00")
    assert pauses(cycle) == [("mon 09:00", "mon 15:00", "pending")]
    assert (cycle.business, said(cycle.due_at)) == (hours(1), "tue 11:00")
    assert waited("mon 09:00 created status=pending", now="mon 16:00").state == "paused"


@pytest.mark.parametrize("status", ["solved", "closed"])
def test_alga_a_ticket_that_is_created_closed_runs_no_clock(status: str) -> None:
    """An import brings tickets that were over before: nothing of them may be late today."""
    report = judged(
        f"mon 09:00 created status={status}",
        policy(targets=dict.fromkeys(("first_response", "requester_wait", "agent_work", "resolution"), "1h business")),
        now="fri 17:00",
    )
    assert report.running == ()
    assert "active_with_misses" not in {metric.state for metric in report.metrics}
    assert "missed" not in {metric.state for metric in report.metrics}


def test_all_pauses_in_elapsed_time_are_wall_time() -> None:
    """The counterpart of Frappe's hold: where the target counts wall time, so do its pauses."""
    story = """
        fri 16:00 created
        fri 17:00 status_changed status=pending
        sun 17:00 status_changed status=open
    """
    assert said(only(judged(story, ELAPSED, now="sun 18:00"), "requester_wait").due_at) == "sun 20:00"
