"""List what is known of every conversation, and so what any rule may ask about it."""

from __future__ import annotations

from typing import get_args

from xborder_support.terms import Priority

from .schema import Field, Schema

__all__ = ["CONVERSATION_SCHEMA"]

#: The fields that service levels and routing share. Ticket events tell all of them but ``tier`` and ``segments``, which the
#: host knows; ``is_complaint`` is said of a formal one.
CONVERSATION_SCHEMA = Schema(
    {
        "market": Field("territory"),
        "language": Field("language"),
        "channel": Field("choice"),
        "marketplace": Field("choice"),
        "topic": Field("category"),
        "priority": Field("choice", values=get_args(Priority)),
        "tier": Field("choice"),
        "segments": Field("set"),
        "is_complaint": Field("boolean"),
    }
)
