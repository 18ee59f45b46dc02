"""What hosts pass by mistake to a provider's module is refused with what to pass instead, or said to be another provider's."""

import hmac
import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from xborder_support.channels import PROVIDERS, line, provider, twilio, whatsapp
from xborder_support.conversations import Unparsed
from xborder_support.errors import SignatureError, UsageError

_NOW = datetime(2026, 2, 3, tzinfo=UTC)
_BODY = b'{"destination": "U0", "events": []}'
_SIGNATURE = b64encode(hmac.digest(b"secret", _BODY, "sha256")).decode()
_HEADERS = {"x-line-signature": _SIGNATURE}
_LINE = json.dumps({"destination": "U0", "events": [{"type": "message"}]})
_WHATSAPP = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": []}]})


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize("body", [{"entry": []}, None, 5, [b"x"], _NOW])
def test_parse_takes_the_raw_body(name: str, body: Any) -> None:
    with pytest.raises(UsageError) as caught:
        provider(name).parse(body, received_at=_NOW)
    assert caught.value.code == "wrong-argument"
    assert caught.value.message == f"the body: bytes were expected, not {type(body).__name__}"
    assert str(caught.value.hint).startswith("pass the raw body bytes, not the decoded JSON")


@pytest.mark.parametrize("name", ["line", "twilio", "whatsapp"])
@pytest.mark.parametrize("body", [{"entry": []}, None])
def test_receive_takes_the_raw_body(name: str, body: Any) -> None:
    with pytest.raises(UsageError, match="pass the raw body bytes"):
        provider(name).receive(body, _HEADERS, "secret", received_at=_NOW, url="https://shop.example/a")


@pytest.mark.parametrize("name", ["email", "amazon"])
def test_a_mail_may_be_any_bytes(name: str) -> None:
    mail = b"From: a@example.com\n\nHello"
    assert provider(name).parse(bytearray(mail), received_at=_NOW) == provider(name).parse(mail, received_at=_NOW)  # type: ignore[arg-type]


class _Like:
    """Look like the headers of a framework that are no ``Mapping``."""

    def items(self) -> list[tuple[str, str]]:
        return [*_HEADERS.items()]


@pytest.mark.parametrize(
    "headers",
    [
        _HEADERS,
        {"X-Line-Signature": _SIGNATURE},
        [("host", "x"), ("X-Line-Signature", _SIGNATURE)],
        [(b"host", b"x"), (b"x-line-signature", _SIGNATURE.encode())],
        ([b"x-line-signature", _SIGNATURE.encode()],),
        {b"x-line-signature": _SIGNATURE.encode()},
        _Like(),
    ],
)
def test_headers_may_come_as_frameworks_hold_them(headers: Any) -> None:
    line.verify(_BODY, headers, "secret", now=_NOW)


@pytest.mark.parametrize("headers", [None, "x-line-signature: a", b"", 5, [1, 2], ["ab"], [("a", "b", "c")], {"a"}])
def test_what_are_no_headers_is_refused(headers: Any) -> None:
    with pytest.raises(UsageError, match=r"names as in HTTP, values as text \(Django: request.headers; Flask: request.headers\)") as caught:
        line.verify(_BODY, headers, "secret", now=_NOW)
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize("headers", [{"HTTP_X_LINE_SIGNATURE": _SIGNATURE}, {"x-line-signature": [_SIGNATURE]}, {}, [], [("x", "y")]])
def test_a_missing_header_says_how_headers_are_passed(headers: Any) -> None:
    with pytest.raises(SignatureError, match=r"names as in HTTP, values as text \(Django: request.headers") as caught:
        line.verify(_BODY, headers, "secret", now=_NOW)
    assert caught.value.code == "missing-signature"


@pytest.mark.parametrize("secrets", ["secret", b"secret", ["old", b"secret"], ("secret",), {"secret"}])
def test_a_secret_may_be_text_or_bytes(secrets: Any) -> None:
    line.verify(_BODY, _HEADERS, secrets, now=_NOW)


@pytest.mark.parametrize("secrets", [None, [None], ["secret", None]])
def test_no_secret_asks_for_the_environment_variable(secrets: Any) -> None:
    with pytest.raises(UsageError, match="is the environment variable set") as caught:
        line.verify(_BODY, _HEADERS, secrets, now=_NOW)
    assert (caught.value.code, caught.value.message) == ("empty-secret", "no secret was given")


@pytest.mark.parametrize("secrets", [5, [5], {"secret": "x"}, object()])
def test_what_is_no_secret_is_refused(secrets: Any) -> None:
    with pytest.raises(UsageError, match="pass the provider's secret as text") as caught:
        line.verify(_BODY, _HEADERS, secrets, now=_NOW)
    assert caught.value.code == "wrong-argument"


@pytest.mark.parametrize(
    ("name", "body", "owner"),
    [
        *((name, _LINE, "line") for name in ("whatsapp", "twilio", "africastalking", "email")),
        *((name, _WHATSAPP, "whatsapp") for name in ("line", "twilio", "africastalking", "email")),
    ],
)
@pytest.mark.parametrize("encode", [str, str.encode])
def test_a_payload_of_another_provider_is_recognised(name: str, body: str, owner: str, encode: Any) -> None:
    (event,) = provider(name).parse(encode(body), received_at=_NOW, account="shop")
    assert isinstance(event, Unparsed)
    assert (event.reason, event.provider_type, event.provider, event.account) == ("another-providers-payload", owner, name, "shop")


@pytest.mark.parametrize("module", [line, whatsapp])
@pytest.mark.parametrize(
    "body", ["{}", '{"object": "user"}', '{"destination": 5, "events": []}', '{"object": ["whatsapp_business_account"]}']
)
def test_what_could_be_anybodys_is_not(module: Any, body: str) -> None:
    events = module.parse(body, received_at=_NOW)
    assert [event.reason for event in events] in ([], ["wrong-shape"])


@pytest.mark.parametrize("body", ["{", "{}", '{"a": 1}', "{a=1"])
def test_a_form_that_begins_with_a_brace_is_read_as_before(body: str) -> None:
    assert twilio.parse(body, received_at=_NOW)[0].reason != "another-providers-payload"  # type: ignore[union-attr]


def test_a_channel_is_no_provider() -> None:
    with pytest.raises(UsageError, match="sms is a channel; its providers are africastalking and twilio") as caught:
        provider("sms")
    assert caught.value.code == "unknown-provider"
