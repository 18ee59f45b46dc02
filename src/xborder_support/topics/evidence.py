"""Add up what a message says for each topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from .combining import combined
from .entries import INQUIRY, STRONG
from .matching import Match, longest, matches
from .profiles import topic_profile
from .vocabulary import Topic
from .wording import Wording

__all__ = ["Evidence", "weigh"]

_ANGRY = 2  # Thirds: one strong entry or two weak ones.


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold, for one reading of a message, the thirds that speak for each topic (best first) and the entries behind them.

    ``is_alarming`` says that a strong entry of safety was found and no question about a product.
    """

    languages: tuple[str, ...]
    ranked: tuple[tuple[Topic, int], ...]
    entries: Mapping[Topic, tuple[str, ...]]
    is_negative: bool
    is_alarming: bool

    @property
    def most(self) -> int:
        """Return the evidence of the best topic."""
        return self.ranked[0][1] if self.ranked else 0

    @property
    def total(self) -> int:
        """Return the evidence of all topics together."""
        return sum(weight for _, weight in self.ranked)


def weigh(languages: tuple[str, ...], wording: Wording, allowed: Collection[Topic] | None = None) -> Evidence:
    """Weigh a message in the lexicons of one or more languages together."""
    found, parts, together = _found(languages, wording)
    by_topic: dict[Topic, list[Match]] = defaultdict(list)
    for match in _without_effects(longest(match for match in found if match.entry.topic), together):
        if match.entry.topic and (allowed is None or match.entry.topic in allowed):
            by_topic[match.entry.topic].append(match)
    weights = {topic: _weights(of_topic) for topic, of_topic in by_topic.items()}
    ranked = sorted(((topic, sum(entries.values())) for topic, entries in weights.items()), key=lambda row: (-row[1], row[0]))
    angry = _weights(longest(match for match in found if not match.entry.topic))
    return Evidence(
        languages,
        tuple(ranked),
        {topic: _heaviest(row) for topic, row in weights.items()},
        is_negative=sum(angry.values()) >= _ANGRY,
        is_alarming=STRONG in weights.get("safety", {}).values() and INQUIRY not in parts,
    )


def _found(languages: tuple[str, ...], wording: Wording) -> tuple[list[Match], set[str], list[Match]]:
    """Return the entries that occur, the names of parts that do, and the combinations that are complete."""
    found: list[Match] = []
    named: set[str] = set()
    together: list[Match] = []
    for name in languages:
        known, words = wording.read_in(name)
        parts: list[Match] = []
        for match in matches(known, words):
            (parts if match.entry.is_part else found).append(match)
        named.update(match.entry.text for match in parts)
        together += combined(known, parts)
    return found, named, together


def _without_effects(found: Iterable[Match], together: Sequence[Match]) -> Iterator[Match]:
    """Yield all matches but those within a combination that names their cause: "returned it, waiting for the money" is no delivery."""
    if not together:
        yield from found
        return
    for match in found:
        causes = topic_profile(match.entry.topic).yields_to if match.entry.topic else ()
        if not any(whole.entry.topic in causes and whole.start <= match.start and match.end <= whole.end for whole in together):
            yield match
    yield from together


def _weights(found: Iterable[Match]) -> dict[str, int]:
    """Return the thirds of each entry. One place counts once, and so does an entry that comes again."""
    kept: dict[bool, list[Match]] = {True: [], False: []}
    for match in sorted(found, key=attrgetter("start")):
        known = kept[" … " in match.entry.text]
        if not known or match.start >= known[-1].end:
            known.append(match)
        elif match.entry.weight > known[-1].entry.weight:
            known[-1] = match
    return {match.entry.text: match.entry.weight for row in kept.values() for match in row}


def _heaviest(weights: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda text: (-weights[text], text)))
