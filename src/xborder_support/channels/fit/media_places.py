"""Decide for each file of a draft whether it goes along, or as a link in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xborder_support.channels.limits import MediaLimit
from xborder_support.channels.profiles import ChannelProfile
from xborder_support.channels.sound_content import media_faults
from xborder_support.conversations import Draft, Media

from .carried_media import media_obstacle
from .media_budget import MediaDecision, media_budget
from .problem import Problem, problem

__all__ = ["MediaPlaces", "media_places"]

_TEXT_ONLY = frozenset({"sms", "ussd", "phone"})  # an empty table means "none" there, and "not known" elsewhere


@dataclass(frozen=True, slots=True)
class MediaPlaces:
    """Hold the files that go along, the words that stand in the text for those that do not, and what was in the way."""

    kept: tuple[Media, ...] = ()
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[MediaDecision, ...] = ()


def media_places(draft: Draft, profile: ChannelProfile, *, weak_network: bool) -> MediaPlaces:
    """Return where each file goes. Nothing above the budget of a weak network is kept, nor what the channel does not take.

    A file that its provider cannot write as it is becomes a link, too; an address that is none of the web is an error.
    """
    media = draft.media
    faults = {fault.index: problem(fault.code, fault.message, fault.hint, field="media") for fault in media_faults(media)}
    kept, lines, problems = list[Media](), list[str](), list[Problem]()
    decisions = tuple(media_budget(medium) for medium in media) if weak_network else ()
    for position, medium in enumerate(media):
        obstacle = _network_obstacle(decisions[position]) if decisions else None
        obstacle = faults.get(position) or obstacle or _obstacle(medium, draft, profile)
        if obstacle is None or (obstacle.severity == "advice" and obstacle.source is not None):
            kept.append(_short_caption(medium, profile, lines, problems))
        elif medium.url and position not in faults:
            lines.append(_link(medium))
            obstacle = replace(obstacle, severity="advice")
        problems += [obstacle] if obstacle else []
    return MediaPlaces(tuple(kept), tuple(lines), tuple(problems), decisions)


def _network_obstacle(decision: MediaDecision) -> Problem | None:
    if decision.action == "keep":
        return None
    remedy = f"compress it to {decision.target_bytes} bytes and fit again" if decision.target_bytes else "give it a url"
    message = f"a file is not sent over a weak network: {decision.reason}"
    return problem("media-beyond-network", message, f"{remedy}; with a url, a link stands in the text", field="media")


def _obstacle(medium: Media, draft: Draft, profile: ChannelProfile) -> Problem | None:
    """Return what keeps a file from going along: what is known for sure before what is advice."""
    by_channel = _channel_obstacle(medium, profile)
    if by_channel is not None and by_channel.severity == "error":
        return by_channel
    return media_obstacle(medium, draft) or by_channel


def _channel_obstacle(medium: Media, profile: ChannelProfile) -> Problem | None:
    by = (profile, "media")
    if not profile.media and profile.kind not in _TEXT_ONLY:
        return None
    limit = next((limit for limit in profile.media if limit.kind == medium.media_kind), None)
    if profile.media_by_url is False and medium.provider_id is None:
        message = f"{profile.channel} sends only files that were uploaded to it"
        return problem("media-not-uploaded", message, "upload it and set Media.provider_id", field="media", by=(profile, "media_by_url"))
    if limit is None or not _is_type_taken(medium, limit):
        message = f"{profile.channel} takes no {medium.media_kind} of this type"
        return problem("media-not-taken", message, "give it a url, and a link stands in the text", field="media", by=by)
    if medium.url and limit.max_bytes and (medium.size_bytes or 0) > limit.max_bytes:
        message = f"the {medium.media_kind} has {medium.size_bytes} bytes, and {profile.channel} takes {limit.max_bytes}"
        return problem("media-too-large", message, "send a smaller file; its link stands in the text", field="media", by=by)
    return None


def _is_type_taken(medium: Media, limit: MediaLimit) -> bool:
    return not limit.mime_types or not medium.mime or medium.mime.partition(";")[0].strip().lower() in limit.mime_types


def _short_caption(medium: Media, profile: ChannelProfile, lines: list[str], problems: list[Problem]) -> Media:
    """Return the file with its caption, or without where that is too long and goes into the text."""
    limit = profile.caption_limit
    if limit is None or not medium.caption or limit.length(medium.caption) <= limit.count:
        return medium
    lines.append(medium.caption)
    fact = profile.fact("caption_limit")
    source = fact.source if fact else None
    message = f"a caption has more than {limit.count} units: it stands in the text"
    problems.append(Problem(code="caption-as-text", severity="advice", message=message, hint="nothing to do", field="media", source=source))
    return replace(medium, caption=None)


def _link(medium: Media) -> str:
    words = medium.caption or medium.filename
    return f"{words}: {medium.url}" if words else str(medium.url)
