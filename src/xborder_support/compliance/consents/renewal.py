"""Answer how far re-confirmations carry a consent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime

from xborder_support.compliance.rulebook import ConsentKind

from .event import ConsentEvent
from .expiry import ASKED_FOR, NEVER, PlaceRules

__all__ = ["Renewals"]

_End = tuple[datetime, str | None]


class Renewals:
    """Know the re-confirmations of one kind of consent, and when what each of them renewed is over.

    Each one counts only if it came before the consent had ended. What follows each is reckoned once, from the last one backwards, so that a
    long history costs no more than its length.
    """

    __slots__ = ("_at", "_by_rule", "_kind", "_next_stated", "_rules", "_stated")

    def __init__(self, kind: ConsentKind, events: Iterable[ConsentEvent], rules: PlaceRules) -> None:
        counted = [event for event in events if kind in ASKED_FOR and event.consent in (None, kind)]
        self._kind, self._rules = kind, rules
        self._at = [event.at for event in counted]
        self._by_rule: list[_End] = [(NEVER, None)] * len(counted)
        self._stated: list[_End] = [(NEVER, None)] * len(counted)
        self._next_stated: list[int] = [len(counted)] * (len(counted) + 1)
        self._reckon([event.expires_at for event in counted])

    def end(self, event: ConsentEvent) -> _End:
        """Return when a consent is over, and the rule that ended it, where one did."""
        assert event.consent is not None  # noqa: S101  (an event that agrees has a kind)
        own = self._rules.end(event.consent, event.basis, event.at)
        return self._carried(own, event.expires_at, bisect_left(self._at, event.at))

    def _reckon(self, stated: Sequence[datetime | None]) -> None:
        for index in range(len(stated) - 1, -1, -1):
            own = self._rules.end(self._kind, None, self._at[index])
            self._by_rule[index] = self._linked(own, index + 1)
            self._next_stated[index] = self._next_stated[index + 1]
            if stated[index] is not None:
                self._stated[index] = self._carried(own, stated[index], index + 1)
                self._next_stated[index] = index

    def _linked(self, own: _End, index: int) -> _End:
        """Return the end by rules alone, with the re-confirmations from an index on that came in time."""
        return self._by_rule[index] if index < len(self._at) and self._at[index] < own[0] else own

    def _carried(self, own: _End, stated: datetime | None, index: int) -> _End:
        """Return the end where the consent may have stated one, which holds until a re-confirmation states another."""
        limit = (stated or NEVER, None)
        end = self._linked(own, index)
        other = self._next_stated[index]
        is_reached = index < len(self._at) and self._at[index] < min(limit[0], own[0])
        if is_reached and other < len(self._at) and self._at[other] < min(limit[0], end[0]):
            return self._stated[other]
        return min(limit, end, key=_first)


def _first(end: _End) -> datetime:
    return end[0]
