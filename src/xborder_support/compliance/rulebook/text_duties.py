"""Name what rules ask of a message itself: marks, contents, languages, what is told of machines, and how data is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from xborder_support.calendars import Term

__all__ = [
    "CONDITIONS",
    "AiNotice",
    "Forbidden",
    "Label",
    "LanguageDuty",
    "MaskForm",
    "PlatformLimit",
    "Slots",
]

#: What may narrow the mark of advertising. A misspelt one would be met by no message, and the mark would be dropped without a word.
CONDITIONS = ("unsolicited_bulk", "recurring_programme", "reply_disabled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """State a mark that advertising carries, one of ``texts``, and where.

    ``forbids_variants`` refuses other spellings of it; ``only_if``, one of ``CONDITIONS``, narrows the duty. ``bulk_over`` are the
    numbers of messages, by the term in which they are sent, beyond which they are bulk.
    """

    texts: tuple[str, ...]
    at: Literal["start", "subject", "sender_suffix", "caller_number"] = "start"
    forbids_variants: bool = False
    only_if: str | None = None
    bulk_over: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """List what a message must contain, by name. ``only_if`` narrows the duty, such as to senders that take no replies.

    ``valid_for`` is how long after the message an address in it must lead to somebody.
    """

    required: tuple[str, ...]
    only_if: str | None = None
    at: Literal["anywhere", "end"] = "anywhere"
    valid_for: Term | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """List what a message must not contain: addresses of pages, or contents by name."""

    urls: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLimit:
    """State what a platform takes: categories of approved texts, territories where one is not delivered, bounds by name."""

    categories: tuple[str, ...] = ()
    not_delivered: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    bounds: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AiNotice:
    """State what people must be told of a machine, and when. ``only_in`` names the places in which alone a platform asks for it."""

    tell: Literal["ai", "bot", "ai_generated"] = "ai"
    when: tuple[Literal["start", "after_gap", "handover_to_bot", "each_text"], ...] = ("start",)
    only_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageDuty:
    """State in which languages customers must be informed or served.

    ``choice`` lists the languages that the customer may choose from; ``by_region`` the duty of each part of the country;
    ``as_customer`` says that the answer is in the language in which the customer wrote.
    """

    required: tuple[str, ...] = ()
    choice: tuple[str, ...] = ()
    by_region: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    as_customer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskForm:
    """State how a datum is shown. ``pattern`` is an example of the form; ``may_store`` False says that it must not be kept at all.

    ``widest`` is an example of the most that may be shown; ``methods`` are how it is kept; ``keeps`` are the parts that stay.
    """

    datum: str
    pattern: str | None = None
    may_store: bool = True
    methods: tuple[str, ...] = ()
    widest: str | None = None
    keeps: tuple[str, ...] = ()
