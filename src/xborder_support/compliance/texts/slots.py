"""Answer whether a message carries what the law wants in it: who writes, where they are reached, how contact ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from xborder_support.compliance.rulebook import OptOutOffer, Rule, Slots
from xborder_support.terms import Finding

from .inspected import Inspected, finding
from .links import find_links, find_mail_addresses, without_links
from .numbers import has_phone_number
from .wording import sentence

__all__ = ["offer_findings", "slot_findings"]

_LETTERS_AFTER = re.compile("[\n.!?\u3002\uff01\uff1f\u0964\u06d4]\\s*[^\n]*?[^\\W\\d_]")
_REPLY_PREFIX = re.compile(r"\s*(?:re|fwd?|aw|wg|rv|tr|sv|vs|antw|回复|回覆|答复|转发)\s*(?:\[\d+\])?\s*[:\uff1a]", re.IGNORECASE)


def slot_findings(rule: Rule, slots: Slots, message: Inspected) -> Iterator[Finding]:
    """Yield which parts of a message are missing or stand in the wrong place."""
    if not message.circumstances.meets(slots.only_if, message.draft):
        return
    for name in slots.required:
        if name == "opt_out":
            yield from _of_way_out(rule, slots, message)
        elif objection := _objection(name, message):
            said, suggestion = objection
            yield finding(rule, said, suggestion=suggestion, facts=(("part", name),))


def offer_findings(rule: Rule, offer: OptOutOffer, message: Inspected) -> Iterator[Finding]:
    """Yield what is missing where a way out must be offered; the headers of a mail count."""
    is_named = message.way_out is not None or (offer.by is not None and offer.by in message.text) or message.has_list_header
    if not message.circumstances.wants(offer) or is_named:
        return
    works_for = ((("works_for", str(offer.works_for)),)) if offer.works_for else ()
    said = "no way to end contact is offered in the language of the text"
    yield finding(rule, said, suggestion=_way_out(message), facts=(("part", "opt_out"), *works_for))


def _of_way_out(rule: Rule, slots: Slots, message: Inspected) -> Iterator[Finding]:
    span = message.way_out
    end = len(message.text)
    if span is None:
        said = "the text does not say, in its language, how contact is ended"
        yield finding(rule, said, span=(end, end), suggestion=_way_out(message), facts=(("part", "opt_out"), ("at", slots.at)))
    elif slots.at == "end" and _goes_on_after(message.text, span[1]):
        said = "how contact is ended does not stand at the end of the text"
        yield finding(rule, said, span=span, suggestion="move it to the end", facts=(("part", "opt_out"), ("at", slots.at)))


def _goes_on_after(text: str, position: int) -> bool:
    """Tell whether another sentence follows; addresses and numbers are part of the way out."""
    return _LETTERS_AFTER.search(without_links(text)[position:]) is not None


def _way_out(message: Inspected) -> str:
    address = message.sender.opt_out_address
    language = message.draft.language
    words = sentence("by_address", language).format(address=address) if address else sentence("by_reply", language)
    return f"end the text with: {words}"


_Objection = tuple[str, str] | None


def _objection(name: str, message: Inspected) -> _Objection:
    """Return what is missing, and what to do about it."""
    ask = _CHECKS.get(name)
    return ask(message) if ask else _stated(name, message)


def _name(message: Inspected) -> _Objection:
    if any(message.carries(name) for name in message.sender.names):
        return None
    return "the sender is not named", "write the shop's name, and tell it as SenderDetails.brand"


def _address(message: Inspected) -> _Objection:
    if message.carries(message.sender.postal_address):
        return None
    return "the postal address of the sender is missing", "write the address, and tell it as SenderDetails.postal_address"


def _contact(message: Inspected) -> _Objection:
    if any(message.carries(contact) or message.leading_to(contact) for contact in message.sender.contacts):
        return None
    return (
        "the text names no contact of the sender",
        "write where the shop is reached, and tell it as SenderDetails.contacts",
    )


def _complaints(message: Inspected) -> _Objection:
    if message.carries(message.sender.complaint_contact) or (not message.sender.complaint_contact and not _contact(message)):
        return None
    return "the text does not say where complaints go", "write where complaints are taken, and tell it as SenderDetails.complaint_contact"


def _other_way_out(message: Inspected) -> _Objection:
    """Ask for a way that needs no reply: an address beside the words of opting out."""
    text = message.text
    has_address = message.targets or find_links(text) or find_mail_addresses(text) or has_phone_number(text, message.places)
    if message.way_out and has_address:
        return None
    return "replies are not read, and no other way to end contact is named", "name a page, a mail address or a number that ends contact"


def _marked_as_ad(message: Inspected) -> _Objection:
    if message.circumstances.was_asked_for is True or message.tells("ad"):
        return None
    label = sentence("ad_label", message.draft.language)
    return "the message does not say that it is advertising", f"say so, for example with {label!r}, or tell that it was asked for"


def _subject(message: Inspected) -> _Objection:
    if message.medium != "email" or message.subject.strip():
        return None
    return "the mail has no subject", "say in the subject what it is about"


def _honest_subject(message: Inspected) -> _Objection:
    if not message.draft.in_reply_to and _REPLY_PREFIX.match(message.subject):
        return "the subject looks like an answer to something, and is none", "leave out the mark of a reply"
    return _subject(message)


def _registered(name: str) -> Callable[[Inspected], _Objection]:
    def ask(message: Inspected) -> _Objection:
        if getattr(message.sender, name):
            return None
        return f"the {name.replace('_', ' ')} of the registry of messages is missing", f"tell it as SenderDetails.{name}"

    return ask


def _stated(name: str, message: Inspected) -> _Objection:
    """Ask for what the host stated under a name."""
    if message.carries(message.circumstances.stated.get(name, "")):
        return None
    return f"the text does not carry its {name.replace('_', ' ')}", f"write it, and tell it as Circumstances.stated[{name!r}]"


_CHECKS: dict[str, Callable[[Inspected], _Objection]] = {
    "sender_name": _name,
    "postal_address": _address,
    "contact": _contact,
    "complaint_contact": _complaints,
    "opt_out_method": _other_way_out,
    "ad_identification": _marked_as_ad,
    "subject": _subject,
    "truthful_subject": _honest_subject,
    "truthful_from": lambda _: None,  # No text shows it: whoever signs in at the mail server answers for the sender.
    "entity_id": _registered("entity_id"),
    "template_id": _registered("template_id"),
    "header": _registered("header"),
}
