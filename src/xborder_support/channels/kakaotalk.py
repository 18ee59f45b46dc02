"""Read and write KakaoTalk chatbots, by way of a skill: an address of ours that the bot asks. Experimental.

No payload of Kakao's own is public under a licence that we may test with: what is read here follows Kakao's guide, and is tested with
payloads that we made up. Expect changes.

A skill is asked with one utterance and answers in the HTTP response, within five seconds: return the ``body`` of what ``render`` gives,
with HTTP 200. Where the bot has leave to use callbacks, the message has a ``reply_handle`` whose token is an address: answer
``{"version": "2.0", "useCallback": true}`` at once, and post the ``body`` to that address, once and within a minute; the draft then has
the handle, and the ``operation`` is ``callback``. Check that such an address is one of Kakao's before you call it. A person of the shop
cannot write to a customer through a skill; Kakao's counselling and notices go through its dealers.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from xborder_support.channels.draft_limits import caption_limit, options_within_limits, refuse_more
from xborder_support.channels.outgoing import Outgoing, json_body, refuse_longer, sendable
from xborder_support.channels.profiles import profile
from xborder_support.channels.request import Headers, Secrets
from xborder_support.channels.windows import token_life
from xborder_support.channels.wire.origin import Origin, arrival, shop_party
from xborder_support.channels.wire.payload import Unreadable, fragment_id, ident, read_object, table, words
from xborder_support.channels.wire.receiving import receiver
from xborder_support.channels.wire.recognition import misdirected
from xborder_support.channels.wire.signatures import check_signature, raw_bytes, signature_header
from xborder_support.conversations import Choice, Draft, InboundEvent, Media, Message, Option, Part, Party, ReplyHandle, Text
from xborder_support.errors import UsageError

__all__ = ["parse", "receive", "render", "verify"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,2}")
_COUNTRIES = {"kr": "ko", "jp": "ja"}  # Kakao's older bots name the country where the language is due.
_KEYS = {"plusfriend_user_key": "plusfriendUserKey", "app_user_id": "appUserId"}
_MEDIA = {"image": "image", "video": "video", "audio": "audio", "file": "file"}
_MOST_PARAMS = 100
_OPTION = "option_id"  # what we put into the extra of a quick reply, and find in clientExtra when it is pressed


def parse(
    body: bytes | str,
    *,
    received_at: datetime,
    account: str | None = None,
    headers: Headers | None = None,  # noqa: ARG001  (all providers share one signature)
) -> list[InboundEvent]:
    """Return the message that a skill is asked with.

    ``account`` stands for the id of the bot. Kakao sends neither id nor time: the id is made from user, block, utterance and the minute of
    reception. ``details`` hold block, intent, skill, time zone and surface, and the parameters as ``params.<name>`` and
    ``detail_params.<name>``. ``locale_hint`` is Kakao's language, where ``kr`` means Korean.

    Errors: ``PayloadError`` ``payload-too-large``; ``UsageError`` ``naive-datetime``.
    Source: https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import kakaotalk
        >>> body = '''{"bot": {"id": "b1"}, "userRequest": {"utterance": "배송 조회", "lang": "kr", "block": {"id": "5a56"},
        ...     "user": {"id": "u1", "type": "botUserKey", "properties": {}}}}'''
        >>> event = kakaotalk.parse(body, received_at=datetime(2026, 2, 3, 12, 40, tzinfo=UTC))[0]
        >>> event.text, event.locale_hint, event.sent_at
        ('배송 조회', 'ko', None)
    """
    received = arrival(received_at)
    asked = read_object(body)
    if isinstance(asked, Unreadable):
        return [Origin("kakaotalk", "kakaotalk", account or "", received).unparsed(asked.reason, body)]
    bot = account if account is not None else ident(table(asked, "bot"), "id") or ""
    return [_event(asked, Origin("kakaotalk", "kakaotalk", bot, received))]


def verify(
    body: bytes | str,
    headers: Headers,
    secrets: Secrets,
    *,
    now: datetime,  # noqa: ARG001  (all providers share one signature; nothing is signed)
    url: str | None = None,  # noqa: ARG001
) -> None:
    """Raise unless the header ``Authorization`` is the secret.

    Kakao signs nothing. In the console of the bot, give the skill a header ``Authorization`` with a long random value, and pass that
    value here, as it stands there. It proves who asks, not what is asked: anybody who reads it once can ask anything.

    Errors: ``SignatureError`` ``missing-signature`` or ``wrong-signature``; ``UsageError`` ``empty-secret``.

    Example:
        >>> from datetime import UTC, datetime
        >>> from xborder_support.channels import kakaotalk
        >>> kakaotalk.verify("{}", {"Authorization": "blue-door"}, "blue-door", now=datetime(2026, 2, 3, tzinfo=UTC))
    """
    raw_bytes(body)
    check_signature(signature_header(headers, "Authorization"), secrets, lambda key: key)


#: Check the secret of a request, then return its event. ``Errors:`` those of ``verify`` and ``parse``.
receive = receiver(verify, parse)


def render(draft: Draft) -> list[Outgoing]:
    """Return the answer of the skill: pictures, the text, a card for options with an address, and quick replies for the others.

    The ``operation`` is ``callback`` where the draft has a reply handle, to whose token it is then posted, else ``response``. Pictures
    need an address; a caption makes one a card. The id of a pressed quick reply comes back only from a block that leads to the skill.

    Errors: ``UsageError`` ``wrong-channel``, ``no-recipient``, ``empty-text``, ``text-too-long``, ``too-many-options``,
    ``too-many-messages``, ``media-without-url`` or ``templates-unsupported``.
    Source: https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format

    Example:
        >>> from xborder_support import Draft
        >>> from xborder_support.channels import kakaotalk
        >>> kakaotalk.render(Draft(channel="kakaotalk", provider="kakaotalk", to="u1", text="잠시만요."))[0].body.decode()
        '{"version":"2.0","template":{"outputs":[{"simpleText":{"text":"잠시만요."}}]}}'
    """
    text = sendable(draft, channels={"kakaotalk"})
    if draft.template:
        hint = "send notices (AlimTalk) through a dealer of Kakao; here, send the text"
        raise UsageError("a skill cannot send templates", code="templates-unsupported", hint=hint)
    outputs = [_picture(media, draft) for media in draft.media]
    if text.strip():
        outputs.append({"simpleText": {"text": text}})
    outputs += _links(draft)
    most = profile("kakaotalk", on=date.max).messages_per_call
    refuse_more(len(outputs), most, what="pieces", channel="kakaotalk", code="too-many-messages")
    template: dict[str, Any] = {"outputs": outputs}
    if replies := options_within_limits(draft, [option for option in draft.options if not option.url], form="quick_replies"):
        template["quickReplies"] = [_quick_reply(option) for option in replies]
    operation = "callback" if draft.reply_handle else "response"
    body = json_body({"version": "2.0", "template": template})
    return [Outgoing(to=draft.to, body=body, content_type="application/json", operation=operation)]


def _event(asked: dict[str, Any], origin: Origin) -> InboundEvent:
    request = asked.get("userRequest")
    if type(request) is not dict:
        return misdirected(asked, origin)
    user = table(request, "user")
    sender = Party(address=ident(user, "id"), ids=_ids(table(user, "properties")))
    known: dict[str, Any] = {"sender": sender, "recipient": shop_party(origin.account), "details": _details(asked, request)}
    identity = _identity(request, origin)
    if type(request.get("utterance")) is not str:
        return origin.unparsed("missing-content", asked, provider_id=identity, **known)
    return Message(
        **origin._asdict(),
        **known,
        provider_id=identity,
        parts=(_part(asked, request),),
        locale_hint=_locale(words(request, "lang")),
        reply_handle=_reply_handle(request, origin.received_at),
        raw=asked,
    )


def _identity(request: dict[str, Any], origin: Origin) -> str:
    utterance, minute = words(request, "utterance"), origin.received_at.strftime("%Y-%m-%dT%H:%M")
    return fragment_id([ident(table(request, "user"), "id"), ident(table(request, "block"), "id"), utterance, minute])


def _part(asked: dict[str, Any], request: dict[str, Any]) -> Part:
    media = table(table(request, "params"), "media")
    if (url := words(media, "url")) and (kind := _MEDIA.get(words(media, "type") or "")):
        return Media(media_kind=kind, url=url)  # type: ignore[arg-type]  # a Literal by way of the table above
    utterance = request["utterance"]
    if chosen := ident(table(table(asked, "action"), "clientExtra"), _OPTION):
        return Choice(id=chosen, title=utterance or None, source="quick_reply")
    return Text(text=utterance)


def _ids(properties: dict[str, Any]) -> dict[str, str]:
    found = {name: ident(properties, key) or ident(properties, name) for name, key in _KEYS.items()}
    return {name: value for name, value in found.items() if value}


def _details(asked: dict[str, Any], request: dict[str, Any]) -> dict[str, str]:
    action = table(asked, "action")
    found: dict[str, Any] = {
        "block_id": ident(table(request, "block"), "id"),
        "block_name": words(table(request, "block"), "name"),
        "intent_id": ident(table(asked, "intent"), "id"),
        "intent_name": words(table(asked, "intent"), "name"),
        "skill_id": ident(action, "id"),
        "skill_name": words(action, "name"),
        "time_zone": words(request, "timezone"),
        "surface": words(table(request, "params"), "surface"),
        "is_friend": _truth(table(table(request, "user"), "properties")),
        **_named("params", table(action, "params")),
        **_named("detail_params", {key: _resolved(value) for key, value in _first(table(action, "detailParams"))}),
        **_named("client_extra", table(action, "clientExtra")),
    }
    return {name: value for name, value in found.items() if value}


def _named(prefix: str, fields: dict[str, Any]) -> dict[str, str | None]:
    return {f"{prefix}.{key}": words(fields, key) or ident(fields, key) for key, _ in _first(fields)}


def _first(fields: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(fields.items())[:_MOST_PARAMS]


def _resolved(value: Any) -> Any:
    """Return what the bot took an answer for; the words themselves stand in ``params``."""
    return value.get("value") if type(value) is dict else value


def _truth(properties: dict[str, Any]) -> str | None:
    value = properties.get("isFriend", properties.get("is_friend"))
    return {"true": "true", "false": "false"}.get(str(value).lower())


def _locale(written: str | None) -> str | None:
    if written is None or not _LANGUAGE.fullmatch(written):
        return None
    return _COUNTRIES.get(written.lower(), written.replace("_", "-"))


def _reply_handle(request: dict[str, Any], received: datetime) -> ReplyHandle | None:
    address = words(request, "callbackUrl")
    life = token_life("kakaotalk", received.date())
    # Only an address of the web can be one of Kakao's; another would let a forger choose what the host calls.
    if address is None or not address.startswith("https://"):
        return None
    return ReplyHandle(token=address, expires_at=received + life if life else None)


def _picture(media: Media, draft: Draft) -> dict[str, Any]:
    if media.media_kind != "image" or not media.url:
        hint = "a skill shows pictures by their address alone: set Media.url, or write the address into the text"
        raise UsageError(f"a skill cannot show this {media.media_kind}", code="media-without-url", hint=hint)
    if not media.caption:
        return {"simpleImage": {"imageUrl": media.url, "altText": media.filename or ""}}
    refuse_longer(media.caption, caption_limit(draft), what="the caption", channel="kakaotalk")
    return {"basicCard": {"description": media.caption, "thumbnail": {"imageUrl": media.url}}}


def _links(draft: Draft) -> list[dict[str, Any]]:
    options = options_within_limits(draft, [option for option in draft.options if option.url], form="buttons")
    if not options:
        return []
    description = draft.options_label or ", ".join(option.title for option in options)
    refuse_longer(description, caption_limit(draft), what="the text above the buttons", channel="kakaotalk")
    buttons = [{"action": "webLink", "label": option.title, "webLinkUrl": option.url} for option in options]
    return [{"textCard": {"description": description, "buttons": buttons}}]


def _quick_reply(option: Option) -> dict[str, Any]:
    return {"label": option.title, "action": "message", "messageText": option.title, "extra": {_OPTION: option.id}}
