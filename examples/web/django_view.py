"""Serve webhooks with Django: a view to put into a project; ``worker.py`` posts what waits in the outbox.

In ``urls.py``, with ``view = make_view(Webhooks(…))``: ``path("webhooks/<str:name>", view)`` and
``path("webhooks/<str:name>/<str:secret>", view)``.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from webhooks import Webhooks


def make_view(webhooks: Webhooks) -> Callable[..., HttpResponse]:
    """Return the view. A provider cannot know a CSRF token; its signature, or the secret in the path, is the proof."""

    @csrf_exempt
    @require_http_methods(["GET", "POST"])
    def webhook(request: HttpRequest, name: str, secret: str = "") -> HttpResponse:
        if request.method == "GET":
            answer = webhooks.challenge(name, request.GET)
        else:
            url = request.build_absolute_uri()
            answer = webhooks.receive(name, request.body, request.headers, url=url, path_secret=secret)
        return HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)

    return webhook
