"""Refuse what can be no rule set, no history and no markets, before anything is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from xborder_support.errors import UsageError

if TYPE_CHECKING:
    from xborder_support.markets import Market

__all__ = ["check_history", "check_rules", "checked_markets"]

_CODE_LENGTH = 2


def check_rules(rules: object, name: str) -> None:
    """Refuse what holds no rules, such as a table that was not read yet.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if not (hasattr(rules, "rules") and hasattr(rules, "first")):
        hint = "RuleSet.load(path) reads a file" if isinstance(rules, (str, PurePath)) else "pass RuleSet.from_config(...)"
        raise UsageError(f"{name} is {_kind(rules)} where a RuleSet is expected", code="wrong-argument", hint=hint)


def check_history(history: object) -> None:
    """Refuse what cannot be read item by item.

    Errors: ``UsageError`` ``wrong-argument``.
    """
    if isinstance(history, (str, bytes, PurePath)):
        hint = "read the file first, and turn each row into a context: compare(new, [{'market': row['market']} for row in rows])"
    elif isinstance(history, Mapping):
        hint = "pass a list of contexts: [context]"
    elif isinstance(history, Iterable):
        return
    else:
        hint = "pass a list of contexts, or anything else that yields them"
    raise UsageError(f"history is {_kind(history)} where contexts are expected", code="wrong-argument", hint=hint)


def checked_markets(markets: Iterable[Market]) -> tuple[Market, ...]:
    """Return the markets.

    Errors: ``UsageError`` ``wrong-argument`` for anything that is no market, such as its code.
    """
    if isinstance(markets, str) or not isinstance(markets, Iterable):
        raise UsageError(f"markets is {_kind(markets)} where a list of markets is expected", code="wrong-argument", hint=_remedy(markets))
    found = tuple(markets)
    for market in found:
        if not (hasattr(market, "territory") and hasattr(market, "locales")):
            raise UsageError(f"markets holds {_kind(market)} where a Market is expected", code="wrong-argument", hint=_remedy(market))
    return found


def _remedy(given: object) -> str:
    is_code = isinstance(given, str) and len(given) == _CODE_LENGTH and given.isascii() and given.isalpha()
    return f'pass [get_market("{given if is_code else "JP"}", on=day)], or those that Markets.get returns'


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return "text" if isinstance(value, str) else f"a value of type {type(value).__name__}"
