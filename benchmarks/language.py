"""Measure the choice of a language beside langcodes: the time of a match against 25 offered languages, and the memory of strangers' tags.

Both sides have seen the tags before in the warm rows. In the other one no tag comes twice, as from a crawler's headers.
"""

import sys
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import count, product
from string import ascii_lowercase

import langcodes
from measure import Row, print_head, print_row

from xborder_support.language import LanguageMatcher, language_distance

__all__ = ["PEERS", "print_language"]

PEERS = ("langcodes",)
_OFFERED = (
    *("en", "en-GB", "es", "es-419", "pt-BR", "pt-PT", "fr", "de", "it", "nl", "pl", "tr", "ru"),
    *("uk", "ar", "he", "ja", "ko", "zh-Hans", "zh-Hant", "th", "vi", "id", "hi", "nb"),
)
_ASKED = (
    "en-US",
    "de-AT",
    "pt_br",
    "zh-TW",
    "zh-HK",
    "es-MX",
    "ja-JP",
    "ar-EG",
    "fr-CA",
    "uk-UA",
    "th",
    "gsw",
    "iw",
    "in",
    "sv-SE",
    "nl-BE",
)
_ACCEPTED = ("sv-SE", "nb-NO", "en-GB", "en")  # A browser's list.
_LIMIT = 10
_STRANGERS = 2000


def print_language() -> None:
    """Print the rows and the memory."""
    matcher = LanguageMatcher(_OFFERED)
    print_head("language", "microseconds a match")
    print_row(Row("match, 25 offered, warm", "langcodes.closest_match", _each(matcher.match), _each(_closest), units=len(_ASKED), bar=50))
    print_row(Row("match of a list of 4, warm", "closest_match of each", lambda: matcher.match(_ACCEPTED), _closest_of_list))
    mine, theirs = _strange_tags(), _strange_tags()
    print_row(
        Row(
            "match, 25 offered, tag never seen",
            "langcodes.closest_match",
            lambda: matcher.match(next(mine)),
            lambda: _closest(next(theirs)),
        )
    )
    print_row(Row("distance, warm", "langcodes.tag_distance", _pairs(language_distance), _pairs(langcodes.tag_distance), units=len(_ASKED)))
    ways: dict[str, Callable[[str], object]] = {"xborder-support": LanguageMatcher(_OFFERED).match, "langcodes": _closest}
    for name, way in ways.items():
        print(f"{f'memory grown by {2 * _STRANGERS:,} more strange tags: {name}':<70}{_grown_by(way):>8,} kB", flush=True)


def _closest(desired: str) -> object:
    return langcodes.closest_match(desired, _OFFERED, max_distance=_LIMIT)


def _closest_of_list() -> object:
    return min((_closest(tag) for tag in _ACCEPTED), key=str)


def _each(way: Callable[[str], object]) -> Callable[[], None]:
    def run() -> None:
        for tag in _ASKED:
            way(tag)

    return run


def _pairs(way: Callable[[str, str], int]) -> Callable[[], None]:
    def run() -> None:
        for tag in _ASKED:
            way(tag, "en-GB")

    return run


def _strange_tags() -> Iterator[str]:
    """Yield tags that are well formed and never the same, such as "aab-DE-v000001"."""
    languages = ["".join(letters) for letters in product(ascii_lowercase, repeat=3)]
    for number in count():
        yield f"{languages[number % len(languages)]}-DE-v{number:06d}"


def _grown_by(way: Callable[[str], object]) -> int:
    """Return how many kilobytes more are held after the later tags than after the first ones, which fill what is bounded."""
    tags = _strange_tags()
    tracemalloc.start()
    for _ in range(3 * _STRANGERS):
        way(next(tags))
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(2 * _STRANGERS):
        way(next(tags))
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) // 1000


if __name__ == "__main__":
    sys.exit(print_language())
