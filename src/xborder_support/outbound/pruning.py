"""Say which messages and facts are of no more use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from .facts import OutboxFact, Queued
from .standing import Standing

__all__ = ["kept"]


def kept(
    messages: Sequence[Queued], facts: Sequence[OutboxFact], standings: Sequence[Standing], before: datetime
) -> tuple[tuple[Queued, ...], tuple[OutboxFact, ...]]:
    """Return the messages and facts without those that were settled before an instant. What ended contact is kept."""
    last = {message.key: message.at for message in messages}
    owners = {name: fact.key for fact in facts for name in fact.message_keys if fact.kind == "accepted"}
    for fact in facts:
        for key in {fact.key, *(owners.get(name, "") for name in fact.message_keys)}:
            last[key] = max(last.get(key, fact.at), fact.at)
    gone = {one.key for one in standings if one.is_settled and one.state != "dead" and last[one.key] < before}
    staying = {message.key for message in messages} - gone
    # What providers report is kept as long as it may be about a message that stays.
    named = {name for fact in facts if fact.kind == "accepted" and fact.key in staying for name in (*fact.message_keys, fact.thread_key)}
    messages_left = tuple(message for message in messages if message.key in staying)
    return messages_left, tuple(fact for fact in facts if fact.at >= before or _is_of_use(fact, staying, named))


def _is_of_use(fact: OutboxFact, staying: set[str], named: set[str]) -> bool:
    if fact.kind == "reported":
        return not named.isdisjoint({*fact.message_keys, fact.thread_key})
    return fact.kind in {"stopped", "resumed"} or fact.key in staying
