"""Turn what happened around a conversation into events: follows, pressed menus, scanned codes, staff sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from xborder_support.channels.windows import token_life
from xborder_support.channels.wire.origin import Origin
from xborder_support.channels.wire.payload import fragment_id, ident, instant_s, words
from xborder_support.conversations import InboundEvent, Membership, Postback, ReplyHandle, TicketEvent, TicketUpdate

from .delivery import DELIVERIES
from .source import details_of, event_facts, number

__all__ = ["read_event"]

_SCENE = "qrscene_"
_SHORT_MESSAGES = 3  # after a menu, a code or a follow; https://developers.weixin.qq.com/doc/service/en/api/customer/message/

_Reader = Callable[[dict[str, Any], dict[str, Any]], InboundEvent | None]


def read_event(push: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return what an event says; ``Unparsed`` with all that is known for the kinds that are about something else."""
    word = words(push, "Event")
    if word is None:
        return [origin.unparsed("missing-type", push, provider_type="event", **_around(push, origin))]
    if report := DELIVERIES.get(word.upper()):
        return report(push, origin)
    facts = event_facts(push, origin, _event_id(push)) | {"details": details_of(push)}
    reader = _READERS.get(word.lower())
    found = reader(push, facts) if reader else None
    if found is None:
        reason = "missing-content" if reader else "unsupported-event"
        found = origin.unparsed(reason, push, provider_type=word, **_around(push, origin))
    return [found]


def _around(push: dict[str, Any], origin: Origin) -> dict[str, Any]:
    facts = event_facts(push, origin, _event_id(push)) | {"details": details_of(push)}
    return {name: facts[name] for name in ("provider_id", "sent_at", "sender", "recipient", "details")}


def _event_id(push: dict[str, Any]) -> str:
    """Return the id of an event: it has none of its own, and WeChat says to tell repetitions by who, when and what."""
    names = ("FromUserName", "CreateTime", "Event", "EventKey")
    return fragment_id([str(ident(push, name) or "").strip() for name in names])


def _followed(push: dict[str, Any], facts: dict[str, Any]) -> Membership:
    details = dict(facts["details"])
    if scene := words(push, "EventKey"):
        details["scene"] = scene.removeprefix(_SCENE)
    return Membership(**{**facts, "details": details}, change="followed", reply_handle=_short_window(push, facts))


def _unfollowed(_push: dict[str, Any], facts: dict[str, Any]) -> Membership:
    return Membership(**facts, change="unfollowed")


def _pressed(push: dict[str, Any], facts: dict[str, Any]) -> Postback | None:
    key = push.get("EventKey")
    return Postback(**facts, data=key, reply_handle=_short_window(push, facts)) if type(key) is str else None


def _looked(push: dict[str, Any], facts: dict[str, Any]) -> Postback | None:
    """Read a press that opens a page or a dialogue: it does not let us write to the customer."""
    key = push.get("EventKey")
    return Postback(**facts, data=key) if type(key) is str else None


def _located(_push: dict[str, Any], facts: dict[str, Any]) -> Postback:
    return Postback(**facts, data="")


def _session(kind: Literal["assigned", "note"], *fields: str) -> _Reader:
    def read(push: dict[str, Any], facts: dict[str, Any]) -> TicketUpdate | None:
        agent = next((found for name in fields if (found := words(push, name))), None)
        if agent is None:
            return None
        at = facts["sent_at"] if facts["sent_at"] and facts["sent_at"] < facts["received_at"] else facts["received_at"]
        change = TicketEvent(at=at, kind=kind, agent=agent, event_id=f"{kind}:{facts['provider_id']}")
        return TicketUpdate(**facts, changes=(change,))

    return read


def _short_window(push: dict[str, Any], facts: dict[str, Any]) -> ReplyHandle | None:
    """Return how long, and how often, we may write because of this event; the address of the customer is all the token there is."""
    customer, received = facts["sender"].address, facts["received_at"]
    life = token_life("wechat", received.date())
    if customer is None or life is None or ident(push, "AgentID"):
        return None
    happened = instant_s(number(push, "CreateTime"))
    start = happened if happened and happened < received else received
    return ReplyHandle(token=customer, expires_at=start + life, max_uses=_SHORT_MESSAGES)


_READERS: dict[str, _Reader] = {
    "subscribe": _followed,
    "unsubscribe": _unfollowed,
    "click": _pressed,
    "scan": _pressed,
    "scancode_push": _pressed,
    "scancode_waitmsg": _pressed,
    "view": _looked,
    "view_miniprogram": _looked,
    "pic_sysphoto": _looked,
    "pic_photo_or_album": _looked,
    "pic_weixin": _looked,
    "location_select": _looked,
    "location": _located,
    "kf_create_session": _session("assigned", "KfAccount"),
    "kf_switch_session": _session("assigned", "ToKfAccount"),
    "kf_close_session": _session("note", "KfAccount"),  # who stops talking has not said that it is solved
}
