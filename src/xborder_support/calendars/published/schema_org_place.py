"""Find the opening hours in what a page carries: a specification, a list of them, a shop with its hours, or a graph with one shop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from xborder_support.errors import UsageError

from .schema_org_values import tail

__all__ = ["Item", "items_of"]

_MOST_ITEMS = 1_000
_HOURS = ("openingHoursSpecification", "specialOpeningHoursSpecification", "openingHours")
_OWN = {"opens", "closes", "dayOfWeek", "validFrom", "validThrough"}
_HINT = "pass a list of OpeningHoursSpecification, a text such as 'Mo-Fr 09:00-17:00', or the JSON-LD object of the shop"


class Item(NamedTuple):
    """Hold one entry, decoded, the place where it stood, and whether it was among the special hours."""

    place: str
    value: Any
    is_special: bool = False


def items_of(document: Any) -> list[Item]:
    """Return all entries of a document in their order.

    Errors: ``UsageError`` ``bad-specification``, ``no-opening-hours``, ``several-places``, ``too-many-specifications``.
    """
    items = _of_root(document)
    if len(items) > _MOST_ITEMS:
        raise UsageError(f"there are more than {_MOST_ITEMS} entries", code="too-many-specifications", hint="pass the hours of one shop")
    return items


def _of_root(document: Any) -> list[Item]:
    if isinstance(document, str):
        return [Item("openingHours", document)]
    nodes = _nodes(document)
    if nodes is None:
        raise UsageError(f"opening hours are no {type(document).__name__}", code="bad-specification", hint=_HINT)
    shops = [node for node in nodes if isinstance(node, Mapping) and any(name in _plain(node) for name in _HOURS)]
    if len(shops) > 1:
        raise UsageError("several places have opening hours", code="several-places", hint="pass the JSON-LD object of one of them")
    if shops:
        return _of_shop(_plain(shops[0]))
    if isinstance(document, list | tuple) or _is_specification(document):
        return [Item(f"[{number}]", node) for number, node in enumerate(nodes)]
    raise UsageError("the object has no opening hours", code="no-opening-hours", hint=_HINT)


def _nodes(document: Any) -> list[Any] | None:
    """Return the objects of a document: those of its graph, of its list, or itself."""
    if isinstance(document, Mapping):
        graph = document.get("@graph")
        return [*graph] if isinstance(graph, list | tuple) else [document]
    return [*document] if isinstance(document, list | tuple) else None


def _is_specification(node: Any) -> bool:
    return isinstance(node, Mapping) and not _OWN.isdisjoint(_plain(node))


def _of_shop(shop: Mapping[str, Any]) -> list[Item]:
    return [
        Item(f"{name}[{number}]", value, name.startswith("special"))
        for name in _HOURS
        for number, value in enumerate(_listed(shop.get(name)))
    ]


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return [*value] if isinstance(value, list | tuple) else [value]


def _plain(node: Mapping[Any, Any]) -> dict[str, Any]:
    """Return an object with the plain names of schema.org as keys, whatever prefix they had."""
    return {tail(key): value for key, value in node.items() if isinstance(key, str)}
