"""Keep decoded configuration together with the place each key came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

__all__ = ["Document", "KeyPath", "dotted", "merge"]

#: Where a value stands: table keys and array positions from the root.
KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a configuration and, for each key path that a file wrote, its file name and 1-based line."""

    data: Mapping[str, Any]
    places: Mapping[KeyPath, tuple[str, int]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[str | None, int | None]:
        """Return file and line of a key, or of the nearest table around it that has one."""
        for length in range(len(path), -1, -1):
            if found := self.places.get(path[:length]):
                return found
        return None, None


def dotted(path: KeyPath) -> str:
    """Write a key path as people do.

    Example:
        >>> from xborder_support.configuration import dotted
        >>> dotted(("routing", 0, "to", 1, "team"))
        'routing[0].to[1].team'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def merge(*documents: Document) -> Document:
    """Lay later documents over earlier ones: tables merge key by key, anything else (arrays too) is replaced whole.

    Example:
        >>> from xborder_support.configuration import Document, merge
        >>> merge(Document({"shop": {"name": "A", "currency": "EUR"}}), Document({"shop": {"name": "B"}})).data
        {'shop': {'name': 'B', 'currency': 'EUR'}}
    """
    data: dict[str, Any] = {}
    places: dict[KeyPath, tuple[str, int]] = {}
    for document in documents:
        replaced = _lay_over(data, document.data, ())
        places = {path: place for path, place in places.items() if not any(path[: len(gone)] == gone for gone in replaced)}
        places.update(document.places)
    return Document(data, places)


def _lay_over(below: dict[str, Any], above: Mapping[str, Any], at: KeyPath) -> list[KeyPath]:
    """Change ``below`` and return the paths whose former value is gone, so that its lines are forgotten too."""
    replaced: list[KeyPath] = []
    for key, value in above.items():
        former = below.get(key)
        if isinstance(value, Mapping) and isinstance(former, Mapping):
            below[key] = dict(former)
            replaced += _lay_over(below[key], value, (*at, key))
        else:
            replaced.append((*at, key))
            below[key] = value
    return replaced
