"""Add up what a message says for each topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .folding import Word
from .lexicon import lexicon
from .matching import Match, longest, matches
from .vocabulary import Topic

__all__ = ["Evidence", "weigh"]

_ANGRY = 2  # Thirds: one strong entry or two weak ones.


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold, for one reading of a message, the thirds that speak for each topic (best first) and the entries behind them."""

    languages: tuple[str, ...]
    ranked: tuple[tuple[Topic, int], ...]
    entries: Mapping[Topic, tuple[str, ...]]
    is_negative: bool

    @property
    def most(self) -> int:
        """Return the evidence of the best topic."""
        return self.ranked[0][1] if self.ranked else 0

    @property
    def total(self) -> int:
        """Return the evidence of all topics together."""
        return sum(weight for _, weight in self.ranked)


def weigh(languages: tuple[str, ...], words: Sequence[Word], allowed: Collection[Topic] | None = None) -> Evidence:
    """Weigh a message in the lexicons of one or more languages together."""
    found = [match for name in languages for match in matches(lexicon(name), words)]
    by_topic: dict[Topic, list[Match]] = defaultdict(list)
    for match in longest(match for match in found if match.entry.topic):
        if match.entry.topic and (allowed is None or match.entry.topic in allowed):
            by_topic[match.entry.topic].append(match)
    weights = {topic: _weights(of_topic) for topic, of_topic in by_topic.items()}
    ranked = sorted(((topic, sum(entries.values())) for topic, entries in weights.items()), key=lambda row: (-row[1], row[0]))
    angry = _weights(longest(match for match in found if not match.entry.topic))
    return Evidence(languages, tuple(ranked), {topic: _heaviest(row) for topic, row in weights.items()}, sum(angry.values()) >= _ANGRY)


def _weights(found: Iterable[Match]) -> dict[str, int]:
    """Return the thirds of each entry. One place counts once, and so does an entry that comes again."""
    kept: list[Match] = []
    for match in found:
        if kept and match.start < kept[-1].end:
            if match.entry.weight > kept[-1].entry.weight:
                kept[-1] = match
        else:
            kept.append(match)
    return {match.entry.text: match.entry.weight for match in kept}


def _heaviest(weights: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda text: (-weights[text], text)))
