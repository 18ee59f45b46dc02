"""Answer whether a list of holidays exists: the territory's part and the categories that it knows, each in one spelling."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import resources

from xborder_support.errors import UsageError, did_you_mean

from .listing import list_of

__all__ = ["read_categories", "read_subdivision"]

_SHOWN = 40  # characters of what was asked for, in a message
_ALIKE = 0.6  # as did_you_mean has it


def read_subdivision(territory: str, subdivision: str | None) -> str | None:
    """Return the list's code of a part of a territory: from that code, its ISO 3166-2 form, or its name there or in English.

    ``BY``, ``DE-BY``, ``Bayern`` and ``Bavaria`` are the same; capitals and accents make no difference.

    Errors: ``UsageError`` ``unknown-subdivision``, which lists the known ones.
    """
    if subdivision is None:
        return None
    asked = str(subdivision)[:_SHOWN]
    if code := _spellings(territory).get(_folded(str(subdivision))):
        return code
    hint = _remedy(territory, asked)
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


@cache
def _spellings(territory: str) -> Mapping[str, str]:
    """Return every way to write the parts of a territory, folded; a code outranks its ISO form, that a name, and that an English one."""
    known = list_of(territory)
    names = {_folded(name): code for name, code in _english_names().get(territory, {}).items() if code in known.subdivisions}
    names |= {_folded(alias): code for alias, code in known.subdivisions_aliases.items()}
    names |= {_folded(f"{territory}-{code}"): code for code in known.subdivisions}
    return names | {_folded(code): code for code in known.subdivisions}


@cache
def _english_names() -> Mapping[str, Mapping[str, str]]:
    text = resources.files(__package__).joinpath("data", "subdivision_names.toml").read_text(encoding="utf-8")
    names: dict[str, dict[str, str]] = tomllib.loads(text)["names"]
    return names


def _folded(name: str) -> str:
    """Return a name without capitals and accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.strip().casefold()) if not unicodedata.combining(letter))


def _remedy(territory: str, asked: str) -> str:
    """Return the part whose code or name is closest, if any, and all the codes, however many there are."""
    spellings = _spellings(territory)
    close = get_close_matches(_folded(asked), spellings, n=1, cutoff=_ALIKE)
    codes = sorted(list_of(territory).subdivisions)
    known = f"Known: {', '.join(codes)}" if codes else "its list knows no parts: leave subdivision out"
    return f'did you mean "{spellings[close[0]]}"? {known}' if close else known
