"""The web examples do what their pages say: FastAPI over a real socket, Flask and Django by their own test clients."""

import hmac
import json
import logging
import socket
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

import pytest
import uvicorn
from django.conf import settings
from django.test import RequestFactory

from xborder_support import SupportDesk, UsageError
from xborder_support.channels import africastalking, line, provider
from xborder_support.testing import message

_ROOT = Path(__file__).parents[2]
_NOW = datetime(2026, 2, 3, 12, 40, 5, tzinfo=UTC)
_BODY = (_ROOT / "examples" / "payloads" / "01_line_tokyo.json").read_bytes()
_LAGOS = datetime(2026, 2, 5, 9, 5, tzinfo=UTC)
_SECRET_PATH = "kQ3v-a-long-random-part"
_DIAL = {"sessionId": "ATUid_1", "serviceCode": "*384*1#", "phoneNumber": "+2348000000004", "text": ""}
_FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def make_webhooks(desk: SupportDesk, store: Any) -> Callable[..., Any]:
    fields = {
        "secrets": {"line": "channel-secret"},
        "paths": {"africastalking": _SECRET_PATH, "email": "another"},
        "challenges": {"whatsapp": "blue-door", "messenger": "blue-door", "instagram": "blue-door", "wechat": "blue-door", "x": "key"},
        "accounts": {"email": "hilfe@kaze-audio.example"},
        "clock": lambda: _NOW,
    }
    return lambda **changes: import_module("webhooks").Webhooks(desk=desk, store=store, **{**fields, **changes})


def _signed(body: bytes) -> dict[str, str]:
    return {"x-line-signature": b64encode(hmac.digest(b"channel-secret", body, "sha256")).decode(), "content-type": "application/json"}


def _kept(store: Any) -> Any:
    (event,) = line.parse(_BODY, received_at=_NOW)
    return store.conversation(event.conversation_key)


