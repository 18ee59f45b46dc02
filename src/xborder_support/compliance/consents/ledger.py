"""Keep what people agreed to and refused, as a set of events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Self, get_args

from xborder_support.compliance.rulebook import Medium, Rulebook
from xborder_support.errors import UsageError
from xborder_support.terms import Finding, Purpose, Storable, utc

from .address import PHONE_CHANNELS, consent_address
from .checking import known_word, plain_text
from .contradictions import contradictions
from .event import ConsentEvent, united
from .expiry import place_rules
from .export import ExportReader, exported
from .index import AddressIndex, in_order
from .proofs import proof_findings
from .question import Question
from .standing import standing
from .state import ConsentState
from .stored import read_rows, written
from .words import ConsentPurpose

__all__ = ["Consents"]

_PURPOSES, _MEDIA = (*get_args(Purpose), "storing"), get_args(Medium)
_NUMBERED = frozenset({None, *PHONE_CHANNELS})


@dataclass(frozen=True, slots=True, repr=False)
class Consents(Storable):
    """Hold what people agreed to and refused, as a value that the host stores: of one person, or of many.

    It is a set: adding an event twice, late or out of order gives the same ledger, and ``merge`` is union. A refusal counts for the
    person, from whatever address and thread it came; an agreement counts only for the address, the purposes, the media and the sender that
    it names. Addresses belong together where events name the same ``person``.

    Errors: ``UsageError`` ``not-an-event``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import ConsentEvent, Consents
        >>> yes = ConsentEvent(
        ...     kind="grant", at=datetime(2026, 3, 3, 12, tzinfo=UTC), address="hanako@example.com",
        ...     purposes=("marketing",), media=("email",), consent="opt_in",
        ... )
        >>> no = ConsentEvent(kind="revoke", at=datetime(2026, 5, 1, 9, tzinfo=UTC), address="Hanako@example.com")
        >>> consents = Consents().add(no, yes, yes)
        >>> [
        ...     consents.state(purpose="marketing", medium="email", at=datetime(2026, month, 2, tzinfo=UTC)).status
        ...     for month in (3, 4, 5)
        ... ]
        ['none', 'granted', 'revoked']
    """

    events: tuple[ConsentEvent, ...] = ()
    _index: AddressIndex | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "events", _unique(self.events))

    def add(self, *events: ConsentEvent) -> Consents:
        """Return the ledger with these events too. Add many at once: each call costs as much as the ledger is long."""
        return Consents((*self.events, *events)) if events else self

    @staticmethod
    def merge(first: Consents, second: Consents) -> Consents:
        """Return the union of two ledgers. It does not matter which comes first, which two of three go first, or how often."""
        return Consents((*first.events, *second.events))

    def __len__(self) -> int:
        return len(self.events)

    def __bool__(self) -> bool:
        return True  # an empty ledger is a ledger: nobody agreed to anything

    def __contains__(self, event_id: str) -> bool:
        """Tell whether an event with this id is in the ledger."""
        return any(event.event_id == event_id for event in self.events)

    def __repr__(self) -> str:
        return f"Consents(<{len(self.events)} events>)"

    def of(self, address: str, *, channel: str | None = None, also: Iterable[str] = ()) -> tuple[ConsentEvent, ...]:
        """Return the events of the person with an address, in the order of their instants.

        Errors: those of ``consent_address``.
        """
        return self._indexed().of_person(consent_address(address, channel=channel), [consent_address(other) for other in also])

    def state(  # noqa: PLR0913  (each narrows the question; most have a safe default)
        self,
        *,
        purpose: ConsentPurpose,
        medium: Medium,
        at: datetime,
        place: str | None = None,
        rulebook: Rulebook | None = None,
        sender: str | None = None,
        address: str | None = None,
        channel: str | None = None,
        also: Iterable[str] = (),
        texts: Mapping[str, str] | None = None,
        time_zone: str | None = None,
        with_later_refusals: bool = False,
    ) -> ConsentState:
        """Return whether a person agrees, at an instant, to messages for a purpose by a medium.

        ``address`` is the one to be contacted; it may be left out where the ledger has one only. ``channel`` is the one it is used on, and
        ``also`` names more addresses of the same person. ``sender`` is the brand or programme that would write: the one that an agreement
        names, and one that a refusal names or that the rules include in it. ``place`` (``CA``, ``US-FL``) brings in the rules of
        ``rulebook`` (by default the packaged ones) on the local day: for how long consents count, and how far refusals reach. Without it,
        only what the events state themselves ends a consent, and every refusal is one to every sender. ``texts`` maps versions to the texts
        that the host kept: a proof that does not fit them proves nothing. ``time_zone`` is the person's; without it a period is over
        where it is over first in the place. ``with_later_refusals`` lets refusals count that are dated after the instant, as a server
        writes them whose clock runs ahead; whoever is about to write to somebody wants that.

        Errors: ``UsageError`` ``unknown-purpose``, ``unknown-medium``, ``naive-datetime``, ``which-address``, ``unknown-jurisdiction``,
        ``unknown-time-zone`` and those of ``consent_address``.
        """
        known_word(purpose, _PURPOSES, "a purpose", "unknown-purpose")
        known_word(medium, _MEDIA, "a medium", "unknown-medium")
        instant = utc(at, "at")
        index = self._indexed()
        rules = place_rules(place, rulebook, purpose=purpose, medium=medium, at=instant, time_zone=time_zone)
        own = index.only_address() if address is None else _written(index, address, channel, medium)
        asked = Question(
            purpose=purpose, medium=medium, at=instant, address=own, sender=plain_text(sender, "sender"), rules=rules, texts=texts
        )
        events = index.of_person(own, [consent_address(other) for other in also])
        known = bisect_right(events, instant, key=attrgetter("at"))
        later = (event for event in events[known:] if event.is_no) if with_later_refusals else ()
        return standing(asked, (*events[:known], *later))

    def appointments(
        self, *, purpose: ConsentPurpose, medium: Medium, at: datetime, address: str | None = None, channel: str | None = None
    ) -> tuple[tuple[datetime, datetime], ...]:
        """Return the times for which the person agreed to be contacted and which are not over: from when, until before when, in order.

        They are those that are on record at the instant. ``state`` says of each whether it counts by then: a refusal may have come since.

        Errors: as of ``state``.
        """
        known_word(purpose, _PURPOSES, "a purpose", "unknown-purpose")
        known_word(medium, _MEDIA, "a medium", "unknown-medium")
        instant, index = utc(at, "at"), self._indexed()
        own = index.only_address() if address is None else _written(index, address, channel, medium)
        found = {
            (event.contact_from, event.contact_until)
            for event in index.events.get(own, ())
            if event.at <= instant and purpose in event.purposes and medium in event.media
            if event.contact_from is not None and event.contact_until is not None and event.contact_until > instant
        }
        return tuple(sorted(found))

    def verify_proofs(self, texts: Mapping[str, str]) -> tuple[Finding, ...]:
        """Return a finding for each agreement that cannot be proved. ``texts`` maps versions to the texts that the host kept."""
        return proof_findings(self.events, texts)

    def check(self, texts: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
        """Return what somebody should look at: broken proofs, and events that contradict each other or answer nothing."""
        return (*proof_findings(self.events, texts), *contradictions(self._indexed()))

    def export(self, *, address: str, reader: ExportReader = "authority", channel: str | None = None, also: Iterable[str] = ()) -> str:
        """Return the person's whole record as JSON, the same text for equal ledgers: every event in order, with its proof.

        For ``authority`` it says who wrote each event down; the ``person`` gets the same without the names of the shop's people.

        Errors: ``UsageError`` ``unknown-reader`` and those of ``consent_address``.
        """
        return exported(self.of(address, channel=channel, also=also), reader)

    def to_json(self) -> str:
        """Return the ledger as JSON, the same text for equal ledgers. It holds addresses: store it, do not log it."""
        return written(self.events)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read what ``to_json`` wrote.

        Errors: ``UsageError`` ``bad-stored-value``, ``newer-stored-value`` where a later release wrote it, and ``broken-ledger`` where an
        event no longer says what its id was made of.
        """
        return cls(tuple(read_rows(text)))

    def _indexed(self) -> AddressIndex:
        index = self._index or AddressIndex.of(self.events)
        object.__setattr__(self, "_index", index)
        return index


