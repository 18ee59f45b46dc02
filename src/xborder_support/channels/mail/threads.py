"""Tell which thread a mail belongs to, by the ids it names and by the token that our own mails carry.

Mail programs lose what RFC 5322 asks them to keep: many answers name only the mail they answer. So each of our mails carries the token of
its thread inside its ``Message-ID``, and, where the host asks for it, in the address that answers go to. What was read there counts
before everything else.

The token is a digest without a key, because ``parse`` is given no secret: it keeps threads apart, and proves nothing about who writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

__all__ = ["is_thread_token", "thread_in_address", "thread_named", "with_thread", "without_thread"]

_TOKEN = r"thread-[0-9a-f]{26}"  # noqa: S105  (the form of an id, no secret)
_WHOLE = re.compile(_TOKEN)
_IN_ID = re.compile(rf"\.({_TOKEN})@[^@<>]+>")
_IN_ADDRESS = re.compile(rf"[+=-]({_TOKEN})(?:@|$)")
_BEFORE_AT = re.compile(rf"[+=-]{_TOKEN}(?=@)", re.IGNORECASE)
_DIGEST_HEX = 26


def thread_named(ids: Iterable[str]) -> str | None:
    """Return the thread of a mail that names these earlier ones, the first of the thread first; None where it names none.

    An id of ours tells the thread that it was written for; otherwise the first id stands for the thread.

    Example:
        >>> from xborder_support.channels.mail.threads import thread_named, with_thread
        >>> root = thread_named(["<question@example.com>"])
        >>> thread_named(["<other@example.com>", f"<{with_thread('answer', root)}@shop.example>"]) == root
        True
    """
    known = tuple(ids)
    ours = (match[1] for name in known if (match := _IN_ID.search(name.lower())))
    return next(ours, None) or (_token(known[0]) if known else None)


def thread_in_address(addresses: Iterable[str]) -> str | None:
    """Return the thread that an address such as ``help+thread-…@shop.example`` names, or None."""
    return next((match[1] for address in addresses if (match := _IN_ADDRESS.search(address.lower()))), None)


def without_thread(address: str) -> str:
    """Return an address as it is without the token of a thread."""
    return _BEFORE_AT.sub("", address, count=1) if "thread-" in address else address


def is_thread_token(text: str) -> bool:
    """Tell whether a text is the token of a thread."""
    return _WHOLE.fullmatch(text) is not None


def with_thread(name: str, thread: str | None) -> str:
    """Return the left half of a ``Message-ID`` that names its thread."""
    return f"{name}.{thread}" if thread else name


def _token(name: str) -> str:
    return "thread-" + sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_HEX]
