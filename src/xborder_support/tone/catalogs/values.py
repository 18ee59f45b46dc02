"""Check the value of each type: what is taken, in which bounds, and what counts as not there.

Nothing that was checked here can fail later, however large or strange it is. An error never quotes a value of the customer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Money, PersonName, utc
from xborder_support.tone.cleaning import UNSEEN, clean, is_blank
from xborder_support.tone.names import is_named

__all__ = ["READERS", "WANTED", "ValueType", "word_reader"]

ValueType: TypeAlias = Literal[
    "text", "word", "url", "reference", "integer", "decimal", "datetime", "date", "person", "list", "money", "duration"
]

_MAX_CHARS = 100_000  # of one value: longer than any text that a channel takes
_MAX_ITEMS = 1000
_MAX_WORD_CHARS = 40
_LARGEST = 10**15  # beyond it, a number is no count and no price
_FINEST = -20
_EARLIEST, _LATEST = 2, 9998  # years: no zone leads out of what a datetime can hold
# RFC 3986 as far as a customer meets it: a host without a user name before it, which would hide where the link leads.
_URL = re.compile(r"https?://(?=[\w\[])[^\s/?#@\\<>\"'`{}|^]+(?:[/?#][^\s\\<>\"`{}|^]*)?", re.IGNORECASE)
_MAX_URL_CHARS = 2048
_REFERENCE = re.compile(r"[\w#+./:-]+(?: [\w#+./:-]+)*")
_MAX_REFERENCE_CHARS = 64


def word_reader(words: Sequence[str]) -> Callable[[Any], str]:
    """Return what takes one of some words and nothing else."""

    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError
        if value not in words:
            hint = did_you_mean(value[:_MAX_WORD_CHARS], words)
            raise UsageError("it is none of the words of this choice", code="unknown-word", hint=hint)
        return value

    return read


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        raise TypeError
    if len(value) > _MAX_CHARS:
        raise _too_long(_MAX_CHARS)
    if value and value[0] not in UNSEEN and value.isprintable():
        return value  # nearly every value
    text = clean(value)
    return None if is_blank(text) else text


def _too_long(limit: int) -> UsageError:
    return UsageError(f"it is longer than {limit} characters", code="value-too-long", hint="cut it before it goes into a message")


def _url(value: Any) -> str | None:
    """Take an address that is printed as it is, so nothing in it is cleaned: what is not sound is refused."""
    if not isinstance(value, str):
        raise TypeError
    if is_blank(value):
        return None
    if len(value) > _MAX_URL_CHARS:
        raise _too_long(_MAX_URL_CHARS)
    if not value.isprintable() or _URL.fullmatch(value) is None:
        raise UsageError("it is no web address", code="bad-url", hint="pass https://… or http://…, without spaces and user names")
    return value


def _reference(value: Any) -> str | None:
    text = _text(value)
    if text is None:
        return None
    text = text.strip()
    if len(text) > _MAX_REFERENCE_CHARS or _REFERENCE.fullmatch(text) is None:
        hint = f"letters, digits and # + - . / : _, at most {_MAX_REFERENCE_CHARS} of them"
        raise UsageError("it is no number of an order or a case", code="bad-reference", hint=hint)
    return text


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not -_LARGEST < value < _LARGEST:
        raise _out_of_range("a count has at most 15 digits")
    return value


def _decimal(value: Any) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError
    return _bounded(value) or Decimal(0)  # never -0


def _bounded(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < _FINEST or not -_LARGEST < value < _LARGEST:
        raise _out_of_range("pass a finite number of at most 15 digits, and 20 behind the point")
    return value


def _out_of_range(hint: str) -> UsageError:
    return UsageError("it is out of range", code="value-out-of-range", hint=hint)


def _datetime(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise TypeError
    instant = utc(value, "the value")
    if not _EARLIEST <= instant.year <= _LATEST:
        raise _out_of_range(f"a moment is in the years {_EARLIEST} to {_LATEST}")
    return instant


def _date(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError
    return value


def _person(value: Any) -> PersonName | None:
    if not isinstance(value, PersonName):
        raise TypeError
    parts = (value.given, value.surname, value.title, value.given_vocative, value.surname_vocative)
    if len("".join([each for each in parts if each])) > _MAX_CHARS:  # a part that is no text is a TypeError
        raise _too_long(_MAX_CHARS)
    return value if is_named(value) else None


def _list(value: Any) -> tuple[str, ...] | tuple[date, ...] | None:
    """Take texts or dates, all of one kind. Blank texts are dropped; dates are sorted, each once."""
    if not isinstance(value, list | tuple):
        raise TypeError
    if len(value) > _MAX_ITEMS:
        raise UsageError(
            f"it has more than {_MAX_ITEMS} items", code="value-too-long", hint="nobody reads such a list: name the first ones"
        )
    if not all(isinstance(item, str) for item in value):
        return tuple(sorted({_date(item) for item in value}))
    if sum(map(len, value)) > _MAX_CHARS:
        raise _too_long(_MAX_CHARS)
    return tuple(text for item in value if (text := _text(item))) or None


def _money(value: Any) -> Money:
    if not isinstance(value, Money):
        raise TypeError
    _bounded(value.amount)
    return value


def _duration(value: Any) -> timedelta:
    if not isinstance(value, timedelta) or value < timedelta(0):
        raise TypeError
    return value


#: What checks a value of each type. It raises ``TypeError`` for another type, ``UsageError`` for a value out of bounds, and returns None
#: for one that says nothing.
READERS: Mapping[ValueType, Callable[[Any], Any]] = {
    "text": _text,
    "url": _url,
    "reference": _reference,
    "integer": _integer,
    "decimal": _decimal,
    "datetime": _datetime,
    "date": _date,
    "person": _person,
    "list": _list,
    "money": _money,
    "duration": _duration,
}

#: What to pass, for each type.
WANTED: Mapping[ValueType, str] = {
    "text": "a str that is not blank",
    "word": "one of its words",
    "url": "a str that begins with https://",
    "reference": "the number of an order or a case, a str",
    "integer": "an int",
    "decimal": "a Decimal",
    "datetime": "an aware datetime",
    "date": "a date",
    "person": "a PersonName with a given name or a surname",
    "list": "a list of str, or of date, that is not empty",
    "money": "a Money",
    "duration": "a timedelta that is not negative",
}
