"""Read what a shop sold, by territory and language, and name every fault of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from math import inf, nan
from numbers import Real
from typing import Any, TypeAlias

from xborder_support.errors import UsageError
from xborder_support.terms import LanguageTag, Territory, territory

from .spoken import written_language

__all__ = ["Place", "Sales", "orders_by_place"]

#: Orders by territory, or rows of territory, language (None where nobody knows) and orders.
Sales: TypeAlias = Mapping[str, float] | Iterable[tuple[str, str | None, float]]

#: A territory, and the language of its orders where that is known.
Place: TypeAlias = tuple[Territory, LanguageTag | None]

_MOST = 1e15  # orders: beyond that it is no count, and sums would lose single orders
_LISTED = 20  # faults in one message
_WIDTH = 3


def orders_by_place(sales: Sales) -> dict[Place, float]:
    """Return the orders of each place, added up, in the order of their names.

    Errors: ``UsageError`` ``bad-sales`` with every fault, each behind its key or the number of its row.
    """
    orders: Counter[Place] = Counter()
    faults: list[str] = []
    for where, row in _rows(sales):
        try:
            place, count = _read(row)
        except UsageError as error:
            faults.append(f"sales[{where}]: {error.message}" + (f" ({error.hint})" if error.hint else ""))
        else:
            orders[place] += count  # type: ignore[assignment]  # a Counter of floats
    if faults:
        raise _bad_sales(faults)
    return {place: orders[place] for place in sorted(orders, key=lambda place: (place[0], place[1] or ""))}


def _rows(sales: Sales) -> Iterator[tuple[str, Any]]:
    if isinstance(sales, Mapping):
        return ((repr(code)[:20], (code, None, orders)) for code, orders in sales.items())
    if isinstance(sales, str) or not isinstance(sales, Iterable):
        raise _bad(f"sales are no {type(sales).__name__}", 'pass {"DE": 120, "FR": 80}, or rows such as ("DE", "de", 120)')
    return ((str(number), row) for number, row in enumerate(sales))


def _read(row: Any) -> tuple[Place, float]:
    if not isinstance(row, tuple | list) or len(row) != _WIDTH:
        raise _bad("this is no row", 'pass a territory, a language or None, and orders: ("DE", None, 120)')
    code, language, orders = row
    return (territory(code), None if language is None else _language(language)), _count(orders)


def _language(text: str) -> LanguageTag | None:
    tag = written_language(text)
    return None if tag == "und" else tag


def _count(orders: Any) -> float:
    if not isinstance(orders, Real | Decimal) or isinstance(orders, bool):
        raise _bad(f"orders are a number, not {type(orders).__name__}", "pass how many there were")
    count = _as_float(orders)
    if not 0 <= count <= _MOST:  # neither is true of what is not a number
        raise _bad(f"orders cannot be {count:g}", "pass a number from 0 to 1e15; leave a place out of which nothing is known")
    return count


def _as_float(orders: Real | Decimal) -> float:
    try:
        return float(orders)
    except OverflowError:
        return inf
    except ValueError:  # a Decimal that signals
        return nan


def _bad(message: str, hint: str) -> UsageError:
    return UsageError(message, code="bad-sales", hint=hint)


def _bad_sales(faults: list[str]) -> UsageError:
    more = [f"and {len(faults) - _LISTED} more"] if len(faults) > _LISTED else []
    listed = "".join(f"\n  {line}" for line in [*faults[:_LISTED], *more])
    return _bad(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in the sales:{listed}", "correct them all, then rank")
