"""Hold what a shop says of itself in its messages."""

from __future__ import annotations

from dataclasses import dataclass, fields

from xborder_support.compliance.rulebook import expect, expect_names
from xborder_support.terms import Storable

__all__ = ["SenderDetails"]

_SEVERAL = frozenset({"other_names", "contacts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderDetails(Storable):
    """Name the shop as its messages do, so that a check can tell whether a text carries what the law asks for.

    ``brand`` is the name that readers know, ``other_names`` are further spellings, such as in other scripts. ``contacts`` are mail
    addresses, phone numbers and pages where the shop is reached, the best first; ``complaint_contact`` is the one for complaints, where it
    is another. ``opt_out_address`` is where contact is ended without a reply: a page, a mail address or a free number. ``header`` is the
    sender name on the customer's phone, ``entity_id`` and ``template_id`` are those of a registry of messages (India's DLT).

    Errors: ``UsageError`` ``wrong-argument``, as for one contact that is not in a tuple.

    Example:
        >>> from xborder_support.compliance import SenderDetails
        >>> shop = SenderDetails(brand="Kaze Audio", contacts=("help@kaze.example",))
        >>> SenderDetails.from_json(shop.to_json()) == shop
        True
    """

    brand: str = ""
    other_names: tuple[str, ...] = ()
    postal_address: str = ""
    contacts: tuple[str, ...] = ()
    complaint_contact: str = ""
    opt_out_address: str = ""
    header: str = ""
    entity_id: str = ""
    template_id: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            given = getattr(self, each.name)
            if each.name in _SEVERAL:
                expect_names(given, f"SenderDetails.{each.name}", "help@shop.example")
            else:
                expect(given, str, f"SenderDetails.{each.name}")

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the shop."""
        return tuple(name for name in (self.brand, *self.other_names) if name)
