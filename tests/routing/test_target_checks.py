"""Names in targets are checked as the assignment reads them: sites, and the levels of skills."""

from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.conditions import Condition
from xborder_support.routing import Agent, Roster, RouteTarget, Rule, RuleSet, Team

HOURS = BusinessCalendar(time_zone="UTC", weekly={"mon-fri": ["09:00-17:00"]})
TEAMS = {name: Team(name=name, calendar_name="office", calendar=HOURS) for name in ("manila", "krakow")}
ROSTER = Roster(TEAMS, {"mei": Agent(id="mei", team="manila", skills=frozenset({"customs"}), skill_levels={"customs": 4})})


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ({"sites": ("manila", "krakow")}, None),
        ({"sites": ("manila", "kraków")}, "team"),
        ({"sites": ("krakow",), "skill": "customs"}, "target"),
        ({"skill": "customs", "level": 4}, None),
        ({"skill": "customs", "level": 5}, "target"),
        ({"team": "krakow", "agent": "mei"}, "target"),
    ],
)
def test_a_target_that_means_nobody_is_found(target: dict[str, Any], kind: str | None) -> None:
    rules = RuleSet((Rule("all", Condition(), (RouteTarget(**target),)),))
    found = [finding.facts["kind"] for finding in rules.lint(roster=ROSTER) if finding.code == "dead-reference"]
    assert found == ([kind] if kind else [])
