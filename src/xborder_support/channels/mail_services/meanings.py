"""Say what a word of a mail service means, by the packaged table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from xborder_support.configuration import StrictModel, parse_toml, validate
from xborder_support.conversations import DeliveryReason, DeliveryState

__all__ = ["Meaning", "meaning_of"]

_Change: TypeAlias = Literal["opted_in", "opted_out"]
_Scope: TypeAlias = Literal["all", "marketing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """Hold what a word says of a mail of ours, and of the customer's wish to get more of them."""

    word: str
    status: DeliveryState | None = None
    reason: DeliveryReason | None = None
    is_retryable: bool | None = None
    change: _Change | None = None
    scope: _Scope = "all"
    signal: str | None = None


class _Word(StrictModel):
    status: DeliveryState | None = None
    reason: DeliveryReason | None = None
    retry: bool | None = None
    change: _Change | None = None
    scope: _Scope = "all"
    signal: str | None = None


class _Service(StrictModel):
    source: str
    confidence: Literal["high", "medium", "low"]
    words: dict[str, _Word]


class _File(StrictModel):
    format: Literal[1]
    checked: date
    postmark: _Service
    mailgun: _Service
    sendgrid: _Service
    brevo: _Service
    resend: _Service


def meaning_of(provider: str, words: Sequence[str]) -> Meaning | None:
    """Return what the words of an event mean, by as many of them as the table knows; None where it does not know the first.

    Example:
        >>> from xborder_support.channels.mail_services.meanings import meaning_of
        >>> meaning_of("mailgun", ["failed", "temporary", "some new reason"])
        Meaning(word='failed/temporary', status='sent', reason=None, is_retryable=True, change=None, scope='all', signal=None)
    """
    known = _meanings()[provider]
    paths = ("/".join(words[:length]) for length in range(len(words), 0, -1))
    return next((known[path] for path in paths if path in known), None)


@cache
def _meanings() -> Mapping[str, Mapping[str, Meaning]]:
    text = resources.files(__package__).joinpath("data", "events.toml").read_text(encoding="utf-8")
    file = validate(_File, parse_toml(text, name="channels/mail_services/data/events.toml"))
    services = {name: getattr(file, name).words for name in ("postmark", "mailgun", "sendgrid", "brevo", "resend")}
    return {name: {word: _meaning(word, said) for word, said in words.items()} for name, words in services.items()}


def _meaning(word: str, said: _Word) -> Meaning:
    return Meaning(
        word=word,
        status=said.status,
        reason=said.reason,
        is_retryable=said.retry,
        change=said.change,
        scope=said.scope,
        signal=said.signal,
    )
