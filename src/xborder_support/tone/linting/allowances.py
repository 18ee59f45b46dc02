"""Read the waivers that stand in a catalogue file, as a comment above the message that they speak of.

# lint: allow TON012: the carrier gives no date
shipped = …
"""

from __future__ import annotations

import re

from xborder_support.errors import Fault, UsageError
from xborder_support.tone.catalogs import Source

from .waivers import Waiver

__all__ = ["allowances"]

_ALLOW = re.compile(r"^#+[ \t]*lint:[ \t]*allow\b[ \t]*(?P<rule>[^\s:]*)[ \t]*:?[ \t]*(?P<reason>[^\r\n]*)", re.MULTILINE)
_MESSAGE = re.compile(r"(?:#[^\n]*\n)*(?P<key>[A-Za-z][\w-]*)[ \t]*=")


def allowances(source: Source) -> tuple[list[Waiver], list[Fault]]:
    """Return the waivers of a file, and what is wrong with others: ``unknown-rule``, ``missing-reason``, ``misplaced-waiver``."""
    read = [_read(source, match) for match in _ALLOW.finditer(source.content)]
    return [each for each in read if isinstance(each, Waiver)], [each for each in read if isinstance(each, Fault)]


def _read(source: Source, match: re.Match[str]) -> Waiver | Fault:
    below = source.content.find("\n", match.end()) + 1
    message = _MESSAGE.match(source.content, below) if below else None
    if message is None:
        hint = "put it right above a message, without a blank line between"
        return source.fault("misplaced-waiver", "the waiver stands above no message", at=match.start(), hint=hint)
    try:
        return Waiver(match["rule"], match["reason"].strip(), locale=source.locale, key=message["key"], is_inline=True)
    except UsageError as error:
        remedy = error.hint if error.code == "unknown-rule" else "write # lint: allow TON012: why it is accepted here"
        return source.fault(error.code, error.message, at=match.start(), key=message["key"], hint=remedy)
