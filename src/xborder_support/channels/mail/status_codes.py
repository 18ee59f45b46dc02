"""Find the status codes by which mail servers say what became of a mail (RFC 3463), and widen them where only a part is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["smtp_codes", "status_code"]

_CODE = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_MAX_CHARS = 300


def status_code(text: str) -> str | None:
    """Return the first enhanced status code in what a server said.

    Example:
        >>> from xborder_support.channels.mail.status_codes import status_code
        >>> status_code("550-5.1.1 The email account that you tried to reach does not exist.")
        '5.1.1'
    """
    found = _CODE.search(text[:_MAX_CHARS])
    return found[0] if found else None


def smtp_codes(codes: Iterable[str]) -> list[str]:
    """Return codes, each followed by what it says without its class (``x.2.2``), which stands for 4 and 5 alike in the table."""
    return [name for code in codes for name in (code, f"x{code[1:]}")]
