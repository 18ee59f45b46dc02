"""Answer at what local time a half-day begins or ends where it is the custom, and who says so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from xborder_support.calendars.hours import DAY_SECONDS, Hours, parse_hours

__all__ = ["HALF_DAY", "HalfDayFact", "half_day_facts", "known_half_day_places"]

HALF_DAY = "half_day"
_LATEST = 2 * DAY_SECONDS  # Hours that start late on a date end within the next one.


@dataclass(frozen=True, slots=True)
class HalfDayFact:
    """Hold one row of the facts: which half-days of a place it is about, and what stays open on them."""

    place: str
    stays_open: tuple[Hours, ...]
    shorter_by_seconds: int
    category: str
    named: str | None
    says: str
    source: str

    @property
    def cuts(self) -> bool:
        """Return whether anything closes at all."""
        return bool(self.shorter_by_seconds) or self.stays_open != ((0, _LATEST),)


def half_day_facts(territory: str, subdivision: str | None) -> tuple[HalfDayFact, ...]:
    """Return what is known of the half-days of a place, of its own part first."""
    facts = _by_place()
    return (*(facts.get(f"{territory}-{subdivision}", ()) if subdivision else ()), *facts.get(territory, ()))


def known_half_day_places() -> tuple[str, ...]:
    """Return the places whose half-days have a customary time, as ``TR`` and ``AU-SA``."""
    return tuple(sorted(_by_place()))


@cache
def _by_place() -> dict[str, tuple[HalfDayFact, ...]]:
    text = resources.files(__package__).joinpath("data", "half_days.toml").read_text(encoding="utf-8")
    facts = [_read(row) for row in tomllib.loads(text)["half_days"]]
    return {place: tuple(fact for fact in facts if fact.place == place) for place in {fact.place for fact in facts}}


def _read(row: dict[str, Any]) -> HalfDayFact:
    opens = parse_hours(f"{row['opens_at']}-24:00")[0] if "opens_at" in row else 0
    closes = parse_hours(f"00:00-{row['closes_at']}")[1] if "closes_at" in row else _LATEST
    return HalfDayFact(
        place=row["place"],
        stays_open=((opens, closes),),
        shorter_by_seconds=row.get("shorter_by_hours", 0) * 3600,
        category=row.get("category", HALF_DAY),
        named=row.get("named"),
        says=row["says"],
        source=row["source"],
    )
