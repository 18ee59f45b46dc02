"""Turn the content of a Telegram message into parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.wire.payload import count, degrees, ident, rows, table, words
from xborder_support.conversations import Contact, Form, Location, Media, Part, System, Text, Unsupported

__all__ = ["is_service_notice", "read_parts"]

_MediaKind = Literal["image", "video", "audio", "voice", "file", "sticker"]

#: Fields that say who, where, when and how, but hold nothing to read.
_ENVELOPE = frozenset(
    {
        "author_signature", "business_connection_id", "caption", "caption_entities", "chat", "date", "edit_date", "effect_id", "entities",
        "external_reply", "forward_date", "forward_from", "forward_from_chat", "forward_from_message_id", "forward_origin",
        "forward_sender_name", "forward_signature", "from", "has_media_spoiler", "has_protected_content", "is_automatic_forward",
        "is_from_offline", "is_paid_post", "is_topic_message", "link_preview_options", "media_group_id", "message_id",
        "message_thread_id", "paid_star_count", "quote", "reply_markup", "reply_to_checklist_task_id", "reply_to_message",
        "reply_to_story", "sender_boost_count", "sender_business_bot", "sender_chat", "sender_tag", "show_caption_above_media",
        "suggested_post_info", "via_bot",
    }
)  # fmt: skip

#: What Telegram itself tells in a message. Any other content comes from a person, and is announced where we cannot read it.
_NOTICES = frozenset(
    {
        "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left", "chat_shared",
        "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo", "direct_message_price_changed",
        "forum_topic_closed", "forum_topic_created", "forum_topic_edited", "forum_topic_reopened", "general_forum_topic_hidden",
        "general_forum_topic_unhidden", "gift", "gift_upgrade_sent", "giveaway", "giveaway_completed", "giveaway_created",
        "giveaway_winners", "group_chat_created", "left_chat_member", "left_chat_participant", "message_auto_delete_timer_changed",
        "migrate_from_chat_id", "migrate_to_chat_id", "new_chat_member", "new_chat_members", "new_chat_participant", "new_chat_photo",
        "new_chat_title", "paid_message_price_changed", "pinned_message", "proximity_alert_triggered", "refunded_payment",
        "successful_payment", "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined",
        "suggested_post_paid", "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "user_shared", "users_shared",
        "video_chat_ended", "video_chat_participants_invited", "video_chat_scheduled", "video_chat_started", "write_access_allowed",
    }
)  # fmt: skip


def read_parts(message: dict[str, Any]) -> tuple[Part, ...]:
    """Return what a message holds, in the order of words, media, places, notices. Empty where it holds nothing known."""
    parts = [part for name, read in _READERS.items() if name in message and (part := read(message))]
    if not parts:
        parts = [_notice(name, message[name]) for name in message if name not in _ENVELOPE and name not in _READERS]
    caption = words(message, "caption")
    if caption and not any(isinstance(part, Media) for part in parts):
        parts.append(Text(text=caption))
    return tuple(parts)


def is_service_notice(parts: tuple[Part, ...]) -> bool:
    """Tell whether Telegram itself wrote a message, such as that a group got a new name."""
    return bool(parts) and all(isinstance(part, System) for part in parts)


def _text(message: dict[str, Any]) -> Text | None:
    text = message.get("text")
    return Text(text=text) if type(text) is str else None


def _photo(message: dict[str, Any]) -> Media | None:
    """Return the largest of the sizes in which Telegram offers a photo."""
    sizes = [size for size in rows(message, "photo") if type(size) is dict and ident(size, "file_id")]
    largest = max(sizes, key=_pixels, default=None)
    return _file(largest, "image", message) if largest else None


def _pixels(size: dict[str, Any]) -> tuple[int, int]:
    return ((count(size.get("width")) or 0) * (count(size.get("height")) or 0), count(size.get("file_size")) or 0)


def _media(name: str, kind: _MediaKind) -> Callable[[dict[str, Any]], Media | None]:
    def read(message: dict[str, Any]) -> Media | None:
        return _file(table(message, name), kind, message)

    return read


def _document(message: dict[str, Any]) -> Media | None:
    # An animation repeats itself as a document, for apps that know none.
    return None if "animation" in message else _file(table(message, "document"), "file", message)


def _file(content: dict[str, Any], kind: _MediaKind, message: dict[str, Any]) -> Media | None:
    identity = ident(content, "file_id")
    if identity is None:
        return None
    seconds = count(content.get("duration"))
    return Media(
        media_kind=kind,
        provider_id=identity,
        mime=words(content, "mime_type"),
        filename=words(content, "file_name"),
        size_bytes=count(content.get("file_size")),
        caption=words(message, "caption"),
        duration_ms=None if seconds is None else seconds * 1000,
    )


def _venue(message: dict[str, Any]) -> Location | None:
    venue = table(message, "venue")
    place = table(venue, "location")
    return _place(place, name=words(venue, "title"), address=words(venue, "address")) if place else None


def _location(message: dict[str, Any]) -> Location | None:
    # A venue repeats its place here, for apps that know none.
    place = {} if table(message, "venue").get("location") else table(message, "location")
    return _place(place) if place else None


def _place(place: dict[str, Any], *, name: str | None = None, address: str | None = None) -> Location:
    latitude, longitude = degrees(place.get("latitude"), 90), degrees(place.get("longitude"), 180)
    return Location(latitude=latitude, longitude=longitude, name=name, address=address)


def _contact(message: dict[str, Any]) -> Contact | None:
    card = table(message, "contact")
    names = [name for key in ("first_name", "last_name") if (name := words(card, key))]
    phone = words(card, "phone_number")
    return Contact(name=" ".join(names) or None, phones=(phone,) if phone else ()) if names or phone else None


def _dice(message: dict[str, Any]) -> Text | None:
    emoji = words(table(message, "dice"), "emoji")
    return Text(text=emoji) if emoji else None


def _form(message: dict[str, Any]) -> Form | None:
    """Return what a form inside of Telegram (a web app of the bot) sent back."""
    answered = table(message, "web_app_data")
    data = answered.get("data")
    return Form(json=data, title=words(answered, "button_text")) if type(data) is str else None


_READERS: dict[str, Callable[[dict[str, Any]], Part | None]] = {
    "text": _text,
    "photo": _photo,
    "animation": _media("animation", "video"),
    "video": _media("video", "video"),
    "video_note": _media("video_note", "video"),
    "audio": _media("audio", "audio"),
    "voice": _media("voice", "voice"),
    "document": _document,
    "sticker": _media("sticker", "sticker"),
    "venue": _venue,
    "location": _location,
    "contact": _contact,
    "dice": _dice,
    "web_app_data": _form,
}


def _notice(name: str, content: Any) -> Part:
    return System(type=name, text=_told(content)) if name in _NOTICES else Unsupported(type=name)


def _told(value: Any) -> str | None:
    """Return what a notice says where it is one text or number: the new title of a group, the id it moved to."""
    if type(value) is str:
        return value or None
    return str(value) if type(value) is int else None
