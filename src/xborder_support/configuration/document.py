"""Keep decoded configuration together with the place each key came from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

__all__ = ["Document", "KeyPath", "Place", "dotted", "merge", "parse_key"]

_BARE = re.compile("[A-Za-z0-9_-]+")
_PART = re.compile(r"""\[(\d+)\]|("(?:[^"\\]|\\.)*")|([^.\[\]"]+)""")

#: Where a value stands: table keys and array positions from the root.
KeyPath: TypeAlias = tuple[str | int, ...]

#: A file name and a 1-based line, both None for what did not come from a file.
Place: TypeAlias = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a configuration and, for each key path that a file wrote, its place."""

    data: Mapping[str, Any]
    places: Mapping[KeyPath, Place] = field(default_factory=dict)

    def place(self, path: KeyPath) -> Place:
        """Return file and line of a key, or of the nearest table around it that has one."""
        for length in range(len(path), -1, -1):
            if found := self.places.get(path[:length]):
                return found
        return None, None


def dotted(path: KeyPath) -> str:
    """Write a key path as people do; names that TOML wants in quotes get them.

    Example:
        >>> from xborder_support.configuration import dotted
        >>> dotted(("routing", 0, "to", 1, "team"))
        'routing[0].to[1].team'
    """
    parts = (f"[{part}]" if isinstance(part, int) else f".{_quoted(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def parse_key(text: str) -> KeyPath:
    """Read a key path back from what ``dotted`` wrote.

    Example:
        >>> from xborder_support.configuration import parse_key
        >>> parse_key("routing[0].to[1].team")
        ('routing', 0, 'to', 1, 'team')
    """
    parts = _PART.findall(text)
    return tuple(int(position) if position else json.loads(quoted) if quoted else name for position, quoted, name in parts)


def _quoted(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def merge(*documents: Document) -> Document:
    """Lay later documents over earlier ones: tables merge key by key, anything else (arrays too) is replaced whole.

    Example:
        >>> from xborder_support.configuration import Document, merge
        >>> merge(Document({"shop": {"name": "A", "currency": "EUR"}}), Document({"shop": {"name": "B"}})).data
        {'shop': {'name': 'B', 'currency': 'EUR'}}
    """
    data: dict[str, Any] = {}
    places: dict[KeyPath, Place] = {}
    for document in documents:
        replaced = _lay_over(data, document.data, ())
        places = {path: place for path, place in places.items() if not _is_below(path, replaced)}
        # Also where this layer has no line of its own for a key: else the key would seem to stand in the layer below.
        places.update((path, document.place(path)) for path in replaced)
        places.update(document.places)
    return Document(data, places)


def _is_below(path: KeyPath, tops: set[KeyPath]) -> bool:
    return any(path[:length] in tops for length in range(1, len(path) + 1))


def _lay_over(below: dict[str, Any], above: Mapping[str, Any], at: KeyPath) -> set[KeyPath]:
    """Change ``below`` and return the paths whose former value is gone, so that its lines are forgotten too."""
    replaced: set[KeyPath] = set()
    for key, value in above.items():
        former = below.get(key)
        if isinstance(value, Mapping) and isinstance(former, Mapping):
            below[key] = dict(former)
            replaced |= _lay_over(below[key], value, (*at, key))
        else:
            replaced.add((*at, key))
            below[key] = value
    return replaced
