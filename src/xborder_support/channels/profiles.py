"""Say what fits into a channel and for how long we may answer there, as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from xborder_support.conversations import DeliveryState
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel

from .limits import MediaLimit, OptionLimit, Rate, TextLimit

if TYPE_CHECKING:
    from .profile_file import ProfileFile

__all__ = ["ChannelFact", "ChannelKind", "ChannelProfile", "OptOutKind", "known_channels", "profile"]

#: What a channel is to those who use it. ``chat`` is the shop's own window, ``ticket`` a help desk, ``social`` direct messages and posts of
#: a public network.
ChannelKind: TypeAlias = Literal["messenger", "sms", "ussd", "mail", "marketplace", "ticket", "chat", "social", "phone", "video"]

#: How a customer ends contact there: words that we must recognise, a block that the platform reports, a switch for advertising, an
#: unsubscribe link or complaint of a mail, or the platform's own answer when we send.
OptOutKind: TypeAlias = Literal["words", "block", "preference", "unsubscribe", "complaint", "error_code"]


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
    """Hold what is true of a channel on a day; None or empty where the provider sets no such bound, or none is known.

    ``is_live`` tells channels on which both sides are there at once, ``needs_data`` those that a phone without the internet cannot use.
    Numbers ending in ``_hours`` and ``_seconds`` count those. ``reply_window_hours`` counts from the customer's last message, and
    afterwards only approved templates may be sent, or nothing; ``human_reply_window_hours`` is the longer one for what a person wrote,
    ``window_messages`` how many messages fit into it. ``reply_token_seconds`` is how long a reply handle works, ``answer_seconds`` how
    soon the webhook itself must be answered, ``redelivery_hours`` for how long it comes again. ``counts_automatic_replies`` says whether
    the platform's own response clock is stopped by an automatic reply.

    ``caption_limit`` holds for the words below a file and above buttons. ``link_buttons`` is stated where buttons that open a page may not
    stand beside others: how many of them there may be alone. ``media_by_url`` is False where only a file that was uploaded before
    (``Media.provider_id``) can be sent.

    A fact of low confidence is advice: ``fit`` reports it, and refuses nothing.
    """

    channel: Channel
    kind: ChannelKind
    is_live: bool = False
    needs_data: bool = True
    text_limit: TextLimit | None = None
    caption_limit: TextLimit | None = None
    subject_limit: TextLimit | None = None
    buttons: OptionLimit | None = None
    list_rows: OptionLimit | None = None
    quick_replies: OptionLimit | None = None
    link_buttons: OptionLimit | None = None
    media: tuple[MediaLimit, ...] = ()
    media_per_message: int | None = None
    media_by_url: bool | None = None
    messages_per_call: int | None = None
    reply_window_hours: int | None = None
    human_reply_window_hours: int | None = None
    window_messages: int | None = None
    reply_token_seconds: int | None = None
    answer_seconds: int | None = None
    redelivery_hours: int | None = None
    rates: tuple[Rate, ...] = ()
    statuses: tuple[DeliveryState, ...] = ()
    opt_outs: tuple[OptOutKind, ...] = ()
    template_categories: tuple[str, ...] = ()
    right_to_left: bool | None = None
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

    def is_advice(self, field: str) -> bool:
        """Tell whether a fact is known too little to refuse anything by it."""
        fact = self.facts.get(field)
        return fact is not None and fact.confidence == "low"


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


@cache
def known_channels() -> tuple[Channel, ...]:
    """Return the names of the channels that have a profile.

    Example:
        >>> from xborder_support.channels import known_channels
        >>> {"email", "line", "sms", "whatsapp"} <= set(known_channels())
        True
    """
    files = (file.name for file in resources.files(__package__).joinpath("data", "profiles").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@lru_cache(maxsize=1024)
def _profile(channel: Channel, on: date) -> ChannelProfile:
    if channel not in known_channels():
        hint = did_you_mean(str(channel)[:40], known_channels())
        raise UsageError(f"no channel is called {str(channel)[:40]!r}", code="unknown-channel", hint=hint)
    return _file(channel).profile(channel, on)


@cache
def _file(channel: Channel) -> ProfileFile:
    from .profile_file import read_profile_toml  # noqa: PLC0415  (pydantic, which an import of a provider does not need)

    text = resources.files(__package__).joinpath("data", "profiles", f"{channel}.toml").read_text(encoding="utf-8")
    return read_profile_toml(text, name=f"channels/data/profiles/{channel}.toml")