class _Server:
    """Run an ASGI application on a free port of the loopback address."""

    def __init__(self, app: Any) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="critical", lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        limit = time.monotonic() + 20
        while not self._server.started and time.monotonic() < limit:
            time.sleep(0.01)
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)

    def request(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        found = answer.status, answer.read()
        self.content_type = answer.getheader("content-type", "")
        connection.close()
        return found


def _wechat_query() -> str:
    signature = sha1("".join(sorted(("blue-door", "1770122400", "5177"))).encode()).hexdigest()
    return urlencode({"signature": signature, "timestamp": "1770122400", "nonce": "5177", "echostr": "42"})


_META_QUERY = "hub.mode=subscribe&hub.verify_token=blue-door&hub.challenge=1158201444"
_CHALLENGES = [
    ("whatsapp", _META_QUERY, b"1158201444"),
    ("messenger", _META_QUERY, b"1158201444"),
    ("instagram", _META_QUERY, b"1158201444"),
    ("wechat", _wechat_query(), b"42"),
    ("x", "crc_token=abc", provider("x").challenge({"crc_token": "abc"}, "key").encode()),  # type: ignore[attr-defined]
]


def test_fastapi_verifies_decides_answers_and_keeps_the_conversation(make_webhooks: Callable[..., Any], store: Any) -> None:
    posted = list[Any]()
    with _Server(import_module("fastapi_app").make_app(make_webhooks(), posted.append)) as server:
        assert server.request("POST", "/webhooks/line", _BODY, _signed(_BODY)) == (200, b"")
        assert server.request("POST", "/webhooks/line", _BODY, _signed(_BODY)) == (200, b"")  # the provider delivers again
        assert server.request("POST", "/webhooks/line", _BODY + b" ", _signed(_BODY)) == (401, b"wrong-signature")
        assert server.request("POST", "/webhooks/line", _BODY)[0] == 401
        large = b" " * 4_000_001
        assert server.request("POST", "/webhooks/line", large, _signed(large)) == (413, b"payload-too-large")
    (call,) = posted
    assert (call.provider, call.operation, call.content_type) == ("line", "reply", "application/json")
    assert call.account == json.loads(_BODY)["destination"]
    assert json.loads(call.body)["messages"][0]["type"] == "text"
    assert "body" not in repr(call)
    assert call.to
    assert call.to not in repr(call)
    state = _kept(store).state
    assert state.waiting_since is not None
    assert [event.kind for event in _kept(store).events].count("sent") == 1
    assert store.waiting() == 0


def test_fastapi_answers_the_check_of_every_provider_that_makes_one(make_webhooks: Callable[..., Any]) -> None:
    with _Server(import_module("fastapi_app").make_app(make_webhooks(), print)) as server:
        for name, query, answer in _CHALLENGES:
            assert server.request("GET", f"/webhooks/{name}?{query}") == (200, answer)
            assert server.content_type.startswith("application/json" if name == "x" else "text/plain")
            assert server.request("GET", f"/webhooks/{name}?hub.mode=subscribe")[0] == 403
            assert server.request("POST", f"/webhooks/{name}", b"{}")[0] == 404  # its webhooks are not expected here
        assert server.request("GET", "/webhooks/line")[0] == 404
        assert server.request("GET", "/webhooks/nobody")[0] == 404
        assert server.request("POST", "/webhooks/nobody", b"{}")[0] == 404


def test_fastapi_answers_a_ussd_request_with_the_screen_behind_a_secret_path(make_webhooks: Callable[..., Any], store: Any) -> None:
    posted, body = list[Any](), urlencode(_DIAL).encode()
    with _Server(import_module("fastapi_app").make_app(make_webhooks(clock=lambda: _LAGOS), posted.append)) as server:
        status, screen = server.request("POST", f"/webhooks/africastalking/{_SECRET_PATH}", body, _FORM)
        assert (status, screen[:4]) == (200, b"END ")
        assert server.content_type.startswith("text/plain")
        for host in ("[", "a b", "\u00fc"):
            assert server.request("POST", "/webhooks/line", b"{}", {"host": host})[0] in {400, 401}
        for address in ("africastalking", "africastalking/guess", "africastalking/%C3%BC%FF", f"line/{_SECRET_PATH}", "nobody/guess"):
            assert server.request("POST", f"/webhooks/{address}", body, _FORM)[0] == 404
    assert posted == []  # the screen was the answer, and no call of its own
    (event,) = africastalking.parse(body, received_at=_LAGOS)
    assert [event.kind for event in store.conversation(event.conversation_key).events].count("sent") == 1


def test_a_menu_answers_by_itself_and_passes_own_words_on_as_an_sms(make_webhooks: Callable[..., Any]) -> None:
    sys.path.append(str(_ROOT / "examples"))
    menu, sessions, posted = import_module("ussd_menu"), dict[str, Any](), list[Any]()
    sys.path.remove(str(_ROOT / "examples"))
    webhooks = make_webhooks(clock=lambda: _LAGOS, menu=lambda event: menu.step(event, sessions))
    with _Server(import_module("fastapi_app").make_app(webhooks, posted.append)) as server:
        screens = [
            server.request("POST", f"/webhooks/africastalking/{_SECRET_PATH}", urlencode({**_DIAL, "text": path}).encode(), _FORM)[1]
            for path in ("", "3", "3*Is the 5*2 m cable in stock?", "3*Is the 5*2 m cable in stock?")
        ]
    assert [screen[:8] for screen in screens] == [b"CON Kaze", b"CON Writ", b"END Than", b"END Than"]
    (call,) = posted
    assert (call.provider, call.operation, call.account) == ("africastalking", "messaging", "20880")


def test_a_mail_gets_the_account_of_its_mailbox(make_webhooks: Callable[..., Any], store: Any, desk: SupportDesk) -> None:
    mail, calls = (_ROOT / "examples" / "payloads" / "04_email_german.eml").read_bytes(), list[Any]()
    assert make_webhooks().receive("email", mail, {}, url="/", path_secret="another").status == 200
    import_module("store").post_all(store, desk, calls.append, clock=lambda: _NOW)
    assert [(call.provider, call.account) for call in calls] == [("email", "hilfe@kaze-audio.example")]


def test_a_mistake_of_the_host_is_logged_and_strangers_learn_nothing(
    make_webhooks: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    wrong = make_webhooks(secrets={"line": "", "email": "x"}, challenges={"whatsapp": ""})
    with caplog.at_level(logging.ERROR):
        assert wrong.receive("line", _BODY, _signed(_BODY), url="/").status == 500
        assert wrong.receive("email", b"", {}, url="/").status == 500
        assert wrong.challenge("whatsapp", {}).status == 500
    assert [record.getMessage().splitlines()[0].rpartition(" ")[2] for record in caplog.records] == [
        "[empty-secret]",
        "[provider-signs-nothing]",
        "[empty-secret]",
    ]
    naive = make_webhooks(clock=lambda: _NOW.replace(tzinfo=None))
    assert naive.receive("line", _BODY, _signed(_BODY), url="/").status == 500


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"secrets": {"lime": "x"}}, "unknown-provider"),
        ({"challenges": {"line": "x"}}, "no-challenge"),
        ({"paths": {"email": ""}}, "empty-secret"),
    ],
)
def test_names_and_secrets_are_checked_when_the_server_starts(make_webhooks: Callable[..., Any], fields: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_webhooks(**fields)
    assert caught.value.code == code


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\x00", b'{"events":[{"type":"message"}]}', b"[" * 100_000])
def test_nothing_that_a_stranger_posts_is_an_error_of_ours(make_webhooks: Callable[..., Any], body: bytes) -> None:
    webhooks = make_webhooks()
    assert webhooks.receive("line", body, {}, url="http://[").status == 401
    assert webhooks.receive("line", body, _signed(body), url="http://[").status == 200
    for name, secret in (("africastalking", _SECRET_PATH), ("email", "another")):
        assert webhooks.receive(name, body, {}, url="http://[", path_secret=secret).status == 200


@pytest.mark.parametrize("module", ["fastapi_app", "flask_app"])
def test_the_server_reads_its_desk_from_the_environment(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINE_CHANNEL_SECRET", "channel-secret")
    monkeypatch.delenv("XBORDER_DESK", raising=False)
    assert import_module(module).app_from_environment() is not None
    assert (tmp_path / "support.sqlite").is_file()
    (tmp_path / "own.toml").write_text('format = 1\nshop = { name = "Own" }\n', encoding="utf-8")
    monkeypatch.setenv("XBORDER_DESK", "own.toml")
    monkeypatch.setenv("XBORDER_STORE", "other.sqlite")
    assert import_module("webhooks").from_environment().desk.summary.startswith("0 markets")
    assert (tmp_path / "other.sqlite").is_file()


def test_a_round_of_the_worker_looks_again_and_posts(make_webhooks: Callable[..., Any], desk: SupportDesk, store: Any) -> None:
    posted = list[Any]()
    import_module("store").take_in(store, desk, [message("荷物が届きません。", channel="line", sender="U1", at=_NOW)], now=_NOW)
    import_module("worker").one_round(make_webhooks(clock=lambda: _NOW + timedelta(days=1)), posted.append)
    assert [call.to for call in posted] == ["U1"]
    assert any(item.action.kind == "escalate" for item in store.to_do())


def test_flask_verifies_decides_and_keeps(make_webhooks: Callable[..., Any], store: Any) -> None:
    client = import_module("flask_app").make_app(make_webhooks()).test_client()
    assert client.post("/webhooks/line", data=_BODY, headers=_signed(_BODY)).status_code == 200
    assert client.post("/webhooks/line", data=_BODY, headers={"x-line-signature": "no"}).status_code == 401
    assert client.post("/webhooks/nobody", data=_BODY).status_code == 404
    assert store.waiting() == 1
    assert _kept(store).state.waiting_since is not None
    assert client.get(f"/webhooks/whatsapp?{_META_QUERY}").data == b"1158201444"
    assert client.get("/webhooks/whatsapp").status_code == 403
    assert client.post("/webhooks/africastalking/guess", data=_DIAL).status_code == 404
    screen = client.post(f"/webhooks/africastalking/{_SECRET_PATH}", data=_DIAL)
    assert (screen.status_code, screen.mimetype, screen.data[:4]) == (200, "text/plain", b"END ")


def test_django_verifies_decides_and_keeps(make_webhooks: Callable[..., Any], store: Any) -> None:
    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"], SECRET_KEY="only for this test", DEFAULT_CHARSET="utf-8")
    view, requests = import_module("django_view").make_view(make_webhooks()), RequestFactory()

    def post(name: str, signature: str) -> int:
        request = requests.post(f"/webhooks/{name}", _BODY, content_type="application/json", headers={"x-line-signature": signature})
        status: int = view(request, name).status_code
        return status

    assert post("line", _signed(_BODY)["x-line-signature"]) == 200
    assert post("line", "no") == 401
    assert post("nobody", "no") == 404
    assert store.waiting() == 1
    assert _kept(store).state.waiting_since is not None
    assert view(requests.get(f"/webhooks/whatsapp?{_META_QUERY}"), "whatsapp").content == b"1158201444"
    assert view(requests.get("/webhooks/line"), "line").status_code == 404
    assert view(requests.put("/webhooks/line"), "line").status_code == 405
    dial = urlencode(_DIAL)
    screen = view(requests.post("/", dial, content_type=_FORM["content-type"]), "africastalking", _SECRET_PATH)
    assert (screen.status_code, screen.headers["content-type"], screen.content[:4]) == (200, "text/plain", b"END ")
    assert view(requests.post("/", dial, content_type=_FORM["content-type"]), "africastalking", "guess").status_code == 404
