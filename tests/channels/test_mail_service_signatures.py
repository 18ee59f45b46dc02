"""Each mail service's proof of who posts holds, and any change of it is refused."""

import hmac
import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from xborder_support.channels import brevo, mailgun, postmark, resend, sendgrid
from xborder_support.errors import MissingExtraError, SignatureError, UsageError

NOW = datetime(2026, 2, 3, 14, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
BODY = b'[{"event": "delivered"}]'
KEY: EllipticCurvePrivateKey = generate_private_key(SECP256R1())
OTHER: EllipticCurvePrivateKey = generate_private_key(SECP256R1())
RESEND_SECRET = "whsec_" + b64encode(b"twenty-four bytes of key").decode()
OTHER_RESEND_SECRET = "whsec_" + b64encode(b"quite another key here..").decode()


def public(key: EllipticCurvePrivateKey, encoding: Encoding = Encoding.DER) -> str:
    data = key.public_key().public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(data).decode() if encoding is Encoding.DER else data.decode()


def sendgrid_headers(body: bytes = BODY, stamp: str = STAMP) -> dict[str, str]:
    signature = KEY.sign(stamp.encode() + body, ECDSA(SHA256()))
    return {
        "X-Twilio-Email-Event-Webhook-Signature": b64encode(signature).decode(),
        "X-Twilio-Email-Event-Webhook-Timestamp": stamp,
    }


def resend_signature(secret: str = RESEND_SECRET, body: bytes = BODY, stamp: str = STAMP) -> str:
    key = b64decode(secret.removeprefix("whsec_"))
    return "v1," + b64encode(hmac.digest(key, b"msg_1." + stamp.encode() + b"." + body, "sha256")).decode()


def resend_headers(signature: str | None = None, stamp: str = STAMP) -> dict[str, str]:
    return {
        "svix-id": "msg_1",
        "svix-timestamp": stamp,
        "svix-signature": resend_signature(stamp=stamp) if signature is None else signature,
    }


def mailgun_signed(secret: str = "key", stamp: str = STAMP) -> dict[str, str]:
    return {"timestamp": stamp, "token": "t0k3n", "signature": hmac.digest(secret.encode(), f"{stamp}t0k3n".encode(), "sha256").hex()}


def basic(pair: str) -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(pair.encode()).decode()}


_FORM = urlencode({"from": "a@b.example", **mailgun_signed()}).encode()
GOOD: list[tuple[Any, bytes, dict[str, str], Any]] = [
    (postmark, BODY, basic("shop:s3cret"), "shop:s3cret"),
    (postmark, BODY, basic("shop:s3cret"), ["new:one", "shop:s3cret"]),
    (brevo, BODY, basic("shop:s3cret"), "shop:s3cret"),
    (brevo, BODY, {"authorization": "Bearer t0k3n"}, "t0k3n"),
    (mailgun, json.dumps({"signature": mailgun_signed(), "event-data": {}}).encode(), {}, "key"),
    (mailgun, _FORM, {}, ["another", "key"]),
    (sendgrid, BODY, sendgrid_headers(), public(KEY)),
    (sendgrid, BODY, sendgrid_headers(), [public(OTHER), public(KEY, Encoding.PEM)]),
    (resend, BODY, resend_headers(), RESEND_SECRET),
    (resend, BODY, resend_headers(f"v2,AAAA v1,AAAA {resend_signature()}"), [OTHER_RESEND_SECRET, RESEND_SECRET]),
]


@pytest.mark.parametrize(("module", "body", "headers", "secrets"), GOOD)
def test_what_the_service_sent_passes(module: Any, body: bytes, headers: dict[str, str], secrets: Any) -> None:
    module.verify(body, headers, secrets, now=NOW)
    assert isinstance(module.receive(body, headers, secrets, received_at=NOW), list)


