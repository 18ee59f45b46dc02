"""Hold a message, in either direction, in one form for all providers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .event import Event, ReplyHandle
from .mail import Mail
from .parts import Choice, Form, Media, OrderPart, Part, Text, Transcript

__all__ = ["Message"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Event):
    """Hold a message in either direction.

    ``is_echo`` marks what the shop itself wrote, ``is_private`` a note among its people that no customer may see, ``is_public`` a post
    that everybody can read. ``automatic`` is None for what a person wrote, else a code for the machine behind it (``auto-submitted``,
    ``bounce``, ``mailing-list`` …). ``quoted_text`` is the history that a mail repeats below the new words. ``window_expires_at`` (aware
    UTC) ends the time in which the provider lets us answer freely. ``order_refs`` are order numbers that the payload names.

    Example:
        >>> from xborder_support.testing import message
        >>> message("Where is my parcel?", channel="whatsapp").text
        'Where is my parcel?'
    """

    kind: Literal["message"] = "message"
    parts: tuple[Part, ...] = ()
    quoted_text: str | None = field(default=None, repr=False)
    in_reply_to: str | None = field(default=None, repr=False)
    automatic: str | None = None
    is_private: bool = False
    is_public: bool = False
    reply_handle: ReplyHandle | None = None
    window_expires_at: datetime | None = None
    locale_hint: str | None = None
    order_refs: tuple[str, ...] = ()
    marketplace: str | None = None
    mail: Mail | None = None

    @property
    def text(self) -> str:
        """Return all words of the message, verbatim, one part a line."""
        return "\n".join(words for part in self.parts if (words := _words(part)))


def _words(part: Part) -> str | None:
    if isinstance(part, (Text, OrderPart, Transcript)):
        return part.text
    if isinstance(part, Media):
        return part.caption
    if isinstance(part, (Choice, Form)):
        return part.title
    return None
