"""Say what is odd in a desk file without being a fault: what is probably forgotten, misspelt, or does nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from xborder_support.conditions import ConditionGroup, ConditionQuestion
from xborder_support.errors import did_you_mean
from xborder_support.terms import Finding, Severity, territory
from xborder_support.topics import TOPICS

from .assembly import Parts
from .sla_advice import sla_advice
from .understanding import PHONE_CHANNELS

__all__ = ["advice"]

# Channels on which something else than the shop's own address tells the country.
_TELLING_CHANNELS = PHONE_CHANNELS | {"amazon"}

# Roles that an escalation may name although no table lists them.
_ROLES = ("lead", "operations")

_LONGEST_NAME = 60  # of what a message quotes


def advice(parts: Parts) -> tuple[Finding, ...]:
    """Return what somebody should look at, in the order of the tables of a desk file."""
    return tuple(finding for look in _LOOKS for finding in look(parts))


def _advised(rule: str, message: str, suggestion: str, *, severity: Severity = "advisory") -> Finding:
    return Finding(rule=rule, severity=severity, message=message, suggestion=suggestion)


def _no_markets(parts: Parts) -> Iterator[Finding]:
    if not parts.config.markets:
        yield _advised(
            "no-markets", "the file lists no [markets], so no country has a team or settings", 'list them, such as JP = { team = "asia" }'
        )


def _other_countries(parts: Parts) -> Iterator[Finding]:
    other, listed = parts.config.shop.other_countries, parts.config.markets
    if other is None:
        message = "shop.other_countries is not set, so what comes from an unlisted or an unknown country waits for a person"
        yield _advised("other-countries-unset", message, "name the market that serves them, or leave it so if a person should decide")
    elif listed and other not in listed:
        message = f"shop.other_countries names {other}, which is not listed in [markets], so it has no team and no settings"
        yield _advised("other-countries-unlisted", message, f"list {other}, or name one of: {', '.join(listed)}", severity="warning")


def _markets_without_team(parts: Parts) -> Iterator[Finding]:
    without = [code for code, market in parts.config.markets.items() if market.team is None]
    if parts.roster.teams and without:
        message = f"no team serves {', '.join(without)}, so nobody is assigned by the market, and deadlines count the usual hours there"
        yield _advised("market-without-team", message, f"name one of the teams: {', '.join(parts.roster.teams)}")


def _unknown_facts(parts: Parts) -> Iterator[Finding]:
    """Yield what the data say that nobody knows of a market which the shop serves."""
    for code in parts.config.markets:
        fields = parts.market(code, on=date.max).unknown_fields if code in parts.markets else ()
        if fields:
            message = f"nobody knows these facts of market {code}: {', '.join(fields)}"
            yield _advised(
                "market-fact-unknown", message, f"write what you know in a file of your own: [{code}.{fields[0]}]", severity="info"
            )


def _shared_channels(parts: Parts) -> Iterator[Finding]:
    markets = parts.config.markets
    for channel in dict.fromkeys(channel for market in markets.values() for channel in market.channels):
        users = [code for code, market in markets.items() if channel in market.channels]
        # What arrives at an address of nobody goes to the market for other countries, which needs none of its own.
        untold = [code for code in users if not markets[code].accounts and code != parts.config.shop.other_countries]
        if len(users) > 1 and untold and channel not in _TELLING_CHANNELS:
            message = f"{', '.join(users)} share the channel {channel}, and nothing tells a message for {', '.join(untold)} from the others"
            yield _advised("channel-without-accounts", message, "name the shop's own addresses of each market in accounts")


def _unlisted_markets_in_rules(parts: Parts) -> Iterator[Finding]:
    known = {*parts.config.markets, *filter(None, [parts.config.shop.other_countries])}
    for name, rules in (("sla", parts.config.sla), ("routing", parts.config.routing), ("tagging", parts.config.tagging)):
        for number, rule in enumerate(rules):
            for code in dict.fromkeys(_markets_asked_for(rule.get("when"))):
                if code not in known:
                    message = f"{name}[{number}].when asks for market {code}, which is not listed in [markets], so it never is the market"
                    hint = f"list {code} there, or ask for one of: {', '.join(sorted(known))}"
                    yield _advised("unlisted-market-in-when", message, hint, severity="warning")


def _markets_asked_for(when: Any) -> Iterator[str]:
    """Yield the territories that a ``when`` table names, at any depth."""
    for key, value in when.items() if isinstance(when, Mapping) else ():
        values = value if isinstance(value, list | tuple) else (value,)
        for item in values:
            if key == "market" and isinstance(item, str):
                yield territory(item)
            else:
                yield from _markets_asked_for(item)


def _what_rules_never_do(parts: Parts) -> Iterator[Finding]:
    """Yield what the rules' own linter finds: rules that never count, what none of them takes, languages that nobody serves."""
    codes = [code for code in parts.config.markets if code in parts.markets]
    markets = [parts.market(code, on=date.max) for code in codes]
    for found in parts.rules.lint(roster=parts.roster, calendars=parts.calendars, markets=markets):
        if found.severity != "info" and found.code not in _COVERED_BY_THE_DESK:
            yield _advised(f"rule-{found.code}", f"routing: {found.message}", found.suggestion, severity="warning")


