"""Draft a market for a territory that does not come with the package, every guess marked.

What tables know is taken from them; the rest is taken over from the regions around it, with low confidence and a note that it is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from xborder_support.terms import Territory, territory

from .derived import GUESSED, derived_facts
from .fact import UNKNOWN, Fact, expect_day
from .files import belongs_to
from .layering import layered_facts
from .market import FACT_FIELDS
from .reading import MAY_BE_UNKNOWN

__all__ = ["MarketDraft", "suggest_market"]

_BASIC_PLANE = 0xFFFF


@dataclass(frozen=True, slots=True, repr=False)
class MarketDraft:
    """Hold a market as it may be: correct it, then give it to ``Markets.with_overrides``.

    ``facts`` has every field that is not ``missing``, in the order of ``Market``. ``guessed`` are the fields that no table knows, or not
    for sure: the ``note`` of each says from which region it was taken, or what it was made of. ``missing`` are those that you have to write
    yourself, since no market works without them.
    """

    territory: Territory
    regions: tuple[str, ...]
    facts: Mapping[str, Fact] = field(hash=False)
    guessed: tuple[str, ...]
    missing: tuple[str, ...]

    def to_toml(self) -> str:
        """Return the draft as the text of ``<TERRITORY>.toml``, guesses under a heading of their own.

        The territory's place among the regions stands in the first lines, for ``_index.toml``.
        """
        known = [_line(name, fact) for name, fact in self.facts.items() if name not in self.guessed]
        guesses = [_line(name, self.facts[name]) for name in self.guessed]
        chain = ", ".join(f'"{region}"' for region in self.regions)
        heading = [
            f"# {self.territory}: a draft. In _index.toml, under [territories]:",
            f"#     {self.territory} = [{chain}]",
            *(f"# Write {name}: no table knows it." for name in self.missing),
        ]
        return "\n".join([*heading, "", *known, "", "# Guessed. Correct each, and say where you read it.", *guesses, ""])

    def as_overrides(self) -> dict[str, Any]:
        """Return the draft as a mapping for ``Markets.with_overrides``."""
        tables = {name: fact.to_mapping() for name, fact in self.facts.items()}
        return {"_index": {"territories": {self.territory: list(self.regions)}}, self.territory: tables}

    def __repr__(self) -> str:
        return f"MarketDraft({self.territory!r}, {len(self.facts) - len(self.guessed)} known, {len(self.guessed)} guessed)"


def suggest_market(territory_code: str, *, on: date) -> MarketDraft:
    """Draft a market for a territory from CLDR, IANA, the ``holidays`` package, libphonenumber and the region it lies in.

    ``on`` is the day that the draft names as checked. A territory that comes with the package is drafted as well, as if it did not.

    Errors: ``UsageError`` ``unknown-territory``, ``not-a-date``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import suggest_market
        >>> draft = suggest_market("KZ", on=date(2026, 11, 22))
        >>> draft.facts["currency"].value, draft.facts["locales"].value, draft.regions
        ('KZT', ('ru', 'kk'), ('central_asia', 'world'))
        >>> "support_hours" in draft.guessed, "time_zones" in draft.guessed
        (True, False)
    """
    expect_day(on, "pass the day of the draft, now.date()")
    code = territory(territory_code)
    regions = belongs_to(code)
    derived = derived_facts(code, on)
    found = {name: derived.get(name) or _guess(name, regions, on) for name in FACT_FIELDS}
    facts = {name: fact for name, fact in found.items() if fact is not None}
    guessed = tuple(name for name, fact in facts.items() if (fact.note or "").startswith(GUESSED))
    return MarketDraft(code, regions, MappingProxyType(facts), guessed, tuple(name for name in FACT_FIELDS if name not in facts))


def _guess(name: str, regions: tuple[str, ...], on: date) -> Fact | None:
    """Take a fact over from the nearest region that speaks of it, else say that nobody knows."""
    for region in regions:
        held = [fact for fact in layered_facts((region,), {}).get(name, ()) if fact.holds(on)]
        if held:
            fact = held[-1]
            note = f"{GUESSED}: as in {region}" + (f"; {fact.note}" if fact.note else "")
            return Fact(fact.value, fact.source, "low", fact.checked, note=note)
    if name in MAY_BE_UNKNOWN:
        return Fact(UNKNOWN, "no table and no region says it", "low", on, note=f"{GUESSED}: nobody knows")
    return None


def _line(name: str, fact: Fact) -> str:
    dates = {"checked": fact.checked, "valid_from": fact.valid_from, "valid_to": fact.valid_to}
    return f"{name} = {_toml(fact.to_mapping() | {key: day for key, day in dates.items() if day})}"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | date) else _quoted(str(value))


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _quoted(text: str) -> str:
    """Write a basic string; what does not print, such as a mark of direction, is written as its number, so that a reader sees it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else _numbered(ord(sign)) for sign in escaped) + '"'


def _numbered(point: int) -> str:
    return f"\\u{point:04x}" if point <= _BASIC_PLANE else f"\\U{point:08x}"
