"""Read the parameters of a mail header such as ``Content-Type``, with RFC 2231 continuations and charsets."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from .charsets import decode_text
from .header_text import header_text, unfolded

__all__ = ["parameters"]

_MAX_CHARS = 8_000
_MAX_PARAMETERS = 100
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)')
_SECTION = re.compile(r"^([^*]+)(?:\*(\d{1,3}))?(\*)?$")
_SPECIAL = re.compile(r"[*\\]|=\?")
_QUOTED_PAIR = re.compile(r"\\(.)")

_Section = tuple[bool, str]  # whether it is percent-encoded, and the value


def parameters(value: str, *, charset: str | None = None) -> dict[str, str]:
    """Return the parameters of a header by name in lower case; ``charset`` is tried for raw letters.

    Example:
        >>> from xborder_support.channels.mail.parameters import parameters
        >>> parameters("attachment; filename*0*=utf-8''%E3%83; filename*1*=%86.txt")["filename"]
        'テ.txt'
    """
    line = unfolded(value[:_MAX_CHARS])
    if line.isascii() and not _SPECIAL.search(line):
        return _plain(line)
    sections: dict[str, dict[int, _Section]] = {}
    for count, match in enumerate(_PARAMETER.finditer(line)):
        name = _SECTION.match(match[1].lower())
        if name and count < _MAX_PARAMETERS:
            _keep(sections.setdefault(name[1], {}), int(name[2] or 0), (bool(name[3]), _unquoted(match[2])))
    return {name: _joined([found[number] for number in sorted(found)], charset) for name, found in sections.items()}


def _plain(line: str) -> dict[str, str]:
    """Read the ordinary case: nothing encoded, continued or escaped."""
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(line)[:_MAX_PARAMETERS]:
        found.setdefault(name.lower(), _unquoted(value))
    return found


def _keep(found: dict[int, _Section], number: int, section: _Section) -> None:
    # Programs give a name twice, plainly for old readers and with its charset; the first of each kind counts, and the second kind wins.
    known = found.get(number)
    if known is None or (section[0] and not known[0]):
        found[number] = section


def _unquoted(value: str) -> str:
    plain = value.strip()
    if not plain.startswith('"'):
        return plain
    return _QUOTED_PAIR.sub(r"\1", plain[1:-1] if len(plain) > 1 and plain.endswith('"') else plain[1:])


def _joined(sections: list[_Section], charset: str | None) -> str:
    is_extended, first = sections[0]
    if not is_extended:
        return header_text("".join(value for _, value in sections), charset=charset)
    declared, mark, rest = first.partition("'")
    language, second_mark, text = rest.partition("'")
    if not mark or not second_mark or len(language) > 40:
        declared, text = "", first
    pieces = [unquote_to_bytes(_octets(text))]
    pieces += [unquote_to_bytes(_octets(value)) if encoded else _octets(value) for encoded, value in sections[1:]]
    return decode_text(b"".join(pieces), declared or None)


def _octets(value: str) -> bytes:
    return value.encode("utf-8", "surrogateescape")
