"""Serve webhooks with Flask: verify, parse, decide, keep; a worker posts what waits in the outbox.

Run it with ``flask --app flask_app:app_from_environment run`` in this folder.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, abort, request
from store import Store, take_in

from xborder_support import SupportDesk
from xborder_support.channels import provider
from xborder_support.errors import PayloadError, SignatureError

DESK = Path(__file__).parents[1] / "desk.toml"


def make_app(
    *, desk: SupportDesk, store: Store, secrets: dict[str, str], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Flask:
    """Return the application. ``secrets`` hold one for each provider that may call."""
    app = Flask(__name__)

    @app.post("/webhooks/<name>")
    def webhook(name: str) -> Response:
        if name not in secrets:
            abort(404)
        now = clock()
        try:
            # get_data() before anything touches request.form, which would read the body away.
            events = provider(name).receive(request.get_data(), request.headers, secrets[name], received_at=now, url=request.url)
        except SignatureError as error:
            abort(401, error.code)
        except PayloadError as error:
            abort(413, error.code)
        take_in(store, desk, events, now=now)
        return Response(status=200)

    return app


def app_from_environment() -> Flask:
    """Return the application for a server: LINE alone, whose channel secret stands in ``LINE_CHANNEL_SECRET``."""
    return make_app(desk=SupportDesk.load(DESK), store=Store("support.sqlite"), secrets={"line": os.environ["LINE_CHANNEL_SECRET"]})
