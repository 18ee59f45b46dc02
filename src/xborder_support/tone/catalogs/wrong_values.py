"""Say what a value is and what it should be, and how the one is made of the other. No value is ever quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from xborder_support.terms import PersonName

from .values import WANTED, ValueType

__all__ = ["wrong_type"]


def wrong_type(name: str, kind: ValueType, value: Any) -> tuple[str, str]:
    """Return message and hint for a value that is not of its type."""
    return _found(name, kind, value), f"pass {_remedy(kind, value) or WANTED[kind]}"


def _found(name: str, kind: ValueType, value: Any) -> str:
    if kind == "list" and isinstance(value, list | tuple):
        return f"${name} holds something else than texts, or than dates"
    if kind == "duration" and isinstance(value, timedelta):
        return f"${name} is a negative timedelta"
    if kind == "person" and isinstance(value, PersonName):
        parts = (getattr(value, each.name) for each in fields(value))
        strange = next(part for part in parts if part is not None and not isinstance(part, str))
        return f"a part of ${name} is {type(strange).__name__}, not text"
    return f"${name} is {type(value).__name__}, not {kind}"


def _remedy(kind: ValueType, value: Any) -> str | None:
    """Return how what was wanted is made of what was given."""
    return next((remedy for wanted, given, remedy in _REMEDIES if wanted == kind and isinstance(value, given)), None)


_NUMBER = (int, float, Decimal)
# The first that fits counts. A bool is an int to Python, and a datetime a date.
_REMEDIES: tuple[tuple[ValueType, type | tuple[type, ...], str], ...] = (
    ("text", bool, "a str in the customer's language"),
    ("text", _NUMBER, 'a str such as "1042"'),
    ("text", bytes, "a str: decode it first"),
    ("text", PersonName, "a str, as the shop writes the name"),
    ("text", date, "a str, written as the customer reads it"),
    ("reference", _NUMBER, 'a str such as "1042"'),
    ("integer", str, 'an int: int("3")'),
    ("integer", bool, "an int, which counts something"),
    ("integer", (float, Decimal), "an int; a number with digits behind the point is declared as a decimal"),
    ("decimal", (*_NUMBER, str), 'a Decimal: Decimal("1.5")'),
    ("money", (*_NUMBER, str), 'a Money: Money(Decimal("19.90"), "EUR")'),
    ("datetime", str, 'an aware datetime: datetime.fromisoformat("2026-02-04T11:00:00+09:00") makes one of text'),
    ("datetime", date, "an aware datetime: a day alone has no time"),
    ("datetime", (int, float), "an aware datetime: datetime.fromtimestamp(seconds, UTC) makes one of a number"),
    ("date", str, 'a date: date.fromisoformat("2026-02-04") makes one of text'),
    ("date", datetime, "a date: moment.astimezone(zone).date() is the day of a moment where the customer lives"),
    ("duration", (int, float), "a timedelta: timedelta(hours=2)"),
    ("person", str, 'a PersonName: PersonName(given="…", surname="…")'),
    ("person", PersonName, "every part of a PersonName as a str, or None"),
    ("person", Mapping, "a PersonName: PersonName(**parts)"),
    ("list", str, 'a list, also of one: ["order_number"]'),
)
