"""Follow the sun: which site answers, by its hours and by the customer's language."""

import json
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from xborder_support.calendars import BusinessCalendar
from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.routing import Agent, Assignment, AssignmentRequest, Roster, RouteTarget, RuleSet, Team, Workload, assign

OPEN_NOW = RouteTarget(team="open_now")
CHAINS = {"pt": ("es", "en")}


def at(hour: int) -> datetime:
    return datetime(2026, 2, 3, hour, tzinfo=UTC)


def site(name: str, opens: int, closes: int, *languages: str) -> Team:
    hours = BusinessCalendar(time_zone="UTC", weekly={"mon-sun": [f"{opens:02}:00-{closes:02}:00"]})
    return Team(name=name, calendar_name=f"{name}-hours", calendar=hours, languages=languages)


NEVER = BusinessCalendar(time_zone="UTC", weekly={}, exceptions={"2020-01-06": ["09:00-12:00"]})


def sites(*teams: Team, agents: tuple[Agent, ...] = ()) -> Roster:
    return Roster.from_agents(agents, teams=teams)


def kept(roster: Roster, language: str | None, now: datetime, target: RouteTarget = OPEN_NOW, **asked: Any) -> Assignment:
    return assign(AssignmentRequest(targets=(target,), language=language, **asked), roster, now=now)


@pytest.mark.parametrize(
    ("teams", "language", "hour", "expected"),
    [
        # Open: the language itself, a near one, one of the chain, a site that says nothing, and one that does not serve it.
        ([site("a", 0, 9, "pt-PT"), site("b", 0, 9, "pt-BR")], "pt-BR", 5, "b"),
        ([site("a", 0, 9, "es"), site("b", 0, 9, "pt-PT")], "pt-BR", 5, "b"),
        ([site("a", 0, 9, "en"), site("b", 0, 9, "es")], "pt-BR", 5, "b"),
        ([site("a", 0, 9), site("b", 0, 9, "en")], "pt-BR", 5, "b"),
        ([site("a", 0, 9, "ja"), site("b", 0, 9)], "pt-BR", 5, "b"),
        ([site("b", 0, 9, "en"), site("a", 0, 9, "en")], "en", 5, "a"),
        ([site("b", 0, 9, "ja"), site("a", 0, 9, "th")], "uk", 5, "a"),
        # An open site comes before one that is not, whatever they speak.
        ([site("a", 6, 9, "pt"), site("b", 0, 9, "en")], "pt", 5, "b"),
        # None is open: whoever serves it directly, however late; then by the chain; then whoever says nothing.
        ([site("a", 6, 9, "es"), site("b", 8, 9, "pt-PT")], "pt-BR", 5, "b"),
        ([site("a", 6, 9), site("b", 8, 9, "en")], "pt-BR", 5, "b"),
        ([site("a", 6, 9, "ja"), site("b", 8, 9)], "pt-BR", 5, "b"),
        # Of equal service the one that opens first, and then the name.
        ([site("a", 8, 9, "pt-BR"), site("b", 6, 9, "pt-PT")], "pt-BR", 5, "b"),
        ([site("a", 8, 9, "es"), site("b", 6, 9, "en")], "pt-BR", 5, "b"),
        ([site("b", 6, 9, "pt-PT"), site("a", 6, 9, "pt-PT")], "pt-BR", 5, "a"),
        ([site("b", 8, 9), site("a", 7, 9)], None, 5, "a"),
        ([site("b", 8, 9, "en"), site("a", 7, 9, "ja")], "und", 5, "a"),
    ],
)
def test_language_and_hours_choose_the_site(teams: list[Team], language: str | None, hour: int, expected: str) -> None:
    for order in (teams, teams[::-1]):
        assignment = kept(sites(*order), language, at(hour), chains=CHAINS)
        assert (assignment.team, assignment.calendar_name) == (expected, f"{expected}-hours")
        chosen = next(team for team in teams if team.name == expected)
        assert assignment.calendar == chosen.calendar
        assert assignment.available_now is chosen.calendar.is_open(at(hour))
        assert (assignment.opens_at is None) is assignment.available_now


