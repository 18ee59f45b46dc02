"""Put together what every provider module offers, from the two things that it writes itself: how to verify, and how to parse."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn, Protocol

from xborder_support.channels.request import Headers, Secrets
from xborder_support.conversations import InboundEvent
from xborder_support.errors import UsageError

__all__ = ["Parse", "Receive", "Verify", "receiver", "unsigned"]


class Parse(Protocol):
    """Describe a provider's ``parse``."""

    def __call__(
        self, body: bytes | str, *, received_at: datetime, account: str | None = None, headers: Headers | None = None
    ) -> list[InboundEvent]:
        """Return the events of a payload, in its order."""


class Verify(Protocol):
    """Describe a provider's ``verify``."""

    def __call__(self, body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> None:
        """Raise ``SignatureError`` unless the provider signed the payload."""


class Receive(Protocol):
    """Describe a provider's ``receive``."""

    def __call__(
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


def receiver(verify: Verify, parse: Parse) -> Receive:
    """Return the function that verifies a payload and then returns its events. ``Errors:`` those of both."""

    def receive(
        body: bytes | str,
        headers: Headers,
        secrets: Secrets,
        *,
        received_at: datetime,
        account: str | None = None,
        url: str | None = None,
    ) -> list[InboundEvent]:
        """Verify a payload, then return its events. ``Errors:`` those of ``verify`` and ``parse``."""
        verify(body, headers, secrets, now=received_at, url=url)
        return parse(body, received_at=received_at, account=account, headers=headers)

    receive.__qualname__ = "receive"  # what Python names in its own errors
    return receive


def unsigned(name: str, remedy: str) -> Verify:
    """Return the ``verify`` of a provider that signs nothing: it refuses, because passing would look like proof.

    Errors of what is returned: always ``UsageError`` ``provider-signs-nothing``, whose hint is the remedy.
    """

    def verify(body: bytes | str, headers: Headers, secrets: Secrets, *, now: datetime, url: str | None = None) -> NoReturn:
        """Refuse: there is nothing to verify. ``Errors:`` always ``UsageError`` ``provider-signs-nothing``."""
        del body, headers, secrets, now, url
        raise UsageError(f"{name} signs none of its webhooks", code="provider-signs-nothing", hint=remedy)

    return verify
