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

__all__ = ["carried", "refusals", "takes_template", "template_needs"]

#: Those of ours that write templates where the profile states no categories of them.
_WRITE_TEMPLATES = frozenset({"twilio", "wechat", "whatsapp"})
_CONVERSATION = "CH"  # with which Twilio's ids of conversations begin; one takes one file a message
_GROUP = "group/"  # with which our addresses of groups on X and Zalo begin


def carried(limits: ChannelProfile, draft: Draft, on: date) -> ChannelProfile:
    """Return the limits of a channel as the provider of a draft carries it.

    Twilio shows buttons out of approved content alone, and counts every message to a number like an SMS. X's buttons open pages alone, and
    groups on X and Zalo have none. A skill of KakaoTalk's answers with a few pieces, of which the words and the links are one each.
    """
    if draft.provider in {"x", "zalo"} and draft.to.startswith(_GROUP):
        return _without_buttons(limits)
    if draft.provider == "x":
        return replace(limits, buttons=None, link_buttons=limits.buttons)
    if draft.provider == "kakaotalk":
        return _room_for_words(limits, draft)
    if draft.provider != "twilio":
        return limits
    without = _without_buttons(limits)
    if draft.to.startswith(_CONVERSATION):
        without = replace(without, media_per_message=1)
    return without if limits.channel == "webchat" else _counted_like_an_sms(without, on)


def _room_for_words(limits: ChannelProfile, draft: Draft) -> ChannelProfile:
    pieces = limits.messages_per_call
    has_links = any(option.url for option in draft.options)
    return replace(limits, media_per_message=max(pieces - 1 - has_links, 1)) if pieces else limits


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
    if draft.provider in PROVIDERS and draft.provider not in _WRITE_TEMPLATES:
        return False
    if draft.provider == "wechat" and "wecom_app" in draft.details:  # an app of WeCom has none
        return False
    return bool(limits.template_categories) or limits.kind in {"messenger", "social"}


def template_needs(draft: Draft) -> Iterator[Problem]:
    """Yield what a template lacks that its provider cannot write it without."""
    template = draft.template
    if template is None:
        return
    if draft.provider == "whatsapp" and not template.language:
        hint = "set Template.language to Meta's code of it, such as en_US"
        yield problem("no-template-language", "the template has no language", hint, field="template")
    names = draft.details.get("template_fields")
    if draft.provider == "wechat" and names is not None and len(names.split(",")) != len(template.values):
        hint = 'name as many gaps in details["template_fields"] as Template.values has'
        yield problem("wrong-template-values", "the template's gaps and values differ in number", hint, field="template")


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
