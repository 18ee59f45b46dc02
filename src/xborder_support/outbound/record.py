"""Look up what is known of a message, a post or a provider's message, in a set of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from xborder_support.conversations import DeliveryState

from .facts import OutboxFact, Queued

__all__ = ["Record"]

_ADVERTISING = ("marketing", None)  # What nobody named may be advertising.
_RANK: dict[str | None, int] = {state: rank for rank, state in enumerate(get_args(DeliveryState))}


class Record:
    """Hold facts by what they are about, while they are looked at."""

    def __init__(self, facts: Iterable[OutboxFact]) -> None:
        self._posts: dict[tuple[str, int, int], list[OutboxFact]] = defaultdict(list)
        self._messages: dict[str, list[OutboxFact]] = defaultdict(list)
        self._reports: dict[str, list[OutboxFact]] = defaultdict(list)
        self._ends: list[OutboxFact] = []
        for fact in facts:
            self._file(fact)

    def _file(self, fact: OutboxFact) -> None:
        if fact.kind == "reported":
            for name in (*fact.message_keys, *((fact.thread_key,) if fact.thread_key else ())):
                self._reports[name].append(fact)
        elif fact.kind in {"stopped", "resumed"}:
            self._ends.append(fact)
        elif fact.kind in {"closed", "acknowledged"}:
            self._messages[fact.key].append(fact)
        else:
            self._posts[fact.key, fact.way, fact.part].append(fact)

    def post(self, key: str, way: int, part: int) -> list[OutboxFact]:
        """Return what was done about one part of a message on one of its ways."""
        return self._posts.get((key, way, part), [])

    def first(self, key: str, kind: str) -> OutboxFact | None:
        """Return the first fact of a kind about a whole message."""
        return min((fact for fact in self._messages.get(key, ()) if fact.kind == kind), key=lambda fact: fact.at, default=None)

    def report(self, message_key: str, thread_key: str, left_at: datetime) -> OutboxFact | None:
        """Return the furthest report about a provider's message that left at an instant; of two alike, the earlier one."""
        named = self._reports.get(message_key, [])
        swept = [fact for fact in self._reports.get(thread_key, ()) if fact.watermark and left_at <= fact.watermark]
        return min((*named, *swept), key=lambda fact: (-_RANK[fact.status], fact.order), default=None)

    def is_stopped(self, message: Queued) -> bool:
        """Tell whether the customer ended the contact that a message would be, and did not resume it before it was queued."""
        return message.purpose != "legal" and any(self._stops(end, message) for end in self._ends)

    def _stops(self, end: OutboxFact, message: Queued) -> bool:
        if end.kind != "stopped" or not _covers(end, message) or (end.scope == "marketing" and message.purpose not in _ADVERTISING):
            return False
        resumed = (fact for fact in self._ends if fact.kind == "resumed" and _covers(fact, message) and fact.scope in {end.scope, "all"})
        return not any(end.at < fact.at <= message.at for fact in resumed)


def _covers(end: OutboxFact, message: Queued) -> bool:
    return end.conversation is None or end.conversation == message.conversation
