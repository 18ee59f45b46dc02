"""Turn what a message asks about being contacted into the event that a ledger keeps."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from xborder_support.compliance.opt_outs import OptOut
from xborder_support.compliance.rulebook import Medium
from xborder_support.errors import UsageError

from .address import consent_address
from .event import ConsentEvent
from .proof import Proof
from .words import MARKETING_PURPOSES, ConsentPurpose

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["opted_out", "started_again"]


def opted_out(  # noqa: PLR0913  (they become the fields of an event)
    reply: OptOut,
    *,
    at: datetime,
    address: str,
    channel: str | None = None,
    sender: str | None = None,
    person: str | None = None,
    source: str | None = None,
) -> ConsentEvent | None:
    """Return the revocation that a message is, or None where it is none. An ambiguous one is for a person to read first.

    ``reply`` is what ``recognise_opt_out`` found; one that speaks of advertising alone leaves answers and news about orders. The revocation
    ends every medium, and every sender unless one is named: naming one is for shops whose brands or programmes stand apart, and holds only
    where the rules of the place let it. ``at`` is when the message came.

    Errors: those of ``ConsentEvent`` and ``consent_address``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import opted_out, recognise_opt_out
        >>> noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
        >>> opted_out(recognise_opt_out("STOP", channel="sms"), at=noon, address="+81312345678").purposes
        ()
    """
    if reply.verdict != "stop":
        return None
    purposes: tuple[ConsentPurpose, ...] = () if reply.scope == "all" else MARKETING_PURPOSES
    found = consent_address(address, channel=channel)
    return ConsentEvent(
        kind="revoke", at=at, address=found, purposes=purposes, sender=sender, person=person, source=source or reply.matched
    )


def started_again(  # noqa: PLR0913  (they become the fields of an event)
    reply: OptOut,
    *,
    at: datetime,
    address: str,
    media: Iterable[Medium],
    purposes: Iterable[ConsentPurpose] = ("service", "transactional"),
    channel: str | None = None,
    sender: str | None = None,
    person: str | None = None,
    proof: Proof | None = None,
) -> ConsentEvent | None:
    """Return the consent that a START is, or None where the message is none: to news about orders and answers, and to no more.

    One word agrees to what was asked just before. So advertising is agreed to only with the proof of a text that offered it, and never in
    writing: an ``express_written`` consent needs a signed agreement that names the seller, the number and what will be sent
    (47 CFR 64.1200(f)(9)), which a host that has one records as a grant of its own.

    Errors: ``UsageError`` ``no-proof`` where advertising or surveys are to start without the text that was answered; those of
    ``ConsentEvent`` and ``consent_address``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.compliance import recognise_opt_out, started_again
        >>> noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
        >>> started_again(recognise_opt_out("START", channel="sms"), at=noon, address="+81312345678", media=("sms",)).purposes
        ('service', 'transactional')
    """
    if reply.verdict != "start":
        return None
    wanted = (purposes,) if isinstance(purposes, str) else tuple(purposes)
    if not {"service", "transactional"}.issuperset(wanted) and (proof is None or proof.text_digest is None):
        hint = 'pass proof=Proof.of(the text that offered it, version=…, method="reply"), or leave out all but service and transactional'
        raise UsageError("one word agrees to no advertising that no text offered", code="no-proof", hint=hint)
    return ConsentEvent(
        kind="grant",
        at=at,
        address=consent_address(address, channel=channel),
        purposes=wanted,  # type: ignore[arg-type]  # read by ConsentEvent
        media=(media,) if isinstance(media, str) else tuple(media),  # type: ignore[arg-type]
        consent="express",
        sender=sender,
        person=person,
        proof=proof or Proof(method="reply"),
    )
