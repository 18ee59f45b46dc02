"""Write a person's name as a language does."""

from .addressing import PARTS, NameForm, address, is_named, part

__all__ = ["PARTS", "NameForm", "address", "is_named", "part"]
