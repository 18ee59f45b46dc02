"""Write a person's name as a language does."""

from .addressing import PARTS, address, is_named, part
from .formatting import format_name
from .options import NameForm, NameFormality, NameLength, NameOrder, NameUsage

__all__ = [
    "PARTS",
    "NameForm",
    "NameFormality",
    "NameLength",
    "NameOrder",
    "NameUsage",
    "address",
    "format_name",
    "is_named",
    "part",
]
