"""Find emoji where they are out of place, and more of them than the market bears: TON030.

What readers see as one picture counts as one: families, skin tones, flags and keycaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import regex

from xborder_support.terms import Severity
from xborder_support.tone.courtesy import emoji_budget, is_grave
from xborder_support.tone.linting.check import Check
from xborder_support.tone.linting.facts import facts
from xborder_support.tone.linting.hit import Hit
from xborder_support.tone.linting.passage import Passage, Range
from xborder_support.tone.linting.taboos import Row, Themes, holds, themes_of
from xborder_support.tone.linting.words import Found, outside
from xborder_support.topics import TOPICS, Topic

from .apologies import apologies_in

__all__ = ["CHECKS", "emoji_in", "find_emoji"]

_FITTING = "\ufe0f|\\p{EMod}|\u20e3|[\U000e0020-\U000e007f]"
_PICTURE = rf"(?:\p{{Emoji_Presentation}}|\p{{Extended_Pictographic}})(?:{_FITTING})*+"
# Flags first, and in pairs; possessive, so that a text of joiners is walked once.
_EMOJI = regex.compile(rf"[\U0001F1E6-\U0001F1FF]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}(?:\u200d{_PICTURE})*+")
_PICTURED = re.compile("[\u203c-\U0010ffff]")  # below stand only \u00a9 and \u00ae, which are signs
_BASE = regex.compile(_FITTING)


def emoji_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each emoji, as readers count them, with its plain form: without skin tone and variation.

    Example:
        >>> [plain for _, _, plain in emoji_in("Done 👍🏽 👨‍👩‍👧 🇯🇵 1️⃣ ✓ ™")]
        ['👍', '👨\u200d👩\u200d👧', '🇯🇵', '1']
    """
    signs = _signs()
    for match in () if _PICTURED.search(text) is None else _EMOJI.finditer(text):
        plain = _BASE.sub("", match[0])
        if plain not in signs:
            yield match.start(), match.end(), plain


def find_emoji(passage: Passage) -> Iterator[Hit]:
    """Yield emoji that are misread, each one in a serious message, or the first one over the budget."""
    own = list(outside((Found(*each) for each in emoji_in(passage.text)), passage.foreign))
    if not own:
        return
    banned = _banned(passage.territory, themes_of(passage.market))
    left = []
    for start, end, plain in own:
        row = next((row for character, row in banned.items() if character in plain), None)
        if row is None:
            left.append((start, end))
        else:
            shown = {"emoji": plain} | ({"review": row["review"]} if "review" in row else {})
            yield Hit("TON030", start, end, facts=shown, case="banned", severity=row["severity"])
    yield from _over_budget(passage, left)


def _over_budget(passage: Passage, own: list[Range]) -> Iterator[Hit]:
    if own and _is_serious(passage):
        yield from (Hit("TON030", start, end, case="apology") for start, end in own)
        return
    allowed = _allowed(passage)
    if len(own) > allowed:
        severity: Severity | None = None if passage.market else "info"  # advice only, where nobody knows the market
        counts = {"count": str(len(own)), "allowed": str(allowed)}
        yield Hit("TON030", *own[allowed], facts=counts, case="over_budget", severity=severity)


def _is_serious(passage: Passage) -> bool:
    none = facts("emoji")["none"]
    is_grave_topic = is_grave(_topic(passage)) or passage.topic in none["topics"]
    return is_grave_topic or passage.purpose in none["purposes"] or any(True for _ in apologies_in(passage))


def _allowed(passage: Passage) -> int:
    return emoji_budget(passage.market or passage.territory or passage.locale, passage.channel)


def _topic(passage: Passage) -> Topic | None:
    """Return the topic where it is one of ours; a host may have words of its own."""
    return next((topic for topic in TOPICS if topic == passage.topic), None)


@lru_cache(maxsize=512)
def _banned(territory: str | None, themes: Themes) -> Mapping[str, Row]:
    return {
        character: row
        for row in facts("emoji")["banned"]
        if holds(row, territory, themes) and territory not in row.get("harmless", ())
        for character in row["emoji"]
    }


@cache
def _signs() -> frozenset[str]:
    return frozenset(facts("emoji")["signs"]["characters"])


CHECKS = (Check(find=find_emoji, rules=frozenset({"TON030"})),)
