"""Hold what the host knows about a customer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from xborder_support.terms import PersonName, language_tag, territory, time_zone

__all__ = ["Customer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """Hold what the customer declared or the shop's records say. Everything may be unknown; nothing is ever guessed from a name.

    ``language`` is the customer's own choice (BCP 47), ``territory`` ISO 3166-1 alpha-2, ``time_zone`` IANA; all three are kept in
    canonical spelling. ``segments`` are the shop's own words, such as ``senior``; ``opted_out`` says that this person asked, in whatever
    thread, for no more messages.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory`` or ``unknown-time-zone``.

    Example:
        >>> from xborder_support import Customer, PersonName
        >>> Customer(name=PersonName(surname="佐藤", given="花子"), territory="jp").territory
        'JP'
    """

    id: str | None = field(default=None, repr=False)
    name: PersonName | None = None
    gender: Literal["female", "male", "other", "unknown"] = "unknown"
    language: str | None = None
    territory: str | None = None
    time_zone: str | None = None
    tier: str | None = None
    segments: tuple[str, ...] = ()
    opted_out: bool = False

    def __post_init__(self) -> None:
        # Here, and not in the middle of a decision, the host still knows which record the fault is in.
        if self.language is not None:
            object.__setattr__(self, "language", language_tag(self.language))
        if self.territory is not None:
            object.__setattr__(self, "territory", territory(self.territory))
        if self.time_zone is not None:
            object.__setattr__(self, "time_zone", time_zone(self.time_zone).key)
