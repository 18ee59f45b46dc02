"""Read the body of a mail service's webhook event by event, so that one that cannot be read never takes its siblings along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable
from xborder_support.channels.wire.recognition import ANOTHER, other_provider
from xborder_support.conversations import InboundEvent

from .bodies import Form, octets, read_body

__all__ = ["Read", "ReadForm", "read_webhook"]

#: What reads one event of a service.
Read: TypeAlias = Callable[[dict[str, Any], Origin], list[InboundEvent]]
#: What reads a mail that a service posts as a form.
ReadForm: TypeAlias = Callable[[Form, Origin], list[InboundEvent]]


def read_webhook(
    provider: str, body: bytes | str, *, received_at: datetime, account: str | None, read: Read, read_form: ReadForm | None = None
) -> list[InboundEvent]:
    """Return the events of a body: of one object, of each in an array, or of a form where the service posts forms.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime`` or ``wrong-argument``.
    """
    origin = Origin("email", provider, account or "", arrival(received_at))
    raw = octets(body)
    decoded = read_body(raw)
    if isinstance(decoded, Unreadable):
        return [origin.unparsed(decoded.reason, raw)]
    if isinstance(decoded, Form):
        return read_form(decoded, origin) if read_form else [origin.unparsed("not-json", raw)]
    rows = decoded if type(decoded) is list else [decoded]
    return [event for row in rows for event in _row(row, origin, read)]


def _row(row: Any, origin: Origin, read: Read) -> list[InboundEvent]:
    if type(row) is not dict:
        return [origin.unparsed("wrong-shape", row)]
    if other := other_provider(row, than=origin.provider):
        return [origin.unparsed(ANOTHER, row, provider_type=other)]
    return read(row, origin)
