"""Serve webhooks with Django: a view to put into a project, with the desk and the store made once.

In ``urls.py``: ``path("webhooks/<str:name>", make_view(desk=…, store=…, secrets=…))``.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from store import Store, take_in

from xborder_support import SupportDesk
from xborder_support.channels import provider
from xborder_support.errors import PayloadError, SignatureError


def make_view(
    *, desk: SupportDesk, store: Store, secrets: dict[str, str], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Callable[..., HttpResponse]:
    """Return the view. ``secrets`` hold one for each provider that may call; a provider cannot know a CSRF token, it signs instead."""

    @csrf_exempt
    @require_POST
    def webhook(request: HttpRequest, name: str) -> HttpResponse:
        if name not in secrets:
            return HttpResponse(status=404)
        now = clock()
        try:
            url = request.build_absolute_uri()
            events = provider(name).receive(request.body, request.headers, secrets[name], received_at=now, url=url)
        except SignatureError as error:
            return HttpResponse(error.code, status=401)
        except PayloadError as error:
            return HttpResponse(error.code, status=413)
        take_in(store, desk, events, now=now)
        return HttpResponse(status=200)

    return webhook
