"""List how soon marketplaces want an answer. Their clocks run beside the shop's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Target

from .policy import METRICS, Metric, SlaPolicy

__all__ = ["MarketplaceClock", "list_marketplaces", "marketplace_clocks", "marketplace_policies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketplaceClock:
    """State what a marketplace wants, in ``says``, and where that is written. ``targets`` is the part that plain durations express."""

    rule: str
    marketplace: str
    targets: Mapping[Metric, Target]
    counts_automatic: bool
    says: str
    source: tuple[str, ...]
    checked: date
    confidence: Literal["high", "medium", "low"]
    valid_from: date | None = None

    @property
    def policy(self) -> SlaPolicy:
        """Return the policy that runs this clock, named by its rule."""
        return SlaPolicy(name=self.rule, targets=self.targets, marketplace=self.marketplace, counts_automatic=self.counts_automatic)


def list_marketplaces() -> tuple[str, ...]:
    """Return the names of the marketplaces whose clock is packaged.

    Example:
        >>> from xborder_support.sla import list_marketplaces
        >>> list_marketplaces()
        ('amazon', 'etsy', 'shopee', 'tiktok-shop-sea', 'walmart', 'walmart-ca')
    """
    return _names()


def marketplace_clocks(name: str, *, on: date | None = None) -> tuple[MarketplaceClock, ...]:
    """Return what a marketplace wants, with its sources; with ``on``, only what was in force that day.

    Errors: ``UsageError`` ``unknown-marketplace``.

    Example:
        >>> from xborder_support.sla import marketplace_clocks
        >>> str(marketplace_clocks("amazon")[0].targets["first_response"])
        '24h elapsed'
    """
    if name not in list_marketplaces():
        hint = did_you_mean(str(name)[:60], list_marketplaces())
        raise UsageError(f"no clock is packaged for {str(name)[:60]!r}", code="unknown-marketplace", hint=hint)
    clocks = (clock for clock in _packaged() if clock.marketplace == name)
    return tuple(clock for clock in clocks if on is None or clock.valid_from is None or clock.valid_from <= on)


def marketplace_policies(name: str, *, on: date | None = None) -> tuple[SlaPolicy, ...]:
    """Return a marketplace's clock as policies; with ``on``, only what was in force that day.

    Errors: ``UsageError`` ``unknown-marketplace``.

    Example:
        >>> from xborder_support.sla import marketplace_policies
        >>> [(policy.name, policy.marketplace, policy.counts_automatic) for policy in marketplace_policies("amazon")]
        [('AMZ-24H', 'amazon', False)]
    """
    if name not in _names():
        marketplace_clocks(name)  # which says what is wrong with it
    return _policies(name, on)


@lru_cache(maxsize=64)
def _policies(name: str, on: date | None) -> tuple[SlaPolicy, ...]:
    return tuple(clock.policy for clock in marketplace_clocks(name, on=on))


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted({clock.marketplace for clock in _packaged()}))


@cache
def _packaged() -> tuple[MarketplaceClock, ...]:
    text = resources.files(__package__).joinpath("data", "marketplaces.toml").read_text(encoding="utf-8")
    return tuple(_clock(row) for row in tomllib.loads(text)["clock"])


def _clock(row: Mapping[str, Any]) -> MarketplaceClock:
    return MarketplaceClock(
        rule=row["rule"],
        marketplace=row["marketplace"],
        targets={metric: Target.parse(row[metric]) for metric in METRICS if metric in row},
        counts_automatic=row["counts_automatic"],
        says=row["says"],
        source=tuple(row["source"]),
        checked=row["checked"],
        confidence=row["confidence"],
        valid_from=row.get("valid_from"),
    )
