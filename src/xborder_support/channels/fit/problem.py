"""Hold what fitting a draft gives: the parts that a channel takes, and what was in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xborder_support.channels.profiles import ChannelProfile
from xborder_support.conversations import Draft

from .media_budget import MediaDecision

__all__ = ["Fit", "Problem", "problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Say what does not fit, and what to do about it. It never quotes a text or an address.

    An ``error`` means that nothing can be sent as it is; an ``advice`` names what was changed on the way, or a limit that is known too
    little to refuse by. ``field`` is the field of the draft, ``source`` where the limit stands.
    """

    code: str
    severity: Literal["error", "advice"]
    message: str
    hint: str
    field: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold the parts of a draft in the order of sending; none where a problem is an error.

    ``media`` says for each of the draft's media, in their order, what a weak network asks for; it is empty where no such network was named.
    """

    parts: tuple[Draft, ...]
    problems: tuple[Problem, ...] = ()
    media: tuple[MediaDecision, ...] = ()

    @property
    def is_sendable(self) -> bool:
        """Tell whether there is something to send, whatever the advice."""
        return bool(self.parts)


def problem(code: str, message: str, hint: str, *, field: str, by: tuple[ChannelProfile, str] | None = None) -> Problem:
    """Return a problem that is an error, or advice where the fact of the profile behind it (``by``) is known too little."""
    fact = by[0].fact(by[1]) if by else None
    is_advice = fact is not None and fact.confidence == "low"
    severity: Literal["error", "advice"] = "advice" if is_advice else "error"
    return Problem(code=code, severity=severity, message=message, hint=hint, field=field, source=fact.source if fact else None)
