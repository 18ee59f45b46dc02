"""Read rules from the data files: one table a rule, named by its id, with a table for each thing that it asks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from functools import cache
from importlib import resources
from typing import Any

from xborder_support.errors import ConfigurationError, Fault, UsageError, did_you_mean
from xborder_support.terms import time_zone

from .contact_duties import Cap, Window
from .duties import DUTIES, Duty
from .fields import Objection, Path, read_fields
from .jurisdictions import MEMBERS_FILE, chain_of
from .parts import PARTS_FILE
from .rule import Rule
from .text_duties import CONDITIONS, AiNotice, Label

__all__ = ["packaged_rules", "read_duties", "read_rule", "rules_in"]

# What a file may say of a rule beside its duties; the rest is made.
_MADE = {"id", "duties", "overridden_because", "packaged", "replaces", "is_off"}
_FIELDS = frozenset(item.name for item in fields_of(Rule) if item.name not in _MADE)
_NO_RULES = frozenset({MEMBERS_FILE, PARTS_FILE})


@cache
def packaged_rules() -> tuple[Rule, ...]:
    """Return every packaged rule, in the order of the files and of their tables.

    Errors: ``ConfigurationError`` with every fault, each with its file and rule.
    """
    folder = resources.files(__package__) / "data"
    files = sorted((file.name, file) for file in folder.iterdir() if file.name.endswith(".toml") and file.name not in _NO_RULES)
    return rules_in({name: tomllib.loads(file.read_text(encoding="utf-8")) for name, file in files})


def rules_in(documents: Mapping[str, Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules of documents, by the names of their files.

    Errors: ``ConfigurationError``.
    """
    faults: list[Fault] = []
    rules: dict[str, Rule] = {}
    for file, document in documents.items():
        for rule_id, row in document.items():
            objections: list[Objection] = []
            rule = read_rule(rule_id, row, (rule_id,), objections)
            if rule_id in rules:
                objections.append(Objection((rule_id,), "rule-twice", "another file has a rule of this id", "give each rule its own id"))
            faults += [_fault(objection, file) for objection in objections]
            if rule is not None:
                rules[rule_id] = rule
    if faults:
        raise ConfigurationError(faults)
    return tuple(rules.values())


def read_rule(rule_id: str, row: Any, path: Path, objections: list[Objection]) -> Rule | None:
    """Return the rule that a table states; None where it cannot be read, which is then objected to."""
    found: list[Objection] = []
    own, duties = row, []
    if isinstance(row, Mapping):
        duties = _duties(row, path, found)
        if not any(key in DUTIES and row[key] != [] for key in row):
            found.append(Objection(path, "no-duty", "the rule asks nothing", f"add what it asks: {', '.join(DUTIES)}"))
        own = {"id": rule_id, **{name: row[name] for name in row if name in _FIELDS}}
        found += [_unknown(str(name), path) for name in row if name not in _FIELDS and name not in DUTIES]
    read = read_fields(Rule, own, path, found)
    rule = None if found else Rule(**{**read, "duties": tuple(duties)})
    if rule is not None:
        found += _contradictions(rule, path)
    objections += found
    return None if found else rule


def read_duties(key: str, value: Any, path: Path, objections: list[Objection]) -> list[Duty]:
    """Return the duties that stand under a key of ``DUTIES``, one table or a list of them."""
    tables = [((*path, at), each) for at, each in enumerate(value)] if isinstance(value, list) else [(path, value)]
    duties: list[Duty] = []
    for where, table in tables:
        found: list[Objection] = []
        read = read_fields(DUTIES[key], table, where, found)
        if not found:
            duties.append(DUTIES[key](**read))
            found += _unusable(duties[-1], where)
        objections += found
    return duties


def _unusable(duty: Duty, path: Path) -> Iterator[Objection]:
    """Object to what is of the right type and could not be asked about any day."""
    if isinstance(duty, Cap) and duty.most < 0:
        yield Objection((*path, "most"), "negative-number", "nobody can be contacted fewer than 0 times", "write 0 for never")
    if isinstance(duty, Window) and duty.zone != "recipient":
        try:
            time_zone(duty.zone)
        except UsageError as error:
            yield Objection((*path, "zone"), error.code, error.message, f'{error.hint}; or write "recipient"')
    if isinstance(duty, Label) and duty.only_if is not None and duty.only_if not in CONDITIONS:
        shown = duty.only_if[:60]
        yield Objection((*path, "only_if"), "unknown-condition", f"no condition is called {shown!r}", did_you_mean(shown, CONDITIONS))
    if isinstance(duty, AiNotice):
        yield from _unknown_places(duty.only_in, (*path, "only_in"))


def _duties(row: Mapping[str, Any], path: Path, objections: list[Objection]) -> list[Duty]:
    return [duty for key in row if key in DUTIES for duty in read_duties(key, row[key], (*path, key), objections)]


def _contradictions(rule: Rule, path: Path) -> Iterator[Objection]:
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        yield Objection((*path, "valid_to"), "ends-before-it-begins", f"the last day is before {rule.valid_from}", "swap the two")
    yield from _unknown_places((rule.jurisdiction, *rule.also_in, *rule.parts), (*path, "jurisdiction"))
    for part in rule.parts:
        if not part.startswith(f"{rule.jurisdiction}-"):
            hint = f'write "{rule.jurisdiction}-…"'
            yield Objection((*path, "parts"), "not-a-part", f"{part[:40]!r} is no part of {rule.jurisdiction}", hint)


def _unknown_places(places: Iterable[str], path: Path) -> Iterator[Objection]:
    for place in places:
        try:
            chain_of(place)
        except UsageError as error:
            yield Objection(path, error.code, error.message, error.hint)


def _unknown(name: str, path: Path) -> Objection:
    hint = did_you_mean(name[:60], {*_FIELDS, *DUTIES})
    return Objection((*path, name), "unknown-key", f"no setting is called {name[:60]!r}", hint)


def _fault(objection: Objection, file: str) -> Fault:
    return Fault(objection.code, objection.message, key=".".join(map(str, objection.path)), file=file, hint=objection.hint)
