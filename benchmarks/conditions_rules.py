"""Make rules and contexts for measuring, in two mixes: fields that select, and none that does."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from xborder_support.conditions import Field, Schema

__all__ = ["ATTRIBUTES", "MIXES", "SCHEMA", "Mix"]

#: What routing rules do not know by themselves.
ATTRIBUTES = {"level": Field("number"), "age_hours": Field("number")}
SCHEMA = Schema(
    {
        "market": Field("territory"),
        "channel": Field("choice"),
        "language": Field("language"),
        **ATTRIBUTES,
        "tags": Field("set"),
    }
)
_MARKETS = ["AE", "AR", "BR", "DE", "ES", "FR", "GB", "ID", "IT", "JP", "KR", "MX", "NG", "PL", "SA", "TH", "TR", "US", "VN", "ZA"]
_CHANNELS = [f"channel-{number}" for number in range(10)]
_LANGUAGES = ["ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "th", "tr", "vi", "zh"]
_TAGS = [f"tag-{number}" for number in range(10)]
_OLDEST_HOURS = 1_000


@dataclass(frozen=True)
class Mix:
    """Hold how rules of one kind are made. Each is a ``when`` table; the peers get the same in their own words."""

    name: str
    rule: Callable[[Random], dict[str, Any]]

    def rules(self, count: int) -> list[dict[str, Any]]:
        random = Random(count)
        return [self.rule(random) for _ in range(count)]

    def contexts(self, count: int) -> list[dict[str, Any]]:
        random = Random(7)
        return [_context(random) for _ in range(count)]


def _selective(random: Random) -> dict[str, Any]:
    rule = {
        "market": random.choice(_MARKETS),
        "language": random.sample(_LANGUAGES, random.randint(1, 4)),
        "level": {"at_least": random.randint(0, 4)},
        "tags": [random.choice(_TAGS)],
    }
    return rule | {"channel": random.choice(_CHANNELS)} if random.random() < 0.5 else rule


def _unselective(random: Random) -> dict[str, Any]:
    low, oldest = random.randint(0, 3), random.randint(20, _OLDEST_HOURS)
    return {
        "level": {"at_least": low, "at_most": low + 2},
        "age_hours": {"at_least": oldest - 20, "at_most": oldest},
        "tags": random.sample(_TAGS, 2),
        "any": [{"channel": random.choice(_CHANNELS)}, {"language": random.sample(_LANGUAGES, 2)}],
        "none": [{"tags": [random.choice(_TAGS)]}, {"market": random.sample(_MARKETS, 2)}],
    }


def _context(random: Random) -> dict[str, Any]:
    return {
        "market": random.choice(_MARKETS),
        "channel": random.choice(_CHANNELS),
        "language": random.choice(_LANGUAGES),
        "level": random.randint(0, 5),
        "age_hours": random.randint(0, _OLDEST_HOURS),
        "tags": random.sample(_TAGS, random.randint(1, 3)),
    }


MIXES = {"selective": Mix("fields that select", _selective), "unselective": Mix("ranges, sets and groups", _unselective)}
