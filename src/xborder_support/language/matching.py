"""Choose the language to serve a customer in, out of those that somebody offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice
from typing import Literal, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, language_tag

from .distance import FARTHEST, distance_between
from .offer import Offer, by_chain, nearest, offer_of
from .subtag_reading import MAX_TAG_LENGTH, UNDETERMINED, ReadTag, read_tag

__all__ = ["WITHOUT_EFFORT", "LanguageMatch", "LanguageMatcher", "MatchSource"]

MatchSource: TypeAlias = Literal["exact", "cldr", "chain", "none"]

WITHOUT_EFFORT = 10  # The greatest distance that is read without effort: regions, scripts of Serbian, Swiss German to German.
_STEP_DOWN = 5  # What each later place on the customer's list costs, as in CLDR.
_CACHED = 4096
_LONGEST_LIST = 32  # A browser sends fewer than ten; the rest of a longer list is not looked at.


@dataclass(frozen=True, slots=True)
class LanguageMatch:
    """Say which offered language serves a customer, and what that asks of the answer.

    ``tag`` is canonical, or None where nothing that is offered serves. ``distance`` is 0 to 134 as in ``language_distance``, and 134
    without a match. ``desired`` is the entry of the customer's list that was served, the first one where none was, ``"und"`` where
    it is no tag. ``source``: ``"exact"`` is the same language, script and region (distance 0), ``"cldr"`` is near enough by itself,
    ``"chain"`` was named by a chain.

    ``needs_translation``: who speaks ``tag`` cannot be expected to read the customer's words: it is another language, farther than 10.
    ``needs_disclosure``: the customer did not ask for it and has to be told: it is another language, or another script of the same
    one, farther than 10. Both are False without a match, for nobody answers yet.
    """

    tag: LanguageTag | None
    distance: int
    desired: LanguageTag
    source: MatchSource
    needs_translation: bool = False
    needs_disclosure: bool = False


@dataclass(frozen=True, slots=True, init=False)
class LanguageMatcher:
    """Match what customers read with what is offered. It may be shared between threads, pickled and compared.

    ``supported`` are the offered tags in order of preference. ``limit`` is the greatest distance that is chosen without a chain.
    ``chains`` say, by the customer's language, what to try after that, in order: ``{"pt-BR": ["pt-PT", "es", "en"]}``. A chain of
    ``"uk"`` serves every region of Ukrainian, one of ``"pt-BR"`` that region alone; it does not lead into another chain.

    Errors: ``UsageError`` ``bad-language-tag``, ``bad-language-chain``, ``bad-language-limit``, ``wrong-argument``.

    Example:
        >>> from xborder_support.language import LanguageMatcher
        >>> matcher = LanguageMatcher(["en", "es", "zh-Hans"], chains={"pt-BR": ["pt-PT", "es", "en"]})
        >>> matcher.match(["zh-TW", "en-GB"]).tag, matcher.match("zh-TW").tag
        ('en', None)
        >>> match = matcher.match("pt_br")
        >>> match.tag, match.source, match.needs_translation, match.needs_disclosure
        ('es', 'chain', True, True)
    """

    supported: tuple[LanguageTag, ...]
    limit: int
    chains: tuple[tuple[LanguageTag, tuple[LanguageTag, ...]], ...]
    _match_one: Callable[[str], LanguageMatch]

    def __init__(self, supported: Iterable[str], *, limit: int = WITHOUT_EFFORT, chains: Mapping[str, Sequence[str]] | None = None) -> None:
        tags = tuple(dict.fromkeys(_tags(supported, what="supported")))
        followed = _chains(chains or {})
        offer = offer_of(tags, _limit(limit), followed)
        object.__setattr__(self, "supported", tags)
        object.__setattr__(self, "limit", limit)
        object.__setattr__(self, "chains", tuple(followed.items()))
        object.__setattr__(self, "_match_one", lru_cache(maxsize=_CACHED)(partial(_match, offer)))

    def match(self, desired: str | Sequence[str] | None) -> LanguageMatch:
        """Return the best match for a tag, or for a customer's list of tags, the dearest first.

        Each place down the list costs 5. Of equals the earlier entry wins, then the usual form of a language (``"en-GB"`` before
        ``"en-AU"``), then the order of ``supported``. Chains come after everything that the customer asked for. Tags are taken in any
        spelling, and what is no tag is passed over: a customer's list never raises, and None is no list. The first 32 entries are read.

        Example:
            >>> from xborder_support.language import LanguageMatcher
            >>> LanguageMatcher(["de", "fr"]).match(["de-CH", "fr"])
            LanguageMatch(tag='de', distance=4, desired='de-CH', source='cldr', needs_translation=False, needs_disclosure=False)
        """
        if isinstance(desired, str):
            return self._match_one(desired) if len(desired) <= MAX_TAG_LENGTH else _UNREADABLE
        if not isinstance(desired, Iterable):
            return _UNREADABLE
        entries = [entry for entry in islice(desired, _LONGEST_LIST) if isinstance(entry, str)]
        return _best_of([self.match(entry) for entry in entries])

    def __hash__(self) -> int:
        return hash((self.supported, self.limit, self.chains))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LanguageMatcher):
            return NotImplemented
        return (self.supported, self.limit, self.chains) == (other.supported, other.limit, other.chains)

    def __repr__(self) -> str:
        return f"LanguageMatcher({list(self.supported)!r}, limit={self.limit}, chains={_as_written(self.chains)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.supported, self.limit, self.chains)


_UNREADABLE = LanguageMatch(None, FARTHEST, UNDETERMINED, "none")


def _rebuild(supported: Iterable[str], limit: int, chains: tuple[tuple[str, Sequence[str]], ...]) -> LanguageMatcher:
    return LanguageMatcher(supported, limit=limit, chains=dict(chains))


def _match(offer: Offer, desired: str) -> LanguageMatch:
    read = read_tag(desired)
    if read is None:
        return _UNREADABLE
    hit = nearest(read, offer)
    if hit is not None:
        tag, distance = hit
        return _found(read, tag, "exact" if distance == 0 else "cldr")
    chained = by_chain(read, offer)
    return LanguageMatch(None, FARTHEST, read.tag, "none") if chained is None else _found(read, chained, "chain")


def _found(desired: ReadTag, offered: ReadTag, source: MatchSource) -> LanguageMatch:
    distance = distance_between(desired, offered)
    takes_effort = distance > WITHOUT_EFFORT
    other_language = takes_effort and desired.language != offered.language
    return LanguageMatch(offered.tag, distance, desired.tag, source, other_language, takes_effort)


def _best_of(matches: Sequence[LanguageMatch]) -> LanguageMatch:
    """Return the best of the matches of a list. What the customer asked for goes before every chain."""
    asked = [(match.distance + place * _STEP_DOWN, place) for place, match in enumerate(matches) if match.source in {"exact", "cldr"}]
    if asked:
        return matches[min(asked)[1]]
    return next((match for match in matches if match.tag is not None), matches[0] if matches else _UNREADABLE)


def _tags(tags: Iterable[str], *, what: str) -> Iterable[LanguageTag]:
    if isinstance(tags, str):
        raise UsageError(f"{what} is one text, not a list of tags", code="wrong-argument", hint=f"write [{tags[:20]!r}]")
    return [_tag(tag) for tag in tags]


def _tag(tag: object) -> LanguageTag:
    if not isinstance(tag, str):
        raise UsageError(f"a language tag is a {type(tag).__name__}", code="bad-language-tag", hint="use a text such as 'ja' or 'pt-BR'")
    return language_tag(tag)


def _limit(limit: int) -> int:
    if isinstance(limit, bool) or not isinstance(limit, int) or not 0 <= limit <= FARTHEST:
        raise UsageError(f"limit is {limit!r}", code="bad-language-limit", hint=f"use a whole distance from 0 to {FARTHEST}; 10 is usual")
    return limit


def _chains(chains: Mapping[str, Sequence[str]]) -> dict[LanguageTag, tuple[LanguageTag, ...]]:
    canonical: dict[LanguageTag, tuple[LanguageTag, ...]] = {}
    for start, steps in chains.items():
        tag = _tag(start)
        if tag in canonical:
            raise UsageError(f"there are two chains for {tag!r}", code="bad-language-chain", hint="join them into one list")
        canonical[tag] = tuple(_tags(steps, what=f"the chain of {tag!r}"))
        if not canonical[tag]:
            raise UsageError(
                f"the chain of {tag!r} is empty", code="bad-language-chain", hint="name at least one language, or leave it out"
            )
    return canonical


def _as_written(chains: tuple[tuple[LanguageTag, tuple[LanguageTag, ...]], ...]) -> dict[str, list[str]]:
    return {str(start): [*steps] for start, steps in chains}
