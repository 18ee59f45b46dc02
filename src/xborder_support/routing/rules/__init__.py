"""Decide where a conversation goes: typed rules, from the top, and the reasons of each decision."""

from .context import ROUTING_SCHEMA
from .rule import Rule
from .rule_set import Decision, RuleSet

__all__ = ["ROUTING_SCHEMA", "Decision", "Rule", "RuleSet"]
