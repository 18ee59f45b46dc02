"""Make what came over the wire fit to be stored as JSON and to be read in a log."""

from __future__ import annotations

import re

__all__ = ["code_word", "storable"]

_LONGEST_CODE = 60
_UNFIT = re.compile(r"[^\w.:/+-]+")


def storable(text: str) -> str:
    """Return a text without halves of surrogate pairs, which JSON may carry and UTF-8 cannot hold."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def code_word(text: str | None) -> str:
    """Return a provider's word for something, so that no line of a log can be forged with it."""
    return _UNFIT.sub("_", text[:_LONGEST_CODE]).encode("ascii", "replace").decode() if text else "?"
