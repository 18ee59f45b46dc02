"""Say which plural categories a language needs for the numbers that a shop writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale

__all__ = ["CATEGORIES", "ordinal_categories", "plural_categories"]

#: The categories of CLDR, in its order.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")

# Every rule of CLDR repeats itself within the first thousand, but for the millions of French, Spanish, Italian and Portuguese
# ("un million de colis"), which nobody counts in a message.
_WHOLE = range(1001)
_FRACTIONS = tuple(Decimal(tenths) / 10 for tenths in range(1, 220) if tenths % 10) + tuple(
    Decimal(each) / 100 for each in range(1, 220) if each % 10
)


@lru_cache(maxsize=256)
def plural_categories(locale: Locale, *, has_fractions: bool = False) -> tuple[str, ...]:
    """Return the categories that occur among the numbers that a shop writes, and ``other``, which every choice falls back on.

    Source: CLDR plural rules. ``has_fractions`` adds what numbers such as 1.5 need.

    Example:
        >>> from babel import Locale
        >>> plural_categories(Locale("ja")), plural_categories(Locale("ru"))
        (('other',), ('one', 'few', 'many', 'other'))
    """
    return _occurring(locale.plural_form, (*_WHOLE, *_FRACTIONS) if has_fractions else _WHOLE)


@lru_cache(maxsize=256)
def ordinal_categories(locale: Locale) -> tuple[str, ...]:
    """Return the categories of "1st", "2nd", "3rd".

    Example:
        >>> from babel import Locale
        >>> ordinal_categories(Locale("en")), ordinal_categories(Locale("de"))
        (('one', 'two', 'few', 'other'), ('other',))
    """
    return _occurring(locale.ordinal_form, _WHOLE)


def _occurring(category: Callable[[Any], str], numbers: Iterable[Any]) -> tuple[str, ...]:
    found = {category(number) for number in numbers} | {"other"}
    return tuple(each for each in CATEGORIES if each in found)
