"""Hold what the channels of Meta share: how webhooks are signed and checked, and the wire format of Messenger and Instagram."""

from __future__ import annotations

from .checking import challenge, verify
from .entry import Change, Platform
from .links import link_expiry
from .webhook import read_webhook
from .writer import outgoing_messages

__all__ = ["Change", "Platform", "challenge", "link_expiry", "outgoing_messages", "read_webhook", "verify"]
