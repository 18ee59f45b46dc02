"""Hold what we mean to say, before a provider's module turns it into a payload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xborder_support.errors import UsageError
from xborder_support.terms import Channel, Purpose, Storable

from .event import ReplyHandle
from .mail import Mail
from .message import Message
from .parts import Media

__all__ = ["Draft", "Option", "Template"]

#: Details of a message by which its provider finds the place of the answer, so that an answer has to repeat them.
_REPEATED = ("business_connection_id", "comment_id", "link_id", "message_thread_id", "quote_token", "wecom_app")
_TEXTS = ("channel", "provider", "to", "account", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Offer one thing to choose. ``id`` comes back when it is chosen, ``title`` is what the customer reads; ``url`` opens a page."""

    id: str
    title: str = field(repr=False)
    description: str | None = field(default=None, repr=False)
    url: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Name a text that the platform approved beforehand, and what fills its gaps, in their order.

    ``id`` is the platform's own name or number of it, ``language`` its code there (WhatsApp: ``en_US``), ``category`` what it was approved
    as (``utility``, ``marketing``, ``authentication``).
    """

    id: str
    language: str = ""
    category: str = ""
    values: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Storable):
    """Hold a text for one recipient on one channel.

    ``to`` and ``account`` are addresses as the provider writes them; ``in_reply_to`` and ``references`` are provider ids of earlier
    messages. ``media`` go along with the text. ``options`` are what the customer may choose from: buttons, a list (which
    ``options_label`` opens), or numbered lines where a channel has neither. ``template`` goes out in place of the text where only
    approved texts may be sent; the text then says what the customer will read. ``purpose`` is what the message is for: an answer
    is ``service``. None says that nobody told, and then nobody can say whether it may go out. ``is_automatic`` marks what no person
    wrote, which e-mail must say of itself; ``is_private`` a note among the shop's people, which only a help desk can take: every other
    provider refuses it. ``idempotency_key`` goes to the transport.

    Errors: ``UsageError`` ``wrong-argument`` for a channel, a provider, an address or a text that is no text.
    """

    channel: Channel
    provider: str
    to: str = field(repr=False)
    account: str = ""
    text: str = field(repr=False)
    media: tuple[Media, ...] = ()
    options: tuple[Option, ...] = ()
    options_label: str | None = None
    template: Template | None = None
    language: str = "und"
    purpose: Purpose | None = None
    subject: str | None = field(default=None, repr=False)
    in_reply_to: str | None = field(default=None, repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    reply_handle: ReplyHandle | None = None
    window_expires_at: datetime | None = None
    is_automatic: bool = True
    is_private: bool = False
    idempotency_key: str = ""
    details: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for name in _TEXTS:
            if not isinstance(value := getattr(self, name), str):
                message = f"Draft.{name}: text was expected, not {type(value).__name__}"
                raise UsageError(message, code="wrong-argument", hint=f"pass {name} as text, as the provider writes it")

    @classmethod
    def reply_to(cls, message: Message, text: str, **changes: Any) -> Draft:
        """Return what a person answers to a message: same channel and account, in the same thread.

        ``changes`` are other fields of the draft; a machine passes ``is_automatic=True``, which e-mail has to say of itself.
        It goes back to whoever wrote, or to the address that a mail names for answers (RFC 5322, Reply-To). What answers a private note is
        one, too.
        """
        mail = message.mail or Mail()
        party = message.customer
        repeated = {name: message.details[name] for name in _REPEATED if name in message.details}
        fields: dict[str, Any] = {
            "channel": message.channel,
            "provider": message.provider,
            "to": _written(party.ids.get("reply_to")) or party.address or "",
            "account": message.account,
            "text": text,
            "subject": mail.subject,
            "in_reply_to": mail.message_id or message.provider_id,
            "references": (*(mail.references or mail.in_reply_to), *((mail.message_id,) if mail.message_id else ())),  # RFC 5322, 3.6.4
            "reply_handle": message.reply_handle,
            "window_expires_at": message.window_expires_at,
            "purpose": "service",
            "is_automatic": False,
            "is_private": message.is_private,
            "details": repeated,
        }
        return cls(**{**fields, **changes})


def _written(address: str | None) -> str | None:
    """Return an address, or None where a header was there and named nobody."""
    return address if address and address.strip() else None
