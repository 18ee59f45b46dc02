"""Say how a channel is written that may be a host's own: declared, plain, or nothing but a known one with a slip of the pen.

If ``"htlm"`` were taken for a channel of its own, what customers wrote would go out as mark-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Channel

from .output import OutputKind, known_kinds, output_kind

__all__ = ["HostChannels"]

_FIXED = ("html", "plain", "subject")  # what they mean is in their names
_SHOWN = 40
_LONG = 7  # from here on a name has room for two slips; in a shorter one only a swap of two letters is surely one: "live" is not "line"
_MOST = 2


class HostChannels:
    """Hold the channels of a host beside ours, each with the one of ours that it is written like.

    Errors: ``UsageError`` ``wrong-argument`` for what is no mapping of names, ``unknown-channel`` for one that is like none of ours.

    Example:
        >>> HostChannels({"mychat": "html"}).kind("mychat").is_html
        True
        >>> HostChannels().kind("htlm")
        Traceback (most recent call last):
        xborder_support.errors.UsageError: no channel is called 'htlm' [unknown-channel]
          did you mean "html"? A channel of your own is declared: Catalog.load(channels={'htlm': 'plain'})
    """

    __slots__ = ("_known", "_strange")

    def __init__(self, own: Mapping[Channel, Channel] | None = None) -> None:
        described = _checked(own)
        self._known = {channel: output_kind(described.get(channel, channel)) for channel in (*known_kinds(), *described)}
        self._strange = lru_cache(maxsize=256)(self._of_stranger)

    def kind(self, channel: Channel) -> OutputKind:
        """Return the output kind of a channel.

        Errors: ``UsageError`` ``unknown-channel`` for what is no text, and for what is nearly the name of a channel.
        """
        try:
            return self._known[channel]
        except (KeyError, TypeError):
            if isinstance(channel, str):
                return self._strange(channel)
            message = f"channel is {type(channel).__name__}, not str"
            hint = 'pass channel="email"; "plain" is text as it is, and "html" is escaped'
            raise UsageError(message, code="unknown-channel", hint=hint) from None

    def _of_stranger(self, channel: Channel) -> OutputKind:
        if meant := _meant(channel, self._known):
            shown = channel[:_SHOWN]
            hint = f"did you mean \"{meant}\"? A channel of your own is declared: Catalog.load(channels={{{shown!r}: 'plain'}})"
            raise UsageError(f"no channel is called {shown!r}", code="unknown-channel", hint=hint)
        return output_kind(channel)


def _checked(own: Any) -> Mapping[Channel, Channel]:
    if own is None:
        return {}
    if not isinstance(own, Mapping) or not all(isinstance(name, str) for name in own):
        message = f"channels is {type(own).__name__}, not a mapping of names" if not isinstance(own, Mapping) else "a channel has no name"
        raise UsageError(message, code="wrong-argument", hint='pass channels={"mychat": "html"}')
    for name, like in own.items():
        if name in _FIXED:
            hint = "give your channel a name of its own"
            raise UsageError(f"{name!r} is no channel of yours: its text is always {name}", code="wrong-argument", hint=hint)
        if like not in known_kinds():
            message = f"{name[:_SHOWN]!r} is like {str(like)[:_SHOWN]!r}, which is no channel of ours"
            raise UsageError(message, code="unknown-channel", hint=did_you_mean(str(like)[:_SHOWN], known_kinds()))
    return dict(own)


def _meant(channel: str, known: Iterable[Channel]) -> Channel | None:
    """Return the channel that a name is nearly: but for case and punctuation, or but for a slip or two. "whatsapp2" is no slip."""
    given = _letters(channel[:_SHOWN])
    names = sorted(known)
    for name in names:
        if given == _letters(name):
            return name
    if any(char.isdecimal() for char in given):
        return None
    slips = [(_slips(given, name), name) for name in names if abs(len(given) - len(name)) <= _MOST]
    return next((name for count, name in sorted(slips) if _is_slip(count, given, name)), None)


def _is_slip(count: int, given: str, meant: str) -> bool:
    if len(meant) >= _LONG:
        return count <= _MOST
    return count == 1 and (meant in _FIXED or sorted(given) == sorted(meant))


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _slips(given: str, meant: str) -> int:
    """Count the letters to add, leave out, replace or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for at, char in enumerate(given, 1):
        older, before, row = before, row, [at]
        for to, wanted in enumerate(meant, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (char != wanted))
            if older and to > 1 and char == meant[to - 2] and given[at - 2] == wanted:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
    return row[-1]
