"""Hold what the host's records say of one person: earlier contacts, refusals, register entries, dealings, agreed times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import Medium, read_day
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel, Purpose, utc

__all__ = ["AgreedTime", "PastContact", "Refusal", "RefusalScope", "RegistryVerdict", "Relationship", "check_word"]

#: What a person refused. ``offer``: the thing that was offered, which only starts a rest where a rule orders one; ``marketing``: all
#: advertising; ``all``: every message that no law demands.
RefusalScope: TypeAlias = Literal["offer", "marketing", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """State that the person was contacted before: when (aware), how, and what for.

    ``was_answered`` tells of a call whether somebody took it (of a message it tells nothing); None is unknown, and counts where it could
    count. ``subject`` is the shop's own word for what it was about, such as a campaign. ``channel`` matters where a platform bounds the
    messages that answer one of the customer's.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``unknown-medium``, ``unknown-purpose``, ``wrong-argument``.
    """

    at: datetime
    medium: Medium
    purpose: Purpose = "marketing"
    channel: Channel | None = None
    was_answered: bool | None = None
    subject: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", utc(self.at, "PastContact.at"))
        check_word(self.medium, get_args(Medium), "medium")
        check_word(self.purpose, get_args(Purpose), "purpose")
        if self.was_answered is not None:
            _check_flag(self.was_answered, "PastContact.was_answered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """State that the person refused: when (aware), what, and on which medium (None: on all).

    It holds until it is taken out of the context, or until a consent that was given later.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``unknown-scope``, ``unknown-medium``.
    """

    at: datetime
    scope: RefusalScope = "marketing"
    medium: Medium | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", utc(self.at, "Refusal.at"))
        check_word(self.scope, get_args(RefusalScope), "scope")
        if self.medium is not None:
            check_word(self.medium, get_args(Medium), "medium")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryVerdict:
    """State what a register said of the address, and on which day it was asked. ``name`` is that of the rule's ``Registry``.

    ``is_listed`` tells that the address stands in it: in a register of people who want no advertising that forbids, in one of consents
    (Türkiye's IYS) it allows. ``listed_on`` is since when, where that is known. Where nobody could ask, hand in no verdict. Where no rule
    says how old an answer may be, it counts for the time before a new entry binds, or else for 31 days.

    Errors: ``UsageError`` ``not-a-date``, ``wrong-argument`` for an ``is_listed`` that is neither True nor False.
    """

    name: str
    is_listed: bool
    checked_on: date
    listed_on: date | None = None

    def __post_init__(self) -> None:
        _check_flag(self.is_listed, "RegistryVerdict.is_listed")
        read_day(self.checked_on, "RegistryVerdict.checked_on")
        if self.listed_on is not None:
            read_day(self.listed_on, "RegistryVerdict.listed_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """State the dealings with the person, as local dates: the last purchase, the last enquiry.

    ``is_similar_offer`` says that the draft is about goods of the kind that was bought, ``offered_refusal`` that a refusal was offered when
    the address was taken and in each message since: without both there is no soft opt-in.

    Errors: ``UsageError`` ``not-a-date``, ``wrong-argument`` for an answer that is neither True nor False.
    """

    purchased_on: date | None = None
    enquired_on: date | None = None
    is_similar_offer: bool = False
    offered_refusal: bool = False

    def __post_init__(self) -> None:
        for name in ("purchased_on", "enquired_on"):
            if getattr(self, name) is not None:
                read_day(getattr(self, name), f"Relationship.{name}")
        _check_flag(self.is_similar_offer, "Relationship.is_similar_offer")
        _check_flag(self.offered_refusal, "Relationship.offered_refusal")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedTime:
    """State that the person agreed to be contacted from one instant (aware) until before another, whatever the usual hours.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``wrong-order`` where it ends before it starts.
    """

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts_at", utc(self.starts_at, "AgreedTime.starts_at"))
        object.__setattr__(self, "ends_at", utc(self.ends_at, "AgreedTime.ends_at"))
        if self.ends_at <= self.starts_at:
            raise UsageError("an agreed time ends before it starts", code="wrong-order", hint="swap starts_at and ends_at")


def check_word(word: object, known: tuple[str, ...], what: str) -> None:
    """Make sure that a word is one of a closed vocabulary.

    Errors: ``UsageError`` ``unknown-`` and what it names.
    """
    if not isinstance(word, str) or word not in known:
        shown = word[:40] if isinstance(word, str) else type(word).__name__
        raise UsageError(f"unknown {what} {shown!r}", code=f"unknown-{what}", hint=did_you_mean(shown, known))


def _check_flag(flag: object, what: str) -> None:
    # "no" is true in Python, and what is true here may allow a contact.
    if not isinstance(flag, bool):
        raise UsageError(f"{what} is not a bool but {type(flag).__name__}", code="wrong-argument", hint="pass True or False")
