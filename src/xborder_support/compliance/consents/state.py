"""Hold what a person's consents amount to at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from xborder_support.compliance.rulebook import ConsentKind
from xborder_support.terms import Reason, utc

from .checking import known_word, known_words
from .words import ConsentStatus, OptOutScope

__all__ = ["ConsentState"]

_STATUSES: tuple[ConsentStatus, ...] = get_args(ConsentStatus)
_KINDS: frozenset[ConsentKind] = frozenset(get_args(ConsentKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentState:
    """Say whether a person agrees at an instant, to what kind of consent it amounts, and which events decided.

    ``kinds`` are those that hold, each by itself; ``night_ads`` and ``exact_time`` among them open hours. ``granted_at`` is when the
    consent that counts was given, ``expires_at`` when the last of what holds (or held) ends; None is open. ``revoked_at`` and
    ``revoked_scope`` are those of the revocation in force; where there is none both are None. All instants are aware UTC.
    ``event_ids`` are in the order of their instants.

    Errors: ``UsageError`` ``unknown-consent-status``, ``unknown-consent-kind``, ``naive-datetime``, ``not-a-datetime``.
    """

    status: ConsentStatus
    kinds: frozenset[ConsentKind] = frozenset()
    granted_at: datetime | None = None
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    revoked_scope: OptOutScope | None = None
    event_ids: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        known_word(self.status, _STATUSES, "a status of consent", "unknown-consent-status")
        if not isinstance(self.kinds, frozenset) or not self.kinds <= _KINDS:
            kinds = known_words(self.kinds, get_args(ConsentKind), "a kind of consent", "unknown-consent-kind")
            object.__setattr__(self, "kinds", frozenset(kinds))
        for name in ("granted_at", "expires_at", "revoked_at"):
            if (instant := getattr(self, name)) is not None:
                object.__setattr__(self, name, utc(instant, f"ConsentState.{name}"))

    @property
    def is_granted(self) -> bool:
        """Tell whether the person agrees. Everything else is a no until somebody asked."""
        return self.status == "granted"
