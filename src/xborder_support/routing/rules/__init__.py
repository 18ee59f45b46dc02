"""Decide where a conversation goes: typed rules, from the top, and the reasons of each decision."""

from .context import ROUTING_SCHEMA
from .decision import Decision
from .explanation import Answer, RulesExplanation, RuleTrace, RuleVerdict
from .json_schema import rules_json_schema
from .rule import Rule, TaggingRule
from .rule_set import RuleSet

__all__ = [
    "ROUTING_SCHEMA",
    "Answer",
    "Decision",
    "Rule",
    "RuleSet",
    "RuleTrace",
    "RuleVerdict",
    "RulesExplanation",
    "TaggingRule",
    "rules_json_schema",
]
