"""Turn a message of a customer into one of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xborder_support.channels.windows import window_expires_at
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import count, degrees, fragment_id, ident, words
from xborder_support.conversations import Choice, InboundEvent, Location, Media, Message, Part, Text, Transcript

from .source import details_of, event_facts, number

__all__ = ["message_id", "read_message"]

_VOICES = {"amr": "audio/amr", "speex": "audio/speex", "mp3": "audio/mpeg"}
#: What the parts and the id already say.
_IN_PARTS = frozenset({"MsgId", "MsgID", "Content", "Recognition"})


def read_message(push: dict[str, Any], origin: Origin) -> InboundEvent:
    """Return the message, or what is known around one that cannot be read."""
    kind = words(push, "MsgType") or ""
    identity = message_id(push) or fragment_id(push)
    reader = _READERS.get(kind)
    parts = reader(push) if reader else ()
    facts = event_facts(push, origin, identity) | {"details": details_of(push, without=_IN_PARTS)}
    if not parts:
        reason = "missing-content" if reader else "unsupported-type"
        return origin.unparsed(reason, push, provider_type=kind, **_own(facts))
    return Message(**facts, parts=parts, window_expires_at=_window(push, facts))


def message_id(push: dict[str, Any]) -> str | None:
    """Return the 64-bit id of a message as its digits; some events spell the name otherwise."""
    return number(push, "MsgId") or number(push, "MsgID")


def _own(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in ("provider_id", "sent_at", "sender", "recipient", "details")}


def _window(push: dict[str, Any], facts: dict[str, Any]) -> Any:
    # An app of WeCom may write to the people of its company at any time.
    return None if ident(push, "AgentID") else window_expires_at("wechat", facts["sent_at"], facts["received_at"])


def _text(push: dict[str, Any]) -> tuple[Part, ...]:
    text = push.get("Content")
    if type(text) is not str:
        return ()
    choice = ident(push, "bizmsgmenuid") or ident(push, "BizMsgMenuId")
    return (Choice(id=choice, title=text or None, source="list"),) if choice else (Text(text=text),)


def _image(push: dict[str, Any]) -> tuple[Part, ...]:
    identity, url = ident(push, "MediaId"), words(push, "PicUrl")
    return (Media(media_kind="image", provider_id=identity, url=url),) if identity or url else ()


def _voice(push: dict[str, Any]) -> tuple[Part, ...]:
    heard = words(push, "Recognition")
    transcript = (Transcript(text=heard),) if heard else ()
    identity = ident(push, "MediaId")
    if identity is None:
        return transcript
    mime = _VOICES.get((words(push, "Format") or "").lower())
    return (Media(media_kind="voice", provider_id=identity, mime=mime), *transcript)


def _video(push: dict[str, Any]) -> tuple[Part, ...]:
    identity = ident(push, "MediaId")
    return (Media(media_kind="video", provider_id=identity),) if identity else ()


def _location(push: dict[str, Any]) -> tuple[Part, ...]:
    # X is the latitude: WeChat's axes are those of a map that lies on its side.
    place = Location(
        latitude=degrees(push.get("Location_X"), 90),
        longitude=degrees(push.get("Location_Y"), 180),
        name=words(push, "Poiname"),
        address=words(push, "Label"),
    )
    return (place,) if place != Location() else ()


def _link(push: dict[str, Any]) -> tuple[Part, ...]:
    lines = [line for name in ("Title", "Description", "Url") if (line := words(push, name))]
    return (Text(text="\n".join(lines)),) if lines else ()


def _programme(push: dict[str, Any]) -> tuple[Part, ...]:
    title, picture, url = words(push, "Title"), ident(push, "ThumbMediaId"), words(push, "ThumbUrl")
    card = (Text(text=title),) if title else ()
    return (*card, Media(media_kind="image", provider_id=picture, url=url)) if picture or url else card


def _file(push: dict[str, Any]) -> tuple[Part, ...]:
    identity = ident(push, "MediaId") or ident(push, "FileKey")
    size = count(number(push, "FileTotalLen"))
    return (Media(media_kind="file", provider_id=identity, filename=words(push, "Title"), size_bytes=size),) if identity else ()


_READERS: dict[str, Callable[[dict[str, Any]], tuple[Part, ...]]] = {
    "text": _text,
    "image": _image,
    "voice": _voice,
    "video": _video,
    "shortvideo": _video,
    "location": _location,
    "link": _link,
    "miniprogrampage": _programme,
    "file": _file,
}
