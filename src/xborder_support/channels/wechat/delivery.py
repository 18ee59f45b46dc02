"""Turn WeChat's reports on what we sent into delivery statuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from xborder_support.channels.failures import failure_of, with_membership
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, ident, table, words
from xborder_support.conversations import DeliveryState, DeliveryStatus, InboundEvent, Party

from .message import message_id
from .source import details_of, event_facts, number

__all__ = ["DELIVERIES"]

_STATES: dict[str, DeliveryState] = {"success": "delivered", "sendsuccess": "sent"}
_HEAD = ("ToUserName", "FromUserName", "CreateTime", "MsgType", "Event")
_FAILED = re.compile(r"failed|sendfail|err\(")


def _template(push: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    return _report(push, origin, message_id(push), words(push, "Status"))


def _broadcast(push: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    # A broadcast goes to many; whom the report names is the shop's own person who started it.
    return _report(push, origin, message_id(push), words(push, "Status"), recipient=Party())


def _subscription(push: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Read the report on subscription messages, which lists one or several."""
    listed = table(push, "SubscribeMsgSentEvent").get("List")
    rows, kept = origin.within_reason(listed if type(listed) is list else [listed])
    head = {name: push[name] for name in _HEAD if ident(push, name)}  # repeated in each report, so nothing longer than an id
    events: list[InboundEvent] = []
    for row in rows:
        if type(row) is not dict:
            events.append(origin.unparsed("missing-content", {**head, "SubscribeMsgSentEvent": row}, provider_type=words(push, "Event")))
            continue
        code, word = number(row, "ErrorCode") or "", words(row, "ErrorStatus")
        status = "sendsuccess" if code == "0" else f"failed:{code}" if code else word
        events += _report({**head, "SubscribeMsgSentEvent": {"List": row}}, origin, message_id(row), status)
    return events + kept


def _report(push: dict[str, Any], origin: Origin, identity: str | None, word: str | None, **ends: Any) -> list[InboundEvent]:
    known = {**event_facts(push, origin, identity or fragment_id(push)), "details": details_of(push)}
    known |= {"sender": shop_party(origin.account), "recipient": known["sender"], "is_echo": True, **ends}
    status = re.sub(r"\s*:\s*", ":", (word or "").strip().lower()).replace("send ", "send")
    state = _STATES.get(status) or ("failed" if _FAILED.match(status) else None)
    if state is None or identity is None:
        kept = {name: known[name] for name in ("provider_id", "sent_at", "sender", "recipient", "is_echo", "details")}
        reason = "unknown-status" if identity and word else "missing-content"
        return [origin.unparsed(reason, push, provider_type=word or ident(push, "Event"), **kept)]
    codes = (_code(status),) if state == "failed" else ()
    failure = failure_of("wechat", codes)
    why: dict[str, Any] = {"reason": failure.reason, "is_retryable": failure.is_retryable} if failure else {}
    return with_membership(DeliveryStatus(**known, status=state, provider_status=word or "", error_codes=codes, **why), failure)


def _code(status: str) -> str:
    """Return the bare number of ``err(10001)`` and ``failed:43101``, and any other word as it stands."""
    found = re.fullmatch(r"(?:err\(|failed:)(\d{1,9})\)?", status)
    return found[1] if found else status


#: What reads the reports, by the name of the event in capitals.
DELIVERIES: dict[str, Callable[[dict[str, Any], Origin], list[InboundEvent]]] = {
    "TEMPLATESENDJOBFINISH": _template,
    "MASSSENDJOBFINISH": _broadcast,
    "SUBSCRIBE_MSG_SENT_EVENT": _subscription,
}
