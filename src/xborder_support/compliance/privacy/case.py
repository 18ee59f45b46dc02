"""Hold what the host knows of one privacy case: what was asked, where, and what has happened since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.compliance.rulebook import Medium, read_day
from xborder_support.errors import UsageError
from xborder_support.terms import Storable, time_zone, utc

from .arguments import check_word
from .jurisdiction import read_places

__all__ = ["CaseKind", "PrivacyCase"]

#: What a case is about. ``complaint`` is one about how the shop treats data or people, and ``opt_out`` a refusal of advertising.
CaseKind: TypeAlias = Literal[
    "access", "rectification", "erasure", "objection", "portability", "restriction", "breach", "complaint", "opt_out", "sale_opt_out",
]  # fmt: skip

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LATER = ("assessed_at", "identity_asked_at", "verified_at", "answered_at", "extended_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyCase(Storable):
    """State one case. All instants are aware; there is nothing in it that tells who the person is.

    ``received_at`` is when the request or the refusal came, or when the shop became aware of a breach. ``places`` are territories or
    parts of them, each with its own law. ``medium`` narrows a refusal to one medium. ``clarifications`` are pairs of when the shop asked
    what it needed to know and when the person answered, None while nobody has; the identity is one more such question
    (``identity_asked_at``, ``verified_at``). ``extended_at`` is when the person was told that it takes longer, ``answered_at`` when the
    shop decided or answered, and ``assessed_at`` when it found that a breach must be reported. ``extended_until`` is the local date that
    the person was told, where a law leaves it to the shop. ``circumstances`` are what special periods of the rules are for, such as
    ``malicious`` or ``high_risk`` of a breach, ``through_processor`` of a request. ``time_zone`` (IANA) is where days are counted, by
    default the zone of the place that is strictest.

    Errors: ``UsageError`` ``unknown-case-kind``, ``no-place``, ``unknown-jurisdiction``, ``unknown-medium``, ``unknown-time-zone``,
    ``naive-datetime``, ``not-a-datetime``, ``datetime-out-of-range``, ``not-a-date``, ``bad-clarification``, ``bad-circumstances``,
    ``before-receipt``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance.privacy import PrivacyCase
        >>> PrivacyCase(kind="access", received_at=datetime(2026, 3, 3, 9, 30, tzinfo=UTC), places=("uk",)).places
        ('GB',)
    """

    kind: CaseKind
    received_at: datetime
    places: tuple[str, ...]
    medium: Medium | None = None
    assessed_at: datetime | None = None
    identity_asked_at: datetime | None = None
    verified_at: datetime | None = None
    clarifications: tuple[tuple[datetime, datetime | None], ...] = ()
    extended_at: datetime | None = None
    extended_until: date | None = None
    answered_at: datetime | None = None
    circumstances: tuple[str, ...] = ()
    time_zone: str | None = None

    def __post_init__(self) -> None:
        check_word("unknown-case-kind", self.kind, get_args(CaseKind))
        if self.medium is not None:
            check_word("unknown-medium", self.medium, get_args(Medium))
        object.__setattr__(self, "received_at", _received(self.received_at))
        object.__setattr__(self, "places", read_places(self.places))
        for name in _LATER:
            if (instant := getattr(self, name)) is not None:
                object.__setattr__(self, name, _later(instant, self.received_at, name))
        if self.extended_until is not None:
            read_day(self.extended_until, "PrivacyCase.extended_until")
        object.__setattr__(self, "circumstances", _circumstances(self.circumstances))
        object.__setattr__(self, "clarifications", _clarifications(self.clarifications, self.received_at))
        if self.identity_asked_at and self.verified_at and self.verified_at < self.identity_asked_at:
            hint = "check which of the two is wrong; leave identity_asked_at out where nobody was asked"
            raise UsageError("verified_at is before identity_asked_at", code="bad-clarification", hint=hint)
        if self.time_zone is not None:
            object.__setattr__(self, "time_zone", time_zone(self.time_zone).key)

    @property
    def questions(self) -> tuple[tuple[datetime, datetime | None], ...]:
        """Return what the shop waited for, the identity included, in the order in which it asked."""
        identity = ((self.identity_asked_at, self.verified_at),) if self.identity_asked_at else ()
        return tuple(sorted((*self.clarifications, *identity), key=lambda pair: pair[0]))


def _received(given: Any) -> datetime:
    found = utc(given, "PrivacyCase.received_at")
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        hint = "check the instant: calendars answer for the years 1900 to 2199"
        raise UsageError("PrivacyCase.received_at is outside the years of the calendars", code="datetime-out-of-range", hint=hint)
    return found


def _later(instant: datetime, received_at: datetime, name: str) -> datetime:
    found = utc(instant, f"PrivacyCase.{name}")
    if found < received_at:
        hint = "check the two instants: nothing of a case happens before it is received"
        raise UsageError(f"{name} is before received_at", code="before-receipt", hint=hint)
    return found


def _clarifications(given: Any, received_at: datetime) -> tuple[tuple[datetime, datetime | None], ...]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise _bad_clarification()
    return tuple(_clarification(pair, received_at) for pair in given)


def _clarification(pair: Any, received_at: datetime) -> tuple[datetime, datetime | None]:
    if not isinstance(pair, (tuple, list)) or len(pair) != len(("asked", "answered")):
        raise _bad_clarification()
    asked = _later(pair[0], received_at, "a clarification")
    answered = None if pair[1] is None else utc(pair[1], "the answer to a clarification")
    if answered is not None and answered < asked:
        raise _bad_clarification()
    return asked, answered


def _circumstances(given: Any) -> tuple[str, ...]:
    is_list = isinstance(given, Iterable) and not isinstance(given, str)
    names = tuple(given) if is_list else (None,)
    if not all(isinstance(name, str) for name in names):
        hint = 'pass circumstances=("high_risk",), with a comma also for one'
        raise UsageError("circumstances are names", code="bad-circumstances", hint=hint)
    return names


def _bad_clarification() -> UsageError:
    hint = "pass pairs of when the shop asked and when the answer came, or None while it is awaited"
    return UsageError("a clarification is a question and a later answer", code="bad-clarification", hint=hint)
