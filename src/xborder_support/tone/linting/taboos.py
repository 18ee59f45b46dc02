"""Say which lists of words and pictures hold for customers of a territory: those of everywhere, and those of its market's taboos."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from xborder_support.markets import Market

from .facts import facts

__all__ = ["Row", "Themes", "holds", "themes_of"]

#: A list of words or pictures, with its theme and its territories.
Row: TypeAlias = Mapping[str, Any]

#: What a market is silent about; None where nobody knows, and then each list holds in the territories that it names.
Themes: TypeAlias = tuple[str, ...] | None


def themes_of(market: Market | None) -> Themes:
    """Return the taboos of a market, None where it is not described or they are not known."""
    return None if market is None or "taboos" in market.unknown_fields else market.taboos


def holds(row: Row, territory: str | None, themes: Themes) -> bool:
    """Tell whether a list holds in a territory whose market has taboos.

    Of a theme that has lists for the territory, these hold. Of one that a merchant added, all do; but not where each takes one side of a
    dispute, as on the names of places.
    """
    is_named = territory in _territories(row)
    if "groups" not in row and "territories" not in row:
        return True
    if themes is None or "theme" not in row:
        return is_named
    return row["theme"] in (themes if is_named else _added(territory, themes))


@lru_cache(maxsize=256)
def _added(territory: str | None, themes: tuple[str, ...]) -> frozenset[str]:
    listed = {row["theme"] for row in facts("terms")["terms"] if territory in _territories(row)}
    return frozenset(themes) - listed - frozenset(facts("terms")["one_sided"])


def _territories(row: Row) -> set[str]:
    grouped = {code for group in row.get("groups", ()) for code in facts("terms")["groups"][group]}
    return (grouped | set(row.get("territories", ()))) - set(row.get("except", ()))
