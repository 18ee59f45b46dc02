"""Say what a provider of ours cannot carry of what its channel can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from xborder_support.channels.link_free import link_free
from xborder_support.channels.profiles import ChannelProfile, profile
from xborder_support.channels.registry import PROVIDERS
from xborder_support.conversations import Draft

from .problem import Problem, problem

__all__ = ["carried", "refusals", "takes_template"]

#: Those of ours that write templates where the profile states no categories of them.
_WRITE_TEMPLATES = frozenset({"twilio", "wechat", "whatsapp"})


def carried(limits: ChannelProfile, draft: Draft, on: date) -> ChannelProfile:
    """Return the limits of a channel as the provider of a draft carries it.

    Twilio shows buttons out of approved content alone, and counts every message to a number like an SMS. X's buttons open pages alone.
    """
    if draft.provider == "x":
        return replace(limits, buttons=None, link_buttons=limits.buttons)
    if draft.provider != "twilio":
        return limits
    return _without_buttons(limits) if limits.channel == "webchat" else _counted_like_an_sms(_without_buttons(limits), on)


def _counted_like_an_sms(limits: ChannelProfile, on: date) -> ChannelProfile:
    counted = profile("sms", on=on)
    fact = counted.fact("text_limit")
    own, other = limits.text_limit, counted.text_limit
    if fact is None or own is None or other is None or own.unit != other.unit or own.count <= other.count:
        return limits
    return replace(limits, text_limit=other, facts={**limits.facts, "text_limit": fact})


def _without_buttons(limits: ChannelProfile) -> ChannelProfile:
    return replace(limits, buttons=None, list_rows=None, quick_replies=None, link_buttons=None)


def takes_template(draft: Draft, limits: ChannelProfile) -> bool:
    """Tell whether a template goes out as one. Of a provider of the host's own on a messenger that is not known, so it may."""
    if limits.template_categories:
        return True
    is_known = draft.provider in PROVIDERS and draft.provider not in _WRITE_TEMPLATES
    return limits.kind in {"messenger", "social"} and not is_known


def refusals(draft: Draft, texts: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what keeps a draft from its provider whatever the channel: Amazon's mails hold no files, and no links."""
    if draft.provider != "amazon":
        return
    if draft.media:
        hint = "send the draft without media, and let your mail library attach the files to the mail"
        yield problem("media-not-written", "a draft holds no bytes of its files", hint, field="media")
    if any(text.strip() and not link_free(text).strip() for text in texts):
        message = "Amazon takes no links and no mail addresses, and a message holds nothing else"
        yield problem("empty-text", message, "say it in words", field="text")
