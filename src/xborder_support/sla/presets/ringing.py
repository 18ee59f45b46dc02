"""Turn rings of a telephone into seconds. A ring takes as long as the country's network makes it take."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Target

__all__ = ["RingCadence", "list_ring_territories", "ring_cadence", "ring_seconds", "rings"]

_MOST_RINGS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RingCadence:
    """Say how a telephone rings in a territory. ``pattern`` is in seconds, on and off by turns; one ring is the whole of it.

    A double ring (on, off, on, off) is one ring.

    Example:
        >>> from xborder_support.sla import ring_cadence
        >>> ring_cadence("GB").pattern, ring_cadence("GB").seconds
        ((0.4, 0.2, 0.4, 2.0), 3.0)
    """

    territory: str
    pattern: tuple[float, ...]
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]

    @property
    def seconds(self) -> float:
        """Return how long one ring takes, with the silence that follows it."""
        return round(sum(self.pattern), 3)


def list_ring_territories() -> tuple[str, ...]:
    """Return the territories whose ringing is known.

    Example:
        >>> from xborder_support.sla import list_ring_territories
        >>> list_ring_territories()
        ('AU', 'BR', 'CA', 'CN', 'DE', 'ES', 'FR', 'GB', 'IT', 'JP', 'KR', 'MX', 'US')
    """
    return tuple(_cadences())


def ring_cadence(territory_code: str) -> RingCadence:
    """Return how a telephone rings in a territory, with the source.

    Errors: ``UsageError`` ``unknown-ring-cadence``.
    """
    upper = territory_code.upper() if isinstance(territory_code, str) and territory_code.isascii() else ""
    code = "GB" if upper == "UK" else upper
    if code not in _cadences():
        hint = f'{did_you_mean(code[:20], list_ring_territories())}; elsewhere write the time itself: "15s elapsed"'
        raise UsageError(f"how long a ring takes in {str(territory_code)[:20]!r} is not known", code="unknown-ring-cadence", hint=hint)
    return _cadences()[code]


def ring_seconds(count: int, territory_code: str) -> float:
    """Return how many seconds a number of rings takes, the silence after the last one included.

    Errors: ``UsageError`` ``unknown-ring-cadence``; ``bad-rings`` unless ``count`` is a whole number from 1 to 100.

    Example:
        >>> from xborder_support.sla import ring_seconds
        >>> ring_seconds(3, "JP"), ring_seconds(3, "ES")
        (9.0, 13.5)
    """
    if type(count) is not int or not 1 <= count <= _MOST_RINGS:
        raise UsageError("rings are counted in whole numbers from 1", code="bad-rings", hint=f"pass 3, or up to {_MOST_RINGS}")
    return round(count * ring_cadence(territory_code).seconds, 3)


def rings(count: int, territory_code: str, *, clock: Literal["elapsed", "business"] = "elapsed") -> Target:
    """Return the target to pick up within so many rings, for ``ring_time``. Half a second is dropped: never later than the rings.

    Errors: as ``ring_seconds``.

    Example:
        >>> from xborder_support.sla import rings
        >>> str(rings(3, "JP")), str(rings(3, "US", clock="business"))
        ('9s elapsed', '18s business')
    """
    return Target(clock=clock, seconds=int(ring_seconds(count, territory_code)))


@cache
def _cadences() -> dict[str, RingCadence]:
    text = resources.files(__package__).joinpath("data", "ringing.toml").read_text(encoding="utf-8")
    cadences = (
        RingCadence(
            territory=code,
            pattern=tuple(row["pattern"]),
            source=row["source"],
            checked=row["checked"],
            confidence=row["confidence"],
        )
        for row in tomllib.loads(text)["cadence"]
        for code in row["territories"]
    )
    return {cadence.territory: cadence for cadence in sorted(cadences, key=lambda cadence: cadence.territory)}