@pytest.mark.parametrize(
    ("languages", "codes", "flags"),
    [
        (("pt-PT",), ["site-open", "site-serves-language"], ("pt-PT", False, False)),
        (("es",), ["site-open", "site-serves-language"], ("es", True, True)),
        ((), ["site-open", "site-languages-unknown"], (None, False, False)),
        (("ja",), ["site-open", "needs-translation"], (None, True, False)),
    ],
)
def test_the_assignment_says_how_the_site_serves_the_language(languages: tuple[str, ...], codes: list[str], flags: Any) -> None:
    assignment = kept(sites(site("a", 0, 9, *languages)), "pt-BR", at(5), chains=CHAINS)
    assert [reason.code for reason in assignment.reasons[1:]] == codes
    assert (assignment.spoken, assignment.needs_translation, assignment.needs_disclosure) == flags


def test_a_team_that_lists_no_languages_stands_for_what_its_people_speak() -> None:
    people = (Agent(id="x", team="b", speaks={"pt-PT": "B1"}), Agent(id="y", team="b"))
    roster = sites(site("a", 0, 9, "es"), site("b", 0, 9), agents=people)
    assignment = kept(roster, "pt-BR", at(5), RouteTarget(team="open_now", skill="sewing"), chains=CHAINS)
    assert (assignment.agent, assignment.team, assignment.spoken) == (None, "b", "pt-PT")
    mute = sites(site("a", 0, 9), site("b", 0, 9), agents=(Agent(id="y", team="a"),))
    assert kept(mute, "pt-BR", at(5), RouteTarget(team="open_now", skill="sewing")).team == "b", "of them nothing is known"


def test_a_site_that_never_opens_again_is_none() -> None:
    closed = Team(name="a", calendar_name="never", calendar=NEVER, languages=("en",))
    assert kept(sites(closed, site("b", 8, 9, "ja")), "en", at(5)).team == "b"
    assert kept(sites(closed), "en", at(5)).team is None


@pytest.mark.parametrize("agents", [(), (Agent(id="a", team="a", speaks={"en": "C1"}), Agent(id="b", team="b", speaks={"en": "C1"}))])
def test_named_sites_are_the_only_ones(agents: tuple[Agent, ...]) -> None:
    roster = sites(site("a", 0, 9, "en"), site("b", 6, 9, "en"), site("c", 7, 9, "en"), agents=agents)
    assert kept(roster, "en", at(5)).team == "a"
    later = kept(roster, "en", at(5), RouteTarget(sites=("c", "b")))
    assert (later.team, later.available_now, later.opens_at) == ("b", False, at(6))
    assert kept(roster, "en", at(5), RouteTarget(sites=("nowhere",)), market_team="c").team == "c"


def test_among_people_the_language_itself_comes_before_one_of_the_chain_and_that_before_the_hour() -> None:
    chain = Agent(id="chain", team="a", speaks={"es": "native"})
    direct, late = (Agent(id=name, team=team, speaks={"pt": "B1"}) for name, team in (("direct", "b"), ("late", "c")))
    roster = sites(site("a", 6, 9), site("b", 7, 9), site("c", 8, 9), agents=(chain, direct, late))
    assert kept(roster, "pt", at(5), chains=CHAINS).agent == "direct"
    only = sites(site("a", 6, 9), site("c", 8, 9), agents=(chain,))
    assert (kept(only, "pt", at(5), chains=CHAINS).agent, kept(only, "pt", at(5), chains=CHAINS).opens_at) == ("chain", at(6))


