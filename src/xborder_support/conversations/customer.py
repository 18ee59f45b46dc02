"""Hold what the host knows about a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from typing import TypeAlias, get_args

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Gender, PersonName, Storable, language_tag, territory, time_zone, utc

__all__ = ["Customer"]

Attribute: TypeAlias = str | bool | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(Storable):
    """Hold what the customer declared or the shop's records say. Everything may be unknown; nothing is ever guessed from a name.

    ``language`` is the customer's own choice (BCP 47), ``territory`` ISO 3166-1 alpha-2, ``time_zone`` IANA; all three are kept in
    canonical spelling. ``segments`` are the shop's own words, such as ``senior``, and ``attributes`` whatever else its routing rules ask,
    by name: texts, numbers, truth values, tuples of texts. ``opted_out`` says that this person asked, in whatever thread, for no more
    messages. ``last_automatic_reply_at`` (aware) is when a machine of the shop last wrote to this person, in whatever thread: with it, not
    even a correspondent who opens a new thread with each mail gets more than one automatic reply a day.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory``, ``unknown-time-zone``, ``naive-datetime`` or ``wrong-argument``.

    Example:
        >>> from xborder_support import Customer, PersonName
        >>> Customer(name=PersonName(surname="佐藤", given="花子"), territory="jp").territory
        'JP'
    """

    id: str | None = field(default=None, repr=False)
    name: PersonName | None = None
    gender: Gender = "unknown"
    language: str | None = None
    territory: str | None = None
    time_zone: str | None = None
    tier: str | None = None
    segments: tuple[str, ...] = ()
    opted_out: bool = False
    last_automatic_reply_at: datetime | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict, repr=False, hash=False)

    def __post_init__(self) -> None:
        _check_types(self)
        object.__setattr__(self, "segments", tuple(self.segments))
        object.__setattr__(self, "attributes", {name: _kept(self.attributes[name]) for name in sorted(self.attributes)})
        # Here, and not in the middle of a decision, the host still knows which record the fault is in.
        if self.language is not None:
            object.__setattr__(self, "language", language_tag(self.language))
        if self.territory is not None:
            object.__setattr__(self, "territory", territory(self.territory))
        if self.time_zone is not None:
            object.__setattr__(self, "time_zone", time_zone(self.time_zone).key)
        if self.last_automatic_reply_at is not None:
            instant = utc(self.last_automatic_reply_at, "Customer.last_automatic_reply_at")
            object.__setattr__(self, "last_automatic_reply_at", instant)


def _check_types(customer: Customer) -> None:
    for name in ("id", "language", "territory", "tier"):
        value = getattr(customer, name)
        if value is not None and not isinstance(value, str):
            raise _wrong(name, "text", value, f"pass str({name})" if type(value) is int else f"pass {name} as text, or leave it out")
    if customer.name is not None and not isinstance(customer.name, PersonName):
        raise _wrong("name", "a PersonName", customer.name, "pass PersonName(given=…, surname=…): only the host knows which part is which")
    if not isinstance(customer.opted_out, bool):
        raise _wrong("opted_out", "True or False", customer.opted_out, "a text such as 'no' counts as true: convert it first")
    if not isinstance(customer.segments, (tuple, list)) or not all(isinstance(segment, str) for segment in customer.segments):
        raise _wrong("segments", "a tuple of texts", customer.segments, 'pass segments=("senior",), with a comma also for one')
    if not isinstance(customer.attributes, Mapping) or not all(map(_is_attribute, customer.attributes.items())):
        raise _wrong("attributes", "a mapping of names to texts, numbers, truth values or tuples of texts", customer.attributes, _PLAIN)
    if customer.gender not in get_args(Gender):
        hint = did_you_mean(str(customer.gender)[:40], get_args(Gender))
        raise UsageError("Customer.gender: this word is not known here", code="wrong-argument", hint=hint)


_PLAIN = "convert decimals and dates first, and leave out what is not known"


def _is_attribute(item: tuple[object, object]) -> bool:
    name, value = item
    if isinstance(value, (tuple, list)):
        return isinstance(name, str) and all(isinstance(each, str) for each in value)
    return isinstance(name, str) and (isinstance(value, str) or (isinstance(value, (int, float)) and _is_number(value)))


def _is_number(value: float) -> bool:
    """Tell whether a number can be compared and written down: infinities, and integers beyond any float, cannot."""
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _kept(value: Attribute | list[str]) -> Attribute:
    return tuple(value) if isinstance(value, list) else value


def _wrong(name: str, wanted: str, given: object, remedy: str) -> UsageError:
    return UsageError(f"Customer.{name}: {wanted} was expected, not {type(given).__name__}", code="wrong-argument", hint=remedy)
