"""Choose which instant counts where a sum of open time ends exactly on a close: that close, or the opening after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean

from .timeline import Timeline

__all__ = ["Inverse", "Landing", "adding", "subtracting"]

#: ``close`` (the default) is the instant nearest to the given one, ``next_open`` the one on the far side of the closed time. Forwards, that
#: is the close and the opening after it; backwards, the opening and the close before it. The same open time passes to both.
Landing: TypeAlias = Literal["close", "next_open"]

#: Find an instant with so much open time before it.
Inverse: TypeAlias = Callable[[Timeline, int], int | None]

_ADDING: Mapping[str, Inverse] = {"close": Timeline.earliest, "next_open": Timeline.latest}
_SUBTRACTING: Mapping[str, Inverse] = {"close": Timeline.latest, "next_open": Timeline.earliest}


def adding(landing: str) -> Inverse:
    """Return how to find the end of a sum."""
    return _known(_ADDING, landing)


def subtracting(landing: str) -> Inverse:
    """Return how to find the start of a sum."""
    return _known(_SUBTRACTING, landing)


def _known(inverses: Mapping[str, Inverse], landing: str) -> Inverse:
    try:
        return inverses[landing]
    except (KeyError, TypeError):
        hint = did_you_mean(str(landing)[:20], inverses)
        raise UsageError(f"unknown landing {str(landing)[:20]!r}", code="unknown-landing", hint=hint) from None
