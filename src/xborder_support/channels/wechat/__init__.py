"""Read and write WeChat: Official Accounts, mini programmes, and apps of WeCom (Enterprise WeChat).

A push holds one message or event, as XML (or JSON, to which a mini programme can be set). Answer within five seconds with ``success`` or
nothing, else it comes again three times. Post what ``render`` returns to ``https://api.weixin.qq.com/cgi-bin/message/`` + ``operation``
with ``?access_token=``, or, for a WeCom app, to ``https://qyapi.weixin.qq.com/cgi-bin/message/`` + ``operation``. Errors come back with
HTTP 200, in ``errcode``.

In encrypted mode, and always with WeCom, the message stands sealed in ``Encrypt``. Check it, open it, and read it::

    wechat.verify(body, headers, token, now=now, url=url)
    events = wechat.parse(wechat.decrypt(body, encoding_aes_key, app_id), received_at=now)

``decrypt`` refuses a body that is not sealed. That matters: in plain mode WeChat does not sign the body, so whoever once saw a signed
address can send any text with it for five minutes. Use the encrypted mode. It needs the extra ``crypto``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from xborder_support.channels.outgoing import Outgoing, json_body, sendable
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.wire.origin import Origin, arrival
from xborder_support.channels.wire.payload import Unreadable, ident, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.conversations import Draft, InboundEvent
from xborder_support.errors import SignatureError, UsageError
from xborder_support.terms import utc

from .crypto import seal, unseal
from .events import read_event
from .message import read_message
from .sending import agent_of, messages, template_message
from .signature import check_query, query_of, refuse_stale, sign
from .source import read_push

__all__ = ["challenge", "decrypt", "encrypt_reply", "parse", "receive", "render", "verify"]

_REPLY = (
    "<xml><Encrypt><![CDATA[{}]]></Encrypt><MsgSignature><![CDATA[{}]]></MsgSignature>"
    "<TimeStamp>{}</TimeStamp><Nonce><![CDATA[{}]]></Nonce></xml>"
)


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return what a push holds: one message or event, or the reports on several messages of ours.

    ``account`` stands for ``ToUserName``: the account's original id (``gh_…``), or WeCom's CorpID. Events have no id: it is made from
    sender, time, ``Event`` and ``EventKey``, so that a repetition has the same. ``details`` hold every other field of the push, nested
    ones as in ``send_pics_info.count``, and ``wecom_app`` for WeCom. A press on a menu of ours is a choice; a link that the customer
    shared is its title, description and address as lines of text. A follow, a pressed menu and a scanned code let us send three messages
    within a minute: their ``reply_handle`` says until when, and its token is only the customer's address. A staff session is a
    ``TicketUpdate``. Other events are ``Unparsed`` with the reason ``unsupported-event``.

    A push with a sealed text in it is ``Unparsed`` with the reason ``encrypted``, even if plain fields stand beside that text (compatible
    mode): nobody signed those, so open it with ``decrypt`` first.

    A document with a DOCTYPE is refused (``forbidden-xml``). Errors: ``PayloadError`` ``payload-too-large``; ``UsageError``
    ``naive-datetime``. Source: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Receiving_standard_messages.html

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import wechat
        >>> body = '''<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o1]]></FromUserName>
        ... <CreateTime>1770122400</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[我的包裹在哪里?]]></Content>
        ... <MsgId>7316012345678901234</MsgId></xml>'''
        >>> event = wechat.parse(body, received_at=datetime(2026, 2, 3, 12, 41, tzinfo=UTC))[0]
        >>> event.text, event.provider_id, event.window_expires_at.isoformat()
        ('我的包裹在哪里?', '7316012345678901234', '2026-02-05T12:40:00+00:00')
    """
    received = arrival(received_at)
    push = read_push(body)
    if isinstance(push, Unreadable):
        return [Origin("wechat", "wechat", account or "", received).unparsed(push.reason, body)]
    shop = account if account is not None else ident(push, "ToUserName") or ""
    return _events(push, Origin("wechat", "wechat", shop, received))


