"""Say how a message is written on the wire of each provider, and what fits back.

One module a provider, with the same functions: ``parse`` turns a payload into events, ``verify`` checks its signature, ``receive`` does
both, ``render`` writes a draft as the payload that the host posts. Nothing is ever sent from here. A provider is loaded when it is first
used: ``from xborder_support.channels import line``, or ``provider("line")``.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import UsageError, did_you_mean

from .outgoing import Outgoing
from .profiles import ChannelFact, ChannelProfile, TextLimit, known_channels, profile
from .request import Headers, Secrets

__all__ = [
    "PROVIDERS",
    "ChannelFact",
    "ChannelProfile",
    "Headers",
    "Outgoing",
    "Provider",
    "Secrets",
    "TextLimit",
    "known_channels",
    "profile",
    "provider",
]

#: The names of the provider modules. A provider is not a channel: ``twilio`` carries the channels ``sms`` and ``whatsapp``.
PROVIDERS = ("africastalking", "amazon", "email", "line", "twilio", "whatsapp")

_CARRIERS = {"sms": "sms is a channel; its providers are twilio and africastalking"}


class Provider(Protocol):
    """Describe what every provider module offers."""

    def parse(
        self, body: bytes | str, *, received_at: datetime, account: str | None = None, headers: Headers | None = None
    ) -> list[InboundEvent]:
        """Return the events of a payload, in its order."""

    def verify(self, body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
        """Raise ``SignatureError`` unless the provider signed the payload."""

    def receive(
        self,
        body: bytes | str,
        headers: Headers,
        secrets: Secrets,
        *,
        received_at: datetime,
        account: str | None = None,
        url: str | None = None,
    ) -> list[InboundEvent]:
        """Verify the payload, then return its events."""

    def render(self, draft: Draft) -> list[Outgoing]:
        """Return what the host posts to the provider."""


def provider(name: str) -> Provider:
    """Return the module of a provider by its name, for a host that has the name in its configuration.

    Errors: ``UsageError`` ``unknown-provider``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import provider
        >>> provider("line").parse('{"destination": "U0", "events": []}', received_at=datetime(2026, 2, 3, tzinfo=UTC))
        []
    """
    if name not in PROVIDERS:
        asked = str(name)[:40]
        hint = _CARRIERS.get(asked) or did_you_mean(asked, PROVIDERS)
        raise UsageError(f"no provider is called {asked!r}", code="unknown-provider", hint=hint)
    return cast("Provider", import_module(f"{__name__}.{name}"))
