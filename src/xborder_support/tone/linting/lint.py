"""Judge one message: everything that a reader of its market would stumble over, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from xborder_support.errors import UsageError
from xborder_support.markets import Market, get_market, list_markets
from xborder_support.terms import Channel, Finding, PersonName, Purpose, Register, Territory, language_tag, territory
from xborder_support.tone.catalogs import RenderedText

from .checks import hits_of
from .hit import Hit
from .passage import Passage
from .rule_list import Wording, rules, wording
from .waivers import Offence, Waiver, Waivers

__all__ = ["finding_of", "lint", "market_of"]

_LONGEST = 100_000  # characters: far beyond any message


def lint(  # noqa: PLR0913  (each is a circumstance that decides what is right to say)
    text: str | RenderedText,
    *,
    market: Market | str,
    locale: str,
    channel: Channel,
    purpose: Purpose = "service",
    register: Register | None = None,
    topic: str | None = None,
    name: PersonName | None = None,
    agent_name: str | None = None,
    staff_number: str | None = None,
    sign_with: tuple[str, ...] | None = None,
    brand: str | None = None,
    source: str | None = None,
    is_automatic: bool = False,
    is_whole: bool = True,
    waivers: Iterable[Waiver] = (),
    on: date | None = None,
    reader: str = "en",
) -> list[Finding]:
    """Return what is wrong with a message, in the order of its text; nothing where all is well.

    ``market`` may be a territory ("KR") whose market need not be described; where it is, its latest facts count. ``register`` and
    ``sign_with`` are the market's own if absent. The spans of a ``RenderedText`` tell inserted values from the shop's words. ``source`` is
    the text that this one translates. ``is_whole`` is False for a part of a reply, which needs no greeting and no signature. ``on`` is the
    day by which waivers run out. Spans count code points.

    Errors: ``UsageError`` ``bad-language-tag``, ``unknown-territory``, ``unknown-reader``, ``text-too-long`` (over 100,000 characters),
    ``missing-date``.

    Example:
        >>> from xborder_support.tone.linting import lint
        >>> found = lint("Haben Sie Fragen? Dann melde dich.", market="DE", locale="de", channel="webchat")
        >>> [(finding.rule, finding.span, finding.message) for finding in found]
        [('TON001', (29, 33), 'casual address in a text that is otherwise formal')]
    """
    words = text.text if isinstance(text, RenderedText) else text
    if len(words) > _LONGEST:
        raise UsageError("the text is too long to be judged", code="text-too-long", hint=f"pass {_LONGEST:,} characters at most")
    code, described = market_of(market)
    tag = language_tag(locale)
    passage = Passage(
        text=words,
        locale=tag,
        language=tag.partition("-")[0],
        territory=code,
        market=described,
        channel=channel,
        purpose=purpose,
        register=register or (described.register_for(channel) if described else None),
        topic=topic,
        is_automatic=is_automatic,
        is_whole=is_whole,
        spans=text.spans if isinstance(text, RenderedText) else (),
        name=name,
        sign_with=(described.sign_with if described else ()) if sign_with is None else sign_with,
        agent_name=agent_name,
        staff_number=staff_number,
        brand=brand,
        source=source,
    )
    said = wording(reader)
    offences = [Offence(finding_of(hit, passage, said), words[hit.start : hit.end], tag) for hit in hits_of(passage)]
    if not waivers:
        return [offence.finding for offence in offences]
    sorting = Waivers(waivers, on)
    return [*sorting.sorted(offences)[0], *sorting.expired(reader)]


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
