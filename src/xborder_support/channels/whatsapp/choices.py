"""Write what a customer may choose from as WhatsApp's buttons, list, or one button that opens a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from xborder_support.channels.draft_limits import caption_limit, options_within_limits
from xborder_support.channels.outgoing import refuse_longer
from xborder_support.channels.profiles import profile
from xborder_support.conversations import Draft, Option
from xborder_support.errors import UsageError

__all__ = ["interactive"]


def interactive(draft: Draft, text: str) -> dict[str, Any]:
    """Return the interactive message of a draft with options.

    Errors: ``UsageError`` ``empty-text``, ``text-too-long``, ``too-many-options``, ``option-too-long``, ``no-options-label`` or
    ``unsupported-option``.
    """
    if not text.strip():
        raise UsageError("options stand below words, and the draft has none", code="empty-text", hint="set Draft.text")
    refuse_longer(text, caption_limit(draft), what="the text above options", channel=draft.channel)
    if any(option.url for option in draft.options):
        return {"type": "cta_url", "body": {"text": text}, "action": _page(draft)}
    if _are_buttons(draft):
        return {"type": "button", "body": {"text": text}, "action": {"buttons": _buttons(draft)}}
    return {"type": "list", "body": {"text": text}, "action": _list(draft)}


def _page(draft: Draft) -> dict[str, Any]:
    if len(draft.options) > 1:
        hint = "offer the page alone, or write its address into the text"
        raise UsageError("a button that opens a page stands alone", code="unsupported-option", hint=hint)
    (option,) = options_within_limits(draft, draft.options, form="buttons")
    return {"name": "cta_url", "parameters": {"display_text": option.title, "url": option.url}}


def _are_buttons(draft: Draft) -> bool:
    """Tell whether all options fit on buttons; a list takes more of them, longer titles, and descriptions."""
    limit = profile(draft.channel, on=date.max).buttons
    return limit is None or (
        len(draft.options) <= limit.count
        and not any(option.description for option in draft.options)
        and all(limit.title is None or limit.title.length(option.title) <= limit.title.count for option in draft.options)
    )


def _buttons(draft: Draft) -> list[dict[str, Any]]:
    options = options_within_limits(draft, draft.options, form="buttons")
    return [{"type": "reply", "reply": {"id": option.id, "title": option.title}} for option in options]


def _list(draft: Draft) -> dict[str, Any]:
    if not draft.options_label:
        hint = "set Draft.options_label to the words that open the list"
        raise UsageError("a list needs words that open it", code="no-options-label", hint=hint)
    limit = profile(draft.channel, on=date.max).list_rows
    refuse_longer(draft.options_label, limit.label if limit else None, what="the label of the options", channel=draft.channel)
    rows = [_row(option) for option in options_within_limits(draft, draft.options, form="list_rows")]
    return {"button": draft.options_label, "sections": [{"rows": rows}]}


def _row(option: Option) -> dict[str, str]:
    row = {"id": option.id, "title": option.title}
    return {**row, "description": option.description} if option.description else row