def test_people_of_open_sites_are_chosen_by_their_language() -> None:
    people = [Agent(id=tag, team=team, speaks={tag: "native"}) for tag, team in (("en", "a"), ("es", "a"), ("pt-PT", "b"), ("pt-BR", "c"))]
    roster = sites(site("a", 0, 9), site("b", 0, 9), site("c", 9, 18), agents=tuple(people))
    sun = RouteTarget(sites=("a", "b", "c"))
    assert kept(roster, "pt-BR", at(5), sun, chains=CHAINS).agent == "pt-PT"
    full = Workload(away={"pt-PT": "on_break"})
    request = AssignmentRequest(targets=(sun,), language="pt-BR", chains=CHAINS)
    assert assign(request, roster, workload=full, now=at(5)).agent == "es"


def test_a_target_of_sites_is_read_written_and_said() -> None:
    config: dict[str, Any] = {"routing": [{"name": "sun", "to": [{"sites": ["manila", "krakow"], "skill": "customs"}]}]}
    rules = RuleSet.from_config(config)
    (target,) = rules.rules[0].to
    assert target == RouteTarget(sites=("manila", "krakow"), skill="customs") == RouteTarget(**{**_fields(target), "team": "open_now"})
    assert str(target) == "sites manila or krakow, skill customs"
    assert json.loads(rules.to_json())["routing"][0]["to"] == [{"sites": ["manila", "krakow"], "skill": "customs"}]
    assert RuleSet.from_json(rules.to_json()) == rules
    spelled = RuleSet.from_config({"routing": [{"name": "sun", "to": [{"team": "open_now", **config["routing"][0]["to"][0]}]}]})
    assert spelled.version == rules.version
    assert RouteTarget(sites=("a", "b", "a")).sites == ("a", "b")


def _fields(target: RouteTarget) -> dict[str, Any]:
    return {name: getattr(target, name) for name in ("team", "agent", "skill", "level", "sites")}


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ({"sites": []}, "too-short"),
        ({"sites": ["a"] * 101}, "too-long"),
        ({"sites": "a"}, "list-type"),
        ({"sites": [""]}, "string-too-short"),
        ({"sites": ["a"], "team": "b"}, "bad-target"),
        ({"site": ["a"]}, "unknown-key"),
    ],
)
def test_sites_that_mean_nothing_are_faults_of_the_file(target: dict[str, Any], code: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config({"routing": [{"name": "sun", "to": [target]}]})
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("name", ["open_now", "of_market"])
def test_a_word_for_teams_is_no_site_and_the_hint_says_where_it_may_stand(name: str) -> None:
    tables = {"routing": [{"name": "sun", "to": [{"sites": [name]}]}]}
    with pytest.raises(ConfigurationError) as caught:
        RuleSet.from_config(tables, roster=sites(site("manila", 6, 22, "en")))
    (fault,) = caught.value.faults
    assert (fault.code, fault.key) == ("unknown-team", "routing[0].to[0].sites[0]")
    assert fault.hint == f'name the teams themselves, or write {{ team = "{name}" }} as a target of its own'


@pytest.mark.parametrize(
    "terms", [{"sites": "manila"}, {"sites": (1,)}, {"sites": ("",)}, {"sites": ("a",), "team": "b"}, {"team": 5}, {"agent": b"a"}]
)
def test_a_target_made_in_code_is_checked(terms: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        RouteTarget(**terms)
    assert caught.value.code == "bad-target"
    with pytest.raises(UsageError, match="names nobody"):
        RouteTarget(sites=())


def test_the_order_in_which_sites_are_told_changes_nothing() -> None:
    random = Random(5)
    tags = ["en", "es", "pt-BR", "pt-PT", "ja", "th"]
    for _ in range(50):
        teams = [site(f"s{n}", random.randint(0, 10), random.randint(12, 20), *random.sample(tags, random.randint(0, 2))) for n in range(5)]
        language, now = random.choice([*tags, None]), at(random.randint(0, 23))
        first = kept(sites(*teams), language, now, chains=CHAINS)
        random.shuffle(teams)
        assert kept(sites(*teams), language, now, chains=CHAINS) == first
        assert kept(sites(*teams), language, now, RouteTarget(sites=tuple(team.name for team in teams)), chains=CHAINS).team == first.team
