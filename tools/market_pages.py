"""Write one page a market from its data, the table of what is known, and the map of the world.

Run: ``python tools/market_pages.py``; it writes into ``docs/markets``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from invented_customers import invented_name
from world_map import world_map

from xborder_support.calendars import BusinessCalendar
from xborder_support.markets import Confidence, Fact, Market, describe_fact, get_market, list_markets
from xborder_support.tone import Catalog, closing, salutation
from xborder_support.tone.courtesy import feasts_on

__all__ = ["FOLDER", "ON", "main", "pages"]

FOLDER = Path(__file__).parents[1] / "docs" / "markets"

#: The day that the pages speak of.
ON = date(2026, 11, 22)

_LEVELS: tuple[Confidence, ...] = ("high", "medium", "low")
_ASKED_AT = (10, 16)  # o'clock: in the morning and in the afternoon
_COLOURS = {"known well": "#5aae61", "known in part": "#a6dba0", "no market ships": "#e0e0e0"}
_WELL = 0.6  # of the facts are of high or medium confidence


def pages() -> dict[str, str]:
    """Return the pages and the map by their file names."""
    markets: dict[str, Market] = {code: get_market(code, on=ON) for code in list_markets()}
    return {
        "index.md": _index(markets),
        "world.svg": world_map(lambda code: _COLOURS[_cover(markets.get(code))], lambda code: _cover(markets.get(code)), _COLOURS),
        **{f"{code}.md": _page(market) for code, market in markets.items()},
    }


def _page(market: Market) -> str:
    facts = [_row(f"`{name}`", _cell(market, name), fact.confidence, _origin(fact)) for name, fact in market.facts.items()]
    samples = [_row(f"`{tag}`", *_sample(market, tag)) for tag in market.locales]
    days_off = list(_days_off(market))
    parts = [
        f"# {_name(market.territory)}",
        f"Territory `{market.territory}`, of {', '.join(market.regions)}. As of {ON.isoformat()}.",
        _table("fact | value | confidence | source", facts),
        "## How a reply begins and ends",
        _table("locale | a customer with a name | nobody named | the end", samples),
        "## Days off in 2027",
        _table("day | weekday | name | name there | how sure", days_off) if days_off else "None: the list gives no day off.",
        "## Feasts of 2027",
        _table("first day | last day | feast | greeted | mind", list(_feasts(market))),
    ]
    return "\n\n".join(parts) + "\n"


def _cell(market: Market, name: str) -> str:
    fact = market.fact(name)
    words = describe_fact(name, fact)
    shown = f"`{words}`" if name == "address" and not fact.is_unknown else words  # a pattern may look like a link
    return f"{shown}<br>*{fact.note}*" if fact.note else shown


def _origin(fact: Fact) -> str:
    since = f"; since {fact.valid_from.isoformat()}" if fact.valid_from else ""
    checked = f", checked {fact.checked.isoformat()}" if fact.checked else ""
    return f"{fact.source}{checked}{since}"


def _sample(market: Market, tag: str) -> tuple[str, str, str]:
    """Render what tone writes in the morning, on the channel that the market uses most."""
    if Catalog.load().resolve(tag) is None:
        return "no texts in this language yet", "", ""
    channel = next(iter(market.channels_for("main")), "email")
    zone = market.time_zones[0]
    at = datetime(ON.year, ON.month, ON.day, 10, tzinfo=ZoneInfo(zone))
    named = salutation(invented_name(tag), market, None, at, locale=tag, channel=channel, time_zone=zone)
    plain = salutation(None, market, None, at, locale=tag, channel=channel, time_zone=zone)
    end = closing(market, None, at, brand="Kaze Audio", agent_name="Mika Ito", staff_number="107", locale=tag, channel=channel)
    return named.text, plain.text, end.text.replace("\n", "<br>")


def _days_off(market: Market) -> Iterator[str]:
    """Yield the holidays on which the usual desk is closed, all day or half of it; those of its rest days are left to the list."""
    calendar = BusinessCalendar.for_market(market)
    for day in (date(2027, 1, 1) + timedelta(days=step) for step in range(365)):
        if day.isoweekday() in market.rest_days:
            continue
        closures = [calendar.closure(datetime.combine(day, time(hour), calendar.time_zone)) for hour in _ASKED_AT]
        held = [closure.holiday for closure in closures if closure and closure.holiday and closure.holiday.on == day]
        if held:
            part = "" if len(held) == len(_ASKED_AT) else ", half of it"
            there = held[0].name(market.locales[0])
            yield _row(day.isoformat() + part, f"{day:%A}", held[0].name("en"), there, held[0].certainty)


def _feasts(market: Market) -> Iterator[str]:
    seen: set[str] = set()
    for step in range(365):
        for feast in feasts_on(date(2027, 1, 1) + timedelta(days=step), market.territory):
            if feast.key not in seen and feast.key in market.feasts:
                seen.add(feast.key)
                greeting = "no" if feast.tone in {"quiet", "mourning"} else feast.word
                first = f"{feast.first_on.isoformat()}{' (estimated)' if feast.is_estimated else ''}"
                yield _row(first, feast.last_on.isoformat(), feast.key, greeting, _each_once(feast.note))


def _each_once(note: str) -> str:
    # What calendars say of a feast and what tone says of its greeting overlap.
    return " ".join(dict.fromkeys(re.split(r"(?<=\.) ", note)))


def _index(markets: dict[str, Market]) -> str:
    rows = [_row(f"[{_name(code)}]({code}.md)", *_known(market)) for code, market in markets.items()]
    tree = "\n".join(["```{toctree}", ":hidden:", "", *markets, "```"])
    parts = [
        "# The markets, one by one",
        "One page each, written from the data: every fact with its confidence and its source. What nobody knows is called unknown.",
        "```{image} world.svg\n:alt: A map of the world in tiles, one a country, coloured by how well a market is known\n```",
        '"Known well" means that at least six in ten facts are of high or medium confidence.',
        _table("market | facts | known | high | medium | low | unknown", rows),
        tree,
    ]
    return "\n\n".join(parts) + "\n"


def _known(market: Market) -> tuple[str, ...]:
    unknown = len(market.unknown_fields)
    count = Counter(fact.confidence for fact in market.facts.values() if not fact.is_unknown)
    total = len(market.facts)
    return (str(total), f"{(total - unknown) / total:.0%}", *(str(count[level]) for level in _LEVELS), str(unknown))


def _cover(market: Market | None) -> str:
    if market is None:
        return "no market ships"
    sure = sum(fact.confidence != "low" and not fact.is_unknown for fact in market.facts.values())
    return "known well" if sure >= _WELL * len(market.facts) else "known in part"


def _table(head: str, rows: list[str]) -> str:
    names = head.split(" | ")
    return "\n".join([_row(*names), _row(*("---" for _ in names)), *rows])


def _row(*cells: str) -> str:
    bar = "\\|"
    return f"| {' | '.join(cell.replace('|', bar) for cell in cells)} |"


def _name(code: str) -> str:
    return str(Locale("en").territories[code])


def main() -> None:
    """Write the pages, and take away those of markets that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in FOLDER.iterdir():
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
