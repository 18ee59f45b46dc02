"""Turn the HTML of a mail into the words that a reader sees.

This is its own small scanner, because the standard library's needs quadratic time for some broken pages, which a stranger may send on
purpose. Each character is looked at a fixed number of times. Blocks break lines, ``blockquote`` becomes ``> `` as in plain mails, scripts,
styles, comments and what the page itself hides are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from .hidden import Piece, hides, may_hide, without_hidden

__all__ = ["html_to_text"]

_OPENED = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9]*")
_RAW_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}
_SKIPPED = frozenset({"script", "style", "title"})
_BREAKING = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "tbody", "thead", "tr", "ul"),
    )
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"})
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_MAX_QUOTE_DEPTH = 10
_MAX_TAG_EXTENSIONS = 10
_MAX_ATTRIBUTE_CHARS = 2_000


def html_to_text(page: str) -> str:
    """Return the visible words of an HTML page.

    Example:
        >>> from xborder_support.channels.mail.html import html_to_text
        >>> print(html_to_text("<p>Hello<br>you</p><blockquote>old &amp; gone</blockquote>"))
        Hello
        you
        <BLANKLINE>
        > old & gone
    """
    if not may_hide(page):
        return _written(_pieces(page))
    pieces = list(_pieces(page))
    return _written(without_hidden(pieces)) or _written(pieces)  # a page that hides all of itself is shown all the same


def _written(pieces: Iterable[Piece]) -> str:
    writer = _Writer()
    for kind, content in pieces:
        if kind == "words":
            writer.words(content)
        else:
            writer.tag(content)
    return writer.text()


def _pieces(page: str) -> Iterator[Piece]:
    """Yield words and the names of tags (``"p"``, ``"/p"``) in order, and say of a tag whether it hides what it holds."""
    position = 0
    while position < len(page):
        opened = _OPENED.search(page, position)
        start = opened.start() if opened else len(page)
        if start > position:
            yield "words", page[position:start]
        name, position = _markup(page, start) if opened else ("", start)
        if name is None:
            yield "words", page[start:position]
        elif name:
            yield ("hiding" if hides(page, start, position) else "tag"), name


def _markup(page: str, start: int) -> tuple[str | None, int]:
    """Read what starts with ``<``: a tag by name, nothing worth a name (empty), or no markup at all (None); and where it ends."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return "", end + 3 if end >= 0 else len(page)
    match = _NAME.match(page, start + 1)
    end = _tag_end(page, start)
    if end < 0:
        return None, len(page)
    name = match[0].lower() if match else ""
    return name, _past_raw_text(page, name, end + 1)


def _tag_end(page: str, start: int) -> int:
    end = page.find(">", start)
    for _ in range(_MAX_TAG_EXTENSIONS):  # a bracket inside an attribute's quotes does not end the tag
        if end < 0 or page.count('"', start, end) % 2 == 0:
            break
        closing = page.find('"', end, end + _MAX_ATTRIBUTE_CHARS)
        further = page.find(">", closing) if closing >= 0 else -1
        if further < 0:
            break
        end = further
    return end


def _past_raw_text(page: str, name: str, position: int) -> int:
    if name not in _SKIPPED:
        return position
    end = _RAW_END[name].search(page, position)
    return end.start() if end else len(page)


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    quote_depth: int = 0
    pre_depth: int = 0
    gap_depth: int | None = None

    def words(self, piece: str) -> None:
        text = unescape(_HUGE_REFERENCE.sub("\ufffd", piece)) if "&" in piece else piece
        if not self.pre_depth:
            self.current.append(_SPACE.sub(" ", text))
            return
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
            if number:
                self.end_line()
            self.current.append(line)

    def tag(self, name: str) -> None:
        bare = name.lstrip("/")
        if bare == "br":
            self.end_line()
        elif bare in {"td", "th"}:
            self.current.append(" ")
        elif bare in _BREAKING:
            self.break_block(is_spaced=bare in _SPACED)
        if bare == "blockquote":
            self.quote_depth = max(0, min(_MAX_QUOTE_DEPTH, self.quote_depth + (-1 if name[0] == "/" else 1)))
        elif bare == "pre":
            self.pre_depth = 0 if name[0] == "/" else 1

    def break_block(self, *, is_spaced: bool) -> None:
        if any(piece.strip() for piece in self.current):
            self.end_line()
        self.current.clear()
        if is_spaced and self.lines:
            self.gap_depth = self.quote_depth if self.gap_depth is None else min(self.gap_depth, self.quote_depth)

    def end_line(self) -> None:
        if self.gap_depth is not None:
            self.lines.append("> " * min(self.gap_depth, self.quote_depth))
            self.gap_depth = None
        text = "".join(self.current)
        self.lines.append("> " * self.quote_depth + (text.rstrip() if self.pre_depth else _SPACE.sub(" ", text).strip()))
        self.current.clear()

    def text(self) -> str:
        self.break_block(is_spaced=False)
        return "\n".join(line.rstrip() for line in self.lines).strip()
