"""Give the words of a message or post on X back as they were written.

X escapes three characters as HTML does, and shortens each link to one of its own, whose place and target stand beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xborder_support.channels.wire.payload import count, rows, words

__all__ = ["written"]

_CHANGED = re.compile(r"&(?:amp|lt|gt);|https?://t\.co/[A-Za-z0-9]+")
_CHARACTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}


class _Link(NamedTuple):
    start: int
    short: str
    target: str


def written(text: str, entities: dict[str, Any]) -> str:
    """Return the words as their author wrote them: unescaped exactly once, with the targets of links in their places.

    Places count code points of the text as it is sent, escapes included. A link that is not at its place, because somebody in between
    changed the text, is known by itself. One pass over the text, however many links a payload claims.
    """
    links = sorted(_links(entities))
    restored: Mapping[str, str] = {**{link.short: link.target for link in links}, **_CHARACTERS}
    pieces, end = [], 0
    for link in links:
        if link.start >= end and text.startswith(link.short, link.start):
            pieces += [_restore(text[end : link.start], restored), link.target]
            end = link.start + len(link.short)
    return "".join([*pieces, _restore(text[end:], restored)])


def _restore(text: str, restored: Mapping[str, str]) -> str:
    return _CHANGED.sub(lambda found: restored.get(found[0], found[0]), text)


def _links(entities: dict[str, Any]) -> Iterator[_Link]:
    for entity in rows(entities, "urls"):
        if type(entity) is dict:
            short, target = words(entity, "url"), words(entity, "expanded_url")
            if short and target:
                yield _Link(_place(entity), short, target)


def _place(entity: dict[str, Any]) -> int:
    """Return where a link begins: ``indices`` in version 1.1, ``start`` in version 2."""
    given = count((rows(entity, "indices") or [entity.get("start")])[0])
    return 0 if given is None else given
