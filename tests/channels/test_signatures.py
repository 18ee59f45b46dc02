"""Signatures: only the holder of the secret passes, and every refusal says what is wrong."""

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import line, telegram, twilio, whatsapp
from xborder_support.errors import PayloadError, SignatureError, UsageError

_NOW = datetime(2026, 2, 3, tzinfo=UTC)
_URL = "https://shop.example/hooks/sms?market=us"


def _line(secret: str, body: bytes) -> dict[str, str]:
    return {"x-line-signature": b64encode(hmac.digest(secret.encode(), body, "sha256")).decode()}


def _meta(secret: str, body: bytes) -> dict[str, str]:
    return {"X-Hub-Signature-256": "sha256=" + hmac.digest(secret.encode(), body, "sha256").hex()}


def _twilio(secret: str, body: bytes, url: str = _URL) -> dict[str, str]:
    fields = sorted({tuple((pair + "=").split("=")[:2]) for pair in body.decode().split("&") if pair})
    text = url + "".join(name + value for name, value in fields)
    return {"X-Twilio-Signature": b64encode(hmac.digest(secret.encode(), text.encode(), "sha1")).decode()}


def _verify_twilio(body: bytes, headers: Mapping[str, str], secrets: Any, *, now: datetime) -> None:
    twilio.verify(body, headers, secrets, now=now, url=_URL)


_CASES = [
    pytest.param(line.verify, _line, id="line"),
    pytest.param(whatsapp.verify, _meta, id="whatsapp"),
    pytest.param(_verify_twilio, _twilio, id="twilio"),
]
_BODY = b"From=1&Body=&To=2"


@pytest.mark.parametrize(("verify", "sign"), _CASES)
def test_the_right_secret_passes_alone_and_among_others(verify: Callable[..., None], sign: Callable[..., dict[str, str]]) -> None:
    verify(_BODY, sign("new", _BODY), "new", now=_NOW)
    for secrets in (["old", "new"], ("new", "old")):
        verify(_BODY, sign("new", _BODY), secrets, now=_NOW)


@pytest.mark.parametrize(("verify", "sign"), _CASES)
def test_a_text_body_counts_as_its_utf_8_bytes(verify: Callable[..., None], sign: Callable[..., dict[str, str]]) -> None:
    verify(_BODY.decode(), sign("secret", _BODY), "secret", now=_NOW)


@pytest.mark.parametrize(("verify", "sign"), _CASES)
def test_the_name_of_the_header_has_no_case(verify: Callable[..., None], sign: Callable[..., dict[str, str]]) -> None:
    for change in (str.lower, str.upper):
        verify(_BODY, {change(name): value for name, value in sign("secret", _BODY).items()}, "secret", now=_NOW)


@pytest.mark.parametrize(("verify", "sign"), _CASES)
@pytest.mark.parametrize("change", ["body", "secret", "truncated", "padded", "other-letters"])
def test_anything_changed_is_refused(verify: Callable[..., None], sign: Callable[..., dict[str, str]], change: str) -> None:
    ((name, value),) = sign("secret", _BODY).items()
    body = _BODY + b"0" if change == "body" else _BODY
    secret = "secret2" if change == "secret" else "secret"
    value = {"truncated": value[:-1], "padded": value + " ", "other-letters": "é" + value}.get(change, value)
    with pytest.raises(SignatureError) as caught:
        verify(body, {name: value}, secret, now=_NOW)
    assert caught.value.code == "wrong-signature"


@pytest.mark.parametrize(("verify", "sign"), _CASES)
@pytest.mark.parametrize("headers", [{}, {"Other": "x"}, {5: "x"}])
def test_a_missing_signature_is_refused(verify: Callable[..., None], sign: Any, headers: Any) -> None:
    with pytest.raises(SignatureError) as caught:
        verify(_BODY, headers, "secret", now=_NOW)
    assert caught.value.code == "missing-signature"


@pytest.mark.parametrize(("verify", "sign"), _CASES)
@pytest.mark.parametrize("value", ["", b"bytes", None, ["a"], 5])
def test_a_signature_that_is_no_text_is_refused(verify: Callable[..., None], sign: Callable[..., dict[str, str]], value: Any) -> None:
    (name,) = sign("secret", _BODY)
    with pytest.raises(SignatureError):
        verify(_BODY, {name: value}, "secret", now=_NOW)


@pytest.mark.parametrize(("verify", "sign"), _CASES)
@pytest.mark.parametrize("secrets", ["", [], [""], ["good", ""], None, [None]])
def test_an_empty_secret_is_the_hosts_mistake_even_if_the_signature_fits(
    verify: Callable[..., None], sign: Callable[..., dict[str, str]], secrets: Any
) -> None:
    with pytest.raises(UsageError) as caught:
        verify(_BODY, sign("", _BODY), secrets, now=_NOW)
    assert caught.value.code == "empty-secret"


