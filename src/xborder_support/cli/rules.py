"""Print which rules hold in a place on a day, and explain one; or list what changes next, and what nobody checked lately."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from datetime import date

from xborder_support.compliance import Rule, Rulebook

from .instants import typed_day

NAME = "rules"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("place", nargs="?", help="a territory, a part of one, or a platform: DE, US-FL, PLATFORM:WHATSAPP; all if absent")
    parser.add_argument("--on", help="the day to ask for, YYYY-MM-DD; today if absent")
    parser.add_argument("--overrides", metavar="FILE", help="a TOML file with the host's changes and own rules")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--explain", metavar="ID", help="explain one rule, whether it holds on the day or not")
    what.add_argument("--changes", action="store_true", help="list the days after this one on which rules begin or end")
    what.add_argument("--unchecked", action="store_true", help="list the rules that nobody looked up for long")
    parser.add_argument("--days", type=int, default=180, help="how long is long; 180 days if absent")


def run(arguments: Namespace) -> int:
    """Print what was asked for, in words."""
    on = typed_day(arguments.on, "--on")
    rulebook = Rulebook.load(arguments.overrides)
    if arguments.explain:
        print(rulebook.explain(arguments.explain))
        return 0
    named = {rule.id: rule for rule in rulebook.select(arguments.place)}
    if arguments.changes:
        print("\n".join(_changes(rulebook, named, on)) or "nothing is known to change")
    elif arguments.unchecked:
        stale = [rule for rule in rulebook.unchecked(on=on, days=arguments.days) if rule.id in named]
        print(
            "\n".join(f"{rule.checked or 'never'!s:10} {_line(rule)}" for rule in stale) or f"all were checked within {arguments.days} days"
        )
    elif arguments.place is None:
        print("\n".join(_jurisdictions(rulebook.as_of(on))))
    else:
        print("\n".join(_line(rule) for rule in rulebook.as_of(on).select(arguments.place)) or "no rule is known here")
    return 0


def _line(rule: Rule) -> str:
    return f"{rule.severity:8} {rule.id}: {rule.says}"


def _jurisdictions(rulebook: Rulebook) -> Iterator[str]:
    counts = Counter(place for rule in rulebook.rules for place in rule.places)
    for place, count in sorted(counts.items()):
        yield f"{count:4} {place}"


def _changes(rulebook: Rulebook, named: dict[str, Rule], on: date) -> Iterator[str]:
    for change in rulebook.changes(after=on):
        yield from (f"{change.on} ends   {_line(named[rule_id])}" for rule_id in change.ends if rule_id in named)
        yield from (f"{change.on} begins {_line(named[rule_id])}" for rule_id in change.begins if rule_id in named)