def _events(push: dict[str, Any], origin: Origin) -> list[InboundEvent]:
    # In compatible mode the plain fields stand beside the sealed ones, and nobody signed them.
    if words(push, "Encrypt"):
        return [origin.unparsed("encrypted", push)]
    kind = words(push, "MsgType")
    if kind == "event":
        return read_event(push, origin)
    if kind is not None:
        return [read_message(push, origin)]
    return [misdirected(push, origin, otherwise="missing-type" if "FromUserName" in push else "wrong-shape")]


def verify(
    body: bytes | str,
    headers: Headers,  # noqa: ARG001  (all providers share one signature; WeChat signs in the address)
    secrets: Secrets,
    *,
    now: datetime,
    url: str | None = None,
) -> None:
    """Raise unless WeChat signed the query of the address with the token, within the last five minutes.

    ``url`` is the address that was called, or its path, with the query: nothing is signed in the headers. **In plain mode the body is not
    signed**: only ``timestamp`` and ``nonce`` are. A sealed body is, by ``msg_signature``; its plain one then counts for nothing.

    Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature`` or ``stale-signature``; ``UsageError`` ``missing-url`` or
    ``empty-secret``. Source: https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import wechat
        >>> url = "/wechat?signature=a0e23bf3763b8790b8ad601202d8d3daf2d84754&timestamp=1770122400&nonce=5177"
        >>> wechat.verify("<xml/>", {}, "blue-door", now=datetime(2026, 2, 3, 12, 41, tzinfo=UTC), url=url)
    """
    query = query_of(url)
    sealed = _sealed(body)
    if sealed is None and "msg_signature" in query:
        hint = "answer 401: msg_signature covers a sealed message, and the body holds none"
        raise SignatureError("the body is not what was signed", code="wrong-signature", hint=hint)
    check_query(query, secrets, sealed=sealed)
    refuse_stale(query, now)


#: Verify a push that is not sealed, then return its events. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def challenge(query: Mapping[str, str], tokens: Secrets, *, encoding_aes_key: str | None = None, app_id: str = "") -> str:
    """Return the plain text that answers WeChat's check of the address, given the query of the GET request.

    WeCom seals it: pass the key and the CorpID too. Errors: ``SignatureError`` ``missing-signature``, ``wrong-signature``,
    ``wrong-challenge`` or ``undecryptable``; ``UsageError`` ``missing-key``, ``bad-key`` or ``empty-secret``; ``MissingExtraError``.

    Example:
        >>> from xborder_support.channels import wechat
        >>> query = {"signature": "a0e23bf3763b8790b8ad601202d8d3daf2d84754", "timestamp": "1770122400", "nonce": "5177", "echostr": "42"}
        >>> wechat.challenge(query, "blue-door")
        '42'
    """
    answer = query.get("echostr")
    if not isinstance(answer, str) or not answer:
        hint = "answer 403; pass the query's single values"
        raise SignatureError("this is not WeChat's check of the address", code="wrong-challenge", hint=hint)
    is_sealed = "msg_signature" in query
    check_query(query, tokens, sealed=answer if is_sealed else None)
    if not is_sealed:
        return answer
    if not encoding_aes_key:
        raise UsageError("the check is encrypted", code="missing-key", hint="pass encoding_aes_key= and app_id=, WeCom's CorpID")
    return unseal(answer, encoding_aes_key, app_id).decode("utf-8", "replace")


def decrypt(body: bytes | str, encoding_aes_key: str, app_id: str) -> bytes:
    """Return the push that is sealed in a body, for ``parse``. Verify the body first.

    ``app_id`` is the account's AppID, or WeCom's CorpID; a message for another one is refused, as is a body that is not sealed.

    Errors: ``SignatureError`` ``not-encrypted`` or ``undecryptable``; ``UsageError`` ``bad-key``; ``MissingExtraError`` ``missing-extra``.
    Source: https://developer.work.weixin.qq.com/document/path/90968

    Example:
        >>> from xborder_support.channels import wechat
        >>> sealed = "4j/AuRx71kQlxVlzbpsMWBpeZLskgWveoAeAr+fdPEw="
        >>> wechat.decrypt(f"<xml><Encrypt>{sealed}</Encrypt></xml>", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "wx1")
        b'<xml/>'
    """
    sealed = _sealed(body)
    if sealed is None:
        hint = "answer 401; is the account set to encrypted mode? There WeChat seals every message"
        raise SignatureError("the body is not encrypted", code="not-encrypted", hint=hint)
    return unseal(sealed, encoding_aes_key, app_id)


