"""Read the file of one channel: each field a list of dated facts, of which the latest that has begun counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, Generic, Literal, TypeVar, get_type_hints

from pydantic import BaseModel, create_model

from xborder_support.configuration import Document, StrictModel, parse_toml, validate
from xborder_support.terms import Channel

from .profiles import ChannelFact, ChannelProfile

__all__ = ["ProfileFile", "read_profile", "read_profile_toml"]

#: The fields that say what a channel is. Nobody could look them up, so they stand in the file without a source.
_PLAIN = ("kind", "is_live", "needs_data")
_MADE = ("channel", "facts", *_PLAIN)
_T = TypeVar("_T")


class _Fact(StrictModel, Generic[_T]):
    value: _T
    source: str
    checked: date
    confidence: Literal["high", "medium", "low"]
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """Hold what the file of one channel says of all times."""

    plain: dict[str, Any]
    facts: dict[str, tuple[ChannelFact, ...]]

    def profile(self, channel: Channel, on: date) -> ChannelProfile:
        """Return what is true on a day."""
        dated = {name: found for name, facts in self.facts.items() if (found := _in_force(facts, on))}
        return ChannelProfile(channel=channel, facts=dated, **self.plain, **{name: fact.value for name, fact in dated.items()})


def read_profile_toml(text: str, *, name: str) -> ProfileFile:
    """Return what a file says. ``Errors:`` ``ConfigurationError`` with every fault of it."""
    return read_profile(parse_toml(text, name=name))


def read_profile(document: Document) -> ProfileFile:
    """Return what a decoded file says. ``Errors:`` ``ConfigurationError`` with every fault of it."""
    model = validate(_model(), document)
    named = {name: getattr(model, name) for name in model.model_fields_set if name != "format"}
    plain = {name: value for name, value in named.items() if name in _PLAIN}
    return ProfileFile(plain, {name: tuple(_facts(value)) for name, value in named.items() if name not in _PLAIN})


def _facts(entries: Sequence[_Fact[Any]]) -> Iterator[ChannelFact]:
    for entry in entries:
        yield ChannelFact(**{name: getattr(entry, name) for name in _Fact.model_fields})


def _in_force(facts: Sequence[ChannelFact], on: date) -> ChannelFact | None:
    begun = [fact for fact in facts if fact.valid_from is None or fact.valid_from <= on]
    return max(begun, key=lambda fact: fact.valid_from or date.min, default=None)


@cache
def _model() -> type[BaseModel]:
    """Return the model of a file, made from the fields of a profile, so that there is one list of them."""
    types = get_type_hints(ChannelProfile)
    shape: dict[str, Any] = {"format": (Literal[1], ...), "kind": (types["kind"], ...)}
    shape |= {name: (types[name], False) for name in _PLAIN if name != "kind"}
    names = [item.name for item in fields(ChannelProfile) if item.name not in _MADE]
    shape |= {name: (tuple[_Fact[_stated(types[name])], ...], ()) for name in names}  # type: ignore[misc]  # known at run time alone
    return create_model("ChannelProfileFile", __base__=StrictModel, **shape)


def _stated(hint: Any) -> Any:
    """Return the type of a stated value: a file leaves out what it does not know."""
    known = [option for option in getattr(hint, "__args__", ()) if option is not type(None)]
    return known[0] if type(None) in getattr(hint, "__args__", ()) else hint
