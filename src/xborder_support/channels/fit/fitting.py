"""Turn a draft into parts that a channel takes, or say why there are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from xborder_support.channels.outgoing import NOTE_REMEDY
from xborder_support.channels.profiles import ChannelProfile, profile
from xborder_support.channels.sound_content import option_faults
from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError
from xborder_support.terms import Channel

from .budget import Budget
from .carrier import carried, refusals, takes_template, template_needs
from .choices import offer
from .media_places import media_places
from .problem import Fit, Problem, problem
from .reply_window import window_problems
from .texts import Texts, texts

__all__ = ["Device", "fit"]

#: What the customer holds in the hand, where the host knows: a feature phone has no data connection.
Device: TypeAlias = Literal["smartphone", "feature_phone"]

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TIGHT = frozenset({"sms", "ussd"})  # an empty line costs there


@dataclass(frozen=True, slots=True)
class _Content:
    """Hold what a draft says once everything that the channel lacks has become text."""

    text: str
    media: tuple[Media, ...]
    options: tuple[Option, ...]
    details: Mapping[str, str] | None


def fit(  # noqa: PLR0913  (each is one thing that the host may know)
    draft: Draft,
    channel: Channel | ChannelProfile,
    *,
    on: date,
    weak_network: bool = False,
    device: Device | None = None,
    sms_parts: int | None = None,
    now: datetime | None = None,
) -> Fit:
    """Return the parts in which a draft can be sent on a channel as of a day, in their order, and what was in the way.

    What the channel lacks becomes text first: options that it cannot show become numbered lines (``chosen`` reads the answer), links
    ``title: url``, files that it does not take their link. Then the text is cut where it is too long, after a paragraph, a line, a
    sentence, a phrase or a word, and never inside a character, an address, a number or a placeholder that fits into one part. The texts of
    the parts, joined, are the whole text (but for screens); white space at a cut stays at the end of a part.

    A USSD session takes one screen a request, so a long text becomes screens with lines to go on and back (``channels.ussd``), which all
    carry its handle. What the draft's provider cannot carry counts too, such as buttons at Twilio without a template.

    Files go with the first text, options with the last one. The first part keeps the draft's idempotency key, later ones add ``/2``,
    ``/3``. A reply handle stays on as many parts as it works for, ``in_reply_to`` on the first. Where a problem is an error, there are no
    parts. ``weak_network`` lets no file above 500,000 bytes through; ``sms_parts`` is how many parts one SMS may cost at most. With
    ``now`` (aware), a draft whose reply window has ended is an error, unless it has a template.

    What a draft says is within what its provider's ``render`` takes; the ends (``to``, ``account``, reply handle) are checked there.

    Errors: ``UsageError`` ``unknown-channel``, ``wrong-argument`` or ``naive-datetime``; what the draft says never raises.

    Example:
        >>> from datetime import date, datetime
        >>> from xborder_support.channels.fit import fit
        >>> from xborder_support.conversations import Draft
        >>> draft = Draft(channel="sms", provider="twilio", to="+1", text="Your parcel is here. " * 100, idempotency_key="k")
        >>> [(len(part.text), part.idempotency_key) for part in fit(draft, "sms", on=date(2026, 11, 21)).parts]
        [(1596, 'k'), (504, 'k/2')]
    """
    _check_arguments(device, sms_parts)
    limits = carried(channel if isinstance(channel, ChannelProfile) else profile(channel, on=on), draft, on)
    if device == "feature_phone" and limits.needs_data:
        return Fit((), (_needs_data(limits),))
    budget = Budget(limits.text_limit, sms_parts if limits.kind == "sms" else None)
    refused = [*_private_problems(draft, limits), *window_problems(draft, limits, now)]
    if not refused and _is_plain(draft, limits) and budget.fits(draft.text):
        return Fit((draft if draft.channel == limits.channel else replace(draft, channel=limits.channel),))
    return _fitted(draft, limits, budget, refused, weak_network=weak_network)


def _is_plain(draft: Draft, limits: ChannelProfile) -> bool:
    has_more = draft.options or draft.media or draft.template or (draft.subject and limits.subject_limit)
    return not (has_more or not draft.text or draft.text.isspace() or limits.right_to_left is False or draft.provider == "amazon")


def _fitted(draft: Draft, limits: ChannelProfile, budget: Budget, refused: list[Problem], *, weak_network: bool) -> Fit:
    places = media_places(draft, limits, weak_network=weak_network)
    choices = offer(draft, limits)
    if draft.template is not None and takes_template(draft, limits):
        content = _Content(draft.text, places.kept, draft.options, None)
        found, problems = Texts((draft.text,)), [*_template_problems(draft, limits), *places.problems]
    else:
        content = _Content(_composed(draft, limits, (*places.lines, *choices.lines)), places.kept, choices.shown, choices.details)
        found = _texts(content, limits, budget)
        problems = [*places.problems, *choices.problems, *found.problems, *_text_problems(draft, content, limits)]
    problems = [*refused, *problems, *_option_problems(draft), *_subject_problems(draft, limits), *refusals(draft, found.pieces)]
    if any(one.severity == "error" for one in problems):
        return Fit((), tuple(problems), places.decisions)
    parts = tuple(_parts(draft, content, found, limits))
    return Fit(parts, (*problems, *_count_problems(parts, limits)), places.decisions)


def _texts(content: _Content, limits: ChannelProfile, budget: Budget) -> Texts:
    if limits.kind == "ussd" and limits.text_limit is not None and not budget.fits(content.text):
        from .screens import paged  # noqa: PLC0415  (only USSD needs it)

        return paged(content.text, limits, limits.text_limit)
    return texts(content.text, limits, budget, has_media=bool(content.media), has_options=bool(content.options))


def _composed(draft: Draft, limits: ChannelProfile, lines: tuple[str, ...]) -> str:
    """Return the text with the lines that stand for what the channel lacks."""
    if not lines:
        return draft.text
    separator = "\n" if limits.kind in _TIGHT else "\n\n"
    return f"{draft.text}{separator}{chr(10).join(lines)}" if draft.text else "\n".join(lines)


def _parts(draft: Draft, content: _Content, found: Texts, limits: ChannelProfile) -> Iterator[Draft]:
    bodies = list(_bodies(content, found, limits.media_per_message))
    is_paged = limits.kind == "ussd" and len(bodies) > 1
    uses = len(bodies) if is_paged else _handle_uses(draft, limits)
    details = {**draft.details, **(content.details or {})}
    for position, (text, media) in enumerate(bodies):
        is_last = position == len(bodies) - 1
        yield replace(
            draft,
            channel=limits.channel,
            text=text,
            media=media,
            options=content.options if is_last else (),
            options_label=draft.options_label if is_last and content.options else None,
            template=draft.template if draft.template is not None and takes_template(draft, limits) else None,
            in_reply_to=draft.in_reply_to if position == 0 else None,
            reply_handle=draft.reply_handle if position < uses else None,
            idempotency_key=_key(draft.idempotency_key, position),
            details=_paged_details(details, is_last=is_last) if is_paged else details if is_last else draft.details,
        )


def _bodies(content: _Content, found: Texts, per_message: int | None) -> Iterator[tuple[str, tuple[Media, ...]]]:
    """Yield the text and the files of each part: files that find no room beside the first text go before it."""
    size = per_message or max(len(content.media), 1)
    chunks = [content.media[at : at + size] for at in range(0, len(content.media), size)]
    beside = chunks.pop() if chunks and not found.is_apart else ()
    yield from (("", chunk) for chunk in chunks)
    for position, text in enumerate(found.pieces):
        yield text, beside if position == 0 else ()


def _paged_details(details: Mapping[str, str], *, is_last: bool) -> Mapping[str, str]:
    """Return the details of a screen: whoever may turn the page, forward or back, stays in the dialogue."""
    return {"session": "continue", **details} if is_last else {**details, "session": "continue"}


def _handle_uses(draft: Draft, limits: ChannelProfile) -> int:
    uses = draft.reply_handle.max_uses if draft.reply_handle else 0
    return min(uses, limits.window_messages) if limits.window_messages else uses


def _key(key: str, position: int) -> str:
    return f"{key}/{position + 1}" if key and position else key


def _check_arguments(device: Device | None, sms_parts: int | None) -> None:
    if device not in {None, "smartphone", "feature_phone"}:
        raise UsageError(f"no device is called {str(device)[:40]!r}", code="wrong-argument", hint="smartphone or feature_phone")
    if sms_parts is not None and sms_parts < 1:
        raise UsageError("sms_parts is less than 1", code="wrong-argument", hint="leave it out for the limit of the channel alone")


def _needs_data(limits: ChannelProfile) -> Problem:
    message = f"{limits.channel} needs a data connection, which a feature phone does not have"
    return problem("needs-data-channel", message, "write by sms or ussd, or call: phone", field="channel")


def _private_problems(draft: Draft, limits: ChannelProfile) -> Iterator[Problem]:
    if draft.is_private and limits.kind != "ticket":
        message = f"the draft is a note, and {limits.channel} would show it to the customer"
        yield problem("private-draft", message, NOTE_REMEDY, field="is_private")


def _option_problems(draft: Draft) -> Iterator[Problem]:
    for fault in option_faults(draft.options):
        yield problem(fault.code, fault.message, fault.hint, field="options")


def _template_problems(draft: Draft, limits: ChannelProfile) -> Iterator[Problem]:
    yield from template_needs(draft)
    category = draft.template.category if draft.template else ""
    if limits.template_categories and category and category.lower() not in {one.lower() for one in limits.template_categories}:
        hint = f"{limits.channel} approves: {', '.join(limits.template_categories)}"
        message = f"{limits.channel} has no templates of this category"
        yield problem("unknown-template-category", message, hint, field="template", by=(limits, "template_categories"))
    limit = limits.text_limit
    if limit and (length := limit.length(draft.text)) > limit.count:
        message = f"the words of the template have {length} units, and {limits.channel} takes {limit.count}"
        yield problem(
            "text-too-long", message, "shorten Draft.text, which says what the template says", field="text", by=(limits, "text_limit")
        )


def _text_problems(draft: Draft, content: _Content, limits: ChannelProfile) -> Iterator[Problem]:
    if not content.media and (not content.text or content.text.isspace()):
        yield problem("empty-text", "the draft says nothing", "set Draft.text", field="text")
    if draft.template is not None:
        message, hint = f"{limits.channel} knows no templates: their words go out", "nothing to do"
        yield Problem(code="template-as-text", severity="advice", message=message, hint=hint, field="template")
    if limits.right_to_left is False and _RIGHT_TO_LEFT.search(content.text):
        message, hint = f"{limits.channel} shows text from right to left badly", "read a test message on a phone before you rely on it"
        fact = limits.fact("right_to_left")
        source = fact.source if fact else None
        yield Problem(code="right-to-left", severity="advice", message=message, hint=hint, field="text", source=source)


def _subject_problems(draft: Draft, limits: ChannelProfile) -> Iterator[Problem]:
    limit = limits.subject_limit
    if limit and draft.subject and (length := limit.length(draft.subject)) > limit.count:
        message = f"the subject has {length} units, and {limits.channel} takes {limit.count}"
        yield problem("subject-too-long", message, "shorten the subject", field="subject", by=(limits, "subject_limit"))


def _count_problems(parts: tuple[Draft, ...], limits: ChannelProfile) -> Iterator[Problem]:
    most = limits.window_messages
    if most and len(parts) > most:
        message = f"these are {len(parts)} messages, and {limits.channel} takes {most} for each of the customer's"
        fact = limits.fact("window_messages")
        source = fact.source if fact else None
        yield Problem(
            code="too-many-messages", severity="advice", message=message, hint="say it in fewer words", field="text", source=source
        )
