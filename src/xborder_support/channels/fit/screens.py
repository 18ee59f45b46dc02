"""Page a text that one USSD screen does not hold: each request takes one screen."""

from __future__ import annotations

from xborder_support.channels.limits import TextLimit
from xborder_support.channels.profiles import ChannelProfile
from xborder_support.channels.ussd import screens
from xborder_support.errors import UsageError

from .problem import Problem, problem
from .texts import Texts

__all__ = ["paged"]


def paged(text: str, profile: ChannelProfile, limit: TextLimit) -> Texts:
    """Return the screens of a text, with the lines to go on and back, or an error where the limit has no room beside those lines."""
    try:
        pieces = tuple(screens(text, septets=limit.count))
    except UsageError as error:
        obstacle = problem(error.code, error.message, error.hint or "", field="text", by=(profile, "text_limit"))
        return Texts((text,), problems=(obstacle,))
    fact = profile.fact("text_limit")
    advice = Problem(
        code="several-screens",
        severity="advice",
        message=f"these are {len(pieces)} screens, and each request is answered with one",
        hint="answer with the first, keep the others, and show the one that channels.ussd.answer names",
        field="text",
        source=fact.source if fact else None,
    )
    return Texts(pieces, problems=(advice,))
