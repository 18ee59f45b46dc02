"""Say which files a provider of ours cannot write as they are, though its channel takes such files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from xborder_support.conversations import Draft, Media

from .problem import Problem, problem

__all__ = ["media_obstacle"]

_Need: TypeAlias = Literal["url", "url or id", "id"]


class _Lack(NamedTuple):
    """Hold what a file lacks, with the code by which ``render`` refuses it."""

    code: str
    hint: str


_SOURCES: dict[str, tuple[_Need, str]] = {
    **dict.fromkeys(("brevo", "email", "freshdesk", "gorgias", "mailgun", "postmark", "resend", "sendgrid"), ("url", "media-without-url")),
    "instagram": ("url or id", "no-media-source"),
    "kakaotalk": ("url", "media-without-url"),
    "messenger": ("url or id", "no-media-source"),
    "telegram": ("url or id", "missing-media-url"),
    "twilio": ("url", "media-without-url"),
    "webchat": ("url or id", "missing-media-url"),
    "wechat": ("url or id", "media-not-uploaded"),
    "whatsapp": ("url or id", "no-media-source"),
    "x": ("id", "missing-media-id"),
    "zalo": ("url or id", "media-not-uploaded"),
    "zendesk": ("url or id", "media-without-url"),
}
_HINTS: dict[_Need, str] = {
    "url": "set Media.url to an address that the provider can fetch",
    "url or id": "set Media.url, or Media.provider_id to the id of the uploaded file",
    "id": "upload the file, and set Media.provider_id to the id that the provider gave it",
}
_CONVERSATION = "CH"  # with which Twilio's ids of conversations begin


def media_obstacle(medium: Media, draft: Draft) -> Problem | None:
    """Return why the provider of a draft cannot write one of its files, or None; of a provider of the host's own nothing is known."""
    special = _SPECIAL.get(draft.provider)
    lack = special(medium, draft) if special else None
    lack = lack or _source_lack(medium, draft)
    if lack is None:
        return None
    return problem(lack.code, f"{draft.provider} cannot send this {medium.media_kind} as it is", lack.hint, field="media")


def _source_lack(medium: Media, draft: Draft) -> _Lack | None:
    need, code = _SOURCES.get(draft.provider, (None, ""))
    if need is None:
        return None
    if draft.provider == "twilio" and draft.to.startswith(_CONVERSATION):
        need, code = "id", "media-without-id"
    has = {"url": medium.url, "id": medium.provider_id, "url or id": medium.url or medium.provider_id}
    return None if has[need] else _Lack(code, _HINTS[need])


def _line(medium: Media, draft: Draft) -> _Lack | None:
    if medium.media_kind == "sticker":
        package, _, number = (medium.provider_id or "").partition("/")
        return None if package and number else _Lack("missing-media-id", "set Media.provider_id to package/sticker, as in 446/1988")
    if not (medium.url or "").lower().startswith("https://"):
        return _Lack("missing-media-url", "set Media.url to an https:// address")
    if medium.media_kind == "video" and not draft.details.get("preview_url"):
        return _Lack("missing-preview", 'set Draft.details["preview_url"] to the HTTPS address of a JPEG or PNG')
    if medium.media_kind in {"audio", "voice"} and medium.duration_ms is None:
        return _Lack("missing-duration", "set Media.duration_ms, in milliseconds")
    return None


def _viber(medium: Media, draft: Draft) -> _Lack | None:
    del draft
    if medium.media_kind == "sticker":
        number = medium.provider_id or ""
        is_number = number.isascii() and number.isdigit() and len(number) < 19
        return None if is_number else _Lack("missing-media-id", "set Media.provider_id to Viber's number of the sticker")
    if not medium.url:
        return _Lack("missing-media-url", _HINTS["url"])
    if medium.media_kind != "image" and medium.size_bytes is None:
        return _Lack("missing-media-size", "set Media.size_bytes")
    return None


def _kakaotalk(medium: Media, draft: Draft) -> _Lack | None:
    del draft
    return None if medium.media_kind == "image" else _Lack("media-without-url", "set Media.url, and a link stands in the text")


def _wechat(medium: Media, draft: Draft) -> _Lack | None:
    del draft
    is_sticker = medium.media_kind == "sticker" and not medium.url
    return _Lack("media-not-uploaded", "WeChat sends no stickers: send it as an image") if is_sticker else None


def _zalo(medium: Media, draft: Draft) -> _Lack | None:
    del draft
    is_written = medium.url or medium.media_kind in {"image", "file"}
    return None if is_written else _Lack("media-not-uploaded", "set Media.url, and its link goes out")


_SPECIAL: dict[str, Callable[[Media, Draft], _Lack | None]] = {
    "kakaotalk": _kakaotalk,
    "line": _line,
    "viber": _viber,
    "wechat": _wechat,
    "zalo": _zalo,
}
