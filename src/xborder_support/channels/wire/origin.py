"""Hold what all events of one payload share, and make the events that could not be read."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from xborder_support.conversations import InboundEvent, Party, Unparsed
from xborder_support.terms import Channel, utc

from .construction import quick
from .payload import fragment_id

__all__ = ["Origin", "arrival", "shop_party"]

_new_unparsed = quick(Unparsed)
_MOST_EVENTS = 50_000  # Of one list. Providers batch some hundred; the rest of a hostile list would only cost time.
_LONGEST_ACCOUNT = 64  # Account ids are short; the bound keeps a hostile payload from filling the cache.


class Origin(NamedTuple):
    """Say where a payload came from: channel, provider, the shop's own end, and when it arrived (aware UTC)."""

    channel: Channel
    provider: str
    account: str
    received_at: datetime

    def no_later(self, stated: datetime | None) -> datetime | None:
        """Return a stated time, but none after the payload arrived: clocks are wrong, and what is still to come has not been read."""
        return min(stated, self.received_at) if stated else None

    def within_reason(self, items: list[Any]) -> tuple[list[Any], list[InboundEvent]]:
        """Return what of a list is read one by one, and the one event that keeps all that is too much, if anything is."""
        rest = items[_MOST_EVENTS:]
        return (items[:_MOST_EVENTS], [self.unparsed("too-many-events", rest)]) if rest else (items, [])

    def unparsed(
        self, reason: str, raw: Any, *, provider_type: str | None = None, provider_id: str | None = None, **facts: Any
    ) -> Unparsed:
        """Return the event that keeps what could not be read; ``facts`` are what could be."""
        return _new_unparsed(
            channel=self.channel,
            provider=self.provider,
            account=self.account,
            provider_id=provider_id or fragment_id(raw),
            received_at=self.received_at,
            reason=reason,
            provider_type=provider_type,
            raw=raw,
            **facts,
        )


def arrival(received_at: datetime) -> datetime:
    """Return the time of reception in UTC. ``Errors:`` ``UsageError`` ``naive-datetime``."""
    return received_at if getattr(received_at, "tzinfo", None) is UTC else utc(received_at, "received_at")


def shop_party(account: str) -> Party:
    """Return the shop's own end of a conversation."""
    return _cached_party(account) if len(account) <= _LONGEST_ACCOUNT else Party(address=account)


@lru_cache(maxsize=256)
def _cached_party(account: str) -> Party:
    return Party(address=account or None)
