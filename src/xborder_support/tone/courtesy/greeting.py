"""Greet a customer and sign a reply, as it is usual in the customer's market."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from xborder_support.errors import UsageError
from xborder_support.markets import Market
from xborder_support.terms import Channel, Gender, PersonName, Register, utc
from xborder_support.tone.catalogs import Catalog, RenderedText

from .channel_kinds import kind_of
from .day_parts import day_part
from .greetable import addressed
from .places import Place, customs_in, packaged_catalog, place_of, register_of, zone_of_place

__all__ = ["closing", "greeting_values", "salutation"]

# Where a message is read within minutes. A mail may be opened at any hour, and so may a ticket.
_SYNCHRONOUS = frozenset({"messenger", "chat"})

_SIGNED_BY_DEFAULT = ("name",)


def salutation(  # noqa: PLR0913  (the public contract: each argument decides the words)
    name: PersonName | None,
    market: Market | str,
    register: Register | None,
    now: datetime,
    *,
    locale: str | None = None,
    catalog: Catalog | None = None,
    gender: Gender = "unknown",
    channel: Channel = "email",
    time_zone: str | tzinfo | None = None,
) -> RenderedText:
    """Return how a message begins: by name where there is one, and complete without.

    ``market`` may be the code of any territory. Without a ``register`` it is the market's. ``gender`` is what the customer declared. The
    time of day counts in ``time_zone``, the customer's; without it only where the market has one zone.

    Errors: ``UsageError`` ``naive-datetime``, ``unknown-territory``, ``unknown-time-zone``, ``unknown-word`` for a gender, and those of
    ``Catalog.render``, as ``unknown-locale`` where no texts are in the language.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.terms import PersonName
        >>> ana, now = PersonName(given="Ana", surname="Souza"), datetime(2026, 2, 3, 23, 30, tzinfo=UTC)
        >>> salutation(ana, "BR", "casual", now, channel="whatsapp", time_zone="America/Sao_Paulo").text
        'Boa noite, Ana!'
        >>> salutation(ana, "GB", None, now, gender="female").text, salutation(None, "GB", None, now).text
        ('Dear Ms Souza,', 'Dear Customer,')
    """
    moment, texts = utc(now, "now"), catalog or packaged_catalog()
    place = place_of(market, locale=locale, on=moment.date(), catalog=texts)
    zone = zone_of_place(place, time_zone)
    values = greeting_values(name, moment, locale=place.locale, gender=gender, channel=channel, time_zone=zone, market=place.market)
    wanted = register_of(place, register, channel=channel, catalog=texts)
    return texts.render("salutation", locale=place.locale, register=wanted, values=values, channel=channel)


def greeting_values(  # noqa: PLR0913  (each decides what the text is given)
    name: PersonName | None,
    now: datetime,
    *,
    locale: str,
    gender: Gender = "unknown",
    channel: Channel = "email",
    time_zone: str | tzinfo | None = None,
    market: Market | None = None,
) -> dict[str, Any]:
    """Return what the text ``salutation`` of a catalogue takes: a name that can be written, the declared gender, the part of the day.

    ``time_zone`` is the customer's. Where it is not known, nobody is wished a good morning. What the ``market`` says of such greetings
    counts in its own languages; without one, what is usual in the locale.

    Errors: ``UsageError`` ``naive-datetime``, ``bad-language-tag``, ``unknown-time-zone``, ``wrong-argument``.

    Example:
        >>> from datetime import UTC, datetime
        >>> noon = datetime(2026, 2, 3, 12, tzinfo=UTC)
        >>> greeting_values(None, noon, locale="pt-BR", channel="whatsapp", time_zone="America/Sao_Paulo")
        {'name': None, 'gender': 'unknown', 'day_part': 'morning'}
    """
    if name is not None and not isinstance(name, PersonName):
        hint = 'pass PersonName(given="…", surname="…"), or None where no name is known'
        raise UsageError(f"the name is {type(name).__name__}, not PersonName", code="wrong-argument", hint=hint)
    if market is not None and not isinstance(market, Market):
        message = f"a market was expected, not {type(market).__name__}"
        raise UsageError(message, code="wrong-argument", hint='read it first: get_market("JP", on=date(2026, 11, 22))')
    customs = customs_in(market, locale)
    kept, declared = addressed(name, gender, customs)
    zone = time_zone if customs.greets_by_day_part and kind_of(channel) in _SYNCHRONOUS else None
    return {"name": kept, "gender": declared, "day_part": day_part(now, locale=locale, time_zone=zone)}


def closing(  # noqa: PLR0913  (the public contract: each argument decides the words)
    market: Market | str,
    register: Register | None,
    now: datetime,
    *,
    brand: str,
    agent_name: str | None = None,
    staff_number: str | None = None,
    locale: str | None = None,
    catalog: Catalog | None = None,
    channel: Channel = "email",
) -> RenderedText:
    r"""Return how a message ends: with the shop, and with the agent's name and number where it is usual to give them.

    A market that asks for more than is given is served all the same.

    Errors: as ``salutation``, and ``missing-value`` where the brand is blank.

    Example:
        >>> from datetime import UTC, datetime
        >>> now = datetime(2026, 2, 3, tzinfo=UTC)
        >>> print(closing("JP", None, now, brand="Kaze Audio", agent_name="伊藤 美佳", staff_number="107").text)
        今後ともよろしくお願いいたします。
        Kaze Audio カスタマーサポート 伊藤 美佳（社員番号：107）
        >>> closing("DE", None, now, brand="Kaze Audio", agent_name="Mika Ito", staff_number="107").text
        'Mit freundlichen Grüßen\nMika Ito\nKundenservice Kaze Audio'
    """  # noqa: RUF002  (a Japanese signature)
    moment, texts = utc(now, "now"), catalog or packaged_catalog()
    place = place_of(market, locale=locale, on=moment.date(), catalog=texts)
    values = {"brand": brand} | _signed(place, agent_name, staff_number)
    wanted = register_of(place, register, channel=channel, catalog=texts)
    return texts.render("signature", locale=place.locale, register=wanted, values=values, channel=channel)


def _signed(place: Place, agent_name: str | None, staff_number: str | None) -> dict[str, Any]:
    wanted = place.market.sign_with if place.market else _SIGNED_BY_DEFAULT
    return {"agent_name": agent_name if "name" in wanted else None, "staff_number": staff_number if "staff_number" in wanted else None}
