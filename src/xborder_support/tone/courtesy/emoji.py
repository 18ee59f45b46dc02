"""Say how many emoji a message may bear, and which one may close it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError
from xborder_support.markets import Market
from xborder_support.terms import Channel, Priority
from xborder_support.topics import Topic

from .arguments import check_choice
from .channel_kinds import kind_of
from .concerns import Situation, apology_level, is_grave
from .customs import Customs, customs_of
from .places import place_named

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["closing_emoji", "emoji_budget"]

_CHATS = frozenset({"messenger", "chat", "social"})
_MAIL = frozenset({"mail"})


def emoji_budget(
    where: Market | str,
    channel: Channel,
    topic: Topic | None = None,
    *,
    severity: Priority = "normal",
    situation: Situation | None = None,
) -> int:
    """Return how many emoji a message may bear: none in mail, and none in any market where something went wrong.

    A severity that asks for an apology leaves no room for one either.

    ``where`` is a market, a territory (``"KR"``, in capitals) or a language tag (``"ko"``). What a merchant set in the market counts.

    Errors: ``UsageError`` ``unknown-territory``, ``bad-language-tag``, ``unknown-topic``, ``unknown-severity``, ``unknown-situation``.

    Source: ``data/locales.toml``; studies in ``data/concerns.toml``.

    Example:
        >>> emoji_budget("BR", "whatsapp"), emoji_budget("BR", "email"), emoji_budget("BR", "whatsapp", "late")
        (2, 0, 0)
    """
    locale, market = place_named(where)
    grave = is_grave(topic, situation) or (severity != "normal" and apology_level(topic, severity) is not None)
    customs = customs_of(locale)
    kind = kind_of(channel)
    if grave or kind not in _CHATS | _MAIL:
        return 0
    return customs.emoji_mail if kind in _MAIL else _in_chat(customs, market, channel)


def closing_emoji(  # noqa: PLR0913  (each is a circumstance that leaves no room for one)
    where: Market | str,
    channel: Channel,
    topic: Topic | None = None,
    *,
    is_on: bool,
    emoji: str | None = None,
    severity: Priority = "normal",
    situation: Situation | None = None,
) -> str:
    """Return the emoji that closes a message, empty unless the merchant switched it on and the budget leaves room for one.

    ``emoji`` is the merchant's own choice in place of the usual one.

    Errors: as ``emoji_budget``, and ``wrong-argument`` for an ``emoji`` that is not one, or an ``is_on`` that is no bool.

    Example:
        >>> closing_emoji("BR", "whatsapp", "promo", is_on=True), closing_emoji("BR", "whatsapp", "late", is_on=True)
        ('😊', '')
    """
    check_choice(is_on, "is_on")
    if emoji is not None:
        _check_emoji(emoji)
    if not is_on or emoji_budget(where, channel, topic, severity=severity, situation=situation) < 1:
        return ""
    return customs_of(place_named(where)[0]).closer if emoji is None else emoji


def _in_chat(customs: Customs, market: Market | None, channel: Channel) -> int:
    """Return what a merchant's own figure allows; where the market has the usual one, a channel may have its own custom."""
    if market and market.emoji != customs.emoji_chat:
        return market.emoji
    return dict(customs.emoji_on).get(channel, customs.emoji_chat)


def _check_emoji(emoji: object) -> None:
    """Refuse what is not one emoji: the budget counts a closer as one."""
    if not isinstance(emoji, str) or not _one_emoji().fullmatch(emoji):
        raise UsageError(
            "the closing emoji is not one emoji", code="wrong-argument", hint='pass one, such as "😊", or None for the usual one'
        )


@cache
def _one_emoji() -> Pattern[str]:
    import regex  # noqa: PLC0415  (20 ms, which only a merchant's own emoji needs)

    return regex.compile(r"(?=\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)\X")
