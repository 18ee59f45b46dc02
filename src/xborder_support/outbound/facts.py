"""Hold what is known of messages on their way out: what was queued, what was tried, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from math import isfinite
from typing import Any, Literal, TypeAlias

from xborder_support.conversations import DeliveryState, DeliveryStatus, Draft, Party
from xborder_support.errors import UsageError
from xborder_support.terms import Purpose, utc

from .retry_plan import OutboundReason

__all__ = ["OutboxFact", "OutboxFactKind", "Queued", "Route", "Scope", "aware", "status_of"]

#: What can be known: an attempt was begun; the provider took it, or did not; a report came; the host knows that the customer has it; the
#: host closed it; the customer ended or resumed contact.
OutboxFactKind: TypeAlias = Literal["attempted", "accepted", "failed", "reported", "acknowledged", "closed", "stopped", "resumed"]

#: What an end of contact covers.
Scope: TypeAlias = Literal["all", "marketing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Hold one way for a message: its parts as they are sent there, and how many seconds a report of delivery is waited for."""

    parts: tuple[Draft, ...]
    wait_seconds: float | None = None

    def __post_init__(self) -> None:
        if not self.parts or not (self.wait_seconds is None or (isfinite(self.wait_seconds) and self.wait_seconds > 0)):
            raise UsageError("a route makes no sense", code="wrong-argument", hint="pass one part at least, and None or seconds to wait")
        object.__setattr__(self, "parts", tuple(map(aware, self.parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """Hold a message that is to be sent: its ways in their order, and from when and until when it may be (aware UTC).

    Messages of one ``conversation`` go out in the order of ``position``.
    """

    key: str
    conversation: str = field(repr=False)
    position: int
    at: datetime
    routes: tuple[Route, ...]
    not_before: datetime | None = None
    not_after: datetime | None = None

    def __post_init__(self) -> None:
        if not self.routes:
            raise UsageError("a message has no way to go", code="no-way", hint="pass one route at least")
        _in_utc(self, "at", "not_before", "not_after")

    @property
    def order(self) -> tuple[int, datetime, str]:
        """Return the place among the messages of its conversation."""
        return (self.position, self.at, self.key)

    @property
    def purpose(self) -> Purpose | None:
        """Return why it is sent, or None where nobody said."""
        return self.routes[0].parts[0].purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxFact:
    """Hold one thing that is known. Which fields count depends on ``kind``; it holds no text and no address.

    ``key``, ``way``, ``part`` and ``attempt`` say which post it is about, ``message_keys`` the provider's messages. ``at`` is aware UTC.
    """

    kind: OutboxFactKind
    at: datetime
    key: str = ""
    way: int = 0
    part: int = 0
    attempt: int = 0
    message_keys: tuple[str, ...] = ()
    thread_key: str = ""
    status: DeliveryState | None = None
    watermark: datetime | None = None
    reason: OutboundReason | None = None
    is_retryable: bool | None = None
    retry_after_seconds: float = 0
    scope: Scope = "all"
    conversation: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        is_sound = self.retry_after_seconds >= 0 and isfinite(self.retry_after_seconds) and min(self.way, self.part, self.attempt) >= 0
        if not is_sound or (self.kind == "reported" and self.status is None):
            hint = "count from 0, pass the seconds of Retry-After or 0, and the status of what was reported"
            raise UsageError("a fact makes no sense", code="wrong-argument", hint=hint)
        _in_utc(self, "at", "watermark")

    @property
    def order(self) -> tuple[Any, ...]:
        """Return what sorts facts, the same way wherever they come from."""
        place = (self.at, self.kind, self.key, self.way, self.part, self.attempt, self.message_keys, self.thread_key)
        outcome = (self.status or "", str(self.watermark), self.reason or "", str(self.is_retryable), self.retry_after_seconds)
        return (*place, *outcome, self.scope, self.conversation or "")


def aware(draft: Draft) -> Draft:
    """Return a draft whose reply window and reply handle end in UTC. ``Errors:`` ``UsageError`` ``naive-datetime``."""
    handle, window = draft.reply_handle, draft.window_expires_at
    if handle is not None and handle.expires_at is not None:
        handle = replace(handle, expires_at=utc(handle.expires_at, "reply_handle.expires_at"))
    return replace(draft, reply_handle=handle, window_expires_at=None if window is None else utc(window, "window_expires_at"))


def status_of(draft: Draft, provider_id: str, at: datetime) -> DeliveryStatus:
    """Return the report that a provider would send first, which has the keys of all later ones."""
    return DeliveryStatus(
        channel=draft.channel,
        provider=draft.provider,
        account=draft.account,
        provider_id=provider_id,
        received_at=at,
        recipient=Party(address=draft.to),
        is_echo=True,
        status="accepted",
        provider_status="accepted",
    )


def _in_utc(value: object, *names: str) -> None:
    for name in names:
        instant = getattr(value, name)
        if instant is not None:
            object.__setattr__(value, name, utc(instant, name))
