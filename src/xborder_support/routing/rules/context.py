"""List what a routing rule can ask about."""

from __future__ import annotations

from xborder_support.conditions import CONVERSATION_SCHEMA, Field

__all__ = ["ROUTING_SCHEMA"]

#: The fields of a routing context. ``is_open`` tells whether the market's team is on shift, ``waiting_minutes`` how long the oldest
#: unanswered message has waited in wall time and ``waiting_since`` since when, ``now`` the instant of the decision. ``error_codes`` are
#: those that the customer named, ``is_public`` whether others can read along, ``is_negative`` whether the words are angry. A host adds its
#: own by an ``[attributes]`` table or by ``RuleSet.from_config(..., attributes=...)``.
ROUTING_SCHEMA = CONVERSATION_SCHEMA.extended(
    {
        "tags": Field("set"),
        "skills": Field("set"),
        "error_codes": Field("set"),
        "is_open": Field("boolean"),
        "is_public": Field("boolean"),
        "is_negative": Field("boolean"),
        "waiting_minutes": Field("number"),
        "waiting_since": Field("instant"),
        "now": Field("instant"),
    }
)
