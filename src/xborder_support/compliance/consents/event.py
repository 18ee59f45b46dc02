"""Hold one thing that happened to a consent, named by a digest of what it says."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, get_args

from xborder_support.compliance.rulebook import ConsentKind, Medium
from xborder_support.terms import Purpose, Storable, utc

from .address import consent_address
from .checking import known_word, known_words, plain_text
from .event_checks import check_event
from .proof import Proof
from .words import ConsentEventKind, ConsentPurpose, ImpliedBasis, ImportedClaim

__all__ = ["ConsentEvent", "identity", "united"]

_PURPOSES: tuple[ConsentPurpose, ...] = (*get_args(Purpose), "storing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent(Storable):
    """Hold one event of a ledger: who (by address), when, what about, and how it can be proved.

    ``address`` is kept as ``consent_address`` writes it. ``purposes`` and ``media`` are what the person said yes or no to; in a ``revoke``
    or ``refuse``, () is every contact and every medium. ``sender`` is the brand or message programme that asked, None is the whole shop.
    ``consent`` is the kind of a ``grant``, of an ``import`` with the ``claim`` ``granted``, or of what is reconfirmed (None: every
    kind). ``basis`` says what an implied consent rests on. An ``exact_time`` consent is to contact from ``contact_from`` until just before
    ``contact_until``. ``answers`` is the id of the revocation that a ``narrow`` is about, of which it leaves ``purposes`` (and ``media``).
    ``person`` is the host's own id; addresses with the same one belong together. ``source`` names the system that claims, the message that
    was read or whatever else the host finds it by, and ``recorded_by`` who wrote the event down.

    ``event_id`` is a digest of all this but ``recorded_by``: the same import, twice, by two people, is one event.

    Errors: ``UsageError`` ``unknown-consent-event``, ``unknown-purpose``, ``unknown-medium``, ``unknown-consent-kind``, ``unknown-basis``,
    ``unknown-claim``, ``no-purpose``, ``no-medium``, ``no-consent-kind``, ``no-claim``, ``claim-without-import``, ``nothing-answered``,
    ``bad-expiry``, ``bad-interval``, ``not-a-proof``, ``bad-text``, ``naive-datetime``, and those of ``consent_address``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import ConsentEvent
        >>> noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
        >>> ConsentEvent(kind="revoke", at=noon, address="+81 3-1234-5678").address
        '+81312345678'
    """

    kind: ConsentEventKind
    at: datetime
    address: str = field(repr=False)
    purposes: tuple[ConsentPurpose, ...] = ()
    media: tuple[Medium, ...] = ()
    consent: ConsentKind | None = None
    sender: str | None = None
    claim: ImportedClaim | None = None
    basis: ImpliedBasis | None = None
    proof: Proof | None = None
    expires_at: datetime | None = None
    contact_from: datetime | None = None
    contact_until: datetime | None = None
    answers: str | None = None
    person: str | None = field(default=None, repr=False)
    source: str | None = field(default=None, repr=False)
    recorded_by: tuple[str, ...] = field(default=(), repr=False, compare=False)
    event_id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in _canonical(self).items():
            object.__setattr__(self, name, value)
        check_event(self)
        object.__setattr__(self, "event_id", _digest(identity(self)))

    @property
    def is_yes(self) -> bool:
        """Tell whether the event says that the person agreed."""
        return self.kind == "grant" or (self.kind == "import" and self.claim == "granted")

    @property
    def is_no(self) -> bool:
        """Tell whether the event says that the person refused."""
        return self.kind in {"revoke", "refuse"} or (self.kind == "import" and self.claim == "revoked")


def identity(event: ConsentEvent) -> dict[str, Any]:
    """Return what an event says as plain values, without what is not given and without who wrote it down."""
    said: dict[str, Any] = {name: getattr(event, name) for name in _SAID if getattr(event, name) not in (None, ())}
    if event.proof is not None:
        proof = {name: getattr(event.proof, name) for name in Proof.__slots__}
        said["proof"] = {name: _plain(value) for name, value in proof.items() if value is not None}
    return {name: _plain(value) for name, value in said.items()}


def united(first: ConsentEvent, second: ConsentEvent) -> ConsentEvent:
    """Return two copies of one event as one, written down by everybody who wrote down either."""
    everybody = {*first.recorded_by, *second.recorded_by}
    return first if everybody == {*first.recorded_by} else replace(first, recorded_by=tuple(everybody))


_SAID = (
    "kind", "at", "address", "purposes", "media", "consent", "sender", "claim", "basis", "proof", "expires_at", "contact_from",
    "contact_until", "answers", "person", "source",
)  # fmt: skip


def _canonical(event: ConsentEvent) -> dict[str, Any]:
    """Return the fields in their one spelling."""
    known_word(event.kind, get_args(ConsentEventKind), "a kind of consent event", "unknown-consent-event")
    made: dict[str, Any] = {
        "at": utc(event.at, "ConsentEvent.at"),
        "address": consent_address(event.address),
        "purposes": known_words(event.purposes, _PURPOSES, "a purpose", "unknown-purpose"),
        "media": known_words(event.media, get_args(Medium), "a medium", "unknown-medium"),
        "recorded_by": _names(event.recorded_by),
    }
    for name in ("sender", "answers", "person", "source"):
        made[name] = plain_text(getattr(event, name), f"ConsentEvent.{name}")
    for name in ("expires_at", "contact_from", "contact_until"):
        instant = getattr(event, name)
        made[name] = None if instant is None else utc(instant, f"ConsentEvent.{name}")
    return made


def _names(given: object) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else given
    found = [plain_text(name, "ConsentEvent.recorded_by") for name in names] if isinstance(names, (tuple, list)) else []
    return tuple(sorted({name for name in found if name}))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _digest(said: dict[str, Any]) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]
