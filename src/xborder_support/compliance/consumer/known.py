"""Tell whether anybody knows the law, so that an empty answer is not taken for "the law asks nothing"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import (
    DeadlineDuty,
    DeadlineSubject,
    Duty,
    Guarantee,
    HumanAccess,
    LanguageDuty,
    Rulebook,
    ServiceLevel,
    expect,
    expect_word,
    read_day,
)

from .answers import ANSWERS

__all__ = ["BuyerClaim", "is_law_known"]

#: What a buyer may claim, as the functions of this drawer answer it.
BuyerClaim: TypeAlias = Literal["complaint", "guarantee", "human_access", "languages", "refund", "return"]

_KINDS: Mapping[BuyerClaim, tuple[type[Duty], ...]] = {
    "guarantee": (Guarantee,),
    "human_access": (HumanAccess, ServiceLevel),
    "languages": (LanguageDuty,),
}
_SUBJECTS: Mapping[BuyerClaim, frozenset[DeadlineSubject]] = {
    "complaint": ANSWERS,
    "refund": frozenset({"refund"}),
    "return": frozenset({"return"}),
}


def is_law_known(place: str, claim: BuyerClaim, *, rulebook: Rulebook, on: date) -> bool:
    """Tell whether the book holds any rule of a place on what a buyer may claim, on a day.

    Where it does not, ``()``, None and "no person on request" mean that nobody knows: ask counsel. Where it does, they mean that the rules
    which are known ask nothing of the case.

    Errors: ``UsageError`` ``unknown-buyer-claim``, ``unknown-jurisdiction``, ``not-a-date``, ``rulebook-of-another-day``,
    ``wrong-argument``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook, is_law_known
        >>> book, day = Rulebook.load(), date(2026, 11, 22)
        >>> [is_law_known(place, "guarantee", rulebook=book, on=day) for place in ("DE", "US")]
        [True, False]
    """
    expect(rulebook, Rulebook, "rulebook")
    expect_word(claim, get_args(BuyerClaim), "unknown-buyer-claim")
    book = rulebook.as_of(read_day(on, "on"))
    if claim in _SUBJECTS:
        return any(duty.about in _SUBJECTS[claim] for _, duty in book.applying(DeadlineDuty, place=place))
    return any(book.applying(kind, place=place) for kind in _KINDS[claim])
