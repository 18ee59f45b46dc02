"""Lay a host's changes over the rules: other figures, a rule switched off, more confidence, rules of its own, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from xborder_support.configuration import Document, fault_at
from xborder_support.errors import ConfigurationError, did_you_mean

from .changed_duties import changed_duties, unreadable_hours
from .fields import Objection, Path, read_fields
from .reading import packaged_rules, read_duties, read_rule
from .rule import Rule, RuleConfidence

__all__ = ["overridden_rules"]

_CONFIDENCES = ("low", "medium", "high")
_OWN = {"citation": "the host's own rule", "binding": "policy", "confidence": "high", "verified": "primary_read"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    format: int = 1
    overrides: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overrides:
    rules: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Override:
    reason: str = ""
    set: Mapping[str, Any] = field(default_factory=dict)
    off: bool = False
    replace: bool = False
    confidence: RuleConfidence | None = None


def overridden_rules(rules: Iterable[Rule], document: Document, *, day: date | None = None) -> tuple[Rule, ...]:
    """Return the rules with the host's changes, and then the host's own that hold on the day.

    Errors: ``ConfigurationError`` with every fault, each with its file and line.
    """
    objections: list[Objection] = []
    file = _File(**read_fields(_File, document.data, (), objections))
    changed = {rule.id: rule for rule in rules}
    shipped = {rule.id for rule in packaged_rules()}
    asked = _Overrides(**read_fields(_Overrides, file.overrides, ("overrides",), objections))
    for rule_id, row in asked.rules.items():
        path = ("overrides", "rules", rule_id)
        if rule_id in changed:
            changed[rule_id] = _changed(changed[rule_id], row, path, objections)
        elif rule_id not in shipped:  # one that is shipped does not hold on the day to which the book was narrowed
            objections.append(Objection(path, "unknown-rule", f"there is no rule {rule_id[:40]!r}", did_you_mean(rule_id[:40], changed)))
    for rule_id, row in file.rules.items():
        own = _own(rule_id, row, changed, objections)
        if own is not None and (day is None or own.holds(day)):
            changed[rule_id] = own
    if objections:
        raise ConfigurationError([fault_at(document, each.path, each.code, each.message, each.hint) for each in objections])
    return tuple(changed.values())


def _changed(rule: Rule, row: Any, path: Path, objections: list[Objection]) -> Rule:
    found: list[Objection] = []
    asked = _Override(**read_fields(_Override, row, path, found))
    found += [] if found else list(_faults_of(asked, rule, path))
    changes = changed_duties(rule, asked.set, (*path, "set"), found)
    objections += found
    if found:
        return rule
    return replace(
        rule,
        **changes,
        confidence=asked.confidence or rule.confidence,
        overridden_because=asked.reason.strip(),
        packaged=rule.packaged or rule,
        replaces=asked.replace,
        is_off=asked.off,
    )


def _faults_of(asked: _Override, rule: Rule, path: Path) -> Iterable[Objection]:
    if not asked.reason.strip():
        hint = 'say who decided it, when and why: reason = "Counsel, 2026-10-02: stricter than the law"'
        yield Objection((*path, "reason"), "missing-reason", "a rule is changed only with a reason", hint)
    if not (asked.set or asked.off or asked.confidence):
        yield Objection(path, "empty-override", "nothing is changed here", "add set = { … }, off = true or confidence")
    if asked.off and (asked.set or asked.replace):
        yield Objection((*path, "off"), "off-and-set", "a rule that is switched off has no figures", "keep one of the two")
    if asked.replace and not asked.set:
        message = "replace needs figures to put in the place of the law's"
        yield Objection((*path, "replace"), "nothing-to-replace", message, "add set = { … }")
    if asked.confidence and _CONFIDENCES.index(asked.confidence) < _CONFIDENCES.index(rule.confidence):
        hint = "a host may be surer than we are; to leave a rule out, write off = true"
        yield Objection((*path, "confidence"), "less-sure", f"the rule is shipped with confidence {rule.confidence!r}", hint)


def _own(rule_id: str, row: Any, taken: Mapping[str, Rule], objections: list[Objection]) -> Rule | None:
    path: Path = ("rules", rule_id)
    if rule_id in taken:
        hint = f"change it under [overrides.rules.{rule_id}], or call yours otherwise"
        objections.append(Objection(path, "rule-taken", f"{rule_id[:40]!r} is a rule of the book", hint))
        return None
    if not isinstance(row, Mapping):
        return read_rule(rule_id, row, path, objections)
    found: list[Objection] = []
    given = {name: value for name, value in row.items() if name != "source"}
    if "source" in row:
        given["sources"] = [row["source"]]
    else:
        found.append(Objection(path, "missing-key", "'source' is missing here", 'add source = "…": who says so, or where it is written'))
    rule = read_rule(rule_id, {**_OWN, **given}, path, found)
    found += unreadable_hours(read_duties("window", row["window"], path, []), (*path, "window")) if "window" in row else ()
    objections += found
    return None if found else rule
