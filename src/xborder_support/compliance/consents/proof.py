"""Hold how a consent can be proved: what was shown, how the answer was given, and where the record of it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import get_args

from xborder_support.errors import UsageError
from xborder_support.terms import utc

from .checking import known_word, plain_text
from .words import ProofMethod

__all__ = ["Proof", "text_digest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Say what a person was shown and how the answer came.

    ``text_version`` is the host's own name of the text and ``text_digest`` what ``text_digest`` of ``xborder_support.compliance`` makes of
    it. ``reference`` finds the record: the form's number, the message, the recording. A ``double_opt_in`` counts from ``confirmed_at``.
    ``ip_reference`` and ``user_agent`` are for hosts that keep them; a reference into a log is better than the value.

    Errors: ``UsageError`` ``unknown-proof-method``, ``bad-digest``, ``bad-text``, ``naive-datetime``.

    Example:
        >>> from xborder_support.compliance import Proof
        >>> Proof.of("Yes, text me offers. Up to 4 a month. Reply STOP to end.", version="sms-3", method="form").text_version
        'sms-3'
    """

    method: ProofMethod
    text_version: str | None = None
    text_digest: str | None = None
    reference: str | None = field(default=None, repr=False)
    confirmed_at: datetime | None = None
    ip_reference: str | None = field(default=None, repr=False)
    user_agent: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        known_word(self.method, get_args(ProofMethod), "a method of proof", "unknown-proof-method")
        for name in ("text_version", "reference", "ip_reference", "user_agent"):
            object.__setattr__(self, name, plain_text(getattr(self, name), f"Proof.{name}"))
        if self.text_digest is not None and not _is_digest(self.text_digest):
            hint = "pass text_digest(the text as it was shown), 64 characters of hexadecimal"
            raise UsageError("Proof.text_digest is no digest", code="bad-digest", hint=hint)
        if self.confirmed_at is not None:
            object.__setattr__(self, "confirmed_at", utc(self.confirmed_at, "Proof.confirmed_at"))

    @classmethod
    def of(
        cls, text: str, *, version: str, method: ProofMethod, reference: str | None = None, confirmed_at: datetime | None = None
    ) -> Proof:
        """Return the proof of a text that was shown, by its digest. The text itself stays with the host, under its version."""
        return cls(method=method, text_version=version, text_digest=text_digest(text), reference=reference, confirmed_at=confirmed_at)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text as it was shown, in hexadecimal.

    Errors: ``UsageError`` ``bad-text``.

    Example:
        >>> from xborder_support.compliance import text_digest
        >>> text_digest("Yes, text me offers.")[:16]
        '6deefacdd1263880'
    """
    if not isinstance(text, str):
        shown = type(text).__name__
        raise UsageError(f"the text that was shown is not text but {shown}", code="bad-text", hint="pass the words as they were shown")
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")
