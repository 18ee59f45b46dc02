"""Answer which feasts are kept in a territory, in a year or on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TypeAlias

from xborder_support.calendars.arguments import place_of, year_of
from xborder_support.calendars.closed_dates import read_date
from xborder_support.calendars.holidays import Holidays
from xborder_support.errors import UsageError, did_you_mean
from xborder_support.terms import Territory

from .dating import Span, spans_in, unknown_year
from .feast import Feast, FeastKind
from .listed import closed_between
from .rule import FeastFact, FeastRule, feast_facts

__all__ = ["feast_territories", "feasts_in", "feasts_on"]

#: What a caller writes: the key of a feast, and its first day as a date or in its ISO form.
AnnouncedFeasts: TypeAlias = Mapping[str, str | date]

# An announcement moves a feast by a day, seldom by two. More is a slip, or another feast.
_FURTHEST_MOVE = timedelta(days=3)

_YEARS = range(1900, 2200)  # as calendars have it

# The longest feast is a lunar month: what began earlier has ended.
_LONGEST = timedelta(days=31)


def feasts_in(place: str, year: int, *, subdivision: str | None = None, announced: AnnouncedFeasts | None = None) -> tuple[Feast, ...]:
    """Return the feasts that begin in a year, in order, whether or not they close the desk.

    ``subdivision`` (as in ``Holidays``) leaves out what other parts of the territory keep. ``announced`` maps a feast's key to its first
    day (a date, or its ISO form), where somebody who sees the moon has spoken; the feast keeps its length.

    Errors: ``UsageError`` ``unknown-territory``, ``unknown-subdivision``; ``feasts-unknown`` for a territory without a table;
    ``bad-year``, ``feast-year-unknown`` where one of its dates is not known; ``bad-announced``, ``bad-date``, ``unknown-feast`` and
    ``announcement-too-far`` for ``announced``.

    Example:
        >>> from xborder_support.calendars import feasts_in
        >>> november = [feast for feast in feasts_in("MX", 2026) if feast.first_on.month == 11]
        >>> [(feast.first_on.isoformat(), feast.name("es"), feast.kind.value) for feast in november]
        [('2026-11-01', 'Día de Muertos', 'cultural'), ('2026-11-13', 'El Buen Fin', 'commercial')]
    """
    code, year = _kept_territory(place), _checked_year(year)
    part = Holidays(territory=code, subdivision=subdivision).subdivision
    if not announced:
        return _feasts(code, part, year)
    told = _read_announced(code, announced)
    # What is announced may move over the end of a year.
    moved = [_announced(feast, part, told) for each in (year - 1, year, year + 1) for feast in _feasts(code, part, each)]
    _check_reach(moved, told, year)
    return _in_order(feast for feast in moved if feast.first_on.year == year)


def feasts_on(
    place: str, day: str | date, *, subdivision: str | None = None, announced: AnnouncedFeasts | None = None
) -> tuple[Feast, ...]:
    """Return the feasts that a local date belongs to; none is an answer, since the year is known.

    Errors: as ``feasts_in``, and ``bad-date``, also for a datetime, whose local date depends on a zone.

    Example:
        >>> from datetime import date
        >>> from xborder_support.calendars import feasts_on
        >>> [feast.name("ja") for feast in feasts_on("JP", date(2026, 8, 14))]
        ['お盆']
    """
    on = _checked_day(day)
    years = sorted({(on - _LONGEST).year, on.year})
    found = [feast for year in years for feast in feasts_in(place, year, subdivision=subdivision, announced=announced)]
    return tuple(feast for feast in found if on in feast)


@cache
def feast_territories() -> tuple[Territory, ...]:
    """Return the territories whose feasts are known.

    Example:
        >>> from xborder_support.calendars import feast_territories
        >>> "JP" in feast_territories(), "AQ" in feast_territories()
        (True, False)
    """
    return tuple(sorted({code for fact in feast_facts() for rule in fact.rules for code in rule.territories}))


@lru_cache(maxsize=1024)
def _feasts(code: Territory, subdivision: str | None, year: int) -> tuple[Feast, ...]:
    return _in_order(
        _feast(fact, rule, span, code, subdivision)
        for fact, rule in _rules_of(code)
        if not (subdivision and rule.subdivisions) or subdivision in rule.subdivisions
        for span in _spans(fact, rule, code, year)
    )


def _rules_of(code: Territory) -> Iterator[tuple[FeastFact, FeastRule]]:
    return ((fact, rule) for fact in feast_facts() for rule in fact.rules if code in rule.territories)


def _spans(fact: FeastFact, rule: FeastRule, code: Territory, year: int) -> tuple[Span, ...]:
    """Return the spans of a rule; the error names the feast that is not known."""
    try:
        return spans_in(rule, code, year)
    except UsageError as error:
        message = f"the date of {fact.key} is not known for {code} in {year}"
        raise UsageError(message, code="feast-year-unknown", hint=unknown_year(year).hint) from error


def _feast(fact: FeastFact, rule: FeastRule, span: Span, code: Territory, subdivision: str | None) -> Feast:
    closed = _closed(fact, code, subdivision, span)
    return Feast(
        key=fact.key,
        territory=code,
        first_on=span[0],
        last_on=span[1],
        kind=_kind(fact, closed),
        certainty=rule.certainty,
        congratulate=fact.congratulate,
        from_sunset=fact.from_sunset,
        note=fact.note,
        names=fact.names,
        reviewed=fact.reviewed,
        closed_on=closed,
        subdivisions=rule.subdivisions,
        source=fact.source,
        confidence=fact.confidence,
        checked=fact.checked,
    )


def _closed(fact: FeastFact, code: Territory, subdivision: str | None, span: Span) -> tuple[date, ...]:
    """Return the days that the public list closes: none of a season's, since holidays that fall into it are not its own."""
    try:
        return () if fact.season else closed_between(code, subdivision, *span)
    except UsageError as error:
        message = f"whether {fact.key} closes {code} is not known around {span[0]}"
        raise UsageError(message, code="feast-year-unknown", hint=unknown_year(span[0].year).hint) from error