BAD: list[tuple[Any, bytes, dict[str, str], Any, str]] = [
    (postmark, BODY, {}, "shop:s3cret", "missing-signature"),
    (postmark, BODY, basic("shop:other"), "shop:s3cret", "wrong-login"),
    (postmark, BODY, {"Authorization": "Digest shop"}, "shop:s3cret", "wrong-login"),
    (postmark, BODY, {"Authorization": "Basic abc"}, "shop:s3cret", "wrong-login"),
    (brevo, BODY, {"Authorization": "Bearer "}, "t0k3n", "wrong-login"),
    (mailgun, BODY, {}, "key", "missing-signature"),
    (mailgun, b"from=a", {}, "key", "missing-signature"),
    (mailgun, b"{", {}, "key", "missing-signature"),
    (mailgun, _FORM, {}, "other", "wrong-signature"),
    (sendgrid, BODY, {}, public(KEY), "missing-signature"),
    (sendgrid, BODY + b" ", sendgrid_headers(), public(KEY), "wrong-signature"),
    (sendgrid, BODY, sendgrid_headers(), public(OTHER), "wrong-signature"),
    (sendgrid, BODY, {**sendgrid_headers(), "X-Twilio-Email-Event-Webhook-Signature": "A"}, public(KEY), "wrong-signature"),
    (sendgrid, BODY, {**sendgrid_headers(), "X-Twilio-Email-Event-Webhook-Signature": "AAAA"}, public(KEY), "wrong-signature"),
    (resend, BODY, {}, RESEND_SECRET, "missing-signature"),
    (resend, BODY + b" ", resend_headers(), RESEND_SECRET, "wrong-signature"),
    (resend, BODY, resend_headers("v2" + resend_signature()[2:]), RESEND_SECRET, "wrong-signature"),
    (resend, BODY, resend_headers(), OTHER_RESEND_SECRET, "wrong-signature"),
    (resend, BODY, resend_headers(" ".join(["v1,AAAA"] * 50 + [resend_signature()])), RESEND_SECRET, "wrong-signature"),
]


@pytest.mark.parametrize(("module", "body", "headers", "secrets", "code"), BAD)
def test_what_somebody_else_sent_is_refused(module: Any, body: bytes, headers: dict[str, str], secrets: Any, code: str) -> None:
    with pytest.raises(SignatureError, match=code):
        module.verify(body, headers, secrets, now=NOW)


def _aged(stamp: str) -> list[tuple[Any, bytes, dict[str, str], Any]]:
    signed = json.dumps({"signature": mailgun_signed(stamp=stamp)}).encode()
    return [
        (mailgun, signed, {}, "key"),
        (sendgrid, BODY, sendgrid_headers(stamp=stamp), public(KEY)),
        (resend, BODY, resend_headers(stamp=stamp), RESEND_SECRET),
    ]


@pytest.mark.parametrize("seconds", [-301, 301, 10**7])
@pytest.mark.parametrize("service", range(3))
def test_a_signature_of_another_day_is_refused(seconds: int, service: int) -> None:
    module, body, headers, secrets = _aged(str(int(STAMP) + seconds))[service]
    with pytest.raises(SignatureError, match="stale-signature"):
        module.verify(body, headers, secrets, now=NOW)


@pytest.mark.parametrize("seconds", [-300, 300])
@pytest.mark.parametrize("service", range(3))
def test_clocks_may_differ_by_five_minutes(seconds: int, service: int) -> None:
    module, body, headers, secrets = _aged(str(int(STAMP) + seconds))[service]
    module.verify(body, headers, secrets, now=NOW)
    with pytest.raises(SignatureError, match="stale-signature"):
        module.verify(body, headers, secrets, now=NOW - timedelta(seconds=2 * seconds))


@pytest.mark.parametrize(("module", "body", "headers", "secrets"), GOOD)
def test_an_empty_secret_is_a_mistake_of_the_host(module: Any, body: bytes, headers: dict[str, str], secrets: Any) -> None:
    for empty in ("", [], [""]):
        with pytest.raises(UsageError, match="empty-secret"):
            module.verify(body, headers, empty, now=NOW)


@pytest.mark.parametrize(
    ("module", "headers", "secret", "code"),
    [
        (sendgrid, sendgrid_headers(), "not a key", "bad-public-key"),
        (sendgrid, sendgrid_headers(), "AAAA", "bad-public-key"),
        (resend, resend_headers(), "whsec_not base64!", "bad-secret"),
    ],
)
def test_a_secret_of_the_wrong_form_is_a_mistake_of_the_host(module: Any, headers: dict[str, str], secret: str, code: str) -> None:
    with pytest.raises(UsageError, match=code) as caught:
        module.verify(BODY, headers, secret, now=NOW)
    assert secret not in str(caught.value)


def test_without_the_extra_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric.ec", None)
    with pytest.raises(MissingExtraError, match="missing-extra") as caught:
        sendgrid.verify(BODY, sendgrid_headers(), public(KEY), now=NOW)
    assert caught.value.hint == "pip install 'xborder-support[crypto]'"


@pytest.mark.parametrize("sign", [resend_headers, sendgrid_headers])
def test_one_changed_bit_of_the_body_is_refused(sign: Callable[[], dict[str, str]]) -> None:
    headers = sign()
    module, secret = (resend, RESEND_SECRET) if "svix-id" in headers else (sendgrid, public(KEY))
    for index in range(len(BODY)):
        changed = BODY[:index] + bytes([BODY[index] ^ 1]) + BODY[index + 1 :]
        with pytest.raises(SignatureError, match="wrong-signature"):
            module.verify(changed, headers, secret, now=NOW)
