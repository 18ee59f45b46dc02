"""One changed byte of body, signature, secret, time or id fails, for every service that signs; two headers of a name gain nothing."""

import hmac
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from xborder_support.channels import messenger, resend, sendgrid
from xborder_support.errors import SignatureError, UsageError

NOW = datetime(2026, 2, 3, 7, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
BODY = b'{"object":"page","entry":[]}'
EC = ec.derive_private_key(12345, ec.SECP256R1())
OTHER_EC = ec.derive_private_key(54321, ec.SECP256R1())


def public(key: ec.EllipticCurvePrivateKey) -> str:
    return b64encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()


def meta() -> tuple[Any, dict[str, str], str]:
    return messenger, {"x-hub-signature-256": "sha256=" + hmac.digest(b"secret", BODY, "sha256").hex()}, "secret"


def svix() -> tuple[Any, dict[str, str], str]:
    given = b64encode(hmac.digest(b"0123456789abcdef", b"msg_1." + STAMP.encode() + b"." + BODY, "sha256")).decode()
    headers = {"svix-id": "msg_1", "svix-timestamp": STAMP, "svix-signature": f"v1,{given}"}
    return resend, headers, "whsec_" + b64encode(b"0123456789abcdef").decode()


def ecdsa() -> tuple[Any, dict[str, str], str]:
    given = b64encode(EC.sign(STAMP.encode() + BODY, ec.ECDSA(SHA256()))).decode()
    name = "x-twilio-email-event-webhook-"
    return sendgrid, {f"{name}signature": given, f"{name}timestamp": STAMP}, public(EC)


Signed = Callable[[], tuple[Any, dict[str, str], str]]
ALL = pytest.mark.parametrize("signed", [meta, svix, ecdsa])


def refused(module: Any, body: bytes, headers: Any, secret: Any) -> str:
    with pytest.raises(SignatureError) as caught:
        module.verify(body, headers, secret, now=NOW)
    return caught.value.code


@ALL
def test_what_was_signed_passes_in_every_form_of_headers(signed: Signed) -> None:
    module, headers, secret = signed()
    titled = {name.title(): value for name, value in headers.items()}
    for form in (headers, titled, list(titled.items()), [(name.encode(), value.encode()) for name, value in headers.items()]):
        module.verify(BODY, form, secret, now=NOW)


@ALL
def test_any_changed_byte_of_the_body_fails(signed: Signed) -> None:
    module, headers, secret = signed()
    for at in range(len(BODY)):
        changed = BODY[:at] + bytes([BODY[at] ^ 1]) + BODY[at + 1 :]
        assert refused(module, changed, headers, secret) == "wrong-signature"


@ALL
def test_any_changed_letter_of_a_header_fails(signed: Signed) -> None:
    module, headers, secret = signed()
    for name, value in headers.items():
        for at in range(0, len(value) - 3, 3):  # the last letters of Base64 may hold bits that mean nothing
            changed = value[:at] + ("B" if value[at] != "B" else "C") + value[at + 1 :]
            assert refused(module, BODY, {**headers, name: changed}, secret) == "wrong-signature"
        assert refused(module, BODY, {**headers, name: "ü\u2028"}, secret) == "wrong-signature"


@ALL
def test_another_secret_fails_and_one_of_several_passes(signed: Signed) -> None:
    module, headers, secret = signed()
    others = {messenger: "secreu", resend: "whsec_" + b64encode(b"0123456789abcdeg").decode(), sendgrid: public(OTHER_EC)}
    assert refused(module, BODY, headers, others[module]) == "wrong-signature"
    module.verify(BODY, headers, [others[module], secret], now=NOW)
    empties: list[str | list[str]] = ["", [], [secret, ""]]
    for empty in empties:
        with pytest.raises(UsageError) as caught:
            module.verify(BODY, headers, empty, now=NOW)
        assert caught.value.code == "empty-secret"


@ALL
def test_two_headers_of_one_name_pass_only_where_the_one_that_is_read_was_signed_for_this_body(signed: Signed) -> None:
    module, headers, secret = signed()
    forged = b'{"object":"page","entry":[1]}'
    for name, value in headers.items():
        for form in ({**headers, name.upper(): "x"}, {name.upper(): "x", **headers}, [(name, value), *headers.items()]):
            assert refused(module, forged, form, secret) == "wrong-signature"


@pytest.mark.parametrize("stamp", ["", "0", "-1", "1e9", f"{STAMP}.5", f"{STAMP}000", f" {STAMP}", "٠" * 10, "9" * 40])
def test_a_time_that_is_no_count_of_seconds_near_now_is_refused_even_where_it_is_signed(stamp: str) -> None:
    given = b64encode(hmac.digest(b"0123456789abcdef", b"msg_1." + stamp.encode() + b"." + BODY, "sha256")).decode()
    headers = {"svix-id": "msg_1", "svix-timestamp": stamp, "svix-signature": f"v1,{given}"}
    code = refused(resend, BODY, headers, "whsec_" + b64encode(b"0123456789abcdef").decode())
    assert code == ("stale-signature" if stamp else "missing-signature")


def test_one_fitting_signature_among_several_of_svix_passes_and_another_version_does_not() -> None:
    module, headers, secret = svix()
    given = headers["svix-signature"]
    module.verify(BODY, {**headers, "svix-signature": f"v1,AAAA v2,xx {given} v1,"}, secret, now=NOW)
    assert refused(module, BODY, {**headers, "svix-signature": given.replace("v1,", "v1a,")}, secret) == "wrong-signature"
    assert refused(module, BODY, {**headers, "svix-signature": " ".join(["v1,AAAA"] * 20 + [given])}, secret) == "wrong-signature"
