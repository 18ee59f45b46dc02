"""Say whether what a draft offers to choose and sends along is within the limits of its channel."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal

from xborder_support.conversations import Draft, Media, Option
from xborder_support.errors import UsageError

from .limits import MediaLimit, OptionLimit, TextLimit
from .outgoing import refuse_longer, sendable
from .profiles import ChannelProfile, profile

__all__ = ["caption_limit", "media_within_limits", "options_within_limits", "refuse_more", "sayable"]

_FIT_FIRST = "pass the draft through channels.fit first"


def sayable(draft: Draft, *, channels: Collection[str]) -> str:
    """Return the text of a draft for a channel without templates, empty only beside media.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text`` or ``text-too-long``.
    """
    text = sendable(draft, channels=channels)
    if text.strip():
        return text
    if not draft.media:
        hint = "set Draft.text to what the template says"
        raise UsageError(f"{draft.channel} has no templates, and the draft has no text", code="empty-text", hint=hint)
    return ""


def options_within_limits(
    draft: Draft, options: Sequence[Option], *, form: Literal["buttons", "list_rows", "quick_replies"]
) -> Sequence[Option]:
    """Return the options once it is clear that the channel takes them in this form. Limits of low confidence refuse nothing.

    Errors: ``UsageError`` ``too-many-options`` or ``option-too-long``.
    """
    limits = _newest(draft)
    limit: OptionLimit | None = getattr(limits, form)
    if limit is None or limits.is_advice(form):
        return options
    refuse_more(len(options), limit.count, what="things to choose from", channel=draft.channel, code="too-many-options")
    for option in options:
        texts = ((option.title, limit.title, "title"), (option.description or "", limit.description, "description"))
        for text, most, named in texts if option.url else (*texts, (option.id, limit.id, "id")):  # the id of a link goes nowhere
            refuse_longer(text, most, what=f"the {named} of an option", channel=draft.channel, code="option-too-long")
    return options


def media_within_limits(draft: Draft) -> Sequence[Media]:
    """Return the media of a draft once it is clear that the channel takes them: their kinds, types, sizes and captions.

    A file that the provider holds already, without a ``url``, was measured when it was put there.

    Errors: ``UsageError`` ``unsupported-media``, ``media-too-large`` or ``text-too-long``.
    """
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
