"""Mailgun signs a time and a token and nothing else: the token comes with each event, and there is one reading of each signature."""

import hmac
import json
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from xborder_support.channels import mailgun
from xborder_support.errors import SignatureError

NOW = datetime(2026, 2, 3, 7, tzinfo=UTC)
STAMP = str(int(NOW.timestamp()))
TOKEN = "1234abcdef"
KEY = "key"


def signed(stamp: str = STAMP, token: str = TOKEN) -> dict[str, str]:
    return {"timestamp": stamp, "token": token, "signature": hmac.digest(KEY.encode(), f"{stamp}{token}".encode(), "sha256").hex()}


def event(signature: dict[str, str], word: str = "delivered") -> str:
    data = {"event": word, "recipient": "ana@example.com", "message": {"headers": {"message-id": "1@shop.example"}}}
    return json.dumps({"signature": signature, "event-data": data})


def test_the_token_of_the_signature_comes_with_every_event() -> None:
    for body in (
        event(signed()),
        event(signed(), "complained"),
        urlencode({**signed(), "from": "ana@example.com", "body-plain": "Hi"}),
        urlencode({**signed(), "body-mime": "From: ana@example.com\n\nHi"}),
    ):
        read = mailgun.receive(body, {}, KEY, received_at=NOW)
        assert [one.details["signature_token"] for one in read] == [TOKEN] * len(read)


def test_the_signature_of_one_event_fits_below_another_so_only_the_token_tells() -> None:
    genuine, forged = (mailgun.receive(event(signed(), word), {}, KEY, received_at=NOW)[0] for word in ("delivered", "unsubscribed"))
    assert genuine.event_id != forged.event_id
    assert genuine.details["signature_token"] == forged.details["signature_token"]


@pytest.mark.parametrize("moved", [1, 2, 3, -1, -2])
def test_no_other_cut_between_time_and_token_passes(moved: int) -> None:
    whole = signed()
    both, cut = f"{STAMP}{TOKEN}", len(STAMP) + moved
    with pytest.raises(SignatureError) as caught:
        mailgun.verify(event({**whole, "timestamp": both[:cut], "token": both[cut:]}), {}, KEY, now=NOW)
    assert caught.value.code == "stale-signature"
