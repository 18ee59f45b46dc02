"""Answer whether a list of holidays exists: the territory's part and the categories that it knows, each in one spelling."""

from __future__ import annotations

from collections.abc import Iterable

from xborder_support.errors import UsageError, did_you_mean

from .listing import list_of

__all__ = ["read_categories", "read_subdivision"]

_SHOWN = 40  # characters of what was asked for, in a message


def read_subdivision(territory: str, subdivision: str | None) -> str | None:
    """Return the list's code of a part of a territory, from that code, its ISO 3166-2 form or its name: ``BY``, ``DE-BY``, ``Bayern``.

    Errors: ``UsageError`` ``unknown-subdivision``, which lists the known ones.
    """
    if subdivision is None:
        return None
    known = list_of(territory)
    spellings = {alias.casefold(): code for alias, code in known.subdivisions_aliases.items()}
    spellings |= {f"{territory}-{code}".casefold(): code for code in known.subdivisions}
    spellings |= {code.casefold(): code for code in known.subdivisions}
    if code := spellings.get(str(subdivision).casefold()):
        return code
    asked = str(subdivision)[:_SHOWN]
    hint = _remedy(asked, known.subdivisions)
    raise UsageError(f"{territory} has no subdivision {asked!r}", code="unknown-subdivision", hint=hint)


def read_categories(territory: str, categories: str | Iterable[str]) -> tuple[str, ...]:
    """Return categories sorted, each once.

    Errors: ``UsageError`` ``unknown-holiday-category``, which lists the known ones.
    """
    known = list_of(territory).supported_categories
    given = categories if isinstance(categories, Iterable) and not isinstance(categories, str) else [categories]
    wanted = set(map(str, given))
    if not wanted:
        raise UsageError("no holiday category is named", code="unknown-holiday-category", hint=did_you_mean("", known))
    for category in sorted(wanted.difference(known)):
        asked = category[:_SHOWN]
        message = f"{territory} has no holiday category {asked!r}"
        raise UsageError(message, code="unknown-holiday-category", hint=did_you_mean(asked, known))
    return tuple(sorted(wanted))


def _remedy(asked: str, known: Iterable[str]) -> str:
    """Return the closest name and all the known ones, however many there are."""
    remedy, listed = did_you_mean(asked, known), ", ".join(sorted(known))
    return remedy if listed in remedy else f"{remedy}. Known: {listed}"
