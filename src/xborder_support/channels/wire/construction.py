"""Build frozen values without paying for their frozenness, which is most of the time that parsing takes.

The constructor of a frozen dataclass sets each field through ``object.__setattr__``; a message has 27. ``quick`` returns a stand-in class
of the same layout whose fields are set directly, and whose instances turn into the frozen class before anybody sees them. The stand-in
takes the same arguments and gives equal values.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, field, fields, make_dataclass
from typing import Any, TypeVar, cast

from xborder_support.conversations import DeliveryStatus, Media, Message, Party, ReplyHandle, Text

__all__ = ["new_media", "new_message", "new_party", "new_reply_handle", "new_status", "new_text", "quick"]

_T = TypeVar("_T")


def quick(frozen: type[_T]) -> type[_T]:
    """Return a class to construct ``frozen`` with, about four times as fast."""
    check = getattr(frozen, "__post_init__", None)

    def freeze(self: Any) -> None:
        self.__class__ = frozen
        if check is not None:
            check(self)

    # An unfrozen dataclass of the same fields lends its constructor; it calls __post_init__ last, which freezes the instance.
    columns = [(item.name, Any, _same_default(item)) for item in fields(cast("Any", frozen))]
    lender = make_dataclass(frozen.__name__, columns, kw_only=True, namespace={"__post_init__": freeze})
    body = {
        "__slots__": cast("Any", frozen).__slots__,
        "__init__": lender.__dict__["__init__"],
        "__post_init__": freeze,
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return cast("type[_T]", type(frozen.__name__, frozen.__bases__, body))


def _same_default(item: Field[Any]) -> Any:
    if item.default_factory is not MISSING:
        return field(default_factory=item.default_factory)
    return field() if item.default is MISSING else field(default=item.default)


new_message = quick(Message)
new_status = quick(DeliveryStatus)
new_party = quick(Party)
new_reply_handle = quick(ReplyHandle)
new_text = quick(Text)
new_media = quick(Media)
