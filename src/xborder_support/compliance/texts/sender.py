"""Hold what a shop says of itself in its messages."""

from __future__ import annotations

from dataclasses import dataclass

from xborder_support.terms import Storable

__all__ = ["SenderDetails"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderDetails(Storable):
    """Name the shop as its messages do, so that a check can tell whether a text carries what the law asks for.

    ``brand`` is the name that readers know, ``other_names`` are further spellings, such as in other scripts. ``contacts`` are mail
    addresses, phone numbers and pages where the shop is reached, the best first; ``complaint_contact`` is the one for complaints, where it
    is another. ``opt_out_address`` is where contact is ended without a reply: a page, a mail address or a free number. ``header`` is the
    sender name on the customer's phone, ``entity_id`` and ``template_id`` are those of a registry of messages (India's DLT).

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

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of the shop."""
        return tuple(name for name in (self.brand, *self.other_names) if name)
