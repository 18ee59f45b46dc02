"""Write a draft as the form that sends an SMS, or as the screen that answers a USSD request."""

from __future__ import annotations

import re

from xborder_support.channels.draft_limits import refuse_bad_options
from xborder_support.channels.outgoing import Outgoing, form, sendable
from xborder_support.channels.sms import units
from xborder_support.channels.ussd import capacity, menu
from xborder_support.conversations import Draft
from xborder_support.errors import UsageError

__all__ = ["write_screen", "write_sms"]

_FIT_FIRST = "pass the draft through channels.fit first"
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")  # ITU-T E.164: 15 digits at most; the shortest numbers in use have 7
_MARKS = {"continue": "CON", "end": "END"}


def write_sms(draft: Draft) -> Outgoing:
    """Return the call that sends an SMS."""
    text = sendable(draft, channels={"sms", "ussd"})
    _refuse_media(draft)
    _refuse_no_number(draft.to)
    if draft.options:
        raise UsageError("an SMS has no buttons, and the draft has options", code="too-many-options", hint=_FIT_FIRST)
    fields = {
        "username": draft.details.get("username"),
        "to": draft.to,
        "message": text,
        "from": draft.account,
        "linkId": draft.details.get("link_id"),
    }
    body = form({name: value for name, value in fields.items() if value})
    return Outgoing(to=draft.to, body=body, content_type="application/x-www-form-urlencoded", operation="messaging")


def write_screen(draft: Draft) -> Outgoing:
    """Return the screen with which the host answers the request."""
    text = sendable(draft, channels={"sms", "ussd"})
    _refuse_media(draft)
    if draft.reply_handle is None:
        hint = "nobody can be called by USSD: answer with Draft.reply_to(message, …), or write an SMS"
        raise UsageError("a USSD screen answers a request, and the draft names none", code="no-session", hint=hint)
    refuse_bad_options(draft)
    screen = menu(text, draft.options)
    if units(screen) > capacity(screen):
        message = f"the screen with its menu has {units(screen)} units, and USSD shows {capacity(screen)}"
        raise UsageError(message, code="text-too-long", hint=f"page it with channels.ussd.screens, or {_FIT_FIRST}")
    body = f"{_mark(draft)} {screen}".encode("utf-8", "replace")
    return Outgoing(to=draft.to, body=body, content_type="text/plain", operation="response")


def _refuse_no_number(recipient: str) -> None:
    if _E164.fullmatch(recipient) is None:
        hint = "set Draft.to to terms.e164(number, territory), which writes a number as +254711000001"
        raise UsageError("the recipient is no number in E.164", code="bad-recipient", hint=hint)


def _refuse_media(draft: Draft) -> None:
    if draft.media or draft.template:
        message = f"{draft.channel} at Africa's Talking carries text alone"
        raise UsageError(message, code="media-not-supported", hint=f"{_FIT_FIRST}: it puts a link in the place of a file")


def _mark(draft: Draft) -> str:
    asks = bool(draft.options or draft.details.get("options"))  # channels.fit writes options as lines, and keeps them in the details
    wish = draft.details.get("session") or ("continue" if asks else "end")
    if wish not in _MARKS:
        raise UsageError("details['session'] is no word of ours", code="bad-session", hint="write continue or end")
    return _MARKS[wish]
