"""What is worked out once for a roster or a rule set changes no answer."""

import copy
import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.calendars import BusinessCalendar
from xborder_support.routing import ROUTING_SCHEMA, AssignmentRequest, Roster, RouteTarget, RuleSet, assign
from xborder_support.routing.people import Wish, tongue_of

TOKYO_MORNING = datetime(2026, 2, 3, 1, tzinfo=UTC)
TOKYO_EVENING = datetime(2026, 2, 3, 11, tzinfo=UTC)
ASIA, OPEN_NOW = RouteTarget(team="asia"), RouteTarget(team="open_now")


def test_a_calendar_is_asked_once_however_many_share_it(roster: Roster, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[BusinessCalendar] = []
    is_open = BusinessCalendar.is_open

    def noted(calendar: BusinessCalendar, now: datetime) -> bool:
        asked.append(calendar)
        return is_open(calendar, now)

    monkeypatch.setattr(BusinessCalendar, "is_open", noted)
    assign(AssignmentRequest(targets=(ASIA,), language="ja"), roster, now=TOKYO_MORNING)
    assert len(roster.agents) == 4
    assert len(asked) == len(set(asked)) == 2


def test_hours_without_a_name_are_not_mistaken_for_those_of_the_team(roster: Roster, calendars: dict[str, BusinessCalendar]) -> None:
    night_owl = replace(roster.agents["mei"], calendar=calendars["nights"])  # made in code, so it bears the name of the team's
    both = Roster(roster.teams, {"aiko": roster.agents["aiko"], "mei": night_owl})
    assignment = assign(AssignmentRequest(targets=(ASIA,), language="ja"), both, now=TOKYO_EVENING)
    assert (assignment.agent, assignment.available_now, assignment.calendar) == ("mei", True, calendars["nights"])


@pytest.mark.parametrize("language", ["ja", "en", "pt-BR", "zh-Hant-TW", "uk"])
def test_a_language_asked_for_again_has_the_same_answer(roster: Roster, language: str) -> None:
    request = AssignmentRequest(targets=(ASIA, OPEN_NOW), language=language)
    first, again = (assign(request, roster, now=TOKYO_MORNING) for _ in range(2))
    fresh = assign(request, Roster(roster.teams, roster.agents), now=TOKYO_MORNING)
    assert first == again == fresh


def test_made_up_languages_do_not_fill_the_memory(roster: Roster) -> None:
    tongues: Any = roster._posts.tongues
    for number in range(300):
        request = AssignmentRequest(targets=(ASIA,), language=f"ja-x-{number}")
        assert assign(request, roster, now=TOKYO_MORNING).agent == "aiko"
    assert tongues.cache_info().currsize == tongues.cache_info().maxsize == 128
    expected = tuple(tongue_of(roster.agents[agent].speaks, {}, Wish("ja")) for agent in sorted(roster.agents))
    assert tongues(Wish("ja")) == expected


@pytest.mark.parametrize("copied", [copy.deepcopy, copy.copy, lambda roster: pickle.loads(pickle.dumps(roster))])
def test_a_copied_roster_assigns_alike(roster: Roster, copied: Any) -> None:
    request = AssignmentRequest(targets=(ASIA,), language="en")
    before = assign(request, roster, now=TOKYO_MORNING)
    other = copied(roster)
    assert other == roster
    assert sorted(repr(other)) == sorted(repr(roster))  # sorted, because a set prints in any order
    assert assign(request, other, now=TOKYO_MORNING) == before


def test_another_roster_is_another_answer(roster: Roster) -> None:
    request = AssignmentRequest(targets=(ASIA,), language="uk")
    learned = replace(roster, agents={**roster.agents, "mei": replace(roster.agents["mei"], speaks={"uk": "native"})})
    assert assign(request, roster, now=TOKYO_MORNING).needs_translation is True
    assert assign(request, learned, now=TOKYO_MORNING).agent == "mei"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (RouteTarget(team="asia"), "team asia"),
        (RouteTarget(agent="aiko"), "agent aiko"),
        (RouteTarget(team="asia", agent="aiko", skill="customs"), "team asia, agent aiko, skill customs"),
    ],
)
def test_a_target_is_written_in_the_order_of_its_fields(target: RouteTarget, words: str) -> None:
    assert str(target) == words


class Urgency(StrEnum):
    """A host's own priorities, which equal ours and yet hash by their names."""

    HIGH = "high"


def test_a_priority_may_be_an_enumeration_of_the_host() -> None:
    rules = RuleSet.from_config({"routing": [{"name": "a", "to": [{"team": "asia"}], "priority": "normal"}]})
    assert rules.decide({"priority": Urgency.HIGH}, now=TOKYO_MORNING).priority == "high"


_QUESTIONS: dict[str, st.SearchStrategy[Any]] = {
    "market": st.sampled_from(["JP", "BR"]),
    "topic": st.sampled_from(["duty", "refund"]),
    "language": st.sampled_from(["ja", "pt"]),
    "is_open": st.booleans(),
}
_FLAT = st.fixed_dictionaries({}, optional=_QUESTIONS)
_GROUP = st.lists(_FLAT.filter(bool), min_size=1, max_size=2)
_WHENS = st.fixed_dictionaries({}, optional={**_QUESTIONS, "all": _GROUP, "any": _GROUP, "none": _GROUP})
_ANYTHING = st.sampled_from([None, 7, "und", "JP", "duty", "ja", True, False])
_CONTEXTS = st.dictionaries(st.sampled_from(sorted(_QUESTIONS)), _ANYTHING)


@settings(max_examples=200)
@given(st.lists(_WHENS, max_size=4), _CONTEXTS)
def test_what_is_missing_is_what_the_conditions_say(whens: list[Mapping[str, Any]], context: dict[str, object]) -> None:
    rules = RuleSet.from_config({"routing": [{"name": f"r{at}", "when": when, "to": [{"team": "a"}]} for at, when in enumerate(whens)]})
    outcomes = [rule.when.evaluate(context) for rule in rules.rules]
    fitting = next((at for at, outcome in enumerate(outcomes) if outcome), len(outcomes))
    decision = rules.decide(context, now=TOKYO_MORNING)
    assert decision.missing == frozenset().union(*(outcome.missing for outcome in outcomes[:fitting]))
    undecided = [reason.facts for reason in decision.reasons if reason.code == "rule-undecided"]
    lacking = [(f"r{at}", outcome.missing) for at, outcome in enumerate(outcomes[:fitting]) if outcome.missing]
    assert undecided == [
        {"rule": ", ".join(name for name, missing in lacking if missing == fields), "missing": ", ".join(sorted(fields))}
        for fields in dict.fromkeys(missing for _, missing in lacking)
    ]


def test_the_schema_has_what_the_property_asks() -> None:
    assert _QUESTIONS.keys() <= ROUTING_SCHEMA.fields.keys()