def encrypt_reply(reply: bytes | str, encoding_aes_key: str, app_id: str, *, token: str, now: datetime, salt: bytes) -> bytes:
    """Return a reply sealed and signed, to stand in the HTTP answer to an encrypted push.

    ``reply`` is the XML of a passive reply, which the host writes; ``salt`` are 16 random bytes, new for each reply.

    Errors: ``UsageError`` ``bad-key``, ``bad-salt``, ``empty-secret`` or ``naive-datetime``; ``MissingExtraError`` ``missing-extra``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import wechat
        >>> key, now = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", datetime(2026, 2, 3, tzinfo=UTC)
        >>> sealed = wechat.encrypt_reply("<xml/>", key, "wx1", token="t", now=now, salt=bytes(16))
        >>> wechat.decrypt(sealed, key, "wx1")
        b'<xml/>'
    """
    if not token:
        raise UsageError("the token is empty", code="empty-secret", hint="pass the token set in WeChat's console")
    text = reply.encode("utf-8", "surrogatepass") if isinstance(reply, str) else reply
    sealed = seal(text, encoding_aes_key, app_id, salt)
    timestamp = str(int(utc(now, "now").timestamp()))
    nonce = str(int.from_bytes(sha256(b"nonce" + salt).digest()[:4], "big"))  # open to all, so it must not tell the salt
    signature = sign(timestamp, nonce, sealed)(token.encode()).decode("ascii")
    return _REPLY.format(sealed, signature, timestamp, nonce).encode()


def render(draft: Draft) -> list[Outgoing]:
    """Return the calls that send a draft: each media file, the text with its options as a menu, a card for each option with an address.

    ``Media.provider_id`` is the media_id of an uploaded file. A picture by url is a card with its caption, another file by url a link in a
    text. A template is sent in place of all that: its values fill ``keyword1`` and so on, or the gaps that ``details["template_fields"]``
    names, with commas between. ``details["wecom_app"]`` makes it a message of that WeCom app, where options become numbered lines. WeChat
    takes no idempotency key. Its limit of 2,048 bytes for a text is not documented for Official Accounts, so nothing is refused for it.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``media-not-uploaded``, ``wrong-template-values``,
    ``templates-unsupported`` or ``bad-agent``.
    Source: https://developers.weixin.qq.com/doc/service/en/api/customer/message/api_sendcustommessage.html

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import wechat
        >>> wechat.render(Draft(channel="wechat", provider="wechat", to="o1", text="请稍等。"))[0].body.decode()
        '{"touser":"o1","msgtype":"text","text":{"content":"请稍等。"}}'
    """
    sendable(draft, channels={"wechat"})
    agent = agent_of(draft)
    if draft.template:
        if agent is not None:
            raise UsageError("an app of WeCom has no templates", code="templates-unsupported", hint="send the text without Draft.template")
        return [_outgoing(draft, "template/send", template_message(draft.template, draft.details.get("template_fields")))]
    operation, extra = ("custom/send", {}) if agent is None else ("send", {"agentid": agent})
    return [_outgoing(draft, operation, {**message, **extra}) for message in messages(draft, is_wecom=agent is not None)]


def _outgoing(draft: Draft, operation: str, payload: Mapping[str, Any]) -> Outgoing:
    body = json_body({"touser": draft.to, **payload})
    return Outgoing(to=draft.to, body=body, content_type="application/json", operation=operation)


def _sealed(body: bytes | str) -> str | None:
    push = read_push(body)
    return None if isinstance(push, Unreadable) else words(push, "Encrypt")
