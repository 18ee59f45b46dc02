"""Find figures that a translation lost, changed or added: TON062. Grammar may move them; none may go missing."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from functools import cache

from xborder_support.terms import Severity

from .check import Check
from .facts import facts
from .figures import Figure, figures_in
from .hit import Hit
from .passage import Passage
from .words import Lexicon

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
    lost = [figure for figure in lost if not _is_spelled(figure, translation, (language,))]
    added = [figure for figure in added if not _is_spelled(figure, source, tuple(facts("figures")["spelled"]))]
    for figure in added:
        instead = next((other for other in lost if other.kind == figure.kind), None)
        if instead is not None:
            lost.remove(instead)
        yield _hit(figure, source[instead.start : instead.end] if instead else "")
    for figure in lost:
        value = source[figure.start : figure.end]
        yield Hit("TON062", len(translation), len(translation), None, {"value": value}, figure.kind, _severity(figure, language))


def _hit(figure: Figure, value: str) -> Hit:
    return Hit("TON062", figure.start, figure.end, value or None, {"value": value}, figure.kind)


def _paired(wanted: list[Figure], given: list[Figure]) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """Pair the figures of two texts that may have one value, those with the fewest readings first."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place, figure in enumerate(given):
        for reading in figure.readings:
            waiting[reading].append(place)
    taken: dict[int, Figure] = {}
    lost = []
    for figure in sorted(wanted, key=lambda one: len(one.readings)):
        place = _first_free(waiting, figure.readings, taken)
        if place is None:
            lost.append(figure)
        else:
            taken[place] = figure
    lost.sort(key=lambda one: one.start)
    return [(taken[place], given[place]) for place in sorted(taken)], lost, [one for place, one in enumerate(given) if place not in taken]


def _first_free(waiting: dict[Hashable, deque[int]], readings: Iterable[Hashable], taken: dict[int, Figure]) -> int | None:
    for reading in sorted(readings, key=lambda one: (isinstance(one, tuple), str(one))):
        places = waiting.get(reading)
        while places:
            place = places.popleft()
            if place not in taken:
                return place
    return None


def _is_spelled(figure: Figure, text: str, languages: tuple[str, ...]) -> bool:
    small = [int(value) for value in figure.readings if isinstance(value, Decimal) and value in _SMALL]
    return any(found.meaning in small for language in languages for found in _spelled(language).find(text)) if small else False


def _severity(figure: Figure, language: str) -> Severity | None:
    """Return advice for a small number that may be written out in a language whose number words are not known."""
    is_small = any(isinstance(value, Decimal) and value in _SMALL for value in figure.readings)
    return "info" if is_small and language not in facts("figures")["spelled"] else None


@cache
def _spelled(language: str) -> Lexicon[int]:
    words = facts("figures")["spelled"].get(language, ())
    return Lexicon(((word, number) for number, word in enumerate(words, 1)), language=language, is_joined=True)


CHECKS = (Check(find=find_changed_figures, rules=frozenset({"TON062"})),)
