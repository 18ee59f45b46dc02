"""Find addresses in a text: pages, mail addresses, and one given page however it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from .folding import Folded, compact

__all__ = ["find_links", "find_mail_addresses", "find_page", "without_links"]

Span = tuple[int, int]

_END = r"[^\s<>\"'`|\\^{}\u3000-\u303f\uff00-\uffef]"
_LINK = re.compile(
    rf"(?:https?://|www\.){_END}{{1,2000}}|(?<![\w@./-])(?:[a-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,24}}(?:/{_END}{{0,2000}})?(?![\w@])",
    re.IGNORECASE | re.ASCII,
)
_MAIL = re.compile(r"(?<![^\s<>(),;:\"\[\]])[^\s@<>(),;:\"\[\]]{1,64}@(?:[^\s@<>(),;:\"\[\].]{1,63}\.){1,5}[^\W\d_]{2,24}")
_FILE_NAMES = re.compile(r"\.(?:pdf|jpe?g|png|docx?|xlsx?|csv|txt|zip|mp4)$", re.IGNORECASE)
_TRAILING = ".,;:!?)]'\"。、"
_ESCAPE = re.compile(r"%([0-9a-f]{2})")
_PORT = re.compile(r":\d{1,5}(?=/)")
_SLASHES = re.compile(r"[/\\]{2,}|\\|/\.(?=/)")
_DOTS = re.compile("\u3002")  # browsers take it for a dot; the half-wide one becomes it, the full-wide one a dot
_LAST_DOT = re.compile(r"(?<=[a-z])\.(?=[:/])")
_WAY_UP = re.compile(r"/(?!\.\.?/)[^/\s?#]{1,200}/\.\.(?=/)")
_MOST_WAYS_UP = 4


def find_links(text: str) -> list[Span]:
    """Return where pages are named, with a scheme or without; names of files and mail addresses are none."""
    mails = find_mail_addresses(text)
    found = []
    for match in _LINK.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip(_TRAILING))
        is_mail = any(first < end and start < last for first, last in mails)
        if not is_mail and not _FILE_NAMES.search(text[start:end]):
            found.append((start, end))
    return found


def find_mail_addresses(text: str) -> list[Span]:
    """Return where mail addresses stand."""
    return [match.span() for match in _MAIL.finditer(text)]


def without_links(text: str) -> str:
    """Return a text with spaces in place of its addresses, of the same length."""
    letters = list(text)
    for start, end in (*find_links(text), *find_mail_addresses(text)):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def find_page(text: str, page: str) -> list[Span]:
    """Return where a page without its scheme is named: in any case, width and percent-encoding, broken over lines, with a port."""
    plain = _resolved(_decoded(_decoded(compact(text))))
    return [plain.span(start, end) for start, end in _all(plain, _plain_page(page))]


@lru_cache(maxsize=64)
def _plain_page(page: str) -> str:
    return compact(page).text.rstrip("/")


def _all(plain: Folded, wanted: str) -> Iterator[Span]:
    start = plain.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _goes_on(plain, start - 1, start) and not _goes_on(plain, end - 1, end):
            yield start, end
        start = plain.text.find(wanted, end)


def _goes_on(plain: Folded, left: int, right: int) -> bool:
    """Tell whether a word goes on between two neighbours that no white space parted."""
    if left < 0 or right >= len(plain.text) or plain.ends[left] != plain.starts[right]:
        return False
    return plain.text[left].isalnum() and plain.text[right].isalnum()


def _decoded(plain: Folded) -> Folded:
    """Return a text with each percent-encoded ASCII character in the place of its three."""
    return _replaced(plain, _ESCAPE, lambda match: _shown(int(match[1], 16)))


def _shown(code: int) -> str:
    return chr(code).lower() if 0x20 < code < 0x7F else ""


def _resolved(plain: Folded) -> Folded:
    """Return a text whose addresses have no ports, no doubled slashes and no turned ones, no dots that change nothing and no ways up."""
    dotted = _replaced(_replaced(plain, _DOTS, lambda _: "."), _LAST_DOT, lambda _: "")
    without_ports = _replaced(dotted, _PORT, lambda _: "")
    straight = _replaced(without_ports, _SLASHES, lambda match: "" if match[0] == "/." else "/")
    for _ in range(_MOST_WAYS_UP):
        straight = _replaced(straight, _WAY_UP, lambda _: "")
    return straight


def _replaced(plain: Folded, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Folded:
    """Return a text with each match replaced by at most one character, which stands where the whole match stood."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in pattern.finditer(plain.text):
        new = by(match)
        pieces += [plain.text[position : match.start()], new]
        starts += [*plain.starts[position : match.start()], *([plain.starts[match.start()]] if new else [])]
        ends += [*plain.ends[position : match.start()], *([plain.ends[match.end() - 1]] if new else [])]
        position = match.end()
    pieces.append(plain.text[position:])
    return Folded("".join(pieces), (*starts, *plain.starts[position:]), (*ends, *plain.ends[position:]))
