"""Build frozen values without paying for their frozenness, which is most of the time that parsing takes.

The constructor of a frozen dataclass sets each field through ``object.__setattr__``; a message has 27. ``quick`` returns a stand-in class
of the same layout whose fields are set directly, and whose instances turn into the frozen class before anybody sees them. The stand-in
takes the same arguments and gives equal values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar, cast

from xborder_support.conversations import DeliveryStatus, Media, Message, Party, ReplyHandle, Text

__all__ = ["new_media", "new_message", "new_party", "new_reply_handle", "new_status", "new_text", "quick"]

_T = TypeVar("_T")


def quick(frozen: type[_T]) -> type[_T]:
    """Return a class to construct ``frozen`` with, about five times as fast."""
    body = {
        "__slots__": cast("Any", frozen).__slots__,
        "__init__": _constructor(frozen),
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return cast("type[_T]", type(frozen.__name__, frozen.__bases__, body))


def _constructor(frozen: type[Any]) -> Callable[..., None]:
    """Return a constructor that sets the fields one by one and freezes the instance last, as written out by hand.

    Its arguments are not bound to be named, because Python finds the defaults of such arguments much more slowly. Needed ones come first.
    """
    known: dict[str, Any] = {"frozen": frozen, "absent": object()}
    needed: list[str] = []
    optional: list[str] = []
    lines: list[str] = []
    for item in fields(frozen):
        default = _default(item, known)
        (optional if default else needed).append(item.name + default)
        value = f"made_{item.name}() if {item.name} is absent else {item.name}" if item.default_factory is not MISSING else item.name
        lines.append(f"    self.{item.name} = {value}")
    lines += ["    self.__class__ = frozen", *(["    self.__post_init__()"] if hasattr(frozen, "__post_init__") else [])]
    source = "\n".join([f"def __init__(self, {', '.join([*needed, *optional])}):", *lines])
    exec(source, known)  # noqa: S102  (made of the names of our own fields, as dataclasses makes its constructors)
    return cast("Callable[..., None]", known["__init__"])


def _default(item: Field[Any], known: dict[str, Any]) -> str:
    """Return how the constructor writes the default of a field, and note what the words mean."""
    if item.default_factory is not MISSING:
        known[f"made_{item.name}"] = item.default_factory
        return "=absent"
    if item.default is MISSING:
        return ""
    known[f"default_{item.name}"] = item.default
    return f"=default_{item.name}"


new_message = quick(Message)
new_status = quick(DeliveryStatus)
new_party = quick(Party)
new_reply_handle = quick(ReplyHandle)
new_text = quick(Text)
new_media = quick(Media)
