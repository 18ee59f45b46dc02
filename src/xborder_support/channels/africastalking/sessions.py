"""Turn a step of a USSD session into a message, and the notice of its end into a departure."""

from __future__ import annotations

from typing import Any

from xborder_support.channels.windows import token_life
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import words
from xborder_support.conversations import InboundEvent, Membership, Message, Party, ReplyHandle, Text

from .facts import facts

__all__ = ["is_session", "read_session"]

_REQUEST = {"session_id": "sessionId", "path": "text", "network_code": "networkCode"}
_NOTICE = {
    "session_id": "sessionId",
    "session_status": "status",
    "path": "input",
    "network_code": "networkCode",
    "cost": "cost",
    "duration_ms": "durationInMillis",
    "hops": "hopsCount",
    "error": "errorMessage",
}


def is_session(fields: dict[str, Any]) -> bool:
    """Tell whether a form is about a USSD session."""
    return "sessionId" in fields


def read_session(fields: dict[str, Any], origin: Origin, account: str | None) -> InboundEvent:
    """Return the step or the end of a session."""
    code = words(fields, "serviceCode")
    origin = origin._replace(channel="ussd", account=account if account is not None else code or "")
    session = words(fields, "sessionId")
    if session is None or not ("text" in fields or "status" in fields or code):
        return origin.unparsed("unsupported-event", fields, provider_type="ussd", provider_id=session)
    return _end(fields, origin, session) if "status" in fields else _step(fields, origin, session)


def _step(fields: dict[str, Any], origin: Origin, session: str) -> InboundEvent:
    path = words(fields, "text")
    # The path grows with each step, so its length tells a step from its redelivery.
    steps = path.count("*") + 1 if path else 0
    text = path.rpartition("*")[2] if path else ""
    return Message(
        **facts(fields, origin, identity=f"{session}/{steps}", details=_REQUEST),
        **_ends(fields, origin),
        parts=(Text(text=text),) if text else (),
        reply_handle=_handle(session, origin),
    )


def _end(fields: dict[str, Any], origin: Origin, session: str) -> InboundEvent:
    return Membership(**facts(fields, origin, identity=session, details=_NOTICE), **_ends(fields, origin), change="left")


def _ends(fields: dict[str, Any], origin: Origin) -> dict[str, Any]:
    return {"sender": Party(address=words(fields, "phoneNumber")), "recipient": shop_party(origin.account)}


def _handle(session: str, origin: Origin) -> ReplyHandle:
    life = token_life("ussd", origin.received_at.date())
    return ReplyHandle(token=session, expires_at=origin.received_at + life if life else None)
