"""Say what a message asks about being contacted, and which of several answers counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["NOTHING", "PRECEDENCE", "OptOut", "Verdict", "clearest"]

Verdict: TypeAlias = Literal["stop", "start", "help", "ambiguous", "none"]

PRECEDENCE: dict[Verdict, int] = {"none": 0, "ambiguous": 1, "help": 2, "start": 3, "stop": 4}


@dataclass(frozen=True, slots=True)
class OptOut:
    """Say what a message asks about being contacted.

    ``verdict`` ``ambiguous`` is for a person to read, with contact on hold until then; ``none`` says that nothing was found, not that the
    customer agrees. ``tier`` 1 is a keyword, 2 a wording; ``matched`` names the entry of our data, never the customer's words. ``scope``
    ``marketing`` is a wish that speaks of advertising only.

    Example:
        >>> from xborder_support.compliance import recognise_opt_out
        >>> recognise_opt_out("ARRÊT svp !", channel="sms").verdict
        'stop'
    """

    verdict: Verdict
    tier: Literal[1, 2] | None = None
    matched: str | None = None
    scope: Literal["all", "marketing"] = "all"
    language: str | None = None


NOTHING = OptOut("none")


def clearest(results: Iterable[OptOut]) -> OptOut:
    """Return the answer that counts most."""
    return max(results, key=lambda result: PRECEDENCE[result.verdict])
