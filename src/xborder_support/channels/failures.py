"""Say what a provider's error code means: why a message did not arrive, whether to try again, and whether contact ends with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from xborder_support.configuration import StrictModel, parse_toml, validate
from xborder_support.conversations import DeliveryReason, DeliveryStatus, InboundEvent, Membership

__all__ = ["DeliveryFailure", "failure_of", "with_membership"]

#: What ends with an error: all contact, because the customer blocked us or asked for it, or marketing alone.
_End: TypeAlias = Literal["block", "all", "marketing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFailure:
    """Hold what an error code means. ``is_retryable`` is about sending the same message again later."""

    reason: DeliveryReason
    is_retryable: bool | None = None
    ends: _End | None = None


class _Code(StrictModel):
    reason: DeliveryReason
    retry: bool | None = None
    ends: _End | None = None


class _File(StrictModel):
    format: Literal[1]
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    codes: dict[str, _Code]


def failure_of(provider: str, codes: str | int | Iterable[str | int]) -> DeliveryFailure | None:
    """Return what the first known of these codes means at a provider, or None where none is known.

    A code is what stands in the payload or in the answer to a call, as text or as a number.

    Example:
        >>> from xborder_support.channels.failures import failure_of
        >>> failure_of("whatsapp", 131047)
        DeliveryFailure(reason='window_closed', is_retryable=False, ends=None)
    """
    known = _failures(provider)
    asked = (codes,) if isinstance(codes, (str, int)) else codes
    return next((known[str(code)] for code in asked if str(code) in known), None)


def with_membership(status: DeliveryStatus, failure: DeliveryFailure | None) -> list[InboundEvent]:
    """Return a status, and after it the end of contact where the failure means one."""
    if failure is None or failure.ends is None:
        return [status]
    ended = Membership(
        channel=status.channel,
        provider=status.provider,
        account=status.account,
        provider_id=status.provider_id,
        received_at=status.received_at,
        sent_at=status.sent_at,
        sender=status.recipient,
        recipient=status.sender,
        thread_id=status.thread_id,
        details={"cause": "delivery-failure"},
        raw=status.raw,
        change="unfollowed" if failure.ends == "block" else "opted_out",
        scope="marketing" if failure.ends == "marketing" else "all",
    )
    return [status, ended]


@cache
def _failures(provider: str) -> Mapping[str, DeliveryFailure]:
    file = resources.files(__package__).joinpath("data", "failures", f"{provider}.toml")
    if not file.is_file():
        return {}
    codes = validate(_File, parse_toml(file.read_text(encoding="utf-8"), name=f"channels/data/failures/{provider}.toml")).codes
    return {name: DeliveryFailure(reason=code.reason, is_retryable=code.retry, ends=code.ends) for name, code in codes.items()}
