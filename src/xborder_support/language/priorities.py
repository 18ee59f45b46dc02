"""Say which language to add next, by the sales of the markets that it opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Territory, territory

from .lexicon import home_languages
from .matching import LanguageMatcher

__all__ = ["LanguageCover", "prioritise"]


@dataclass(frozen=True, slots=True)
class LanguageCover:
    """Say what a language adds. Shares are 0..1 of all sales; ``cover_share`` counts what is supported and added up to here.

    ``markets`` are those that the language opens, the largest first.
    """

    tag: LanguageTag
    added_share: float
    cover_share: float
    markets: tuple[Territory, ...]


def prioritise(sales: Mapping[str, int | Decimal], *, supported: Iterable[str] = ()) -> tuple[LanguageCover, ...]:
    """Return the languages that are worth adding, each time the one that adds most, with the share of the sales that is covered then.

    ``sales`` by territory, in any one unit. A market counts as a whole for its largest language: how many of its customers read the
    others is not known here. A language that is read without effort covers too, so that Norwegian markets need no second Norwegian.
    A market whose language is not known stays in the sum and is never covered. Equal ones follow the alphabet.

    Errors: ``UsageError`` ``unknown-territory``, ``bad-language-tag``, ``bad-sales`` for what is negative or no exact number.

    Example:
        >>> from xborder_support.language import prioritise
        >>> for cover in prioritise({"US": 50, "DE": 25, "AT": 5, "JP": 20}, supported=["en"]):
        ...     print(cover.tag, cover.added_share, cover.cover_share, cover.markets)
        de 0.3 0.8 ('DE', 'AT')
        ja 0.2 1.0 ('JP',)
    """
    amounts = _amounts(sales)
    total = sum(amounts.values(), Decimal())
    languages = {market: home[0] for market in amounts if amounts[market] and (home := home_languages(market))}
    matcher = LanguageMatcher(supported)
    waiting = {market: tag for market, tag in languages.items() if matcher.match(tag).tag is None}
    reached = sum((amounts[market] for market in languages.keys() - waiting.keys()), Decimal())
    covers: list[LanguageCover] = []
    while waiting:
        best, markets = _best(waiting, amounts)
        added = sum(amounts[market] for market in markets)
        reached += added
        covers.append(LanguageCover(best, float(added / total), float(reached / total), markets))
        waiting = {market: tag for market, tag in waiting.items() if market not in markets}
    return tuple(covers)


def _amounts(sales: Mapping[str, int | Decimal]) -> dict[Territory, Decimal]:
    amounts: dict[Territory, Decimal] = {}
    for name, amount in sales.items():
        market = territory(name)
        if isinstance(amount, bool) or not isinstance(amount, int | Decimal) or not Decimal(amount).is_finite() or amount < 0:
            raise UsageError(f"the sales of {market} are {amount!r}", code="bad-sales", hint="use an int or a Decimal of 0 or more")
        amounts[market] = amounts.get(market, Decimal()) + amount
    return amounts


def _best(waiting: Mapping[Territory, LanguageTag], amounts: Mapping[Territory, Decimal]) -> tuple[LanguageTag, tuple[Territory, ...]]:
    opened = {tag: _opened_by(tag, waiting, amounts) for tag in sorted(set(waiting.values()))}
    best = max(opened, key=lambda tag: sum(amounts[market] for market in opened[tag]))
    return best, opened[best]


def _opened_by(tag: LanguageTag, waiting: Mapping[Territory, LanguageTag], amounts: Mapping[Territory, Decimal]) -> tuple[Territory, ...]:
    matcher = LanguageMatcher([tag])
    markets = [market for market, language in waiting.items() if matcher.match(language).tag]
    return tuple(sorted(markets, key=lambda market: (-amounts[market], market)))
