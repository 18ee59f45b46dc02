"""Answer which markets there are, and read one when it is asked for.

The index is read first and alone. The file of a territory and those of its regions are read when it is first asked for, and kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from xborder_support.configuration import Document
from xborder_support.errors import UsageError
from xborder_support.terms import Territory, territory

from .fact import expect_day
from .files import packaged_chains
from .history import Facts, History
from .layering import layered_facts
from .market import Market
from .overrides import read_overrides

__all__ = ["Markets", "get_market", "list_markets"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Markets:
    """Hold the markets that come with the package, and what a host says otherwise.

    Start from ``Markets.packaged()``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import Markets
        >>> hours = {"value": {"mon-sat": ["10:00-20:00"]}, "source": "our shop"}
        >>> markets = Markets.packaged().with_overrides({"BR": {"support_hours": hours}})
        >>> dict(markets.get("BR", on=date(2026, 11, 21)).support_hours)
        {'mon-sat': ('10:00-20:00',)}
    """

    _chains: Mapping[Territory, tuple[str, ...]]
    _written: Mapping[str, Facts]
    _histories: dict[str, History] = field(init=False, default_factory=dict)

    @classmethod
    def packaged(cls) -> Markets:
        """Return the markets that come with the package. Only the index is read."""
        return _packaged()

    @property
    def codes(self) -> tuple[Territory, ...]:
        """Return the territories that have a market, in alphabetical order."""
        return tuple(sorted(self._chains))

    @property
    def digest(self) -> str:
        """Return a digest of what a host says otherwise; the packaged facts go with the version of the library. Empty without any.

        Example:
            >>> from xborder_support.markets import Markets
            >>> Markets.packaged().digest
            ''
        """
        if not self._written:
            return ""
        facts = {
            name: {field_name: [fact.to_mapping() for fact in history] for field_name, history in sorted(table.items())}
            for name, table in sorted(self._written.items())
        }
        chains = {code: list(chain) for code, chain in sorted(self._chains.items())}
        return sha256(json.dumps([chains, facts], sort_keys=True, default=str).encode()).hexdigest()

    def __contains__(self, code: object) -> bool:
        """Tell whether a code is one of ``codes``, in their spelling: a desk file writes "JP", while ``get`` also takes "jp"."""
        return code in self._chains

    def get(self, code: str, *, on: date) -> Market:
        """Return a market as it is on a day.

        Errors: ``UsageError`` ``unknown-territory``, ``no-market`` (a territory without data), ``not-a-date`` or ``no-fact-on-date``.
        """
        expect_day(on, "pass the customer's local date, now.date()")
        # What is no text may not hash either; the territory's own check says so.
        kept = self._histories.get(code) if isinstance(code, str) else None
        history = kept or self._history(self._known(code))
        return history.on(on)

    def with_overrides(self, overrides: str | Path | Mapping[str, Any] | Document) -> Markets:
        """Return these markets with a host's facts laid over them, fact by fact.

        ``overrides`` is a folder of files named as ours (``JP.toml``, ``eu.toml``), one TOML file, or a mapping with a table for each name.
        New territories stand in ``_index.toml``, or in a table ``_index``.

        Errors: ``MarketDataError`` with every fault of every file; ``UsageError`` ``wrong-argument``.
        """
        chains, written = read_overrides(overrides, self._chains, self._written)
        return Markets(chains, written)

    def __repr__(self) -> str:
        return f"Markets({', '.join(self.codes)})"

    def _known(self, code: str) -> Territory:
        known = territory(code)
        if known not in self._chains:
            # Two letters are never close to two others, so no neighbour is named.
            hint = f'draft one with suggest_market("{known}"), or let another market serve it'
            raise UsageError(f"there is no market data for {known}", code="no-market", hint=hint)
        return known

    def _history(self, known: Territory) -> History:
        history = self._histories.get(known)
        if history is None:
            chain = self._chains[known]
            history = self._histories[known] = History(known, chain, layered_facts((*reversed(chain), known), self._written))
        return history


def get_market(territory_code: str, *, on: date) -> Market:
    """Return a packaged market as it is on a day.

    Errors: as ``Markets.get``.

    Example:
        >>> from datetime import date
        >>> from xborder_support.markets import get_market
        >>> get_market("sa", on=date(2026, 11, 21)).rest_days
        (5, 6)
    """
    return _packaged().get(territory_code, on=on)


def list_markets() -> tuple[Territory, ...]:
    """Return the territories that have a packaged market. Only the index is read.

    Example:
        >>> from xborder_support.markets import list_markets
        >>> len(list_markets()), list_markets()[:4]
        (55, ('AE', 'AR', 'AT', 'AU'))
    """
    return _packaged().codes


@cache
def _packaged() -> Markets:
    return Markets(packaged_chains(), {})
