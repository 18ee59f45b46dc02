"""Name a desk and the inputs of a decision by digests, so that a plan can be traced to what it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from xborder_support.calendars import BusinessCalendar
from xborder_support.conversations import Conversation

from .assembly import Parts

__all__ = ["desk_digest", "inputs_digest"]

# The packages whose data can change a decision.
_DATA = ("xborder-support", "tzdata", "holidays", "phonenumbers", "langcodes", "babel", "pytz")


def desk_digest(parts: Parts) -> str:
    """Return a digest of the desk's configuration and of the versions of the data behind it."""
    config = parts.config.model_dump(mode="json", by_alias=True)
    calendars = {name: calendar.digest for name, calendar in parts.calendars.items()}
    people = [_plain(parts.roster.teams), _plain(parts.roster.agents)]
    return _digest([config, calendars, people, parts.rules.version, _data_versions()])


def inputs_digest(desk: str, *inputs: object) -> str:
    """Return a digest of everything that a decision looked at, beside the desk itself."""
    return _digest([desk, _plain(inputs)])


@cache
def _data_versions() -> dict[str, str]:
    return {name: version(name) for name in _DATA}


def _plain(value: Any) -> Any:
    """Return a value as what JSON can hold: dataclasses by their fields, but for those that do not count when two are compared."""
    if write := _WRITTEN.get(type(value)):
        return write(value)
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value) if item.compare}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


_WRITTEN: Mapping[type, Callable[[Any], Any]] = {
    BusinessCalendar: lambda calendar: calendar.digest,
    Conversation: Conversation.to_json,
    datetime: lambda instant: instant.astimezone(UTC).isoformat(),
    frozenset: sorted,
    set: sorted,
}


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
