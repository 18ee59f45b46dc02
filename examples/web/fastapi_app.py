"""Serve webhooks with FastAPI, and post what is planned once the provider has its answer.

Run it with ``uvicorn --factory fastapi_app:app_from_environment`` in this folder; ``webhooks.py`` says what the environment has to hold.
"""

from collections.abc import Callable

from fastapi import BackgroundTasks, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from store import Call, post_all
from webhooks import Webhooks, from_environment


def make_app(webhooks: Webhooks, post: Callable[[Call], object]) -> FastAPI:
    """Return the application. ``post`` makes a call to a provider, and raises where the provider does not take it."""
    app = FastAPI()

    @app.post("/webhooks/{name}")
    @app.post("/webhooks/{name}/{secret}")
    async def webhook(name: str, request: Request, later: BackgroundTasks, secret: str = "") -> Response:
        body = await request.body()  # the raw bytes: a signature covers them, and nothing that was decoded
        answer = await run_in_threadpool(webhooks.receive, name, body, request.headers, url=str(request.url), path_secret=secret)
        if answer.status == 200:
            later.add_task(post_all, webhooks.store, webhooks.desk, post, clock=webhooks.clock)
        return Response(answer.body, answer.status, media_type=answer.content_type)

    @app.get("/webhooks/{name}")
    def check(name: str, request: Request) -> Response:
        answer = webhooks.challenge(name, request.query_params)
        return Response(answer.body, answer.status, media_type=answer.content_type)

    return app


def app_from_environment() -> FastAPI:
    """Return the application for a server. Put your HTTP client in the place of ``print``."""
    return make_app(from_environment(), post=print)
