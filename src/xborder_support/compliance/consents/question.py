"""Decide which events of a ledger are about what is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xborder_support.compliance.rulebook import Medium

from .event import ConsentEvent
from .expiry import PlaceRules
from .words import CONTACT_PURPOSES, ConsentPurpose

__all__ = ["Question", "Refusal"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Hold a refusal with the purposes that it is still about, after later answers narrowed it."""

    event: ConsentEvent
    purposes: tuple[ConsentPurpose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Hold what is asked of a ledger: may this sender write to this address, why, by which medium, and when."""

    purpose: ConsentPurpose
    medium: Medium
    at: datetime
    address: str
    sender: str | None
    rules: PlaceRules
    texts: Mapping[str, str] | None = field(repr=False)

    def agreements(self, events: Iterable[ConsentEvent]) -> list[ConsentEvent]:
        """Return what was agreed, or confirmed again, for this address. It counts for nothing that it does not name."""
        return [event for event in events if (event.is_yes or event.kind == "reconfirm") and self._is_agreed(event)]

    def refusals(self, events: Iterable[ConsentEvent]) -> Iterator[Refusal]:
        """Yield what the person refused, from any address, as later answers left it."""
        narrowed: dict[str, list[ConsentEvent]] = {}
        refusals: list[ConsentEvent] = []
        for event in events:
            if event.is_no:
                refusals.append(event)
            elif event.kind == "narrow" and event.answers is not None:
                narrowed.setdefault(event.answers, []).append(event)
        for refusal in refusals:
            left = self._left(refusal, narrowed.get(refusal.event_id, []))
            if left is not None and self._is_by_sender(refusal):
                yield left

    def _is_agreed(self, event: ConsentEvent) -> bool:
        is_of_sender = event.sender is None or _same(event.sender, self.sender)
        is_about = self.purpose in event.purposes and (self.purpose == "storing" or self.medium in event.media)
        return event.address == self.address and is_about and is_of_sender

    def _is_by_sender(self, refusal: ConsentEvent) -> bool:
        """Tell whether a refusal is about the sender. One without a name, or of an unknown place, is about every sender."""
        is_of_all = refusal.sender is None or self.sender is None or not self.rules.is_known
        return is_of_all or self.medium in self.rules.everything or _same(refusal.sender, self.sender)

    def _left(self, refusal: ConsentEvent, answers: list[ConsentEvent]) -> Refusal | None:
        """Return a refusal as its latest answers leave it, where it is still about what is asked. An answer never widens it."""
        later = [answer for answer in answers if answer.at > refusal.at]
        latest = max((answer.at for answer in later), default=None)
        last = [answer for answer in later if answer.at == latest]
        purposes = refusal.purposes or CONTACT_PURPOSES
        if last:
            kept = {purpose for answer in last for purpose in answer.purposes}
            purposes = tuple(purpose for purpose in purposes if purpose in kept)
        is_about = self.purpose in purposes and self._is_on_medium(refusal, last)
        return Refusal(refusal, purposes) if is_about else None

    def _is_on_medium(self, refusal: ConsentEvent, answers: list[ConsentEvent]) -> bool:
        return any(not answer.media or self._reaches(answer.media) for answer in answers or [refusal])

    def _reaches(self, media: tuple[Medium, ...]) -> bool:
        """Tell whether a refusal on some media is one on this medium too. What a person wants stored has no medium."""
        everything = self.rules.everything
        reaches_all = self.medium in everything and not everything.isdisjoint(media)
        return self.purpose == "storing" or self.medium in media or reaches_all


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and _folded(one) == _folded(other)


def _folded(name: str) -> str:
    """Return a sender's name as it is compared: letter case, width and blanks tell no two shops apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
