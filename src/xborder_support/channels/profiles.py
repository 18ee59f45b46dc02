"""Say what fits into a channel and for how long we may answer there, as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal, TypeAlias

from pydantic import Field

from xborder_support.configuration import StrictModel, parse_toml, validate
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel

__all__ = ["ChannelFact", "ChannelProfile", "TextLimit", "known_channels", "profile"]

_Unit: TypeAlias = Literal["code_points", "utf16_units", "utf8_bytes"]
_Kind: TypeAlias = Literal["messenger", "sms", "mail"]


@dataclass(frozen=True, slots=True)
class TextLimit:
    """Hold how long one text may be, in the unit that the provider counts.

    Example:
        >>> from xborder_support.channels import TextLimit
        >>> TextLimit(5000, "utf16_units").length("🍎")
        2
    """

    count: int
    unit: _Unit

    def length(self, text: str) -> int:
        """Return the length of a text in this unit."""
        if self.unit == "utf16_units":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text.encode("utf-8", "surrogatepass")) if self.unit == "utf8_bytes" else len(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelFact:
    """Hold a value with where it stands, when that was last looked up, and since when it holds (None: as long as is known)."""

    value: Any
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    valid_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelProfile:
    """Hold what is true of a channel on a day; None where the provider sets no such bound, or none is known.

    ``reply_window_hours`` counts from the customer's last message, and afterwards only approved templates may be sent;
    ``reply_token_seconds`` is how long a reply handle works; ``counts_automatic_replies`` says whether the platform's own response
    clock is stopped by an automatic reply.
    """

    channel: Channel
    kind: _Kind
    text_limit: TextLimit | None = None
    reply_window_hours: int | None = None
    reply_token_seconds: int | None = None
    counts_automatic_replies: bool | None = None
    facts: Mapping[str, ChannelFact]

    def fact(self, field: str) -> ChannelFact | None:
        """Return the value of a field together with its source, or None where nothing is known.

        Example:
            >>> from datetime import date
            >>> from xborder_support.channels import profile
            >>> profile("whatsapp", on=date(2026, 2, 3)).fact("reply_window_hours").confidence
            'high'
        """
        return self.facts.get(field)


def profile(channel: Channel, on: date) -> ChannelProfile:
    """Return what is true of a channel on a day.

    Errors: ``UsageError`` ``unknown-channel``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.channels import profile
        >>> profile("line", on=date(2026, 2, 3)).text_limit
        TextLimit(count=5000, unit='utf16_units')
    """
    return _profile(channel, on.date() if isinstance(on, datetime) else on)


def known_channels() -> tuple[Channel, ...]:
    """Return the names of the channels that have a profile.

    Example:
        >>> from xborder_support.channels import known_channels
        >>> known_channels()
        ('amazon', 'email', 'line', 'sms', 'whatsapp')
    """
    return tuple(sorted(_tables()))


@lru_cache(maxsize=512)
def _profile(channel: Channel, on: date) -> ChannelProfile:
    table = _tables().get(channel)
    if table is None:
        hint = did_you_mean(str(channel)[:40], _tables())
        raise UsageError(f"no channel is called {str(channel)[:40]!r}", code="unknown-channel", hint=hint)
    dated = {name: found for name in _FIELDS if (found := _in_force(getattr(table, name), on))}
    facts = {name: _fact(entry) for name, entry in dated.items()}
    return ChannelProfile(channel=channel, kind=table.kind, facts=facts, **{name: fact.value for name, fact in facts.items()})


class _Limit(StrictModel):
    count: int = Field(gt=0)
    unit: _Unit


class _Entry(StrictModel):
    value: _Limit | bool | int
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    valid_from: date | None = None


class _Table(StrictModel):
    kind: _Kind
    text_limit: tuple[_Entry, ...] = ()
    reply_window_hours: tuple[_Entry, ...] = ()
    reply_token_seconds: tuple[_Entry, ...] = ()
    counts_automatic_replies: tuple[_Entry, ...] = ()


class _File(StrictModel):
    format: Literal[1]
    channels: dict[str, _Table]


_FIELDS = tuple(name for name in _Table.model_fields if name != "kind")


def _in_force(entries: tuple[_Entry, ...], on: date) -> _Entry | None:
    begun = [entry for entry in entries if entry.valid_from is None or entry.valid_from <= on]
    return max(begun, key=lambda entry: entry.valid_from or date.min, default=None)


def _fact(entry: _Entry) -> ChannelFact:
    value = TextLimit(entry.value.count, entry.value.unit) if isinstance(entry.value, _Limit) else entry.value
    return ChannelFact(value=value, source=entry.source, checked=entry.checked, confidence=entry.confidence, valid_from=entry.valid_from)


@cache
def _tables() -> Mapping[str, _Table]:
    text = resources.files(__package__).joinpath("data", "profiles.toml").read_text(encoding="utf-8")
    return validate(_File, parse_toml(text, name="channels/data/profiles.toml")).channels
