"""Write rules down in their canonical form: the same text for the same rules, however they were spelled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from xborder_support.conditions import Field, Schema
from xborder_support.errors import UsageError
from xborder_support.routing.targets import RouteTarget

from .context import ROUTING_SCHEMA

if TYPE_CHECKING:
    from .rule import Rule, TaggingRule

__all__ = ["canonical_config", "canonical_text", "digest_of", "stored_config"]

_VERSION_DIGITS = 12


def canonical_config(rules: tuple[Rule, ...], tagging: tuple[TaggingRule, ...], schema: Schema) -> dict[str, Any]:
    """Return the tables of a configuration from which the same rules are read. What says nothing is left out."""
    own = {name: _attribute(field) for name, field in schema.fields.items() if name not in ROUTING_SCHEMA.fields}
    tables = {
        "attributes": own,
        "routing": [_rule(rule) for rule in rules],
        "tagging": [{"name": rule.name, "when": rule.when.to_config(), "tags": list(rule.tags)} for rule in tagging],
    }
    return {name: table for name, table in tables.items() if table}


def canonical_text(config: Mapping[str, Any]) -> str:
    """Return JSON with sorted keys and nothing that could be written in two ways."""
    return json.dumps(config, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def stored_config(text: str | bytes) -> dict[str, Any]:
    """Read the tables that were written down. Whether rules can be made of them is not checked."""
    try:
        config = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise UsageError("this is no stored RuleSet", code="bad-stored-value", hint="pass the text that RuleSet.to_json() returned")
    return config


def digest_of(rules: tuple[Rule, ...], tagging: tuple[TaggingRule, ...], schema: Schema) -> str:
    """Return the version of rules."""
    text = canonical_text(canonical_config(rules, tagging, schema))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_VERSION_DIGITS]


def _attribute(field: Field) -> dict[str, Any]:
    return {"kind": field.kind} | ({"values": list(field.values)} if field.values is not None else {})


def _rule(rule: Rule) -> dict[str, Any]:
    settings = {
        "name": rule.name,
        "when": rule.when.to_config(),
        "to": [_target(target) for target in rule.to],
        "priority": rule.priority,
        "ladder": rule.ladder,
        "valid_from": _instant(rule.valid_from),
        "valid_to": _instant(rule.valid_to),
    }
    return {name: value for name, value in settings.items() if value not in (None, {})}


def _target(target: RouteTarget) -> dict[str, Any]:
    team, sites = (None, list(target.sites)) if target.sites else (target.team, None)  # the sites say open_now themselves
    settings = {"team": team, "agent": target.agent, "skill": target.skill, "level": target.level, "sites": sites}
    return {name: value for name, value in settings.items() if value is not None}


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
