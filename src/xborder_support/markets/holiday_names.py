"""Answer whether the ``holidays`` package has what a file of a host names: a territory, a part of it, categories and days.

The package is imported only when a host writes holidays. Files of ours are held against it by the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from holidays import HolidayBase

__all__ = ["check_categories", "check_days", "check_subdivision", "check_territory"]

# Feasts that move, fall on a day of the week or come every few years have all come round in so many years.
_YEARS = range(2020, 2031)


def check_territory(code: str) -> None:
    """Make sure that a territory has a list.

    Errors: ``UsageError`` ``unknown-holiday-list``.
    """
    import holidays  # noqa: PLC0415  (a quarter of a second, for hosts that write holidays)

    if not hasattr(holidays, code):
        hint = "name the territory whose holidays the desk keeps; days of your own are closed dates of the desk's calendar"
        raise UsageError(f"nobody lists the holidays of {code}", code="unknown-holiday-list", hint=hint)


def check_subdivision(code: str, subdivision: str) -> None:
    """Make sure that a list knows a part of its territory, by code, by ISO 3166-2 code or by name.

    Errors: ``UsageError`` ``unknown-subdivision``.
    """
    kind = _list_of(code)
    if _code_of(kind, code, subdivision) is None:
        message = f"{code} has no subdivision {subdivision[:40]!r}"
        raise UsageError(message, code="unknown-subdivision", hint=_nearest_part(kind, subdivision[:40]))


def check_categories(code: str, categories: Iterable[str]) -> None:
    """Make sure that a list has the categories.

    Errors: ``UsageError`` ``unknown-holiday-category``.
    """
    kind = _list_of(code)
    unknown = next((name for name in categories if name not in kind.supported_categories), None)
    if unknown is not None:
        hint = did_you_mean(unknown[:40], kind.supported_categories)
        raise UsageError(f"the list of {code} has no category {unknown[:40]!r}", code="unknown-holiday-category", hint=hint)


def check_days(code: str, subdivision: str | None, categories: Iterable[str], names: Iterable[str]) -> None:
    """Make sure that a list has days of these English names.

    Errors: ``UsageError`` ``unknown-holiday``.
    """
    kind = _list_of(code)
    part = None if subdivision is None else _code_of(kind, code, subdivision)
    known = _names(code, part, tuple(categories))
    unknown = next((name for name in names if name not in known), None)
    if unknown is not None:
        message = f"the list of {code} has no {unknown[:60]!r} in these categories"
        raise UsageError(message, code="unknown-holiday", hint=did_you_mean(unknown[:60], known))


@cache
def _names(code: str, subdivision: str | None, categories: tuple[str, ...]) -> frozenset[str]:
    """Return the English names of a list's days, without what the list adds to an estimate."""
    kind = _list_of(code)
    english = min((name for name in kind.supported_languages if name.startswith("en")), default=None)
    found = kind(years=_YEARS, subdiv=subdivision, categories=categories, language=english, observed=False)
    return frozenset(name.removesuffix(" (estimated)") for day in found for name in found.get_list(day))


def _code_of(kind: type[HolidayBase], code: str, subdivision: str) -> str | None:
    """Return the list's code of a part, from that code, its ISO 3166-2 form or the list's own name of it; capitals make no difference."""
    asked = subdivision.casefold().removeprefix(f"{code.casefold()}-")
    spelled = kind.subdivisions_aliases | {part: part for part in kind.subdivisions}
    return next((part for name, part in spelled.items() if name.casefold() == asked), None)


def _nearest_part(kind: type[HolidayBase], asked: str) -> str:
    if not kind.subdivisions:
        return "leave it out: the list knows no parts"
    close = get_close_matches(asked, [*kind.subdivisions, *kind.subdivisions_aliases], n=1)
    codes = f"Known: {', '.join(sorted(kind.subdivisions))}"
    return f'did you mean "{close[0]}"? {codes}' if close else codes


def _list_of(code: str) -> type[HolidayBase]:
    import holidays  # noqa: PLC0415  (as above)

    kind: type[HolidayBase] = getattr(holidays, code)
    return kind