def _written(index: AddressIndex, address: str, channel: str | None, medium: Medium) -> str:
    """Return an address in its one spelling, which needs no reading where the ledger has it so and it is a number."""
    is_number = isinstance(address, str) and address[:1] == "+" and address in index.events
    return address if is_number and channel in _NUMBERED else _canonical(address, channel, medium)


def _canonical(address: str, channel: str | None, medium: Medium) -> str:
    """Return an address in its one spelling. Whoever calls or texts bare digits means an international number."""
    is_number = channel is None and medium in {"sms", "voice"} and isinstance(address, str) and address.strip().isdigit()
    return consent_address(address, channel="phone" if is_number else channel)


def _unique(events: Iterable[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    merged: dict[str, ConsentEvent] = {}
    if isinstance(events, str) or not isinstance(events, Iterable):
        hint = "pass Consents((event, …)), or Consents() where there is none yet"
        raise UsageError(f"a ledger holds consent events, not {type(events).__name__}", code="not-an-event", hint=hint)
    for event in events:
        if not isinstance(event, ConsentEvent):
            hint = "pass ConsentEvent(kind=…, at=…, address=…)"
            raise UsageError(f"a ledger holds consent events, not {type(event).__name__}", code="not-an-event", hint=hint)
        known = merged.get(event.event_id)
        merged[event.event_id] = event if known is None else united(known, event)
    return in_order(merged.values())
