"""Serve webhooks with Flask; ``worker.py`` posts what waits in the outbox.

Run it with ``flask --app flask_app:app_from_environment run`` in this folder; ``webhooks.py`` says what the environment has to hold.
"""

from flask import Flask, Response, request
from webhooks import Answer, Webhooks, from_environment


def make_app(webhooks: Webhooks) -> Flask:
    """Return the application."""
    app = Flask(__name__)

    @app.post("/webhooks/<name>")
    @app.post("/webhooks/<name>/<secret>")
    def webhook(name: str, secret: str = "") -> Response:
        body = request.get_data()  # before anything touches request.form, which would read the body away
        return _response(webhooks.receive(name, body, request.headers, url=request.url, path_secret=secret))

    @app.get("/webhooks/<name>")
    def check(name: str) -> Response:
        return _response(webhooks.challenge(name, request.args))

    return app


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, content_type=answer.content_type)


def app_from_environment() -> Flask:
    """Return the application for a server."""
    return make_app(from_environment())
