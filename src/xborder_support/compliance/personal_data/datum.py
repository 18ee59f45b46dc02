"""Say what a personal datum is: its kind, how sure we are, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

__all__ = ["KINDS", "TIERS", "DatumKind", "DatumTier", "Found", "PersonalDatum"]

#: What a datum is.
DatumKind: TypeAlias = Literal[
    "email",
    "phone",
    "card",
    "card_code",
    "iban",
    "bank_account",
    "national_id",
    "ip_address",
    "date_of_birth",
    "address",
    "name",
]
#: How sure it is: ``certain`` has a right check digit or an unmistakable form; ``probable`` has the form, and a word that names it.
DatumTier: TypeAlias = Literal["certain", "probable"]

KINDS: tuple[DatumKind, ...] = get_args(DatumKind)
TIERS: tuple[DatumTier, ...] = get_args(DatumTier)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDatum:
    """Say where a personal datum stands, never what it is.

    ``start`` and ``end`` count code points of the text that was read. ``scheme`` names the national number ("br.cpf", or "passport"), the
    territory of a phone or an IBAN, or the part of an address ("street", "postcode"), where it is known. ``masked_start`` and
    ``masked_end`` say where it stands in the masked text; ``find_personal_data`` leaves them None.

    Example:
        >>> from xborder_support.compliance.personal_data import find_personal_data
        >>> find_personal_data("Mail me: ana@example.com")[0].kind
        'email'
    """

    kind: DatumKind
    tier: DatumTier
    start: int
    end: int
    scheme: str | None = None
    masked_start: int | None = None
    masked_end: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a datum where a reading of the text has it, before overlaps are settled."""

    kind: DatumKind
    tier: DatumTier
    start: int
    end: int
    scheme: str | None = None
