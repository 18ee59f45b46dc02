"""Answer what a reader sees of a text that has tags of HTML, and where each character of that stands in it.

The check must point into the text as it stands, and sizes of zero count as hidden: so this is another reading than that of mails which
arrive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

__all__ = ["Shown", "shown_text"]

Target = tuple[tuple[int, int], str]

_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNSEEN = frozenset({"head", "noscript", "script", "style", "template", "title"})
_RAW = frozenset({"script", "style", "title"})
_BREAKING = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "big", "button", "code", "del", "em", "font", "i", "img", "ins", "label", "mark", "q", "s", "small", "span"),
        *("strike", "strong", "sub", "sup", "tbody", "thead", "tt", "u"),
    )
)
_KNOWN = _VOID | _UNSEEN | _BREAKING | _INLINE
#: A new one of these ends the one before it, as browsers have it.
_ENDS_ITSELF = frozenset({"dd", "dt", "li", "p", "td", "th", "tr"})

# Possessive, so that no text is read twice: a quote that nothing closes makes what follows words.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})"
    r"(?P<rest>(?:[\s/](?:[^<>\"']|\"[^\"]{0,9999}\"|'[^']{0,9999}')*+)?)>|<[!?][^<>]*>",
    re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_STYLE = re.compile(r"\sstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN_WORD = re.compile(r"\shidden(?=[\s=/]|$)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0+\.?0*|\.0+)(?![\d.]))", re.IGNORECASE
)
_SIZE = re.compile(r"(?:^|[;\s])font-size\s*:\s*([^;]*)", re.IGNORECASE)
_NO_SIZE = re.compile(r"(?:0+\.?0*|\.0+)(?:[a-z]+|%)?\s*(?:!important\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shown:
    """Hold what is seen. ``starts[i]`` and ``ends[i]`` are where its character ``i`` stood, ``targets`` links by where they are seen."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    targets: tuple[Target, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of what is seen stood; one without a character stands before the next, or at the very end."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = 0 if start == 0 else self.starts[start] if start < len(self.starts) else self.length
        return place, place


def shown_text(text: str) -> Shown | None:
    """Return what is seen of a text, or None where it has no comment and no tag of HTML."""
    if "<" not in text:
        return None
    found = [match for match in _MARKUP.finditer(text) if _is_html(match)]
    return _Reader(text, found).read() if found else None


def _is_html(match: re.Match[str]) -> bool:
    """Tell whether markup is that of HTML: "<STOP>" and an address between brackets are words."""
    return match["name"] is None or match["name"].lower() in _KNOWN


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    is_hidden: bool
    has_no_size: bool


@dataclass(slots=True)
class _Reader:
    """Read a text once, with the elements that are open. In a page, tags break lines, and not the lines of its source."""

    source: str
    markup: list[re.Match[str]]
    letters: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    link: tuple[int, str] | None = None
    is_page: bool = False

    def read(self) -> Shown:
        self.is_page = any((match["name"] or "").lower() in _BREAKING for match in self.markup)
        position = 0
        for match in self.markup:
            if match.start() >= position:
                self._words(position, match.start())
                position = self._tag(match)
        self._words(position, len(self.source))
        self._end_link()
        return Shown("".join(self.letters), tuple(self.starts), tuple(self.ends), tuple(self.targets), len(self.source))

    def _words(self, start: int, end: int) -> None:
        if start >= end or (self.open and (self.open[-1].is_hidden or self.open[-1].has_no_size)):
            return
        for first, last, letters in _characters(self.source, start, end):
            for letter in letters:
                self._put(" " if self.is_page and letter.isspace() else letter, first, last)

    def _put(self, letter: str, start: int, end: int) -> None:
        if self.is_page and letter in " \n" and (not self.letters or self.letters[-1] in " \n"):
            if self.letters and letter == "\n":
                self.letters[-1] = letter
            return
        self.letters.append(letter)
        self.starts.append(start)
        self.ends.append(end)

    def _tag(self, match: re.Match[str]) -> int:
        """Take one piece of markup; return where the words go on."""
        name = (match["name"] or "").lower()
        if name in _BREAKING and not (self.open and self.open[-1].is_hidden):
            self._put(" " if name in {"td", "th"} else "\n", *match.span())
        if match["close"]:
            self._close(name)
        elif name and name not in _VOID:
            self._open(name, match["rest"])
            if name in _RAW:
                return _end_of_raw(self.source, name, match.end())
        return match.end()

    def _open(self, name: str, attributes: str) -> None:
        if name in _ENDS_ITSELF and self.open and self.open[-1].name == name:
            self._close(name)
        above = self.open[-1] if self.open else None
        style = _value(_STYLE, attributes)
        size = _SIZE.search(style)
        has_no_size = bool(_NO_SIZE.fullmatch(size[1].strip())) if size else above is not None and above.has_no_size
        is_hidden = (above is not None and above.is_hidden) or name in _UNSEEN or _hides(attributes, style)
        self.open.append(_Element(name, is_hidden, has_no_size))
        self.names[name] += 1
        if name == "a":
            self._end_link()
            target = unescape(_value(_HREF, attributes)).strip()
            self.link = (len(self.letters), target) if target and not is_hidden else None

    def _close(self, name: str) -> None:
        if name == "a":
            self._end_link()
        if self.names[name]:
            while (ended := self.open.pop()).name != name:
                self.names[ended.name] -= 1
            self.names[name] -= 1

    def _end_link(self) -> None:
        """Remember a link of which something is seen."""
        if self.link is not None and "".join(self.letters[self.link[0] :]).strip():
            self.targets.append(((self.link[0], len(self.letters)), self.link[1]))
        self.link = None


def _characters(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    position = start
    for match in _ENTITY.finditer(source, start, end):
        yield from ((each, each + 1, source[each]) for each in range(position, match.start()))
        yield match.start(), match.end(), unescape(match[0])
        position = match.end()
    yield from ((each, each + 1, source[each]) for each in range(position, end))


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return next((each for each in match.groups() if each is not None), "") if match else ""


def _hides(attributes: str, style: str) -> bool:
    return _HIDDEN_STYLE.search(unescape(style)) is not None or _HIDDEN_WORD.search(_QUOTED.sub("", attributes)) is not None


def _end_of_raw(source: str, name: str, start: int) -> int:
    match = re.compile(f"</{name}", re.IGNORECASE).search(source, start)
    return match.start() if match else len(source)
