"""Decide what an answer by mail says and to whom, before it is written as a mail or as the call of a mail service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

from .addresses import first_mailbox, is_one_address
from .header_text import message_ids
from .marks import automatic_id
from .subjects import without_reply_prefix
from .threads import is_thread_token, thread_named, with_thread

__all__ = ["Answer", "answer_of", "full_text", "recipient_of"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # marks by which a subject can show other words than it holds
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}\Z")
_LINK = re.compile(r"https://[^\s<>\"(),\\^`{|}\x00-\x1f\x7f-\uffff]{1,1900}\Z")
_MAX_SUBJECT_CHARS = 500
_MAX_REFERENCES = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold an answer. ``headers`` are those beside sender, recipient and subject, in order and unfolded."""

    sender: str = field(repr=False)
    recipient: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)


def recipient_of(draft: Draft) -> str:
    """Return the one address that a draft goes to. ``Errors:`` ``UsageError`` ``no-recipient``."""
    found = first_mailbox(_first_line(draft.to))
    if found is None or not is_one_address(found.address):
        raise UsageError("the draft has no mail address to go to", code="no-recipient", hint="set Draft.to to one address")
    return found.address


def answer_of(recipient: str, draft: Draft, *, text: str) -> Answer:
    """Return what to write. ``Errors:`` ``UsageError`` ``no-sender-address`` or ``bad-unsubscribe-url``."""
    sender = first_mailbox(_first_line(draft.account))
    if sender is None or not is_one_address(sender.address):
        hint = "set Draft.account to the address that the shop answers from"
        raise UsageError("the draft names no address to send from", code="no-sender-address", hint=hint)
    return Answer(sender.address, recipient, _subject(draft), text, _headers(draft, sender.address))


def full_text(draft: Draft) -> str:
    """Return the text with what a mail has no buttons for: choices as numbered lines, files as links.

    Errors: ``UsageError`` ``media-without-url`` for a file that only a provider's id points to.

    Example:
        >>> from xborder_support.channels.mail.answer import full_text
        >>> from xborder_support.conversations import Draft, Option
        >>> options = (Option(id="1", title="Refund"), Option(id="2", title="Exchange", description="same colour"))
        >>> print(full_text(Draft(channel="email", provider="email", to="ana@example.com", text="What shall we do?", options=options)))
        What shall we do?
        <BLANKLINE>
        1. Refund
        2. Exchange: same colour
    """
    offered = [f"{number}. {': '.join(_option(option))}" for number, option in enumerate(draft.options, 1)]
    blocks = (draft.text, "\n".join(_links(draft)), "\n".join(filter(None, (draft.options_label if offered else None, *offered))))
    return "\n\n".join(block for block in blocks if block)


def _option(option: object) -> Iterator[str]:
    yield from (" ".join(value.split()) for name in ("title", "description", "url") if (value := getattr(option, name)))


def _links(draft: Draft) -> Iterator[str]:
    for item in draft.media:
        if not item.url:
            hint = "give Media.url: a mail written here carries links, and the bytes of a file are not in the draft"
            raise UsageError("a file of the draft has no address", code="media-without-url", hint=hint)
        label = " ".join((item.caption or item.filename or "").split())
        yield f"{label}: {item.url}" if label else item.url


def _first_line(value: str) -> str:
    """Return an address field up to its first control character, where somebody may have smuggled in another header."""
    return _CONTROL.split(value.strip(), maxsplit=1)[0]


def _headers(draft: Draft, sender: str) -> dict[str, str]:
    parents = message_ids(draft.in_reply_to or "")[:1]
    references = _threaded([*message_ids(" ".join(draft.references)), *parents])
    stated = draft.details.get("thread_id", "")
    thread = stated if is_thread_token(stated) else thread_named(references)
    optional = {
        "Message-ID": _message_id(draft, sender, thread),
        "In-Reply-To": "".join(parents),
        "References": " ".join(references),
        "Reply-To": _answers_to(sender, stated) if is_thread_token(stated) else "",
        "Auto-Submitted": "auto-replied" if draft.is_automatic else "",
        "X-Auto-Response-Suppress": "All" if draft.is_automatic else "",
        "Content-Language": draft.language if draft.language != "und" and _LANGUAGE.match(draft.language) else "",
        **_unsubscribe(draft),
    }
    return {name: value for name, value in optional.items() if value}


def _answers_to(sender: str, thread: str) -> str:
    local, _, domain = sender.rpartition("@")
    return f"{local}+{thread}@{domain}"


def _unsubscribe(draft: Draft) -> dict[str, str]:
    """Return the headers of RFC 2369 and RFC 8058, by which a mail program shows a button that ends advertising at one press."""
    url = draft.details.get("unsubscribe_url")
    if draft.purpose != "marketing" or not url:
        return {}
    if not _LINK.match(url):
        hint = "give an https address without spaces, brackets or letters beyond ASCII, which ends the subscription on a POST"
        raise UsageError("details['unsubscribe_url'] is no address for a header", code="bad-unsubscribe-url", hint=hint)
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _threaded(ids: list[str]) -> list[str]:
    """Return each id once; of a long thread the first one and the last ones, as RFC 5322 advises."""
    unique = list(dict.fromkeys(ids))
    return unique if len(unique) <= _MAX_REFERENCES else [unique[0], *unique[1 - _MAX_REFERENCES :]]


def _subject(draft: Draft) -> str:
    plain = " ".join(_CONTROL.sub(" ", _TURNING.sub("", draft.subject or "")).split())[:_MAX_SUBJECT_CHARS]
    return f"Re: {without_reply_prefix(plain)}" if plain and draft.in_reply_to else plain


def _message_id(draft: Draft, sender: str, thread: str | None) -> str:
    # The same draft sent twice is the same mail: mail programs then show it once.
    stated = draft.idempotency_key or "\0".join((draft.to, draft.in_reply_to or "", draft.text))
    name = with_thread(sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()[:40], thread)
    domain = sender.rpartition("@")[2]
    return automatic_id(name, domain) if draft.is_automatic else f"<{name}@{domain}>"
