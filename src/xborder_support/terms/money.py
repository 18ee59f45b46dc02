"""Hold an amount and its currency together, exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from xborder_support.errors import UsageError

__all__ = ["Money"]

_CURRENCY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Money:
    """Hold a decimal amount in a currency named by its ISO 4217 code.

    Errors: ``UsageError`` ``bad-money`` for a float (binary fractions lose cents) and for a code that is not three capitals.

    Example:
        >>> from decimal import Decimal
        >>> from xborder_support.terms import Money
        >>> Money(Decimal("19.90"), "EUR")
        Money(amount=Decimal('19.90'), currency='EUR')
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise UsageError("the amount is not a finite Decimal", code="bad-money", hint="pass Decimal(str(amount))")
        if _CURRENCY.fullmatch(self.currency) is None:
            raise UsageError(f"{self.currency[:10]!r} is not an ISO 4217 code", code="bad-money", hint="use 'EUR', 'JPY', …")
