"""Read what a mail service reports of a mail that the shop sent, with one reader for all services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from xborder_support.channels.failures import failure_of
from xborder_support.channels.mail.header_text import message_ids
from xborder_support.channels.mail.status_codes import smtp_codes, status_code
from xborder_support.channels.mail.threads import thread_named
from xborder_support.channels.wire.origin import Origin, shop_party
from xborder_support.channels.wire.payload import fragment_id, instant_s, instant_text
from xborder_support.conversations import DeliveryReason, DeliveryStatus, InboundEvent, Membership, Party

from .meanings import Meaning, meaning_of

__all__ = ["EventForm", "delivery_events", "pick"]

#: Where a field stands: keys with slashes between them.
Path: TypeAlias = str

_MAX_WORD_CHARS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForm:
    """Say where a service puts what every event tells; of several paths, the first one that holds something counts.

    ``words`` returns what kind of event it is, the most general word first. ``message_id`` is the mail's ``Message-ID``, ``service_id`` the
    service's own id of it, up to the mark ``id_ends_at`` where each event has an ending of its own, and ``keyed_by`` the one of the two
    that stands in every event. ``said`` is where the other mail server's words are, ``codes`` where the service's own codes are.
    """

    provider: str
    words: Callable[[dict[str, Any]], Sequence[str]]
    keyed_by: Literal["message_id", "service_id"]
    recipient: tuple[Path, ...]
    at: tuple[Path, ...]
    message_id: tuple[Path, ...] = ()
    service_id: tuple[Path, ...] = ()
    event_id: tuple[Path, ...] = ()
    sender: tuple[Path, ...] = ()
    id_ends_at: str = ""
    codes: tuple[Path, ...] = ()
    said: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    """Hold what was read of one event."""

    common: dict[str, Any]
    customer: Party
    shop: Party
    codes: tuple[str, ...]


def delivery_events(form: EventForm, fields: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    """Return what an event says: how far a mail got, whether the customer wants no more of them, or both."""
    words = [word[:_MAX_WORD_CHARS] for word in form.words(fields) if word]
    if not words:
        return [origin.unparsed("missing-type", fields)]
    meaning = meaning_of(form.provider, words)
    if meaning is None or not (meaning.status or meaning.change):
        return [origin.unparsed("unsupported-event", fields, provider_type=words[0])]
    facts = _facts(form, fields, origin, meaning)
    if facts.customer.address is None and not facts.common["details"]:
        return [origin.unparsed("missing-content", fields, provider_type=words[0])]
    status = [_status(facts, meaning)] if meaning.status else []
    return [*status, *([_membership(facts, meaning)] if meaning.change else [])]


def _facts(form: EventForm, fields: dict[str, Any], origin: Origin, meaning: Meaning) -> _Facts:
    message_id = _message_id(_text(fields, form.message_id))
    service_id = _text(fields, form.service_id)
    account = origin.account or _address(pick(fields, form.sender)) or ""
    named = {"service_id": service_id, "message_id": message_id, "event_id": _text(fields, form.event_id), "signal": meaning.signal}
    own = service_id.partition(form.id_ends_at)[0] if service_id and form.id_ends_at else service_id
    key = message_id or own if form.keyed_by == "message_id" else own or message_id
    common: dict[str, Any] = {
        "channel": origin.channel,
        "provider": origin.provider,
        "account": account,
        "received_at": origin.received_at,
        "sent_at": _instant(pick(fields, form.at)),
        "provider_id": key or fragment_id(fields),
        "thread_id": thread_named((message_id,)) if message_id else None,
        "details": {name: value for name, value in named.items() if value},
        "raw": fields,
    }
    return _Facts(common, Party(address=_address(pick(fields, form.recipient))), shop_party(account), _codes(form, fields))


def _status(facts: _Facts, meaning: Meaning) -> DeliveryStatus:
    troubled = meaning.status == "failed" or meaning.is_retryable is not None
    return DeliveryStatus(
        status=meaning.status or "sent",
        provider_status=meaning.word,
        error_codes=facts.codes if troubled else (),
        reason=meaning.reason or (_reason(facts.codes) if troubled else None),
        is_retryable=meaning.is_retryable,
        sender=facts.shop,
        recipient=facts.customer,
        is_echo=True,
        **facts.common,
    )


def _membership(facts: _Facts, meaning: Meaning) -> Membership:
    return Membership(
        change=meaning.change or "opted_out", scope=meaning.scope, sender=facts.customer, recipient=facts.shop, **facts.common
    )


def _reason(codes: Sequence[str]) -> DeliveryReason | None:
    failure = failure_of("email", smtp_codes(codes))
    return failure.reason if failure else None


def _codes(form: EventForm, fields: dict[str, Any]) -> tuple[str, ...]:
    own = [_text(fields, (path,)) for path in form.codes]
    said = (_text(fields, (path,)) for path in form.said)
    other = next((code for words in said if words and (code := status_code(words))), None)
    return tuple(dict.fromkeys(code[:_MAX_WORD_CHARS] for code in (*own, other) if code))


def pick(fields: dict[str, Any], paths: Sequence[Path]) -> Any:
    """Return what stands at the first of these paths that holds something, or None."""
    return next((value for path in paths if (value := _at(fields, path)) not in (None, "", [], {})), None)


def _at(fields: Any, path: Path) -> Any:
    value = fields
    for key in path.split("/"):
        value = value.get(key) if type(value) is dict else None
    return value


def _text(fields: dict[str, Any], paths: Sequence[Path]) -> str | None:
    value = pick(fields, paths)
    if type(value) is str:
        return value
    return str(value) if type(value) is int and abs(value) < 10**18 else None


def _message_id(value: str | None) -> str | None:
    """Return a Message-ID in the brackets that some services leave out."""
    if not value:
        return None
    plain = value.strip().encode("utf-8", "replace").decode("utf-8")  # JSON can spell half of a surrogate pair
    found = message_ids(plain if plain.startswith("<") else f"<{plain}>")
    return found[0] if found else plain


def _address(value: Any) -> str | None:
    """Return a mail address: a text, the first of several, or an object that holds one."""
    if type(value) is list:
        value = value[0] if value else None
    if type(value) is dict:
        value = value.get("email")
    if type(value) is not str or not value:
        return None
    return value.rpartition("<")[2].rstrip("> ") if value.endswith(">") else value


def _instant(value: Any) -> datetime | None:
    """Return a time that is a text, or a number of seconds or milliseconds since 1970, with or without fractions."""
    if type(value) is float:
        return datetime.fromtimestamp(value, UTC) if 0 < value < 10**11 else None
    return instant_text(value) if type(value) is str and not value.isdigit() else instant_s(value)
