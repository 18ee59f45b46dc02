"""Read the terms of laws and policies: ``72 hours``, ``14 calendar days``, ``10 business days``, ``1 month``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean

__all__ = ["Term", "TermUnit", "read_term"]

#: What a period is counted in.
TermUnit: TypeAlias = Literal["hours", "calendar_days", "business_days", "weeks", "months", "years"]

_FORM = re.compile(r"([0-9]{1,6})\s*([a-z]+(?:\s+[a-z]+)?)", re.ASCII | re.IGNORECASE)
_HINT = (
    'write "72 hours", "14 calendar days", "10 business days", "2 weeks", "1 month" or "1 year"; open hours are a Target\'s, "2h business"'
)
_WORDS: dict[str, TermUnit] = {
    "h elapsed": "hours",
    "hour": "hours",
    "day": "calendar_days",
    "calendar day": "calendar_days",
    "business day": "business_days",
    "working day": "business_days",
    "week": "weeks",
    "month": "months",
    "calendar month": "months",
    "year": "years",
}
#: What people mean by a letter after a count, and by ISO 8601 (``P1M``, ``PT72H``). A lone "m" may be minutes or months.
_ABBREVIATED: dict[str, TermUnit] = {
    "H": "hours",
    "D": "calendar_days",
    "W": "weeks",
    "Y": "years",
    "PTH": "hours",
    "PD": "calendar_days",
    "PW": "weeks",
    "PM": "months",
    "PY": "years",
}
_SHORT_FORM = re.compile(r"(?P<form>P?T?)(?P<count>[0-9]{1,6})\s*(?P<unit>[HDWMY])", re.ASCII)
#: A century of each. Beyond that a term is a slip of the finger.
_MOST: dict[str, int] = {
    "hours": 876_600,
    "calendar_days": 36_525,
    "business_days": 36_525,
    "weeks": 5_218,
    "months": 1_200,
    "years": 100,
}


@dataclass(frozen=True, slots=True)
class Term:
    """State how long a period is, in the unit in which a law states it: a month is not 30 days, and three days are not 72 hours.

    Errors: ``UsageError`` ``bad-term`` where it is not a whole number from 1, or longer than a century; ``unknown-unit``.

    Example:
        >>> from xborder_support.calendars import Term
        >>> Term.parse("10 working days")
        Term(count=10, unit='business_days')
        >>> str(Term(1, "months"))
        '1 month'
    """

    count: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.unit not in get_args(TermUnit):
            hint = _unit_hint(str(self.unit)[:20])
            raise UsageError(f"unknown unit {str(self.unit)[:20]!r}", code="unknown-unit", hint=hint)
        if not isinstance(self.count, int) or isinstance(self.count, bool) or self.count < 1:
            raise UsageError("a term is a whole number from 1", code="bad-term", hint=_HINT)
        if self.count > _MOST[self.unit]:
            raise UsageError(f"a term must not exceed {_MOST[self.unit]} {_name(self.unit)}s", code="bad-term", hint="check its unit")

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read a count and a unit, singular or plural. Plain "days" are calendar days, and "working days" are business days.

        Errors: ``UsageError`` ``bad-term``.
        """
        match = _FORM.fullmatch(text.strip()) if isinstance(text, str) else None
        unit = _WORDS.get(" ".join(match[2].lower().split()).removesuffix("s")) if match else None
        if match is None or unit is None:
            raise UsageError(f"cannot read the term {str(text)[:40]!r}", code="bad-term", hint=_term_hint(text))
        return cls(int(match[1]), unit)

    def __str__(self) -> str:
        return f"{self.count} {_name(self.unit)}{'' if self.count == 1 else 's'}"


def read_term(term: Term | str) -> Term:
    """Return a term from itself or its short form."""
    return term if isinstance(term, Term) else Term.parse(term)


def _unit_hint(unit: str) -> str:
    """Return the unit that a word stands for, or else all of them."""
    words = " ".join(unit.lower().replace("_", " ").split()).removesuffix("s")
    known = _WORDS.get(words) or _ABBREVIATED.get(words.upper())
    return f'did you mean "{known}"? Known: {", ".join(get_args(TermUnit))}' if known else did_you_mean(unit, get_args(TermUnit))


def _term_hint(text: object) -> str:
    """Return how an abbreviation is written out, or else every form."""
    short = _SHORT_FORM.fullmatch(text.strip().upper()) if isinstance(text, str) else None
    unit = _ABBREVIATED.get(short["form"] + short["unit"]) if short else None
    count = int(short["count"]) if short else 0
    if unit is None or not count:
        return _HINT
    return f'did you mean "{count} {_name(unit)}{"" if count == 1 else "s"}"? The unit of a term is written out'


def _name(unit: str) -> str:
    return unit.removesuffix("s").replace("_", " ")
