"""Say what a draft asks of a help desk: a public answer or a note, a new status, files, and the text as HTML."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from xborder_support.channels.outgoing import sendable
from xborder_support.conversations import Draft, Media
from xborder_support.errors import UsageError, did_you_mean

from .words import yes_or_no

__all__ = ["as_html", "flag", "linked", "sendable_text", "status_of", "ticket_text"]


def sendable_text(draft: Draft, channel: str) -> str:
    """Return the text of a draft for a channel without buttons and lists.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``private-draft``, ``empty-text``, ``text-too-long``, ``too-many-options``.
    """
    text = sendable(draft, channels={channel})
    _refuse_options(draft, channel)
    return text


def ticket_text(draft: Draft, channel: str) -> str:
    """Return the text of a draft that can be added to a ticket.

    Errors: ``UsageError`` ``not-a-ticket``, ``bad-draft-detail`` for a detail in the place of ``Draft.is_private``, and those of
    ``sendable_text``.
    """
    text = sendable_text(draft, channel)
    _refuse_private_detail(draft)
    if not (draft.to.isascii() and draft.to.isdigit()):
        hint = "set Draft.to to message.thread_id, as Draft.reply_to does"
        raise UsageError("the draft goes to no ticket: the id of one is a number", code="not-a-ticket", hint=hint)
    return text


def _refuse_options(draft: Draft, channel: str) -> None:
    if draft.options:
        hint = "use channels.fit first, which writes the options as lines of text"
        raise UsageError(f"{channel} takes 0 options, and the draft has {len(draft.options)}", code="too-many-options", hint=hint)


def _refuse_private_detail(draft: Draft) -> None:
    """Raise for a detail that would make the draft a note, because nobody reads it and the customer would see the note."""
    if any("private" in str(name).lower() for name in draft.details):
        message = "no detail makes a draft a note, and one of this draft's details seems to ask for it"
        raise UsageError(message, code="bad-draft-detail", hint="set Draft.is_private=True, and leave the detail out")


def flag(draft: Draft, name: str) -> bool:
    """Tell whether a detail of a draft says yes; without it, no. ``Errors:`` ``UsageError`` ``bad-draft-detail`` for other words."""
    stated = draft.details.get(name)
    if stated is None:
        return False
    answer = yes_or_no(stated)
    if answer is None:
        message = f'Draft.details["{name}"] is neither "true" nor "false"'
        raise UsageError(message, code="bad-draft-detail", hint='set it to "true", or leave it out')
    return answer


def status_of(draft: Draft, allowed: Collection[str]) -> str | None:
    """Return the status that a draft gives its ticket, or None where it leaves it. ``Errors:`` ``UsageError`` ``unknown-status``."""
    stated = draft.details.get("status")
    if stated is None:
        return None
    if stated not in allowed:
        hint = did_you_mean(str(stated)[:40], allowed)
        raise UsageError(f"no ticket can be set to the status {str(stated)[:40]!r}", code="unknown-status", hint=hint)
    return stated


def linked(text: str, media: Collection[Media]) -> str:
    """Return a text with the addresses of files below it. ``Errors:`` ``UsageError`` ``media-without-url``."""
    urls = [item.url for item in media if item.url]
    if len(urls) < len(media):
        hint = "set Media.url to where the customer can fetch the file"
        raise UsageError("a file of the draft has no address to link to", code="media-without-url", hint=hint)
    return "\n".join([*([text] if text else []), *urls])


def as_html(text: str) -> str:
    r"""Return a text as HTML that shows just these words.

    Example:
        >>> from xborder_support.channels.tickets.drafts import as_html
        >>> as_html("1 < 2\nYours")
        '1 &lt; 2<br>Yours'
    """
    return "<br>".join(escape(line) for line in text.splitlines())
