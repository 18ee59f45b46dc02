"""The web examples do what their pages say: FastAPI over a real socket, Flask and Django by their own test clients."""

import hmac
import json
import socket
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import pytest
import uvicorn
from django.conf import settings
from django.test import RequestFactory

from xborder_support import SupportDesk
from xborder_support.channels import line

_ROOT = Path(__file__).parents[2]
_NOW = datetime(2026, 2, 3, 12, 40, 5, tzinfo=UTC)
_BODY = (_ROOT / "examples" / "payloads" / "01_line_tokyo.json").read_bytes()
_SECRETS = {"line": "channel-secret", "whatsapp_verify_token": "blue-door"}


@pytest.fixture(scope="module", autouse=True)
def _examples() -> Iterator[None]:
    sys.path.insert(0, str(_ROOT / "examples" / "web"))
    yield
    sys.path.remove(str(_ROOT / "examples" / "web"))


@pytest.fixture(scope="module")
def desk() -> SupportDesk:
    return SupportDesk.load(_ROOT / "examples" / "desk.toml")


@pytest.fixture
def store(tmp_path: Path) -> Any:
    return import_module("store").Store(tmp_path / "kept.sqlite")


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
        connection.close()
        return found


def test_fastapi_verifies_decides_answers_and_keeps_the_conversation(desk: SupportDesk, store: Any) -> None:
    posted: list[tuple[str, str, bytes, str]] = []
    app = import_module("fastapi_app").make_app(
        desk=desk, store=store, secrets=_SECRETS, post=lambda *what: posted.append(what), clock=lambda: _NOW
    )
    with _Server(app) as server:
        assert server.request("POST", "/webhooks/line", _BODY, _signed(_BODY))[0] == 200
        assert server.request("POST", "/webhooks/line", _BODY, _signed(_BODY))[0] == 200  # the provider delivers again
        assert server.request("POST", "/webhooks/line", _BODY + b" ", _signed(_BODY)) == (401, b'{"detail":"wrong-signature"}')
        assert server.request("POST", "/webhooks/line", _BODY)[0] == 401
        assert server.request("POST", "/webhooks/whatsapp", b"{}")[0] == 404
        large = b" " * 4_000_001
        assert server.request("POST", "/webhooks/line", large, _signed(large))[0] == 413
        query = "hub.mode=subscribe&hub.verify_token=blue-door&hub.challenge=1158201444"
        assert server.request("GET", f"/webhooks/whatsapp?{query}") == (200, b"1158201444")
        assert server.request("GET", "/webhooks/whatsapp?hub.mode=subscribe")[0] == 403
    ((provider, operation, body, content_type),) = posted
    assert (provider, operation, content_type) == ("line", "reply", "application/json")
    assert json.loads(body)["messages"][0]["type"] == "text"
    state = _kept(store).state
    assert state.waiting_since is not None
    assert [event.kind for event in _kept(store).events].count("sent") == 1
    assert store.waiting() == []


def test_what_could_not_be_posted_waits_and_is_posted_later(desk: SupportDesk, store: Any) -> None:
    module, posted = import_module("store"), list[bytes]()
    module.take_in(store, desk, line.parse(_BODY, received_at=_NOW), now=_NOW)

    def fail(*_what: object) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        module.post_all(store, desk, fail, now=_NOW)
    assert len(store.waiting()) == 1
    assert module.post_all(store, desk, lambda *what: posted.append(what[2]), now=_NOW) == 1
    assert module.post_all(store, desk, lambda *what: posted.append(what[2]), now=_NOW) == 0
    assert len(posted) == 1


def test_flask_verifies_decides_and_keeps(desk: SupportDesk, store: Any) -> None:
    client = import_module("flask_app").make_app(desk=desk, store=store, secrets=_SECRETS, clock=lambda: _NOW).test_client()
    assert client.post("/webhooks/line", data=_BODY, headers=_signed(_BODY)).status_code == 200
    assert client.post("/webhooks/line", data=_BODY, headers={"x-line-signature": "no"}).status_code == 401
    assert client.post("/webhooks/nobody", data=_BODY).status_code == 404
    assert len(store.waiting()) == 1
    assert _kept(store).state.waiting_since is not None


def test_django_verifies_decides_and_keeps(desk: SupportDesk, store: Any) -> None:
    if not settings.configured:
        settings.configure(ALLOWED_HOSTS=["*"], SECRET_KEY="only for this test", DEFAULT_CHARSET="utf-8")
    view = import_module("django_view").make_view(desk=desk, store=store, secrets=_SECRETS, clock=lambda: _NOW)

    def post(name: str, signature: str) -> int:
        request = RequestFactory().post(
            f"/webhooks/{name}", _BODY, content_type="application/json", headers={"x-line-signature": signature}
        )
        status: int = view(request, name).status_code
        return status

    assert post("line", _signed(_BODY)["x-line-signature"]) == 200
    assert post("line", "no") == 401
    assert post("nobody", "no") == 404
    assert view(RequestFactory().get("/webhooks/line"), "line").status_code == 405
    assert len(store.waiting()) == 1
    assert _kept(store).state.waiting_since is not None
