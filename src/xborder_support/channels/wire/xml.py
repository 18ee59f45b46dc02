"""Read small XML documents safely, with the standard library's expat.

Only elements and their text count. What XML has for expanding a small document into a large one is refused at the first sign of it: any
DOCTYPE, and with it every entity of one's own.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from .payload import Unreadable, refuse_oversized

__all__ = ["read_xml"]

_DEEPEST = 32  # Levels. WeChat nests four.


class _RefusedError(Exception):
    """Stop the parser; ``reason`` is the code of what was found."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_xml(body: bytes | str) -> dict[str, Any] | Unreadable:
    """Return the children of the root element by name.

    An element without children is its text, verbatim; one with children is again a table, whose own text does not count; a name that is
    repeated holds the list of all of them. Attributes do not count. The encoding is UTF-8, whatever the document claims.

    Reasons of ``Unreadable``: ``not-utf-8``, ``forbidden-xml``, ``nested-too-deeply``, ``not-xml``, and ``wrong-shape`` for a root
    without children. Errors: ``PayloadError`` ``payload-too-large``.
    """
    refuse_oversized(body)
    try:
        text = body if isinstance(body, str) else body.decode("utf-8")
    except UnicodeDecodeError:
        return Unreadable("not-utf-8")
    if "\0" in text:  # Expat would take it for UTF-16.
        return Unreadable("not-xml")
    tree = _Tree()
    try:
        tree.read(text.lstrip("\ufeff \t\r\n").encode("utf-8", "surrogatepass"))
    except _RefusedError as refused:
        return Unreadable(refused.reason)
    except expat.ExpatError:
        return Unreadable("not-xml")
    return tree.root if isinstance(tree.root, dict) else Unreadable("wrong-shape")


class _Tree:
    """Collect what the parser reports."""

    def __init__(self) -> None:
        self.root: dict[str, Any] | str = ""
        self._open: list[tuple[str, dict[str, Any], list[str]]] = []

    def read(self, raw: bytes) -> None:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(raw, True)

    def _start(self, name: str, _attributes: Any) -> None:
        if len(self._open) == _DEEPEST:
            raise _RefusedError("nested-too-deeply")
        self._open.append((name, {}, []))

    def _text(self, text: str) -> None:
        self._open[-1][2].append(text)

    def _end(self, _name: str) -> None:
        name, children, texts = self._open.pop()
        content = children or "".join(texts)
        if self._open:
            _add(self._open[-1][1], name, content)
        else:
            self.root = content


def _add(children: dict[str, Any], name: str, content: dict[str, Any] | str) -> None:
    if name not in children:
        children[name] = content
    elif type(children[name]) is list:
        children[name].append(content)
    else:
        children[name] = [children[name], content]


def _refuse(*_declaration: object) -> None:
    raise _RefusedError("forbidden-xml")
