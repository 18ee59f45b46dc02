"""Check a whole rule set: what never counts, what nobody takes, and what points at nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from xborder_support.conditions import Schema
from xborder_support.routing.rules import ROUTING_SCHEMA

from .arguments import check_rules, checked_markets
from .coverage import uncovered_languages
from .findings import RuleFinding
from .gaps import gap
from .model import Model
from .reach import Reach, reaches
from .search import Budget
from .target_checks import dead_calendars, dead_targets, unreachable_targets
from .trial import CheckedRules, Trial
from .verdicts import verdicts

if TYPE_CHECKING:
    from xborder_support.calendars import BusinessCalendar
    from xborder_support.markets import Market
    from xborder_support.routing.people import Roster

__all__ = ["lint"]

_EACH, _TOTAL, _GAPS = 200_000, 5_000_000, 1_000_000  # comparisons of boxes; a million take about half a second


def lint(
    rules: CheckedRules,
    *,
    roster: Roster | None = None,
    calendars: Mapping[str, BusinessCalendar] | None = None,
    markets: Iterable[Market] | None = None,
    on: date | None = None,
    schema: Schema = ROUTING_SCHEMA,
) -> tuple[RuleFinding, ...]:
    """Return what is wrong with a rule set, rule by rule, then what concerns all of them.

    With a ``roster``, targets are checked against it; with ``calendars``, the names of those that rules ask about. With ``markets`` and a
    roster that lists agents, every language of a market needs somebody who serves it, with an open hour in the week that begins ``on``, if
    that is given. Rules that are over before ``on`` are reported, and are in nobody's way. ``schema`` says which values fields may have.

    Errors: ``UsageError`` ``wrong-argument`` for what is no rule set, and for markets that are only codes.

    Example:
        >>> from xborder_support import RuleSet
        >>> from xborder_support.routing.review import lint
        >>> rules = RuleSet.from_config({"routing": [
        ...     {"name": "customs", "when": {"topic": ["customs", "duty"]}, "to": [{"team": "asia"}]},
        ...     {"name": "duty in Japan", "when": {"topic": "duty", "market": "JP"}, "to": [{"team": "tokyo"}]},
        ...     {"name": "everyone else", "to": [{"team": "of_market"}]},
        ... ]})
        >>> finding, = lint(rules)
        >>> finding.code, finding.rules, finding.witness
        ('shadowed', ('duty in Japan', 'customs'), {'market': 'JP', 'topic': 'duty'})
    """
    check_rules(rules, "rules")
    speaking = checked_markets(markets or ())
    model = Model(rules.rules, schema.fields, on=on)
    trial = Trial(rules, model)
    width = max(mask.bit_length() for mask in model.full)
    found = [*reaches(model, Budget(each=_EACH, total=_TOTAL, width=width))]
    findings = [*verdicts(trial, found), *_dead_ends(trial, found, roster, calendars)]
    findings += gap(trial, Budget(each=_GAPS, total=_GAPS, width=width))
    places = {rule.name: place for place, rule in enumerate(rules.rules)}
    findings.sort(key=lambda finding: places[finding.rules[0]] if finding.rules else len(places))
    if roster is not None and roster.agents:
        findings += uncovered_languages(speaking, roster, on)
    return tuple(findings)


def _dead_ends(
    trial: Trial, found: list[Reach], roster: Roster | None, calendars: Mapping[str, BusinessCalendar] | None
) -> Iterator[RuleFinding]:
    for reach in found:
        rule = trial.rules[reach.place]
        findings = [*unreachable_targets(rule, roster)]
        findings += dead_targets(rule, roster) if roster is not None else ()
        findings += dead_calendars(rule, calendars) if calendars is not None else ()
        witness, facts = _reaching(trial, reach) if findings else (None, {})
        yield from (replace(finding, witness=witness, facts={**finding.facts, **facts}) for finding in findings)


def _reaching(trial: Trial, reach: Reach) -> tuple[dict[str, object] | None, dict[str, str]]:
    """Return a context that reaches a rule, if one does."""
    if reach.state not in {"reached", "undecided"} or reach.region is None:
        return None, {}
    name = trial.rules[reach.place].name
    return trial.find(reach.region, lambda context, now: trial.first(context, now) == name, is_complete=True)
