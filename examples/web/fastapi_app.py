"""Serve webhooks with FastAPI: verify, parse, decide, keep, and post what is planned once the provider has its answer.

Run it with ``uvicorn --factory fastapi_app:app_from_environment`` in this folder; the secrets come from the environment.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fastapi import BackgroundTasks, FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from store import Store, post_all, take_in

from xborder_support import SupportDesk
from xborder_support.channels import provider, whatsapp
from xborder_support.errors import PayloadError, SignatureError, UsageError

DESK = Path(__file__).parents[1] / "desk.toml"


def make_app(
    *,
    desk: SupportDesk,
    store: Store,
    secrets: dict[str, str],
    post: Callable[[str, str, bytes, str], None],
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FastAPI:
    """Return the application. ``secrets`` hold one for each provider that may call; ``post`` sends a body to a provider."""
    app = FastAPI()

    @app.post("/webhooks/{name}")
    async def webhook(name: str, request: Request, later: BackgroundTasks) -> Response:
        if name not in secrets:
            raise HTTPException(404)
        body = await request.body()  # the raw bytes: a signature covers them, and nothing that was decoded
        now = clock()
        try:
            events = provider(name).receive(body, request.headers, secrets[name], received_at=now, url=str(request.url))
        except SignatureError as error:
            raise HTTPException(401, error.code) from None
        except PayloadError as error:
            raise HTTPException(413, error.code) from None
        await run_in_threadpool(take_in, store, desk, events, now=now)
        later.add_task(post_all, store, desk, post, now=now)
        return Response(status_code=200)

    @app.get("/webhooks/whatsapp")
    async def check(request: Request) -> Response:
        """Answer Meta, which asks once whether this address wants its webhooks."""
        try:
            return Response(whatsapp.challenge(request.query_params, secrets.get("whatsapp_verify_token", "")), media_type="text/plain")
        except (SignatureError, UsageError):
            raise HTTPException(403) from None

    return app


def app_from_environment() -> FastAPI:
    """Return the application for a server: LINE alone, whose channel secret stands in ``LINE_CHANNEL_SECRET``."""
    secrets = {"line": os.environ["LINE_CHANNEL_SECRET"]}
    return make_app(desk=SupportDesk.load(DESK), store=Store("support.sqlite"), secrets=secrets, post=print)
