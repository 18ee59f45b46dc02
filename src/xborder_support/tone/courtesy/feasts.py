"""Say which feasts a day brings in a territory, and greet one where that is wanted and fitting. Nobody's faith is ever inferred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from xborder_support.calendars import Feast, feast_territories
from xborder_support.calendars import feasts_on as kept_on
from xborder_support.errors import UsageError
from xborder_support.markets import Market
from xborder_support.terms import Channel, Priority, Register, Territory, territory
from xborder_support.tone.catalogs import Catalog, RenderedText
from xborder_support.topics import Topic

from .arguments import check_choice, check_day
from .concerns import Situation, apology_level, is_grave
from .places import packaged_catalog, place_of, register_of
from .tables import table

__all__ = ["FeastDay", "FeastTone", "feast_greeting", "feasts_on"]

_NOT_GREETED = "none"  # the word of a market for a feast that it keeps and does not greet

#: Whether a feast is greeted, and how: ``quiet`` feasts are not, and on days of mourning nothing is.
FeastTone: TypeAlias = Literal["festive", "respectful", "quiet", "mourning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeastDay:
    """Hold what a feast of a day means for the tone.

    ``word`` is what texts choose by, ``key`` names the feast in the calendars (or is the word). ``is_estimated``: the moon may move it.
    """

    word: str
    key: str
    territory: Territory
    first_on: date
    last_on: date
    tone: FeastTone
    is_estimated: bool
    note: str


def feasts_on(
    day: date, territory_code: Market | str, *, subdivision: str | None = None, announced: Mapping[str, str | date] | None = None
) -> tuple[FeastDay, ...]:
    """Return the feasts that a local date belongs to, the one to greet first; none where no table has the territory.

    What only part of a territory keeps is left out unless ``subdivision`` names that part. ``announced`` is as in the calendars. A
    ``Market`` says itself which feasts are greeted, and with which word; a code stands for the packaged table.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``, ``bad-date``, ``feast-year-unknown``, and those of ``announced``.

    Example:
        >>> from datetime import date
        >>> [(feast.word, feast.tone) for feast in feasts_on(date(2026, 11, 2), "MX")]
        [('day_of_the_dead', 'respectful')]
        >>> [feast.word for feast in feasts_on(date(2027, 3, 10), "SA")]
        ['eid_al_fitr']
    """
    check_day(day)
    code = territory_code.territory if isinstance(territory_code, Market) else territory(territory_code)
    kept = (
        {each.key: each for each in kept_on(code, day, subdivision=subdivision, announced=announced)} if code in feast_territories() else {}
    )
    shared = {key: each for key, each in kept.items() if subdivision or not each.subdivisions}
    known: dict[str, FeastDay] = {}
    for entry in table("feasts")["feasts"]:
        if feast := _fixed(entry, code, day) if "first" in entry else _dated(entry, code, shared.get(entry["key"])):
            known.setdefault(feast.key, feast)
    quiet = (_dated({"word": "other", "tone": "quiet"}, code, each) for key, each in shared.items() if key not in known)
    found = (*known.values(), *(feast for feast in quiet if feast))
    return _as_listed(found, territory_code, frozenset(kept)) if isinstance(territory_code, Market) else found


def feast_greeting(  # noqa: PLR0913  (what may forbid it)
    day: date,
    market: Market | str,
    register: Register | None = None,
    *,
    opted_in: bool,
    topic: Topic | None = None,
    severity: Priority = "normal",
    situation: Situation | None = None,
    locale: str | None = None,
    catalog: Catalog | None = None,
    channel: Channel = "email",
    subdivision: str | None = None,
    announced: Mapping[str, str | date] | None = None,
) -> RenderedText | None:
    """Return the greeting of the day's feast, or None where there is none to give.

    ``opted_in`` is the merchant's choice for the market, or the customer's own: never a guess from a name or a language. None is greeted
    beside an apology, a complaint or any grave matter, on a day of mourning, or in a year whose feasts are not known. Which feasts are
    greeted, and with which word, is what the market lists (``feasts``). ``day`` is the customer's local date.

    Errors: as ``feasts_on`` and ``salutation``, but for ``feast-year-unknown``; ``wrong-argument`` for an ``opted_in`` that is no bool.

    Example:
        >>> from datetime import date
        >>> feast_greeting(date(2026, 12, 25), "DE", opted_in=True).text
        'Wir wünschen Ihnen frohe Weihnachten.'
        >>> feast_greeting(date(2026, 12, 25), "DE", opted_in=True, topic="late")
    """
    check_day(day)
    check_choice(opted_in, "opted_in")
    texts = catalog or packaged_catalog()
    place = place_of(market, locale=locale, on=day, catalog=texts)
    unfit = is_grave(topic, situation) or apology_level(topic, severity) is not None
    feast = None if unfit or not opted_in else _to_greet(day, place.market or place.territory, subdivision, announced)
    if feast is None:
        return None
    wanted = register_of(place, register, channel=channel, catalog=texts)
    text = texts.render("feast_greeting", locale=place.locale, register=wanted, values={"feast": feast.word}, channel=channel)
    return text if text.text else None


def _to_greet(day: date, where: Market | Territory, subdivision: str | None, announced: Mapping[str, str | date] | None) -> FeastDay | None:
    try:
        found = feasts_on(day, where, subdivision=subdivision, announced=announced)
    except UsageError as error:
        if error.code != "feast-year-unknown":
            raise
        return None
    if any(feast.tone == "mourning" for feast in found):
        return None
    return next((feast for feast in found if feast.tone in {"festive", "respectful"}), None)


def _as_listed(found: tuple[FeastDay, ...], market: Market, dated: frozenset[str]) -> tuple[FeastDay, ...]:
    """Return feasts with the words that a market greets them by. Mourning stays mourning, whatever is listed.

    Those to greet come first, and of these the shorter ones: a month gives way to a feast of a day.

    What is ``dated`` by the calendars and not listed is not greeted. What only our table dates, such as the first week of January in
    Japan, keeps its word unless the market lists it too ("new-year").
    """
    if "feasts" in market.unknown_fields:
        return found
    listed = [feast if feast.tone == "mourning" else _as_greeted(feast, market.feasts, is_dated=feast.key in dated) for feast in found]
    return tuple(sorted(listed, key=lambda feast: (feast.tone == "quiet", feast.last_on - feast.first_on)))


def _as_greeted(feast: FeastDay, words: Mapping[str, str], *, is_dated: bool) -> FeastDay:
    word = words.get(feast.key.replace("_", "-"), _NOT_GREETED if is_dated else feast.word)
    if word == _NOT_GREETED:
        return replace(feast, word="other", tone="quiet")
    return replace(feast, word=word, tone="festive" if feast.tone == "quiet" else feast.tone)


def _fixed(entry: Mapping[str, Any], code: Territory, day: date) -> FeastDay | None:
    """Return a feast that begins on a fixed day of the year, if it holds on this one. None runs over the end of the year."""
    if code not in entry["territories"]:
        return None
    first = date.fromisoformat(f"{day.year:04}-{entry['first']}")
    last = first + timedelta(days=entry["days"] - 1)
    if not first <= day <= last:
        return None
    return _feast(entry, code, (first, last), entry["word"])


def _dated(entry: Mapping[str, Any], code: Territory, kept: Feast | None) -> FeastDay | None:
    """Return a feast as the calendars date it, if they have it on the day and the entry is for the territory."""
    if kept is None or code not in entry.get("territories", (code,)):
        return None
    return _feast(entry, code, (kept.first_on, kept.last_on), kept.key, note=kept.note, is_estimated=kept.certainty == "estimated")


def _feast(
    entry: Mapping[str, Any], code: Territory, span: tuple[date, date], key: str, *, note: str = "", is_estimated: bool = False
) -> FeastDay:
    notes = " ".join(text for text in (note, entry.get("note", "")) if text)
    first, last = span
    return FeastDay(
        word=entry["word"], key=key, territory=code, first_on=first, last_on=last, tone=entry["tone"], is_estimated=is_estimated, note=notes
    )
