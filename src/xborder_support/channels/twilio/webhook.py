"""Hold what the host knows of one request beside its body."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from xborder_support.channels.wire.origin import Origin
from xborder_support.terms import Channel

__all__ = ["Webhook"]


class Webhook(NamedTuple):
    """Hold when a request arrived (aware UTC), the shop's account where the host names it, and the token of the request."""

    received_at: datetime
    account: str | None
    token: str | None

    def origin(self, channel: Channel, stated: str | None) -> Origin:
        """Return the origin of its events; the account that the payload states counts where the host names none."""
        return Origin(channel, "twilio", self.account if self.account is not None else stated or "", self.received_at)

    def token_details(self) -> dict[str, str]:
        """Return the token as a detail."""
        return {"idempotency_token": self.token} if self.token else {}
