"""Cut the words of a draft into messages, and say what had to be broken for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xborder_support.channels.profiles import ChannelProfile

from .budget import Budget
from .problem import Problem

if TYPE_CHECKING:
    from .cuts import Flaw

__all__ = ["Texts", "texts"]

_FLAWS: dict[Flaw, tuple[str, str]] = {
    "token": ("token-split", "a word, address or number is longer than one message"),
    "character": ("character-split", "what readers see as one character is longer than one message"),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Hold the texts of the messages. ``is_apart`` says that no file may stand beside the first one."""

    pieces: tuple[str, ...]
    is_apart: bool = False
    problems: tuple[Problem, ...] = ()


def texts(text: str, profile: ChannelProfile, budget: Budget, *, has_media: bool, has_options: bool) -> Texts:
    """Return the texts of the messages, each within the budget; joined, they are the text.

    The last one is short enough to stand above options, where there are some.
    """
    caption = profile.caption_limit
    is_apart = has_media and caption is not None and caption.length(text) > caption.count
    above = Budget(caption) if has_options else Budget(None)
    if budget.fits(text) and above.fits(text):
        return Texts((text,), is_apart)
    from .cuts import Cut, cuts  # noqa: PLC0415  (regex, which a text that fits does not need)

    found = list(cuts(text, budget))
    if not above.fits(found[-1].text):
        *before, last = cuts(found.pop().text, above)
        found += [Cut("".join(cut.text for cut in before), before[-1].flaw), last]
    flaws = {cut.flaw for cut in found if cut.flaw}
    is_blank = any(cut.text.isspace() for cut in found)
    return Texts(tuple(cut.text for cut in found), is_apart, tuple(_problems(profile, flaws, is_blank=is_blank)))


def _problems(profile: ChannelProfile, flaws: set[Flaw], *, is_blank: bool) -> Iterator[Problem]:
    for flaw, (code, message) in _FLAWS.items():
        if flaw in flaws:
            yield _advice(profile, code, message, "send a shorter one, such as a short link")
    if is_blank:
        yield _advice(profile, "blank-part", "a message would hold nothing but white space", "take the long white space out of the text")
    if profile.is_advice("text_limit"):
        yield _advice(profile, "limit-little-known", "the text was cut by a limit that is little known", "nothing to do: cutting is safe")


def _advice(profile: ChannelProfile, code: str, message: str, hint: str) -> Problem:
    fact = profile.fact("text_limit")
    return Problem(code=code, severity="advice", message=message, hint=hint, field="text", source=fact.source if fact else None)
