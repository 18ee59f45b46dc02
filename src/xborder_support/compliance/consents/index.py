"""Find the events of a person by one of the person's addresses, without reading the whole ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xborder_support.errors import UsageError

from .event import ConsentEvent

__all__ = ["AddressIndex", "in_order"]


@dataclass(frozen=True, slots=True)
class AddressIndex:
    """Know the events of each address, and which addresses the host says are one person's."""

    events: Mapping[str, tuple[ConsentEvent, ...]]
    people: Mapping[str, frozenset[str]]
    addresses: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, events: Iterable[ConsentEvent]) -> AddressIndex:
        """Return the index of events that are in order."""
        by_address: dict[str, list[ConsentEvent]] = {}
        people: dict[str, set[str]] = {}
        addresses: dict[str, set[str]] = {}
        for event in events:
            by_address.setdefault(event.address, []).append(event)
            if event.person is not None:
                people.setdefault(event.address, set()).add(event.person)
                addresses.setdefault(event.person, set()).add(event.address)
        return cls(
            {address: tuple(found) for address, found in by_address.items()},
            {address: frozenset(found) for address, found in people.items()},
            {person: frozenset(found) for person, found in addresses.items()},
        )

    def of_person(self, address: str, also: Iterable[str] = ()) -> tuple[ConsentEvent, ...]:
        """Return the events of an address, of those that belong to the same person, and of others that the host names, in order."""
        wanted = {address, *also}
        linked = {other for each in wanted for person in self.people.get(each, ()) for other in self.addresses[person]}
        found = [self.events[each] for each in wanted | linked if each in self.events]
        return found[0] if len(found) == 1 else in_order(event for events in found for event in events)

    def only_address(self) -> str:
        """Return the one address of the ledger, or "" where it is empty.

        Errors: ``UsageError`` ``which-address`` where it has several.
        """
        if len(self.events) > 1:
            hint = "pass address=, the one that is to be contacted"
            raise UsageError(f"this ledger has {len(self.events)} addresses", code="which-address", hint=hint)
        return next(iter(self.events), "")


def in_order(events: Iterable[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    """Return events by their instants, and by their ids where those are the same."""
    return tuple(sorted(events, key=lambda event: (event.at, event.event_id)))