def _kind(fact: FeastFact, closed: tuple[date, ...]) -> FeastKind:
    if closed and not fact.commercial:
        return FeastKind.PUBLIC
    return FeastKind.COMMERCIAL if fact.commercial else FeastKind.CULTURAL


def _checked_day(day: str | date) -> date:
    on = read_date(day)
    _checked_year(on.year)
    return on


def _checked_year(year: int) -> int:
    if year_of(year) not in _YEARS:
        raise unknown_year(year)
    return year


def _kept_territory(place: str) -> Territory:
    code = place_of(place)
    if code not in feast_territories():
        hint = did_you_mean(code, feast_territories())
        raise UsageError(f"no feasts are known for {code}", code="feasts-unknown", hint=hint)
    return code


def _announced(feast: Feast, subdivision: str | None, announced: Mapping[str, date]) -> Feast:
    first = announced.get(feast.key)
    if first is None or not _is_near(feast, first):
        return feast
    last = first + (feast.last_on - feast.first_on)
    fact = next(fact for fact in feast_facts() if fact.key == feast.key)
    closed = _closed(fact, feast.territory, subdivision, (first, last))
    return replace(feast, first_on=first, last_on=last, certainty="announced", closed_on=closed, kind=_kind(fact, closed))


def _read_announced(code: Territory, announced: AnnouncedFeasts) -> dict[str, date]:
    if not isinstance(announced, Mapping):
        hint = 'write announced={"eid-al-fitr": "2026-03-21"}, with the first day'
        raise UsageError("announced feasts are a mapping from key to date", code="bad-announced", hint=hint)
    keys = [fact.key for fact, _ in _rules_of(code)]
    for key in announced:
        if key not in keys:
            raise UsageError(f"{code} has no feast {str(key)[:40]!r}", code="unknown-feast", hint=did_you_mean(str(key)[:40], keys))
    return {key: read_date(first) for key, first in announced.items()}


def _check_reach(moved: list[Feast], announced: Mapping[str, date], year: int) -> None:
    """Refuse an announcement for this year that no feast is near to. One for another year is that year's matter."""
    for key, first in announced.items():
        if first.year == year and not any(feast.key == key and feast.first_on == first for feast in moved):
            message = f"{key} is announced for {first}, more than {_FURTHEST_MOVE.days} days from where it is expected"
            raise UsageError(message, code="announcement-too-far", hint="check the date, or the key")


def _is_near(feast: Feast, first: date) -> bool:
    return abs(feast.first_on - first) <= _FURTHEST_MOVE


def _in_order(found: Iterator[Feast]) -> tuple[Feast, ...]:
    return tuple(sorted(found, key=lambda feast: (feast.first_on, feast.key)))
