"""Say which rules there are, what each is called, how bad a hit is, and in which words a reader is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Severity

from .facts import facts
from .hit import Hit

__all__ = ["READERS", "Rule", "Wording", "rule_named", "rules", "wording"]

#: The languages that findings are told in.
READERS = ("de", "en", "es", "fr", "ja", "zh")

_NAMED = frozenset({"theme", "unit"})  # facts that are words of ours, and have a name in each reader's language


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold a rule of the linter; ``severities`` are those of single languages."""

    id: str
    name: str
    severity: Severity
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def severity_in(self, language: str) -> Severity:
        """Return how bad a hit is in a text of a language."""
        return self.severities.get(language, self.severity)


class Wording:
    """Hold what the rules say in one reader's language."""

    __slots__ = ("_said", "_words")

    def __init__(self, said: Mapping[str, Mapping[str, list[str]]], words: Mapping[str, str]) -> None:
        self._said = said
        self._words = words

    def of(self, hit: Hit) -> tuple[str, str]:
        """Return what is wrong and what to do about it."""
        message, advice = self._said[hit.rule][hit.case or "any"]
        if not hit.facts:
            return message, advice
        shown = {name: self._words.get(value, value) if name in _NAMED else value for name, value in hit.facts.items()}
        return message.format_map(shown), advice.format_map(shown)

    def advice(self, rule_id: str) -> list[str]:
        """Return what to do about each case of a rule, with its blanks open."""
        return [advice for _, advice in self._said[rule_id].values()]


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its id, in their order."""
    table = facts("rules")
    return {rule_id: _rule(rule_id, entry) for rule_id, entry in table.items() if isinstance(entry, dict)}


def rule_named(rule_id: str) -> Rule:
    """Return one rule.

    Errors: ``UsageError`` ``unknown-rule``.
    """
    if rule_id not in rules():
        raise UsageError(f"no rule is called {rule_id[:20]!r}", code="unknown-rule", hint=did_you_mean(rule_id[:20], rules()))
    return rules()[rule_id]


def wording(reader: str) -> Wording:
    """Return what the rules say to a reader; a tag such as ``"de-AT"`` is served by its language.

    Errors: ``UsageError`` ``unknown-reader``.
    """
    language = str(reader).partition("-")[0].lower()
    if language not in READERS:
        hint = did_you_mean(language[:20], READERS)
        raise UsageError(f"findings are not told in {language[:20]!r}", code="unknown-reader", hint=hint)
    return _wording(language)


@cache
def _wording(language: str) -> Wording:
    document = dict(facts(f"messages.{language}"))
    words = document.pop("words")
    return Wording(document, words)


def _rule(rule_id: str, entry: Mapping[str, Any]) -> Rule:
    return Rule(rule_id, entry["name"], entry["severity"], entry.get("severities", {}))
