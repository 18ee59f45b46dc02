"""Write values as JSON and read them back, each under a mark that says what it is."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from xborder_support.errors import UsageError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["Storable"]


class Storable:
    """Give a frozen dataclass ``to_json`` and ``from_json``. The JSON may hold what customers wrote: store it, do not log it.

    Example:
        >>> from xborder_support import Customer
        >>> Customer.from_json(Customer(tier="gold").to_json()).tier
        'gold'
    """

    __slots__ = ()

    def to_json(self) -> str:
        """Return the value as JSON, the same text for equal values. Half a surrogate pair, which no JSON can carry, becomes "?"."""
        kind: Any = type(self)
        fields = _adapter(kind).dump_python(self, mode="json")
        return json.dumps({"schema": _mark(kind), **fields}, ensure_ascii=False).encode("utf-8", "replace").decode()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what ``to_json`` of the same class wrote.

        Errors: ``UsageError`` ``bad-stored-value`` where the text is something else; it never quotes the text.
        """
        kind: Any = cls
        try:
            fields = json.loads(text)
            if fields.pop("schema") != _mark(kind):
                raise ValueError(cls)  # noqa: TRY301  (every way to be something else ends in the same words)
            value: Self = _adapter(kind).validate_python(fields)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            hint = f"pass the text that {cls.__name__}.to_json() returned"
            raise UsageError(f"this is no stored {cls.__name__}", code="bad-stored-value", hint=hint) from None
        return value


@cache
def _mark(kind: Any) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", getattr(kind, "__name__", "")).lower() + "/1"


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(kind)
