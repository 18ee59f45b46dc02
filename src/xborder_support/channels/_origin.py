"""Hold what all events of one payload share, and make the events that could not be read."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from xborder_support.conversations import Unparsed
from xborder_support.terms import Channel

from ._wire import fragment_id

__all__ = ["Origin"]


class Origin(NamedTuple):
    """Say where a payload came from: channel, provider, the shop's own end, and when it arrived (aware UTC)."""

    channel: Channel
    provider: str
    account: str
    received_at: datetime

    def unparsed(
        self, reason: str, raw: Any, *, provider_type: str | None = None, provider_id: str | None = None, **facts: Any
    ) -> Unparsed:
        """Return the event that keeps what could not be read; ``facts`` are what could be."""
        return Unparsed(
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
