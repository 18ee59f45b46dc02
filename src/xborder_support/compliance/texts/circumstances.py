"""Hold what a text alone does not tell: who wrote it, whether it was asked for, what the reader was told before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import Medium, OptOutOffer, expect, expect_word
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import utc

__all__ = ["Circumstances", "Disclosure", "Writer"]

#: Who wrote a text: a person, a program that picks from fixed texts, or a program that words its own.
Writer: TypeAlias = Literal["person", "bot", "ai"]


_ANSWERS = ("was_asked_for", "is_bulk", "is_recurring", "is_first_contact", "takes_replies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Tell what a customer knows of the machine, in one conversation.

    ``told_at`` is when the customer was last told, ``told_as`` as what. ``last_message_at`` is when either side last wrote before the
    message that is answered now: with that one itself no silence would ever be found. ``last_written_by`` is about the shop's latest one.

    Errors: ``UsageError`` ``naive-datetime``, ``not-a-datetime``, ``unknown-writer``.
    """

    told_at: datetime | None = None
    told_as: Literal["bot", "ai"] = "ai"
    last_message_at: datetime | None = None
    last_written_by: Writer | None = None

    def __post_init__(self) -> None:
        for name in ("told_at", "last_message_at"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, utc(getattr(self, name), f"Disclosure.{name}"))
        _check_writer(self.told_as, "told_as", ("bot", "ai"))
        if self.last_written_by is not None:
            _check_writer(self.last_written_by, "last_written_by", get_args(Writer))


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Tell what a text alone does not. What is not told (None) counts as the case in which more is asked.

    ``was_asked_for``: the recipient asked for such messages or agreed to them; ``is_bulk``: it goes to many; ``is_recurring``: others of
    its kind follow, as after advertising, unless told; ``is_first_contact``: the first of its kind to this person; ``takes_replies``: an
    answer to it is read. ``kind`` names what the message is, in the words of a platform or a rule: ``order_confirmation``,
    ``return_question``, ``withdrawal_acknowledgement``. ``stated`` are what the text must carry by such a rule, by the name of the part.
    ``disclosure`` is what the customer knows of the machine. ``medium`` is what the law calls a channel of the host's own.

    Errors: ``UsageError`` ``unknown-writer``, ``unknown-medium``, ``wrong-argument``.
    """

    written_by: Writer | None = None
    was_asked_for: bool | None = None
    is_bulk: bool | None = None
    is_recurring: bool | None = None
    is_first_contact: bool | None = None
    takes_replies: bool = True
    kind: str | None = None
    stated: Mapping[str, str] = field(default_factory=dict, repr=False)
    disclosure: Disclosure = field(default_factory=Disclosure)
    medium: Medium | None = None

    def __post_init__(self) -> None:
        expect(self.disclosure, Disclosure, "disclosure")
        for name in _ANSWERS:
            # "no" is true in Python, and what is true here may ask for less.
            expect(getattr(self, name), bool, f"Circumstances.{name}", or_none=name != "takes_replies")
        expect(self.kind, str, "Circumstances.kind", or_none=True)
        expect(self.stated, Mapping, "Circumstances.stated")
        if self.medium is not None:
            expect_word(self.medium, get_args(Medium), "unknown-medium")
        if self.written_by is not None:
            _check_writer(self.written_by, "written_by", get_args(Writer))

    def writer(self, draft: Draft) -> Writer:
        """Return who wrote a draft. An automatic answer of an unknown author may be a machine's own; notices are prepared."""
        if self.written_by is not None:
            return self.written_by
        return "ai" if draft.is_automatic and draft.purpose == "service" else "person"

    def wants(self, offer: OptOutOffer) -> bool:
        """Tell whether a way out is to be offered with this message."""
        return offer.when == "each_message" or (offer.when == "first_contact" and self.is_first_contact is not False)

    def meets(self, condition: str | None, draft: Draft) -> bool:
        """Tell whether the condition of a duty is met, or may be."""
        if condition is None:
            return True
        if condition == "unsolicited_bulk":
            return self.was_asked_for is not True and self.is_bulk is not False
        if condition == "recurring_programme":
            return draft.purpose == "marketing" if self.is_recurring is None else self.is_recurring
        if condition == "reply_disabled":
            return not self.takes_replies
        return self.kind == condition


def _check_writer(given: object, what: str, known: tuple[str, ...]) -> None:
    """Make sure of the word: by an unknown one, nobody would be told that a machine writes."""
    if given not in known:
        shown = given[:40] if isinstance(given, str) else type(given).__name__
        raise UsageError(f"{what} is unknown: {shown!r}", code="unknown-writer", hint=did_you_mean(shown, known))