@pytest.mark.parametrize(("verify", "sign"), _CASES)
def test_an_oversized_body_is_refused_before_it_is_hashed(verify: Callable[..., None], sign: Callable[..., dict[str, str]]) -> None:
    with pytest.raises(PayloadError) as caught:
        verify(b"x" * 4_000_001, {}, "secret", now=_NOW)
    assert caught.value.code == "payload-too-large"


@settings(max_examples=50)
@given(body=st.binary(max_size=200), secret=st.text(min_size=1, max_size=40))
def test_signing_and_verifying_agree_for_any_body_and_secret(body: bytes, secret: str) -> None:
    key = secret.encode("utf-8", "surrogatepass")
    line.verify(body, {"x-line-signature": b64encode(hmac.digest(key, body, "sha256")).decode()}, secret, now=_NOW)
    whatsapp.verify(body, {"X-Hub-Signature-256": "sha256=" + hmac.digest(key, body, "sha256").hex()}, secret, now=_NOW)


@settings(max_examples=100)
@given(body=st.binary(max_size=80), header=st.text(max_size=40), url=st.text(max_size=30))
def test_no_body_header_or_address_raises_anything_else(body: bytes, header: str, url: str) -> None:
    with pytest.raises((SignatureError, UsageError)):
        twilio.verify(body, {"X-Twilio-Signature": header}, "secret", now=_NOW, url="https://" + url)


@pytest.mark.parametrize(
    ("signed", "seen"),
    [
        ("https://shop.example/a?b=%20c", "https://shop.example:443/a?b=%20c"),
        ("https://shop.example:443/a", "https://shop.example/a"),
        ("http://shop.example:80/a", "http://shop.example/a"),
        ("http://shop.example/a", "http://shop.example:80/a"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]:443/a"),
        ("https://user:pass@shop.example:443/a", "https://user:pass@shop.example/a"),
        ("https://shop.example/a", "https://shop.example:8443/a"),
    ],
)
def test_a_port_in_the_address_may_be_there_or_not(signed: str, seen: str) -> None:
    twilio.verify(_BODY, _twilio("secret", _BODY, signed), "secret", now=_NOW, url=seen)


def test_another_address_is_refused() -> None:
    for url in ("https://shop.example/hooks/sms", "http://shop.example/hooks/sms?market=us", "https://evil.example/hooks/sms?market=us"):
        with pytest.raises(SignatureError):
            twilio.verify(_BODY, _twilio("secret", _BODY), "secret", now=_NOW, url=url)


@pytest.mark.parametrize(
    ("url", "code"),
    [(None, "missing-url"), ("", "missing-url"), ("/hooks", "bad-url"), ("http://[::1", "bad-url"), ("https://a:b/", "bad-url")],
)
def test_an_address_that_is_none_is_the_hosts_mistake(url: str | None, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        twilio.verify(_BODY, _twilio("secret", _BODY), "secret", now=_NOW, url=url)
    assert caught.value.code == code


def test_values_of_one_name_are_sorted_and_counted_once() -> None:
    body = b"Digits=5678&Digits=1234&Digits=1234&Sid=1"
    twilio.verify(body, _twilio("secret", body), "secret", now=_NOW, url=_URL)


def test_a_json_body_is_bound_by_its_hash_in_the_address() -> None:
    body = b'{"property": "value"}'
    digest = hashlib.sha256(body).hexdigest()
    for written in (digest, digest.upper()):
        url = f"{_URL}&bodySHA256={written}"
        headers = _twilio("secret", b"", url)
        twilio.verify(body, headers, "secret", now=_NOW, url=url)
        with pytest.raises(SignatureError):
            twilio.verify(body + b" ", headers, "secret", now=_NOW, url=url)


def test_a_form_of_too_many_fields_is_refused() -> None:
    with pytest.raises(SignatureError):
        twilio.verify(b"a&" * 2000, {"X-Twilio-Signature": "AAAA"}, "secret", now=_NOW, url=_URL)


def test_no_error_quotes_secret_signature_or_body() -> None:
    with pytest.raises(SignatureError) as caught:
        line.verify(b"customer words", {"x-line-signature": "given-signature"}, "my-secret", now=_NOW)
    assert not any(word in str(caught.value) for word in ("customer", "given-signature", "my-secret"))


def test_receive_reads_what_it_has_verified() -> None:
    body = b'{"destination": "U0", "events": [], "entry": []}'
    assert line.receive(body, _line("secret", body), "secret", received_at=_NOW) == []
    assert whatsapp.receive(body, _meta("secret", body), "secret", received_at=_NOW) == []
    form = b"MessageSid=SM1&From=1&To=2&Body=hello"
    (event,) = twilio.receive(form, _twilio("secret", form), "secret", received_at=_NOW, url=_URL, account="shop")
    assert (event.account, event.provider_id) == ("shop", "SM1")


def test_a_secret_beyond_ascii_is_compared_as_the_bytes_that_came() -> None:
    headers = [(b"x-telegram-bot-api-secret-token", "türkis".encode())]
    telegram.verify("{}", headers, "türkis", now=datetime(2026, 2, 3, tzinfo=UTC))
    telegram.verify("{}", headers, "türkis".encode(), now=datetime(2026, 2, 3, tzinfo=UTC))
