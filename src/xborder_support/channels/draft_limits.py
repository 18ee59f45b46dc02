"""Say whether what a draft offers to choose and sends along is within the limits of its channel."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

from .limits import LengthUnit, MediaLimit, OptionLimit, TextLimit
from .outgoing import UNIT_NAMES, refuse_longer, sendable
from .profiles import ChannelProfile, profile
from .sound_content import media_faults, option_faults

__all__ = ["caption_limit", "media_within_limits", "options_within_limits", "refuse_bad_options", "refuse_more", "sayable"]

_FIT_FIRST = "pass the draft through channels.fit first"

_Form: TypeAlias = Literal["buttons", "list_rows", "quick_replies"]

#: How one of a form is called in the words of an error, and several.
_FORMS: dict[_Form, tuple[str, str]] = {
    "buttons": ("a button", "buttons"),
    "list_rows": ("a list row", "list rows"),
    "quick_replies": ("a quick reply", "quick replies"),
}


def sayable(draft: Draft, *, channels: Collection[str]) -> str:
    """Return the text of a draft for a channel without templates, empty only beside media.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``private-draft``, ``empty-text`` or ``text-too-long``.
    """
    text = sendable(draft, channels=channels)
    if text.strip():
        return text
    if not draft.media:
        hint = "set Draft.text to what the template says"
        raise UsageError(f"{draft.channel} has no templates, and the draft has no text", code="empty-text", hint=hint)
    return ""


def options_within_limits(draft: Draft, options: Sequence[Option], *, form: _Form) -> Sequence[Option]:
    """Return the options once it is clear that the channel takes them in this form. Limits of low confidence refuse nothing.

    ``options`` are those of the draft, or some of them; errors count them as the draft does, from 1.

    Errors: ``UsageError`` ``bad-option``, ``too-many-options`` or ``option-too-long``.
    """
    forms = _forms(draft)
    limit = forms.get(form)
    if limit is not None and len(options) > limit.count:
        takes = " or ".join(f"{other.count} {_FORMS[name][1]}" for name, other in forms.items())
        message = f"these are {len(options)} options, and {draft.channel} takes {takes}"
        raise UsageError(message, code="too-many-options", hint=f"send fewer, or {_FIT_FIRST}")
    refuse_bad_options(draft)
    if limit is None:
        return options
    for option in options:
        _refuse_long_option(option, draft, forms, form)
    return options


def refuse_bad_options(draft: Draft) -> None:
    """Raise ``UsageError`` ``bad-option`` for options that no channel can show, or whose answers nobody could tell apart."""
    for fault in option_faults(draft.options):
        raise UsageError(fault.message, code=fault.code, hint=fault.hint)


def _forms(draft: Draft) -> dict[_Form, OptionLimit]:
    """Return the forms in which the channel shows options, with their limits where those are known well enough."""
    limits = _newest(draft)
    found: dict[_Form, OptionLimit | None] = {
        "buttons": limits.buttons,
        "list_rows": limits.list_rows,
        "quick_replies": limits.quick_replies,
    }
    return {form: limit for form, limit in found.items() if limit is not None and not limits.is_advice(form)}


def _refuse_long_option(option: Option, draft: Draft, forms: Mapping[_Form, OptionLimit], form: _Form) -> None:
    fields = (("title", option.title), ("description", option.description or ""), ("id", option.id))
    for name, text in fields[:2] if option.url else fields:  # the id of a link goes nowhere
        most: TextLimit | None = getattr(forms[form], name)
        if most is not None and (length := most.length(text)) > most.count:
            number = next((at for at, one in enumerate(draft.options, 1) if one is option), 1)
            message = f"option {number}: the {name} has {length} {UNIT_NAMES[most.unit]}; {_takes(forms, name, most.unit)}"
            raise UsageError(message, code="option-too-long", hint=f"shorten it for {draft.channel}, or {_FIT_FIRST}")


def _takes(forms: Mapping[_Form, OptionLimit], name: str, unit: LengthUnit) -> str:
    """Return what each form of a channel takes, such as "a button takes 20, a list row 24"."""
    bounds: list[tuple[_Form, TextLimit | None]] = [(form, getattr(limit, name)) for form, limit in forms.items()]
    stated = [(form, bound) for form, bound in bounds if bound is not None]
    return ", ".join(
        f"{_FORMS[form][0]}{'' if place else ' takes'} {bound.count}{'' if bound.unit == unit else f' {UNIT_NAMES[bound.unit]}'}"
        for place, (form, bound) in enumerate(stated)
    )


def media_within_limits(draft: Draft) -> Sequence[Media]:
    """Return the media of a draft once it is clear that the channel takes them: their kinds, types, sizes and captions.

    A file that the provider holds already, without a ``url``, was measured when it was put there.

    Errors: ``UsageError`` ``bad-media-url``, ``unsupported-media``, ``media-too-large`` or ``text-too-long``.
    """
    for fault in media_faults(draft.media):
        raise UsageError(fault.message, code=fault.code, hint=fault.hint)
    limits = _newest(draft)
    if limits.media and not limits.is_advice("media"):
        for medium in draft.media:
            _refuse_medium(medium, limits.media, channel=draft.channel)
    limit = caption_limit(draft)
    for medium in draft.media:
        refuse_longer(medium.caption or "", limit, what="a caption", channel=draft.channel)
    return draft.media


def refuse_more(found: int, limit: int | None, *, what: str, channel: str, code: str) -> None:
    """Raise ``UsageError`` with this code for more of something than the channel takes."""
    if limit and found > limit:
        raise UsageError(f"the draft has {found} {what}, and {channel} takes {limit}", code=code, hint=f"send fewer, or {_FIT_FIRST}")


def caption_limit(draft: Draft) -> TextLimit | None:
    """Return how long the words below a picture may be, or None where that is not known well enough."""
    limits = _newest(draft)
    return None if limits.is_advice("caption_limit") else limits.caption_limit


def _newest(draft: Draft) -> ChannelProfile:
    return profile(draft.channel, on=date.max)  # a draft is sent now, so the newest limits known count


def _refuse_medium(medium: Media, limits: Sequence[MediaLimit], *, channel: str) -> None:
    limit = next((one for one in limits if one.kind == medium.media_kind), None)
    if limit is None:
        hint = "write its link into the text"
        raise UsageError(f"{channel} sends no medium of the kind {medium.media_kind}", code="unsupported-media", hint=hint)
    if limit.mime_types and medium.mime and medium.mime.partition(";")[0].strip().lower() not in limit.mime_types:
        hint = f"{channel} takes {', '.join(limit.mime_types)}: convert the file, or write its link into the text"
        raise UsageError(f"{channel} takes no {medium.media_kind} of this type", code="unsupported-media", hint=hint)
    if medium.url and limit.max_bytes and (medium.size_bytes or 0) > limit.max_bytes:
        message = f"the {medium.media_kind} has {medium.size_bytes} bytes, and {channel} takes {limit.max_bytes}"
        raise UsageError(message, code="media-too-large", hint=f"send a smaller file, or {_FIT_FIRST}")
