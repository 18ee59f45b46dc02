"""List what a routing rule can ask about."""

from __future__ import annotations

from typing import get_args

from xborder_support.conditions import Field, Schema
from xborder_support.terms import Priority

__all__ = ["ROUTING_SCHEMA"]

#: The fields of a routing context. ``is_open`` tells whether the market's team is on shift, ``waiting_minutes`` how long the oldest
#: unanswered message has waited, in wall time. A host adds its own by ``RuleSet.from_config(..., attributes=...)``.
ROUTING_SCHEMA = Schema(
    {
        "market": Field("territory"),
        "language": Field("language"),
        "channel": Field("choice"),
        "marketplace": Field("choice"),
        "topic": Field("choice"),
        "priority": Field("choice", values=get_args(Priority)),
        "tier": Field("choice"),
        "segments": Field("set"),
        "tags": Field("set"),
        "skills": Field("set"),
        "is_open": Field("boolean"),
        "waiting_minutes": Field("number"),
    }
)
