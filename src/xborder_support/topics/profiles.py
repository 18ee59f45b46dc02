"""Say what belongs to each topic: its owner, its own urgency, and whether a bot may answer it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias

from xborder_support.errors import UsageError, did_you_mean

from .vocabulary import TOPICS, Topic

__all__ = ["BotRule", "TopicProfile", "topic_profile"]

#: ``"may"``, or the reason for which a bot never answers a topic alone.
BotRule: TypeAlias = Literal["may", "complaint", "safety", "privacy", "culture"]


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """Hold what is decided for a topic before any message comes in.

    ``owner`` is the function of the shop that can remove the cause, such as ``"logistics"``. ``urgency`` is its own score, 0 to 100.
    ``is_delay`` is true where goods or money are overdue. ``yields_to`` are the topics that win a tie with it, because they name a cause,
    and ``gives_way_to`` those that win as soon as they are named at all.
    """

    topic: Topic
    owner: str
    urgency: int
    bot: BotRule
    is_delay: bool
    yields_to: frozenset[Topic]
    gives_way_to: frozenset[Topic] = frozenset()


def topic_profile(topic: Topic) -> TopicProfile:
    """Return the profile of a topic.

    Errors: ``UsageError`` ``unknown-topic``.

    Source: ``data/topics.toml``, the project's own policy.

    Example:
        >>> from xborder_support.topics import topic_profile
        >>> topic_profile("customs_hold").owner, topic_profile("privacy").bot
        ('trade', 'privacy')
    """
    found = _profiles().get(topic)
    if found is None:
        hint = did_you_mean(str(topic), TOPICS) or f"one of {', '.join(TOPICS)}"
        raise UsageError("this is not one of the topics", code="unknown-topic", hint=hint)
    return found


@cache
def _profiles() -> dict[str, TopicProfile]:
    text = resources.files(__package__).joinpath("data", "topics.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["topics"]
    return {
        topic: TopicProfile(
            topic=topic,
            owner=rows[topic]["owner"],
            urgency=rows[topic]["urgency"],
            bot=rows[topic]["bot"],
            is_delay=rows[topic].get("delay", False),
            yields_to=frozenset(rows[topic].get("yields_to", ())),
            gives_way_to=frozenset(rows[topic].get("gives_way_to", ())),
        )
        for topic in TOPICS
    }
