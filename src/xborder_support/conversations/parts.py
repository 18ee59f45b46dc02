"""Hold the pieces of a message: text, media, places, choices, orders.

Each part has a ``kind`` to match on. Texts are kept verbatim; ``repr`` shows none of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from xborder_support.terms import Money

__all__ = [
    "Choice",
    "Contact",
    "Form",
    "Location",
    "Media",
    "OrderItem",
    "OrderPart",
    "Part",
    "System",
    "Text",
    "Transcript",
    "Unsupported",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Hold words that the customer wrote, verbatim."""

    kind: Literal["text"] = "text"
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Point to a picture, sound, film, file or sticker. ``provider_id`` or ``url`` fetches it; the library never does.

    ``expires_at`` (aware UTC) is when ``url`` stops working, where the provider says so. ``sha256`` is kept in the provider's own
    encoding; ``duration_ms`` in milliseconds, ``size_bytes`` in bytes.
    """

    kind: Literal["media"] = "media"
    media_kind: Literal["image", "video", "audio", "voice", "file", "sticker"]
    provider_id: str | None = None
    url: str | None = field(default=None, repr=False)
    mime: str | None = None
    filename: str | None = field(default=None, repr=False)
    size_bytes: int | None = None
    sha256: str | None = None
    caption: str | None = field(default=None, repr=False)
    duration_ms: int | None = None
    expires_at: datetime | None = None
    content_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Hold a place that the customer shared, in degrees; None where the payload held no number."""

    kind: Literal["location"] = "location"
    latitude: float | None = field(default=None, repr=False)
    longitude: float | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Hold a contact card that the customer shared."""

    kind: Literal["contact"] = "contact"
    name: str | None = field(default=None, repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Hold what the customer picked from buttons or a list that we had sent."""

    kind: Literal["choice"] = "choice"
    id: str | None
    title: str | None = field(default=None, repr=False)
    source: Literal["button", "list", "quick_reply", "template"]
    description: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem:
    """Hold one line of a basket. ``price`` is for one piece, None where the payload held no valid amount."""

    sku: str
    quantity: int
    price: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPart:
    """Hold a basket that the customer sent from the shop's catalogue in the chat."""

    kind: Literal["order"] = "order"
    items: tuple[OrderItem, ...]
    catalog_id: str | None = None
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Hold an answered form as the JSON text that the provider sent."""

    kind: Literal["form"] = "form"
    name: str | None = None
    json: str = field(repr=False)
    title: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Hold a notice of the provider inside the conversation, such as a changed phone number."""

    kind: Literal["system"] = "system"
    type: str
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Hold what somebody said, as a machine heard it. ``confidence`` is a share from 0 to 1, ``language`` a BCP 47 tag."""

    kind: Literal["transcript"] = "transcript"
    text: str = field(repr=False)
    language: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """Stand for a piece that the provider announced but did not deliver, or that we cannot read."""

    kind: Literal["unsupported"] = "unsupported"
    type: str
    error_codes: tuple[str, ...] = ()


#: One piece of a message, told apart by ``kind``.
Part: TypeAlias = Text | Media | Location | Contact | Choice | OrderPart | Form | System | Transcript | Unsupported
