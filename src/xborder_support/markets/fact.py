"""Hold one fact about a market together with where it comes from and when it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, get_args

from xborder_support.errors import UsageError

__all__ = ["UNKNOWN", "Confidence", "Fact", "expect_day", "plain"]

#: How far a fact can be trusted: read at a primary source or measured, one credible source, or a reasonable convention.
Confidence: TypeAlias = Literal["high", "medium", "low"]

#: What a data file writes where nobody knows; never a guess.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold a value, its source, and the days on which it holds.

    ``value`` is what the data file says, read-only (tables as mappings, arrays as tuples). ``valid_from`` and ``valid_to`` are the first
    and the last day; None means open. ``file`` and ``line`` tell where it stands; both are None in a market that came from JSON.

    Example:
        >>> from xborder_support.markets import Fact
        >>> Fact("JPY", source="ISO 4217", confidence="high").value
        'JPY'
    """

    value: Any
    source: str
    confidence: Confidence
    checked: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str | None = None
    file: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", _frozen(self.value))

    @property
    def is_unknown(self) -> bool:
        """Tell whether the data says that nobody knows."""
        return isinstance(self.value, str) and self.value == UNKNOWN

    def holds(self, on: date) -> bool:
        """Tell whether the fact holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    def to_mapping(self) -> dict[str, Any]:
        """Return the fact as a data file would write it, with dates in ISO 8601 and without what is not set."""
        dates = {"checked": self.checked, "valid_from": self.valid_from, "valid_to": self.valid_to}
        entry = {"value": plain(self.value), "source": self.source, "confidence": self.confidence}
        entry |= {name: day.isoformat() for name, day in dates.items() if day}
        return entry | ({"note": self.note} if self.note else {})

    @classmethod
    def from_mapping(cls, entry: Mapping[str, Any]) -> Fact:
        """Read what ``to_mapping`` wrote."""
        if entry["confidence"] not in get_args(Confidence):
            raise ValueError("confidence")
        return cls(
            entry["value"],
            source=entry["source"],
            confidence=entry["confidence"],
            checked=_day(entry, "checked"),
            valid_from=_day(entry, "valid_from"),
            valid_to=_day(entry, "valid_to"),
            note=entry.get("note"),
        )

    def __reduce__(self) -> tuple[type[Fact], tuple[Any, ...]]:
        # Read-only mappings do not pickle.
        others = (self.source, self.confidence, self.checked, self.valid_from, self.valid_to, self.note, self.file, self.line)
        return Fact, (plain(self.value), *others)


def expect_day(on: object, remedy: str) -> None:
    """Make sure that a question names a day: an instant lies on different days in different places.

    Errors: ``UsageError`` ``not-a-date``.
    """
    if not isinstance(on, date) or isinstance(on, datetime):
        raise UsageError(f"on is no date but {type(on).__name__}", code="not-a-date", hint=remedy)


def plain(value: Any) -> Any:
    """Return a frozen value as dicts and lists, ready for JSON."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def _day(entry: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(entry[name]) if name in entry else None


def _frozen(value: Any) -> Any:
    # Markets are cached and shared, so nobody may change a value in place.
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_frozen(inner) for inner in value)
    return value
