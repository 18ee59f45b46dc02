"""Name a desk and the inputs of a decision by digests, so that a plan can be traced to what it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from types import MappingProxyType
from typing import Any

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation

from .assembly import Parts

__all__ = ["desk_digest", "inputs_digest"]

# The packages whose data can change a decision.
_DATA = ("xborder-support", "tzdata", "holidays", "phonenumbers", "langcodes", "babel", "pytz")


def desk_digest(parts: Parts) -> str:
    """Return a digest of the desk's configuration, of what the host laid over our texts and facts, and of the versions of the data."""
    config = parts.config.model_dump(mode="json", by_alias=True)
    people = [parts.roster.teams, parts.roster.agents]
    laid_over = [parts.catalog.digest, parts.markets.digest, sorted(parts.channels.own_providers), parts.channels.own_profiles]
    model = getattr(parts.classifier, "__qualname__", type(parts.classifier).__qualname__)
    return _digest([config, parts.calendars, people, parts.rules.version, laid_over, model, _data_versions()])


def inputs_digest(desk: str, *inputs: object) -> str:
    """Return a digest of everything that a decision looked at, beside the desk itself."""
    return _digest([desk, *inputs])


@cache
def _data_versions() -> dict[str, str]:
    return {name: version(name) for name in _DATA}


def _digest(value: object) -> str:
    return sha256(_ENCODER.encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _plain(value: Any) -> Any:
    """Return what JSON cannot hold as something that it can: dataclasses by those of their fields that count in a comparison."""
    kind = type(value)
    if write := _WRITTEN.get(kind):
        return write(value)
    return {name: getattr(value, name) for name in _fields(kind)} if is_dataclass(kind) else str(value)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind) if item.compare)


_WRITTEN: Mapping[type, Callable[[Any], Any]] = {
    BusinessCalendar: lambda calendar: calendar.digest,
    Conversation: Conversation.to_json,
    MappingProxyType: dict,
    datetime: lambda instant: instant.astimezone(UTC).isoformat(),
    frozenset: sorted,
    set: sorted,
}

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
