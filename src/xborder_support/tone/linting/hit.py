"""Say what one rule found in a text, before it is put into the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from xborder_support.terms import Severity

__all__ = ["NOTHING", "Hit"]

#: No facts at all, shared by all hits that have none.
NOTHING: Mapping[str, str] = MappingProxyType({})


class Hit(NamedTuple):
    """Name a rule and the half-open range of code points that breaks it.

    ``case`` picks one of several messages of the rule, ``facts`` fill its blanks: words of our own lists and figures, never what stands in
    the customer's name or address. ``suggestion`` could stand there instead, in the language of the text; without one, the advice of the
    rule is given. ``severity`` is set only where a hit differs from its rule. An empty range means that something is missing there.
    """

    rule: str
    start: int
    end: int
    suggestion: str | None = None
    facts: Mapping[str, str] = NOTHING
    case: str = ""
    severity: Severity | None = None