def _unknown_topics(parts: Parts) -> Iterator[Finding]:
    """Yield the topics that no text is ever found to be about. Somebody may classify conversations so, or a model of the host."""
    known = {*TOPICS, *(topic.partition("_")[0] for topic in TOPICS)}  # "customs" stands for "customs_hold"
    asked = [(f"routing {rule.name!r}", rule.when) for rule in parts.rules.rules]
    asked += [(f"tagging {rule.name!r}", rule.when) for rule in parts.rules.tagging]
    asked += [(f"sla {policy.name!r}", policy.when) for policy in parts.policies]
    for place, when in asked:
        for topic in dict.fromkeys(_topics_asked_for(when.questions())):
            if topic not in known and not any(topic.startswith(f"{name}_") for name in TOPICS):
                message = f"{place} asks for the topic {topic[:_LONGEST_NAME]!r}, which no text is found to be about"
                yield _advised(
                    "unknown-topic-in-when", message, f"{did_you_mean(topic, known)}; leave what your people classify themselves"
                )


def _topics_asked_for(asked: ConditionGroup | ConditionQuestion) -> Iterator[str]:
    if isinstance(asked, ConditionGroup):
        for part in asked.parts:
            yield from _topics_asked_for(part)
    elif asked.field == "topic":
        yield from (value for value in asked.values if isinstance(value, str))


# What no rule takes goes to the market's own team.
_COVERED_BY_THE_DESK = frozenset({"gap", "no-catch-all"})


def _teams_without_lead(parts: Parts) -> Iterator[Finding]:
    if any(step.to == "lead" for ladder in (*parts.ladders.values(), *parts.rule_ladders.values()) for step in ladder.steps):
        for team in parts.roster.teams.values():
            if team.lead is None:
                message = f'team {team.name} has no lead, so a step to = "lead" reaches nobody by name'
                yield _advised("team-without-lead", message, f"set teams.{team.name}.lead to one of its agents")


def _unknown_escalation_targets(parts: Parts) -> Iterator[Finding]:
    known = (*parts.roster.agents, *parts.roster.teams, *_ROLES)
    named = {f"escalation.{metric}": ladder for metric, ladder in parts.ladders.items()}
    named |= {f"ladders.{name}": ladder for name, ladder in parts.rule_ladders.items()}
    for place, ladder in named.items():
        for number, step in enumerate(ladder.steps):
            if step.to not in known:
                name = step.to[:_LONGEST_NAME]
                message = f"{place}.steps[{number}].to is {name!r}, which is no agent, no team, and neither lead nor operations"
                yield _advised("unknown-escalation-target", message, f"{did_you_mean(name, known)}; leave a role that only your host knows")


def _no_ladder_for_next_response(parts: Parts) -> Iterator[Finding]:
    if "first_response" in parts.ladders and "next_response" not in parts.ladders:
        message = "nobody hears of later messages that are left waiting: there is [escalation.first_response] and none for next_response"
        yield _advised("no-next-response-escalation", message, "add [escalation.next_response]")


_LOOKS: tuple[Callable[[Parts], Iterator[Finding]], ...] = (
    _no_markets,
    _other_countries,
    _markets_without_team,
    _unknown_facts,
    _shared_channels,
    sla_advice,
    _unlisted_markets_in_rules,
    _unknown_topics,
    _what_rules_never_do,
    _teams_without_lead,
    _unknown_escalation_targets,
    _no_ladder_for_next_response,
)
