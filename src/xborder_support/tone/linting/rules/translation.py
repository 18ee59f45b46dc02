"""Find figures that a translation lost, changed or added: TON062. Grammar may move them; none may go missing."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cache

from xborder_support.terms import Severity
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage
from xborder_support.tone.linting.words import Lexicon

from .figures import Figure, figures_in

__all__ = ["CHECKS", "compare", "find_changed_figures"]

_SMALL = range(13)  # what is written out in words as often


def find_changed_figures(passage: Passage) -> Iterator[Hit]:
    """Yield the figures in which a text differs from the one that it translates; nothing where it translates none."""
    if passage.source is not None:
        yield from compare(passage.source, passage.text, language=passage.language)


def compare(source: str, translation: str, *, language: str) -> Iterator[Hit]:
    """Yield where a translation differs from its source in a figure. Ranges count code points of the translation.

    A number that is not in the source is marked where it stands; one that is lost, at the end. ``language`` is that of the translation.

    Example:
        >>> hits = compare("Refund of 19.90 EUR by 4 February", "Erstattung von 19,09 EUR bis 4. Februar", language="de")
        >>> [(hit.case, hit.start, hit.end, hit.suggestion) for hit in hits]
        [('amount', 15, 20, '19.90')]
    """
    wanted, given = list(figures_in(source)), list(figures_in(translation))
    pairs, lost, added = _paired(wanted, given)
    for first, second in pairs:
        if first.currencies and second.currencies and first.currencies.isdisjoint(second.currencies):
            yield _hit(second, source[first.start : first.end])
    lost = _unspelled(lost, translation, (language,))
    added = _unspelled(added, source, tuple(facts("figures")["spelled"]))
    waiting: dict[str, deque[Figure]] = defaultdict(deque)
    for figure in lost:
        waiting[figure.kind].append(figure)
    for figure in added:
        instead = waiting[figure.kind].popleft() if waiting[figure.kind] else None
        yield _hit(
            figure, source[instead.start : instead.end] if instead else translation[figure.start : figure.end], is_known=instead is not None
        )
    for figure in sorted((figure for figures in waiting.values() for figure in figures), key=lambda one: one.start):
        value = source[figure.start : figure.end]
        yield Hit("TON062", len(translation), len(translation), None, {"value": value}, figure.kind, _severity(figure, language))


def _hit(figure: Figure, value: str, *, is_known: bool = True) -> Hit:
    """Return a hit on a figure of the translation; the value is that of the source, if there is one that it may stand for."""
    return Hit("TON062", figure.start, figure.end, value if is_known else None, {"value": value}, figure.kind)


def _paired(wanted: list[Figure], given: list[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Pair the figures of two texts that may have one value, those with the fewest readings first."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, figure in enumerate(given):
        for reading in figure.readings:
            waiting[reading].append(place)
    taken: dict[int, Figure] = {}
    lost: list[Figure] = []
    for figure in sorted(wanted, key=lambda one: len(one.readings)):
        free = _first_free(waiting, figure.readings, taken)
        if free is None:
            lost.append(figure)
        else:
            taken[free] = figure
    lost.sort(key=lambda one: one.start)
    pairs = [(taken[number], given[number]) for number in sorted(taken)]
    return pairs, lost, [one for number, one in enumerate(given) if number not in taken]


def _first_free(waiting: dict[Hashable, deque[int]], readings: Iterable[Hashable], taken: dict[int, Figure]) -> int | None:
    for reading in sorted(readings, key=lambda one: (isinstance(one, tuple), str(one))):
        places = waiting.get(reading)
        while places:
            place = places.popleft()
            if place not in taken:
                return place
    return None


def _unspelled(figures: list[Figure], text: str, languages: tuple[str, ...]) -> list[Figure]:
    """Leave out small numbers that the other text has in words."""
    if not any(_small(figure) for figure in figures):
        return figures
    spelled = {found.meaning for language in languages for found in _spelled(language).find(text)}
    return [figure for figure in figures if _small(figure).isdisjoint(spelled)]


def _small(figure: Figure) -> frozenset[int]:
    return frozenset(int(value) for value in figure.readings if isinstance(value, Decimal) and value in _SMALL)


def _severity(figure: Figure, language: str) -> Severity | None:
    """Return advice for a small number that may be written out in a language whose number words are not known."""
    return "info" if _small(figure) and language not in facts("figures")["spelled"] else None


@cache
def _spelled(language: str) -> Lexicon[int]:
    words = facts("figures")["spelled"].get(language, ())
    return Lexicon(((word, number) for number, word in enumerate(words, 1)), language=language, is_joined=True)


CHECKS = (Check(find=find_changed_figures, rules=frozenset({"TON062"})),)
