"""Laws that count alike but for a few switches are told apart by those switches alone."""

import pickle
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from xborder_support.calendars import Holidays
from xborder_support.calendars.deadlines import PeriodRules, deadline_after, deadline_before, list_period_rules, period_rules

_UNITED_STATES = [Holidays(territory="US")]
_NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("event", "term", "last_on"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-01-31", "2 months", "2026-03-31"),
        ("2025-12-31", "2 months", "2026-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-03-06", "1 day", "2026-03-07"),
        ("2026-03-06", "2 weeks", "2026-03-20"),
        ("2026-03-06", "2 business days", "2026-03-10"),
    ],
)
def test_plain_arithmetic_moves_nothing(event: str, term: str, last_on: str) -> None:
    assert deadline_after(date.fromisoformat(event), term, rules="plain", time_zone="UTC", holidays=[]).last_on == date.fromisoformat(
        last_on
    )


def test_plain_hours_run_from_the_event_itself() -> None:
    event = datetime(2026, 3, 6, 14, 20, 5, 7, tzinfo=UTC)
    found = deadline_after(event, "72 hours", rules="plain", time_zone="Europe/Berlin")
    assert found.ends_at == datetime(2026, 3, 9, 14, 20, 5, 7, tzinfo=UTC)
    assert [reason.code for reason in found.reasons] == ["hours-counted"]
    assert deadline_before(event, "72 hours", rules="plain", time_zone="UTC").ends_at == datetime(2026, 3, 3, 14, 20, 5, 7, tzinfo=UTC)


