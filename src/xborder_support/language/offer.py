"""Find the offered language that serves a reader best: the nearest one, or the next one of a chain that the market wrote down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, language_tag

from .distance import distance_between
from .distance_tables import distance_tables
from .subtag_reading import ReadTag, read_tag

__all__ = ["Offer", "by_chain", "configured_tag", "nearest", "offer_of"]

#: Language and script, with the region where the chain is written for one region.
_ChainKey: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold what is offered, the forms that win a tie first, and the chains by the language they start from."""

    candidates: tuple[ReadTag, ...]
    limit: int
    chains: Mapping[_ChainKey, tuple[ReadTag, ...]]


def offer_of(supported: Iterable[LanguageTag], limit: int, chains: Mapping[LanguageTag, Sequence[LanguageTag]]) -> Offer:
    """Return the offer of canonical tags."""
    paradigms = {configured_tag(tag).parts for tag in distance_tables().paradigm_locales}
    candidates = sorted((configured_tag(tag) for tag in supported), key=lambda read: read.parts not in paradigms)
    return Offer(tuple(candidates), limit, {_key(configured_tag(start)): _chain(steps) for start, steps in chains.items()})


def configured_tag(text: str) -> ReadTag:
    """Return the parts of a tag that the host wrote.

    Errors: ``UsageError`` ``bad-language-tag``.
    """
    tag = language_tag(text)
    read = read_tag(tag)
    if read is None:
        raise UsageError(
            f"{text!r} has parts that matching does not know", code="bad-language-tag", hint="use a tag such as 'ja' or 'pt-BR'"
        )
    return replace(read, tag=tag)


def nearest(desired: ReadTag, offer: Offer) -> tuple[ReadTag, int] | None:
    """Return the nearest candidate within the limit, with its distance. Of equals the one that is spelled alike wins, then the first."""
    if not offer.candidates:
        return None
    distances = [(distance_between(desired, candidate), candidate.tag != desired.tag) for candidate in offer.candidates]
    best = min(distances)
    return (offer.candidates[distances.index(best)], best[0]) if best[0] <= offer.limit else None


def by_chain(desired: ReadTag, offer: Offer) -> ReadTag | None:
    """Return the candidate that serves the first step of the reader's chain which any candidate serves."""
    chain = offer.chains.get(desired.parts) or offer.chains.get(desired.parts[:2], ())
    found = (nearest(step, offer) for step in chain)
    return next((hit[0] for hit in found if hit is not None), None)


def _chain(steps: Sequence[LanguageTag]) -> tuple[ReadTag, ...]:
    return tuple(configured_tag(step) for step in steps)


def _key(start: ReadTag) -> _ChainKey:
    return start.parts if start.has_region else start.parts[:2]
