"""Answer what has to stand around a text, so that its room is known before the text is fitted to a channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from xborder_support.compliance.rulebook import Label, OptOutOffer, Rulebook, Slots, expect
from xborder_support.conversations import Draft
from xborder_support.terms import Channel, Purpose

from .circumstances import Circumstances
from .folding import compact
from .inspected import Inspected
from .notices import NoticeDue, Session, notice_words, notices
from .places import jurisdictions
from .sender import SenderDetails
from .wording import sentence

__all__ = ["MessageFrame", "message_frame"]

#: What a frame cannot write: how the message is sent shows it, or its text.
_NOT_IN_TEXT = frozenset({"truthful_from", "truthful_subject", "subject"})
_REGISTERED = frozenset({"entity_id", "template_id", "header"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFrame:
    """Hold what stands before and after a text, and at the start of a mail's subject. ``missing`` names what nobody told.

    ``missing`` are the fields of ``SenderDetails`` that are needed, ``label`` where two places want different first words, and the parts
    that the text itself has to carry.
    """

    subject_prefix: str = ""
    prefix: str = field(default="", repr=False)
    suffix: str = field(default="", repr=False)
    missing: tuple[str, ...] = ()

    def around(self, draft: Draft) -> Draft:
        """Return a draft with the frame around its text, and its subject."""
        subject = self.subject_prefix + draft.subject if draft.subject else draft.subject
        return replace(draft, text=f"{self.prefix}{draft.text}{self.suffix}", subject=subject)


def message_frame(  # noqa: PLR0913  (as check_text, for a text that is not written yet)
    *,
    rulebook: Rulebook,
    on: date,
    place: str | Iterable[str],
    channel: Channel,
    purpose: Purpose,
    language: str,
    sender: SenderDetails | None = None,
    circumstances: Circumstances | None = None,
    now: datetime | None = None,
) -> MessageFrame:
    r"""Return what the rules want around a text: label, sender, the word about a machine, and how contact ends.

    A mail is taken to have a subject. The arguments mean what they mean in ``check_text``, which is content with what comes out where
    nothing is missing.

    Errors: as ``check_text``, for place and day.

    Example:
        >>> from datetime import date
        >>> from xborder_support.compliance import Rulebook, SenderDetails, message_frame
        >>> shop = SenderDetails(brand="Kaze", contacts=("02-123-4567",), opt_out_address="0800001234")
        >>> frame = message_frame(rulebook=Rulebook.load(), on=date(2026, 11, 22), place="KR", channel="sms", purpose="marketing",
        ...                       language="ko", sender=shop)
        >>> frame.prefix, frame.suffix, frame.missing
        ('(광고) Kaze 02-123-4567\n', '\n무료수신거부 0800001234', ())
    """
    expect(rulebook, Rulebook, "rulebook")
    expect(sender, SenderDetails, "sender", or_none=True)
    expect(circumstances, Circumstances, "circumstances", or_none=True)
    draft = Draft(channel=channel, provider="", to="", text="", purpose=purpose, language=language)
    book = rulebook.as_of(on)
    places = jurisdictions(book, place)
    message = Inspected(draft, places, sender or SenderDetails(), circumstances or Circumstances(), on)
    given = message.circumstances
    session = Session(given.disclosure, now)
    told = tuple(notices(book, message.jurisdictions, given.writer(draft), session, medium=message.medium, purpose=purpose))
    return _Frame(message, _Needs.of(book, message), told).built()


@dataclass(frozen=True, slots=True)
class _Needs:
    """Hold what the rules of all places want of a message."""

    labels: tuple[Label, ...]
    parts: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook, message: Inspected) -> _Needs:
        """Gather the needs."""
        draft, met = message.draft, message.circumstances.meets
        labels = [label for _, label in message.duties(book, Label) if met(label.only_if, draft)]
        slots = [slots for _, slots in message.duties(book, Slots) if met(slots.only_if, draft)]
        offers = [offer for _, offer in message.duties(book, OptOutOffer) if message.circumstances.wants(offer)]
        parts = {name for each in slots for name in each.required} | ({"opt_out"} if offers else set())
        return cls(tuple(labels), frozenset(parts - _NOT_IN_TEXT))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Write what is needed."""

    message: Inspected
    needs: _Needs
    told: tuple[NoticeDue, ...]

    def built(self) -> MessageFrame:
        label = self._label()
        before = [label.texts[0]] if label and label.at == "start" else []
        details = list(self._details())
        lines = [" ".join([*before, *details])] if before else []
        lines += self._notices()
        after = ([] if before else [", ".join(details)] if details else []) + list(self._endings())
        return MessageFrame(
            subject_prefix=f"{label.texts[0]} " if label and label.at == "subject" else "",
            prefix="".join(line + ("\n" if details or line not in before else " ") for line in lines),
            suffix="".join(f"\n{line}" for line in after),
            missing=tuple(dict.fromkeys(self._missing())),
        )

    def _label(self) -> Label | None:
        return next((label for label in self.needs.labels if label.at in {"start", "subject"}), None)

    def _details(self) -> Iterator[str]:
        """Yield what the sender says of itself, in the order in which letterheads do."""
        sender = self.message.sender
        contact = sender.contacts[0] if sender.contacts else ""
        values = (
            ("sender_name", sender.brand),
            ("postal_address", sender.postal_address),
            ("contact", contact),
            ("complaint_contact", sender.complaint_contact or contact),
        )
        return iter(dict.fromkeys(value for name, value in values if name in self.needs.parts and value))

    def _notices(self) -> list[str]:
        tells = {due.tell for due in self.told}
        chosen = [due for due in self.told if due.tell != "bot" or "ai" not in tells]
        return list(dict.fromkeys(notice_words(due, self.message.draft.language) for due in chosen))

    def _endings(self) -> Iterator[str]:
        language, address = self.message.draft.language, self.message.sender.opt_out_address
        if "ad_identification" in self.needs.parts and self.message.circumstances.was_asked_for is not True:
            yield sentence("ad_label", language)
        if self.needs.parts & {"opt_out", "opt_out_method"}:
            yield sentence("by_address", language).format(address=address) if address else sentence("by_reply", language)

    def _missing(self) -> Iterator[str]:
        labels = {label.texts for label in self.needs.labels if label.at in {"start", "subject"}}
        yield from ("label",) if len(labels) > 1 else ()
        yield from ("header",) if any(label.at == "sender_suffix" and not self._is_marked(label) for label in self.needs.labels) else ()
        sender = self.message.sender
        known = {
            "sender_name": ("brand", sender.brand),
            "postal_address": ("postal_address", sender.postal_address),
            "contact": ("contacts", sender.contacts),
            "complaint_contact": ("complaint_contact", sender.complaint_contact or sender.contacts),
            "opt_out_method": ("opt_out_address", sender.opt_out_address),
            **{name: (name, getattr(sender, name)) for name in _REGISTERED},
        }
        for name in sorted(self.needs.parts - {"opt_out", "ad_identification"}):
            field_name, value = known.get(name, (name, ""))
            yield from () if value else (field_name,)

    def _is_marked(self, label: Label) -> bool:
        return any(compact(self.message.sender.header).text.endswith(compact(text).text) for text in label.texts)
