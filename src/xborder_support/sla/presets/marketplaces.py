"""List how soon marketplaces want an answer. Their clocks run beside the shop's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.sla.policies import SlaPolicy

from .preset_clock import PresetClock, fields_of, read_rows

__all__ = ["MarketplaceClock", "list_marketplaces", "marketplace_clocks", "marketplace_policies"]

_FILE = "marketplaces.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketplaceClock(PresetClock):
    """State what a marketplace wants, in ``says``, and where that is written. ``targets`` is the part that a policy can measure.

    ``variant`` names a stricter or looser standard that a shop is held to only where it takes part in something, such as Etsy's
    ``star-seller``; None is what holds for everybody. A clock of low confidence is advice.

    Example:
        >>> from xborder_support.sla import marketplace_clocks
        >>> [(clock.rule, clock.variant, clock.share) for clock in marketplace_clocks("etsy")]
        [('ETSY-STD', None, 0.8), ('ETSY-STD', 'star-seller', 0.95)]
    """

    marketplace: str
    variant: str | None = None

    @property
    def policy(self) -> SlaPolicy:
        """Return the policy that runs this clock."""
        return self.policy_for(marketplace=self.marketplace)


def list_marketplaces() -> tuple[str, ...]:
    """Return the names of the marketplaces of which something is packaged.

    Example:
        >>> from xborder_support.sla import list_marketplaces
        >>> list_marketplaces()[:4]
        ('aliexpress', 'amazon', 'ebay', 'etsy')
    """
    return tuple(_by_marketplace())


def marketplace_clocks(name: str, *, on: date | None = None) -> tuple[MarketplaceClock, ...]:
    """Return what a marketplace wants, with its sources; with ``on``, only what was in force that day.

    All of it is listed, unconfirmed clocks and variants too.

    Errors: ``UsageError`` ``unknown-marketplace``, ``not-a-date``.

    Example:
        >>> from xborder_support.sla import marketplace_clocks
        >>> str(marketplace_clocks("amazon")[0].targets["first_response"])
        '24h elapsed'
    """
    return tuple(clock for clock, _ in _known(name) if clock.holds(on))


def marketplace_policies(name: str, *, on: date | None = None, variant: str | None = None, advisory: bool = False) -> tuple[SlaPolicy, ...]:
    """Return a marketplace's clock as policies; with ``on``, only what was in force that day.

    A ``variant`` replaces what holds for everybody. What nobody confirmed is left out, unless ``advisory`` asks for it.

    Errors: ``UsageError`` ``unknown-marketplace``, ``unknown-variant``, ``not-a-date``.

    Example:
        >>> from xborder_support.sla import marketplace_policies
        >>> [(policy.name, policy.marketplace, policy.counts_automatic) for policy in marketplace_policies("amazon")]
        [('AMZ-24H', 'amazon', False)]
        >>> marketplace_policies("temu"), [policy.name for policy in marketplace_policies("temu", advisory=True)]
        ((), ['TEMU'])
    """
    known = _known(name)
    if variant is not None and variant not in (variants := tuple(clock.variant for clock, _ in known if clock.variant)):
        hint = did_you_mean(str(variant)[:60], variants) if variants else "leave variant out: there is one standard"
        raise UsageError(f"{name} has no variant {str(variant)[:60]!r}", code="unknown-variant", hint=hint)
    chosen = ((clock, policy) for clock, policy in known if clock.variant == variant and clock.holds(on))
    return tuple(policy for clock, policy in chosen if clock.targets and (advisory or not clock.is_advisory))


def _known(name: str) -> tuple[tuple[MarketplaceClock, SlaPolicy], ...]:
    """Return the clocks of a marketplace, each with its policy."""
    if not isinstance(name, str) or name not in _by_marketplace():
        hint = did_you_mean(str(name)[:60], list_marketplaces())
        raise UsageError(f"no clock is packaged for {str(name)[:60]!r}", code="unknown-marketplace", hint=hint)
    return _by_marketplace()[name]


@cache
def _by_marketplace() -> dict[str, tuple[tuple[MarketplaceClock, SlaPolicy], ...]]:
    clocks = [MarketplaceClock(marketplace=row["marketplace"], variant=row.get("variant"), **fields_of(row)) for row in read_rows(_FILE)]
    names = sorted({clock.marketplace for clock in clocks})
    return {name: tuple((clock, clock.policy) for clock in clocks if clock.marketplace == name) for name in names}