def test_plain_periods_counted_back_are_not_said_to_have_been_kept() -> None:
    found = deadline_before(date(2026, 3, 23), "1 day", rules="plain", time_zone="UTC")
    assert [reason.code for reason in found.reasons] == ["event-day-excluded", "days-counted", "whole-period-between"]
    assert (found.last_on, found.ends_at) == (date(2026, 3, 21), datetime(2026, 3, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("roll", "last_on", "code"),
    [("forward", "2026-03-09", "moved-forward"), ("backward", "2026-03-06", "moved-backward"), ("none", "2026-03-08", "days-counted")],
)
def test_a_last_day_of_rest_moves_where_the_rules_say(roll: str, last_on: str, code: str) -> None:
    rules = PeriodRules(name="contract", roll=roll)  # type: ignore[arg-type]
    found = deadline_after(date(2026, 3, 3), "5 days", rules=rules, time_zone="UTC", holidays=[])
    assert (found.last_on.isoformat(), found.reasons[-1].code) == (last_on, code)


@pytest.mark.parametrize(
    ("roll", "last_on"),
    [("forward", "2026-03-09"), ("backward", "2026-03-06"), ("none", "2026-03-07")],
)
def test_periods_counted_back_have_their_own_switches(roll: str, last_on: str) -> None:
    rules = PeriodRules(name="contract", roll_backwards=roll, backwards_to="end_of_day")  # type: ignore[arg-type]
    found = deadline_before(date(2026, 3, 10), "3 days", rules=rules, time_zone="UTC", holidays=[])
    assert found.last_on.isoformat() == last_on
    assert found.ends_at.date() > found.last_on


def test_what_moved_backwards_is_listed_from_the_last_day_on() -> None:
    rules = PeriodRules(name="contract", roll="backward")
    found = deadline_after(date(2026, 4, 1), "5 days", rules=rules, time_zone="Europe/Berlin", holidays=[Holidays(territory="DE")])
    skipped = "Monday 2026-04-06 (Easter Monday), Sunday 2026-04-05, Saturday 2026-04-04, Friday 2026-04-03 (Good Friday)"
    assert found.reasons[-1].facts == {"skipped": skipped, "to": "2026-04-02"}
    assert f"No working day: {skipped}. It moves back to Thursday 2026-04-02." in found.explain()


@pytest.mark.parametrize(
    ("event", "term", "last_on"),
    [
        ("2012-11-30", "1 month", "2012-12-31"),  # 30 December 2012 was a Sunday
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2026-03-06", "2 days", "2026-03-09"),  # no two working days here
        ("2026-03-06", "1 day", "2026-03-09"),
    ],
)
def test_german_civil_law(event: str, term: str, last_on: str) -> None:
    found = deadline_after(date.fromisoformat(event), term, rules="de-bgb", time_zone="Europe/Berlin", holidays=[Holidays(territory="DE")])
    assert found.last_on == date.fromisoformat(last_on)


def test_german_civil_law_keeps_a_period_counted_back() -> None:
    found = deadline_before(date(2026, 3, 22), "1 week", rules="de-bgb", time_zone="Europe/Berlin", holidays=[])
    assert (found.last_on, found.ends_at) == (date(2026, 3, 14), datetime(2026, 3, 14, 23, tzinfo=UTC))


def test_federal_rule_6_counts_forwards_and_backwards_as_its_committee_shows() -> None:
    # The tenth day is Saturday, 1 September 2007; the Monday after it is Labor Day.
    after = deadline_after(date(2007, 8, 22), "10 days", rules="us-frcp-6", time_zone=_NEW_YORK, holidays=_UNITED_STATES)
    assert after.last_on == date(2007, 9, 4)
    before = deadline_before(date(2007, 9, 11), "10 days", rules="us-frcp-6", time_zone=_NEW_YORK, holidays=_UNITED_STATES)
    assert (before.last_on, before.ends_at) == (date(2007, 8, 31), datetime(2007, 9, 1, 4, tzinfo=UTC))
    assert before.reasons[-1].facts["article"] == "Rule 6(a)(5)"


@pytest.mark.parametrize(
    ("event", "term", "ends_at", "last_on"),
    [
        ("2007-11-02T14:23:00", "72 hours", "2007-11-05T14:23:00", "2007-11-05"),  # 10:23 before the clock change, 9:23 after it
        ("2026-03-12T14:23:00", "48 hours", "2026-03-16T14:23:00", "2026-03-16"),  # from Saturday to the same time on Monday
        ("2026-03-06T15:23:00", "24 hours", "2026-03-09T14:23:00", "2026-03-09"),  # the same time of the clock, over its change
        ("2026-03-13T04:00:00", "24 hours", "2026-03-14T04:00:00", "2026-03-13"),  # midnight ends the Friday
        ("2026-03-13T04:00:01", "24 hours", "2026-03-16T04:00:01", "2026-03-16"),
    ],
)
def test_federal_rule_6_moves_hours_to_the_same_time(event: str, term: str, ends_at: str, last_on: str) -> None:
    found = deadline_after(datetime.fromisoformat(event).replace(tzinfo=UTC), term, rules="us-frcp-6", time_zone=_NEW_YORK, holidays=[])
    assert (found.ends_at, found.last_on) == (datetime.fromisoformat(ends_at).replace(tzinfo=UTC), date.fromisoformat(last_on))


def test_federal_rule_6_moves_hours_counted_back_to_the_day_before() -> None:
    found = deadline_before(datetime(2026, 3, 16, 14, 23, tzinfo=UTC), "24 hours", rules="us-frcp-6", time_zone=_NEW_YORK, holidays=[])
    assert found.ends_at == datetime(2026, 3, 13, 14, 23, tzinfo=UTC)


def test_a_place_may_rest_on_other_days() -> None:
    riyadh = deadline_after(date(2026, 3, 4), "2 days", rules="de-bgb", time_zone="Asia/Riyadh", holidays=[], rest_days=(5, 6))
    assert riyadh.last_on == date(2026, 3, 8)
    never = deadline_after(date(2026, 3, 6), "1 day", rules="eu-1182-71", time_zone="UTC", holidays=[], rest_days=())
    assert never.last_on == date(2026, 3, 7)


def test_a_weekend_that_is_worked_counts_where_the_rules_say_so() -> None:
    # In 2026 China works on Sunday, 4 January, for the free days of the New Year.
    event, china = date(2025, 12, 31), [Holidays(territory="CN")]
    plain = deadline_after(event, "1 business day", rules="plain", time_zone="Asia/Shanghai", holidays=china)
    assert plain.last_on == date(2026, 1, 4)
    unheard = deadline_after(event, "1 business day", rules=PeriodRules(make_up_days=False), time_zone="Asia/Shanghai", holidays=china)
    assert unheard.last_on == date(2026, 1, 5)
    rolled = deadline_after(date(2026, 1, 2), "2 days", rules=PeriodRules(roll="forward"), time_zone="Asia/Shanghai", holidays=china)
    assert rolled.last_on == date(2026, 1, 4)
    assert not any(period_rules(name).make_up_days for name in list_period_rules() if name != "plain")


def test_several_lists_of_holidays_count_together() -> None:
    lists = [Holidays(territory="DE"), Holidays(territory="FR")]
    found = deadline_after(date(2026, 7, 13), "1 day", rules="de-bgb", time_zone="Europe/Berlin", holidays=lists)
    assert (found.last_on, found.reasons[-1].facts["skipped"]) == (date(2026, 7, 15), "Tuesday 2026-07-14 (National Day)")


def test_packaged_rules_say_where_they_come_from() -> None:
    assert list_period_rules() == ("de-bgb", "eu-1182-71", "plain", "us-frcp-6")
    for name in set(list_period_rules()) - {"plain"}:
        rules = period_rules(name)
        assert (rules.name, rules.checked) == (name, date(2026, 11, 22))
        assert rules.title
        assert rules.source.count("http") == 1
        assert rules.confidence in {"high", "medium"}
    assert period_rules("plain") == PeriodRules()
    assert PeriodRules() == PeriodRules(name="plain", roll="none", roll_backwards="none", hours_from="event", backwards_to="start_of_day")


def test_rules_are_values() -> None:
    law = period_rules("eu-1182-71")
    assert period_rules(law) is law
    assert hash(law) == hash(replace(law, articles={}))
    assert law != replace(law, articles={})
    assert pickle.loads(pickle.dumps(law)) == law
    found = deadline_after(date(2026, 3, 6), "1 month", rules=law, time_zone="Europe/Berlin", holidays=[])
    assert pickle.loads(pickle.dumps(found)) == found
