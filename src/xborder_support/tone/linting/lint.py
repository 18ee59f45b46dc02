"""Judge one message: everything that a reader of its market would stumble over, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypedDict, Unpack

from xborder_support.markets import Market, get_market, known_language_tag, list_markets
from xborder_support.terms import Channel, Finding, LanguageTag, PersonName, Purpose, Register, Territory, territory
from xborder_support.tone.catalogs import RenderedText
from xborder_support.tone.courtesy import customs_of

from .arguments import check_about, check_day, check_text, check_waivers
from .checks import hits_of
from .hit import Hit
from .passage import Passage
from .rule_list import Wording, rules, wording
from .waivers import Offence, Waiver, Waivers

__all__ = ["About", "finding_of", "lint", "market_of"]


class About(TypedDict, total=False):
    """Name what else may be told of a message. ``register`` and ``sign_with`` are the market's own if absent.

    ``name`` is the customer's, ``agent_name`` and ``staff_number`` are those of whoever answers. ``source`` is the text that this one
    translates. ``is_whole`` is False for a part of a reply, which needs no greeting and no signature. ``hedges`` switches TON010 to TON012
    on or off, whatever the territory.
    """

    purpose: Purpose
    register: Register | None
    topic: str | None
    name: PersonName | None
    agent_name: str | None
    staff_number: str | None
    sign_with: tuple[str, ...] | None
    brand: str | None
    source: str | None
    is_automatic: bool
    is_whole: bool
    hedges: bool | None


def lint(  # noqa: PLR0913  (each is a circumstance that decides what is right to say)
    text: str | RenderedText,
    *,
    market: Market | str,
    locale: str,
    channel: Channel,
    waivers: Iterable[Waiver] = (),
    on: date | None = None,
    reader: str = "en",
    **about: Unpack[About],
) -> list[Finding]:
    """Return what is wrong with a message, in the order of its text; nothing where all is well.

    ``market`` may be a territory ("KR") whose market need not be described; where it is, its latest facts count. The spans of a
    ``RenderedText`` tell inserted values from the shop's words. ``on`` is the day by which waivers run out; ``About`` names what else may
    be told, such as ``register``, ``topic``, ``name``, ``agent_name`` or ``is_whole``. Spans count code points.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-language``, ``unknown-territory``, ``unknown-reader``, ``text-too-long``
    (over 100,000 characters), ``missing-date``, ``not-a-date``, ``unknown-value``, ``wrong-argument``; for a ``RenderedText``
    ``other-language``, ``span-outside``.

    Example:
        >>> from xborder_support.tone import lint
        >>> found = lint("Haben Sie Fragen? Dann melde dich.", market="DE", locale="de", channel="webchat")
        >>> [(finding.rule, finding.span, finding.message) for finding in found]
        [('TON001', (29, 33), 'casual address in a text that is otherwise formal')]
    """
    check_day(on)
    check_waivers(waivers)
    passage, said = _passage(text, market, locale, channel, about), wording(reader)
    findings = [finding_of(hit, passage, said) for hit in hits_of(passage)]
    if not waivers:
        return findings
    sorting = Waivers(waivers, on)
    offences = (Offence(finding, passage.text[slice(*finding.span or (0, 0))], passage.locale) for finding in findings)
    return [*sorting.sorted(offences)[0], *sorting.expired(reader)]


def _passage(text: str | RenderedText, market: Market | str, locale: str, channel: Channel, about: About) -> Passage:
    (code, described), tag = market_of(market), known_language_tag(locale)
    check_text(text, tag.partition("-")[0])
    check_about({"channel": channel, **about})
    words, spans = (text.text, text.spans) if isinstance(text, RenderedText) else (text, ())
    told = {name: value for name, value in about.items() if value is not None}
    usual: dict[str, Any] = {"register": _usual_register(tag, described, channel, about.get("topic"))}
    if described:
        usual["sign_with"] = described.sign_with
    place = {"text": words, "locale": tag, "language": tag.partition("-")[0], "territory": code, "market": described, "channel": channel}
    values: Any = usual | told | place
    return Passage(spans=spans, **values)


def _usual_register(locale: LanguageTag, market: Market | None, channel: Channel, topic: str | None) -> Register | None:
    """Return the register that the market wants in its first language. In another one manners go by that language, not by the place.

    Only the formal one is sure to be expected: most shops of a market may be casual, and an insurer's formal letter offends nowhere.
    """
    language = locale.partition("-")[0]
    if market and language == market.locales[0].partition("-")[0]:
        return "formal" if market.register_for(channel, topic) == "formal" else None
    customs = customs_of(locale)
    return "formal" if customs.register == "formal" and customs.locale != "und" else None


def market_of(market: Market | str) -> tuple[Territory, Market | None]:
    """Return a territory, and its market with the latest facts where it is described.

    Errors: ``UsageError`` ``unknown-territory``.
    """
    return (market.territory, market) if isinstance(market, Market) else _described(market)


@lru_cache(maxsize=512)
def _described(code: str) -> tuple[Territory, Market | None]:
    known = territory(code)
    return known, get_market(known, on=date.max) if known in list_markets() else None


def finding_of(hit: Hit, passage: Passage, said: Wording) -> Finding:
    """Return a hit in the reader's words."""
    message, advice = said.of(hit)
    severity = hit.severity or rules()[hit.rule].severity_in(passage.language)
    return Finding(hit.rule, severity, message, (hit.start, hit.end), hit.suggestion or advice, facts=hit.facts)
