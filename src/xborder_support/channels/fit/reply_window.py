"""Say whether the customer's reply window still lets a draft out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from xborder_support.channels.profiles import ChannelProfile
from xborder_support.conversations import Draft
from xborder_support.terms import utc

from .carrier import takes_template
from .problem import Problem, problem

__all__ = ["window_problems"]

_TAG = "HUMAN_AGENT"  # Meta's mark of what a person wrote; nobody else has a longer window for people


def window_problems(draft: Draft, limits: ChannelProfile, now: datetime | None) -> Iterator[Problem]:
    """Yield what is in the way of a draft once its reply window has ended; a template goes out all the same.

    The window of a draft for another channel counts nothing here. ``Errors:`` ``UsageError`` ``naive-datetime``.
    """
    ends = draft.window_expires_at
    if now is None or ends is None or draft.channel != limits.channel:
        return
    at, ends = utc(now, "now"), utc(ends, "window_expires_at")
    if ends > at or (draft.template is not None and takes_template(draft, limits)):
        return
    people_until = _people_until(ends, limits)
    if not draft.is_automatic and people_until is not None and at < people_until:
        if draft.details.get("tag") != _TAG:
            yield _only_people(limits)
        return
    message = f"the time to answer freely on {limits.channel} is over"
    yield problem("window-closed", message, _remedy(draft, limits, people_until, at), field="window_expires_at", by=_by(limits))


def _people_until(ends: datetime, limits: ChannelProfile) -> datetime | None:
    """Return until when a person may answer, where that is longer."""
    people, anybody = limits.human_reply_window_hours, limits.reply_window_hours
    return ends + timedelta(hours=people - anybody) if people and anybody else None


def _only_people(limits: ChannelProfile) -> Problem:
    fact = limits.fact("human_reply_window_hours")
    return Problem(
        code="human-window",
        severity="advice",
        message=f"{limits.channel} now takes only what a person wrote, under a tag that says so",
        hint=f'set Draft.details["tag"]="{_TAG}"',
        field="details",
        source=fact.source if fact else None,
    )


def _remedy(draft: Draft, limits: ChannelProfile, people_until: datetime | None, at: datetime) -> str:
    if limits.template_categories:
        return "set Draft.template to an approved template, or wait until the customer writes again"
    if draft.is_automatic and people_until is not None and at < people_until:
        return f'let a person answer, with Draft.is_automatic=False and details["tag"]="{_TAG}", or write by another channel, such as email'
    return "write by another channel, such as email or sms, or wait until the customer writes again"


def _by(limits: ChannelProfile) -> tuple[ChannelProfile, str]:
    return limits, "reply_window_hours"
