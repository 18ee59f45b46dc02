"""Read the pauses of a target: stretches in which its clock stands still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import utc

__all__ = ["Pauses", "PausesLike", "read_pauses"]

#: Pauses in order, in UTC, that do not overlap.
Pauses: TypeAlias = tuple[tuple[datetime, datetime], ...]
PausesLike: TypeAlias = Sequence[tuple[datetime, datetime]]

_PAIR = (tuple, list)
_HINT = "pass pairs of a start and an end, in order, that do not overlap; end a running pause at the instant you ask about"


def read_pauses(pauses: PausesLike) -> Pauses:
    """Return the pauses in UTC.

    Errors: ``UsageError`` ``bad-pauses``, ``naive-datetime``, ``not-a-datetime``.
    """
    if not pauses:
        return ()
    read = tuple([_pair(pause) for pause in _listed(pauses)])
    instants = [instant for pause in read for instant in pause]
    if instants != sorted(instants):
        is_reversed = any(end < start for start, end in read)
        message = "a pause ends before it starts" if is_reversed else "pauses overlap, or are not in order"
        raise UsageError(message, code="bad-pauses", hint=_HINT)
    return read


def _listed(pauses: Any) -> Iterable[Any]:
    if isinstance(pauses, Iterable) and not isinstance(pauses, str):
        return pauses
    raise UsageError(f"pauses are a list of pairs, not {type(pauses).__name__}", code="bad-pauses", hint=_HINT)


def _pair(pause: Any) -> tuple[datetime, datetime]:
    if not isinstance(pause, _PAIR) or len(pause) != len(("start", "end")):
        raise UsageError(f"a pause is a start and an end, not {type(pause).__name__}", code="bad-pauses", hint=_HINT)
    if pause[1] is None:
        raise UsageError("a pause is still running", code="bad-pauses", hint=_HINT)
    return utc(pause[0], "the start of a pause"), utc(pause[1], "the end of a pause")
