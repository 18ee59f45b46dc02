"""Decide what becomes of a file where the network is weak: it goes as it is, smaller, or as a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from xborder_support.conversations import Media
from xborder_support.errors import UsageError, did_you_mean

__all__ = ["MediaDecision", "Network", "media_budget"]

#: How good a connection is, in the words of the Network Information API (its ``effectiveType``).
Network: TypeAlias = Literal["slow-2g", "2g", "3g", "4g"]

_WEAK = frozenset[Network]({"slow-2g", "2g"})
_SHRINKS = frozenset({"image", "video", "audio", "voice"})


@dataclass(frozen=True, slots=True)
class MediaDecision:
    """Say what to do with a file. ``target_bytes`` is how small it must become where the action is ``compress``."""

    action: Literal["keep", "compress", "link"]
    target_bytes: int | None
    reason: Literal["network-is-good", "small-enough", "too-large", "size-unknown", "does-not-shrink"]


def media_budget(media: Media, *, limit_bytes: int = 500_000, network: Network = "2g") -> MediaDecision:
    """Return what becomes of a file on a network: ``keep``, ``compress`` to so many bytes, or replace by a ``link`` and text.

    On a weak network (``slow-2g``, ``2g``) nothing above the limit is ever kept, and neither is a file of unknown size. Pictures, films and
    sound are worth compressing; a document or a sticker becomes a link.

    Errors: ``UsageError`` ``wrong-argument``.

    Example:
        >>> from xborder_support.channels.fit import media_budget
        >>> from xborder_support.conversations import Media
        >>> media_budget(Media(media_kind="image", size_bytes=2_400_000))
        MediaDecision(action='compress', target_bytes=500000, reason='too-large')
    """
    if network not in get_args(Network):
        hint = did_you_mean(str(network)[:40], get_args(Network))
        raise UsageError(f"no network is called {str(network)[:40]!r}", code="wrong-argument", hint=hint)
    if limit_bytes <= 0:
        raise UsageError("limit_bytes is not positive", code="wrong-argument", hint="leave it out for 500,000 bytes")
    if network not in _WEAK:
        return MediaDecision("keep", None, "network-is-good")
    size = media.size_bytes
    if size is None or size < 0:
        return MediaDecision("link", None, "size-unknown")
    if size <= limit_bytes:
        return MediaDecision("keep", None, "small-enough")
    if media.media_kind in _SHRINKS:
        return MediaDecision("compress", limit_bytes, "too-large")
    return MediaDecision("link", None, "does-not-shrink")
