"""Refuse an event that does not say what its kind has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from xborder_support.compliance.rulebook import ConsentKind
from xborder_support.errors import UsageError

from .checking import known_word
from .proof import Proof
from .words import ImpliedBasis, ImportedClaim

if TYPE_CHECKING:
    from .event import ConsentEvent

__all__ = ["check_event"]


def check_event(event: ConsentEvent) -> None:
    """Refuse an event that says too little, or what contradicts itself.

    Errors: ``UsageError``, with the codes that ``ConsentEvent`` lists.
    """
    _check_words(event)
    _check_claim(event)
    _check_what_about(event)
    _check_times(event)
    if event.proof is not None and not isinstance(event.proof, Proof):
        raise UsageError("ConsentEvent.proof is no Proof", code="not-a-proof", hint="pass Proof(method=…), or Proof.of(text, …)")


def _check_words(event: ConsentEvent) -> None:
    if event.consent is not None:
        known_word(event.consent, get_args(ConsentKind), "a kind of consent", "unknown-consent-kind")
    if event.claim is not None:
        known_word(event.claim, get_args(ImportedClaim), "a claim", "unknown-claim")
    if event.basis is not None:
        known_word(event.basis, get_args(ImpliedBasis), "a basis", "unknown-basis")


def _check_claim(event: ConsentEvent) -> None:
    if event.kind == "import" and event.claim is None:
        raise UsageError("an import does not say what is claimed", code="no-claim", hint='pass claim="granted" or claim="revoked"')
    if event.kind != "import" and event.claim is not None:
        raise UsageError("only an import claims something", code="claim-without-import", hint='pass kind="import", or leave out claim')


def _check_what_about(event: ConsentEvent) -> None:
    is_about = event.is_yes or event.kind in {"reconfirm", "narrow"}
    if is_about and not event.purposes:
        raise UsageError("an agreement to everything is none", code="no-purpose", hint='name its purposes, such as ("marketing",)')
    if is_about and event.kind != "narrow" and not event.media and set(event.purposes) != {"storing"}:
        raise UsageError("an agreement to every medium is none", code="no-medium", hint='name the media, such as media=("sms", "email")')
    if event.is_yes and event.consent is None:
        raise UsageError("the kind of consent is missing", code="no-consent-kind", hint='pass consent="opt_in", "express_written" …')
    if event.kind == "narrow" and event.answers is None:
        raise UsageError("a narrowing must name the revocation", code="nothing-answered", hint="pass answers=the revocation's event_id")


def _check_times(event: ConsentEvent) -> None:
    if event.expires_at is not None and event.expires_at <= event.at:
        raise UsageError("a consent cannot end before it begins", code="bad-expiry", hint="check which of at and expires_at is wrong")
    interval = (event.contact_from, event.contact_until)
    needs_interval = event.is_yes and event.consent == "exact_time"
    if not needs_interval and interval == (None, None):
        return
    is_interval = event.contact_from is not None and event.contact_until is not None and event.contact_from < event.contact_until
    if not (needs_interval and is_interval):
        hint = 'an "exact_time" consent has contact_from before contact_until; no other has either'
        raise UsageError("this is no time that somebody agreed to", code="bad-interval", hint=hint)
