"""Say, by the reason of a failure and the provider, when the same message is tried again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Generic, Literal, TypeAlias, TypeVar, get_args

from xborder_support.configuration import StrictModel, parse_toml, validate
from xborder_support.conversations import DeliveryReason
from xborder_support.errors import UsageError, did_you_mean

from .back_off import BackOff

__all__ = ["Network", "OutboundReason", "RetryPlan", "retry_plan"]

#: Why a message did not get on. Beside the reasons of providers: nothing came back from a post (``no_answer``), or no report of delivery
#: came in time (``unconfirmed``).
OutboundReason: TypeAlias = Literal[DeliveryReason, "no_answer", "unconfirmed"]

#: How good the connection is over which the shop posts, in the words of the Network Information API, as ``channels.media_budget`` has it.
Network: TypeAlias = Literal["slow-2g", "2g", "3g", "4g"]

_FIRST_FAULT_OF_THEIRS = 500
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPlan:
    """Hold when a message is tried again: a back-off for each reason, and for a reason at one provider where that differs.

    ``answer_seconds`` is how long an attempt without an answer is taken to be under way, so that no second process posts the same.
    ``remembers_seconds`` is how long a provider knows an idempotency key again, ``accepted_statuses`` by which HTTP statuses it says so;
    ``http_reasons`` is what other statuses mean. Change one with ``dataclasses.replace``.

    Errors: ``UsageError`` ``wrong-argument`` where a reason has no back-off.

    Example:
        >>> from xborder_support.outbound import retry_plan
        >>> plan = retry_plan()
        >>> plan.back_off("rate_limited", provider="whatsapp").factor, plan.back_off("bad_address", provider="whatsapp").attempts
        (4.0, 1)
    """

    answer_seconds: float
    back_offs: Mapping[OutboundReason, BackOff]
    provider_back_offs: Mapping[str, Mapping[OutboundReason, BackOff]] = field(default_factory=dict)
    remembers_seconds: Mapping[str, int] = field(default_factory=dict)
    accepted_statuses: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    http_reasons: Mapping[int, OutboundReason] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if missing := sorted(set(get_args(OutboundReason)) - self.back_offs.keys()):
            hint = f"start from retry_plan().back_offs, which has them all; missing: {', '.join(missing)}"
            raise UsageError("a retry plan lacks the back-off of a reason", code="wrong-argument", hint=hint)

    def back_off(self, reason: OutboundReason, *, provider: str, is_retryable: bool | None = None) -> BackOff:
        """Return the back-off after a failure. What the provider said of this one code (``is_retryable``) outweighs the reason."""
        found = self.provider_back_offs.get(provider, {}).get(reason) or self.back_offs[reason]
        if is_retryable is False:
            return self.back_offs["unconfirmed"]
        return self.back_offs["unknown"] if is_retryable and found.attempts == 1 else found

    def reason_of(self, http_status: int | None) -> OutboundReason:
        """Return what an HTTP status means; None is an attempt that was never answered."""
        if http_status is None:
            return "no_answer"
        return self.http_reasons.get(http_status, "provider_fault" if http_status >= _FIRST_FAULT_OF_THEIRS else "unknown")

    def is_acceptance(self, provider: str, http_status: int | None) -> bool:
        """Tell whether an HTTP status says that the provider took the message at an earlier attempt."""
        return http_status in self.accepted_statuses.get(provider, ())


@cache
def retry_plan(network: Network = "4g") -> RetryPlan:
    """Return the plan for a network: on ``slow-2g`` and ``2g`` the pauses are longer and more attempts are made.

    Errors: ``UsageError`` ``wrong-argument`` for a network that is not one of those of ``channels.media_budget``.

    Example:
        >>> from xborder_support.outbound import retry_plan
        >>> [retry_plan(network).back_off("no_answer", provider="line").cap_seconds for network in ("4g", "2g")]
        [120.0, 900.0]
    """
    if network not in get_args(Network):
        hint = did_you_mean(str(network)[:40], get_args(Network))
        raise UsageError(f"no network is called {str(network)[:40]!r}", code="wrong-argument", hint=hint)
    file = _file()
    return RetryPlan(
        answer_seconds=_of_network(file.answer_seconds, network)[-1].value,
        back_offs=_back_offs(file, network, None),
        provider_back_offs={name: _back_offs(file, network, name) for name in _named(file.back_off)},
        remembers_seconds={name: entry.value for entry in file.remembers_seconds for name in entry.providers},
        accepted_statuses={name: entry.value for entry in file.accepted_statuses for name in entry.providers},
        http_reasons=file.http.reasons,
    )


class _Fact(StrictModel, Generic[_T]):
    value: _T
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    networks: tuple[Network, ...] = ()
    providers: tuple[str, ...] = ()


class _Figures(StrictModel):
    attempts: int
    base_seconds: float
    factor: float
    cap_seconds: float
    jitter_share: float

    def back_off(self) -> BackOff:
        return BackOff(**self.model_dump())


class _Reasons(_Fact[_Figures]):
    reasons: tuple[OutboundReason, ...]


class _Http(StrictModel):
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    reasons: dict[int, OutboundReason]


class _File(StrictModel):
    format: Literal[1]
    answer_seconds: tuple[_Fact[float], ...]
    remembers_seconds: tuple[_Fact[int], ...]
    accepted_statuses: tuple[_Fact[tuple[int, ...]], ...]
    back_off: tuple[_Reasons, ...]
    http: _Http


_Entry = TypeVar("_Entry", bound=_Fact[float] | _Reasons)


@cache
def _file() -> _File:
    text = resources.files(__package__).joinpath("data", "retry.toml").read_text(encoding="utf-8")
    return validate(_File, parse_toml(text, name="outbound/data/retry.toml"))


def _of_network(entries: tuple[_Entry, ...], network: Network) -> list[_Entry]:
    """Return the entries that hold on a network, those that name it last, because the last one counts."""
    return sorted((entry for entry in entries if not entry.networks or network in entry.networks), key=lambda entry: bool(entry.networks))


def _back_offs(file: _File, network: Network, provider: str | None) -> dict[OutboundReason, BackOff]:
    entries = _of_network(tuple(entry for entry in file.back_off if _is_of(entry, provider)), network)
    return {reason: entry.value.back_off() for entry in entries for reason in entry.reasons}


def _is_of(entry: _Reasons, provider: str | None) -> bool:
    return provider in entry.providers if provider else not entry.providers


def _named(entries: tuple[_Reasons, ...]) -> set[str]:
    return {name for entry in entries for name in entry.providers}
