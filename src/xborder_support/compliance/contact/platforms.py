"""Answer whether the platform takes the message now: reply windows, how many answers fit into one, what it never delivers."""

from __future__ import annotations

from collections.abc import Iterator

from xborder_support.channels import ChannelProfile
from xborder_support.terms import Severity

from .moment import Moment
from .objection import Objection, Outcome, objection_of

__all__ = ["platform_objections"]


def platform_objections(moment: Moment) -> Iterator[Objection]:
    """Yield what the platform refuses."""
    profile = moment.profile
    if profile is not None:
        yield from _closed_window(moment, profile)
        yield from _full_window(moment, profile)
    for limit in moment.bindings.limits:
        territories = limit.duty.not_delivered.get(_category(moment), ())
        if moment.in_force(limit) and not {at.territory for at in moment.bindings.whereabouts}.isdisjoint(territories):
            detail = f"not delivered in {', '.join(territories)}"
            yield objection_of(limit, detail, suggestion="use another channel", category=_category(moment))
    for ban in moment.bindings.forbidden:
        if moment.matter.purpose in ban.duty.contents and moment.in_force(ban):
            yield objection_of(ban, "such messages are not taken", suggestion="use another channel", purpose=moment.matter.purpose)


def _category(moment: Moment) -> str:
    """Return as what the platform would take the message: the category of its template, or else why it is sent."""
    template = moment.draft.template
    return (template.category if template is not None else "").casefold() or moment.matter.purpose


def _closed_window(moment: Moment, profile: ChannelProfile) -> Iterator[Objection]:
    if profile.reply_window_hours is None or moment.is_in_reply_window:
        return
    if moment.draft.template is not None and profile.template_categories:
        return
    way_out = "send an approved template, or " if profile.template_categories else ""
    yield _stated(
        moment,
        profile,
        "reply_window_hours",
        rule=f"{profile.channel}-reply-window",
        message=f"{profile.channel} takes free messages for {moment.reply_window_hours} h after the person's last one, which are over",
        suggestion=f"{way_out}wait until the person writes",
    )


def _full_window(moment: Moment, profile: ChannelProfile) -> Iterator[Objection]:
    wrote_at = moment.context.last_customer_message_at
    if profile.window_messages is None or wrote_at is None:
        return
    sent = sum(contact.at > wrote_at and _is_there(moment, contact.channel, contact.medium) for contact in moment.context.contacts)
    if sent >= profile.window_messages:
        yield _stated(
            moment,
            profile,
            "window_messages",
            rule=f"{profile.channel}-window-messages",
            message=f"{profile.channel} takes {profile.window_messages} messages after each one of the person, and {sent} were sent",
            suggestion="wait until the person writes",
        )


def _is_there(moment: Moment, channel: str | None, medium: str) -> bool:
    return channel == moment.matter.channel if channel is not None else medium == moment.matter.medium


def _stated(moment: Moment, profile: ChannelProfile, field: str, *, rule: str, message: str, suggestion: str) -> Objection:
    """Return the objection of a fact of the channel, which names its source. One of low confidence is advice."""
    fact, is_advice = profile.facts[field], profile.is_advice(field)
    severity: Severity = "advisory" if is_advice else "platform"
    outcome: Outcome = "note" if is_advice and moment.matter.strictness != "advisory" else "blocked"
    facts = {"citation": fact.source, "source": fact.source, "checked": f"{fact.checked}"}
    return Objection(rule=rule, severity=severity, message=message, outcome=outcome, suggestion=suggestion, facts=facts)
