"""Answer which languages and which markets a shop opens first, by the share of its orders that each adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Territory

from .files import packaged_chains
from .market import Market, as_market
from .sales import Place, Sales, orders_by_place
from .spoken import Shares, shares_in, shares_of, written_language

__all__ = ["LanguagePriority", "MarketPriority", "Priorities", "prioritise"]

_SAME_WITHIN = 12  # digits: sums of the same numbers in another order tie


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePriority:
    """Say what one more language adds to those above it.

    ``added`` and ``covered`` are shares of all orders, 0..1; ``covered`` counts the languages above as well. ``territories`` are those
    whose orders it adds, the most first.
    """

    language: LanguageTag
    added: float
    covered: float
    territories: tuple[Territory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketPriority:
    """Say what one more market adds to those above it, as shares of all orders. One that does not come with the package can be drafted."""

    territory: Territory
    added: float
    covered: float
    is_packaged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """Hold the languages and the markets to open, first things first, and how many orders that rests on."""

    orders: float
    languages: tuple[LanguagePriority, ...]
    markets: tuple[MarketPriority, ...]


def prioritise(sales: Sales, *, supported: Iterable[str] = (), markets: Iterable[Market] = (), least: float = 0.001) -> Priorities:
    """Rank the languages and the markets to open by the share of orders that each adds to those before it.

    ``sales`` are orders by territory, or rows of territory, language and orders; None is a language that nobody noted. A noted language
    covers its order alone. Any other order is covered by each language of its territory with the share of people who speak it, as if
    one said nothing of another: two languages that half the people speak reach three quarters. Those shares are the packaged market's,
    else CLDR's; ``markets`` are yours to count instead. Languages that you have already are ``supported``: they are not ranked, and what
    they cover counts from the start. What adds less than ``least`` of all orders is left out.

    Errors: ``UsageError`` ``bad-sales`` with every fault, ``bad-share`` (``least`` is no share), ``bad-language-tag`` (of ``supported``).

    Example:
        >>> from xborder_support.markets import prioritise
        >>> ranked = prioritise([("JP", "ja", 500), ("DE", "de", 300), ("AT", "de", 100), ("KZ", "ru", 100)])
        >>> [(one.language, f"{one.added:.0%}", f"{one.covered:.0%}", one.territories) for one in ranked.languages]
        [('ja', '50%', '50%', ('JP',)), ('de', '40%', '90%', ('DE', 'AT')), ('ru', '10%', '100%', ('KZ',))]
        >>> [one.territory for one in ranked.markets if not one.is_packaged]
        ['KZ']
    """
    if not isinstance(least, int | float) or isinstance(least, bool) or not 0 <= least <= 1:
        raise UsageError(f"least is no share: {str(least)[:20]}", code="bad-share", hint="pass a number from 0 to 1, such as 0.001")
    orders = {place: count for place, count in orders_by_place(sales).items() if count}
    total = fsum(orders.values())
    own = {market.territory: shares_of(market.languages) for market in map(as_market, markets)}
    known = sorted({written_language(tag) for tag in supported})
    languages = tuple(_languages({place: count / total for place, count in orders.items()}, own, known, least))
    return Priorities(orders=total, languages=languages, markets=tuple(_markets(orders, total, least)))


def _markets(orders: Mapping[Place, float], total: float, least: float) -> Iterator[MarketPriority]:
    counts: defaultdict[Territory, float] = defaultdict(float)
    for (code, _), count in orders.items():
        counts[code] += count
    ranked = sorted((code for code in counts if counts[code] / total >= least), key=lambda code: (-_rounded(counts[code] / total), code))
    for code, so_far in zip(ranked, accumulate(counts[code] for code in ranked), strict=True):
        added, covered = counts[code] / total, min(so_far / total, 1.0)
        yield MarketPriority(territory=code, added=added, covered=covered, is_packaged=code in packaged_chains())


def _languages(
    whole: Mapping[Place, float], own: Mapping[Territory, Shares], known: Iterable[LanguageTag], least: float
) -> Iterator[LanguagePriority]:
    """Take the language that adds most, again and again: what one adds only shrinks, so nothing is overlooked."""
    waiting = dict(whole)
    speakers = _speakers(whole, own)
    for tag in known:
        _taken(waiting, speakers.pop(tag, {}))
    covered = fsum(whole.values()) - fsum(waiting.values())
    while speakers:
        gains = {tag: fsum(waiting[place] * share for place, share in places.items()) for tag, places in speakers.items()}
        best = min(gains, key=lambda tag: (-_rounded(gains[tag]), tag))
        if gains[best] < least or not gains[best]:
            return
        covered += gains[best]
        where = _taken(waiting, speakers.pop(best))
        yield LanguagePriority(language=best, added=gains[best], covered=min(covered, 1.0), territories=where)


def _speakers(orders: Iterable[Place], own: Mapping[Territory, Shares]) -> dict[LanguageTag, dict[Place, float]]:
    speakers: defaultdict[LanguageTag, dict[Place, float]] = defaultdict(dict)
    for place in orders:
        code, language = place
        shares = {language: 1.0} if language else own.get(code) or shares_in(code)
        for tag, share in shares.items():
            speakers[tag][place] = share
    return dict(speakers)


def _taken(waiting: dict[Place, float], places: Mapping[Place, float]) -> tuple[Territory, ...]:
    """Take from the orders that wait for a language what this one covers, and return where, the most first."""
    taken: defaultdict[Territory, float] = defaultdict(float)
    for place, share in places.items():
        taken[place[0]] += waiting[place] * share
        waiting[place] *= 1 - share
    return tuple(sorted((code for code in taken if taken[code]), key=lambda code: (-_rounded(taken[code]), code)))


def _rounded(share: float) -> float:
    return round(share, _SAME_WITHIN)
